"""A folder full of poison, and runs that are killed: all good pages stored once, no damage."""

from __future__ import annotations

import gzip
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clipper.archive import Archive, Outcome
from clipper.ingest import Bounds, Options, run
from tests.containers import PAGE, Warc, zipped
from tests.poison import CRASH, HANG, MEMORY, poisonous

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

GOOD = 300
KILLS = 20
SECONDS = 2.0
PATIENT = 8.0
"""For the last run: no good page may seem to hang because the machine is busy."""

RUN = """
import sys
from pathlib import Path
from clipper.archive import Archive
from tests.poison import poisonous
from tests.test_faults import OPTIONS
from clipper.ingest import run
if __name__ == "__main__":
    with Archive(sys.argv[1], busy_seconds=30) as archive:
        print("ready", flush=True)
        run(archive, [sys.argv[2]], OPTIONS, clean=poisonous)
"""
OPTIONS = Options(jobs=2, bounds=Bounds(seconds=SECONDS))
LAST = Options(jobs=2, bounds=Bounds(seconds=PATIENT), retry_failed=True)

POISON: dict[str, tuple[bytes, str]] = {
    **{f"crash{n}.html": (b"<p>%d " % n + CRASH, "crashed its worker, twice") for n in range(4)},
    **{
        f"hang{n}.html": (b"<p>%d " % n + HANG, f"took longer than {PATIENT:g} seconds, twice")
        for n in range(2)
    },
    **{f"memory{n}.html": (b"<p>%d " % n + MEMORY, "of memory") for n in range(2)},
    "nested1.html": (b"<div>" * 100_000, ""),
    "nested2.html": (b"<b><i>" * 50_000, ""),
    "invalid1.html": (random.Random(1).randbytes(9000), "binary data"),
    "invalid2.txt": (bytes(range(256)) * 9, "binary data"),
    "cut.warc.gz": (Warc(packed=True).response("https://a.example/", PAGE).data[:-9], "damaged"),
    "cut.warc": (Warc().response("https://b.example/", PAGE).data[:-30], "cut off"),
    "bomb.zip": (zipped({"a.html": b"x" * 60_000_000}), "200 times its size"),
    "bomb.html.gz": (gzip.compress(b"x" * 60_000_000), "200 times its size"),
    "empty1.html": (b"", "is empty"),
    "empty2.txt": (b" \n", "is empty"),
}
"""Name: content, what must be said about it. Deep nesting must only do no harm."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("faults") / "pages"
    place.mkdir()
    for n in range(GOOD):
        text = (
            f"<title>Page {n}</title><h1>Page {n}</h1>" + f"<p>This is what page {n} says.</p>" * 3
        )
        (place / f"{n:03}.html").write_text(text, "utf-8")
    for name, (data, _) in POISON.items():
        (place / name).write_bytes(data)
    (place / "gone.html").symlink_to("nowhere")
    (place / "locked.html").write_text("<p>Nobody may read this.", "utf-8")
    (place / "locked.html").chmod(0)
    (place / "loop").symlink_to(place)
    return place


def test_killed_at_random_moments(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    moments = random.Random(7)
    command = [sys.executable, "-c", RUN, str(database), str(folder)]
    root = Path(__file__).resolve().parent.parent
    kept = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(moments.uniform(0.0, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        check_files(database)
        with Archive(database, read_only=True) as archive:
            count = len(list(archive.rows(latest=False)))
        assert count >= kept, "nothing that was stored is lost"
        kept = count
    with Archive(database, busy_seconds=30) as archive:
        # Whatever a killed run had already found poisonous is tried once more, to see it named.
        last = run(archive, [folder], LAST, clean=poisonous)
        titles = [row["title"] for row in archive.rows(latest=False)]
        assert sorted(t for t in titles if t and t.startswith("Page ")) == sorted(
            f"Page {n}" for n in range(GOOD)
        )
        assert_named(archive, last.run)
        again = run(archive, [folder], OPTIONS, clean=poisonous)
    assert again.counts[Outcome.ADDED] == 0
    unreadable = 2 if os.geteuid() else 1
    assert again.counts[Outcome.FAILED] == unreadable, "only what may be readable now is tried"
    check_files(database)


def assert_named(archive: Archive, number: int) -> None:
    """Each poison page failed, with its reason."""
    failed = {
        row["source"]: row["reason"] for row in archive.inputs.outcomes(number, Outcome.FAILED)
    }
    said = {Path(source.partition("#")[0]).name: reason for source, reason in failed.items()}
    for name, (_, reason) in POISON.items():
        if reason:
            assert reason in said.pop(name, "nothing"), name
    assert said.pop("gone.html") == "is a link to nothing"
    if os.geteuid():  # root reads it all the same
        assert said.pop("locked.html") == "no permission to read it"
    assert set(said) <= {"nested1.html", "nested2.html"}


def check_files(database: Path) -> None:
    """Both files are whole, and the indexes say what the tables say."""
    for path in (database, database.with_name("archive.raw.db")):
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE name LIKE '%\\_fts' ESCAPE '\\'"
        ).fetchall():
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        connection.close()
