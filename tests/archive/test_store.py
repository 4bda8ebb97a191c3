"""What is kept, as what, and what a second look at it changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from clipper.archive import Archive, Outcome
from clipper.errors import ArchiveError, ClipNotFound, NotAPage
from clipper.page import Role
from tests.archive.factory import digest, found, page, put, related

URL = "https://example.org/tea"


def test_a_clip_comes_back_as_it_was(archive: Archive) -> None:
    clip = page(
        "Water first.\n\nThen \x00 leaves, 然后是茶叶.",
        authors=("Ada Black", 'Bo "B" Green'),
        published="2025-06",
        published_precision="month",
        url=URL,
        site="example.org",
        source="/pages/tea.html",
        attribution=("Originally published by nobody.",),
        related=related("Coffee", "Cocoa"),
        warnings=("mended",),
        aside={Role.RELATED: "Coffee", Role.NAVIGATION: "Home"},
    )
    assert put(archive, clip) == [Outcome.ADDED]
    assert archive.get(clip.id) == clip
    assert list(archive.clips()) == [clip]
    assert archive.raw(clip.raw_hash) == f"raw of {clip.raw_hash}".encode()


def test_lone_surrogates_do_no_harm(archive: Archive) -> None:
    put(archive, page("Half a pair: \ud83d.", source="/pages/\udcff.html"))
    assert found(archive, "half pair") == {"Tea"}
    assert archive.known("/pages/\udcff.html", size=1, mtime_ns=1, pipeline="1") is False


def test_the_same_again_changes_nothing(archive: Archive) -> None:
    clip = page(source="/tea.html")
    assert put(archive, clip, clip) == [Outcome.ADDED, Outcome.UNCHANGED]
    assert archive.stats()["clips"] == 1


def test_the_same_bytes_under_another_name_are_one_clip(archive: Archive) -> None:
    one, two = page(source="/one.html"), page(source="/two.html")
    assert put(archive, one, two, two) == [Outcome.ADDED, Outcome.DUPLICATE, Outcome.UNCHANGED]
    assert archive.stats()["clips"] == 1


def test_other_content_is_a_new_version(archive: Archive) -> None:
    old, new = page("Old leaves.", url=URL), page("New leaves.", url=URL + "?utm_source=mail")
    assert put(archive, old, new) == [Outcome.ADDED, Outcome.NEW_VERSION]
    assert [row["id"] for row in archive.rows()] == [new.id]
    assert {row["id"] for row in archive.rows(latest=False)} == {old.id, new.id}
    assert archive.get(old.id) == old
    assert [hit.version for hit in archive.search("leaves")] == [2]
    assert not archive.search("old")


def test_the_same_content_in_other_bytes_is_no_version(archive: Archive) -> None:
    one, two = page(url=URL, raw="with an advert"), page(url=URL, raw="with another")
    assert put(archive, one, two) == [Outcome.ADDED, Outcome.UNCHANGED]
    assert archive.raw(two.raw_hash)


def test_an_earlier_capture_does_not_become_the_latest(archive: Archive) -> None:
    new = page("New.", url=URL, captured_at="2025-06-19T12:00:00+00:00")
    old = page("Old.", url=URL, captured_at="2025-06-19T12:00:00+02:00")
    assert put(archive, new, old) == [Outcome.ADDED, Outcome.NEW_VERSION]
    assert [row["id"] for row in archive.rows()] == [new.id]


def test_the_same_content_elsewhere_is_a_duplicate_and_kept(archive: Archive) -> None:
    one, two = page(url=URL), page(url="https://example.net/copied")
    assert put(archive, one, two) == [Outcome.ADDED, Outcome.DUPLICATE]
    assert archive.stats()["clips"] == 2
    (hit,) = archive.search("water")
    assert {hit.id, *hit.copies} == {one.id, two.id}


def test_pages_without_text_are_no_duplicates_of_each_other(archive: Archive) -> None:
    one, two = page("", None, source="/1", raw="1"), page("", None, source="/2", raw="2")
    assert put(archive, one, two) == [Outcome.ADDED, Outcome.ADDED]


def test_a_later_pipeline_renews_what_hangs_on_the_same_content(archive: Archive) -> None:
    old = page(source="/tea", aside={Role.RELATED: "Coffee"})
    new = replace(old, pipeline="2", publisher="Daily", related=related("Cocoa"))
    assert put(archive, old, new) == [Outcome.ADDED, Outcome.UNCHANGED]
    assert archive.get(old.id) == new
    assert len(archive.search("coffee", role=Role.RELATED)) == 1


def test_known_wants_all_to_be_the_same(archive: Archive) -> None:
    archive.add(page(source="/tea"), b"tea", size=3, mtime_ns=5)
    archive.commit()
    assert archive.known("/tea", size=3, mtime_ns=5, pipeline="1")
    assert not archive.known("/tea", size=4, mtime_ns=5, pipeline="1")
    assert not archive.known("/tea", size=3, mtime_ns=6, pipeline="1")
    assert not archive.known("/tea", size=3, mtime_ns=5, pipeline="2")
    assert not archive.known("/coffee", size=3, mtime_ns=5, pipeline="1")


def test_a_prefix_of_an_id_is_enough(archive: Archive) -> None:
    put(archive, page("1", source="1", id="abc1" * 4), page("2", source="2", id="abd1" * 4))
    assert archive.get("abc").text == "1"
    assert archive.get("ABC1" * 4).text == "1"
    for id, reason in [("ab", "several"), ("e", "no clip"), ("", "no clip"), ("%", "no clip")]:
        with pytest.raises(ClipNotFound, match=reason):
            archive.get(id)


def test_filters_and_order(archive: Archive) -> None:
    put(
        archive,
        page("a", source="a", published="2024", language="en", site="example.org"),
        page("b", source="b", published="2025-06", language="de", site="news.example.org"),
        page("c", source="c", published="2025-06-19T08:00:00+02:00", language="en"),
        page("d", source="d"),
    )

    def texts(**options: str) -> str:
        return "".join(clip.text for clip in archive.clips(**options))  # type: ignore[arg-type]

    assert texts() == "cbad"
    assert texts(since="2025") == "cb"
    assert texts(since="2025-06-01") == "c"
    assert texts(until="2024") == "a"
    assert texts(until="2025-06") == "cba"
    assert texts(since="2025-06-19", until="2025-06-19") == "c"
    assert texts(language="en") == "ca"
    assert texts(site="example.org") == "ba"
    assert texts(site="www.News.example.org") == "b"
    assert [row["id"] for row in archive.rows(limit=1)] == [next(archive.clips()).id]


def test_a_run_accounts_for_its_inputs(archive: Archive) -> None:
    run = archive.begin_run({"paths": ["/pages"]})
    archive.add(page(source="/tea"), b"tea", run=run)
    archive.fail("/photo", NotAPage("is a picture"), "decode", run=run)
    archive.finish_run(run)
    (told,) = archive.runs()
    assert told["outcomes"] == {"added": 1, "failed": 1}
    assert told["arguments"] == {"paths": ["/pages"]}
    assert told["finished_at"] >= told["started_at"]
    assert archive.stats()["failed_inputs"] == 1
    with closing(sqlite3.connect(archive.path)) as plain:
        reasons = plain.execute("SELECT source, stage, reason FROM outcomes WHERE stage NOT NULL")
        assert reasons.fetchall() == [("/photo", "decode", "is a picture")]


def test_what_a_later_run_could_read_counts_as_failed_no_more(archive: Archive) -> None:
    archive.fail("/tea", NotAPage("is empty"), "decode")
    put(archive, page(source="/tea"))
    assert archive.stats()["failed_inputs"] == 0


def test_stats(archive: Archive) -> None:
    put(
        archive,
        page("one two", source="1", language="en", site="example.org", published="2024"),
        page("three", source="2", language="en", site="example.org", published="2025"),
        page("four", source="3", language="de"),
    )
    stats = archive.stats()
    assert stats["clips"] == 3
    assert stats["words"] == 4
    assert stats["languages"] == {"en": 2, "de": 1}
    assert stats["sites"] == {"example.org": 2, "": 1}
    assert (stats["first_published"], stats["last_published"]) == ("2024", "2025")
    assert stats["archive_bytes"] > 0


def test_without_its_raw_file_the_archive_still_reads(tmp_path: Path) -> None:
    clip = page()
    with Archive(tmp_path / "a.db") as archive:
        put(archive, clip)
    (tmp_path / "a.raw.db").unlink()
    with Archive(tmp_path / "a.db", read_only=True) as archive:
        assert archive.get(clip.id) == clip
        with pytest.raises(ArchiveError, match="missing"):
            archive.raw(clip.raw_hash)


def test_leaving_the_context_keeps_what_was_added(tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt), Archive(tmp_path / "a.db") as archive:
        archive.add(page(), b"tea")
        raise KeyboardInterrupt
    with Archive(tmp_path / "a.db") as archive:
        assert archive.stats()["clips"] == 1


def test_the_factory_makes_ids_like_the_program() -> None:
    clip = page(url=URL)
    assert clip.id == digest(clip.raw_hash, URL, clip.content_hash)[:16]
