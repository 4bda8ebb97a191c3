"""The present pipeline over the raw pages of clips that are stored.

Written in bursts, each a transaction; what a crash or Ctrl-C leaves is what the next run finds to
do, as clips that are done bear the name of the present pipeline.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from clipper.archive import METADATA, Archive, Outcome, Prepared, Renewable, prepare
from clipper.errors import ArchiveError, PageError
from clipper.ingest.each import clean_here
from clipper.ingest.ledger import (
    BURST_PAGES,
    BURST_SECONDS,
    FAILURES_KEPT,
    Failure,
    uninterrupted,
)
from clipper.ingest.workers import Bounds, Work, work_all
from clipper.page import PIPELINE, Clip, RawPage

MUCH_SHORTER = 0.7
"""Of its characters: with less than that left, a text is not replaced without being asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A clip that was kept as it is, because its new text is much shorter."""

    id: str
    title: str | None
    characters: int
    would_be: int


@dataclass(slots=True)
class Recleaned:
    """What cleaning again has changed."""

    run: int | None
    """`None`: nothing was written."""
    total: int
    """Clips that were to be cleaned."""
    changes: Counter[str] = field(default_factory=Counter)
    """Clips by what changed; one may be under several names."""
    longer: int = 0
    """Characters gained by all whose text is longer now."""
    shorter: int = 0
    """Characters lost by all whose text is shorter now."""
    kept: list[Kept] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def done(self) -> int:
        return self.outcomes.total()


OnProgress = Callable[[Recleaned], None]


@dataclass(frozen=True, slots=True)
class _Task:
    old: Renewable

    @property
    def raw(self) -> RawPage:
        return self.old.raw


def reclean(
    archive: Archive,
    *,
    everything: bool = False,
    accept_shorter: bool = False,
    dry_run: bool = False,
    site: str | None = None,
    since: str | None = None,
    until: str | None = None,
    language: str | None = None,
    jobs: int | None = None,
    bounds: Bounds | None = None,
    on_progress: OnProgress | None = None,
    clean: Work[Clip] | None = None,
) -> Recleaned:
    """Cleans clips of other pipelines again, `everything`: those of the present one, too.

    A text much shorter than before is not taken unless `accept_shorter`; `dry_run` writes nothing.
    A page that fails is recorded, and its clip stays. `clean` stands in for the cleaning of a page.
    Raises `ArchiveError` if the archive cannot be written. Ctrl-C ends the run early, with what is
    done stored.
    """
    begin = time.monotonic()
    wanted = archive.to_renew(
        None if everything else PIPELINE, site=site, since=since, until=until, language=language
    )
    run = None if dry_run or not wanted else archive.begin_run({"reclean": len(wanted)})
    book = _Book(archive, Recleaned(run, len(wanted)), accept_shorter, on_progress)
    try:
        for kind, numbers in groupby(wanted, key=lambda item: item[0]):
            # A page that is kept was not too large when it came.
            usual = partial(clean_here, kind=kind, max_bytes=sys.maxsize)
            for task, answer in work_all(
                _tasks(archive, (n for _, n in numbers), book),
                partial(_made, clean or usual),
                jobs=jobs or os.cpu_count() or 1,
                bounds=bounds or Bounds(),
            ):
                book.enter(task.old, answer)
        book.write()
    except KeyboardInterrupt:
        book.summary.interrupted = True
        book.write()
    if run is not None:
        archive.finish_run(run)
    book.summary.seconds = time.monotonic() - begin
    return book.summary


def _tasks(archive: Archive, numbers: Iterator[int], book: _Book) -> Iterator[_Task]:
    for n in numbers:
        try:
            old = archive.renewable(n)
        except ArchiveError as error:
            book.fail(n, archive.name_of(n), "read", error.reason)
            continue
        if old is not None:
            yield _Task(old)


def _made(clean: Work[Clip], raw: RawPage) -> Prepared:
    """The whole work of a worker on one page."""
    return prepare(clean(raw), raw.data, raw)


class _Book:
    """Compares, counts, and writes in bursts."""

    def __init__(
        self,
        archive: Archive,
        summary: Recleaned,
        accept_shorter: bool,
        on_progress: OnProgress | None,
    ) -> None:
        self.summary = summary
        self._archive = archive
        self._accept_shorter = accept_shorter
        self._on_progress = on_progress
        self._burst: list[Callable[[int], Outcome]] = []
        """Each writes what became of one clip, for the run of that number."""
        self._begun = time.monotonic()

    def enter(self, old: Renewable, answer: Prepared | PageError) -> None:
        """What became of a clip, to be written with the next burst."""
        if isinstance(answer, PageError):
            self.fail(old.n, old.raw.source or old.id, answer.stage, answer.reason)
            return
        before, after = len(old.text), len(answer.row["text"])
        if after < before * MUCH_SHORTER and not self._accept_shorter:
            self.summary.changes["kept"] += 1
            self.summary.kept.append(Kept(old.id, old.title, before, after))
            reason = f"kept: the new text has {after:,} characters instead of {before:,}"
            self._add(Outcome.SKIPPED, partial(self._leave, old.n, answer, reason))
            return
        self._compare(old, answer)
        self._add(None, partial(self._renew, old.n, answer))

    def fail(self, n: int, source: str, stage: str, reason: str) -> None:
        """A clip that cannot be made again."""
        self.summary.changes["failed"] += 1
        if len(self.summary.failures) < FAILURES_KEPT:
            self.summary.failures.append(Failure(source, stage, reason))
        self._add(Outcome.FAILED, partial(self._fail, n, stage, reason))

    def write(self) -> None:
        """Writes what has gathered. Raises `ArchiveError`."""
        run = self.summary.run
        with uninterrupted():
            if run is not None:
                for step in self._burst:
                    self.summary.outcomes[step(run)] += 1
                self._archive.inputs.counted(run, self.summary.outcomes)
                self._archive.commit()
            self._burst, self._begun = [], time.monotonic()

    def _add(self, outcome: Outcome | None, step: Callable[[int], Outcome]) -> None:
        if self.summary.run is None:
            self.summary.outcomes[outcome or Outcome.UNCHANGED] += 1
        else:
            self._burst.append(step)
        old_enough = time.monotonic() - self._begun >= BURST_SECONDS
        if len(self._burst) >= BURST_PAGES or old_enough:
            self.write()
        if self._on_progress is not None:
            self._on_progress(self.summary)

    def _renew(self, n: int, clip: Prepared, run: int) -> Outcome:
        return self._archive.renew(n, clip, run=run)

    def _leave(self, n: int, clip: Prepared, reason: str, run: int) -> Outcome:
        self._archive.leave(n, clip, reason, run=run)
        return Outcome.SKIPPED

    def _fail(self, n: int, stage: str, reason: str, run: int) -> Outcome:
        self._archive.renewal_failed(n, stage, reason, run=run)
        return Outcome.FAILED

    def _compare(self, old: Renewable, new: Prepared) -> None:
        found = []
        if old.title != new.row["title"]:
            found.append("title")
        gain = len(new.row["text"]) - len(old.text)
        if gain > 0:
            found.append("longer")
            self.summary.longer += gain
        elif gain < 0:
            found.append("shorter")
            self.summary.shorter -= gain
        elif old.text != new.row["text"]:
            found.append("text")
        if old.metadata != tuple(new.row[name] for name in METADATA):
            found.append("metadata")
        if old.asides != tuple((role, text) for role, text, _ in new.derived.asides):
            found.append("roles")
        self.summary.changes.update(found or ["unchanged"])
