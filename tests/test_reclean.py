"""Stored pages cleaned again: what changes, what is kept, what a crash leaves."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from clipper.archive import Archive, Outcome, prepare
from clipper.cli import app
from clipper.clip import PIPELINE, clean_page
from clipper.errors import ArchiveBusy, ArchiveFull, NotAPage
from clipper.ingest import Bounds, Recleaned, ingest, reclean
from clipper.page import Clip, RawPage, Role
from tests.archive.factory import page

ROOT = Path(__file__).resolve().parents[1]
WORDS = "Water comes first, and then the leaves. " * 12


def made(raw: RawPage, by: str) -> Clip:
    """The clip that the page's bytes say a pipeline makes of it."""
    said = json.loads(raw.data)[by]
    if said == "fails":
        raise NotAPage("holds no readable text")
    if said == "hangs":
        time.sleep(60)
    if said == "crashes":
        os._exit(3)
    fields = {"title": "Tea", "text": WORDS, **said}
    if aside := fields.pop("aside", None):
        fields["aside"] = {Role(role): text for role, text in aside.items()}
    return page(
        fields.pop("text"),
        fields.pop("title"),
        source=raw.source,
        url=raw.url,
        captured_at=raw.captured_at.isoformat() if raw.captured_at else None,
        pipeline="old" if by == "before" else PIPELINE,
        **{**fields, "raw_hash": hashlib.sha256(raw.data).hexdigest()},
    )


def anew(raw: RawPage) -> Clip:
    """The present pipeline, as far as these tests go."""
    return made(raw, "after")


def store(archive: Archive, source: str, before: Any, after: Any, **known: Any) -> str:
    """Stores a page that an old pipeline has seen as `before`; its id."""
    data = json.dumps({"before": before, "after": after, "source": source}).encode()
    raw = RawPage(data, source=source, **known)
    clip = made(raw, "before")
    archive.add_prepared(prepare(clip, data, raw), size=1, mtime_ns=1)
    archive.commit()
    return clip.id


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def again(archive: Archive, **options: Any) -> Recleaned:
    return reclean(archive, jobs=1, clean=options.pop("clean", anew), **options)


def told(summary: Recleaned) -> dict[str, int]:
    return {name: n for name, n in summary.changes.items() if n}


def by_source(archive: Archive) -> dict[str, Clip]:
    return {clip.source or "": clip for clip in archive.clips()}


def test_what_changes_is_counted_and_becomes_a_version(archive: Archive) -> None:
    store(archive, "/same", {}, {})
    store(archive, "/title", {"title": "Tee"}, {"title": "Tea"})
    store(archive, "/longer", {}, {"text": WORDS + "More."})
    store(archive, "/shorter", {}, {"text": WORDS[:-20]})
    store(archive, "/author", {}, {"publisher": "The Daily"})
    store(archive, "/roles", {"aside": {"promotion": "Ten"}}, {"aside": {"comments": "Ten"}})
    plan = again(archive, dry_run=True)
    assert plan.run is None
    assert {clip.pipeline for clip in archive.clips()} == {"old"}
    summary = again(archive)
    assert told(summary) == told(plan) == {
        "unchanged": 1, "title": 1, "longer": 1, "shorter": 1, "metadata": 1, "roles": 1,
    }  # fmt: skip
    assert (summary.longer, summary.shorter) == (5, 20)
    assert summary.outcomes == {Outcome.UNCHANGED: 3, Outcome.NEW_VERSION: 3}
    clips = by_source(archive)
    assert {clip.pipeline for clip in clips.values()} == {PIPELINE}
    assert clips["/longer"].text.endswith("More.")
    assert clips["/author"].publisher == "The Daily"
    assert [row["latest"] for row in archive.history("/title")] == [False, True]
    assert len(archive.history("/roles")) == 1
    assert archive.search("ten", role=Role.COMMENTS)
    assert not archive.search("ten", role=Role.PROMOTION)
    assert archive.verify() == []
    assert again(archive).total == 0, "nothing is left"
    assert told(again(archive, everything=True)) == {"unchanged": 6}
    assert archive.inputs.standing("/title", size=1, mtime_ns=1, pipeline=PIPELINE)
    assert archive.runs()[1]["outcomes"] == {"new_version": 3, "unchanged": 3}


