"""Pictures of ticks and crosses in the cells of tables; what else cells hold that is no text."""

from __future__ import annotations

import pytest

from clipper.page import Block, BlockKind
from clipper.segment.cut import html_blocks, html_tree


def row(cells: str) -> Block:
    (block,) = html_blocks.read(html_tree.parse(f"<table><tr>{cells}</tr></table>".encode()))
    return block


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<i class="fa fa-check"></i>', "✓"),
        ('<span class="icon-times"></span>', "✗"),
        ('<div class="checkmark"><span></span></div>', "✓"),
        ('<svg aria-label="Yes"><path d="M0"></path></svg>', "✓"),
        ("<svg><title>Not included</title><g><path/></g></svg>", "✗"),
        ('<img alt="Included">', "✓"),
        ('<img alt="Green check icon" src=a.png>', "✓"),
        ('<img alt="" src="/pics/tick-2.png">', "✓"),
        ('<i class="material-icons">check</i>', "✓"),
        ('<i class="material-icons">close</i>', "✗"),
        ("<i class=material-icons>star</i>", ""),
        ('<svg aria-label="Check all offers"></svg>', ""),
        # Flags, letters, names.
        ('<img src="/flags/no.png" alt="NO">', ""),
        ('<img src="/flags/ye.png" alt="Y">', "Y"),
        ('<img src="new-york-times.png" alt="">', ""),
        ('<img src="red-cross.jpg" alt="Red Cross">', ""),
        ('<span class="times-square"></span>', ""),
        # No tick: something to press, a picture of another thing, a text.
        ('<button class="times"></button>', ""),
        ('<img alt="No image available">', ""),
        ('<i class="fa fa-check"></i> since May', "since May"),
        ('<i class="check"></i><span class="sr-only">Yes</span>', "Yes"),
    ],
)
def test_a_cell_with_nothing_but_a_tick_says_so(cell: str, text: str) -> None:
    blocks = html_blocks.read(
        html_tree.parse(f"<table><tr><td>Oars</td><td>{cell}</td></tr></table>".encode())
    )
    assert [b.text for b in blocks if b.kind is BlockKind.TABLE_ROW] == [f"Oars\t{text}"]


def test_what_is_never_shown_is_no_cell_and_no_text_of_one() -> None:
    style = f"<style>{'.a{color:red}' * 40}</style>"
    block = row(f"{style}<td>Oars{style}</td>{style}<td>two</td><script>x</script>")
    assert (block.kind, block.text) == (BlockKind.TABLE_ROW, "Oars\ttwo")
