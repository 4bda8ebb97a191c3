"""Time: `clipper ingest` beside the `trafilatura` command, `clean()` beside its function.

    python -m benchmarks.speed [--pages 200] [--rounds 3] [--jobs 2] [--part PART ...]

Parts, each a Markdown table on standard output:

- `commands`: both commands as whole processes over one folder of the same pages, in turn, pair by
  pair; an ingest starts from no archive each time. Pages a second, and the ratio of each pair.
- `clean`: `clipper.clean` and `trafilatura.bare_extraction(with_metadata=True)` on the same bytes
  in one process, page by page, taking turns at going first.
- `text`: `clipper.clean` on flattened pages, `trafilatura.bare_extraction(with_metadata=True)` on
  the HTML they were flattened from (it reads no plain text), taking turns in the same way.

Compare within a run only: another machine, or another load on this one, gives other numbers. Where
`OPENBLAS_CORETYPE` and `OPENBLAS_L2_SIZE` hold NumPy to an older kind of core, which users do not
have set, take them away for this command (`env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE`); the
heading says so where they are left.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.data import WcxbPage, roles_pages, wcxb_folder, wcxb_pages
from benchmarks.readme import write_section

PARTS = ("commands", "clean", "text")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=200, help="how many pages, spread over all")
    parser.add_argument("--rounds", type=int, default=3, help="pairs of whole runs")
    parser.add_argument("--jobs", type=int, default=2, help="processes for either command")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this (repeatable)")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    given = parser.parse_args()
    if not given.write:
        run(given)
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run(given)
    print(printed.getvalue())
    write_section("speed", printed.getvalue())


def run(given: argparse.Namespace) -> None:
    print(f"{heading()}, {os.cpu_count()} cores\n")
    for part in given.part or PARTS:
        if part == "commands":
            commands(list(wcxb_pages(given.pages)), given.rounds, given.jobs)
        elif part == "clean":
            functions(list(wcxb_pages(given.pages)))
        else:
            text_pages(given.pages)


def heading() -> str:
    held = os.environ.get("OPENBLAS_CORETYPE")
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, clipper {version('clipper-archive')}, "
        f"trafilatura {version('trafilatura')}, Python {sys.version.split()[0]}"
    ) + (f", OpenBLAS held to {held}" if held else "")


def commands(pages: Sequence[WcxbPage], rounds: int, jobs: int) -> None:
    """Both commands over a folder of `pages`, in turn, `rounds` times."""
    print("| round | clipper ingest, pages/s | trafilatura, pages/s | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "pages").mkdir()
        for page in pages:
            (work / "pages" / f"{page.id}.html").write_bytes(page.html)
        ratios = []
        for turn in range(rounds):
            ours, theirs = in_turn(turn, lambda: ingest(work, jobs), lambda: peer(work, jobs))
            ratios.append(theirs / ours)
            speeds = f"{len(pages) / ours:.1f} | {len(pages) / theirs:.1f}"
            print(f"| {turn + 1} | {speeds} | {ratios[-1]:.2f} |", flush=True)
    print(f"| median | | | **{statistics.median(ratios):.2f}** |\n")
    print(f"{len(pages)} pages, {jobs} processes each; above 1 clipper is the faster one.\n")


def ingest(work: Path, jobs: int) -> float:
    """Seconds of one `clipper ingest` into a fresh archive."""
    for old in work.glob("archive*"):
        old.unlink()
    call = [command("clipper"), "--archive", "archive.db", "ingest", "pages", "--jobs", str(jobs)]
    return seconds(call, work, allowed={0, 1})  # 1: done, some pages failed


def peer(work: Path, jobs: int) -> float:
    """Seconds of one `trafilatura` run with metadata, as JSON, into an empty folder."""
    shutil.rmtree(work / "out", ignore_errors=True)
    (work / "out").mkdir()
    call = [command("trafilatura"), "--input-dir", "pages", "--output-dir", "out", "--json"]
    return seconds([*call, "--with-metadata", "--parallel", str(jobs)], work, allowed={0})


def seconds(call: list[str], folder: Path, *, allowed: set[int]) -> float:
    if hasattr(os, "sync"):
        os.sync()  # what was written before is not this run's to wait for
    begin = time.perf_counter()
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    spent = time.perf_counter() - begin
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(call)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return spent


def command(name: str) -> str:
    """The command installed beside this Python."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise SystemExit(f"The command {name} is not installed: pip install -e . trafilatura")
    return found


