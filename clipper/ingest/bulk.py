"""One run over many files: read, clean in workers, store, and account for every one of them.

choose -> the same as before? -> read -> the same bytes? -> clean and prepare -> ledger -> archive
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from clipper.archive import Archive, Prepared, prepare
from clipper.errors import PageError
from clipper.ingest.choice import Choice
from clipper.ingest.each import as_told, clean_here
from clipper.ingest.inputs import STDIN, InputFile, absolute, look_at, read
from clipper.ingest.ledger import End, Ledger, OnProgress, RunSummary, Same
from clipper.ingest.workers import Bounds, Work, work_all
from clipper.page import PIPELINE, Clip, RawPage
from clipper.readers import Found, Limits


@dataclass(frozen=True, slots=True)
class Options:
    """What can be said about a run."""

    jobs: int | None = None
    """Worker processes; `None`: one for each processor."""
    url: str | None = None
    captured_at: datetime | None = None
    kind: Literal["auto", "html", "text"] = "auto"
    retry_failed: bool = False
    """Try again what failed in an earlier run."""
    choice: Choice = field(default_factory=Choice)
    bounds: Bounds = field(default_factory=Bounds)
    limits: Limits = field(default_factory=Limits)

    def cleaner(self) -> Work[Clip]:
        """`clean_page` as it is wanted."""
        return partial(clean_here, kind=self.kind, max_bytes=self.limits.page_bytes)

    def told(self) -> dict[str, Any]:
        """What was said, for the record of the run."""
        said: dict[str, Any] = {
            "url": self.url,
            "captured_at": self.captured_at.isoformat() if self.captured_at else None,
            "kind": None if self.kind == "auto" else self.kind,
            "retry_failed": self.retry_failed or None,
            "include": list(self.choice.include) or None,
            "exclude": list(self.choice.exclude) or None,
            "since": self.choice.since.isoformat() if self.choice.since else None,
            "bounds": asdict(self.bounds) if self.bounds != Bounds() else None,
            "limits": asdict(self.limits) if self.limits != Limits() else None,
        }
        return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Task:
    """A page on its way through the workers."""

    raw: RawPage
    file: InputFile
    place: int
    """See `InputFile.place`."""


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
    """Cleans every page in `paths` (files, folders, `-` for standard input) into the archive.

    `on_progress` is called after each outcome. `url` and `captured_at` go before what the pages
    and their containers say. Raises `ArchiveError` if the archive cannot be written; whatever a
    page does becomes an outcome. Ctrl-C ends the run early, with what is done stored and counted.

    Pages are cleaned in other processes: a script that calls this needs the usual
    `if __name__ == "__main__":`.
    """
    options = Options(jobs=jobs, url=url, captured_at=captured_at, kind=kind)
    return run(archive, paths, options, on_progress=on_progress)


def run(
    archive: Archive,
    paths: Sequence[Path | str],
    options: Options,
    *,
    on_progress: OnProgress | None = None,
    clean: Work[Clip] | None = None,
) -> RunSummary:
    """`ingest` with every option; `clean` stands in for the cleaning of a page."""
    begin = time.monotonic()
    places = absolute(paths)
    number = archive.begin_run({"paths": [str(path) for path in places], **options.told()})
    if options.retry_failed:
        archive.inputs.forget_failures()
    ledger = Ledger(archive, number, on_progress)
    work = partial(_made, clean or options.cleaner())
    jobs = options.jobs or os.cpu_count() or 1
    try:
        tasks = _pages(places, options, ledger)
        for task, answer in work_all(tasks, work, jobs=jobs, bounds=options.bounds):
            ledger.enter(task.file, answer, task.place)
        ledger.write()
    except KeyboardInterrupt:
        ledger.summary.interrupted = True
        ledger.write()
    archive.finish_run(number)
    ledger.summary.seconds = time.monotonic() - begin
    return ledger.summary


def _pages(paths: Sequence[Path], options: Options, ledger: Ledger) -> Iterator[_Task]:
    """The pages to be cleaned; whatever else is met goes straight into the ledger."""
    read_before = 0
    own = ledger.archive.files()
    names = {file.name for file in own}
    for path, named in options.choice.files(paths):
        if path.name in names and path.resolve() in own:
            continue  # the archive lies in the folder that is read: no page, and no failure
        file = look_at(path)
        file.begins = read_before
        read_before = file.ends
        before = path != STDIN and ledger.archive.inputs.standing(
            file.source, size=file.size, mtime_ns=file.mtime_ns, pipeline=PIPELINE
        )
        if before:
            ledger.known(file, before)
            continue
        for found in read(path, named=named, limits=options.limits, reached=file.reached):
            yield from _page(found, file, options, ledger)
        ledger.enter(file, End(), file.ends)


def _page(found: Found, file: InputFile, options: Options, ledger: Ledger) -> Iterator[_Task]:
    file.under_way += 1
    source = (found.subject if isinstance(found, PageError) else found.source) or file.source
    file.has_members = file.has_members or source != file.source
    if not isinstance(found, RawPage):
        ledger.enter(file, found, file.place)
        return
    raw_hash = hashlib.sha256(found.data).hexdigest()
    if ledger.archive.inputs.has_bytes(source, raw_hash, pipeline=PIPELINE):
        ledger.enter(file, Same(source), file.place)
    else:
        yield _Task(as_told(found, options.url, options.captured_at), file, file.place)


def _made(clean: Work[Clip], raw: RawPage) -> Prepared:
    """The whole work of a worker on one page."""
    return prepare(clean(raw), raw.data, raw)
