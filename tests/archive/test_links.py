"""Related items and the clips they mean, whichever came first."""

from __future__ import annotations

from typing import Any

import pytest

from clipper.archive import Archive
from clipper.page import Clip, RelatedItem
from tests.archive.factory import page, put

TEA = page("Water first.", "How to make tea", url="https://www.example.org/tea/?utm_source=x")


def pointing(title: str = "More on tea", url: str | None = None, text: str = "Hub.") -> Clip:
    return page(text, "Hub", url="https://example.org/hub", related=(RelatedItem(title, url=url),))


def links(archive: Archive, clip: Clip) -> tuple[list[Any], list[Any]]:
    """(clip, by) of the items, (id, by) of the mentions."""
    found = archive.related(clip.id)
    return (
        [(item["clip"], item["by"]) for item in found["related"]],
        [(clip["id"], clip["by"]) for clip in found["mentioned_by"]],
    )


@pytest.mark.parametrize("hub_first", [False, True])
@pytest.mark.parametrize(
    ("item", "by"),
    [
        (("More on tea", "http://example.org/tea/amp/"), "address"),
        (("How to  make tea", "https://example.com/elsewhere"), "title"),
        (("How to make tea", None), "title"),
        (("How to make tea", "https://example.org/tea"), "address"),
    ],
)
def test_address_or_title(
    archive: Archive, hub_first: bool, item: tuple[str, str | None], by: str
) -> None:
    hub = pointing(*item)
    put(archive, *((hub, TEA) if hub_first else (TEA, hub)))
    assert links(archive, hub) == ([(TEA.id, by)], [])
    assert links(archive, TEA) == ([], [(hub.id, by)])
    archive.repair()
    assert links(archive, TEA) == ([], [(hub.id, by)])


def test_what_is_not_there_is_not_linked(archive: Archive) -> None:
    hub = pointing("How to make coffee", "https://example.org/coffee")
    put(archive, hub, TEA)
    assert links(archive, hub) == ([(None, None)], [])
    assert links(archive, TEA) == ([], [])


def test_a_page_does_not_mean_itself(archive: Archive) -> None:
    put(archive, hub := pointing("Hub", "https://example.org/hub"))
    assert links(archive, hub) == ([(None, None)], [])


def test_a_title_of_many_means_none(archive: Archive) -> None:
    many = [page(f"News {n}.", "News", url=f"https://example.org/{n}") for n in range(4)]
    put(archive, hub := pointing("News"), *many[:3])
    assert links(archive, hub) == ([(many[0].id, "title")], [])
    assert links(archive, many[1])[1] == [(hub.id, "title")]
    put(archive, many[3])
    assert links(archive, hub) == ([(None, None)], [])
    assert links(archive, many[1])[1] == []


def test_the_canonical_address_counts_if_it_can_be_believed(archive: Archive) -> None:
    one = page(
        "One.", "One", url="https://m.example.org/1", canonical_url="https://example.org/one"
    )
    two = page("Two.", "Two", url="https://example.org/2", canonical_url="https://example.org/")
    home = page("Hub.", "Hub", url="https://example.org/hub", related=(
        RelatedItem("a", url="https://example.org/one"),
        RelatedItem("b", url="https://m.example.org/1"),
        RelatedItem("c", url="https://example.org"),
    ))  # fmt: skip
    put(archive, one, two, home)
    assert [clip for clip, _ in links(archive, home)[0]] == [one.id, one.id, None]


def test_links_go_with_versions_and_the_bin(archive: Archive) -> None:
    url = "https://example.org/tea"
    put(archive, TEA, hub := pointing(url=url))
    newer = page("Water last.", "Tea", url=url)
    put(archive, newer)
    assert links(archive, hub)[0] == [(newer.id, "address")]
    archive.delete(newer.id)
    assert links(archive, hub)[0] == [(None, None)]
    archive.undelete(newer.id)
    assert links(archive, hub)[0] == [(newer.id, "address")]
    put(archive, pointing("Nothing", text="Hub again."))
    assert links(archive, newer) == ([], [])
    assert archive._connection.execute("SELECT count(*) FROM names").fetchone()[0] == 4
