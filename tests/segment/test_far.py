"""Doubtful content of a flattened article far behind the story."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_text

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


@pytest.mark.parametrize(
    ("near", "sure", "above", "article", "role"),
    [
        (1, 0.95, 8, 0.95, Role.PROMOTION),
        (9, 0.95, 8, 0.95, Role.BODY),
        (1, 0.6, 8, 0.95, Role.BODY),
        (1, 0.95, 2, 0.95, Role.BODY),
        (1, 0.95, 8, 0.8, Role.BODY),
    ],
)
def test_what_little_stands_behind_the_comments_is_none_of_it(
    near: int, sure: float, above: int, article: float, role: Role
) -> None:
    """Two lines of comments, near each other, with a story above, on what surely is an article."""
    between = [f"Lien numéro {n}" for n in range(near - 1)]
    lines = [*STORY[:above], "3 commentaires", *between, "Laisser un commentaire", LAST, f"{LAST}."]
    others = dict.fromkeys(range(above + 1, above + near), (0.01, Role.RELATED, 0.95))
    others |= dict.fromkeys((above, above + near), (0.01, Role.COMMENTS, sure))
    at = len(lines) - 2
    page_type = np.where(ARTICLE > 0.5, article, ARTICLE).astype(np.float32)
    found = of_text(lines, others=others, promotion={at: 0.1}, page_type=page_type)
    assert found[LAST][0] is role
