"""Ranked hits for a query.

The index ranks (BM25, a word of the title counts as four of the text); where it sees no difference
the newer goes first. Copies of each other (see `duplicates`) are one hit, with the others under it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clipper.archive.compiled import ASIDES, CLIPS, Compiled, Index, compile_query, role_of
from clipper.archive.filters import Filter
from clipper.archive.query import Query, parse
from clipper.archive.snippets import Snippets
from clipper.page import Role

MARKS = ("**", "**")
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
    """Ids of its copies that were found as well; this hit stands for them."""
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
    groups: dict[int, list[tuple[sqlite3.Row, float]]] = {}
    for row, rank in _candidates(connection, asked, by_date):
        key = row["n"] if row["grp"] is None else -row["grp"]
        if key not in groups and len(groups) == limit:
            break
        groups.setdefault(key, []).append((row, rank))
    hits = [_hit(group, snippets, marks) for group in groups.values()]
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
    order = "clips.published DESC, clips.n DESC" if by_date else "rank"
    sql, values = select(asked, order)
    for found in connection.execute(sql, values):
        aside = found["text"]
        columns = f"{_SHOWN}, text" if aside is None else f"{_SHOWN}, ? AS text"
        row = connection.execute(
            f"SELECT {columns} FROM clips WHERE n = ?",
            [found["clip"]] if aside is None else [aside, found["clip"]],
        ).fetchone()
        if row is not None:
            yield row, found["rank"]


_SHOWN = (
    "n, id, source, url, title, publisher, published, site, language, version,"
    " (SELECT grp FROM copies WHERE clip = clips.n) AS grp"
)


def select(asked: Asked, order: str | None = None) -> tuple[str, list[Any]]:
    """SQL for `clip`, `text` (of the aside; empty for main content) and `rank`, with its values."""
    compiled, table = asked.compiled, asked.index.table
    conditions = [condition.sql for condition in compiled.conditions]
    values: list[Any] = [value for c in compiled.conditions for value in c.values]
    joined = ""
    if asked.index is CLIPS:
        shown = "clips.n AS clip, NULL AS text"
        conditions.append("clips.latest")
    else:
        shown = "asides.clip AS clip, asides.text AS text"
        joined = " CROSS JOIN clips ON clips.n = asides.clip"
        conditions.append("asides.role = ?")
        values.append(asked.role)
    if compiled.match is None:
        source, rank = f"{table}{joined}", "0.0"
        order = order and "clips.published DESC, clips.n DESC"
    else:
        # CROSS JOIN keeps the order: the index gives rows by rank, and the reader stops early.
        source = f"{table}_fts CROSS JOIN {table} ON {table}.n = {table}_fts.rowid{joined}"
        rank = f"{table}_fts.rank"
        conditions.insert(0, f"{table}_fts MATCH ?")
        values.insert(0, _in_columns(compiled.match, asked.role))
        order = f"{table}_fts.rank" if order == "rank" else order
    sql = f"SELECT {shown}, {rank} AS rank FROM {source} WHERE {' AND '.join(conditions)}"
    return (f"{sql} ORDER BY {order}" if order else sql), values


def _in_columns(match: str, role: Role | None) -> str:
    if role not in (Role.TITLE, Role.BODY):
        return match
    columns = "title title_cjk" if role is Role.TITLE else "text text_cjk"
    return f"{{{columns}}} : ({match})"


def _hit(group: list[tuple[sqlite3.Row, float]], snippets: Snippets, marks: tuple[str, str]) -> Hit:
    row, rank = group[0]
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
        copies=tuple(other["id"] for other, _ in group[1:]),
        marks=marks,
    )


def explain(text: str) -> str:
    """How a query was read, for its reader."""
    query: Query = parse(text)
    told = str(query) or "nothing to search for"
    if query.ignored:
        told += f"\nignored: {' '.join(query.ignored)}"
    return told
