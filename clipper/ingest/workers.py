"""Work in other processes, so that a page that crashes, hangs or eats memory harms only itself.

Pages go out in small batches. A batch that does not come back (its worker died, or ran out of time
or memory) is tried again page by page, later; what then fails again is the poison, and only that.
So each such page is tried twice and no good page is lost with it.

Answers come in the order of the input, except for those second tries: they come at the end, or when
many have gathered.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any, Generic, Protocol, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from clipper.errors import PageError
from clipper.page import RawPage

BATCH_PAGES = 8
BATCH_BYTES = 2_000_000
WINDOW = 8
"""Batches under way for each worker: enough to ride out a slow page."""
HELD_BYTES = 64_000_000
"""Of all pages under way: few enough to hold, however many workers and however large the pages."""
AGAIN_PAGES = 500
"""So many second tries wait for the end of the run at most: they are held, too."""
ALARM_MARGIN = 5.0
RENEWALS = 20
"""How often in a run the whole pool is replaced before that is taken for a fault of the system."""
WORKER_BATCHES = 500
"""A worker is replaced after so many batches, against memory that libraries do not give back."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one page may use before it is given up."""

    seconds: float = 60.0
    memory: int = 1_000_000_000
    """Bytes a worker may grow by, where the system can limit that (Linux does)."""


class PageGivenUp(PageError):
    """A page that its worker could not finish."""


class Task(Protocol):
    """What is to be cleaned, with whatever else its sender wants back beside the answer."""

    @property
    def raw(self) -> RawPage: ...


T = TypeVar("T", bound=Task)
R = TypeVar("R")
"""What is made of a page."""
Work = Callable[[RawPage], R]
"""A function of a module, so that it can be sent to a worker. May raise `PageError`."""


@dataclass(frozen=True, slots=True)
class _Batch(Generic[T]):
    tasks: list[T]
    last_try: bool = False

    @property
    def size(self) -> int:
        return sum(len(task.raw.data) for task in self.tasks)


def work_all(
    tasks: Iterable[T], work: Work[R], *, jobs: int, bounds: Bounds
) -> Iterator[tuple[T, R | PageError]]:
    """Each task with what is made of its page, or with why there is nothing."""
    under_way: deque[tuple[_Batch[T], ProcessFuture[list[R | PageError]]]] = deque()
    again: deque[T] = deque()
    with _crew(jobs, bounds) as crew:

        def send(batch: _Batch[T]) -> None:
            under_way.append((batch, crew.send(work, [task.raw for task in batch.tasks])))

        def is_full() -> bool:
            held = sum(batch.size for batch, _ in under_way)
            return len(under_way) >= WINDOW * jobs or held >= HELD_BYTES

        def receive() -> Iterator[tuple[T, R | PageError]]:
            yield from _receive(*under_way.popleft(), bounds, again)

        def finish() -> Iterator[tuple[T, R | PageError]]:
            while under_way or again:
                while again and not is_full():
                    send(_Batch([again.popleft()], last_try=True))
                yield from receive()

        for batch in _batched(tasks):
            send(_Batch(batch))
            while is_full():
                yield from receive()
            if len(again) >= AGAIN_PAGES or _Batch(list(again)).size >= HELD_BYTES:
                yield from finish()
        yield from finish()


def _receive(
    batch: _Batch[T], future: ProcessFuture[list[R | PageError]], bounds: Bounds, again: deque[T]
) -> Iterator[tuple[T, R | PageError]]:
    """The answers of a batch; if it is lost, its pages go on the list of second tries."""
    try:
        answers = future.result()
    except BrokenProcessPool:  # none of these pages' fault: they still have their last try
        again.extend(batch.tasks)
        return
    except (FutureTimeout, ProcessExpired, MemoryError, OSError) as error:
        if not batch.last_try:
            again.extend(batch.tasks)
            return
        answers = [PageGivenUp(_reason(error, bounds), subject=batch.tasks[0].raw.source)]
    yield from zip(batch.tasks, answers, strict=True)


