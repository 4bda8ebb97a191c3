"""What goes wrong with a file, and that nothing stored is lost by it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from clipper.archive import Archive, connect
from clipper.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveFull,
    ArchiveTooNew,
    ClipperError,
    NotAnArchive,
)
from tests.archive.factory import page, put

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and users of POSIX")


def pieces(count: int, start: int = 0) -> list[str]:
    return [f"Piece {n} of text. " * 60 for n in range(start, start + count)]


def fill(archive: Archive, count: int, start: int = 0) -> None:
    for n, text in enumerate(pieces(count, start), start):
        archive.add(page(text, f"Page {n}", source=f"/p/{n}"), os.urandom(2000))


def sound(path: Path) -> int:
    """Checks both files and both indexes; how many clips there are, each with its raw page."""
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("clips", "asides"):
            plain.execute(
                f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)"
            )
        plain.rollback()
        hashes = {hash for (hash,) in plain.execute("SELECT raw_hash FROM clips")}
        count: int = plain.execute("SELECT count(*) FROM clips").fetchone()[0]
    with closing(sqlite3.connect(path.with_name(f"{path.stem}.raw.db"))) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert hashes <= {hash for (hash,) in raw.execute("SELECT hash FROM raw")}
    return count


WRITER = """
import sys
from clipper.archive import Archive
from tests.archive.test_faults import fill
with Archive(sys.argv[1]) as archive:
    for start in range(0, 1_000_000, 20):
        fill(archive, 20, start)
        archive.commit()
        print(start + 20, flush=True)
"""


@POSIX
@pytest.mark.parametrize("after", [0.0, 0.03, 0.11])
def test_killed_while_writing(tmp_path: Path, after: float) -> None:
    path = tmp_path / "archive.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        promised = int(writer.stdout.readline())
        time.sleep(after)
        writer.kill()
        rest = writer.stdout.read().split()
    promised = int(rest[-1]) if rest and rest[-1].isdigit() else promised
    assert sound(path) >= promised
    with Archive(path) as archive:
        fill(archive, 5, 2_000_000)
        assert archive.search("piece 2000003")
    sound(path)


@POSIX
def test_killed_before_the_first_commit_leaves_an_archive(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom clipper.archive import Archive\nfrom tests.archive.test_faults"
        " import fill\nfill(Archive(sys.argv[1]), 30)\nos.kill(os.getpid(), 9)"
    )
    path = tmp_path / "archive.db"
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Archive(path) as archive:
        assert archive.stats()["clips"] == 0
        put(archive, page())


def test_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as one, Archive(path, busy_seconds=0.1) as two:
        fill(one, 1)
        with pytest.raises(ArchiveBusy, match="being written by another"):
            two.begin_run({})
        with pytest.raises(ArchiveBusy):
            fill(two, 1, 10)
        assert two.stats()["clips"] == 0, "reading goes on"
        one.commit()
        fill(two, 2, 10)
    assert sound(path) == 3


def test_a_full_disk_keeps_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 20)
        archive.commit()
        pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(ArchiveFull, match="disk is full"):
            fill(archive, 500, 100)
        assert archive.search("piece 7")
    assert sound(path) >= 20
    with Archive(path) as archive:
        fill(archive, 5, 1000)
    assert sound(path) >= 25


def test_a_full_disk_of_raw_pages(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 5)
        archive.commit()
        archive._raw.connection().execute("PRAGMA max_page_count = 12")
        with pytest.raises(ArchiveFull, match=r"archive\.raw\.db: the disk is full"):
            fill(archive, 500, 100)
    assert sound(path) >= 5


def test_what_fails_in_the_middle_is_undone_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 3)
        archive._connection.execute(
            "CREATE TEMP TRIGGER fault BEFORE INSERT ON outcomes WHEN new.source = '/p/3'"
            " BEGIN SELECT raise(ABORT, 'fault'); END"
        )
        with pytest.raises(ArchiveError, match="fault"):
            fill(archive, 1, 3)
        fill(archive, 2, 4)
    assert sound(path) == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html>no archive</html>" * 100, "not an archive"),
        (b"SQLite format 3\x00" + bytes(500), "not an archive|another program|damaged"),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match=reason):
            Archive(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE clips (id)")
    before = path.read_bytes()
    with pytest.raises(NotAnArchive, match="another program"):
        Archive(path)
    assert path.read_bytes() == before


def test_another_programs_file_where_the_raw_pages_belong(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.raw.db")) as other:
        other.execute("CREATE TABLE raw (id)")
    with Archive(tmp_path / "archive.db") as archive:
        with pytest.raises(NotAnArchive, match=r"archive\.raw\.db"):
            put(archive, page())
        assert archive.stats()["clips"] == 0


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    with Archive(tmp_path / "archive.db") as archive:
        put(archive, page())


@pytest.mark.parametrize(
    ("path", "options", "error"),
    [
        ("none.db", {"create": False}, NotAnArchive),
        ("none.db", {"read_only": True}, NotAnArchive),
        ("no/folder/archive.db", {}, ArchiveError),
        (".", {}, NotAnArchive),
    ],
)
def test_no_file(
    tmp_path: Path, path: str, options: dict[str, bool], error: type[ClipperError]
) -> None:
    with pytest.raises(error):
        Archive(tmp_path / path, **options)
    assert not list(tmp_path.iterdir())


def test_of_a_later_version(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive._connection.execute(f"PRAGMA user_version = {connect.SCHEMA_VERSION + 1}")
    for read_only in (False, True):
        with pytest.raises(ArchiveTooNew, match=r"later version of clipper \(upgrade"):
            Archive(path, read_only=read_only)


def test_reading_only_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 2)
    before = path.read_bytes()
    with Archive(path, read_only=True) as archive:
        assert archive.search("piece")
        for write in (
            lambda: put(archive, page()),
            lambda: archive.begin_run({}),
            lambda: archive.fail("x", ValueError("y"), "read"),
        ):
            with pytest.raises(ArchiveFull, match="reading only"):
                write()
    assert path.read_bytes() == before


READER = """
import os, sys
from clipper.archive import Archive
from clipper.errors import ArchiveFull
from tests.archive.factory import page, put
if os.access(sys.argv[1], os.W_OK):
    sys.exit(77)
