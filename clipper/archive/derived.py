"""What follows from the latest version of a page, kept beside its row so that it can be searched.

All of it can be made again from `clips`; older versions have none of it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from clipper.archive import duplicates, links
from clipper.archive.rows import asides, storable
from clipper.archive.shingles import shingles
from clipper.page import Clip


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows beside that of a clip, but for its number, which comes first in each."""

    asides: list[tuple[Any, ...]]
    related: list[tuple[Any, ...]]
    names: list[int]
    """Keys by which related items of other pages may mean this one: see `links`."""
    fingerprint: duplicates.Fingerprint | None


def derive(clip: Clip, text: str) -> Derived:
    """What follows from a clip; `text` is its text as the row has it."""
    return Derived(
        [(role, aside, shingles(aside)) for role, aside in asides(clip)],
        [
            (
                storable(item.title),
                storable(item.source),
                storable(item.url),
                storable(item.published_text),
                storable(item.teaser),
                item.seen,
                *links.keys(item.url, item.title),
            )
            for item in clip.related
        ],
        links.names(clip.title, clip.url, clip.canonical_url),
        duplicates.fingerprint(text),
    )


def write(connection: sqlite3.Connection, n: int, content_hash: str, derived: Derived) -> None:
    """Everything for a clip that has become the latest of its page."""
    write_asides(connection, n, derived)
    duplicates.link(connection, n, content_hash, derived.fingerprint)


def forget(connection: sqlite3.Connection, n: int) -> None:
    """Everything of a clip that is the latest no more."""
    forget_asides(connection, n)
    duplicates.unlink(connection, n)


def write_asides(connection: sqlite3.Connection, n: int, derived: Derived) -> None:
    """What was set aside, by role, the related items, and what others call this page."""
    connection.executemany(
        "INSERT INTO asides (clip, role, text, text_cjk) VALUES (?, ?, ?, ?)",
        [(n, *row) for row in derived.asides],
    )
    connection.executemany(
        "INSERT INTO related (clip, title, source, url, published_text, teaser, seen,"
        " page_key, title_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(n, *row) for row in derived.related],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO names (key, clip) VALUES (?, ?)", [(key, n) for key in derived.names]
    )


def forget_asides(connection: sqlite3.Connection, n: int) -> None:
    connection.execute("DELETE FROM asides WHERE clip = ?", [n])
    connection.execute("DELETE FROM related WHERE clip = ?", [n])
    connection.execute("DELETE FROM names WHERE clip = ?", [n])
