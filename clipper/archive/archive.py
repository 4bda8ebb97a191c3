"""`Archive`: what other rooms use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from clipper.archive import duplicates, filters, numbers
from clipper.archive.connect import BUSY_SECONDS, connect
from clipper.archive.faults import mapped
from clipper.archive.outcome import Outcome
from clipper.archive.raw import RawStore, raw_path
from clipper.archive.rows import LIGHT, light, storable, to_clip
from clipper.archive.search import MARKS, Hit, search
from clipper.archive.store import Store
from clipper.errors import ArchiveFull, ClipNotFound, PageError
from clipper.page import Clip, Role


class Archive:
    """Clips in one SQLite file; a context manager.

    Made if it is not there, unless `create` says otherwise; `read_only` never writes. One process
    writes at a time, any number read; another writer is waited for `busy_seconds`. Leaving the
    context, or `close`, keeps everything that was added.

    Raises `ArchiveError`: `NotAnArchive`, `ArchiveTooNew`, `ArchiveBusy`, `ArchiveFull`.
    """

    def __init__(
        self,
        path: str | Path = "archive.db",
        *,
        create: bool = True,
        read_only: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._connection = connect(
            self.path, create=create, read_only=read_only, busy_seconds=busy_seconds
        )
        self._raw = RawStore(raw_path(self.path), read_only=read_only, busy_seconds=busy_seconds)
        self._store = Store(self._connection, self.path, self._raw)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Keeps what was added, and lets the files go."""
        try:
            self.commit()
        finally:
            self._connection.close()
            self._raw.close()

    # --------------------------------------------------------------------------------------------
    # Writing

    def begin_run(self, arguments: Mapping[str, object]) -> int:
        """A new run of ingest; its number."""
        self._may_write()
        return self._store.begin_run(arguments)

    def known(self, source: str, *, size: int, mtime_ns: int, pipeline: str) -> bool:
        """Whether a file of that size and time is stored already, cleaned by that pipeline."""
        with mapped(self.path):
            return (
                self._connection.execute(
                    "SELECT 1 FROM sources"
                    " WHERE source = ? AND size = ? AND mtime_ns = ? AND pipeline = ?",
                    [storable(source), size, mtime_ns, pipeline],
                ).fetchone()
                is not None
            )

    def add(
        self,
        clip: Clip,
        data: bytes,
        *,
        run: int | None = None,
        size: int | None = None,
        mtime_ns: int | None = None,
    ) -> Outcome:
        """Keeps a clip and the bytes it was made from; lasting with the next `commit`.

        `size` and `mtime_ns` are those of the file `clip.source`, for `known`.
        """
        self._may_write()
        return self._store.add(clip, data, run, size, mtime_ns)

    def fail(
        self,
        source: str,
        error: Exception,
        stage: str = "clean",
        *,
        run: int | None = None,
        size: int | None = None,
        mtime_ns: int | None = None,
    ) -> None:
        """Records that an input gave no clip, and why. The next run tries it again."""
        self._may_write()
        reason = error.reason if isinstance(error, PageError) else str(error)
        self._store.fail(source, reason, stage, run)

    def commit(self) -> None:
        """Makes lasting what was added."""
        self._store.commit()

    def finish_run(self, run: int) -> None:
        """Ends a run, and commits."""
        self._store.finish_run(run)

    # --------------------------------------------------------------------------------------------
    # Copies of each other

    def duplicates(self) -> list[dict[str, Any]]:
        """Groups of clips that are copies of each other: `{group, sites, clips}`.

        Each clip says why it is there: `reason`, and `similarity` from 0 to 1 where estimated.
        """
        with mapped(self.path):
            return duplicates.groups(self._connection)

    def split(self, id: str) -> None:
        """Takes a clip out of its group for good. Raises `ClipNotFound`."""
        self._may_write()
        with self._store.change() as connection:
            duplicates.split(connection, self._number(id))
        self.commit()

    def merge(self, one: str, other: str) -> None:
        """Puts two clips, with the copies of each, into one group. Raises `ClipNotFound`."""
        self._may_write()
        with self._store.change() as connection:
            duplicates.merge(connection, self._number(one), self._number(other))
        self.commit()

    def _may_write(self) -> None:
        if self.read_only:
            raise ArchiveFull("is open for reading only", subject=str(self.path))

    # --------------------------------------------------------------------------------------------
    # Reading

    def get(self, id: str) -> Clip:
        """The clip with that id; its first digits are enough. Raises `ClipNotFound`."""
        with mapped(self.path):
            n = self._number(id)
            return to_clip(
                self._connection.execute("SELECT * FROM clips WHERE n = ?", [n]).fetchone()
            )

    def _number(self, id: str) -> int:
        """The number of a clip's row. Raises `ClipNotFound`."""
        whole = id.strip().lower()
        found = self._connection.execute(
            "SELECT n, id FROM clips WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
            [storable(whole), storable(whole) + "g"],
        ).fetchall()
        if not found or not whole:
            raise ClipNotFound("no clip has this id", subject=id)
        if len(found) > 1 and found[0]["id"] != whole:
            raise ClipNotFound("several clips begin so; give more digits", subject=id)
        return int(found[0]["n"])

    def clips(
        self,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        latest: bool = True,
        limit: int | None = None,
    ) -> Iterator[Clip]:
        """Whole clips, newest first; the arguments narrow them, dates being ISO 8601."""
        narrowed = _narrowed(site, since, until, language)
        for row in self._select("*", narrowed, latest, limit):
            yield to_clip(row)

    def rows(
        self,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        latest: bool = True,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Clips without their text, as dictionaries, in the order of `clips`."""
        narrowed = _narrowed(site, since, until, language)
        for row in self._select(", ".join(LIGHT), narrowed, latest, limit):
            yield light(row)

    def _select(
        self, columns: str, narrowed: list[filters.Filter], latest: bool, limit: int | None
    ) -> Iterator[sqlite3.Row]:
        conditions = [item.sql for item in narrowed] + (["latest"] if latest else [])
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        values = [value for item in narrowed for value in item.values]
        with mapped(self.path):
            yield from self._connection.execute(
                f"SELECT {columns} FROM clips{where} ORDER BY published DESC, n DESC LIMIT ?",
                [*values, -1 if limit is None else limit],
            )

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        role: Role | None = None,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        marks: tuple[str, str] = MARKS,
    ) -> list[Hit]:
        """Ranked hits among the latest version of each page.

        Searched are title and main content, or what has that `role`. Raises `QueryError` for a
        filter with a value that it cannot have; anything else a user may type is answered.
        """
        narrowed = _narrowed(site, since, until, language)
        with mapped(self.path):
            return search(
                self._connection, query, limit=limit, role=role, narrowed=narrowed, marks=marks
            )

    def stats(self) -> dict[str, Any]:
        """What the archive holds, in numbers."""
        with mapped(self.path):
            return numbers.stats(self._connection, self.path)

    def runs(self) -> list[dict[str, Any]]:
        """Each run with its outcomes, the last first."""
        with mapped(self.path):
            return numbers.runs(self._connection)

    def raw(self, raw_hash: str) -> bytes:
        """The page as it was read, by its SHA-256. Raises `ArchiveError` if it is not there."""
        return self._raw.get(raw_hash)


def _narrowed(
    site: str | None, since: str | None, until: str | None, language: str | None
) -> list[filters.Filter]:
    wanted = (
        (site, filters.site),
        (since, filters.since),
        (until, filters.until),
        (language, filters.language),
    )
    return [build(value) for value, build in wanted if value is not None]
