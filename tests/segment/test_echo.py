"""Words that a page takes up again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.segment import echo, features
from clipper.segment.cut import text_blocks
from clipper.segment.lexicon import tokens

STORY = [
    "The ferry of Northam came in late because its engine had failed twice off the breakwater.",
    "Nobody on board was hurt, said the harbour master, who had sent out two boats for the ferry.",
    "The engine will be looked at in the yard of Northam before it sails for the islands again.",
]


def seen(lines: list[str], name: str) -> list[float]:
    made = features.extract(features.units(text_blocks.read("\n\n".join(lines))), "text")
    values: list[float] = made.dense[:, features.DENSE.index(name)].tolist()
    return values


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("the ferries of 2025, no. 7", {"ferrie", "2025"}),
        ("渡轮停航", {"渡轮", "轮停", "停航"}),
        ("여객선이 서울에서", {"여객", "서울"}),
        ("السفينة في الميناء", {"السفی", "المین"}),
        ("", set()),
    ],
)
def test_what_words_are_compared_by(text: str, stems: set[str]) -> None:
    assert echo.telling(tokens(text)) == stems


def test_a_headline_comes_again_in_its_story_and_a_menu_does_not() -> None:
    lines = ["Northam ferry late: engines fail", "Property of the week", *STORY]
    story, prose = seen(lines, "echo_story"), seen(lines, "echo_prose")
    assert story[0] > 0.6 > 0.1 > story[1]
    assert prose[0] > 0.6 > 0.1 > prose[1]


def test_a_teaser_is_echoed_by_its_own_text_alone() -> None:
    other = "Bakers of Castlereagh strike for a second week over flour, ovens and wages, they say."
    lines = [*STORY, *("Weather", "Sport", "Jobs", "Cars", "Homes"), "Castlereagh bakers", other]
    assert seen(lines, "echo_next")[-2] > 0.9
    assert seen(lines, "echo_story")[-2] == 0


def test_a_text_is_no_echo_of_itself() -> None:
    assert seen([STORY[0], STORY[0], "Contact"], "echo_prose") == [0, 0, 0]


def test_the_longest_stretch_of_prose_is_the_story() -> None:
    lines = ["Home", "Northam ferry late", *STORY, "More", *("Weather " * 2).split() * 4, STORY[0]]
    inside = seen(lines, "in_story")
    assert inside == [0, 0, 1, 1, 1] + [0] * (len(inside) - 5)
    assert seen(lines, "above_story")[:3] == pytest.approx([np.log(3) / 4, np.log(2) / 4, 0])
    assert seen(lines, "below_story")[4:6] == pytest.approx([0, np.log(2) / 4])


def test_a_page_without_prose_or_words() -> None:
    assert seen(["Home", "—", "Menu"], "echo_story") == [0, 0, 0]
    assert echo.columns(
        echo.Echoes([]), np.zeros(0, np.int64), np.zeros(0, bool), np.zeros(0)
    ).shape == (
        0,
        len(echo.COLUMNS),
    )


@given(st.lists(st.text(st.sampled_from("ab c1渡轮ا서"), max_size=60), max_size=12))
def test_shares_are_shares(lines: list[str]) -> None:
    texts = list(dict.fromkeys(lines))
    rows = np.array([texts.index(line) for line in lines], np.int64)
    sizes = np.array([len(line) for line in lines], float)
    heard = echo.Echoes([tokens(text) for text in texts])
    made = echo.columns(heard, rows, sizes > 20, sizes)
    assert np.isfinite(made).all()
    assert (made[:, :4] >= 0).all()
    assert (made[:, :4] <= 1 + 1e-6).all()
