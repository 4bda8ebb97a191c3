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
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    from clipper.archive import Outcome

    with Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[pages]}"),
        Remaining(),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        # By bytes: nobody knows how many pages a container holds. Of standard input, not even that.
        total = choice.weigh(paths)
        task = bar.add_task("", total=total or None, pages="", failed="")

        def update(summary: RunSummary) -> None:
            failed = summary.counts[Outcome.FAILED]
            speed = summary.total / (bar.tasks[0].elapsed or 0.001)
            bar.update(
                task,
                completed=summary.bytes_done,
                pages=f"{summary.total:,} pages, {speed:,.0f}/s",
                failed=f"{failed:,} failed" if failed else "",
            )

        yield update
