"""How `clipper ingest` grows: more pages, the same pages again, the same pages in one container.

    python -m benchmarks.growth [--sizes 1000 10000 100000] [--small] [--jobs 2] [--part PART ...]

The development pages are multiplied: each copy has its longer words replaced by others, so that all
texts differ, and is a page of its own. Parts, each a Markdown table on standard output:

- `sizes`: each size into a fresh archive. Pages a second and CPU time a page, the speed of the
  first and of the last tenth of a run, the highest memory of the parent and of a worker (Linux).
- `again`: a second run over the middle size, nothing changed.
- `warc`: the middle size as one `.warc.gz`, against the same pages as files.

`--small` builds short pages (some 4 KB) from the pages' text instead: cleaning them costs little,
so that the archive's own growth shows. Compare within a run only.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TypeVar

from benchmarks.data import WcxbPage, wcxb_pages
from benchmarks.speed import command, heading

PARTS = ("sizes", "again", "warc")
FOLDER_PAGES = 1000
SMALL_CHARS = 3000
V = TypeVar("V")
_TEXT = re.compile(rb">([^<]+)<")
_WORD = re.compile(r"[^\W\d_]{5,}")
_ADDRESS = re.compile(rb'rel="?canonical"?|property="?og:url"?|"mainEntityOfPage"', re.I)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--small", action="store_true", help="short pages, built from text")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this (repeatable)")
    parser.add_argument("--folder", type=Path, help="where to work (needs room)")
    given = parser.parse_args()
    print(f"{heading()}, {os.cpu_count()} cores, {'short' if given.small else 'real'} pages\n")
    parts = given.part or PARTS
    middle = sorted(given.sizes)[len(given.sizes) // 2]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        work = Path(folder)
        make = Maker(list(wcxb_pages()), small=given.small)
        if "sizes" in parts:
            sizes(work, make, sorted(given.sizes), given.jobs)
        if "again" in parts or "warc" in parts:
            again_and_warc(work, make, middle, given.jobs, parts)


class Maker:
    """Makes as many different pages as are wanted of those there are."""

    def __init__(self, pages: Sequence[WcxbPage], *, small: bool) -> None:
        self._pages = pages
        self._small = small
        words = {word for page in pages for word in _WORD.findall(page.truth["main_content"])}
        self._words = sorted(words)

    def pages(self, count: int) -> Iterator[bytes]:
        for number in range(count):
            copy, place = divmod(number, len(self._pages))
            yield self._page(self._pages[place], copy + 1)

    def _page(self, page: WcxbPage, copy: int) -> bytes:
        def other(word: re.Match[str]) -> str:
            place = zlib.crc32(word[0].encode()) + copy * 7919
            return self._words[place % len(self._words)]

        if self._small:
            text = _WORD.sub(other, page.truth["main_content"][:SMALL_CHARS])
            lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines() if line)
            title = escape(_WORD.sub(other, page.truth.get("title") or "Page"))
            return (
                f"<!DOCTYPE html><title>{title}</title><nav><a href='/'>Home</a></nav>\n"
                f"<h1>{title}</h1>\n{lines}<footer>© Page {page.id}-{copy}</footer>"
            ).encode()
        # Addresses that a page gives for itself would make its copies versions of one page.
        html = _ADDRESS.sub(b'rel="was"', page.html)
        return _TEXT.sub(
            lambda text: (
                b">" + _WORD.sub(other, text[1].decode("utf-8", "replace")).encode() + b"<"
            ),
            html,
        )

    def files(self, folder: Path, count: int) -> Path:
        """A folder of `count` pages, in subfolders."""
        for number, page in enumerate(self.pages(count)):
            place = folder / f"{number // FOLDER_PAGES:03}"
            if number % FOLDER_PAGES == 0:
                place.mkdir(parents=True)
            (place / f"{number:06}.html").write_bytes(page)
        return folder

    def warc(self, path: Path, count: int) -> Path:
        """The same pages as the answers of one crawl."""
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        with path.open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for number, page in enumerate(self.pages(count)):
                fields = [("Content-Type", "text/html")]
                record = writer.create_warc_record(
                    f"https://pages.example/{number:06}.html",
                    "response",
                    payload=io.BytesIO(page),
                    http_headers=StatusAndHeaders("200 OK", fields, "HTTP/1.1"),
                )
                writer.write_record(record)
        return path


@dataclass
class Watched:
    """A run of the command, with what its processes took."""

    outcomes: dict[str, int]
    seconds: float
    """As a user waits, start of the program included."""
    cpu: float = 0.0
    """Seconds of all processes (Linux)."""
    parent_mb: int = 0
    worker_mb: int = 0
    """The highest resident memory, in MB; a worker's includes what it shares with the others."""
    moments: list[tuple[float, int]] = field(default_factory=list)
    """(seconds since the start, pages stored), now and then."""

    @property
    def pages(self) -> int:
        return sum(self.outcomes.values())

    @property
    def speed(self) -> float:
        return self.pages / self.seconds

    def tenth(self, number: int) -> float:
        """Pages a second while that tenth of the pages was stored."""
        low, high = (self._when(self.pages * n // 10) for n in (number, number + 1))
        return self.pages / 10 / max(high - low, 0.001)

    def _when(self, count: int) -> float:
        """When so many pages were stored, between two looks as if the speed were even."""
        looks = [(0.0, 0), *self.moments, (self.seconds, self.pages)]
        for (t0, n0), (t1, n1) in itertools.pairwise(looks):
            if n0 <= count <= n1 and n1 > n0:
                return t0 + (t1 - t0) * (count - n0) / (n1 - n0)
        return self.seconds


def sizes(work: Path, make: Maker, wanted: Sequence[int], jobs: int) -> None:
    """Each size into a fresh archive."""
    print(
        "| pages | pages/s | first tenth | last tenth | CPU ms a page | parent MB | worker MB "
        "| archive MB | raw MB |\n|---|---|---|---|---|---|---|---|---|"
    )
    ran: list[Watched] = []
    for size in wanted:
        pages = make.files(work / f"files{size}", size)
        done = ingest(pages, work / f"{size}.db", jobs)
        if done.outcomes.get("added", 0) < size * 0.95:
            raise SystemExit(f"these were to be {size} different pages: {done.outcomes}")
        places = (work / f"{size}.db", work / f"{size}.raw.db")
        mb = " | ".join(f"{place.stat().st_size / 1e6:,.0f}" for place in places)
        print(
            f"| {size:,} | {done.speed:.1f} | {done.tenth(0):.1f} | {done.tenth(9):.1f} "
            f"| {done.cpu / size * 1000:.1f} | {done.parent_mb} | {done.worker_mb} | {mb} |",
            flush=True,
        )
        ran.append(done)
        for path in [*pages.glob("*/*"), *places]:
            path.unlink()
    print(f"\nSpeed of the largest run against the smallest: {ran[-1].speed / ran[0].speed:.0%}.\n")


def again_and_warc(work: Path, make: Maker, size: int, jobs: int, parts: Sequence[str]) -> None:
    """Files, the same files again, the same pages in a WARC."""
    pages = make.files(work / "files", size)
    files = ingest(pages, work / "files.db", jobs)
    print(f"| {size:,} pages | seconds | pages/s | CPU ms a page |\n|---|---|---|---|")
    _line("as files", files)
    if "again" in parts:
        _line("the same files again", ingest(pages, work / "files.db", jobs))
    if "warc" in parts:
        warc = ingest(make.warc(work / "pages.warc.gz", size), work / "warc.db", jobs)
        _line("as one .warc.gz", warc)
        print(f"\nThe WARC against the files: {warc.speed / files.speed:.0%}.")
    print()


def _line(name: str, done: Watched) -> None:
    told = f"{done.seconds:.1f} | {done.speed:,.1f} | {done.cpu / done.pages * 1000:.2f}"
    print(f"| {name} | {told} |", flush=True)


def ingest(pages: Path, archive: Path, jobs: int) -> Watched:
    """One `clipper ingest`, watched."""
    call = [command("clipper"), "-a", str(archive), "ingest", str(pages), "--json"]
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*call, "--jobs", str(jobs)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    done = Watched({}, 0.0)
    watcher = threading.Thread(target=_watch, args=(process, archive, done, begin))
    watcher.start()
    assert process.stdout
    printed = process.stdout.read()
    process.wait()
    done.seconds = time.perf_counter() - begin
    process.stdout.close()
    watcher.join()
    if process.returncode not in (0, 1):  # 1: done, some pages failed
        raise SystemExit(f"{' '.join(call)} ended with {process.returncode}")
    done.outcomes = json.loads(printed)["outcomes"]
    return done


def _watch(process: subprocess.Popen[bytes], archive: Path, done: Watched, begin: float) -> None:
    """Looks at the processes of a run until it ends."""
    import sqlite3
    from contextlib import closing, suppress

    spent: dict[int, float] = {}
    while process.poll() is None:
        for pid in family(process.pid):
            seconds, peak = usage(pid)
            spent[pid] = max(seconds, spent.get(pid, 0.0))
            if pid == process.pid:
                done.parent_mb = max(done.parent_mb, peak)
            else:
                done.worker_mb = max(done.worker_mb, peak)
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db,
        ):
            count = db.execute("SELECT max(n) FROM clips").fetchone()[0] or 0
            done.moments.append((time.perf_counter() - begin, count))
        time.sleep(0.5)
    done.cpu = sum(spent.values())


def family(pid: int) -> list[int]:
    """A process and all below it, as far as /proc tells."""
    found = [pid]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            found += _quietly(lambda tasks=tasks: [int(n) for n in tasks.read_text().split()], [])
    return found


def usage(pid: int) -> tuple[float, int]:
    """(seconds of CPU, highest resident memory in MB) of a process."""

    def read() -> tuple[float, int]:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text()
        ticks = int(fields[11]) + int(fields[12])
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        return ticks / os.sysconf("SC_CLK_TCK"), int(peak[1]) // 1024 if peak else 0

    return _quietly(read, (0.0, 0))


def _quietly(read: Callable[[], V], otherwise: V) -> V:
    """What a process says that may be gone by now."""
    try:
        return read()
    except OSError:
        return otherwise


if __name__ == "__main__":
    sys.exit(main())
