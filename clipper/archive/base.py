"""An archive that is open: its connection, its raw pages, its writer."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from clipper.archive.connect import BUSY_SECONDS, connect
from clipper.archive.inputs import Inputs
from clipper.archive.raw import RawStore, raw_path
from clipper.archive.rows import storable
from clipper.archive.store import Store
from clipper.errors import ArchiveFull, ClipNotFound


class Opened:
    """What all parts of `Archive` stand on."""

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
        self.inputs = Inputs(self._connection, self.path, self._store)
        """What became of the files of ingest runs."""

    def __enter__(self) -> Self:
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

    def files(self) -> frozenset[Path]:
        """Every file the archive may lie in, by its whole path, SQLite's helpers among them."""
        return frozenset(
            place.resolve().with_name(place.name + ending)
            for place in (self.path, raw_path(self.path))
            for ending in ("", "-wal", "-shm", "-journal")
        )

    def commit(self) -> None:
        """Makes lasting what was added."""
        self._store.commit()

    def _may_write(self) -> None:
        if self.read_only:
            raise ArchiveFull("is open for reading only", subject=str(self.path))

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
