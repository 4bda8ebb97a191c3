"""The thread of comments below a flattened article."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text

STORY = [f"{PROSE}{n}" for n in ("Un", "Deux", "Trois", "Quatre", "Cinq")]
NAMES = ("Luc Farel", "Anna", "Marie-Odile", "Yves K.")
SAID = [f"{name} a vu la tempête du port et n’a rien oublié de cette nuit." for name in NAMES]


def thread(*, named: bool = True) -> list[str]:
    lines = []
    for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True)):
        lines += [name if named else "Partager", f"1{n} mai 2021 à 18:0{n}", said]
    return ["Commentaires (4)", *lines]


def roles(lines: list[str], head: Role = Role.COMMENTS, **given: object) -> list[Role]:
    """What the last lines are, where the labeller takes names and dates for bylines and the rest
    for the story."""
    start = len(lines) - 3 * len(NAMES) - 1
    bylines = [start + 1 + 3 * n + k for n in range(len(NAMES)) for k in (0, 1)]
    others = {start: (0.01, head, 0.9), **dict.fromkeys(bylines, (0.01, Role.BYLINE, 0.9))}
    found = of_text(lines, others=others, **given)
    assert all(found[line][0] is Role.BODY for line in lines[:start])
    return [found[line][0] for line in lines[start:]]


def test_what_stands_in_a_thread_below_the_story_is_comments() -> None:
    assert set(roles([*STORY, *thread()])) == {Role.COMMENTS}


def test_a_live_report_below_the_count_of_its_comments_stays() -> None:
    live = roles([*STORY, *thread(named=False)])
    assert live[3::3] == [Role.BODY] * len(NAMES)


def test_without_a_head_without_a_story_and_on_other_pages_it_stays() -> None:
    unheaded = [*STORY, "Suite du récit", *thread()[1:]]
    for found in (
        roles(unheaded, head=Role.NAVIGATION),
        roles([STORY[0], *thread()]),
        roles([*STORY, *thread()], page_type=LISTING),
    ):
        assert found[3::3] == [Role.BODY] * len(NAMES)


@pytest.mark.parametrize("said", ["4 Answers", "Meilleure réponse", "その他の回答（3件）"])
def test_nor_are_answers_to_a_question(said: str) -> None:
    assert roles([said, *STORY, *thread()])[3::3] == [Role.BODY] * len(NAMES)


def test_nor_is_a_report_whose_entries_have_dates() -> None:
    dated = [line for n, text in enumerate(STORY) for line in (f"{9 + n}:15 — {n} km/h", text)]
    found = roles([*dated, *thread()])
    assert found[3::3] == [Role.BODY] * len(NAMES)


@pytest.mark.parametrize(
    ("lengths", "commented"), [((8, 3, 3, 3, 3), (0, 1, 2, 3, 4)), ((4, 4, 4, 4, 4), (0,))]
)
def test_nor_are_the_posts_of_a_blog(lengths: tuple[int, ...], commented: tuple[int, ...]) -> None:
    """Each heads its own comments, or they are as long as the first."""
    lines, others = [], {}
    for n, length in enumerate(lengths):
        others |= {len(lines) + k: (0.01, Role.BYLINE, 0.9) for k in (0, 1)}
        lines += [f"Le port, partie {'abcde'[n]}", f"1{n} mai 2021 à 18:0{n}"]
        lines += [f"{PROSE}{n} {k}" for k in range(length)]
        if n in commented:
            others[len(lines)] = (0.01, Role.COMMENTS, 0.9)
            lines += [f"{n + 2} commentaires"]
    found = of_text(lines, others=others)
    assert {found[line][0] for line in lines if line.startswith(PROSE)} == {Role.BODY}