with Archive(sys.argv[1], read_only=True) as archive:
    assert archive.search("piece")
try:
    with Archive(sys.argv[1]) as archive:
        put(archive, page("new"))
except ArchiveFull as error:
    print(error)
"""


def bound_by_permissions() -> None:
    """In the child: root passes over permissions by a capability, which is given up here."""
    import ctypes

    drop_from_bounding_set, dac_override = 24, 1  # linux/prctl.h, linux/capability.h
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="permissions of Linux")
def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 2)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=bound_by_permissions,
    )  # fmt: skip
    tmp_path.chmod(0o755)
    if done.returncode == 77:
        pytest.skip("this user may write everywhere")
    assert "archive.db: cannot be written: it is read-only" in done.stdout, done.stderr
    assert sound(path) == 2


def test_an_upgrade_backs_up_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clipper.archive import schema

    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        fill(archive, 3)
    next_version = connect.SCHEMA_VERSION + 1

    def fails(db: object) -> None:
        raise sqlite3.OperationalError("no")

    def works(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE clips ADD COLUMN colour TEXT")

    monkeypatch.setattr(connect, "SCHEMA_VERSION", next_version)
    for step, ends in ((fails, False), (works, True)):
        with monkeypatch.context() as patch:
            patch.setattr(schema, "migrate", step)
            if not ends:
                with pytest.raises(ArchiveError):
                    Archive(path)
                continue
            with Archive(path, read_only=True) as archive:
                assert list(archive._connection.execute("SELECT colour FROM clips"))
    backup = tmp_path / f"archive.before-schema-{next_version}.db"
    with closing(sqlite3.connect(backup)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (next_version - 1,)
        assert plain.execute("SELECT count(*) FROM clips").fetchone() == (3,)
    assert not list(tmp_path.glob("*.part"))


def test_schema_version_counts_the_migrations() -> None:
    from clipper.archive import schema

    names = [migration.name for migration in schema.migrations._migrations]
    assert len(names) == connect.SCHEMA_VERSION
    assert names == sorted(names), "append only"
