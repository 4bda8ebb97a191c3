"""Beside the hits: counts over all that was found, and what to say when nothing was."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.archive.filters import Filter
from clipper.archive.query import Query
from clipper.archive.ranking import Asked
from clipper.archive.search import select
from clipper.archive.vocabulary import better_words

VALUES = 10
_FACETS = {
    "site": "SELECT site AS value, n FROM clips WHERE site IS NOT NULL",
    "publisher": "SELECT publisher AS value, n FROM clips WHERE publisher IS NOT NULL",
    "author": "SELECT author.value AS value, n FROM clips, json_each(authors) AS author",
    "language": "SELECT language AS value, n FROM clips WHERE language IS NOT NULL",
    "month": "SELECT substr(published, 1, 7) AS value, n FROM clips WHERE length(published) >= 7",
    "tag": "SELECT tag AS value, n FROM clips JOIN tags USING (page)",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a query may have found nothing."""

    empty: tuple[str, ...]
    """Filters that no clip at all satisfies, as told to a reader."""
    better: str | None
    """The query with words that the archive has instead of those it has not."""


def facets(connection: sqlite3.Connection, asked: Asked) -> dict[str, dict[str, int]]:
    """For site, publisher, author, language, month and tag: the most frequent values."""
    sql, values = select(asked)
    return {
        name: dict(
            map(
                tuple,
                connection.execute(
                    f"WITH found AS MATERIALIZED (SELECT DISTINCT clip FROM ({sql}))"
                    f" SELECT value, count(*) FROM ({facet}) WHERE n IN (SELECT clip FROM found)"
                    f" GROUP BY value ORDER BY 2 DESC, 1 LIMIT {VALUES}",
                    values,
                ),
            )
        )
        for name, facet in _FACETS.items()
    }


def advise(
    connection: sqlite3.Connection, text: str, query: Query, narrowed: Sequence[Filter]
) -> Advice:
    """What may be wrong with a query that found nothing."""
    filters = [
        item
        for clause in query.clauses
        if not clause.negated and len(clause.any_of) == 1
        for item in clause.any_of
        if isinstance(item, Filter) and item.sql
    ]
    empty = tuple(str(item) for item in (*filters, *narrowed) if not _any(connection, item))
    better = text
    for word, instead in better_words(connection, query.terms).items():
        better = better.replace(word, instead)
    return Advice(empty, better if better != text else None)


def _any(connection: sqlite3.Connection, item: Filter) -> bool:
    sql = f"SELECT 1 FROM clips WHERE latest AND {item.sql} LIMIT 1"
    return connection.execute(sql, item.values).fetchone() is not None
