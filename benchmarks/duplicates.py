"""How surely copies that were changed are found: python -m benchmarks.duplicates

Main contents of the development pages (WCXB, see `data`) are stored, and then asked for with a part
of their words replaced by other pages' words, with paragraphs dropped, with a boilerplate paragraph
added before and behind. Recall: of the changed texts, those whose nearest clip is their original.
Precision: of all texts that are taken for a copy (changed ones, and those of pages that are
not stored), those taken for a copy of their original. The rate is that of `fingerprint` in a worker
and `link` in the one writer, as an ingest does it, over synthetic texts of 2 to 8 KB.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks import search_corpus
from benchmarks.data import site, wcxb_pages
from benchmarks.readme import write_section
from clipper.archive import near
from clipper.archive.connect import CACHE_KIB

SHORTEST = 100
"""Words of a page that is taken: copies of very short texts are told by their content alone."""
CHUNK = 5_000
"""Texts that are made at a time; making them is not counted."""
BOILERPLATE = (
    "Sign up for our weekly letter and never miss a story. You can leave at any time, and we will "
    "not pass your address on to anyone. Read how we handle what we know about you."
)


class Index:
    """Signatures by their bands: what `duplicates.link` keeps, in memory."""

    def __init__(self) -> None:
        self._signatures: dict[str, near.Signature] = {}
        self._bands: dict[int, list[str]] = {}

    def add(self, id: str, text: str) -> None:
        own = near.signature(text)
        if own is not None:
            self._signatures[id] = own
            for key in near.band_keys(own):
                self._bands.setdefault(key, []).append(id)

    def nearest(self, text: str) -> str | None:
        """The id of the text most like this one, if it is near enough."""
        own = near.signature(text)
        if own is None:
            return None
        rivals = {id for key in near.band_keys(own) for id in self._bands.get(key, ())}
        scored = [(near.alike(own, self._signatures[id]), id) for id in sorted(rivals)]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= near.ALIKE else None


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, help="take so many development pages")
    parser.add_argument("--clips", type=int, default=1_000_000, help="for the rate; 0: none")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    given = parser.parse_args(arguments)
    lines = quality(given.pages)
    print("\n".join(lines), flush=True)
    if given.clips:
        lines += ["", rate(given.clips)]
        print("\n" + lines[-1])
    if given.write:
        write_section("duplicates", "\n".join(lines))


def quality(limit: int | None) -> list[str]:
    """The table of recall and precision by change."""
    texts = {}
    sites = {}
    for page in wcxb_pages(limit):
        text = page.truth["main_content"]
        if len(text.split()) >= SHORTEST:
            texts[page.id] = text
            sites[page.id] = site(page.truth["url"] or page.id)
    ids = sorted(texts)
    stored, strange = ids[::2], ids[1::2]
    index = Index()
    for id in stored:
        index.add(id, texts[id])
    false = sum(index.nearest(texts[id]) is not None for id in strange)
    pool = [word for id in strange for word in texts[id].split()]
    lines = [
        f"{len(stored)} texts stored, {len(strange)} others asked as well,"
        f" {false} of which were taken for a copy.",
        "",
        "| change | recall | precision |",
        "|---|---|---|",
    ]
    for name, change in changes(pool).items():
        choose = random.Random(11)
        answers = [(id, index.nearest(change(texts[id], choose))) for id in stored]
        right = sum(id == answer for id, answer in answers)
        taken = sum(answer is not None for _, answer in answers) + false
        lines.append(f"| {name} | {right / len(stored):.3f} | {right / max(1, taken):.3f} |")
    return lines


def changes(pool: Sequence[str]) -> dict[str, Callable[[str, random.Random], str]]:
    """Ways in which a copy differs, by name."""

    def words(share: float) -> Callable[[str, random.Random], str]:
        def change(text: str, choose: random.Random) -> str:
            return " ".join(
                choose.choice(pool) if choose.random() < share else word for word in text.split()
            )

        return change

    def dropped(text: str, choose: random.Random) -> str:
        paragraphs = [line for line in text.split("\n") if line.strip()]
        kept = [line for line in paragraphs if choose.random() >= 0.2]
        return "\n".join(kept or paragraphs)

    def boilerplate(text: str, choose: random.Random) -> str:
        return f"{BOILERPLATE}\n{text}\n{BOILERPLATE}"

    return {
        "5 % of words": words(0.05),
        "10 % of words": words(0.10),
        "20 % of words": words(0.20),
        "a fifth of the paragraphs dropped": dropped,
        "boilerplate added": boilerplate,
    }


def rate(count: int) -> str:
    """Clips a second that get a signature and are looked up in, and written to, SQLite's tables."""
    from clipper.archive.duplicates import fingerprint, link

    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")  # as an archive is opened
        _tables(connection)
        connection.execute("BEGIN")
        spent = 0.0
        clips = search_corpus.clips(count)
        with ProcessPoolExecutor(1) as worker:  # the writer has the other core
            while chunk := list(islice(clips, CHUNK)):
                begin = time.perf_counter()
                made = worker.map(fingerprint, [clip.text for clip in chunk], chunksize=50)
                for clip, own in zip(chunk, made, strict=True):
                    link(connection, clip.n, str(clip.n), own)
                spent += time.perf_counter() - begin
        connection.execute("COMMIT")
    return (
        f"{count:,} synthetic clips of 2 to 8 KB: {count / spent:,.0f} clips/s,"
        f" {os.cpu_count()} cores, load of the machine at the end {os.getloadavg()[0]:.1f}."
    )


def _tables(connection: sqlite3.Connection) -> None:
    for statement in _statements():
        connection.execute(statement)


def _statements() -> Iterable[str]:
    """The tables of an archive that `link` needs, as an archive makes them."""
    from clipper.archive import Archive

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        Archive(path).close()
        with closing(sqlite3.connect(path)) as plain:
            rows = plain.execute(
                "SELECT sql FROM sqlite_schema WHERE tbl_name IN"
                " ('clips', 'near_texts', 'near_bands', 'copies') AND sql NOT NULL"
                " AND type <> 'trigger'"
            )
            return [sql for (sql,) in rows]


if __name__ == "__main__":
    main()
