"""Columns about the element that holds the prose, on a page written by hand."""

from __future__ import annotations

import lxml.html
import numpy as np
import pytest

from clipper.segment import container, markup
from clipper.segment.cut import html_blocks

PROSE = "The boats came in late that day and the men were tired, so nobody asked about the storm."
PAGE = f"""
<body><div class="top"><p>Home</p><p>Harbour</p></div>
<div class="page"><div class="story"><h1>Storm</h1><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>
<div class="side"><p><a href="/a">A teaser of another page, linked as a whole, with as many words
in it as a paragraph of the story would have</a></p></div></div></body>
"""


def columns(page: str) -> tuple[list[str], dict[str, np.ndarray]]:
    blocks = html_blocks.read(lxml.html.document_fromstring(page))
    words = np.array([len(block.text.split()) for block in blocks], np.float32)
    marks = [markup.markup_of(block) for block in blocks]
    made = container.columns(blocks, container.Tree(blocks, marks, words))
    assert made.shape == (len(blocks), len(container.COLUMNS))
    assert np.isfinite(made).all()
    return [block.text for block in blocks], dict(zip(container.COLUMNS, made.T, strict=True))


@pytest.mark.parametrize("name", ["core0.5_inside", "core0.9_inside", "top_inside"])
def test_the_story_is_inside_the_element_that_holds_the_prose(name: str) -> None:
    texts, got = columns(PAGE)
    inside = {text[:5] for text, flag in zip(texts, got[name].tolist(), strict=True) if flag}
    assert inside == {"Storm", PROSE[:5]}


def test_what_stands_beside_the_story_is_nearer_than_the_menu() -> None:
    texts, got = columns(PAGE)
    near = dict(zip((text[:6] for text in texts), got["core0.9_near"].tolist(), strict=True))
    assert near["Home"] < near["A teas"] < near["Storm"] == 1


def test_links_around_a_block() -> None:
    texts, got = columns(PAGE)
    row = next(at for at, text in enumerate(texts) if text.startswith("A teaser"))
    assert got["around40_links"][row] > 0
    assert got["around40_links"][texts.index("Storm")] == 0


def test_a_page_without_prose() -> None:
    _, got = columns("<body><p>Home</p><p>Harbour</p></body>")
    assert not got["core0.5_inside"].any()
    assert not got["top_score"].any()


def test_no_blocks() -> None:
    tree = container.Tree([], [], np.zeros(0, np.float32))
    assert container.columns([], tree).shape == (0, len(container.COLUMNS))
