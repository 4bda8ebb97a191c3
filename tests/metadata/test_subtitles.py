"""The standfirst of a page among the blocks that are labelled so."""

from __future__ import annotations

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
