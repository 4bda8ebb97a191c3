"""Lines of flattened pages that stand there once more."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_text

ONE, TWO = (f"{PROSE}{word}." for word in ("Un", "Deux"))
NAME = "Jean Kerguelen"
FORUM = np.array([0.9 if kind == "forum" else 0.01 for kind in PAGE_TYPES], np.float32)
HEADLINE = (0.01, Role.TITLE, 0.95)


def test_what_stands_on_pictures_is_no_headline_where_it_is_doubted() -> None:
    headline = "Le bateau est rentré au port"
    copies = [f"{headline}{sign}" for sign in ("", ".", "!", "?")]
    for share, role in ((0.3, Role.LABEL), (0.8, Role.TITLE)):
        shown = (0.01, Role.LABEL, 0.9)
        others = {0: HEADLINE, 1: (0.01, Role.TITLE, share), 3: shown, 4: shown}
        lines = [*copies[:2], "Météo", *copies[2:], ONE, TWO]
        found = of_text(lines, others={**others, 2: (0.01, Role.NAVIGATION, 0.9)})
        assert found[copies[0]][0] is Role.TITLE
        assert found[copies[1]][0] is role, share


@pytest.mark.parametrize(("above", "role"), [("Le quai, le soir", Role.CAPTION), ("Le quai", None)])
def test_what_repeats_a_caption_right_below_is_one(above: str, role: Role | None) -> None:
    lines = [ONE, above, "Le quai, le soir.", TWO]
    others = {1: (0.01, Role.LABEL, 0.5), 2: (0.01, Role.CAPTION, 0.9)}
    found = of_text(lines, others=others, caption={1: 0.3})
    assert found[above][0] is (role or Role.LABEL)


@pytest.mark.parametrize(
    ("above", "role"),
    [("Le quai au soir, vu du vieux phare", Role.CAPTION), ("Le quai au soir", Role.BODY)],
)
def test_what_reads_like_content_above_the_same_caption_is_one(above: str, role: Role) -> None:
    lines = [ONE, above, "Photo", f"{above}.", TWO]
    others = {2: (0.01, Role.LABEL, 0.9), 3: (0.01, Role.CAPTION, 0.9)}
    assert of_text(lines, others=others)[above][0] is role
    assert of_text(lines, others=others, page_type=LISTING)[above][0] is Role.BODY


@pytest.mark.parametrize(
    ("taken", "byline", "page_type", "role"),
    [
        (Role.LABEL, 0.1, FORUM, Role.BYLINE),
        (Role.LABEL, 0.1, LISTING, Role.LABEL),
        (Role.NAVIGATION, 0.3, ARTICLE, Role.BYLINE),
        (Role.NAVIGATION, 0.1, ARTICLE, Role.NAVIGATION),
    ],
)
def test_a_name_that_stands_in_a_byline_is_one(
    taken: Role, byline: float, page_type: np.ndarray, role: Role
) -> None:
    lines = [NAME, ONE, "Marées", f"{NAME}.", TWO]
    others = {0: (0.01, Role.BYLINE, 0.95), 2: (0.01, taken, 0.9), 3: (0.01, taken, 0.6)}
    found = of_text(lines, page_type=page_type, others=others, byline={3: byline})
    assert found[f"{NAME}."][0] is role
    assert found["Marées"][0] is taken
