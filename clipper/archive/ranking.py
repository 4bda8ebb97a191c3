"""Which rows have the words of a query, and how well they fit: BM25, by the index itself.

Rows that have all words come as one list. Rows that have some of them come in several, those with
the rarest words first: a row needs one of a few rare words, and all the others it has add to its
rank. So the frequent words of a question bring no rows of their own, unless nothing else does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from clipper.archive.compiled import CLIPS, Compiled, Index
from clipper.page import Role

RANKED = 20_000
"""Of more matches than that, those stored last are ranked, and those in titles: a word that is
almost everywhere tells little, and ranking a million takes seconds."""
TELLING, FEW = 0.25, 10
"""A word that a larger share of the clips has brings none by itself, unless they are few."""

Ranked = list[tuple[int, float]]
"""Rows of an index with their rank, the best first; the lower the better."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the index it is asked of."""

    compiled: Compiled
    index: Index
    role: Role | None


def all_words(connection: sqlite3.Connection, asked: Asked) -> Ranked:
    """What matches; of very much, the last stored and what matches in its title."""
    return _in_order(_best(connection, asked))


def some_words(connection: sqlite3.Connection, asked: Asked) -> Iterator[Ranked]:
    """What has some of the words, in several lists, that with the rarest words first."""
    left = _telling(connection, asked)
    while left:
        rare = _rare(left)
        left = left[len(rare) :]
        found = _best(connection, _with(asked, _any(rare)))
        if left:
            both = _with(asked, f"({_any(rare)}) AND ({_any(left)})")
            found |= _best(connection, both)  # the same rows, ranked by more words
        yield _in_order(found)


def in_columns(match: str, role: Role | None) -> str:
    """An FTS5 expression, of the title alone or of the text alone if that is the role."""
    if role not in (Role.TITLE, Role.BODY):
        return match
    columns = "title title_cjk" if role is Role.TITLE else "text text_cjk"
    return f"{{{columns}}} : ({match})"


def _in_order(found: dict[int, float]) -> Ranked:
    return sorted(found.items(), key=lambda item: (item[1], -item[0]))


def _telling(connection: sqlite3.Connection, asked: Asked) -> list[tuple[int, str]]:
    """The words with the rows that have them, the rarest first, without what a lot of rows have."""
    table = asked.index.table
    total = connection.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()[0]
    counted = sorted((_frequency(connection, asked, word), word) for word in asked.compiled.words)
    return [(rows, word) for rows, word in counted if 0 < rows <= max(total * TELLING, FEW)]


def _rare(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first words, as many as bring no more rows than are ranked; one at least."""
    rows = 0
    for place, (own, _) in enumerate(words):
        rows += own
        if place and rows > RANKED:
            return words[:place]
    return words


def _any(words: list[tuple[int, str]]) -> str:
    return " OR ".join(f"({word})" for _, word in words)


def _with(asked: Asked, match: str) -> Asked:
    return replace(asked, compiled=asked.compiled.asking(match))


def _frequency(connection: sqlite3.Connection, asked: Asked, match: str) -> int:
    """How many rows match: exactly up to `RANKED`, then by how close together the last ones are."""
    table = asked.index.table
    count, first, last = connection.execute(
        f"SELECT count(*), min(rowid), (SELECT max(n) FROM {table}) FROM"
        f" (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
        f"  ORDER BY rowid DESC LIMIT {RANKED + 1})",
        [in_columns(match, asked.role)],
    ).fetchone()
    return int(count if count <= RANKED else last * count / (last - first + 1))


def _best(connection: sqlite3.Connection, asked: Asked) -> dict[int, float]:
    match = asked.compiled.match or ""
    found = _newest(connection, asked, in_columns(match, asked.role))
    if len(found) == RANKED and asked.index is CLIPS and asked.role is None:
        for n, rank in _newest(connection, asked, in_columns(match, Role.TITLE)).items():
            found[n] = min(rank, found.get(n, 0.0))
    return found


def _newest(connection: sqlite3.Connection, asked: Asked, match: str) -> dict[int, float]:
    table = asked.index.table
    # The plus keeps the list of numbers from being looked up one by one in the index.
    inner = [c for c in asked.compiled.conditions if not c.by_row]
    where = "".join(f" AND {condition.on(f'+{table}_fts.rowid')}" for condition in inner)
    values: list[Any] = [value for condition in inner for value in condition.values]
    if asked.index is not CLIPS:
        where += f" AND +{table}_fts.rowid IN (SELECT n FROM asides WHERE role = ?)"
        values.append(asked.role)
    rows = connection.execute(
        f"SELECT rowid, rank FROM {table}_fts WHERE {table}_fts MATCH ?{where}"
        f" ORDER BY rowid DESC LIMIT {RANKED}",
        [match, *values],
    )
    return dict(map(tuple, rows))
