"""The headline of a flattened page, ranked among all that could be it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clipper import clean
from clipper.page import NOTHING_SAID, PageHead, Role
from clipper.segment import alike, features, headline, labeller, segment
from clipper.segment.cut import text_blocks
from clipper.segment.steps import first_guess, sections
from clipper.segment.steps.judged import Page
from tests.segment.judged_pages import predicted

PROSE = (
    "The kiln was lit at four in the morning, and by noon the bricks at its mouth glowed. Two of us"
    " fed it with split pine while the third wrote down what the cones had done."
)
SECOND = (
    "Nobody had slept much. By the second evening the stack of wood was down to a third, and rain"
    " had come in over the hill."
)
MASTHEAD = f"""Ash and Ember
Ash and Ember

What three days beside a wood kiln taught me about patience

By Ines Dahl
12 May 2025

{PROSE}

{PROSE.replace("kiln", "fire")}

{PROSE.replace("morning", "evening")}

Subscribe to Ash and Ember

Thanks for reading Ash and Ember! Subscribe for free to receive new posts.

© 2025 Ash and Ember
"""


def judged(text: str) -> Page:
    units = features.units(text_blocks.read(text))
    made = features.extract(units, "text")
    page = Page(units, alike.pulled(made, labeller.predict(made)), made, "text", NOTHING_SAID)
    first_guess.first_guess(page)
    return page


def test_the_name_of_the_site_at_the_top_is_no_headline() -> None:
    clip = clean(MASTHEAD, kind="text")
    assert clip.title == "What three days beside a wood kiln taught me about patience"
    assert clip.publisher == "Ash and Ember"
    assert [b.text for b in clip.blocks if b.role is Role.TITLE] == [clip.title]


def test_each_candidate_is_described_once() -> None:
    keys, rows = headline.describe(judged(MASTHEAD))
    assert keys[0] == "ash and ember"
    assert len(keys) == len(set(keys)) == len(rows)
    assert rows.shape[1] == len(headline.COLUMNS)
    assert np.isfinite(rows).all()
    at = {name: n for n, name in enumerate(headline.COLUMNS)}
    assert rows[0, at["twice_at_start"]] == 1
    assert rows[0, at["owned"]] == 1
    assert not rows[1:, at["twice_at_start"]].any()


def test_a_page_without_lines_has_no_candidate() -> None:
    assert headline.ranked(judged("—\n")) == {}


def test_other_trees(tmp_path: Path) -> None:
    flat = tmp_path / "flat.npz"
    np.savez(
        flat, bias=0.0, columns=np.zeros((1, 1)), cuts=np.zeros((1, 1)), values=np.ones((1, 2))
    )
    page = judged(MASTHEAD)
    keys, _ = headline.describe(page)
    headline.MODEL.use(flat)
    try:
        assert headline.ranked(page) == pytest.approx(dict.fromkeys(keys, 1 / len(keys)))
    finally:
        headline.MODEL.use(None)


HEADLINE = "What three days beside a wood kiln taught me about patience"
LINES = ["Ash and Ember", "Home", HEADLINE, "By Ines Dahl, 12 May 2025", PROSE]
TAKEN = {
    0: (0.01, Role.NAVIGATION, 0.99),
    1: (0.01, Role.NAVIGATION, 0.99),
    2: (0.1, Role.SUBTITLE, 0.99),
    3: (0.05, Role.BYLINE, 0.99),
}


def told(title: float) -> dict[str, tuple[Role, str]]:
    """The page with its headline taken for a standfirst, and log odds that it is named as title."""
    groups = features.units(text_blocks.read("\n\n".join([*LINES, PROSE.replace("kiln", "fire")])))
    prediction = predicted(len(groups), others=TAKEN)
    prediction.mentions[2, labeller.MENTIONS.index("title")] = title
    made = sections.decide(groups, prediction, features.extract(groups, "text"), "text")
    return {features.unit_text(g): (d.role, d.why) for g, d in zip(groups, made, strict=True)}


def test_a_headline_that_the_labeller_takes_for_a_standfirst() -> None:
    assert told(12)[HEADLINE] == (Role.TITLE, "the headline")
    assert told(0)[HEADLINE][0] is Role.SUBTITLE


@pytest.mark.parametrize(
    "text",
    [
        f"By Ines Dahl\n12 May 2025\n\n{PROSE}\n\n{SECOND}",
        f"Home\nNews\nSport\nContact\n\n{PROSE}\n\n{SECOND}\n\n© 2025 Harbour Post",
        "Home\nNews\nSport\nContact\nLogin",
        "Imprint\nPrivacy policy\nContact\n© 2025 Harbour Post. All rights reserved.",
    ],
)
def test_a_page_without_a_headline_gets_none(text: str) -> None:
    assert clean(text, kind="text").title is None


STEPS = f"""Journal of the kiln yard
Gravel and patience

Firing with split pine
By Ines Dahl

{PROSE}

{SECOND}

More from the yard

© 2025 Kiln yard
"""
DOUBT = f"""Firing with split pine
Gravel and patience

By Ines Dahl

{PROSE}

{SECOND}

Ten kilns to see in the north

© 2025 The New Kiln Yard Times
"""


def titles(text: str, said: PageHead = NOTHING_SAID) -> list[str]:
    blocks = segment(text_blocks.read(text), "text", said=said)
    return [block.text for block in blocks if block.role is Role.TITLE]


@pytest.mark.parametrize(
    "address",
    [
        "https://yard.example/2025/06/gravel-and-patience.html",
        "https://yard.example/t/gravel-and-patience/68911",
    ],
)
def test_the_address_tells_the_headline(address: str) -> None:
    assert titles(STEPS) == ["Firing with split pine"]
    assert titles(STEPS, PageHead(address=address)) == ["Gravel and patience"]


def test_the_title_that_the_container_gives_tells_the_headline() -> None:
    told = PageHead(title="Gravel and patience – The New Kiln Yard Times")
    assert titles(DOUBT) == ["Firing with split pine"]
    assert titles(DOUBT, told) == ["Gravel and patience"]


@pytest.mark.parametrize(
    "title",
    [
        "The New Kiln Yard Times",
        "Kilns | The New Kiln Yard Times",
        "Ten kilns to see in the north",  # another page
        "Of bricks and gr… - The New Kiln Yard Times",
    ],
)
def test_a_title_that_names_no_headline_tells_none(title: str) -> None:
    assert titles(DOUBT, PageHead(title=title)) == titles(DOUBT)


@pytest.mark.parametrize(
    ("address", "row"),
    [
        ("", [0] * 8),
        ("https://yard.example/", [1] + [0] * 7),
        ("https://yard.example/what-a-kiln-is", [1, 0.4, 1, 1, 1, 1, 0, 0]),
        ("https://yard.example/a-kiln", [1, 0.2, 0.5, 1, 2 / 3, 0, 1, 1]),
    ],
)
def test_what_the_address_says_of_a_candidate(address: str, row: list[float]) -> None:
    assert headline.Address(address).columns("what a kiln is") == row
