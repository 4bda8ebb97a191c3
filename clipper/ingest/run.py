"""One run over many files: read, clean in workers, store, and account for every one of them.

    walk -> unchanged? -> read -> workers -> archive, in batches

Each input has one outcome. Clips are written in bursts, each one transaction, so that another run
or another program finds the archive free in between. A crash loses what is not written yet, and
the next run brings it back.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from clipper.archive import Archive, Outcome
from clipper.clip import PIPELINE, clean_page
from clipper.errors import PageError
from clipper.ingest.each import as_told
from clipper.ingest.workers import Answer, Bounds, Cleaner, clean_all
from clipper.page import Clip, RawPage
from clipper.readers import Limits, Skipped, read_path, walk

BURST_PAGES = 200
BURST_BYTES = 32_000_000
BURST_SECONDS = 2.0
"""A burst is written when it is as large, or as old, as this: what a crash can lose."""
FAILURES_KEPT = 1000
"""Failures a summary lists; the archive has them all."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no clip."""

    source: str
    stage: str
    reason: str


@dataclass(slots=True)
class RunSummary:
    """What became of the inputs of a run."""

    run: int
    counts: Counter[Outcome] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def total(self) -> int:
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can say about a run."""

    jobs: int | None = None
    """Worker processes; `None`: one for each processor."""
    url: str | None = None
    captured_at: datetime | None = None
    kind: Literal["auto", "html", "text"] = "auto"
    bounds: Bounds = field(default_factory=Bounds)
    limits: Limits = field(default_factory=Limits)


@dataclass(slots=True)
class _File:
    """A file of the input."""

    source: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class _Task:
    """A page on its way through the workers."""

    raw: RawPage
    file: _File


OnProgress = Callable[[RunSummary], None]


def ingest(
    archive: Archive,
    paths: Sequence[Path | str],
    *,
    jobs: int | None = None,
    on_progress: OnProgress | None = None,
    url: str | None = None,
    captured_at: datetime | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
) -> RunSummary:
    """Cleans every page in `paths` (files and folders) into the archive.

    `on_progress` is called after each outcome. `url` and `captured_at` go before what the pages
    and their containers say. Raises `ArchiveError` if the archive cannot be written; whatever a
    page does becomes an outcome. Ctrl-C ends the run early, with what is done stored and counted.
    """
    options = Options(jobs=jobs, url=url, captured_at=captured_at, kind=kind)
    clean = partial(clean_page, kind=kind)
    return run(archive, paths, options, clean=clean, on_progress=on_progress)


def run(
    archive: Archive,
    paths: Sequence[Path | str],
    options: Options,
    *,
    clean: Cleaner,
    on_progress: OnProgress | None = None,
) -> RunSummary:
    """`ingest` with every option, and with the cleaning given."""
    return _Run(archive, options, clean, on_progress).over([Path(path) for path in paths])


class _Run:
    """A run under way."""

    def __init__(
        self, archive: Archive, options: Options, clean: Cleaner, on_progress: OnProgress | None
    ) -> None:
        self.archive = archive
        self.options = options
        self.clean = clean
        self.on_progress = on_progress
        self.burst: list[tuple[_File, RawPage | None, Answer]] = []
        self.burst_bytes = 0
        self.burst_begun = time.monotonic()

    def over(self, paths: Sequence[Path]) -> RunSummary:
        begin = time.monotonic()
        absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100  keeps links
        self.summary = RunSummary(
            self.archive.begin_run({"paths": [str(path) for path in absolute]})
        )
        try:
            for task, answer in self._cleaned(self._pages(absolute)):
                self._collect(task.file, task.raw, answer)
        except KeyboardInterrupt:
            self.summary.interrupted = True
        self._write_burst()
        self.archive.finish_run(self.summary.run)
        self.summary.seconds = time.monotonic() - begin
        return self.summary

    def _cleaned(self, tasks: Iterable[_Task]) -> Iterator[tuple[_Task, Answer]]:
        jobs = self.options.jobs or os.cpu_count() or 1
        return clean_all(tasks, self.clean, jobs=jobs, bounds=self.options.bounds)

    def _pages(self, paths: Sequence[Path]) -> Iterator[_Task]:
        """The pages to be cleaned; whatever else is met has its outcome recorded here."""
        for path, named in walk(paths):
            file = _look_at(path)
            if self.archive.known(
                file.source, size=file.size, mtime_ns=file.mtime_ns, pipeline=PIPELINE
            ):
                self._count(Outcome.UNCHANGED)
                continue
            for found in read_path(path, named=named, limits=self.options.limits):
                if isinstance(found, RawPage):
                    yield _Task(as_told(found, self.options.url, self.options.captured_at), file)
                elif isinstance(found, Skipped):
                    self._count(Outcome.SKIPPED)
                else:
                    self._collect(file, None, found)

    def _collect(self, file: _File, raw: RawPage | None, answer: Answer) -> None:
        self.burst.append((file, raw, answer))
        self.burst_bytes += len(raw.data) if raw else 0
        if (
            len(self.burst) >= BURST_PAGES
            or self.burst_bytes >= BURST_BYTES
            or time.monotonic() - self.burst_begun >= BURST_SECONDS
        ):
            self._write_burst()

    def _write_burst(self) -> None:
        for file, raw, answer in self.burst:
            if isinstance(answer, PageError):
                self._fail(file, answer)
            elif raw is not None:
                self._add(file, raw, answer)
        self.archive.commit()
        self.burst, self.burst_bytes, self.burst_begun = [], 0, time.monotonic()

    def _add(self, file: _File, raw: RawPage, clip: Clip) -> None:
        own = raw.source == file.source
        outcome = self.archive.add(
            clip,
            raw.data,
            run=self.summary.run,
            size=file.size if own else None,
            mtime_ns=file.mtime_ns if own else None,
        )
        self._count(outcome)

    def _fail(self, file: _File, error: PageError) -> None:
        source = error.subject or file.source
        own = source == file.source
        self.archive.fail(
            source,
            error,
            error.stage,
            run=self.summary.run,
            size=file.size if own else None,
            mtime_ns=file.mtime_ns if own else None,
        )
        if len(self.summary.failures) < FAILURES_KEPT:
            self.summary.failures.append(Failure(source, error.stage, error.reason))
        self._count(Outcome.FAILED)

    def _count(self, outcome: Outcome) -> None:
        self.summary.counts[outcome] += 1
        if self.on_progress is not None:
            self.on_progress(self.summary)


def _look_at(path: Path) -> _File:
    try:
        status = path.stat()
    except OSError:  # reading it tells why
        return _File(str(path), 0, 0)
    return _File(str(path), status.st_size, status.st_mtime_ns)
