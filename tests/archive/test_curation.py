"""Versions, tags, notes, flags, the bin."""

from __future__ import annotations

import pytest

from clipper.archive import Archive, Outcome
from clipper.errors import ArchiveError, ClipNotFound, QueryError
from clipper.page import Role
from tests.archive.factory import found, page, put, related

URL = "https://example.org/tea"


@pytest.fixture
def shelf(archive: Archive) -> Archive:
    put(
        archive,
        page("Water first.\nThen leaves.", url=URL),
        page("Water first.\nThen milk.", url=URL),
        page("Beans.", "Coffee", source="/coffee", aside={Role.RELATED: "Cocoa"}),
    )
    return archive


def id_of(archive: Archive, title: str) -> str:
    return next(str(row["id"]) for row in archive.rows() if row["title"] == title)


def test_history_by_address_or_id(shelf: Archive) -> None:
    versions = shelf.history("http://www.example.org/tea/?utm_source=x")
    assert [row["version"] for row in versions] == [1, 2]
    assert [row["latest"] for row in versions] == [False, True]
    assert shelf.history(versions[0]["id"]) == versions
    assert len(shelf.history("/coffee")) == 1
    for unknown in ("https://example.org/none", "ffff", ""):
        with pytest.raises(ClipNotFound):
            shelf.history(unknown)


def test_diff(shelf: Archive) -> None:
    one, two = (row["id"] for row in shelf.history(URL))
    assert shelf.diff(one, two) == [
        f"--- {one}",
        f"+++ {two}",
        "@@ -2,2 +2,2 @@",
        " Water first.",
        "-Then leaves.",
        "+Then milk.",
    ]
    assert shelf.diff(one, one) == []


def test_tags(shelf: Archive) -> None:
    tea = id_of(shelf, "Tea")
    assert shelf.tag(tea, add=["#Hot", "Green Tea", "hot"]) == ["green-tea", "hot"]
    assert found(shelf, "tag:hot") == {"Tea"}
    assert found(shelf, "tag:#HOT water") == {"Tea"}
    assert found(shelf, "-tag:hot") == {"Coffee"}
    assert found(shelf, "is:tagged") == {"Tea"}
    assert shelf.tag(tea, remove=["hot"]) == ["green-tea"]
    assert not found(shelf, "tag:hot")
    with pytest.raises(QueryError):
        shelf.tag(tea, add=[" # "])
    with pytest.raises(ClipNotFound):
        shelf.tag("ffff", add=["x"])


def test_what_is_said_stays_with_the_page(shelf: Archive) -> None:
    shelf.tag(URL, add=["hot"])
    shelf.note(URL, "Ask Ada.")
    shelf.star(URL)
    shelf.mark_read(URL)
    put(shelf, page("Third version.", url=URL))
    assert shelf.about(id_of(shelf, "Tea")) == {
        "tags": ["hot"],
        "note": "Ask Ada.",
        "starred": True,
        "read": True,
        "deleted_at": None,
    }
    for query in ("is:starred", "is:read", "is:noted", "tag:hot"):
        assert [hit.version for hit in shelf.search(query)] == [3], query
    assert found(shelf, "is:unread") == {"Coffee"}
    shelf.star(URL, False)
    shelf.note(URL, "")
    assert not found(shelf, "is:starred")
    assert not found(shelf, "is:noted")


def test_what_nothing_is_said_about(shelf: Archive) -> None:
    assert shelf.about(URL)["tags"] == []
    assert shelf.about(URL)["starred"] is False


def test_thrown_away_and_taken_back(shelf: Archive) -> None:
    before = list(shelf.rows())
    assert shelf.delete(URL) == 2
    assert shelf.delete(id_of(shelf, "Coffee")) == 1
    assert list(shelf.rows()) == []
    assert not shelf.search("water")
    assert not shelf.search("cocoa", role=Role.RELATED)
    assert shelf.deleted() == ["/coffee", "example.org/tea"]
    assert len(shelf.history(URL)) == 2
    shelf.undelete(URL)
    shelf.undelete("/coffee")
    assert list(shelf.rows()) == before
    assert found(shelf, "cocoa", role=Role.RELATED) == {"Coffee"}
    assert shelf.deleted() == []


def test_taking_back_what_was_not_thrown_away_changes_nothing(shelf: Archive) -> None:
    before = list(shelf.rows())
    shelf.undelete(URL)
    assert list(shelf.rows()) == before


def test_what_was_thrown_away_does_not_come_back_by_itself(shelf: Archive) -> None:
    shelf.delete(URL)
    again = page("Water first.\nThen milk.", url=URL)
    assert put(shelf, again) == [Outcome.UNCHANGED]
    assert put(shelf, page("Fourth.", url=URL)) == [Outcome.NEW_VERSION]
    assert found(shelf, "-nothing") == {"Coffee"}
    shelf.undelete(URL)
    assert found(shelf, "fourth") == {"Tea"}


def test_purge_is_final(shelf: Archive) -> None:
    shared = page("Beans.", "Coffee", source="/elsewhere", raw="shared")
    gone = page("Other.", "Gone", source="/gone", raw="shared", related=related("X"))
    put(shelf, shared, gone)
    shelf.tag("/gone", add=["hot"])
    first = shelf.history(URL)[0]["id"]
    raw_hash = shelf.get(first).raw_hash
    shelf.delete(URL)
    shelf.delete("/gone")
    assert shelf.purge() == 3
    assert shelf.purge() == 0
    with pytest.raises(ClipNotFound):
        shelf.get(first)
    with pytest.raises(ArchiveError, match="missing"):
        shelf.raw(raw_hash)
    assert shelf.raw(shared.raw_hash), "another clip needs it"
    assert not found(shelf, "tag:hot")
    assert put(shelf, page("Water first.\nThen leaves.", url=URL)) == [Outcome.ADDED]
