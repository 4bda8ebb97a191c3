"""Doubtful content of a flattened article far behind the story."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text

STORY = [f"{PROSE}{n}" for n in ("Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit")]
LAST = "Chaque samedi le port vous raconte ses départs et ses retours, en quelques lignes."


@pytest.mark.parametrize(
    ("between", "main", "role"),
    [(25, 0.7, Role.PROMOTION), (10, 0.7, Role.BODY), (25, 0.95, Role.BODY)],
)
def test_a_doubtful_line_far_behind_the_story_is_none_of_it(
    between: int, main: float, role: Role
) -> None:
    links = [f"Lien numéro {n}" for n in range(between)]
    others = {len(STORY) + n: (0.01, Role.RELATED, 0.95) for n in range(between)}
    at = len(STORY) + between
    given = {"others": {**others, at: (main, Role.BODY, 0.6)}, "promotion": {at: 0.3}}
    assert of_text([*STORY, *links, LAST], **given)[LAST][0] is role
    other = of_text([*STORY, *links, LAST], page_type=LISTING, **given)
    assert other[LAST][0] is Role.BODY
