"""What a flattened page says of its story below teasers, and right below the headline."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text

STORY = [f"{PROSE}{n}" for n in ("Un", "Deux", "Trois")]
TITLE = "Les oies du canal reviennent au port"
TEASERS = ["Les plus lus", *(f"Le moulin numéro {n} tourne encore" for n in range(4))]
RELATED = dict.fromkeys(range(len(TEASERS)), (0.01, Role.RELATED, 0.95))


@pytest.mark.parametrize(("sure", "role"), [(0.95, Role.BYLINE), (0.6, Role.RELATED)])
def test_a_sure_byline_above_the_headline_is_no_teaser(sure: float, role: Role) -> None:
    at = len(TEASERS)
    others = {at: (0.01, Role.BYLINE, sure), at + 1: (0.01, Role.TITLE, 0.95)}
    found = of_text([*TEASERS, "Yves Kerlan", TITLE, *STORY], others={**RELATED, **others})
    assert found["Yves Kerlan"][0] is role
    assert found[TITLE][0] is Role.TITLE


def test_nor_is_the_only_headline_though_it_is_in_doubt() -> None:
    doubted = {len(TEASERS): (0.01, Role.TITLE, 0.5)}
    found = of_text([*TEASERS, TITLE, *STORY], others={**RELATED, **doubted})
    assert found[TITLE][0] is Role.TITLE


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("8 février 2013", Role.BYLINE),
        ("8 février 2013 dans Nature", Role.BYLINE),
        ("Le port a été fermé le 8 février 2013", Role.BODY),
        ("février 2013", Role.BODY),
    ],
)
def test_a_date_right_below_the_headline_is_of_the_byline(line: str, role: Role) -> None:
    found = of_text([TITLE, line, *STORY], others={0: (0.01, Role.TITLE, 0.95)})
    assert found[line][0] is role


def test_a_date_further_down_and_on_lists_is_content() -> None:
    title, day = {0: (0.01, Role.TITLE, 0.95)}, "8 février 2013"
    assert of_text([TITLE, *STORY, day], others=title)[day][0] is Role.BODY
    listed = of_text([TITLE, day, *STORY], others=title, page_type=LISTING)
    assert listed[day][0] is Role.BODY
