"""The raw pages, by hash, in a SQLite file beside the archive.

They are many times the size of the clips and hardly ever read; kept apart, the archive itself
stays small to copy and quick to open. A page without a clip is harmless, a clip without its page
is not: pages are committed first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import zstandard

from clipper.archive.connect import open_plain
from clipper.archive.faults import mapped
from clipper.errors import ArchiveError, NotAnArchive

APPLICATION_ID = 0x434C4952
"""`CLIR`."""
LEVEL = 3
"""zstd's default: 5.4 times smaller at 420 MB/s on saved pages; 9 gains 4 % at a third of it."""


def raw_path(archive: Path) -> Path:
    """`archive.db` has its pages in `archive.raw.db`."""
    return archive.with_name(f"{archive.stem}.raw{archive.suffix}")


def pack(data: bytes) -> bytes:
    """A page as it is kept."""
    return zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(data)


class RawStore:
    """Bytes by their SHA-256. Opened at first use."""

    def __init__(self, path: Path, *, read_only: bool, busy_seconds: float) -> None:
        self.path = path
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._opened: sqlite3.Connection | None = None
        self._pending = False

    def put(self, raw_hash: str, size: int, packed: bytes) -> None:
        """Keeps a page of that size, as `pack` gave it, if it is not there yet.

        Lasting with the next commit.
        """
        with mapped(self.path):
            connection = self.connection()
            if connection.execute("SELECT 1 FROM raw WHERE hash = ?", [raw_hash]).fetchone():
                return
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
            self._pending = True
            connection.execute(
                "INSERT OR IGNORE INTO raw (hash, size, data) VALUES (?, ?, ?)",
                [raw_hash, size, packed],
            )

    def get(self, raw_hash: str) -> bytes:
        """The bytes with that hash. Raises `ArchiveError` if they are not there or damaged."""
        with mapped(self.path):
            row = (
                self.connection()
                .execute("SELECT size, data FROM raw WHERE hash = ?", [raw_hash])
                .fetchone()
                if self.path.exists()
                else None
            )
        if row is None:
            raise ArchiveError(f"the raw page {raw_hash[:16]} is missing", subject=str(self.path))
        try:
            data = zstandard.ZstdDecompressor().decompress(row["data"], max_output_size=row["size"])
        except zstandard.ZstdError:
            data = b""
        if len(data) != row["size"]:
            raise ArchiveError(f"the raw page {raw_hash[:16]} is damaged", subject=str(self.path))
        return data

    def has(self, raw_hash: str) -> bool:
        """Whether there are bytes with that hash."""
        if not self.path.exists():
            return False
        with mapped(self.path):
            found = self.connection().execute("SELECT 1 FROM raw WHERE hash = ?", [raw_hash])
            return found.fetchone() is not None

    def remove(self, hashes: Iterable[str]) -> None:
        """Lets go of pages, with the next commit."""
        with mapped(self.path):
            connection = self.connection()
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
            connection.executemany("DELETE FROM raw WHERE hash = ?", [(hash,) for hash in hashes])

    @property
    def lost(self) -> bool:
        """Whether SQLite has undone pages that were put since the last commit (a full disk)."""
        return self._pending and not (self._opened and self._opened.in_transaction)

    def commit(self) -> None:
        if self._opened is not None and self._opened.in_transaction:
            with mapped(self.path):
                self._opened.execute("COMMIT")
        self._pending = False

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def connection(self) -> sqlite3.Connection:
        """The open file, opened now if it was not."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> sqlite3.Connection:
        connection = open_plain(
            self.path, read_only=self._read_only, busy_seconds=self._busy_seconds
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application == APPLICATION_ID:
            connection.execute("PRAGMA synchronous = NORMAL")
            return
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if application or tables:
            raise NotAnArchive("is a database of another program", subject=str(self.path))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS raw"
            " (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL)"
        )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
