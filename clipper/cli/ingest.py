"""`clipper ingest`: pages into the archive."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clipper.cli import console, options
from clipper.cli.progress import progress

if TYPE_CHECKING:
    from clipper.archive import Archive
    from clipper.ingest import Options, RunSummary

FAILURES_SHOWN = 10


def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", help="Files and folders; - is standard input.", show_default=False
        ),
    ],
    archive: options.ArchivePath = None,
    url: options.Url = None,
    captured_at: options.CapturedAt = None,
    kind: options.Kind = options.KindChoice.AUTO,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="In folders, only files such as *.html or news/*."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="In folders, leave out such files.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            parser=options.parse_moment,
            metavar="DATE",
            help="In folders, only files written on this day or later.",
        ),
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")
    ] = False,
    jobs: options.Jobs = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Raise or lower a limit, such as page=200MB, ratio=1000, seconds=300.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be read; nothing is stored.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on with new files as they come, until Ctrl-C.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Put pages into the archive, made if there is none.

    Files that have not changed since they were stored are passed over, and so are those that
    failed before. One bad page is recorded with its reason, and the others go on; Ctrl-C stops
    with what is done stored, and the next run goes on from there.

    A page may take 60 seconds and 1 GB of memory (seconds, memory) and have 64 MB (page), a file
    that can only be read as a whole 256 MB (whole). Unpacked, a file may be 200 times its size
    (ratio) and 1 TB (total), hold 20 million entries (members), and be packed 4 times (depth).

    \b
    Examples:
      clipper ingest saved-pages/
      clipper ingest -a news.db page.html crawl.warc.gz
      clipper ingest --captured-at 2025-06-19 dump.txt
      clipper ingest ~/Downloads --include "*.html" --watch
      curl https://example.org/crawl.warc.gz | clipper ingest -
    """
    for path in paths:
        options.must_exist(path)
    from clipper.archive import Archive
    from clipper.ingest import STDIN, Bounds, Choice, Limits, Options, get_ready

    if watch and STDIN in paths:
        raise typer.BadParameter("standard input cannot be watched", param_hint="--watch")

    said = Options(
        jobs=jobs,
        url=url,
        captured_at=captured_at,
        kind=kind.value,
        retry_failed=retry_failed,
        choice=Choice(tuple(include or ()), tuple(exclude or ()), since),
        bounds=replace(Bounds(), **_limits(limit, {"seconds": "seconds", "memory": "memory"})),
        limits=replace(Limits(), **_limits(limit, READING)),
    )
    place = options.archive_path(ctx, archive)
    if dry_run:
        _dry_run(place, paths, said, as_json)
        return
    get_ready()
    with Archive(place, busy_seconds=BUSY_SECONDS) as opened:
        summary = _run(opened, paths, said, as_json)
        if watch and not summary.interrupted:
            _watch(opened, paths, said, as_json)
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.failures:
        raise typer.Exit(1)


BUSY_SECONDS = 60.0
"""Another run writes in bursts of some hundred milliseconds; a long one may come between."""


READING = {
    "page": "page_bytes",
    "whole": "whole_bytes",
    "total": "total_bytes",
    "ratio": "ratio",
    "members": "members",
    "depth": "depth",
}


def _limits(given: list[str] | None, names: dict[str, str]) -> dict[str, Any]:
    """The fields that the user has set, of those in `names`."""
    parsed = dict(options.parse_limit(value) for value in given or ())
    return {names[name]: number for name, number in parsed.items() if name in names}


def _run(opened: Archive, paths: list[Path], said: Options, as_json: bool) -> RunSummary:
    from clipper.ingest import run

    with progress(said.choice, paths, quiet=as_json) as on_progress:
        summary = run(opened, paths, said, on_progress=on_progress)
    if as_json:
        console.say(json.dumps(_as_dict(summary), ensure_ascii=False, indent=2))
    else:
        _print_summary(summary, opened.path)
    return summary


def _watch(opened: Archive, paths: list[Path], said: Options, as_json: bool) -> None:
    from clipper.ingest import absolute, watch

    places = absolute(paths)
    console.complain("Watching for new files; Ctrl-C ends.")
    for choice in watch(places, said.choice):
        summary = _run(opened, places, replace(said, choice=choice), as_json)
        if summary.interrupted:
            return


def _dry_run(place: Path, paths: list[Path], said: Options, as_json: bool) -> None:
    from clipper.archive import Archive
    from clipper.ingest import plan

    if place.exists():
        with Archive(place, read_only=True) as opened:
            planned = plan(opened, paths, said)
    else:
        planned = plan(None, paths, said)
    if as_json:
        console.say(json.dumps(planned, indent=2))
        return
    console.table(
        [(name.replace("_", " "), f"{count:,}") for name, count in planned.items()],
        right=frozenset({1}),
    )


def _as_dict(summary: RunSummary) -> dict[str, Any]:
    from clipper.archive import Outcome

    return {
        "run": summary.run,
        "outcomes": {outcome.value: summary.counts[outcome] for outcome in Outcome},
        "failed_before": summary.failed_before,
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
        console.complain(f"clipper: and {more:,} more: clipper runs show {summary.run} --failed")
    if summary.failed_before:
        told = f"{summary.failed_before:,} failed before, passed over"
        console.complain(f"clipper: {told}: --retry-failed tries again")
    console.table(
        [
            (outcome.value.replace("_", " "), f"{summary.counts[outcome]:,}")
            for outcome in Outcome
            if summary.counts[outcome]
        ],
        right=frozenset({1}),
    )
    if not summary.total:
        typer.echo("interrupted, nothing stored yet" if summary.interrupted else "no files found")
        return
    speed = summary.total / max(summary.seconds, 0.001)
    state = "interrupted after" if summary.interrupted else "in"
    typer.echo(
        f"{place}: {summary.total:,} inputs {state} {summary.seconds:.1f} s ({speed:,.0f}/s)"
    )
