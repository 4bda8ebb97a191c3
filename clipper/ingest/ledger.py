"""The writing side of a run: outcomes gathered, and written in bursts.

Each burst is one transaction, so that another run, or another program, finds the archive free in
between. A crash loses what is not written yet, and the next run brings it back.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from clipper.archive import Archive, Outcome, Prepared
from clipper.errors import PageError, UnreadablePage
from clipper.ingest.inputs import InputFile
from clipper.page import PIPELINE
from clipper.readers import Skipped

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
    failed_before: int = 0
    """Files that failed in an earlier run and are the same since, and pages in containers that are:
    the files are among the skipped, the containers among the unchanged."""
    seconds: float = 0.0
    interrupted: bool = False
    bytes_done: int = 0
    """Bytes of the files that were read and are accounted for."""

    @property
    def total(self) -> int:
        return self.counts.total()


OnProgress = Callable[[RunSummary], None]


@dataclass(frozen=True, slots=True)
class Same:
    """A page that is stored already, byte for byte."""

    source: str


@dataclass(frozen=True, slots=True)
class End:
    """Stands behind the last find of a file."""


Found = Prepared | PageError | Skipped | Same | End
"""What became of an input, or that its file has no more."""


class Ledger:
    """Takes the outcome of every input, once."""

    def __init__(self, archive: Archive, run: int, on_progress: OnProgress | None) -> None:
        self.archive = archive
        self.summary = RunSummary(run)
        self._on_progress = on_progress
        self._burst: list[tuple[InputFile, Found, int]] = []
        self._bytes = 0
        self._begun = time.monotonic()

    def enter(self, file: InputFile, what: Found, place: int) -> None:
        """An outcome to be written with the next burst; see `InputFile.place`."""
        self._burst.append((file, what, place))
        self._bytes += what.weight if isinstance(what, Prepared) else 0
        if (
            len(self._burst) >= BURST_PAGES
            or self._bytes >= BURST_BYTES
            or time.monotonic() - self._begun >= BURST_SECONDS
        ):
            self.write()

    def write(self) -> None:
        """Writes what has gathered. Raises `ArchiveError`."""
        with uninterrupted():  # half a burst would be written twice
            for file, what, place in self._burst:
                self._reached(place)
                self._write(file, what)
            self.archive.inputs.counted(self.summary.run, self.summary.counts)
            self.archive.commit()
            self._burst, self._bytes, self._begun = [], 0, time.monotonic()

    def known(self, file: InputFile, before: Outcome) -> None:
        """Counts a file that need not be read."""
        self._reached(file.ends)
        if before is Outcome.FAILED:
            self.summary.failed_before += 1
            before = Outcome.SKIPPED
        else:
            self.summary.failed_before += self.archive.inputs.failed_within(file.source)
        self._count(before)

    def _reached(self, place: int) -> None:
        self.summary.bytes_done = max(self.summary.bytes_done, place)

    def _write(self, file: InputFile, what: Found) -> None:
        if isinstance(what, End):
            file.ended = True
        else:
            file.under_way -= 1
        if isinstance(what, Prepared):
            self._add(file, what)
        elif isinstance(what, PageError):
            self._fail(file, what)
        elif isinstance(what, Skipped):
            self._skip(file, what)
        elif isinstance(what, Same):
            self._touch(file, what)
        if file.ended and not file.under_way and file.has_members and not file.failed:
            self.archive.inputs.done(
                file.source, size=file.size, mtime_ns=file.mtime_ns, pipeline=PIPELINE
            )

    def _add(self, file: InputFile, clip: Prepared) -> None:
        own = clip.source == file.source
        outcome = self.archive.add_prepared(
            clip,
            run=self.summary.run,
            size=file.size if own else None,
            mtime_ns=file.mtime_ns if own else None,
        )
        if clip.source is not None:
            self.archive.inputs.forget(clip.source)
        self._count(outcome)

    def _fail(self, file: InputFile, error: PageError) -> None:
        source = error.subject or file.source
        own = source == file.source
        file.failed = file.failed or own
        # What could not even be read may be readable tomorrow, with the same size and time.
        self.archive.inputs.fail(
            source,
            error,
            run=self.summary.run,
            size=file.size if own else None,
            mtime_ns=file.mtime_ns if own else None,
            pipeline=None if isinstance(error, UnreadablePage) else PIPELINE,
        )
        if len(self.summary.failures) < FAILURES_KEPT:
            self.summary.failures.append(Failure(source, error.stage, error.reason))
        self._count(Outcome.FAILED)

    def _skip(self, file: InputFile, skipped: Skipped) -> None:
        own = skipped.source == file.source
        self.archive.inputs.skip(
            skipped.source,
            skipped.reason,
            run=self.summary.run,
            size=file.size if own else None,
            mtime_ns=file.mtime_ns if own else None,
            pipeline=PIPELINE,
        )
        self._count(Outcome.SKIPPED)

    def _touch(self, file: InputFile, same: Same) -> None:
        if same.source == file.source:
            self.archive.inputs.touch(same.source, size=file.size, mtime_ns=file.mtime_ns)
        self._count(Outcome.UNCHANGED)

    def _count(self, outcome: Outcome) -> None:
        self.summary.counts[outcome] += 1
        if self._on_progress is not None:
            self._on_progress(self.summary)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block has ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
    if waiting and callable(before):
        before(signal.SIGINT, None)
