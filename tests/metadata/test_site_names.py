"""The name of a site, of all that head, title element and page call it."""

from __future__ import annotations

import pytest

from clipper.metadata import site_names
from clipper.page import Block, Role

PUBLISHER, SITE, HOST = "json-ld publisher", "og:site_name", "host"
STORY = "Ferry runs aground off Kelm"


def page(*lines: str) -> list[Block]:
    return [Block(text, n, role=Role.NAVIGATION) for n, text in enumerate(lines)]


@pytest.mark.parametrize(
    ("own", "title", "lines", "name"),
    [
        ([("Harbour Media GmbH", PUBLISHER)], "Harbour Post", ["Harbour Post"], "Harbour Post"),
        ([("Harbour Post - News for the coast", SITE)], "", ["Harbour Post"], "Harbour Post"),
        ([("harbourpost.example", SITE)], "", ["Harbour Post", "Sport"], "Harbour Post"),
        ([("Harbour Post", SITE)], "Sport", ["Sport", "Town", "Harbour Post"], "Harbour Post"),
        ([("Tidewrack Docs", SITE), ("tidewrack.example", HOST)], "", ["Tidewrack"], "Tidewrack"),
        ([("Ada&#039;s Notes", SITE)], "", [], "Ada's Notes"),
        ([("港湾新聞社", PUBLISHER), ("港湾新聞デジタル", SITE)], "港湾新聞デジタル",
         ["港湾新聞デジタル"], "港湾新聞デジタル"),
    ],
)  # fmt: skip
def test_what_the_page_prints_goes_before_what_its_head_adds(
    own: list[tuple[str, str]], title: str, lines: list[str], name: str
) -> None:
    element = f"{STORY} | {title}" if title else STORY
    best = site_names.best(own, element, STORY, page(*lines))
    assert best is not None
    assert best[0] == name


def test_the_signal_is_the_most_trusted_that_has_the_name() -> None:
    own = [("Harbour Post Ltd", PUBLISHER), ("Harbour Post", SITE)]
    assert site_names.best(own, f"{STORY} | Harbour Post", STORY, page("Harbour Post")) == (
        "Harbour Post",
        PUBLISHER,
    )


def test_a_page_that_names_no_site() -> None:
    assert site_names.best([("paper.example", HOST)], STORY, STORY, page("Home")) is None


def test_many_parts_are_weighed_in_bounded_time() -> None:
    long = " | ".join(f"part {n}" for n in range(5_000))
    own = [(long, SITE), ("x" * 100_000, PUBLISHER)]
    found = site_names.candidates(own, long, STORY, page("Home"))
    assert len(found) <= 60
