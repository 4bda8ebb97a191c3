"""What is written from labelled blocks: text, Markdown, JSON, front matter."""

from __future__ import annotations

import json
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper import render
from clipper.page import Block, BlockKind, Clip, Markup, Mentions, RelatedItem, Role
from clipper.segment.cut import html_blocks, text_blocks


def from_html(html: str) -> list[Block]:
    tree = lxml.html.document_fromstring(html)
    return [replace(block, role=Role.BODY) for block in html_blocks.read(tree)]


def from_text(text: str) -> list[Block]:
    return [replace(block, role=Role.BODY) for block in text_blocks.read(text)]


def wrapped(*lines: str) -> list[Block]:
    return [Block(line, n, joins=n > 0, role=Role.BODY) for n, line in enumerate(lines)]


def test_only_body_is_written() -> None:
    blocks = [Block("Menu", 0, role=Role.NAVIGATION), Block("Story.", 1, role=Role.BODY)]
    assert render.text(blocks) == render.markdown(blocks) == "Story."


def test_nothing_gives_nothing() -> None:
    assert render.text([]) == render.markdown([]) == ""


def test_each_line_of_a_text_page_is_a_paragraph() -> None:
    assert render.text(from_text("One.\nTwo.\n\n\nThree.")) == "One.\n\nTwo.\n\nThree."


def test_bullets_leave_text_and_become_dashes_in_markdown() -> None:
    blocks = from_text("To buy:\n  • tea\n  * milk\n    • whole\n\nThen go.")
    assert render.text(blocks) == "To buy:\n\ntea\nmilk\nwhole\n\nThen go."
    assert render.markdown(blocks) == "To buy:\n\n- tea\n- milk\n  - whole\n\nThen go."


def test_a_dash_that_opens_speech_is_no_bullet() -> None:
    text = "— Кто там?\n— Я."
    assert render.text(from_text(text)) == "— Кто там?\n\n— Я."


def test_numbers_of_a_text_list_are_kept() -> None:
    blocks = from_text("3. tea\n4. milk")
    assert render.text(blocks) == render.markdown(blocks) == "3. tea\n4. milk"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("He went", "home."), "He went home."),
        (("你好世", "界。"), "你好世界。"),
        (("日本 (Japan)", "は"), "日本 (Japan) は"),
        (("a soft\u00ad", "hyphen"), "a softhyphen"),
        (("A pro-", "blem. The problem stays."), "A problem. The problem stays."),
        (("A well-", "known man."), "A well-known man."),
        (("Both short-", "and long-term."), "Both short- and long-term."),
        (("From 1990-", "1995."), "From 1990- 1995."),
    ],
)
def test_wrapped_lines_are_joined(lines: tuple[str, ...], text: str) -> None:
    assert render.text(wrapped(*lines)) == text


def test_a_wrapped_line_whose_start_was_left_out_begins_a_paragraph() -> None:
    blocks = wrapped("First", "second", "third")
    blocks[1] = replace(blocks[1], role=Role.PROMOTION)
    assert render.text(blocks) == "First\n\nthird"


def test_html_forms() -> None:
    blocks = from_html(
        "<h2>Head #</h2><p>Text <b>bold</b> <a href='/x'>link</a><br>next</p>"
        "<ol><li>one<ul><li>in</ul><li><p>two</p><p>more</p></ol>"
        "<table><tr><th>a<th>b<tr><td>1|2<td><code>x|y</code></table>"
        "<pre>def f():\n    return '```'</pre><blockquote><p>q<p>r</blockquote>"
    )
    assert render.text(blocks) == (
        "Head #\n\nText bold link\nnext\n\none\nin\ntwo\nmore\n\na\tb\n1|2\tx|y\n\n"
        "def f():\n    return '```'\n\nq\n\nr"
    )
    assert render.markdown(blocks, base_url="https://e.example/a/b") == (
        "## Head \\#\n\nText **bold** [link](https://e.example/x)  \nnext\n\n"
        "1. one\n   - in\n2. two\n\n   more\n\n"
        "| a | b |\n| --- | --- |\n| 1\\|2 | `x\\|y` |\n\n"
        "````\ndef f():\n    return '```'\n````\n\n> q\n>\n> r"
    )


def test_paragraphs_in_a_cell_are_paragraphs() -> None:
    rails = (
        "The rails are gone, and the sleepers with them, and nobody in the town saw who it was. "
    )
    table = f"<table><tr><td><div><p>{rails * 3}<p>{rails * 2}</div><td>Aside</table>"
    text = render.text(from_html(table))
    assert text.split("\n\n")[:2] == [(rails * 3).strip(), (rails * 2).strip()]