def test_much_shorter_text_is_not_taken_unasked(archive: Archive) -> None:
    id = store(archive, "/a", {}, {"text": "Water."})
    for _ in range(2):
        summary = again(archive)
        assert [(kept.id, kept.would_be) for kept in summary.kept] == [(id, 6)]
        assert archive.get(id).text == by_source(archive)["/a"].text
    (row,) = archive.inputs.outcomes(summary.run or 0)
    assert "6 characters instead of" in row["reason"]
    assert again(archive, accept_shorter=True).outcomes == {Outcome.NEW_VERSION: 1}
    assert by_source(archive)["/a"].text == "Water."
    assert archive.get(id).text != "Water.", "the longer one is a version of the page"


def test_tags_stay_with_a_page(archive: Archive) -> None:
    id = store(archive, "/a", {}, {"canonical_url": "https://example.org/a", "title": "New"})
    archive.tag(id, add=["tea"])
    again(archive)
    (hit,) = archive.search("tag:tea")
    assert hit.title == "New"


def test_back_to_what_an_earlier_pipeline_saw(archive: Archive) -> None:
    store(archive, "/a", {"title": "A"}, {"title": "B"})
    again(archive)
    again(archive, everything=True, clean=as_before)
    assert by_source(archive)["/a"].title == "A"
    assert [row["latest"] for row in archive.history("/a")] == [True, False]
    assert archive.verify() == []


def as_before(raw: RawPage) -> Clip:
    return made(raw, "before")


def test_the_same_bytes_at_two_places(archive: Archive) -> None:
    data = json.dumps({"before": {"title": "A"}, "after": {"title": "B"}}).encode()
    for source, by in (("/a", "before"), ("/b", "after")):
        raw = RawPage(data, source=source)
        archive.add_prepared(prepare(made(raw, by), data, raw))
    archive.commit()
    archive.tag("/a", add=["tea"])
    archive.note("/a", "Good.")
    assert again(archive).outcomes == {Outcome.DUPLICATE: 1}
    assert list(by_source(archive)) == ["/b"]
    assert archive.about("/b")["tags"] == ["tea"]
    assert archive.about("/b")["note"] == "Good."
    assert archive.verify() == []
    assert again(archive).total == 0


@pytest.mark.parametrize("poison", ["fails", "crashes", "hangs"])
def test_a_page_that_fails_is_recorded_and_its_clip_stays(archive: Archive, poison: str) -> None:
    id = store(archive, "/bad", {}, poison)
    store(archive, "/good", {}, {"title": "New"})
    summary = again(archive, bounds=Bounds(seconds=1 if poison == "hangs" else 60))
    assert [failure.source for failure in summary.failures] == ["/bad"]
    assert archive.get(id).pipeline == "old"
    assert by_source(archive)["/good"].title == "New"
    (row,) = archive.inputs.outcomes(summary.run or 0, Outcome.FAILED)
    assert row["clip"] == id


def test_a_raw_page_that_is_gone_fails_alone(archive: Archive) -> None:
    store(archive, "/bad", {}, {})
    store(archive, "/good", {}, {"title": "New"})
    archive._raw.connection().execute("DELETE FROM raw WHERE rowid = 1")
    summary = again(archive)
    assert [(f.source, f.stage) for f in summary.failures] == [("/bad", "read")]
    assert by_source(archive)["/good"].title == "New"


def test_the_page_comes_as_it_came(archive: Archive, tmp_path: Path) -> None:
    """Address, moment of capture, charset: what its container said is kept."""
    captured = datetime(2025, 6, 19, tzinfo=UTC)
    known = {
        "url": "https://example.org/t", "captured_at": captured, "captured_from": "container",
        "charset": "koi8-r", "media_type": "text/html", "title": "Чай",
    }  # fmt: skip
    data = "<h1>Чай</h1><p>Сначала вода, потом листья чая.</p>".encode("koi8-r")
    raw = RawPage(data, source="/t", **known)  # type: ignore[arg-type]
    archive.add_prepared(prepare(clean_page(raw), data, raw))
    ((_, n),) = archive.to_renew(None)
    renewable = archive.renewable(n)
    assert renewable is not None
    assert renewable.raw == raw
    assert told(reclean(archive, everything=True, jobs=1)) == {"unchanged": 1}


