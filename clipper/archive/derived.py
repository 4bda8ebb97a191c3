"""What follows from the latest version of a page, kept beside its row so that it can be searched.

All of it can be made again from `clips`; older versions have none of it.
"""

from __future__ import annotations

import sqlite3

from clipper.archive import duplicates
from clipper.archive.rows import asides, storable
from clipper.archive.shingles import shingles
from clipper.page import Clip


def write(connection: sqlite3.Connection, n: int, clip: Clip) -> None:
    """Everything for a clip that has become the latest of its page."""
    write_asides(connection, n, clip)
    duplicates.link(connection, n, clip.content_hash, storable(clip.text))


def forget(connection: sqlite3.Connection, n: int) -> None:
    """Everything of a clip that is the latest no more."""
    forget_asides(connection, n)
    duplicates.unlink(connection, n)


def write_asides(connection: sqlite3.Connection, n: int, clip: Clip) -> None:
    """What was set aside, by role, and the related items."""
    connection.executemany(
        "INSERT INTO asides (clip, role, text, text_cjk) VALUES (?, ?, ?, ?)",
        [(n, role, text, shingles(text)) for role, text in asides(clip)],
    )
    connection.executemany(
        "INSERT INTO related (clip, title, source, url, published_text, teaser, seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                n,
                storable(item.title),
                storable(item.source),
                storable(item.url),
                storable(item.published_text),
                storable(item.teaser),
                item.seen,
            )
            for item in clip.related
        ],
    )


def forget_asides(connection: sqlite3.Connection, n: int) -> None:
    connection.execute("DELETE FROM asides WHERE clip = ?", [n])
    connection.execute("DELETE FROM related WHERE clip = ?", [n])
