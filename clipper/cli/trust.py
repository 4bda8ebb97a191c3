"""`clipper verify`, `index`, `backup`, `restore`: is the archive sound, and where is its copy?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from clipper.cli import console, options


def verify(
    ctx: typer.Context,
    archive: options.ArchivePath = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again all that follows from the clips.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Check both files of the archive: structure, indexes, every clip, every raw page.

    What --repair cannot mend (a clip or a raw page itself) is in a backup, if there is one.

    \b
    Examples:
      clipper verify
      clipper verify --repair
    """
    with options.writing(ctx, archive) as opened:
        problems = opened.verify()
        if problems and repair:
            opened.repair()
            problems = opened.verify()
    if as_json:
        rows = [asdict(problem) for problem in problems]
        console.say(json.dumps(rows, ensure_ascii=False, indent=2))
    for problem in problems:
        mend = "  (--repair mends it)" if problem.mendable and not repair else ""
        console.complain(f"clipper: {problem.subject}: {problem.reason}{mend}")
    if problems:
        raise typer.Exit(1)
    if not as_json:
        console.say("The archive is sound.")


def index(
    ctx: typer.Context,
    archive: options.ArchivePath = None,
    substrings: Annotated[
        bool | None,
        typer.Option(
            "--substrings/--no-substrings",
            help="Make, or take away, the index for parts of words.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make an index by which parts of words are found, or say whether there is one.

    With it, the query *6050* finds MPU6050. It takes about three times the room of the text, and
    is kept in step like the main index.

    \b
    Examples:
      clipper index --substrings
      clipper search '*6050*'
    """
    if substrings is not None:
        with options.writing(ctx, archive) as opened:
            opened.index_substrings(substrings)
    with options.reading(ctx, archive) as opened:
        there = opened.has_substrings()
    console.say(f"index for parts of words: {'yes' if there else 'no'}")


def backup(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; must not exist.")],
    archive: options.ArchivePath = None,
) -> None:
    """Copy the archive and its raw pages, also while an ingest runs.

    FILE.db gets the archive, FILE.raw.db the raw pages.

    \b
    Example:
      clipper backup copies/2025-06-19.db
    """
    with options.writing(ctx, archive) as opened:
        opened.backup(target)
    console.complain(f"Copied to {target}")


def restore(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    archive: options.ArchivePath = None,
) -> None:
    """Make the archive what it was in a backup; as it is now, it is kept beside.

    \b
    Example:
      clipper restore copies/2025-06-19.db
    """
    from clipper.archive import restore as take_back

    place = options.archive_path(ctx, archive)
    kept = take_back(source, place)
    console.complain(f"Restored {place}" + (f"; as it was, it lies in {kept}" if kept else ""))
