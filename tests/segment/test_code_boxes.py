"""Code that stands in no `pre`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, BlockKind, Role
from clipper.render import markdown
from clipper.segment.cut import html_blocks, html_tree


def blocks(html: str) -> list[Block]:
    return html_blocks.read(html_tree.parse(html.encode()))


LINES = (
    "<div class=line><b>class</b> Oar {</div>\n<div class=line>  Boat *of;</div>\n"
    "<div class=line> </div>\n<div class=line>};</div>\n"
)


@pytest.mark.parametrize(
    ("html", "code"),
    [
        pytest.param(
            f"<div class=fragment>{LINES}</div>",
            "class Oar {\n  Boat *of;\n \n};",
            id="boxes, a line each",
        ),
        pytest.param(
            "<div><p><code>\n Row 8<br>\n&nbsp; Row 80<br>\n</code></p></div>",
            "Row 8\n  Row 80",
            id="a paragraph of code",
        ),
        pytest.param(
            "<div><code><b>if</b> wind:<br/>reef <a href=/s>sails</a></code></div>",
            "if wind:\nreef sails",
            id="a box of code",
        ),
    ],
)
def test_is_code(html: str, code: str) -> None:
    before, found, behind = read = blocks(
        f"<p>Before <i>it</i><div>{html}</div><p>Behind <code>it</code>"
    )
    assert (found.kind, found.text) == (BlockKind.CODE, code)
    assert (before.kind, before.markdown) == (BlockKind.PARAGRAPH, "Before *it*")
    assert (behind.kind, behind.markdown) == (BlockKind.PARAGRAPH, "Behind `it`")
    paths = [block.markup.path[-1] for block in read if block.markup]
    assert paths == ["p", "pre", "p"]
    body = [replace(block, role=Role.BODY) for block in read]
    assert markdown(body) == f"Before *it*\n\n```\n{code}\n```\n\nBehind `it`"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<div class=line-block>{LINES}</div>", id="a poem"),
        pytest.param(f"<div class=code>{LINES}<div>4 lines</div></div>", id="another box in it"),
        pytest.param(f"<div class=code>{LINES}and more</div>", id="text in it"),
        pytest.param("<p><code>a</code>", id="one line"),
        pytest.param("<p><code>a\nb</code>", id="broken in the source alone"),
        pytest.param("<p>Say <code>a<br>b</code>", id="text before"),
        pytest.param("<p><code>a<br>b</code>, then", id="text behind"),
        pytest.param(f"<p><code>{'Row on. ' * 30}<br>Then rest.</code>", id="prose"),
        pytest.param("<table><tr><td><p><code>a<br>b</code></p><td>c</table>", id="a cell"),
        pytest.param("<div><code><p>a<br>b<p>c</code></div>", id="paragraphs in it"),
        pytest.param("<p><a href=/x><code>a<br>b</code></a>", id="a link"),
    ],
)
def test_is_no_code(html: str) -> None:
    assert all(block.kind is not BlockKind.CODE for block in blocks(html))
