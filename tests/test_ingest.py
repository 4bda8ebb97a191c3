"""Runs: every input one outcome, known ones passed over, interrupted ones gone on with."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clipper.archive import Archive, Outcome, Prepared
from clipper.errors import ArchiveError, ClipperError
from clipper.ingest import Bounds, Choice, Options, RunSummary, ingest, plan, run, watch
from clipper.page import Clip, RawPage
from tests.containers import PAGE, Warc, wacz, zipped
from tests.poison import CRASH, FAULT, poisonous

TEA = "<title>Tea {0}</title><h1>Tea {0}</h1>" + "<p>Water first, then leaves, number {0}.</p>" * 4
POISON = Options(jobs=2, bounds=Bounds(seconds=60))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(6):
        (pages / f"{n}.html").write_text(TEA.format(n), "utf-8")
    return pages


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened  # type: ignore[misc]


def counts(summary: RunSummary) -> dict[str, int]:
    return {outcome.value: n for outcome, n in summary.counts.items() if n}


def refuse(raw: RawPage) -> Clip:
    """A cleaner that must not be called."""
    raise AssertionError(f"{raw.source} was cleaned again")


def test_an_archive_inside_the_folder_is_no_page(folder: Path) -> None:
    with Archive(folder / "archive.db") as archive:
        assert counts(ingest(archive, [folder])) == {"added": 6}
        assert (folder / "archive.db-wal").exists()
        assert counts(ingest(archive, [folder])) == {"unchanged": 6}


class TestSecondRun:
    def test_files_are_not_even_opened(self, archive: Archive, folder: Path) -> None:
        (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        first = ingest(archive, [folder])
        assert counts(first) == {"added": 6, "skipped": 1}
        for file in folder.iterdir():
            file.chmod(0)
        again = run(archive, [folder], Options(), clean=refuse)
        assert counts(again) == {"unchanged": 6, "skipped": 1}

    def test_a_touched_file_is_read_but_not_cleaned(self, archive: Archive, folder: Path) -> None:
        ingest(archive, [folder])
        os.utime(folder / "0.html", (1, 1))
        assert counts(run(archive, [folder], Options(), clean=refuse)) == {"unchanged": 6}
        (folder / "0.html").chmod(0)
        assert counts(run(archive, [folder], Options(), clean=refuse)) == {"unchanged": 6}

    def test_a_changed_file_is_cleaned(self, archive: Archive, folder: Path) -> None:
        ingest(archive, [folder])
        (folder / "0.html").write_text(TEA.format("changed"), "utf-8")
        assert counts(ingest(archive, [folder]))["unchanged"] == 5
        assert archive.search("changed")

    def test_from_another_folder(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ingest(archive, [folder])
        monkeypatch.chdir(folder)
        assert counts(run(archive, ["."], Options(), clean=refuse)) == {"unchanged": 6}

    def test_new_pipeline_cleans_again(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ingest(archive, [folder])
        monkeypatch.setattr("clipper.ingest.bulk.PIPELINE", "later")
        cleaned = run(archive, [folder], Options(), clean=refuse)
        assert counts(cleaned) == {"failed": 6}


class TestContainers:
    def test_one_that_was_read_to_its_end_is_not_opened_again(
        self, archive: Archive, folder: Path
    ) -> None:
        (folder / "pages.zip").write_bytes(zipped({"a.html": PAGE, "b.png": b"\x89PNG\r\n\x1a\n"}))
        (folder / "crawl.warc.gz").write_bytes(Warc(packed=True).response().revisit().data)
        first = ingest(archive, [folder])
        assert first.total == 10
        (folder / "pages.zip").chmod(0)
        (folder / "crawl.warc.gz").chmod(0)
        again = run(archive, [folder], Options(), clean=refuse)
        assert counts(again) == {"unchanged": 8}, "a container counts once"

    def test_a_grown_one_is_read_but_only_what_is_new_is_cleaned(
        self, archive: Archive, folder: Path
    ) -> None:
        one, two = TEA.format("one").encode(), TEA.format("two").encode()
        warc = folder / "crawl.warc"
        warc.write_bytes(Warc().response("https://a.example/1", one).data)
        ingest(archive, [warc])
        more = Warc().response("https://a.example/1", one).response("https://a.example/2", two)
        warc.write_bytes(more.data)
        assert counts(ingest(archive, [warc])) == {"unchanged": 1, "added": 1}

    def test_a_damaged_one_is_told_with_what_it_gave(self, archive: Archive, folder: Path) -> None:
        data = Warc(packed=True).response().response("https://b.example/", TEA.encode()).data
        (folder / "cut.warc.gz").write_bytes(data[:-30])
        summary = ingest(archive, [folder / "cut.warc.gz"])
        assert summary.counts[Outcome.ADDED] == 1
        assert any("damaged gzip data" in failure.reason for failure in summary.failures)
        again = ingest(archive, [folder / "cut.warc.gz"])
        assert (counts(again), again.failed_before) == ({"skipped": 1}, 1)

    def test_what_failed_in_one_is_told_again(self, archive: Archive, folder: Path) -> None:
        (folder / "pages.zip").write_bytes(zipped({"a.html": PAGE, "b.html": b"", "c.html": b" "}))
        assert counts(ingest(archive, [folder / "pages.zip"])) == {"added": 1, "failed": 2}
        again = ingest(archive, [folder / "pages.zip"])
        assert (counts(again), again.failed_before) == ({"unchanged": 1}, 2)

    def test_wacz_titles_reach_the_clip(self, archive: Archive, folder: Path) -> None:
        listed = {
            "url": "https://b.example/",
            "ts": "2025-06-19",
            "text": "Water first.\n\nLeaves.",
        }
        (folder / "x.wacz").write_bytes(wacz([listed], Warc(packed=True).response().data))
        ingest(archive, [folder / "x.wacz"])
        (row,) = archive.rows()
        assert (row["url"], row["captured_at"][:10]) == ("https://b.example/", "2025-06-19")

    def test_progress_is_told_in_bytes(self, archive: Archive, folder: Path) -> None:
        (folder / "pages.zip").write_bytes(zipped({f"{n}.html": PAGE for n in range(9)}))
        (folder / "crawl.warc").write_bytes(Warc().response().response("https://b.example/").data)
        done: list[int] = []
        ingest(archive, [folder], on_progress=lambda summary: done.append(summary.bytes_done))
        assert done == sorted(done)
        assert done[-1] == sum(file.stat().st_size for file in folder.iterdir())
        known = ingest(archive, [folder])
        assert known.bytes_done == done[-1]


class TestFailures:
    def test_tried_twice_then_skipped_until_asked(self, archive: Archive, folder: Path) -> None:
        (folder / "bad.html").write_bytes(b"<p>" + CRASH)
        (folder / "fault.html").write_bytes(b"<p>" + FAULT)
        (folder / "empty.html").write_bytes(b"")
        first = run(archive, [folder], POISON, clean=poisonous)
        assert counts(first) == {"added": 6, "failed": 3}
        assert {Path(f.source).name: f.stage for f in first.failures} == {
            "bad.html": "clean",
            "fault.html": "clean",
            "empty.html": "decode",
        }
        second = run(archive, [folder], POISON, clean=refuse)
        assert (counts(second), second.failed_before) == ({"unchanged": 6, "skipped": 3}, 3)
        retry = Options(jobs=2, retry_failed=True)
        third = run(archive, [folder], retry)
        assert (counts(third), third.failed_before) == (
            {"unchanged": 6, "added": 2, "failed": 1},
            0,
        )

    def test_in_a_container_too(self, archive: Archive, folder: Path) -> None:
        pages = zipped(
            {"a.html": TEA.encode(), "b.html": b"<p>" + CRASH, "c.html": TEA.encode() + b" "}
        )
        (folder / "x.zip").write_bytes(pages)
        first = run(archive, [folder / "x.zip"], POISON, clean=poisonous)
        assert first.counts[Outcome.FAILED] == 1
        again = run(archive, [folder / "x.zip"], POISON, clean=refuse)
        assert counts(again) == {"unchanged": 1}
        retried = run(archive, [folder / "x.zip"], Options(jobs=2, retry_failed=True))
        assert counts(retried) == {"unchanged": 2, "added": 1}

    def test_what_could_not_be_read_is_tried_again(self, archive: Archive, folder: Path) -> None:
        (folder / "link.html").symlink_to(folder / "later.html")
        assert counts(ingest(archive, [folder])) == {"added": 6, "failed": 1}
        assert counts(ingest(archive, [folder])) == {"unchanged": 6, "failed": 1}

    def test_outcomes_of_a_run(self, archive: Archive, folder: Path) -> None:
        (folder / "empty.html").write_bytes(b"")
        (folder / "x.css").write_bytes(b"p {}")
        summary = ingest(archive, [folder])
        rows = list(archive.inputs.outcomes(summary.run))
        assert len(rows) == 8
        (failed,) = archive.inputs.outcomes(summary.run, Outcome.FAILED)
        assert (failed["stage"], failed["reason"]) == ("decode", "is empty")
        assert Path(failed["source"]) == folder / "empty.html"

    @pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
    def test_ctrl_c_while_a_burst_is_written(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add = archive.add_prepared

        def interrupted(clip: Prepared, **rest: Any) -> Outcome:
            os.kill(os.getpid(), signal.SIGINT)
            return add(clip, **rest)

        monkeypatch.setattr(archive, "add_prepared", interrupted)
        # However slow the machine is, the pages are one burst.
        monkeypatch.setattr("clipper.ingest.ledger.BURST_SECONDS", 600)
        summary = ingest(archive, [folder])
        assert summary.interrupted
        assert counts(summary) == {"added": 6}, "written once"
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

    def test_an_archive_that_cannot_be_written_ends_the_run(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise ArchiveError("is full")

        monkeypatch.setattr(archive, "add_prepared", full)
        with pytest.raises(ArchiveError, match="full"):
            ingest(archive, [folder])


class TestChoice:
    def files(self, folder: Path, choice: Choice) -> list[str]:
        return [file.relative_to(folder).as_posix() for file, _ in choice.files([folder])]

    def test_patterns(self, folder: Path) -> None:
        (folder / "news").mkdir()
        (folder / "news" / "a.htm").write_text("x", "utf-8")
        assert self.files(folder, Choice(include=("news/*",))) == ["news/a.htm"]
        assert self.files(folder, Choice(include=("[01].html",))) == ["0.html", "1.html"]
        assert self.files(folder, Choice(exclude=("*.html",))) == ["news/a.htm"]
        named = Choice(exclude=("*",)).files([folder / "0.html"])
        assert list(named) == [(folder / "0.html", True)]

    def test_since(self, folder: Path) -> None:
        for n in range(5):
            os.utime(folder / f"{n}.html", (1_000_000_000, 1_000_000_000))
        (folder / "gone.html").symlink_to("nowhere")
        since = Choice(since=datetime(2010, 1, 1, tzinfo=UTC))
        assert self.files(folder, since) == ["5.html", "gone.html"]
        assert since.weigh([folder]) == (folder / "5.html").stat().st_size


def test_a_plan_changes_nothing(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder / "0.html"])
    (folder / "x.zip").write_bytes(zipped({"a.html": PAGE, "../b.html": PAGE, "c.png": b"GIF89a"}))
    expected = {"to_clean": 6, "unchanged": 1, "skipped": 1, "unreadable": 1}
    assert plan(archive, [folder], Options()) == expected
    assert plan(None, [folder / "0.html"], Options())["to_clean"] == 1
    assert len(archive.runs()) == 1


def test_two_runs_at_once(tmp_path: Path, folder: Path) -> None:
    """Both write to one archive, and a search goes on meanwhile."""
    other = tmp_path / "other"
    other.mkdir()
    for n in range(40):
        (other / f"{n}.html").write_text(TEA.format(f"other {n}"), "utf-8")
    found: list[RunSummary] = []

    def work(place: Path) -> None:
        with Archive(tmp_path / "archive.db", busy_seconds=30) as opened:
            found.append(ingest(opened, [place], jobs=1))

    with Archive(tmp_path / "archive.db"):
        pass
    threads = [threading.Thread(target=work, args=(place,)) for place in (folder, other)]
    for thread in threads:
        thread.start()
    with Archive(tmp_path / "archive.db", read_only=True) as reader:
        while any(thread.is_alive() for thread in threads):
            reader.search("water")
            time.sleep(0.05)
        assert len(list(reader.rows())) == 46
    assert sorted(counts(summary)["added"] for summary in found) == [6, 40]


def test_watching(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("watchfiles")
    monkeypatch.setattr("clipper.ingest.watching.QUIET_MS", 100)
    batches = watch([folder], Choice(exclude=("*.tmp",)))

    def write() -> None:
        for n in range(20):
            time.sleep(0.2)
            (folder / f"part{n}.tmp").write_text("x", "utf-8")
            (folder / "new.html").write_text(TEA, "utf-8")

    threading.Thread(target=write, daemon=True).start()
    choice = next(batches)
    assert list(choice.files([folder])) == [(folder / "new.html", False)]
    batches.close()  # type: ignore[attr-defined]


def test_watching_without_the_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    with pytest.raises(ClipperError, match="watchfiles"):
        next(watch([folder], Choice()))