def _reason(error: BaseException, bounds: Bounds) -> str:
    if isinstance(error, FutureTimeout):
        return f"took longer than {bounds.seconds:g} seconds, twice"
    if isinstance(error, MemoryError):
        return f"needs more than {bounds.memory // 1_000_000:,} MB of memory"
    code = getattr(error, "exitcode", None)
    if isinstance(code, int) and code < 0:
        return f"crashed its worker, twice ({signal.strsignal(-code) or -code})"
    return f"ended its worker, twice ({error})"


def _batched(tasks: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.raw.data)
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# ------------------------------------------------------------------------------------------------
# In the worker


def _work(work: Work[R], pages: list[RawPage], seconds: float) -> list[R | PageError]:
    """The parent stops a worker that takes too long; the alarm does, where the parent is gone."""
    _alarm(seconds + ALARM_MARGIN)
    try:
        return [attempt(work, page) for page in pages]
    finally:
        _alarm(0)


def _alarm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def attempt(work: Work[R], page: RawPage) -> R | PageError:
    """What is made of a page, or why there is nothing, whatever happens; `MemoryError` passes."""
    try:
        return work(page)
    except PageError as error:
        error.subject = error.subject or page.source
        return error
    except MemoryError:
        raise  # the state of this worker, not of the page alone: tried again elsewhere
    except Exception as error:  # the one broad except: a fault of ours costs one page, not the run
        return PageError(f"cannot be cleaned: {type(error).__name__}: {error}", subject=page.source)


def _prepare(memory: int) -> None:
    """First thing in a worker: Ctrl-C is the parent's business; no more memory than agreed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    if used := address_space():
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = used + memory
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def address_space() -> int:
    """Bytes of address space this process has, 0 where the system does not tell (not Linux)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:  # noqa: PTH123  a kernel file
            return int(numbers.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


# ------------------------------------------------------------------------------------------------
# The pool


class _Crew:
    """The pool, and a new one when it breaks down as a whole (a worker killed between tasks)."""

    def __init__(self, jobs: int, bounds: Bounds) -> None:
        self._jobs = jobs
        self._bounds = bounds
        self._left = RENEWALS
        self._pool: ProcessPool | None = None
        """Started when the first pages are sent: a run over files that are all known needs none."""

    def send(self, work: Work[R], pages: list[RawPage]) -> ProcessFuture[list[R | PageError]]:
        try:
            return self._schedule(work, pages)
        except RuntimeError:
            if not self._left:
                raise
            self._left -= 1
            self.stop()
            return self._schedule(work, pages)

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _schedule(self, work: Work[R], pages: list[RawPage]) -> ProcessFuture[list[R | PageError]]:
        if self._pool is None:
            self._pool = self._new_pool()
        seconds = self._bounds.seconds
        return self._pool.schedule(_work, (work, pages, seconds), timeout=seconds)

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=WORKER_BATCHES,
            initializer=_prepare,
            initargs=(self._bounds.memory,),
            context=_context(),
        )


@contextmanager
def _crew(jobs: int, bounds: Bounds) -> Iterator[_Crew]:
    """Workers that are gone when the block is left, however it is left."""
    with _one_thread_each():
        crew = _Crew(jobs, bounds)
        try:
            yield crew
        finally:
            crew.stop()


def get_ready() -> None:
    """Begins to load what the first worker needs, in a process of its own, and does not wait: it
    takes a second in which this process can open the archive and look for pages."""
    with _one_thread_each():
        _context()


def _context() -> BaseContext:
    """A fork server where there is one: it loads the libraries once and forks clean workers,
    which a fork of this process, with its threads and its open archive, would not be."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["clipper.ingest.warm"])
    with _silent():
        forkserver.ensure_running()
    return context


@contextmanager
def _silent() -> Iterator[None]:
    """What is started here keeps no standard error: a worker that is stopped while it starts
    would print a trace, and libraries print warnings about pages. Faults come back as answers."""
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Numeric libraries of the workers use one thread: the pool is what runs in parallel."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    before: dict[str, Any] = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
