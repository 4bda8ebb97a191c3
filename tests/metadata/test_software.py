"""Boards whose program names itself, and whose titles say which of its pages is shown."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.metadata import html_page
from clipper.metadata.publishers import software
from clipper.page import Role
from clipper.segment.cut import html_blocks

MADE = "<p>Powered by Kelmboard &copy; 2000, 2002 Kelmboard Group</p>"


def publisher(title: str, printed: str, foot: str, head: str = "") -> str | None:
    html = f"<head><title>{title}</title>{head}</head><body><h1>{printed}</h1><p>x</p>{foot}</body>"
    tree = lxml.html.document_fromstring(f"<html>{html}</html>")
    roles = (Role.TITLE, Role.BODY, Role.NOTICE)
    blocks = [replace(block, role=roles[min(block.n, 2)]) for block in html_blocks.read(tree)]
    found, _ = html_page.read(blocks, tree, None, None)
    return found.get("publisher", (None, ""))[0]


@pytest.mark.parametrize("page", ["Index page", "Foren-Übersicht", "Регистрация", "Search"])
def test_a_page_of_a_board_is_no_site(page: str) -> None:
    assert publisher(f"Oars Talk &bull; {page}", "Oars Talk", MADE) == "Oars Talk"


def test_behind_a_headline_that_is_none_stands_the_site() -> None:
    assert publisher("Oars for all &bull; Kelm Talk", "Oars for all", MADE) == "Kelm Talk"


def test_who_made_the_program_has_no_rights_in_the_page() -> None:
    head = '<meta name="copyright" content="2000, 2002 Kelmboard Group">'
    assert publisher("Oars for all &bull; Kelm Talk", "Oars for all", MADE, head) == "Kelm Talk"
    own = [("Kelmboard Group", "copyright")]
    assert software.without_maker(own, []) == own
