"""`clipper export` and `import`: clips for other programs, and back."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import console, options

if TYPE_CHECKING:
    from clipper.archive import Outcome


BATCH = 200
"""Clips of one transaction of an import."""


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

    clipper import reads a jsonl export back. It holds the latest version of each page, without raw
    pages, tags and notes: for these there is clipper backup. Markdown files carry front matter as
    Obsidian's Web Clipper writes it.

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


def import_clips(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What clipper export wrote, as jsonl.")
    ],
    archive: options.ArchivePath = None,
) -> None:
    """Put exported clips back, into an archive made if there is none.

    Clips that are there already stay as they are. Raw pages are no part of an export, so these
    clips cannot be cleaned again before their pages are ingested.

    \b
    Example:
      clipper import clips.jsonl -a copy.db
    """
    options.must_exist(file)
    from clipper.archive import Archive, Outcome
    from clipper.errors import PageError
    from clipper.export import jsonl

    counts: Counter[Outcome] = Counter()
    with file.open("rb") as lines, Archive(options.archive_path(ctx, archive)) as opened:
        run = opened.begin_run({"import": str(file.absolute())})
        for found in jsonl.read(lines, str(file)):
            if isinstance(found, PageError):
                opened.fail(found.subject or str(file), found, found.stage, run=run)
                counts[Outcome.FAILED] += 1
                console.complain(f"clipper: {found}")
            else:
                counts[opened.add_alone(found, run=run)] += 1
            if counts.total() % BATCH == 0:
                opened.commit()
        opened.inputs.counted(run, counts)
        opened.finish_run(run)
    console.table(
        [(outcome.value.replace("_", " "), f"{n:,}") for outcome, n in counts.items()],
        right=frozenset({1}),
    )
    if not counts:
        console.complain("Nothing to import: the file is empty.")
    if counts[Outcome.FAILED]:
        raise typer.Exit(1)
