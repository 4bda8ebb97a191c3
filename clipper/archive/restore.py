"""Taking an archive back from its backup."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from clipper.archive.connect import BUSY_SECONDS, back_up, connect, open_plain
from clipper.archive.faults import ArchiveDamaged, mapped
from clipper.archive.raw import RawStore, raw_path
from clipper.errors import ArchiveError


def restore(backup: Path, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Path | None:
    """Makes the archive at `path` what it was in `backup`; where the archive as it was lies now.

    Raw pages are only ever added: the present archive and its copy keep theirs. Raises
    `ArchiveError` if the backup is none or is damaged, or if another process writes at `path`.
    """
    with closing(connect(backup, create=False, read_only=True)) as source, mapped(backup):
        if source.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise ArchiveDamaged("is damaged", subject=str(backup))
        kept = None
        if path.exists():
            kept = _free_name(path)
            with closing(connect(path, create=False, read_only=False)) as present:
                back_up(present, kept)
        # The pages first: clips without theirs are what must never be.
        _add_raw_pages(raw_path(backup), raw_path(path), busy_seconds)
        with (
            closing(open_plain(path, read_only=False, busy_seconds=busy_seconds)) as target,
            mapped(path),
        ):
            target.execute("BEGIN IMMEDIATE")  # copying would try for ever while another writes
            target.execute("COMMIT")
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
    return kept


def _add_raw_pages(source: Path, target: Path, busy_seconds: float) -> None:
    if not source.exists():
        return
    store = RawStore(target, read_only=False, busy_seconds=busy_seconds)
    with closing(store), mapped(target):
        connection = store.connection()
        connection.execute("ATTACH ? AS other", [str(source)])
        connection.execute("INSERT OR IGNORE INTO raw SELECT * FROM other.raw")


def _free_name(path: Path) -> Path:
    for number in range(1, 1000):
        name = path.with_name(f"{path.stem}.before-restore-{number}{path.suffix}")
        if not name.exists():
            return name
    raise ArchiveError("has too many copies beside it", subject=str(path))
