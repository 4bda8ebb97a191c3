"""Which inputs need not be read again: what became of a file, as long as it stays the same.

Files that gave one clip are in `sources`. Here are the others: containers read to their end, files
that are no pages, and those that failed, each with its size and time as they were then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from clipper.archive.outcome import Outcome
from clipper.archive.rows import storable

MEMBER = "#"
"""Between a container and what is in it, in the name of a source."""


def standing(
    connection: sqlite3.Connection, source: str, size: int, mtime_ns: int, pipeline: str
) -> Outcome | None:
    """What became of this very file, cleaned by that pipeline; `None`: it is to be read."""
    key = [storable(source), size, mtime_ns, pipeline]
    same = "source = ? AND size = ? AND mtime_ns = ? AND pipeline = ?"
    if connection.execute(f"SELECT 1 FROM sources WHERE {same}", key).fetchone():
        return Outcome.UNCHANGED
    row = connection.execute(f"SELECT state FROM inputs WHERE {same}", key).fetchone()
    return Outcome(row["state"]) if row else None


def note(
    connection: sqlite3.Connection,
    source: str,
    state: Outcome,
    size: int | None,
    mtime_ns: int | None,
    pipeline: str | None,
) -> None:
    """Keeps what became of an input; of something in a container only that it failed."""
    connection.execute(
        "INSERT OR REPLACE INTO inputs (source, state, size, mtime_ns, pipeline)"
        " VALUES (?, ?, ?, ?, ?)",
        [storable(source), state.value, size, mtime_ns, pipeline],
    )


def forget(connection: sqlite3.Connection, source: str) -> None:
    """It has given a clip."""
    connection.execute("DELETE FROM inputs WHERE source = ?", [storable(source)])


def forget_failures(connection: sqlite3.Connection) -> None:
    """Lets everything that failed be tried again, and the containers it was in be read again."""
    failed = connection.execute(
        "SELECT source FROM inputs WHERE state = 'failed' AND size IS NULL"
    ).fetchall()
    containers = {row["source"].partition(MEMBER)[0] for row in failed}
    connection.executemany(
        "DELETE FROM inputs WHERE source = ? AND state = 'unchanged'",
        [(source,) for source in containers],
    )
    connection.execute("DELETE FROM inputs WHERE state = 'failed'")


def outcomes(
    connection: sqlite3.Connection, run: int, outcome: Outcome | None
) -> Iterator[dict[str, Any]]:
    """What a run changed, passed over or could not do, in its order."""
    rows = connection.execute(
        "SELECT source, outcome, clip, stage, reason FROM outcomes"
        " WHERE run = ? AND (? IS NULL OR outcome = ?) ORDER BY n",
        [run, outcome, outcome],
    )
    for row in rows:
        yield dict(row)
