"""Prose of HTML pages that was taken for something else, though hardly believed to be it."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_html

MANUAL = np.array([0.9 if kind == "documentation" else 0.01 for kind in PAGE_TYPES], np.float32)
SERVICE = np.array([0.9 if kind == "service" else 0.01 for kind in PAGE_TYPES], np.float32)
ONE = "We tow boats of all sizes into the harbour, and we ask no more than the old price for it."
TWO = "Our divers look at the hull of each of them, and tell you what they have seen down there."
LONG = PROSE * 6
"""A page of few words has rules of its own."""
SENTENCE = "We tow boats of all sizes to the harbour."


def roles(
    body: str, page_type: np.ndarray, told: tuple[float, Role, float], *at: int
) -> list[Role]:
    units = of_html(f"<main>{body}</main>", page_type=page_type, others=dict.fromkeys(at, told))
    return [role for role, _ in units.values()]


@pytest.mark.parametrize(
    ("page_type", "sure", "wanted"),
    [
        (SERVICE, 0.4, Role.BODY),
        (SERVICE, 0.9, Role.PROMOTION),
        (LISTING, 0.4, Role.PROMOTION),
    ],
)
def test_prose_made_alike_at_the_end_of_a_page_of_offers(
    page_type: np.ndarray, sure: float, wanted: Role
) -> None:
    page = f"<p>{LONG}</p><div>{ONE}</div><div>{TWO}</div>"
    told = (0.05, Role.PROMOTION, sure)
    assert roles(page, page_type, told, 1, 2) == [Role.BODY, wanted, wanted]


def test_one_such_text_is_not_enough_nor_one_that_stands_twice() -> None:
    told = (0.05, Role.PROMOTION, 0.4)
    assert roles(f"<p>{LONG}</p><div>{ONE}</div>", SERVICE, told, 1)[1:] == [Role.PROMOTION]
    twice = f"<p>{LONG}</p><div>{ONE}</div><div>{TWO}</div><div>{TWO}</div>"
    assert roles(twice, SERVICE, told, 1, 2, 3)[1:] == [Role.PROMOTION] * 2


@pytest.mark.parametrize(
    ("tag", "role", "page_type", "main", "wanted"),
    [
        ("p", Role.ATTRIBUTION, ARTICLE, 0.55, Role.BODY),
        ("p", Role.ATTRIBUTION, ARTICLE, 0.3, Role.ATTRIBUTION),
        ("div", Role.ATTRIBUTION, ARTICLE, 0.55, Role.ATTRIBUTION),
        ("p", Role.CAPTION, ARTICLE, 0.55, Role.CAPTION),
        ("p", Role.CAPTION, SERVICE, 0.55, Role.BODY),
        ("p", Role.SUBTITLE, SERVICE, 0.55, Role.BODY),
        ("p", Role.SUBTITLE, ARTICLE, 0.55, Role.SUBTITLE),
    ],
)
def test_a_paragraph_that_likely_is_content(
    tag: str, role: Role, page_type: np.ndarray, main: float, wanted: Role
) -> None:
    doubted = "This was first printed in our guide to the boats of the coast"
    page = f"<h2>Boats</h2><{tag}>{doubted}</{tag}><p>{LONG}</p>"
    assert roles(page, page_type, (main, role, 0.9), 1)[1] is wanted


def test_a_short_line_may_be_a_caption_or_a_standfirst() -> None:
    page = f"<p>{LONG}</p><p>The old boat of Kelm</p><p>{LONG}Fin.</p>"
    assert roles(page, SERVICE, (0.55, Role.CAPTION, 0.9), 1)[1] is Role.CAPTION


@pytest.mark.parametrize(
    ("head", "page_type", "main", "wanted"),
    [
        ("<h2>Towing</h2>", SERVICE, 0.15, Role.BODY),
        ("<h2>Towing</h2>", SERVICE, 0.05, Role.PROMOTION),
        ("<h2>Towing</h2>", ARTICLE, 0.15, Role.PROMOTION),
        ("<div>Towing</div>", SERVICE, 0.15, Role.PROMOTION),
    ],
)
def test_a_sentence_below_a_heading_where_there_is_no_article(
    head: str, page_type: np.ndarray, main: float, wanted: Role
) -> None:
    page = f"<p>{LONG}</p>{head}<p>{SENTENCE}</p>"
    assert roles(page, page_type, (main, Role.PROMOTION, 0.9), 2)[2] is wanted


@pytest.mark.parametrize(
    ("page_type", "sure", "beside", "wanted"),
    [
        (ARTICLE, 0.5, "<p>{0}</p>", Role.BODY),
        (ARTICLE, 0.5, "{0}", Role.BODY),
        (ARTICLE, 0.5, "<div><p>{0}</p></div>", Role.NOTICE),
        (ARTICLE, 0.7, "<p>{0}</p>", Role.NOTICE),
        (SERVICE, 0.5, "<p>{0}</p>", Role.NOTICE),
    ],
)
def test_what_is_hardly_a_notice_beside_paragraphs_of_an_article_is_one(
    page_type: np.ndarray, sure: float, beside: str, wanted: Role
) -> None:
    page = f"<div>{beside.format(LONG)}<p>{LONG} Un.</p><p>{LONG} Deux.</p></div>"
    assert roles(page, page_type, (0.05, Role.NOTICE, sure), 0)[0] is wanted


@pytest.mark.parametrize(
    ("behind", "wanted"),
    [
        (" is a book of boats, in which each of them is drawn as it comes in at noon.", Role.BODY),
        (" is a book of boats, in which each of them is drawn as it comes in at noon", Role.BODY),
        (" | Kelm", Role.TITLE),
    ],
)
def test_a_paragraph_that_begins_with_the_headline_is_none(behind: str, wanted: Role) -> None:
    title = "Boats of the old harbour of Kelm"
    page = f"<h1>{title}</h1><p>{title}{behind}</p><p>{LONG}</p>"
    told = {0: (0.05, Role.TITLE, 0.9)}
    units = of_html(f"<main>{page}</main>", others=told)
    assert [role for role, _ in units.values()] == [Role.TITLE, wanted, Role.BODY]


@pytest.mark.parametrize("role", [Role.SUBTITLE, Role.BYLINE])
def test_the_first_sentence_of_a_manual_is_content(role: Role) -> None:
    told = (0.05, role, 0.9)
    page = (
        f"<h1>Boats</h1><p>This command tows a boat of any size into the harbour.</p><p>{LONG}</p>"
    )
    assert roles(page, MANUAL, told, 1)[1] is Role.BODY
    assert roles(page, ARTICLE, told, 1)[1] is role
