"""`clipper reclean`: the present pipeline over what is stored."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clipper.cli import console, options

if TYPE_CHECKING:
    from clipper.ingest import Recleaned

SHOWN = 10
_NAMES = {
    "unchanged": "unchanged",
    "title": "title changed",
    "longer": "text longer",
    "shorter": "text shorter",
    "text": "text changed",
    "metadata": "metadata changed",
    "roles": "roles moved",
    "kept": "much shorter, kept",
    "failed": "failed",
}


def reclean(
    ctx: typer.Context,
    archive: options.ArchivePath = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Clips of the present pipeline, too.")
    ] = False,
    accept_shorter: Annotated[
        bool, typer.Option("--accept-shorter", help="Take new text that is much shorter, too.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would change; nothing is stored.")
    ] = False,
    site: options.Site = None,
    since: options.Since = None,
    until: options.Until = None,
    language: options.Language = None,
    jobs: options.Jobs = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="What a page may take: seconds=300, memory=4GB."),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Clean stored pages again, after an upgrade of clipper.

    The raw page of each clip that another version of clipper has made is cleaned again. What has
    another text or title becomes a new version of its page (clipper history, clipper diff); else
    metadata and roles are brought up to date. Where less than 70 % of a text would be left, the
    clip stays as it is and is listed. What is cut off goes on with the next run.

    \b
    Examples:
      clipper reclean --dry-run
      clipper reclean
      clipper reclean --all --site example.org --accept-shorter
    """
    from clipper.ingest import Bounds
    from clipper.ingest import reclean as clean_again

    place = options.reading if dry_run else options.writing
    bounds = dict(options.parse_limit(value) for value in limit or ())
    if unknown := set(bounds) - {"seconds", "memory"}:
        raise typer.BadParameter(f"{unknown.pop()} is no limit here; there are seconds, memory")
    with place(ctx, archive) as opened, _progress(quiet=as_json) as on_progress:
        summary = clean_again(
            opened,
            everything=everything,
            accept_shorter=accept_shorter,
            dry_run=dry_run,
            site=site,
            since=since,
            until=until,
            language=language,
            jobs=jobs,
            bounds=replace(Bounds(), **bounds),
            on_progress=on_progress,
        )
        path = opened.path
    if as_json:
        console.say(json.dumps(_as_dict(summary), ensure_ascii=False, indent=2))
    else:
        _print(summary, path)
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.changes["failed"]:
        raise typer.Exit(1)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Recleaned], None] | None]:
    """What the run is to call; nothing, if standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda summary: bar.update(task, total=summary.total, completed=summary.done)


def _as_dict(summary: Recleaned) -> dict[str, Any]:
    return {
        "run": summary.run,
        "clips": summary.total,
        "changes": {name: summary.changes[name] for name in _NAMES},
        "characters_longer": summary.longer,
        "characters_shorter": summary.shorter,
        "kept": [asdict(kept) for kept in summary.kept],
        "failures": [asdict(failure) for failure in summary.failures],
        "seconds": round(summary.seconds, 3),
        "interrupted": summary.interrupted,
    }


def _print(summary: Recleaned, path: Path) -> None:
    if not summary.total:
        console.say(
            "Nothing to do: all clips are of the present pipeline (--all cleans them, too)."
        )
        return
    for failure in summary.failures[:SHOWN]:
        console.complain(f"clipper: {failure.source}: {failure.reason}")
    more = summary.changes["failed"] - SHOWN
    if more > 0 and summary.run is not None:
        console.complain(f"clipper: and {more:,} more: clipper runs show {summary.run} --failed")
    by = {
        "longer": f"+{summary.longer:,} characters",
        "shorter": f"-{summary.shorter:,} characters",
    }
    console.table(
        [
            (told, f"{summary.changes[name]:,}", by.get(name, ""))
            for name, told in _NAMES.items()
            if summary.changes[name]
        ],
        right=frozenset({1}),
    )
    if summary.kept:
        console.say(
            "Kept as they are, for the new text is much shorter (--accept-shorter takes it):"
        )
    for kept in summary.kept:
        title = console.shown(kept.title)
        console.say(f"  {kept.id}  {kept.characters:,} -> {kept.would_be:,} characters  {title}")
    verb = "would be cleaned again" if summary.run is None else "cleaned again"
    state = "interrupted after" if summary.interrupted else "in"
    console.say(f"{path}: {summary.done:,} clips {verb} {state} {summary.seconds:.1f} s")
