"""The standfirst of a page among the blocks that are labelled so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.metadata import subtitles
from clipper.page import Block, BlockKind, Markup, Role

DEK = "Water first, then the leaves: what a grower taught us"


def block(text: str, n: int = 1, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(text, n, role=Role.SUBTITLE, kind=kind)


def test_the_lines_that_stand_together_first() -> None:
    lines = [block(DEK), Block("who knows", 2, role=Role.SUBTITLE, joins=True), block("More", 4)]
    assert subtitles.find(lines, "Tea is hot") == f"{DEK} who knows"
    assert subtitles.find([Block("Story.", 1, role=Role.BODY)], "") is None


@pytest.mark.parametrize(
    "text",
    ["Key Takeaways", "TL;DR:", "Introduction", "Auf einen Blick", "Tea is Hot", "$48.99",
     "Regular price 179 €", "From: £2.98", "MSRP:", "1 2 3 …", "—"],
)  # fmt: skip
def test_what_else_stands_under_a_headline(text: str) -> None:
    assert subtitles.find([block(text)], "Tea is hot") is None
    assert subtitles.find([block(text), block(DEK, 2)], "Tea is hot") == DEK


@pytest.mark.parametrize("kind", [BlockKind.LIST_ITEM, BlockKind.CONTROL, BlockKind.ALT])
def test_points_controls_and_pictures_are_no_standfirst(kind: BlockKind) -> None:
    assert subtitles.find([block("Steep it for three minutes", 1, kind)], "Tea is hot") is None


def test_a_price_in_a_sentence() -> None:
    text = "Five kettles for less than $50, of which two whistle"
    assert subtitles.find([block(text)], "Tea is hot") == text


def test_a_button_and_one_that_is_never_closed() -> None:
    paths = ((("select", "option"), None), (("details", "summary"), None), (("button", "p"), None))
    for path, told in (*paths, (("button", "main", "p", "b"), DEK)):
        line = Block(DEK, 1, role=Role.SUBTITLE, markup=Markup(path, ()))
        assert subtitles.find([line], "Tea is hot") == told


def test_what_the_head_describes_the_page_with_goes_first() -> None:
    lines = [block("Over 6,000 growers."), block(DEK, 2)]
    assert subtitles.find(lines, "Tea is hot") == "Over 6,000 growers."
    assert subtitles.find(lines, "Tea is hot", f" {DEK}. ") == DEK
    assert subtitles.find(lines, "Tea is hot", "Tea is hot") == "Over 6,000 growers."


def test_a_standfirst_that_is_a_heading() -> None:
    head = block("What growers say", 0, BlockKind.HEADING)
    shared = [replace(line, role=Role.SHARING) for line in points(LEAVES)]
    assert subtitles.find([head, *shared], "Tea is hot") == "What growers say"
    assert subtitles.find([head, block(DEK, 1)], "Tea is hot") == "What growers say"
    long = replace(head, text=DEK)
    assert subtitles.find([long, *points(LEAVES, PRICES)], "Tea is hot") == DEK
    assert subtitles.find([head], "Tea is hot") == "What growers say"


def points(*texts: str, sure: float = 0.95) -> list[Block]:
    """Items of one list below a headline that are labelled as its standfirst."""
    made = []
    for n, text in enumerate(texts):
        mark = Markup(("div", "ul", "li"), ("deck",), parents=(1, 2, 3 + n))
        made.append(replace(block(text, n + 1, BlockKind.LIST_ITEM), markup=mark, confidence=sure))
    return made


LEAVES = "The leaves come last, says a grower of Kelm"
PRICES = "Prices have doubled since the frost of May."


def test_points_of_one_list_under_the_headline_are_its_standfirst() -> None:
    told = [block("Tea is hot", 0), *points(LEAVES, PRICES, DEK)]
    told[0] = replace(told[0], role=Role.TITLE)
    assert subtitles.find(told, "Tea is hot") == f"{LEAVES}; {PRICES} {DEK}"
    # A standfirst of its own goes before.
    assert subtitles.find([*told, block(DEK, 9)], "Tea is hot") == DEK


@pytest.mark.parametrize(
    "told",
    [
        points(LEAVES),
        points("Ready in five minutes", "Serves four, or two giants"),
        points(LEAVES, "Tea is hot, and so it should be, says she"),
        points(LEAVES, PRICES, sure=0.6),
    ],
)
def test_other_points_are_no_standfirst(told: list[Block]) -> None:
    title = "Tea is hot, and so it should be, says she"
    assert subtitles.find(told, title) is None


def test_points_below_a_heading_are_a_summary() -> None:
    told = [block("In brief", 0, BlockKind.HEADING), *points(LEAVES, PRICES)]
    assert subtitles.find(told, "Tea is hot") is None
    told[0] = block("What growers say", 0, BlockKind.HEADING)
    assert subtitles.find(told, "Tea is hot") is None
    assert subtitles.find([*told, block(DEK, 9)], "Tea is hot") == DEK
    apart = [replace(p, markup=Markup(("ul", "li"), (), parents=(n, 9))) for n, p in
             enumerate(points(LEAVES, PRICES))]  # fmt: skip
    assert subtitles.find(apart, "Tea is hot") is None
