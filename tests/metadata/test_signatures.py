"""Authors whose names do not stand in a block that was labelled as byline."""

from __future__ import annotations

import pytest

from clipper.metadata import text_page
from clipper.metadata.authors import bylines, signatures
from clipper.page import Block, BlockKind, Role

BIO = "Mara Quill is a gardener and writes about soil, worms and the slow work of compost heaps."


def page(*lines: tuple[Role, str], kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(text, n, kind, role=role) for n, (role, text) in enumerate(lines)]


def test_words_that_announce_an_author_behind_the_text() -> None:
    blocks = page(
        (Role.TITLE, "Worms at work"),
        (Role.BODY, "They turn the heap for nothing."),
        (Role.COMMENTS, "Posted by Mara Quill on 12 June 2025 in Soil."),
    )
    assert signatures.announced(blocks) == ["Mara Quill"]


def test_authors_with_their_office_behind_them() -> None:
    blocks = page((Role.TITLE, "Worms"), (Role.CAPTION, "Authors: Mara Quill and Jon Sod, editors"))
    assert signatures.announced(blocks) == ["Mara Quill", "Jon Sod"]


def test_an_article_word_announces_nobody() -> None:
    assert signatures.announced(page((Role.TITLE, "Worms"), (Role.LABEL, "El Mundo Nuevo"))) == []


def test_a_lone_name_needs_a_second_place() -> None:
    head = ((Role.TITLE, "Worms at work"), (Role.NAVIGATION, "Mara Quill"))
    assert signatures.repeated(page(*head)) == []
    assert signatures.repeated(page(*head, (Role.PROMOTION, BIO))) == ["Mara Quill"]
    assert signatures.repeated(page(*head, (Role.RELATED, BIO))) == []


def test_a_name_in_the_headline_is_no_author() -> None:
    head = ((Role.TITLE, "Mara Quill on worms"), (Role.NAVIGATION, "Mara Quill"))
    assert signatures.repeated(page(*head, (Role.PROMOTION, BIO))) == []


def byline(*texts: str) -> bylines.Byline:
    return bylines.read(page((Role.TITLE, "Worms at work"), *((Role.BYLINE, t) for t in texts)))


def test_reviewers_and_editors_are_not_the_authors() -> None:
    found = byline("Reviewed by Jon Sod, fact checked by Ann Loam", "Written by Mara Quill")
    assert bylines.printed_authors(found) == ["Mara Quill"]
    assert bylines.printed_authors(byline("By Mara Quill, edited by Jon Sod")) == ["Mara Quill"]
    assert bylines.printed_authors(byline("Edited by", "Jon Sod", "Mara Quill")) == ["Mara Quill"]


def test_a_reviewer_alone_is_better_than_nobody() -> None:
    assert bylines.printed_authors(byline("Reviewed by Jon Sod")) == ["Jon Sod"]


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        ("Harbour Notes", ["Posted by Mara Quill at 2:30 PM"], ["Mara Quill"]),
        ("Harbour Notes", ["Posted by soilsister at 2:30 PM"], ["soilsister"]),
        ("Mara Quill", ["3 comments", "Posted by Jon Sod at 2:30 PM"], ["Mara Quill"]),
        ("Mara Quill", ["Jon Sod at 2:30 PM"], ["Mara Quill"]),
        ("By Mara Quill", ["Posted by Jon Sod at 2:30 PM"], ["Mara Quill"]),
    ],
)
def test_who_posted_it_goes_before_the_name_of_the_blog(
    head: str, tail: list[str], authors: list[str]
) -> None:
    blocks = page(
        (Role.BYLINE, head),
        (Role.BYLINE, "Thursday, June 12, 2025"),
        (Role.TITLE, "Worms at work"),
        (Role.BODY, "They turn the heap for nothing."),
        *((Role.BYLINE if "PM" in line else Role.COMMENTS, line) for line in tail),
    )
    assert bylines.printed_authors(bylines.read(blocks)) == authors


def test_who_posted_it_goes_not_before_the_author_below_the_headline() -> None:
    blocks = page(
        (Role.TITLE, "Worms at work"),
        (Role.BYLINE, "Mara Quill, 12 June 2025"),
        (Role.BODY, "They turn the heap for nothing."),
        (Role.BYLINE, "Posted by Jon Sod at 2:30 PM"),
    )
    assert bylines.printed_authors(bylines.read(blocks)) == ["Mara Quill"]


def test_where_a_text_is_filed_is_no_name() -> None:
    found = byline("12 June 2025 • Mara Quill in Gardening")
    assert bylines.printed_authors(found) == ["Mara Quill"]


def test_names_far_from_headline_and_date_are_other_peoples() -> None:
    filler = [(Role.NAVIGATION, f"Item {n}") for n in range(20)]
    blocks = page((Role.TITLE, "Chairs"), *filler, (Role.BYLINE, "Jon Sod"))
    assert bylines.printed_authors(bylines.read(blocks)) == []


STORY = (
    (Role.TITLE, "Worms at work"),
    (
        Role.BODY,
        "They turn the heap for nothing, all year round, and nobody has ever thanked them.",
    ),
)


@pytest.mark.parametrize(
    "lines",
    [
        (("Maja Åkesson-Lund", Role.ATTRIBUTION), ("maja.akesson-lund@post.example", Role.LABEL)),
        (("Jon Sod (jsod@post.example)", Role.BYLINE),),
        (("Jon Sod", Role.LABEL), ("j.sod@post.example", Role.LABEL)),
    ],
)
def test_a_name_beside_an_address_that_says_it_signs(lines: tuple[tuple[str, Role], ...]) -> None:
    blocks = page(*STORY, *((role, text) for text, role in lines))
    assert signatures.addressed(blocks) == [lines[0][0].partition(" (")[0]]


@pytest.mark.parametrize(
    "lines",
    [
        (("Jon Sod", Role.BYLINE), ("news@post.example", Role.BYLINE)),
        (("Jon Sod", Role.BYLINE), ("sodden@post.example", Role.BYLINE)),
        (("Jon Sod", Role.BODY), ("jon.sod@post.example", Role.BODY)),  # a list of who works there
        (("Jon Sod", Role.COMMENTS), ("jon.sod@post.example", Role.COMMENTS)),
        (("Customer Care", Role.NOTICE), ("customer.care@post.example", Role.NOTICE)),
        (
            ("Media contact", Role.ATTRIBUTION),
            ("Jon Sod", Role.ATTRIBUTION),
            ("jon.sod@post.example", Role.ATTRIBUTION),
        ),
    ],
)
def test_other_addresses_and_those_of_whom_to_ask_sign_nothing(
    lines: tuple[tuple[str, Role], ...],
) -> None:
    assert signatures.addressed(page(*STORY, *((role, text) for text, role in lines))) == []


def test_who_signs_by_an_address_goes_behind_all_others() -> None:
    last = ((Role.BYLINE, "Jon Sod"), (Role.BYLINE, "jon.sod@post.example"))
    blocks = page(STORY[0], (Role.BYLINE, "kettlefan42 | June 3, 2025"), STORY[1], *last)
    assert text_page.read(blocks, "", None)["authors"][0] == ("kettlefan42",)
