"""The bar of a run: how far, how fast, how long yet, how many failed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clipper.ingest import Choice, RunSummary


@contextmanager
def progress(
    choice: Choice, paths: list[Path], *, quiet: bool
) -> Iterator[Callable[[RunSummary], None] | None]:
    """What a run is to call; nothing, if standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    from clipper.archive import Outcome

    total = choice.count(paths)
    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        Remaining(),
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
