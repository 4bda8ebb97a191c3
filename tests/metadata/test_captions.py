"""What a picture's text adds to bylines: its portrait, its day, its agency."""

from __future__ import annotations

import pytest

from clipper.metadata.authors import beside_names, bylines, captions
from clipper.page import Block, Role


def read(*lines: str) -> bylines.Byline:
    blocks = [Block("Insulating a roof", 0, role=Role.TITLE)]
    blocks += [Block(line, n, role=Role.BYLINE) for n, line in enumerate(lines, 1)]
    return bylines.read(blocks)


def authors(*lines: str) -> list[str]:
    return bylines.printed_authors(read(*lines))


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe by Jane Roe",
        "Roe By Jane Roe",
        "Jane Roe By Jane Roe, Staff Writer",
        "Avatar Jane Roe By Jane Roe",
        "Picture of Jane Roe By Jane Roe",
        "Jane Roe Par Jane Roe",
        "Jane Roe Von Jane Roe",
        "Written By Jane Roe",
        "Story By Jane Roe",
    ],
)
def test_a_portrait_before_a_byline_has_the_name_behind_it(line: str) -> None:
    assert authors(line, "August 13, 2010") == ["Jane Roe"]


@pytest.mark.parametrize(
    "line", ["7 de Março de 2024, 18:47, 7 de Março de 2024, 20:15", "Thatch By Jane Roe in Kelm"]
)
def test_a_day_said_twice_is_no_portrait(line: str) -> None:
    assert beside_names.without_portrait(line) == line


def test_the_size_of_the_text_names_nobody() -> None:
    lines = ("text size: T T Your Roof September 20, 2011, 6:37 PM EDT", "By Jane Roe")
    assert authors(*lines) == authors(*lines[::-1]) == ["Jane Roe"]


def test_the_day_a_picture_was_taken_is_not_that_of_publication() -> None:
    shown = "Mayor Hans Okonkwo at the mill of Kelm (6/12/2012)"
    found = read(shown, "Published 10 December 2012")
    assert found.published is not None
    assert found.published.text == "10 December 2012"
    assert bylines.printed_authors(found) == []
    alone = read(shown)
    assert alone.published is not None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe at the mill (3 May 2012)",
        "Posted by Jane Roe in Roofs (3 May 2012)",
        "Last modified by jane in roofs (3 May 2012)",
        "Jane Roe (3 May 2012)",
        "The mill of Kelm (3 hours ago)",
        "The mill of Kelm (rebuilt 3 May 2012)",
    ],
)
def test_what_is_no_text_of_a_picture_with_its_day(line: str) -> None:
    assert not captions.is_dated(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Roe at the mill in May. REUTERS/Ann Poe", True),
        ("Roe vor der Mühle. AFP / Ann Poe", True),
        ("KELM. REUTERS/Ann Poe", False),
        ("Jane Roe, REUTERS/Ann Poe", False),
        ("Roe writes about roofs. Gardening/Food", False),
    ],
)
def test_who_took_a_picture_for_an_agency(line: str, told: bool) -> None:
    assert captions.is_credited(line) is told
    if told:
        assert authors(line, "12 June 2012") == []
