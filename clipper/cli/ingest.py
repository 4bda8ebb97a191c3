"""`clipper ingest`: pages into the archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clipper.cli import console, options

if TYPE_CHECKING:
    from clipper.ingest import RunSummary

FAILURES_SHOWN = 10


def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders.", show_default=False)
    ],
    archive: options.ArchivePath = None,
    url: options.Url = None,
    captured_at: options.CapturedAt = None,
    kind: options.Kind = options.KindChoice.AUTO,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            help="Pages cleaned at the same time.",
            show_default="one for each processor",
        ),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Put pages into the archive, made if there is none.

    Files that have not changed since they were stored are passed over. One bad page is recorded
    with its reason, and the others go on; Ctrl-C stops with what is done stored.

    \b
    Examples:
      clipper ingest saved-pages/
      clipper ingest -a news.db page.html notes.txt
      clipper ingest --captured-at 2025-06-19 dump.txt
    """
    for path in paths:
        options.must_exist(path)
    from clipper.archive import Archive
    from clipper.ingest import ingest as run

    place = options.archive_path(ctx, archive)
    with Archive(place) as opened, _progress(paths, quiet=as_json) as on_progress:
        summary = run(
            opened,
            paths,
            jobs=jobs,
            on_progress=on_progress,
            url=url,
            captured_at=captured_at,
            kind=kind.value,
        )
    if as_json:
        console.say(json.dumps(_as_dict(summary), ensure_ascii=False, indent=2))
    else:
        _print_summary(summary, place)
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.failures:
        raise typer.Exit(1)


def _as_dict(summary: RunSummary) -> dict[str, Any]:
    from clipper.archive import Outcome

    return {
        "run": summary.run,
        "outcomes": {outcome.value: summary.counts[outcome] for outcome in Outcome},
        "seconds": round(summary.seconds, 3),
        "interrupted": summary.interrupted,
        "failures": [
            {"source": f.source, "stage": f.stage, "reason": f.reason} for f in summary.failures
        ],
    }


def _print_summary(summary: RunSummary, place: Path) -> None:
    from clipper.archive import Outcome

    for failure in summary.failures[:FAILURES_SHOWN]:
        console.complain(f"clipper: {failure.source}: {failure.reason}")
    more = summary.counts[Outcome.FAILED] - FAILURES_SHOWN
    if more > 0:
        console.complain(f"clipper: and {more:,} more that failed")
    console.table(
        [
            (outcome.value.replace("_", " "), f"{summary.counts[outcome]:,}")
            for outcome in Outcome
            if summary.counts[outcome]
        ],
        right=frozenset({1}),
    )
    if not summary.total:
        typer.echo("no files found")
        return
    speed = summary.total / max(summary.seconds, 0.001)
    state = "interrupted after" if summary.interrupted else "in"
    typer.echo(
        f"{place}: {summary.total:,} inputs {state} {summary.seconds:.1f} s ({speed:,.0f}/s)"
    )


@contextmanager
def _progress(paths: list[Path], *, quiet: bool) -> Iterator[Callable[[RunSummary], None] | None]:
    """A bar on standard error, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from clipper.archive import Outcome
    from clipper.ingest import count_files

    total = count_files(paths)
    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=total, speed="", failed="")

        def update(summary: RunSummary) -> None:
            failed = summary.counts[Outcome.FAILED]
            elapsed = bar.tasks[0].elapsed or 0.001
            bar.update(
                task,
                completed=summary.total,
                total=max(total, summary.total),
                speed=f"{summary.total / elapsed:,.0f} pages/s",
                failed=f"{failed:,} failed" if failed else "",
            )

        yield update
