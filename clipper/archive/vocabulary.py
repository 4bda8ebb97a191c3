"""The archive's own words: what was perhaps meant, and what a clip is about."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter

from clipper.archive.query import Term
from clipper.archive.shingles import pairs, runs
from clipper.archive.words import fold, parts

TELLING = 20
"""Words that stand for a clip when others like it are looked for."""
WEIGHED = 150
"""Of a clip's most frequent words, so many are weighed."""
SHORTEST = 4
"""Letters of a word that is worth correcting, or telling."""


def open_vocabulary(connection: sqlite3.Connection) -> None:
    """Makes the words of the index a table of this connection: `words(term, doc, cnt)`."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'clips_fts', 'row')"
    )


def better_words(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> dict[str, str]:
    """For words the archive does not have, the nearest that it has."""
    found = {}
    for term in terms:
        for word in () if term.inside else parts(term.text):
            folded = fold(word)
            if len(folded) < SHORTEST or runs(folded) or _frequency(connection, folded):
                continue
            better = _nearest(connection, folded)
            if better:
                found[word] = better
    return found


def telling_words(connection: sqlite3.Connection, title: str | None, text: str) -> list[str]:
    """The words of a text that are frequent in it and rare elsewhere (tf-idf), best first."""
    counts: Counter[str] = Counter()
    for source, weight in ((title or "", 3), (text, 1)):
        folded = fold(source)
        for word in parts(folded):
            if len(word) >= SHORTEST and not runs(word):
                counts[word] += weight
        for run in runs(folded):
            for pair in pairs(run):
                counts[pair] += weight
    total = connection.execute("SELECT count(*) FROM clips WHERE latest").fetchone()[0]
    weighed: list[tuple[float, str]] = []
    for word, count in counts.most_common(WEIGHED):
        documents = _frequency(connection, word)
        if documents > 1:  # a word that no other has finds no other
            rarity = math.log(1 + total / documents)
            weighed.append(((1 + math.log(count)) * rarity, word))
    return [word for _, word in sorted(weighed, reverse=True)[:TELLING]]


def _frequency(connection: sqlite3.Connection, word: str) -> int:
    row = connection.execute("SELECT doc FROM words WHERE term = ?", [word]).fetchone()
    return int(row[0]) if row else 0


def _nearest(connection: sqlite3.Connection, word: str) -> str | None:
    """The most frequent of the nearest words, not more than a third of the letters away."""
    allowed = 1 if len(word) < 6 else 2
    best: tuple[int, int, str] | None = None
    for first in {word[0], word[1]}:  # the first letter is rarely wrong, or swapped
        rows = connection.execute(
            "SELECT term, doc FROM words WHERE term >= ? AND term < ?"
            " AND length(term) BETWEEN ? AND ?",
            [first, first + "\U0010ffff", len(word) - allowed, len(word) + allowed],
        )
        for term, documents in rows:
            away = distance(word, term, allowed)
            if away <= allowed and (best is None or (away, -documents, term) < best):
                best = (away, -documents, term)
    return best[2] if best else None


def distance(one: str, other: str, limit: int) -> int:
    """Changes, insertions, deletions and swaps of neighbours between two words.

    The optimal string alignment distance; above `limit` some number above it.

    >>> distance("lihgthouse", "lighthouse", 2)
    1
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, rival in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != rival))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == rival:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
