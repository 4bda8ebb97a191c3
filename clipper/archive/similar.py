"""Clips like a given one, by the index itself: its telling words as a query."""

from __future__ import annotations

import sqlite3

from clipper.archive.search import MARKS, Hit, search
from clipper.archive.vocabulary import telling_words


def similar(connection: sqlite3.Connection, n: int, limit: int) -> list[Hit]:
    """The best `limit` hits for the words a clip is about; copies of it first, itself not."""
    row = connection.execute("SELECT id, page, title, text FROM clips WHERE n = ?", [n]).fetchone()
    words = telling_words(connection, row["title"], row["text"])
    if not words:
        return []
    own = {id for (id,) in connection.execute("SELECT id FROM clips WHERE page = ?", [row["page"]])}
    hits = search(connection, " OR ".join(words), limit=limit + 1, marks=MARKS)
    found = []
    for hit in hits:
        others = [id for id in (hit.id, *hit.copies) if id not in own]
        if hit.id not in own:
            found.append(hit)
        elif others:  # a copy of the clip was folded under the clip itself
            found += [_hit_of(connection, hit, other) for other in others]
    return found[:limit]


def _hit_of(connection: sqlite3.Connection, hit: Hit, id: str) -> Hit:
    row = connection.execute(
        "SELECT id, source, url, title, publisher, published, site, language, version"
        " FROM clips WHERE id = ?",
        [id],
    ).fetchone()
    return Hit(**dict(row), snippet=hit.snippet, score=hit.score, snippets=hit.snippets)
