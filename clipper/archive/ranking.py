"""Which rows have the words of a query, and how well they fit: BM25, by the index itself.

Rows that have all words come as one list. Rows that have some of them come in several, those with
the rarest words first: a row needs one of a few rare words, and all the others it has add to its
rank. So the frequent words of a question bring no rows of their own, unless nothing else does.

BM25 first counts all rows of every word, of those that must not occur as well, and then reads each
row that matches. So of very many matches only the last stored are ranked, and those in titles; and
what a great part of all clips has only filters. Where nothing else is asked for, titles go first,
then the last stored.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from clipper.archive.compiled import CLIPS, Compiled, Condition, Index
from clipper.archive.words import parts
from clipper.page import Role

RANKED = 8_000
"""Of more matches than that, those stored last are ranked, and those in titles."""
TELLING, FEW = 0.25, 10
"""A word that a larger share of the clips has brings none by itself, unless they are few."""
COUNTED = 50_000
"""Nor is it ranked by, if it is in so many."""
PHRASE = 4
"""A row costs so many times more to count for a phrase than for a word."""
TITLES = 200_000
"""Among so many of the last clips titles are looked through for words that are not ranked by."""
LISTING, LOOKING_UP = 0.5, 2.0
"""Microseconds to put the number of a clip on a list; to look a clip up by its number."""

Ranked = Iterable[tuple[int, float]]
"""Rows of an index with their rank, the best first; the lower the better."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the index it is asked of."""

    compiled: Compiled
    index: Index
    role: Role | None


def in_columns(match: str, role: Role | None) -> str:
    """An FTS5 expression, of the title alone or of the text alone if that is the role."""
    if role not in (Role.TITLE, Role.BODY):
        return match
    columns = "title title_cjk" if role is Role.TITLE else "text text_cjk"
    return f"{{{columns}}} : ({match})"


def some_words(connection: sqlite3.Connection, asked: Asked) -> Iterator[Ranked]:
    """What has some of the words, in several lists, that with the rarest words first."""
    left = telling(connection, asked)
    while left:
        rare = _rare(left)
        left = left[len(rare) :]
        found = Ranking(connection, _with(asked, _any(rare))).best()
        if left:
            both = Ranking(connection, _with(asked, f"({_any(rare)}) AND ({_any(left)})"))
            for n, rank in both.best().items():  # ranked by more words
                found[n] = min(rank, found.get(n, 0.0))
        yield _in_order(found)


def some_word(connection: sqlite3.Connection, asked: Asked) -> Asked | None:
    """The question for all that `some_words` finds; `None` if that is nothing."""
    words = telling(connection, asked)
    return _with(asked, _any(words)) if words else None


def telling(connection: sqlite3.Connection, asked: Asked) -> list[tuple[int, str]]:
    """The words with the rows that have them, the rarest first, without what a lot of rows have."""
    index = Ranking(connection, asked)
    most = max(index.last * TELLING, FEW)
    counted = sorted((index.frequency(word), word) for word in asked.compiled.words)
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


def _in_order(found: dict[int, float]) -> Ranked:
    return sorted(found.items(), key=lambda item: (item[1], -item[0]))


_QUOTED = re.compile(r'"([^"]*)"( \*)?')
"""A word or phrase of an FTS5 expression, and whether it is the beginning of one."""


