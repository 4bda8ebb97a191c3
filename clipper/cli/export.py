"""`clipper export`: clips for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clipper.cli import console, options


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
    from clipper.export import jsonl, markdown

    with (
        options.reading(ctx, archive) as opened,
        options.ended(
            opened.clips(site=site, since=since, until=until, language=language)
        ) as clips,
    ):
        if format is ExportFormat.MARKDOWN:
            folder = output or Path("export")
            count = markdown.write(clips, folder)
            console.complain(f"{count:,} files in {folder}")
        elif output is None:
            count = jsonl.write(clips, sys.stdout)
        else:
            with output.open("w", encoding="utf-8", errors="replace") as out:
                count = jsonl.write(clips, out)
            console.complain(f"{count:,} clips in {output}")
    if not count:
        console.complain("Nothing to export: no clip fits.")
