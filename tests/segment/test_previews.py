"""Previews of links in the posts of a board."""

from __future__ import annotations

from dataclasses import replace

from clipper import render
from clipper.page import Role
from clipper.segment.cut import html_blocks, html_tree
from tests.segment.judged_pages import PROSE, content

BOX = (
    "<aside class=onebox><header class=source><a href=https://paper.example/a>Paper</a></header>"
    "<article class=onebox-body><h3><a href=https://paper.example/a>{}</a></h3>"
    "<p>Le bateau est rentré tard ce jour-là.</p></article></aside>"
)


def test_of_a_preview_the_link_is_content() -> None:
    page = f"<p>{PROSE}Un.</p>{BOX.format('Tempête')}{BOX.format('Calme')}<p>{PROSE}Deux.</p>"
    others = dict.fromkeys((1, 2, 5, 6), (0.05, Role.RELATED, 0.9))
    assert content(page, others=others)[1:-1] == ["Tempête", "Calme"]


def test_where_no_content_is_near_nothing_is_changed() -> None:
    nav = dict.fromkeys(range(5), (0.01, Role.NAVIGATION, 0.95))
    page = f"<p>Menu</p>{BOX.format('Tempête')}<p>Pied</p><p>{PROSE}Un.</p>"
    assert "Tempête" not in content(page, others=nav)


def test_it_is_a_line_with_a_link_in_markdown() -> None:
    html = f"<p>Lire :</p>{BOX.format('Tempête')}"
    blocks = html_blocks.read(html_tree.parse(html.encode()))
    kept = [replace(b, role=Role.BODY) for b in blocks if b.text in ("Lire :", "Tempête")]
    assert render.markdown(kept) == "Lire :\n\n[Tempête](https://paper.example/a)"
