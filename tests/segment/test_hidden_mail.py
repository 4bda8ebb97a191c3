"""Mail addresses that a page's host hides."""

from __future__ import annotations

import pytest

from clipper.page import Block
from clipper.segment.cut import html_blocks, html_tree

LINK = "/cdn-cgi/l/email-protection"


def hidden(text: str, key: int = 0x5C) -> str:
    return bytes([key, *(byte ^ key for byte in text.encode())]).hex()


def read(html: str) -> Block:
    (block,) = html_blocks.read(html_tree.parse(f"<p>Ask {html} now</p>".encode()))
    return block


ANN = hidden("ann@oars.example")
SPAN = f"<span class='__cf_email__' data-cfemail='{ANN}'>[email&#160;protected]</span>"
TO_ANN = "Ask [ann@oars.example](mailto:ann@oars.example) now"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<a href='{LINK}#{ANN}'>{SPAN}</a>", TO_ANN),
        (f"<a href='{LINK}'>{SPAN}</a>", TO_ANN),
        (f"<a href='{LINK}' data-cfemail='{ANN}'>[email&#160;protected]</a>", TO_ANN),
        (f"<a href='https://oars.example{LINK}#{ANN}'>[email protected]</a>", TO_ANN),
        (f"<a href='{LINK}#{ANN.upper()}'>Ann</a>", "Ask [Ann](mailto:ann@oars.example) now"),
        (f"<a href='{LINK}#{hidden('a@b.example?subject=An oar')}'>[email protected]</a>",
         "Ask [a@b.example](mailto:a@b.example?subject=An%20oar) now"),
        # No address of mail, but so taken.
        (f"<span data-cfemail='{hidden('rower@s')}'>[email&#160;protected]</span>",
         "Ask rower@s now"),
        (f"<a href='{LINK}#{hidden('javascript:a@b.example')}x'>Ann</a>", "Ask Ann now"),
        # Nothing to read.
        (f"<a href='{LINK}'>[email&#160;protected]</a>", "Ask now"),
        (f"<a href='{LINK}#zz'>our crew</a>", "Ask our crew now"),
        ("<span data-cfemail='5cff'>[email&#160;protected]</span>", "Ask now"),
        (f"<span data-cfemail='{ANN}'><b>Ann</b></span>", "Ask **Ann** now"),
    ],
)  # fmt: skip
def test_hidden_addresses_are_shown(html: str, expected: str) -> None:
    block = read(html)
    assert (block.markdown or block.text) == expected


@pytest.mark.parametrize(
    "html",
    [
        "[email protected] is what hides it",
        "<a href='/email-protection'>Why addresses are hidden</a>",
        "<a href='/blog/email-protection#5c3d'>[email protected]</a>",
    ],
)
def test_what_speaks_of_them_is_left_alone(html: str) -> None:
    block = read(f"{html}<span data-cfemail='{ANN}'></span>")
    assert block.text.startswith(("Ask [email protected]", "Ask Why"))
    assert bool(block.markup and block.markup.links) == ("<a" in html)