def functions(pages: Sequence[WcxbPage]) -> None:
    """Both functions on each page, one after the other, in one process."""
    one_thread()
    import trafilatura

    import clipper

    def ours(page: WcxbPage) -> None:
        clipper.clean(page.html, url=page.truth["url"])

    def theirs(page: WcxbPage) -> None:
        trafilatura.bare_extraction(page.html, url=page.truth["url"], with_metadata=True)

    begin = time.perf_counter()
    attempt(ours, pages[0])
    first = time.perf_counter() - begin
    attempt(theirs, pages[0])
    pairs = [
        in_turn(turn, partial(attempt, ours, page), partial(attempt, theirs, page))
        for turn, page in enumerate(pages)
    ]
    compare("one HTML page, ms", "the same", pairs)
    print(f"{len(pages)} pages; first page of the process, models loaded: {first * 1000:.0f} ms.\n")


def text_pages(limit: int) -> None:
    """`clean()` on flattened pages, its peer on their HTML."""
    one_thread()
    import trafilatura

    import clipper

    def ours(text: str) -> None:
        clipper.clean(text, kind="text")

    def theirs(html: bytes) -> None:
        trafilatura.bare_extraction(html, with_metadata=True)

    folder = wcxb_folder() / "html"
    pages = [
        (row["text"], (folder / f"{row['id']}.html").read_bytes()) for row in roles_pages(limit)
    ]
    attempt(ours, pages[0][0])
    attempt(theirs, pages[0][1])
    pairs = [
        in_turn(turn, partial(attempt, ours, text), partial(attempt, theirs, html))
        for turn, (text, html) in enumerate(pages)
    ]
    mine, _ = compare("one flattened page, ms", "its HTML", pairs)
    worst = statistics.quantiles(mine, n=10)[-1]
    print(f"{len(pages)} pages, one core; nine of ten flattened pages below {worst:.1f} ms.\n")


def compare(
    what: str, other: str, pairs: Sequence[tuple[float, float]]
) -> tuple[list[float], list[float]]:
    """Prints median, mean and ratios of pairs of seconds; returns both sides in milliseconds."""
    mine, theirs = ([pair[k] * 1000 for pair in pairs] for k in (0, 1))
    shares = [a / b for a, b in zip(mine, theirs, strict=True)]
    print(f"| {what} | clipper.clean | trafilatura.bare_extraction, {other} | ratio |")
    print("|---|---|---|---|")
    for name, of in (("median", statistics.median), ("mean", statistics.fmean)):
        ratio = of(mine) / of(theirs)
        print(f"| {name} | {of(mine):.1f} | {of(theirs):.1f} | **{ratio:.2f}** |")
    print(f"| median of the ratios | | | {statistics.median(shares):.2f} |\n")
    return mine, theirs


def in_turn(
    turn: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[float, float]:
    """Seconds of both; every other time the second goes first, so that neither gains by order."""
    if turn % 2:
        second = theirs()
        return ours(), second
    return ours(), theirs()


def attempt(call: Callable[[Any], object], page: Any) -> float:
    """Seconds of one call. A page that one side refuses counts with the time until it did."""
    from clipper.errors import PageError

    begin = time.perf_counter()
    try:
        call(page)
    except PageError as error:
        print(f"refused: {error}", file=sys.stderr)
    return time.perf_counter() - begin


def one_thread() -> None:
    """Keeps numpy's and others' thread pools out of the measure; before they are imported."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


if __name__ == "__main__":
    main()
