"""Which inputs need not be read again: what became of a file, as long as it stays the same.

Files that gave one clip are in `sources`. In `inputs` are the others: containers read to their end,
files that are no pages, and those that failed, each with its size and time as they were then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clipper.archive.faults import mapped
from clipper.archive.outcome import Outcome
from clipper.archive.rows import storable
from clipper.archive.store import Store
from clipper.errors import PageError


class Inputs:
    """What ingest asks and notes about the files it meets. Lasting with the next commit."""

    def __init__(self, connection: sqlite3.Connection, path: Path, store: Store) -> None:
        self._connection = connection
        self._path = path
        self._store = store

    def standing(self, source: str, *, size: int, mtime_ns: int, pipeline: str) -> Outcome | None:
        """What became of this very file, cleaned by that pipeline; `None`: it is to be read."""
        key = [storable(source), size, mtime_ns, pipeline]
        same = "source = ? AND size = ? AND mtime_ns = ? AND pipeline = ?"
        with mapped(self._path):
            if self._connection.execute(f"SELECT 1 FROM sources WHERE {same}", key).fetchone():
                return Outcome.UNCHANGED
            row = self._connection.execute(f"SELECT state FROM inputs WHERE {same}", key).fetchone()
        return Outcome(row["state"]) if row else None

    def failed_within(self, source: str) -> int:
        """How many of the things in a container failed."""
        sql = "SELECT count(*) FROM inputs WHERE state = 'failed' AND source > ? AND source < ?"
        key = storable(source)
        with mapped(self._path):
            # `$` is the character after `#`, so that this is all that begins with the name and `#`.
            row = self._connection.execute(sql, [f"{key}#", f"{key}$"]).fetchone()
        return int(row[0])

    def has_bytes(self, source: str, raw_hash: str, *, pipeline: str) -> bool:
        """Whether this source gave a clip of these very bytes."""
        sql = "SELECT 1 FROM sources WHERE source = ? AND raw_hash = ? AND pipeline = ?"
        with mapped(self._path):
            found = self._connection.execute(sql, [storable(source), raw_hash, pipeline])
            return found.fetchone() is not None

    def touch(self, source: str, *, size: int, mtime_ns: int) -> None:
        """A file with the same bytes has another time."""
        with self._store.change() as connection:
            connection.execute(
                "UPDATE sources SET size = ?, mtime_ns = ? WHERE source = ?",
                [size, mtime_ns, storable(source)],
            )

    def done(self, source: str, *, size: int, mtime_ns: int, pipeline: str) -> None:
        """A container was read to its end, and all in it has its outcome."""
        self._note(source, Outcome.UNCHANGED, size, mtime_ns, pipeline)

    def skip(
        self,
        source: str,
        reason: str,
        *,
        run: int,
        size: int | None,
        mtime_ns: int | None,
        pipeline: str,
    ) -> None:
        """Records that an input is no page, and why; without size and time, in a container."""
        with self._store.change() as connection:
            connection.execute(
                "INSERT INTO outcomes (run, source, outcome, reason) VALUES (?, ?, ?, ?)",
                [run, storable(source), Outcome.SKIPPED.value, storable(reason)],
            )
        if size is not None:
            self._note(source, Outcome.SKIPPED, size, mtime_ns, pipeline)

    def fail(
        self,
        source: str,
        error: PageError,
        *,
        run: int,
        size: int | None,
        mtime_ns: int | None,
        pipeline: str | None,
    ) -> None:
        """Records that an input gave no clip, and why; without a pipeline it is tried again."""
        self._store.fail(source, error.reason, error.stage, run)
        self._note(source, Outcome.FAILED, size, mtime_ns, pipeline)

    def forget(self, source: str) -> None:
        """It has given a clip."""
        with self._store.change() as connection:
            connection.execute("DELETE FROM inputs WHERE source = ?", [storable(source)])

    def forget_failures(self) -> None:
        """Lets all that failed be tried again, and the containers it was in be read again."""
        with self._store.change() as connection:
            connection.execute(
                "DELETE FROM inputs WHERE state = 'unchanged' AND EXISTS (SELECT 1"
                " FROM inputs AS member WHERE member.state = 'failed' AND member.size IS NULL"
                " AND member.source > inputs.source || '#'"
                " AND member.source < inputs.source || '$')"
            )
            connection.execute("DELETE FROM inputs WHERE state = 'failed'")
        self._store.commit()

    def counted(self, run: int, counts: Mapping[Outcome, int]) -> None:
        """How many inputs of a run had which outcome so far."""
        told = json.dumps({outcome.value: n for outcome, n in sorted(counts.items()) if n})
        with self._store.change() as connection:
            connection.execute("UPDATE runs SET counts = ? WHERE n = ?", [told, run])

    def outcomes(self, run: int, outcome: Outcome | None = None) -> Iterator[dict[str, Any]]:
        """What a run changed, passed over or could not do: rows in its order."""
        sql = "SELECT source, outcome, clip, stage, reason FROM outcomes WHERE run = ?"
        values: list[Any] = [run]
        if outcome is not None:
            sql += " AND outcome = ?"
            values.append(outcome.value)
        with mapped(self._path):
            for row in self._connection.execute(f"{sql} ORDER BY n", values):
                yield dict(row)

    def _note(
        self,
        source: str,
        state: Outcome,
        size: int | None,
        mtime_ns: int | None,
        pipeline: str | None,
    ) -> None:
        with self._store.change() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO inputs (source, state, size, mtime_ns, pipeline)"
                " VALUES (?, ?, ?, ?, ?)",
                [storable(source), state.value, size, mtime_ns, pipeline],
            )
