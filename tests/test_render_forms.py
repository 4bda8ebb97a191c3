"""What a page shows by its layout alone: bullets, counters, lines over a headline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.render import markdown, text
from clipper.segment.cut import html_blocks, html_tree


def blocks_of(html: str) -> list[Block]:
    blocks: list[Block] = html_blocks.read(html_tree.parse(html.encode()))
    return [replace(b, role=Role.BODY) for b in blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>● Oars</div><div>● <b>Nets</b></div><p>End.", "- Oars\n- **Nets**\n\nEnd."),
        ("<div>✓ Oars</div><div>✓ Nets</div>", "- ✓ Oars\n- ✓ Nets"),
        ("<p>● Oars<p>End.", "● Oars\n\nEnd."),
        ("<p>● Oars<p>✓ Nets", "● Oars\n\n✓ Nets"),
        ("<ul><li>• Oars<li>Nets</ul>", "- Oars\n- Nets"),
        ("<p>We have<br>• oars<br>• nets", "We have\n\n- oars\n- nets"),
        ("<p>• oars<br>• nets<p>End.", "- oars\n- nets\n\nEnd."),
        ("<p>• oars<br>and nets", "• oars  \nand nets"),
        ("<blockquote><p>• a<p>• b</blockquote><p>End. The end.", "> - a\n> - b\n\nEnd. The end."),
        ("<blockquote><p>• a</blockquote><p>• b and so on", "> • a\n\n• b and so on"),
    ],
)
def test_lines_with_the_same_bullet_are_a_list(html: str, expected: str) -> None:
    assert markdown(blocks_of(html)) == expected


def test_text_keeps_bullets_that_are_printed() -> None:
    assert text(blocks_of("<div>● Oars</div><div>● Nets</div>")) == "● Oars\n\n● Nets"


BOX = "<div><div>{}</div><div>{}</div></div>"


def test_a_number_and_what_it_counts_are_one_line() -> None:
    blocks = blocks_of(f"<div>{BOX.format('80+', 'boats')}{BOX.format('3x', 'more nets')}</div>")
    assert markdown(blocks) == "**80+** boats\n\n**3x** more nets"
    assert text(blocks) == "80+\n\nboats\n\n3x\n\nmore nets"
    blocks = blocks_of("<ul><li><h3>80+</h3><p>boats<li><h3>7</h3><p><b>nets</b></ul>")
    assert "### 80" not in markdown(blocks)
    assert "**80+** boats" in markdown(blocks)


@pytest.mark.parametrize(
    "html",
    [
        BOX.format("80+", "boats"),
        BOX.format("80+", "boats</div><div>of ours") + BOX.format("7", "nets</div><div>of ours"),
        BOX.format("80+", "<a href=/b>boats</a>") + BOX.format("7", "<a href=/n>nets</a>"),
        "".join(f"<section><h3>{n}</h3><p>Nets mended</p></section>" for n in ("2.1", "2026")),
        BOX.format("Boats", "80") + BOX.format("Nets", "7"),
    ],
)
def test_other_pairs_are_paragraphs(html: str) -> None:
    assert "**" not in markdown(blocks_of(html))


def test_a_line_over_a_headline_is_no_section() -> None:
    assert markdown(blocks_of("<div><h4>Boats</h4><h2>Oak or ash?</h2><p>Oak.</div>")) == (
        "**Boats**\n\n## Oak or ash?\n\nOak."
    )
    html = "<div><h3>Boats</h3></div><div><h2>Oak or ash?</h2></div>"
    assert markdown(blocks_of(html)) == "### Boats\n\n## Oak or ash?"
