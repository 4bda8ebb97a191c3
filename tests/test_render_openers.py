"""What opens an answer, how headings are written, what signs and numbers of lines become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper import render
from clipper.page import Block, Role
from clipper.segment.cut import html_blocks, html_tree, text_blocks


def blocks_of(html: str) -> list[Block]:
    blocks: list[Block] = html_blocks.read(html_tree.parse(html.encode()))
    return [replace(block, role=Role.BODY) for block in blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<details><summary>Is it dry?</summary><p>It is.</details>",
            "**Is it dry?**\n\nIt is.",
            id="summary",
        ),
        pytest.param(
            "<details><summary><h3>Dry?</h3></summary><p>It is.</details>",
            "### Dry?\n\nIt is.",
            id="summary of a heading",
        ),
        pytest.param(
            "<details><summary><p>1.0<p>Source</summary><p>It is.</details>",
            "1.0\n\nSource\n\nIt is.",
            id="summary of several lines",
        ),
        pytest.param(
            "<button><div>Is <b>it</b> dry?</div></button><p>It is.",
            "**Is it dry?**\n\nIt is.",
            id="question on a button",
        ),
        pytest.param("<button>Next</button><p>It is.", "Next\n\nIt is.", id="another button"),
        pytest.param(
            "<h3><button>Care</button></h3><p>Wax it.",
            "### Care\n\nWax it.",
            id="heading that is a button",
        ),
    ],
)
def test_what_opens_an_answer_differs_from_it(html: str, expected: str) -> None:
    blocks = blocks_of(html)
    assert render.markdown(blocks) == expected
    assert "*" not in render.text(blocks)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2><b>Care</b></h2>", "## Care"),
        ("<h2><b>2.</b> <strong>Care</strong></h2>", "## 2. Care"),
        ("<h2>2. <strong>Care</strong></h2>", "## 2. Care"),
        ("<h2><a href='/c'><b>Care</b></a></h2>", "## [Care](/c)"),
        ("<h2><b><i>Care</i></b></h2>", "## *Care*"),
        ("<h2>Take <b>care</b></h2>", "## Take **care**"),
        ("<h2>**Care**</h2>", "## \\*\\*Care\\*\\*"),
        ("<h2><code>a**b</code></h2>", "## `a**b`"),
    ],
)
def test_a_heading_is_not_strong_besides(html: str, expected: str) -> None:
    assert render.markdown(blocks_of(html)) == expected


@pytest.mark.parametrize("sign", ["* * *", "***", "---", "_____", "• • •", "~ ~ ~"])
def test_signs_that_part_are_a_rule(sign: str) -> None:
    blocks = blocks_of(f"<p>{sign}<p>One.<p>{sign}<p>Two.<p>{sign}")
    assert render.markdown(blocks) == "One.\n\n---\n\nTwo."
    assert render.text(blocks).startswith(sign)
    lines = [replace(b, role=Role.BODY) for b in text_blocks.read(f"One.\n\n{sign}\n\nTwo.")]
    assert render.markdown(lines) == "One.\n\n---\n\nTwo."


def test_rules_between_which_all_was_dropped_are_one() -> None:
    blocks = blocks_of("<p>One.<p>___<p>Follow us<p>* * *<p>Two.<blockquote>---</blockquote>")
    blocks[2] = replace(blocks[2], role=Role.SHARING)
    assert render.markdown(blocks).startswith("One.\n\n---\n\nTwo.")
    assert render.text(blocks).startswith("One.\n\n___\n\nTwo.")
    kept = blocks_of("<p>One.<p>___<p>Two.<p>___<p>Three.")
    assert render.markdown(kept) == "One.\n\n---\n\nTwo.\n\n---\n\nThree."
    code = blocks_of("<p>One.<p>---<pre>---</pre><p>Two.")
    assert render.markdown(code) == "One.\n\n---\n\n```\n---\n```\n\nTwo."


def test_two_signs_or_other_ones_are_none() -> None:
    assert render.markdown(blocks_of("<p>One.<p>**<p>*-*<p>Two.")) == (
        "One.\n\n\\*\\*\n\n\\*-\\*\n\nTwo."
    )


def test_soft_hyphens_are_left_out() -> None:
    blocks = blocks_of("<p>The <b>har\u00adbour</b> is clos\u00aded.")
    assert render.text(blocks) == "The harbour is closed."
    assert render.markdown(blocks) == "The **harbour** is closed."
    line = [replace(b, role=Role.BODY) for b in text_blocks.read("The har\u00adbour.")]
    assert render.text(line) == render.markdown(line) == "The harbour."


@pytest.mark.parametrize(
    ("html", "code"),
    [
        pytest.param(
            "<table><tr><td><pre>1\n2\n3</pre><td><pre>a\n\nb</pre></table>", "a\n\nb", id="gutter"
        ),
        pytest.param("<pre>1</pre><pre>a = 1</pre>", "a = 1", id="one line"),
        pytest.param("<pre><div>a</div><div>  b</div></pre>", "a\n  b", id="lines"),
        pytest.param("<pre><ol><li>a<li>b</ol></pre>", "a\nb", id="items"),
        pytest.param(
            "<pre><div>1</div><div>a</div><div>2</div><div>3</div><div>b</div></pre>",
            "a\n\nb",
            id="numbered lines",
        ),
    ],
)
def test_code_is_one_stretch_without_numbers_of_its_lines(html: str, code: str) -> None:
    blocks = blocks_of(f"<p>So:</p>{html}<p>Done.")
    assert render.text(blocks) == f"So:\n\n{code}\n\nDone."
    assert render.markdown(blocks) == f"So:\n\n```\n{code}\n```\n\nDone."


@pytest.mark.parametrize(
    "html",
    [
        "<pre>1\n2\n3</pre><p>That is what it says.",
        "<pre>1\n3\n4</pre><pre>a\nb\nc</pre>",
        "<pre>1\n2\n3</pre><pre>a</pre>",
        "<pre><div>1</div><div>a</div><div>3</div></pre>",
        "<pre>1\na</pre>",
    ],
)
def test_other_numbers_stay(html: str) -> None:
    assert render.text(blocks_of(html)).startswith("1\n")