def test_rows_of_one_cell_are_paragraphs() -> None:
    """A post of a board that is laid out in tables."""
    assert render.markdown(from_html("<table><tr><td>A | post.<tr><td># Two</table>")) == (
        "A \\| post.\n\n\\# Two"
    )


def test_two_tables_stay_two() -> None:
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert render.text(from_html(table + table)).split("\n\n") == ["a\tb\nc\td"] * 2


@pytest.mark.parametrize(
    "html",
    [
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;",
        "<p>&lt;img src=x onerror=alert(1)&gt;",
        "<p>&amp;lt;script&amp;gt;",
        "<li>&lt;b&gt;",
        "<table><tr><td>&lt;b&gt;<td>x</table>",
        "<h2>&lt;b&gt;</h2>",
        "<p><a href='javascript:alert(1)'>click</a>",
        "<p><a href='data:text/html,x'>click</a>",
        "<p><a href=' JaVaScRiPt:alert(1)'>click</a>",
        "<p>wow!<a href='https://e.example/spy.png'>picture</a>",
        "<p>[x](javascript:alert(1))",
    ],
)
def test_markdown_is_inert(html: str) -> None:
    bare = render.markdown(from_html(html), base_url="https://e.example/").replace("\\<", "")
    assert "<" not in bare
    assert "](javascript:" not in bare.lower().replace("\\]", "")
    assert "](data:" not in bare
    assert "![" not in bare.replace("\\!", "")
    assert "&lt;" not in bare.replace("&amp;lt;", "")


@given(st.text(alphabet="#-+*>=`~|_[]()!<&1. \tab\n\x1b", max_size=40))
def test_text_of_a_page_makes_no_markup(text: str) -> None:
    written = render.markdown(from_text(text))
    assert "<" not in written.replace("\\<", "")
    assert "\x1b" not in written
    for line in written.split("\n"):
        assert not line.startswith(("#", ">", "=", "~", "`")) or "\n#" in "\n" + text


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert render.text(from_text("red\x1b[31m")) == "red[31m"


def clip(**changes: object) -> Clip:
    markup = Markup(("p",), ("entry",), (("a", "/b"),), 1, False, (3,))
    values: dict[str, object] = {
        "id": "0123456789abcdef",
        "source": "a.html",
        "url": "https://e.example/a",
        "canonical_url": None,
        "title": 'A "quoted" title: with colon',
        "subtitle": None,
        "authors": ("Jane Doe", "J. Roe"),
        "publisher": "The Paper",
        "aggregator": None,
        "site": "e.example",
        "published": "2025-06-19T08:30:00+00:00",
        "published_text": "19 June",
        "published_precision": "time",
        "modified": None,
        "captured_at": "2025-06-20T00:00:00+00:00",
        "language": "en",
        "description": "Line one\nline\u2028two",
        "image": None,
        "kind": "html",
        "word_count": 1,
        "text": "Story.",
        "markdown": "Story.",
        "attribution": ("Note.",),
        "related": (RelatedItem("Other", url="/o", seen=2),),
        "blocks": (
            Block(
                "Story.",
                0,
                role=Role.BODY,
                confidence=0.5,
                why="model",
                markup=markup,
                mentions=Mentions(0.2, 0.3, 0.4),  # in no record
            ),
            Block("  • x", 1, BlockKind.LIST_ITEM, 1, gap=2, joins=True, markdown="x"),
        ),
        "provenance": {"title": "h1"},
        "raw_hash": "0" * 64,
        "content_hash": "1" * 64,
        "pipeline": "1",
        "warnings": ("no main content found",),
        **changes,
    }
    return Clip(**values)  # type: ignore[arg-type]


def test_a_record_is_the_clip() -> None:
    record = json.loads(json.dumps(render.to_dict(clip())))
    assert render.from_dict(record) == clip()


def test_json_has_the_public_names_and_no_markup() -> None:
    record = json.loads(render.to_json(clip()))
    assert record["blocks"][0] == {
        "n": 0,
        "role": "body",
        "text": "Story.",
        "confidence": 0.5,
        "why": "model",
    }
    assert record["related"][0]["seen"] == 2
    assert json.loads(render.to_json(clip(), markup=True)) == render.to_dict(clip())


def test_lone_surrogates_do_not_break_json() -> None:
    render.to_json(clip(title="\ud800")).encode("utf-8")


def test_front_matter() -> None:
    assert render.front_matter(clip()) == (
        '---\ntitle: "A \\"quoted\\" title: with colon"\nsource: "https://e.example/a"\n'
        'author:\n  - "Jane Doe"\n  - "J. Roe"\npublished: 2025-06-19\ncreated: 2025-06-20\n'
        'description: "Line one line two"\ntags:\n  - "clippings"\n---\n'
    )
