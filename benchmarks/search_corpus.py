"""An archive of synthetic clips, of any size, the same for the same numbers.

Words follow Zipf's law (exponent 1.07, as in English), a tenth of the clips is of Han characters
under the same law, and texts have 2 to 8 KB. `build` writes the rows that search reads as the
archive's own, some thousand a transaction, and the index catches up at the end of each: the
quickest way FTS5 knows. It leaves out what search never reads: blocks (the column `detail` stays
small), raw pages, fingerprints, links. `store` is the archive's whole way for the same clips.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clipper.archive import Archive
from clipper.archive.shingles import shingles
from clipper.page import Block, BlockKind, Clip, Role

WORDS, SIGNS = 200_000, 5_000
EXPONENT = 1.07
CHUNK = 1_000
"""Clips made from one seed."""
TRANSACTION = 20_000
STEP = 500
"""Clips in a transaction of the whole way."""
CJK_EVERY = 10
SITES = 2_000
_TABLE = 1 << 20
_SYLLABLES = [one + two for one in "bcdfghjklmnprstvwz" for two in "aeiou"]


@dataclass(frozen=True, slots=True)
class Made:
    """What a search engine gets of a synthetic clip."""

    n: int
    title: str
    text: str
    site: str
    published: str
    cjk: bool


def clips(count: int) -> Iterator[Made]:
    """The first `count` synthetic clips."""
    for chunk in range(-(-count // CHUNK)):
        yield from _chunk(chunk, min(CHUNK, count - chunk * CHUNK))


def build(path: Path, count: int) -> int:
    """An archive of `count` clips at `path`; the bytes (UTF-8) of their titles and texts."""
    Archive(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = {-1_000_000}")
    trigger = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'clips_ai'"
    ).fetchone()[0]
    for setting, value in (("automerge", 0), ("crisismerge", 64)):
        connection.execute("INSERT INTO clips_fts(clips_fts, rank) VALUES (?, ?)", [setting, value])
    size = 0
    rows: list[dict[str, Any]] = []
    for clip in clips(count):
        size += len(clip.title.encode()) + len(clip.text.encode())
        rows.append(_row(clip))
        if len(rows) == TRANSACTION:
            _write(connection, rows, trigger)
            rows = []
    _write(connection, rows, trigger)
    connection.execute("INSERT INTO clips_fts(clips_fts, rank) VALUES ('automerge', 4)")
    connection.execute("INSERT INTO clips_fts(clips_fts) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return size


def store(path: Path, count: int) -> float:
    """Puts the first `count` clips into an archive by `Archive.add`; clips a second."""
    made = [_clip(clip) for clip in clips(count)]
    begin = time.perf_counter()
    with Archive(path) as archive:
        for n, clip in enumerate(made, 1):
            archive.add(clip, clip.markdown.encode())
            if n % STEP == 0:
                archive.commit()
    return count / (time.perf_counter() - begin)


def _clip(made: Made) -> Clip:
    """The clip as cleaning would have made it: a heading, then paragraphs of a hundred words."""
    words = made.text.split(" ")
    paragraphs = [" ".join(words[at : at + 100]) for at in range(0, len(words), 100)]
    blocks = [Block(text=made.title, n=0, kind=BlockKind.HEADING, level=1, role=Role.TITLE)]
    blocks += [Block(text=text, n=n, role=Role.BODY) for n, text in enumerate(paragraphs, 1)]
    row = _row(made)
    given = {field.name: row.get(field.name) for field in fields(Clip)}
    return Clip(
        **{
            **given,
            "authors": (),
            "markdown": f"# {made.title}\n\n{made.text}",
            "attribution": (),
            "related": (),
            "blocks": tuple(blocks),
            "provenance": {},
            "warnings": (),
        }
    )


def _write(connection: sqlite3.Connection, rows: list[dict[str, Any]], trigger: str) -> None:
    if not rows:
        return
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DROP TRIGGER clips_ai")
    names = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f"INSERT INTO clips ({names}) VALUES ({marks})", rows)
    connection.execute("INSERT INTO clips_fts(clips_fts, rank) VALUES ('hashsize', 67108864)")
    connection.execute(
        "INSERT INTO clips_fts(rowid, title, text, title_cjk, text_cjk)"
        " SELECT n, title, text, title_cjk, text_cjk FROM clips WHERE n >= ? ORDER BY n",
        [rows[0]["n"]],
    )
    connection.execute(trigger)
    connection.execute("COMMIT")


def _row(clip: Made) -> dict[str, Any]:
    id = f"{clip.n * 0x9E3779B97F4A7C15 % (1 << 64):016x}"
    return {
        "n": clip.n,
        "id": id,
        "page": f"https://{clip.site}/{id}",
        "version": 1,
        "latest": 1,
        "title": clip.title,
        "authors": "[]",
        "site": clip.site,
        "published": clip.published,
        "language": "zh" if clip.cjk else "en",
        "kind": "html",
        "word_count": clip.text.count(" ") + 1,
        "source": f"/{clip.n}",
        "url": f"https://{clip.site}/{id}",
        "added_at": "2026-01-01T00:00:00+00:00",
        "raw_hash": id,
        "content_hash": id,
        "pipeline": "synthetic",
        "title_cjk": shingles(clip.title) if clip.cjk else None,
        "text": clip.text,
        "text_cjk": shingles(clip.text) if clip.cjk else None,
        "detail": b"",
    }


def _chunk(chunk: int, count: int) -> Iterator[Made]:
    random = np.random.default_rng([20_26, chunk])
    sizes = random.integers(2_000, 8_000, CHUNK)
    titles = random.integers(4, 10, CHUNK)
    days = random.integers(0, 7_300, CHUNK)
    sites = zipf(SITES)[random.integers(0, _TABLE, CHUNK)]
    first = np.datetime64("2006-01-01")
    for i in range(count):
        n = chunk * CHUNK + i + 1
        cjk = n % CJK_EVERY == 0
        make = _signs if cjk else _words
        yield Made(
            n,
            make(random, int(titles[i])),
            make(random, int(sizes[i]) // (3 if cjk else 6)),
            f"site{sites[i]}.example",
            str(first + days[i]),
            cjk,
        )


def _words(random: np.random.Generator, count: int) -> str:
    known = vocabulary()
    ids = zipf(WORDS)[random.integers(0, _TABLE, count)].tolist()
    return " ".join([known[id] for id in ids])


def _signs(random: np.random.Generator, count: int) -> str:
    """Han characters, a comma after about twelve of them."""
    codes = zipf(SIGNS)[random.integers(0, _TABLE, count)] + 0x4E00
    codes[12::13] = ord("，")
    return str(codes.astype("<u4").tobytes().decode("utf-32-le"))


@cache
def zipf(size: int) -> NDArray[np.int64]:
    """Ranks from 0, each as often as the law has it: to be drawn from evenly."""
    weights = np.arange(1, size + 1, dtype=float) ** -EXPONENT
    shares = np.cumsum(weights) / weights.sum()
    return np.searchsorted(shares, (np.arange(_TABLE) + 0.5) / _TABLE)


@cache
def vocabulary() -> list[str]:
    """Words that can be spoken, the frequent ones short."""
    choose = Random(7)
    known: dict[str, None] = {}
    while len(known) < WORDS:
        syllables = 1 if len(known) < 40 else choose.randint(2, 4)
        known.setdefault("".join(choose.choices(_SYLLABLES, k=syllables)))
    return list(known)
