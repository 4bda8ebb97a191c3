"""Questions with their answers, taken for something else as a whole."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_html

QUESTIONS = ("How do I moor?", "Who pays the crew of a boat?", "May a dog come aboard?")
ANSWER = "{} That is what the harbour master of Kelm says, and he has seen many a boat."
ITEM = "<div><h3>{}</h3><p>{}</p></div>"
DETAILS = "<details><summary>{}</summary><p>{}</p></details>"
BARE = "<p class=accordion>{}</p><div>{}</div>"
PLAIN = "<div><p>{}</p><p>{}</p></div>"


def told(item: str, questions: tuple[str, ...], sure: float = 0.5) -> set[Role]:
    items = "".join(item.format(q, ANSWER.format(at)) for at, q in enumerate(questions))
    page = f"<main><p>{PROSE}</p><section>{items}</section></main>"
    others = dict.fromkeys(range(1, 1 + 2 * len(questions)), (0.05, Role.PROMOTION, sure))
    units = of_html(page, page_type=LISTING, others=others)
    return {role for text, (role, _) in units.items() if text != PROSE.strip()}


@pytest.mark.parametrize("item", [ITEM, DETAILS, BARE])
def test_questions_and_answers_are_content_together(item: str) -> None:
    assert told(item, QUESTIONS) == {Role.BODY}


def test_they_are_not_where_that_is_surely_something_else() -> None:
    assert told(ITEM, QUESTIONS, sure=0.95) == {Role.PROMOTION}


def test_two_make_no_list() -> None:
    assert told(ITEM, QUESTIONS[:2]) == {Role.PROMOTION}


def test_a_question_in_a_text_asks_for_no_answer() -> None:
    assert told(PLAIN, QUESTIONS) == {Role.PROMOTION}


def test_other_scripts_ask_in_their_own_signs() -> None:
    asked = ("如何在凯尔姆港口停泊？", "谁支付船员的工资？", "可以带狗上船吗？")
    assert told(ITEM, asked) == {Role.BODY}
