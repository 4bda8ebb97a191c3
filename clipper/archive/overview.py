"""Beside the hits: counts over all that was found, and what to say when nothing was."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.archive.filters import Filter
from clipper.archive.query import Query
from clipper.archive.ranking import Asked, some_word
from clipper.archive.search import clips
from clipper.archive.vocabulary import better_words

VALUES = 10
COUNTED = 20_000
"""Of more clips than that, those stored last are counted."""
READ = 500
"""Clips looked up by one statement."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a query finds, in numbers."""

    facets: dict[str, dict[str, int]]
    """For site, publisher, author, language, month and tag: the most frequent values, and how many
    clips have them."""
    clips: int
    """How many were counted."""
    more: bool = False
    """There are more, stored before them."""
    partial: bool = False
    """No clip has all of the words: counted are those with some of them."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a query may have found nothing."""

    empty: tuple[str, ...]
    """Filters that no clip at all satisfies, as told to a reader."""
    better: str | None
    """The query with words that the archive has instead of those it has not."""


def overview(connection: sqlite3.Connection, asked: Asked, all_words: bool) -> Overview:
    """What a query finds, by site, publisher, author, language, month and tag."""
    found = clips(connection, asked, COUNTED + 1)
    partial = False
    if not found and not all_words and (some := some_word(connection, asked)):
        found = clips(connection, some, COUNTED + 1)
        partial = bool(found)
    counted = found[:COUNTED]
    facets = {
        name: dict(sorted(values.items(), key=lambda item: (-item[1], item[0]))[:VALUES])
        for name, values in _count(connection, counted).items()
    }
    return Overview(facets, len(counted), len(found) > len(counted), partial)


def _count(connection: sqlite3.Connection, found: list[int]) -> dict[str, Counter[str]]:
    names = ("site", "publisher", "author", "language", "month", "tag")
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    tagged = {page for (page,) in connection.execute("SELECT DISTINCT page FROM tags")}
    for first in range(0, len(found), READ):
        numbers = found[first : first + READ]
        rows = connection.execute(
            "SELECT site, publisher, authors, language, published, page FROM clips"
            f" WHERE n IN ({', '.join('?' * len(numbers))})",
            numbers,
        )
        for site, publisher, authors, language, published, page in rows:
            for name, value in (("site", site), ("publisher", publisher), ("language", language)):
                if value is not None:
                    counts[name][value] += 1
            if authors != "[]":
                counts["author"].update(json.loads(authors))
            if len(published or "") >= len("2025-01"):
                counts["month"][published[:7]] += 1
            if page in tagged:
                tags = connection.execute("SELECT tag FROM tags WHERE page = ?", [page])
                counts["tag"].update(tag for (tag,) in tags)
    return counts


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