def test_pages_stored_before_that_was_kept(archive: Archive) -> None:
    for source, url in (("/with", "https://example.org/a"), ("/without", None)):
        data = f"{source} page".encode()
        raw = RawPage(
            data, source=source, url=url, captured_at=datetime(2025, 1, 2, tzinfo=UTC),
            captured_from="container",
        )  # fmt: skip
        clip = page(
            source, source, source=source, url=url or "https://example.org/canonical",
            captured_at="2025-01-02T00:00:00+00:00", provenance={"captured_at": "container"},
            raw_hash=hashlib.sha256(data).hexdigest(),
        )  # fmt: skip
        own = f"{clip.raw_hash}\0{url or ''}\0{clip.content_hash}"
        archive.add(
            page(source, source, **{
                name: getattr(clip, name)
                for name in ("source", "url", "captured_at", "provenance", "raw_hash")
            }, id=hashlib.sha256(own.encode()).hexdigest()[:16]), data,
        )  # fmt: skip
        (n,) = [n for _, n in archive.to_renew(None) if archive.name_of(n) == source]
        renewable = archive.renewable(n)
        assert renewable is not None
        assert renewable.raw == raw


def test_what_ingest_was_told_of_the_kind_holds(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<p>Not HTML, said the user, but a lesson in it.</p>\n" * 3)
    ingest(archive, [tmp_path / "a.txt"], kind="text", jobs=1)
    assert told(reclean(archive, everything=True, jobs=1)) == {"unchanged": 1}


RUN = """
import sys
from clipper.archive import Archive
from tests.test_reclean import again
def progress(summary):
    print(summary.done, flush=True)
if __name__ == "__main__":
    with Archive(sys.argv[1]) as archive:
        import clipper.ingest.reclean as module
        module.BURST_PAGES = 5
        again(archive, on_progress=progress)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    count = 300
    with Archive(path) as archive:
        for n in range(count):
            store(archive, f"/{n}", {"title": f"Old {n}"}, {"title": f"New {n}"})
    script = tmp_path / "run.py"
    script.write_text(RUN)
    with subprocess.Popen(
        [sys.executable, str(script), str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= 20:
                break
        os.killpg(process.pid, signal.SIGKILL)
    with Archive(path) as archive:
        assert archive.verify() == []
        done = sum(clip.title.startswith("New") for clip in archive.clips() if clip.title)
        assert 20 <= done < count
        assert archive.stats()["clips"] == count
        assert again(archive).total == count - done, "the second run goes on with what is left"
        assert {clip.pipeline for clip in archive.clips()} == {PIPELINE}
        assert archive.stats()["older_versions"] == count
        assert archive.verify() == []


def test_a_full_disk_and_another_writer(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        for n in range(40):
            after = {"text": f"{WORDS * 20} {n}"}
            store(archive, f"/{n}", {"title": f"Old {n}"}, after)
        pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(ArchiveFull, match="disk is full"):
            again(archive)
    with Archive(path) as archive, Archive(path, busy_seconds=0.1) as other:
        assert archive.verify() == []
        assert archive.stats()["clips"] == 40
        archive.add(page("Other."), b"raw")
        with pytest.raises(ArchiveBusy, match="being written by another"):
            again(other)
        archive.commit()
        again(other)
        assert sum(len(clip.text) > len(WORDS) * 19 for clip in archive.clips()) == 40
        assert archive.stats()["older_versions"] == 40
    with Archive(path, read_only=True) as archive:
        with pytest.raises(ArchiveFull, match="reading only"):
            again(archive, everything=True)
        assert again(archive, everything=True, dry_run=True).done == 41


def test_command(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    (tmp_path / "a.html").write_text("<h1>Tea</h1>" + "<p>Water first, and then leaves.</p>" * 9)

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(app, ["reclean", "-a", str(path), *arguments])

    assert run().exit_code == 1, "there is no archive"
    with Archive(path) as archive:
        ingest(archive, [tmp_path / "a.html"], jobs=1)
        archive._connection.execute("UPDATE clips SET pipeline = 'old', title = 'Tee'")
    assert "would be cleaned again" in run("--dry-run", "--jobs", "1").stdout
    record = json.loads(run("--json", "--jobs", "1").stdout)
    assert record["changes"]["title"] == 1
    assert "Nothing to do" in run().stdout
    assert run("--limit", "page=3").exit_code == 2
