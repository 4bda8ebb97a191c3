"""Ranked hits for a query.

The index ranks (see `ranking`): BM25, a word of the title counts as four of the text. Its lengths
are those of title and text together, so that the title of a long page would count for little: of
the best, those with many of the words in the title go first. Where there is no difference, the
newer does. Copies of each other (see `duplicates`) are one hit, with the others under it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from clipper.archive import ranking
from clipper.archive.compiled import ASIDES, CLIPS, Condition, compile_query, role_of
from clipper.archive.filters import Filter
from clipper.archive.query import Query, parse
from clipper.archive.ranking import Asked
from clipper.archive.snippets import Snippets
from clipper.page import Role

MARKS = ("**", "**")
LOOKED_AT = 3
"""Times the hits asked for: so many of the best are looked at for the words of their titles."""
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
    partial: bool = False
    """It has some of the words, not all."""
    versions: int = 1
    """Of the page, with those that are not found."""
    snippets: tuple[str, ...] = ()
    """As many as were asked for, if the words stand in so many places; `snippet` is the first."""


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    limit: int,
    role: Role | None = None,
    narrowed: Sequence[Filter] = (),
    marks: tuple[str, str] = MARKS,
    by_date: bool = False,
    all_words: bool = False,
    snippets: int = 1,
) -> list[Hit]:
    """The best `limit` hits, or the newest. Raises `QueryError` for a value no filter can have.

    Where fewer clips have all words of a query that is nothing but words and filters, clips that
    have some of them follow, unless `all_words` is set.
    """
    query = parse(text)
    asked = read(query, role, narrowed)
    if asked is None or limit < 1:
        return []
    search = _Search(connection, asked, Snippets(query.terms, marks), max(snippets, 1), by_date)
    hits = [search.hit(one) for one in search.whole(limit)]
    if len(hits) < limit and not all_words:
        # What nearly all clips have brings none of them, and is not marked in them.
        rare = {word for _, word in ranking.telling(connection, asked)}
        words = zip(query.words, asked.compiled.words, strict=False)
        search.snippets = Snippets([term for term, word in words if word in rare], marks)
        hits += [search.hit(one, partial=True) for one in search.partial(limit - len(hits))]
    return hits


def read(query: Query, role: Role | None, narrowed: Sequence[Filter]) -> Asked | None:
    """What is to be asked of the database; `None` if there is nothing to search for."""
    role = role_of(query) or role
    index = CLIPS if role in _MAIN else ASIDES
    compiled = compile_query(query, index, narrowed)
    return None if compiled.nothing else Asked(compiled, index, role)


_SHOWN = (
    "clips.n AS clip, id, source, url, title, publisher, published, site, language, version,"
    " (SELECT grp FROM copies WHERE copies.clip = clips.n) AS grp"
)
_ROW = {
    "clips": f"SELECT {_SHOWN}, clips.n FROM clips WHERE clips.n = ? AND latest",
    "asides": f"SELECT {_SHOWN}, asides.n FROM asides JOIN clips ON clips.n = asides.clip"
    " WHERE asides.n = ?",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that will perhaps be a hit."""

    row: sqlite3.Row
    score: float

    @property
    def place(self) -> tuple[float, str]:
        """To sort by: the newer first only where scores look the same."""
        return round(self.score, 2), self.row["published"] or ""


