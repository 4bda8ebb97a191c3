"""Signs around headlines of related items: quotation marks, arrows, bars."""

from __future__ import annotations

import lxml.html
import pytest

from clipper.page import Block, Role
from clipper.related import related_items
from clipper.segment.cut import html_blocks


def of_list(*titles: str) -> list[str]:
    """Titles of an HTML list of links with these texts."""
    links = "".join(f"<li><a href=/{n}>{title}</a></li>" for n, title in enumerate(titles))
    tree = lxml.html.document_fromstring(f"<ul>{links}</ul>")
    blocks = [
        Block(b.text, b.n, b.kind, role=Role.RELATED, markup=b.markup)
        for b in html_blocks.read(tree)
    ]
    return [item.title for item in related_items(blocks, base_url="https://paper.example/")]


@pytest.mark.parametrize(
    "title",
    [
        "«Маяк» снова открыт для гостей города",
        "Ремонт закончил завод «Красный маяк»",
        "« Marée » est de retour au port",
        "»Karin« legt im Hafen von Kelm an",
    ],
)
def test_a_link_keeps_the_quotation_marks_of_its_headline(title: str) -> None:
    assert of_list(title, "Mortar lasts longer in old towns") == [
        title,
        "Mortar lasts longer in old towns",
    ]


def test_a_link_loses_its_arrow() -> None:
    found = of_list("Ремонт закончил завод «Маяк» »", "Mortar lasts longer in old towns »")
    assert found == ["Ремонт закончил завод «Маяк»", "Mortar lasts longer in old towns"]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("[IMG5a02e9]", "Owls move into the hall"),
        ("[fb1288-c]", "Owls move into the hall"),
        ("[Update]", "[Update]Owls move into the hall"),
        ("[Kelm2025]", "[Kelm2025]Owls move into the hall"),
        ("[Covid-19]", "[Covid-19]Owls move into the hall"),
    ],
)
def test_the_name_of_a_picture_before_a_headline(before: str, title: str) -> None:
    blocks = [Block("A story about tea.", 0, role=Role.BODY)]
    blocks += [Block(f"{before}Owls move into the hall", 1, role=Role.RELATED)]
    assert [item.title for item in related_items(blocks)] == [title]


def test_a_bar_before_headlines_is_none_of_them() -> None:
    lines = (
        "Jane Doe",
        "| Mortar lasts longer in old towns",
        "John Roe",
        "| Owls move into the hall",
    )
    blocks = [Block("A story about tea.", 0, role=Role.BODY)]
    blocks += [Block(text, n, role=Role.RELATED) for n, text in enumerate(lines, 1)]
    found = [item.title for item in related_items(blocks)]
    assert found == ["Mortar lasts longer in old towns", "Owls move into the hall"]
