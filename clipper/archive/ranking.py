"""Which rows have the words of a query, and how well they fit: BM25, by the index itself.

Rows that have all words come as one list. Rows that have some of them come in several, those with
the rarest words first: a row needs one of a few rare words, and all the others it has add to its
rank. So the frequent words of a question bring no rows of their own, unless nothing else does.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clipper.archive.compiled import CLIPS, Compiled, Condition, Index
from clipper.page import Role

RANKED = 8_000
"""Of more matches than that, those stored last are ranked, and those in titles: a word that is
almost everywhere tells little, and ranking a million takes seconds."""
TELLING, FEW = 0.25, 10
"""A word that a larger share of the clips has brings none by itself, unless they are few."""
COUNTED = 50_000
"""Nor is it ranked by, if so many have it: the index would count them all first."""
TITLES = 200_000
"""Among so many of the last clips titles are looked through for words that are not ranked by."""
LISTING, LOOKING_UP = 0.5, 2.0
"""Microseconds to put the number of a clip on a list; to look a clip up by its number."""

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
            for n, rank in _best(connection, both).items():  # ranked by more words
                found[n] = min(rank, found.get(n, 0.0))
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
    most = max(_last(connection, asked) * TELLING, FEW)
    counted = sorted((_frequency(connection, asked, word), word) for word in asked.compiled.words)
    return [(rows, word) for rows, word in counted if 0 < rows <= most]


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
    count, first = connection.execute(
        f"SELECT count(*), min(rowid) FROM (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
        f" ORDER BY rowid DESC LIMIT {RANKED + 1})",
        [in_columns(match, asked.role)],
    ).fetchone()
    if count <= RANKED:
        return int(count)
    last = _last(connection, asked)
    return int(last * count / (last - first + 1))


def _last(connection: sqlite3.Connection, asked: Asked) -> int:
    """The number of the last row: about as many as there are."""
    sql = f"SELECT coalesce(max(n), 0) FROM {asked.index.table}"
    return int(connection.execute(sql).fetchone()[0])


def _best(connection: sqlite3.Connection, asked: Asked) -> dict[int, float]:
    """Of what matches, rows with their rank; in titles as well, if there are too many to rank."""
    match = asked.compiled.match or ""
    by = _ranked_by(connection, asked)
    if by == match:
        found = dict(_newest(connection, asked, match))
        if len(found) == RANKED and _has_titles(asked):
            for n, rank in _newest(connection, asked, in_columns(match, Role.TITLE)):
                found[n] = min(rank, found.get(n, 0.0))
        return found
    found = dict(_newest(connection, asked, match, ranked=False))
    if by:
        return dict(_newest(connection, asked, by, among=list(found)))
    if _has_titles(asked):
        titles = in_columns(match, Role.TITLE)
        late = _last(connection, asked) - TITLES
        found |= dict.fromkeys(dict(_newest(connection, asked, titles, False, late)), -1.0)
    return found


def _has_titles(asked: Asked) -> bool:
    return asked.index is CLIPS and asked.role is None


def _ranked_by(connection: sqlite3.Connection, asked: Asked) -> str:
    """What the index is to rank by: what matches, without words that it would count for long.

    BM25 first counts all rows of every word, of those that must not occur as well. What most rows
    have weighs next to nothing, and where all words are such, nothing ranks.
    """
    compiled, last = asked.compiled, _last(connection, asked)
    most = max(last * TELLING, COUNTED)
    if not compiled.wanted or last <= most:
        return compiled.match or ""
    few = [part for part in compiled.wanted if _frequency(connection, asked, part) <= most]
    if len(few) == len(compiled.wanted) and not compiled.unwanted:
        return compiled.match or ""
    return " AND ".join(f"({part})" for part in few)


def _newest(
    connection: sqlite3.Connection,
    asked: Asked,
    match: str,
    ranked: bool = True,
    after: int | None = None,
    among: Sequence[int] | None = None,
) -> list[tuple[int, float]]:
    """The last `RANKED` rows that match: of those numbers, or after that one."""
    fts = f"{asked.index.table}_fts"
    join, where, values = ("", "", []) if among is not None else _narrowed(connection, asked)
    if among is not None:
        where += f" AND +{fts}.rowid IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(among))
    if after is not None:
        where += f" AND {fts}.rowid > ?"
        values.append(after)
    rows = connection.execute(
        f"SELECT {fts}.rowid, {'rank' if ranked else '0.0'} FROM {fts}{join}"
        f" WHERE {fts} MATCH ?{where} ORDER BY {fts}.rowid DESC LIMIT {RANKED}",
        [in_columns(match, asked.role), *values],
    )
    return list(map(tuple, rows))


def _narrowed(connection: sqlite3.Connection, asked: Asked) -> tuple[str, str, list[Any]]:
    """What must hold beside the words: a join, conditions, and their values."""
    fts = f"{asked.index.table}_fts"
    join, where = "", ""
    values: list[Any] = []
    for condition in asked.compiled.conditions:
        if condition.by_row:
            continue
        if asked.index is CLIPS and condition.columns and not _listed(connection, asked, condition):
            join = f" CROSS JOIN clips ON clips.n = {fts}.rowid"
            where += f" AND {condition.columns}"
        else:
            # The plus keeps the list of numbers from being looked up one by one in the index.
            where += f" AND {condition.on(f'+{fts}.rowid')}"
        values += condition.values
    if asked.index is not CLIPS:
        where += f" AND +{fts}.rowid IN (SELECT n FROM asides WHERE role = ?)"
        values.append(asked.role)
    return join, where, values


def _listed(connection: sqlite3.Connection, asked: Asked, condition: Condition) -> bool:
    """Whether a list of all clips that fit is quicker than a look at each one that matches."""
    if not condition.indexed:
        return False
    sql = f"SELECT count(*) FROM clips WHERE {condition.columns}"
    fitting = int(connection.execute(sql, condition.values).fetchone()[0])
    matching = _frequency(connection, asked, asked.compiled.match or "")
    looked_at = min(matching, RANKED * _last(connection, asked) / max(fitting, 1))
    return LISTING * fitting < LOOKING_UP * looked_at
