"""Cards of related items: categories, ages and dates beside their headlines."""

from __future__ import annotations

import pytest

from clipper.page import Block, RelatedItem, Role
from clipper.related import related_items


def items(*lines: str) -> list[RelatedItem]:
    """Items of a page with these lines below its story; empty ones are left out."""
    blocks = [Block("A story about tea.", 0, role=Role.BODY)]
    texts = filter(None, lines)
    blocks += [Block(text, n, role=Role.RELATED) for n, text in enumerate(texts, 1)]
    return list(related_items(blocks))


HEADS = [
    "Ferry returns after eleven years of repairs",
    "Harbour bridge to close for three weekends in July",
    "How a town of 900 people bought its own cinema",
    "Swans hold up traffic on the ring road again",
    "School choir wins first prize",
]


@pytest.mark.parametrize(
    "names",
    [
        ("News", "Transport", "Culture", "News", "Education"),
        ("SPORT", "SPORT", "Culture", "Opinion", "Education"),
        ("Culture", "Transport", "News", "Video", "News"),
        ("Latest", "Transport", "Culture", "Town", "Latest"),
    ],
)
@pytest.mark.parametrize("heading", ["More stories", "Most read", ""])
@pytest.mark.parametrize("age", ["{} hours ago", "{} June 2025"])
def test_categories_above_headlines_may_look_like_headings(
    names: tuple[str, ...], heading: str, age: str
) -> None:
    lines = [heading]
    for n, (name, head) in enumerate(zip(names, HEADS, strict=True), 2):
        lines += [name, head, age.format(n)]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == list(zip(names, HEADS, strict=True))


@pytest.mark.parametrize("heading", ["Latest", "News", "Most read"])
def test_a_heading_stays_one_where_categories_stand_below_ages(heading: str) -> None:
    names = ("Transport", "Culture", "News", "Town", "Education")
    lines = [heading]
    for n, (name, head) in enumerate(zip(names, HEADS, strict=True), 2):
        lines += [head, f"{n} hours ago", name]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == list(zip(names, HEADS, strict=True))


def test_a_heading_between_cards_without_categories_stays_one() -> None:
    lines = ["Latest"]
    for n, head in enumerate(HEADS, 2):
        lines += ["Most read", head] if n == 4 else [head]
        lines += [f"{n} hours ago"]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == [(None, head) for head in HEADS]
