"""Comments below a flattened article that read like the story."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text

STORY = [f"{PROSE}{n}" for n in ("Un", "Deux", "Trois", "Quatre")]
SAID = "Je n’ai jamais vu une tempête pareille, dit-on au port, et pourtant j’y suis né."


@pytest.mark.parametrize(
    ("behind", "role"),
    [(0.9, Role.COMMENTS), (0.4, Role.BODY)],
)
def test_what_stands_between_two_comments_is_one(behind: float, role: Role) -> None:
    others = ["Luc", "Répondre", SAID, "Anna", "Répondre", "Marie", "Répondre"]
    start = len(STORY)
    talk = {start + n: (0.01, Role.COMMENTS, 0.8) for n in (0, 1, 4, 5, 6)}
    last = {start + 3: (0.01, Role.BYLINE, 0.9), start + 4: (0.01, Role.COMMENTS, behind)}
    found = of_text([*STORY, *others], others={**talk, **last})
    assert found[SAID][0] is role
    assert found[STORY[0]][0] is Role.BODY


def test_a_recipe_between_its_rating_and_the_comments_is_content() -> None:
    lines = [STORY[0], "4,7 sur 5", "Battre les œufs.", "Verser le lait.", "Luc", "Répondre"]
    talk = dict.fromkeys((1, 4, 5), (0.01, Role.COMMENTS, 0.9))
    found = of_text(lines, others=talk)
    assert found["Battre les œufs."][0] is found["Verser le lait."][0] is Role.BODY


def test_where_there_is_no_other_content_and_on_other_pages_it_stays() -> None:
    lines = ["Luc", "Répondre", SAID, "Anna", "Répondre", "Marie", "Répondre"]
    talk = {n: (0.01, Role.COMMENTS, 0.9) for n in range(len(lines)) if n != 2}
    assert of_text(lines, others=talk)[SAID][0] is Role.BODY
    below = {n + len(STORY): told for n, told in talk.items()}
    page = [*STORY, *lines]
    assert of_text(page, others=below, page_type=LISTING)[SAID][0] is Role.BODY