class Ranking:
    """The rows of one question."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self._connection = connection
        self._asked = asked
        self._match = asked.compiled.match or ""
        self._table = asked.index.table
        self._counted: dict[str, int] = {}

    @cached_property
    def last(self) -> int:
        """The number of the last row: about as many as there are."""
        sql = f"SELECT coalesce(max(n), 0) FROM {self._table}"
        return int(self._connection.execute(sql).fetchone()[0])

    def frequency(self, match: str) -> int:
        """How many rows match: exact up to `RANKED`, then by how close together the last ones are.

        Filters are left out.
        """
        if match not in self._counted:
            fts = f"{self._table}_fts"
            count, first = self._connection.execute(
                f"SELECT count(*), min(rowid) FROM (SELECT rowid FROM {fts} WHERE {fts} MATCH ?"
                f" ORDER BY rowid DESC LIMIT {RANKED + 1})",
                [in_columns(match, self._asked.role)],
            ).fetchone()
            if count > RANKED:
                count = int(self.last * count / (self.last - first + 1))
            self._counted[match] = count
        return self._counted[match]

    def all_words(self) -> Ranked:
        """What matches, the best first."""
        if self._ranked_by:
            return _in_order(self.best())
        in_titles: list[int] = []
        if self._has_titles:
            titles = in_columns(self._match, Role.TITLE)
            in_titles = [n for n, _ in self._newest(titles, False, self.last - TITLES)]
        others = ((n, 0.0) for n, _ in self._newest(self._match, False) if n not in in_titles)
        return chain(((n, -1.0) for n in in_titles), others)

    def best(self) -> dict[int, float]:
        """Of what matches, rows with their rank; in titles as well, if there are too many."""
        by = self._ranked_by
        if by != self._match:
            found = dict(self._newest(self._match, False))
            return dict(self._newest(by, among=list(found))) if by else found
        found = dict(self._newest(self._match))
        if len(found) == RANKED and self._has_titles:
            for n, rank in self._newest(in_columns(self._match, Role.TITLE)):
                found[n] = min(rank, found.get(n, 0.0))
        return found

    def clips(self, limit: int) -> list[int]:
        """Numbers of the clips that match, those stored last first."""
        fts, table = f"{self._table}_fts", self._table
        join, where, values = self._narrowed
        for condition in self._asked.compiled.conditions:
            if condition.by_row:
                where += f" AND {condition.on(f'{fts}.rowid')}"
                values = [*values, *condition.values]
        join = f" CROSS JOIN {table} ON {table}.n = {fts}.rowid"
        clip = "clips.n" if table == "clips" else "asides.clip"
        latest = " AND clips.latest" if table == "clips" else ""
        rows = self._connection.execute(
            f"SELECT {clip} FROM {fts}{join} WHERE {fts} MATCH ?{where}{latest}"
            f" ORDER BY {fts}.rowid DESC LIMIT {limit}",
            [in_columns(self._match, self._asked.role), *values],
        )
        return list(dict.fromkeys(n for (n,) in rows))

    @property
    def _has_titles(self) -> bool:
        return self._asked.index is CLIPS and self._asked.role is None

    @cached_property
    def _ranked_by(self) -> str:
        """What the index is to rank by: what matches, without what it would count for long."""
        compiled = self._asked.compiled
        most = max(self.last * TELLING, COUNTED)
        if self.last <= most or not compiled.wanted:
            return self._match
        few = [part for part in compiled.wanted if self._effort(part) <= most]
        if len(few) == len(compiled.wanted) and not compiled.unwanted:
            return self._match
        return " AND ".join(f"({part})" for part in few)

    def _effort(self, part: str) -> int:
        """About how many rows are read to count those of a word or phrase, or of several."""
        rows = 0
        for text, beginning in _QUOTED.findall(part):
            words = [] if beginning else parts(text)
            counts = [self.frequency(f'"{word}"') for word in words]
            own = min(counts) if counts else self.frequency(part)
            rows += own * (PHRASE if len(words) > 1 else 1)
        return rows

    def _newest(
        self,
        match: str,
        ranked: bool = True,
        after: int = 0,
        among: Sequence[int] | None = None,
    ) -> Iterator[tuple[int, float]]:
        """The last rows that match: of those numbers, or after that one."""
        fts = f"{self._table}_fts"
        join, where, values = self._narrowed
        if among is not None:
            join, where, values = "", f" AND +{fts}.rowid IN (SELECT value FROM json_each(?))", []
            values = [json.dumps(among)]
        if after > 0:
            where += f" AND {fts}.rowid > {after}"
        rows = self._connection.execute(
            f"SELECT {fts}.rowid, {'rank' if ranked else '0.0'} FROM {fts}{join}"
            f" WHERE {fts} MATCH ?{where} ORDER BY {fts}.rowid DESC LIMIT {RANKED}",
            [in_columns(match, self._asked.role), *values],
        )
        return map(tuple, rows)

    @cached_property
    def _narrowed(self) -> tuple[str, str, list[Any]]:
        """What must hold beside the words: a join, conditions, and their values."""
        fts = f"{self._table}_fts"
        join, where = "", ""
        values: list[Any] = []
        for condition in self._asked.compiled.conditions:
            if condition.by_row:
                continue
            if self._asked.index is CLIPS and condition.columns and not self._listed(condition):
                join = f" CROSS JOIN clips ON clips.n = {fts}.rowid"
                where += f" AND {condition.columns}"
            else:
                # The plus keeps the list of numbers from being looked up one by one in the index.
                where += f" AND {condition.on(f'+{fts}.rowid')}"
            values += condition.values
        if self._asked.index is not CLIPS:
            where += f" AND +{fts}.rowid IN (SELECT n FROM asides WHERE role = ?)"
            values.append(self._asked.role)
        return join, where, values

    def _listed(self, condition: Condition) -> bool:
        """Whether a list of all clips that fit is quicker than a look at each one that matches."""
        if not condition.indexed:
            return False
        sql = f"SELECT count(*) FROM clips WHERE {condition.columns}"
        fitting = int(self._connection.execute(sql, condition.values).fetchone()[0])
        looked_at = min(self.frequency(self._match), RANKED * self.last / max(fitting, 1))
        return LISTING * fitting < LOOKING_UP * looked_at
