"""`clipper export`: clips for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clipper.cli import options


class ExportFormat(StrEnum):
    """What other programs read."""

    JSONL = "jsonl"
    MARKDOWN = "markdown"


def export(
    ctx: typer.Context,
    archive: options.ArchivePath = None,
    format: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="jsonl: a clip a line. markdown: a file a clip."),
    ] = ExportFormat.JSONL,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File (jsonl) or folder (markdown) to write.",
            show_default="standard output; for markdown, the folder export",
        ),
    ] = None,
    site: options.Site = None,
    since: options.Since = None,
    until: options.Until = None,
    language: options.Language = None,
) -> None:
    """Write clips out.

    Markdown files carry front matter as Obsidian's Web Clipper writes it.

    \b
    Examples:
      clipper export > clips.jsonl
      clipper export --format markdown --output vault/ --since 2025
    """
