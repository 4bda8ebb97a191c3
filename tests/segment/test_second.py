"""The second opinion: asked where hardly anything was kept, heard where it has much more to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.segment import second
from clipper.segment.cut import html_blocks
from clipper.segment.cut.html_tree import parse

PROSE = [
    "The kettle was made in a small town by the river, where water is soft and good for tea.",
    "It holds a litre and a half, boils in four minutes and turns itself off before it runs dry.",
    "Descale it once a month with vinegar, and it will serve for a decade and longer than that.",
]
SHELVES = "".join(f"<li><a href=/{n}>Shelf number {n} of the shop</a></li>" for n in range(30))
HTML = f"""<html><head><title>Kettle</title></head><body>
<nav><ul>{SHELVES}</ul></nav>
<article><h1>Kettle</h1>{"".join(f"<p>{text}</p>" for text in PROSE)}</article>
</body></html>"""


@pytest.fixture(name="blocks")
def _blocks() -> list[Block]:
    return [
        replace(block, role=Role.TITLE if block.text == "Kettle" else Role.NAVIGATION)
        for block in html_blocks.read(parse(HTML.encode()))
    ]


def test_prose_that_was_taken_for_menu_becomes_body(blocks: list[Block]) -> None:
    told = second.opinion(blocks, HTML)
    assert [block.text for block in told if block.role is Role.BODY] == PROSE
    assert {block.why for block in told if block.role is Role.BODY} == {"trafilatura"}
    assert [block.text for block in told if block.role is Role.TITLE] == ["Kettle"]
    assert [block.text for block in told] == [block.text for block in blocks]


def test_it_is_not_asked_where_there_is_content(
    blocks: list[Block], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = [replace(b, role=Role.BODY) if b.text in PROSE[:2] else b for b in blocks]
    monkeypatch.setattr(second, "_kept", None)
    assert second.opinion(blocks, HTML) == blocks


def test_a_small_page_may_be_all_menu(blocks: list[Block], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "_kept", None)
    assert second.opinion(blocks[:5], HTML) == blocks[:5]


def test_a_fault_of_its_leaves_the_labels(
    blocks: list[Block], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fails)
    assert second.opinion(blocks, HTML) == blocks


def test_it_is_not_asked_of_a_page_made_of_cells_that_reach_down(blocks: list[Block]) -> None:
    table = "<table>" + "<tr><td rowspan=99>a</td></tr>" * 1001 + "</table>"
    assert second.opinion(blocks, HTML.replace("</body>", f"{table}</body>")) == blocks


def test_a_long_text_below_the_headline_is_the_story(blocks: list[Block]) -> None:
    story = " ".join([*PROSE, *PROSE, "And so on, cup after cup, for as long as there is water."])
    said = replace(blocks[-1], text=story, role=Role.NOTICE, confidence=0.7)
    told = second.opinion([*blocks, said], HTML)
    assert [block.text for block in told if block.role is Role.BODY] == [story]
    told = second.opinion([*blocks, replace(said, confidence=0.95)], HTML)
    assert [block.text for block in told if block.role is Role.BODY] == PROSE


def test_it_is_not_believed_of_what_surely_is_furniture(blocks: list[Block]) -> None:
    sure = [
        replace(b, role=Role.NOTICE, confidence=0.95) if b.text == PROSE[1] else b for b in blocks
    ]
    told = second.opinion(sure, HTML)
    assert [block.text for block in told if block.role is Role.BODY] == [PROSE[0], PROSE[2]]


def test_the_headline_of_a_card_goes_with_its_excerpt() -> None:
    cards = "".join(
        f"<div><h3><a href=/{n}>{name}</a></h3><div>by Ann</div><div>0</div><p>{text}</p></div>"
        for n, (name, text) in enumerate(zip(("Soft", "Quick", "Clean"), PROSE, strict=True))
    )
    page = f"<html><body><nav><ul>{SHELVES}</ul></nav><main>{cards}</main></body></html>"
    blocks = [
        replace(b, role=Role.NAVIGATION if b.text.startswith("Shelf") else Role.RELATED)
        for b in html_blocks.read(parse(page.encode()))
    ]
    content = [b.text for b in second.opinion(blocks, page) if b.role is Role.BODY]
    assert content == ["Soft", PROSE[0], "Quick", PROSE[1], "Clean", PROSE[2]]


def test_no_form_becomes_content() -> None:
    trap = "Styles seem to be off. Please leave this field empty."
    form = "<form><select><option>Choose a country<option>Kelmland</select><button>Go</button>"
    form += f"<p>{trap}</p></form>"
    html = HTML.replace("<article>", f"<article>{form}</form>")
    blocks = [
        replace(block, role=Role.NAVIGATION) for block in html_blocks.read(parse(html.encode()))
    ]
    told = second.opinion(blocks, html)
    assert PROSE[0] in [block.text for block in told if block.role is Role.BODY]
    assert not {"Choose a country | Kelmland", "Go", trap} & {
        block.text for block in told if block.role is Role.BODY
    }
