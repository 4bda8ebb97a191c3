"""Ranked hits for a query.

The index ranks (BM25, a word of the title counts as four of the text); where it sees no difference
the newer goes first. Copies of each other (see `duplicates`) are one hit, with the others under it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clipper.archive.compiled import (
    ASIDES,
    CLIPS,
    Compiled,
    Condition,
    Index,
    compile_query,
    role_of,
)
from clipper.archive.filters import Filter
from clipper.archive.query import Query, parse
from clipper.archive.snippets import Snippets
from clipper.page import Role

MARKS = ("**", "**")
RANKED = 20_000
"""Of more matches than that, those stored last are ranked, and those in titles: a word that is
almost everywhere tells little, and ranking a million takes seconds."""
_MAIN = (None, Role.BODY, Role.TITLE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A clip that was found."""

    id: str
    source: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    snippet: str
    score: float
    """Higher is better; comparable within one search only. 0 where nothing ranks."""
    site: str | None = None
    language: str | None = None
    version: int = 1
    """Of the page; the older ones are not found."""
    copies: tuple[str, ...] = ()
    """Ids of its copies: this hit stands for them."""
    marks: tuple[str, str] = MARKS
    """What stands before and after the words that were looked for, in `snippet`."""


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    limit: int,
    role: Role | None = None,
    narrowed: Sequence[Filter] = (),
    marks: tuple[str, str] = MARKS,
    by_date: bool = False,
) -> list[Hit]:
    """The best `limit` hits, or the newest. Raises `QueryError` for a value no filter can have."""
    query = parse(text)
    asked = read(query, role, narrowed)
    if asked is None or limit < 1:
        return []
    snippets = Snippets(query.terms, marks)
    hits: list[Hit] = []
    shown: set[int] = set()
    for row, rank in _candidates(connection, asked, by_date):
        if row["grp"] is not None and row["grp"] in shown:
            continue
        shown.add(row["grp"])
        hits.append(_hit(row, rank, snippets, _copies(connection, row)))
        if len(hits) == limit:
            break
    if not by_date:  # the newer first only where scores look the same
        hits.sort(key=lambda hit: (round(hit.score, 2), hit.published or ""), reverse=True)
    return hits


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the index it is asked of."""

    compiled: Compiled
    index: Index
    role: Role | None


def read(query: Query, role: Role | None, narrowed: Sequence[Filter]) -> Asked | None:
    """What is to be asked of the database; `None` if there is nothing to search for."""
    role = role_of(query) or role
    index = CLIPS if role in _MAIN else ASIDES
    compiled = compile_query(query, index, narrowed)
    return None if compiled.nothing else Asked(compiled, index, role)


def _candidates(
    connection: sqlite3.Connection, asked: Asked, by_date: bool
) -> Iterator[tuple[sqlite3.Row, float]]:
    """Rows of clips with their rank, best first, as many as the reader takes."""
    if asked.compiled.match is None or by_date:
        sql, values = select(asked)
        numbers: Iterable[tuple[int, float]] = (
            (row["n"], 0.0)
            for row in connection.execute(
                f"{sql} ORDER BY clips.published DESC, clips.n DESC", values
            )
        )
        conditions: list[Condition] = []
    else:
        numbers = _ranked(connection, asked)
        conditions = [condition for condition in asked.compiled.conditions if condition.by_row]
    where = "".join(f" AND {c.on(f'{asked.index.table}.n')}" for c in conditions)
    wanted = [value for condition in conditions for value in condition.values]
    for n, rank in numbers:
        row = connection.execute(f"{_ROW[asked.index.table]}{where}", [n, *wanted]).fetchone()
        if row is not None:
            yield row, rank


_SHOWN = (
    "clips.n, id, source, url, title, publisher, published, site, language, version,"
    " (SELECT grp FROM copies WHERE copies.clip = clips.n) AS grp"
)
_ROW = {
    "clips": f"SELECT {_SHOWN}, clips.text FROM clips WHERE clips.n = ? AND latest",
    "asides": f"SELECT {_SHOWN}, asides.text FROM asides JOIN clips ON clips.n = asides.clip"
    " WHERE asides.n = ?",
}


def _ranked(connection: sqlite3.Connection, asked: Asked) -> list[tuple[int, float]]:
    """(row, rank) of what matches, the best first; of very much, the last stored and titles."""
    match = asked.compiled.match or ""
    found = _newest(connection, asked, _in_columns(match, asked.role))
    if len(found) == RANKED and asked.index is CLIPS and asked.role is None:
        for n, rank in _newest(connection, asked, _in_columns(match, Role.TITLE)).items():
            found[n] = min(rank, found.get(n, 0.0))
    return sorted(found.items(), key=lambda item: (item[1], -item[0]))


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


def select(asked: Asked) -> tuple[str, list[Any]]:
    """SQL for `n` of the index's table and `clip`, without order, with its values."""
    compiled, table = asked.compiled, asked.index.table
    conditions = [condition.on(f"{table}.n") for condition in compiled.conditions]
    values: list[Any] = [value for c in compiled.conditions for value in c.values]
    if compiled.match is not None:
        conditions.append(f"{table}.n IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)")
        values.append(_in_columns(compiled.match, asked.role))
    if asked.index is CLIPS:
        conditions.append("clips.latest")
        source = "clips.n, clips.n AS clip FROM clips"
    else:
        conditions.append("asides.role = ?")
        values.append(asked.role)
        source = "asides.n, asides.clip FROM asides JOIN clips ON clips.n = asides.clip"
    return f"SELECT {source} WHERE {' AND '.join(conditions)}", values


def _in_columns(match: str, role: Role | None) -> str:
    if role not in (Role.TITLE, Role.BODY):
        return match
    columns = "title title_cjk" if role is Role.TITLE else "text text_cjk"
    return f"{{{columns}}} : ({match})"


def _copies(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[str, ...]:
    if row["grp"] is None:
        return ()
    others = connection.execute(
        "SELECT id FROM copies JOIN clips ON clips.n = copies.clip WHERE grp = ? AND clips.n <> ?"
        " ORDER BY clips.n",
        [row["grp"], row["n"]],
    )
    return tuple(id for (id,) in others)


def _hit(row: sqlite3.Row, rank: float, snippets: Snippets, copies: tuple[str, ...]) -> Hit:
    return Hit(
        id=row["id"],
        source=row["source"],
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        snippet=snippets.cut(row["text"]),
        score=round(-rank, 4) + 0.0,
        site=row["site"],
        language=row["language"],
        version=row["version"],
        copies=copies,
        marks=snippets.marks,
    )


def explain(text: str) -> str:
    """How a query was read, for its reader."""
    query: Query = parse(text)
    told = str(query) or "nothing to search for"
    if query.ignored:
        told += f"\nignored: {' '.join(query.ignored)}"
    return told