@dataclass(slots=True)
class _Search:
    """One search; what was found once is not found again."""

    connection: sqlite3.Connection
    asked: Asked
    snippets: Snippets
    pieces: int
    by_date: bool
    shown: set[tuple[str, int]] = field(default_factory=set)

    def whole(self, limit: int) -> list[_Found]:
        """The best of what matches the whole query, or the newest."""
        if self.by_date or self.asked.compiled.match is None:
            return list(islice(self._rows(self._newest()), limit))
        numbers = ranking.Ranking(self.connection, self.asked).all_words()
        conditions = [condition for condition in self.asked.compiled.conditions if condition.by_row]
        found = islice(self._rows(numbers, conditions), LOOKED_AT * limit)
        return sorted(found, key=lambda one: one.place, reverse=True)[:limit]

    def partial(self, limit: int) -> list[_Found]:
        """The best of what has some of the words."""
        found: list[_Found] = []
        for numbers in ranking.some_words(self.connection, self.asked):
            found += islice(self._rows(numbers), LOOKED_AT * limit)
            if len(found) >= limit:
                break
        found = sorted(found, key=lambda one: one.place, reverse=True)[:limit]
        if self.by_date:
            found.sort(key=lambda one: one.row["published"] or "", reverse=True)
        return found

    def hit(self, found: _Found, *, partial: bool = False) -> Hit:
        """What is told of a row."""
        row, table = found.row, self.asked.index.table
        text, versions = self.connection.execute(
            f"SELECT {table}.text, (SELECT count(*) FROM clips AS all_ WHERE all_.page = own.page)"
            f" FROM {table} JOIN clips AS own ON own.n = ? WHERE {table}.n = ?",
            [row["clip"], row["n"]],
        ).fetchone()
        pieces = self.snippets.cut(text, self.pieces)
        return Hit(
            id=row["id"],
            source=row["source"],
            url=row["url"],
            title=row["title"],
            publisher=row["publisher"],
            published=row["published"],
            snippet=pieces[0],
            score=round(found.score, 4) + 0.0,
            site=row["site"],
            language=row["language"],
            version=row["version"],
            copies=_copies(self.connection, row),
            marks=self.snippets.marks,
            partial=partial,
            versions=versions,
            snippets=pieces,
        )

    def _newest(self) -> Iterator[tuple[int, float]]:
        asked = self.asked
        match = asked.compiled.match
        sql, values = select(asked)
        if match and asked.index is CLIPS and not asked.compiled.conditions:
            frequency = ranking.Ranking(self.connection, asked).frequency(match)
            if frequency > ranking.RANKED:  # a walk through the dates soon meets enough of them
                sql = (
                    "SELECT n FROM clips WHERE latest AND EXISTS (SELECT 1 FROM clips_fts"
                    " WHERE clips_fts MATCH ? AND clips_fts.rowid = clips.n)"
                )
        newest = f"{sql} ORDER BY clips.published DESC, clips.n DESC"
        for row in self.connection.execute(newest, values):
            yield row["n"], 0.0

    def _rows(
        self, numbers: Iterable[tuple[int, float]], conditions: Sequence[Condition] = ()
    ) -> Iterator[_Found]:
        """Rows for numbers with ranks, as many as are taken: one of each group of copies."""
        table = self.asked.index.table
        where = "".join(f" AND {condition.on(f'{table}.n')}" for condition in conditions)
        values = [value for condition in conditions for value in condition.values]
        titles = self.asked.index is CLIPS and self.asked.role is None
        for n, rank in numbers:
            row = self.connection.execute(f"{_ROW[table]}{where}", [n, *values]).fetchone()
            if row is None:
                continue
            one = ("group", row["grp"]) if row["grp"] is not None else ("row", n)
            if one not in self.shown:
                self.shown.add(one)
                share = self.snippets.share(row["title"] or "") if titles and rank else 0.0
                yield _Found(row, -rank * (1 + share))


def clips(connection: sqlite3.Connection, asked: Asked, limit: int) -> list[int]:
    """Numbers of the clips that are found, those stored last first."""
    if asked.compiled.match is not None:
        return ranking.Ranking(connection, asked).clips(limit)
    sql, values = select(asked)
    rows = connection.execute(f"{sql} ORDER BY clips.n DESC LIMIT {limit}", values)
    return list(dict.fromkeys(row["clip"] for row in rows))


def select(asked: Asked) -> tuple[str, list[Any]]:
    """SQL for `n` of the index's table and `clip`, without order, with its values."""
    compiled, table = asked.compiled, asked.index.table
    conditions = [condition.on(f"{table}.n") for condition in compiled.conditions]
    values: list[Any] = [value for c in compiled.conditions for value in c.values]
    if compiled.match is not None:
        conditions.append(f"{table}.n IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)")
        values.append(ranking.in_columns(compiled.match, asked.role))
    if asked.index is CLIPS:
        conditions.append("clips.latest")
        source = "clips.n, clips.n AS clip FROM clips"
    else:
        conditions.append("asides.role = ?")
        values.append(asked.role)
        source = "asides.n, asides.clip FROM asides JOIN clips ON clips.n = asides.clip"
    return f"SELECT {source} WHERE {' AND '.join(conditions)}", values


def _copies(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[str, ...]:
    if row["grp"] is None:
        return ()
    others = connection.execute(
        "SELECT id FROM copies JOIN clips ON clips.n = copies.clip WHERE grp = ? AND clips.n <> ?"
        " ORDER BY clips.n",
        [row["grp"], row["clip"]],
    )
    return tuple(id for (id,) in others)


def explain(text: str) -> str:
    """How a query was read, for its reader."""
    query: Query = parse(text)
    told = str(query) or "nothing to search for"
    if query.words:
        told += "\nwhere too few clips have all of these words: some of them"
    if query.ignored:
        told += f"\nignored: {' '.join(query.ignored)}"
    return told
