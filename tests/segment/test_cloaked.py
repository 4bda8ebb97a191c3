"""Mail addresses that a script writes in place of a notice."""

from __future__ import annotations

import pytest

from clipper.segment.cut import html_blocks, html_tree

NOTICE = "Robots of spam are kept from this address. Turn JavaScript on to see it."
SETS = "var addy7='w&#101;b'+'&#64;';addy7=addy7+'kelm'+'&#46;'+'&#111;rg';"
WRITES = "document.getElementById('cloak7').innerHTML+='<a '+path+addy7+'>'+addy7+'<\\/a>';"
OPENS = "document.write( '<span style=\\'display: none;\\'>' );"
CLOSES = "document.write( '</' ); document.write( 'span>' );"


def markdown(page: str) -> list[str]:
    blocks = html_blocks.read(html_tree.parse(page.encode()))
    return [block.markdown or block.text for block in blocks]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        pytest.param(
            f"<p>Write to <span id='cloak7'>{NOTICE}</span><script>{SETS}{WRITES}</script>, soon.",
            ["Write to [web@kelm.org](mailto:web@kelm.org), soon."],
            id="in a sentence",
        ),
        pytest.param(
            f"<dl><dd><span id='cloak7'>{NOTICE}</span><script>{SETS}</script></dl>",
            ["[web@kelm.org](mailto:web@kelm.org)"],
            id="alone",
        ),
        pytest.param(
            f"<p>Mail: <span id='cloak7ab'>{NOTICE}</span></p><p>Boats</p>",
            ["Mail:", "Boats"],
            id="the script is lost",
        ),
        pytest.param(
            f"<p>Write to <script>{SETS}</script><script>{OPENS}</script>{NOTICE}"
            f"<script>{CLOSES}</script> soon.",
            ["Write to [web@kelm.org](mailto:web@kelm.org) soon."],
            id="between scripts",
        ),
        pytest.param(
            "<p><span id=cloak-room>Coats</span> <span id=cloaks>and hats</span>"
            f"<script>{SETS}</script> hang here, <span id='cloak1'>of elves</span>.",
            ["Coats and hats hang here, of elves."],
            id="other cloaks",
        ),
    ],
)
def test_an_address_stands_where_its_notice_did(page: str, told: list[str]) -> None:
    assert markdown(page) == told
