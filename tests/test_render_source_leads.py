"""Links from a signature to its code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Role
from clipper.render import markdown, text
from clipper.segment.cut import html_blocks, html_tree


@pytest.mark.parametrize(
    ("html", "plain", "marked"),
    [
        ("moor :: <a href=/b>Boat</a> <a href=src/A.html#m>Source</a> <a href=#m>#</a>",
         "moor :: Boat", "moor :: [Boat](/b)"),
        ("<code>moor(boat)</code> <a href=_modules/x.html><span>[source]</span></a>",
         "moor(boat)", "`moor(boat)`"),
        ("<b>moor</b>(<i>boat</i>)<a href='/_modules/x.html'>[source]</a><a href=#m>¶</a>",
         "moor(boat)", "**moor**(*boat*)"),
        ("<a href='/_modules/x.html'>[source]</a>", "[source]", "[\\[source\\]](/_modules/x.html)"),
        ("moor(boat_1) <a href='https://code.example/x#L8'>View Source</a>", "moor(boat_1)",
         "moor(boat\\_1)"),
        ("moor(<b>boat</b>) <span>click to toggle source</span>", "moor(boat)", "moor(**boat**)"),
        ("Since 1.0 · <a href=../src/a.html#8>Source</a>", "Since 1.0", "Since 1.0"),
        ("Since a | <a href=../src/a.html#8>Source</a>", "Since a", "Since a"),
        ("It is deep. <a href='https://port.example/d#a'>Source</a>", "It is deep. Source",
         "It is deep. [Source](https://port.example/d#a)"),
        ("It is open <a href=/source>source</a>", "It is open source",
         "It is open [source](/source)"),
        ("It is open source", "It is open source", "It is open source"),
        ("<a href=src/A.html#m>Source</a>", "Source", "[Source](src/A.html#m)"),
        ("<code>moor() <a href=src/A.html#m>Source</a></code>", "moor() Source", "`moor() Source`"),
    ],
)  # fmt: skip
def test_what_leads_to_the_code_is_cut_off(html: str, plain: str, marked: str) -> None:
    blocks = html_blocks.read(html_tree.parse(f"<p>{html}</p>".encode()))
    body = [replace(block, role=Role.BODY) for block in blocks]
    assert (text(body), markdown(body)) == (plain, marked)
