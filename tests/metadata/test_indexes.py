"""Boards and other lists of pages: who wrote in one of them did not write the list."""

from __future__ import annotations

from dataclasses import replace

import lxml.html

from clipper.metadata import html_page, text_page
from clipper.metadata.authors.indexes import is_index
from clipper.page import Block, Role
from clipper.segment.cut import html_blocks

STORY = "The ferry left the lower town before noon, and nobody who stood on the pier " * 3


def board(*more: tuple[str, Role]) -> list[Block]:
    lines = [("Kelm Boards", Role.TITLE), *more]
    for day in range(1, 13):
        lines += [(f"Oars and ropes {day}", Role.BODY), ("Topics: 14", Role.BYLINE)]
        lines += [(f"12-{day:02d}-2014, 01:15 PM", Role.BYLINE)]
    return [Block(text, n, role=role) for n, (text, role) in enumerate(lines)]


def test_a_board_has_neither_author_nor_date() -> None:
    blocks = board()
    assert is_index(blocks)
    found = text_page.read(blocks, "", None)
    assert "published" not in found
    assert "authors" not in found
    assert is_index(board((STORY, Role.BODY)))


def test_a_story_above_a_list_has_both() -> None:
    story = ((STORY, Role.BODY), (STORY, Role.BODY))
    assert not is_index(board(("By Jane Doe, 12 June 2014", Role.BYLINE), *story))


def test_a_board_in_html() -> None:
    rows = "".join(f"<p>Oars {n}</p><p>by marlin</p><p>12-{n:02d}-2014</p>" for n in range(1, 13))
    tree = lxml.html.document_fromstring(f"<body><h1>Kelm Boards</h1>{rows}</body>")
    blocks = html_blocks.read(tree)
    blocks = [replace(b, role=Role.BYLINE if b.n else Role.TITLE) for b in blocks]
    found, _ = html_page.read(blocks, tree, None, None)
    assert "published" not in found
    assert "authors" not in found


def test_an_article_of_many_days_is_signed() -> None:
    rows = "".join(f"<p>{n} May 2014: the ferry left at noon.</p>" for n in range(1, 13))
    head = '<meta property="og:type" content="article"><meta name="author" content="Jane Doe">'
    html = f"<html><head>{head}</head><body><h1>A year of oars</h1>{rows}</body></html>"
    for text, authors in ((html, ("Jane Doe",)), (html.replace("article", "website"), None)):
        tree = lxml.html.document_fromstring(text)
        blocks = html_blocks.read(tree)
        blocks = [replace(b, role=Role.BODY if b.n else Role.TITLE) for b in blocks]
        found, _ = html_page.read(blocks, tree, None, None)
        assert found.get("authors", (None, ""))[0] == authors
