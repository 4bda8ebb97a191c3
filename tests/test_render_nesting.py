"""Quotes, lists and terms in Markdown: what stands in them stays in them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.page import Block, Role
from clipper.render import markdown, marked, pieces, text
from clipper.segment.cut import html_blocks, html_tree, text_blocks

REST = "The boats come in at noon, and the market opens when the bell of the mill has rung. "
AROUND = f"<p>{REST * 8}"
"""So much of a page that nothing else on it is the page."""


def blocks_of(html: str) -> list[Block]:
    tree = html_tree.parse(html.encode())
    return [replace(block, role=Role.BODY) for block in html_blocks.read(tree)]


def written(html: str) -> str:
    """Markdown of HTML, that of `AROUND` left out."""
    return markdown(blocks_of(html + AROUND)).removesuffix(f"{(REST * 8).strip()}").rstrip("\n")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<ol><li><p>Stop it:<pre>stop\n\nnow</pre><p>It says so.<li>Pull the plug.</ol>",
            "1. Stop it:\n\n   ```\n   stop\n\n   now\n   ```\n\n   It says so.\n\n"
            "2. Pull the plug.",
            id="code, and words behind it",
        ),
        pytest.param(
            "<ul><li><p>Nets:</p><ul><li>fine</ul><p>All of hemp.</p><li>Oars</ul>",
            "- Nets:\n  - fine\n\n  All of hemp.\n\n- Oars",
            id="words behind a list",
        ),
        pytest.param(
            "<ul><li>He said:<blockquote>Row!</blockquote><li>"
            "<table><tr><th>a<th>b<tr><td>c<td>d</table></ul>",
            "- He said:\n\n  > Row!\n\n- | a | b |\n  | --- | --- |\n  | c | d |",
            id="a quotation, a table",
        ),
        pytest.param(
            "<ol><li>Open<ol start=4><li>the lid</ol></ol>",
            "1. Open\n\n   4. the lid",
            id="a list right under its line",
        ),
        pytest.param(
            "<ol start=3><li>a<li value=7>b<ol><li>c</ol><li>d</ol>",
            "3. a\n7. b\n   1. c\n8. d",
            id="numbers that are shown",
        ),
        pytest.param("<ul><ol><li>a</ol><li>b</ul>", "1. a\n- b", id="another list in a list"),
        pytest.param("<ul><ul><li>a</ul><li>b</ul>", "- a\n- b", id="a list in a list"),
        pytest.param("<ul><li>a</li><ul><li>b</ul></ul>", "- a\n  - b", id="behind an item"),
        pytest.param("<ul><li><ul><li>a</ul><li>b</ul>", "- a\n- b", id="an item of a list only"),
        pytest.param("<div><li>a<li>b</div>", "- a\n- b", id="items of no list"),
        pytest.param("<ul><li><section><p>a</section><li>b</ul>", "- a\n- b", id="a box in it"),
        pytest.param("<ul><li>---</ul>", "- \\---", id="a rule behind a dash"),
        pytest.param(
            "<ul><li><table><tr><td>Oar<td>ash</table><li><table><tr><td>Mast<td>fir</table></ul>",
            "- Oar \\| ash\n- Mast \\| fir",
            id="rows alone",
        ),
        pytest.param(
            "<ol><li><table><tr><th>a<th>b<tr><td>c<td>d</table></ol>",
            "1. | a | b |\n   | --- | --- |\n   | c | d |",
            id="a table that is counted",
        ),
    ],
)
def test_an_item_keeps_what_it_holds(html: str, expected: str) -> None:
    assert written(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<ol><li><h3>Prepare</h3><p>Warm the pot.</p><li><h3>Pour</h3><p>Wait.</ol>",
            "### 1. Prepare\n\nWarm the pot.\n\n### 2. Pour\n\nWait.",
            id="steps",
        ),
        pytest.param(
            "<ol><li><h3>1. Prepare</h3><p>Warm it.</p><li><h3>2. Pour</h3><p>Wait.</ol>",
            "### 1. Prepare\n\nWarm it.\n\n### 2. Pour\n\nWait.",
            id="steps counted by themselves",
        ),
        pytest.param(
            "<ol><li><article><h3>Prepare</h3>Warm it.</article><li><h3>Pour</h3><p>Wait.</ol>",
            "### Prepare\n\nWarm it.\n\n### Pour\n\nWait.",
            id="cards",
        ),
        pytest.param(
            "<ul><li><p>Wool</p><h3>Warm</h3><p>Of sheep.</p><li><h3>Dry</h3><p>Waxed.</ul>",
            "Wool\n\n### Warm\n\nOf sheep.\n\n### Dry\n\nWaxed.",
            id="sections",
        ),
        pytest.param(
            "<ul><li><h3>Warm</h3><li><h3><a href='/d'>Dry</a></h3></ul>",
            "- Warm\n- [Dry](/d)",
            id="titles alone",
        ),
        pytest.param(
            "<ul><li><article><p>One.<p>Two.</article><li><article><p>Three.</article></ul>",
            "One.\n\nTwo.\n\nThree.",
            id="articles",
        ),
        pytest.param(
            f"<ul><li><p>{REST}<p>{REST}<p>{REST}<p>{REST}<li><p>Yes.</ul>",
            "\n\n".join([REST.strip()] * 4 + ["Yes."]),
            id="posts",
        ),
    ],
)
def test_sections_and_posts_are_no_items(html: str, expected: str) -> None:
    assert written(html) == expected


def test_an_item_that_is_the_page_is_none() -> None:
    html = f"<ul><li><p>{REST * 4}</p><ul><li>a<li>b</ul><p>{REST * 9}</ul>"
    assert markdown(blocks_of(html)).startswith(f"{(REST * 4).strip()}\n\n- a\n- b\n\nThe")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<blockquote><h3>Old</h3><p>One:</p><ul><li>A<li>B</ul><pre>x\n\ny</pre></blockquote>",
            "> ### Old\n>\n> One:\n>\n> - A\n> - B\n>\n> ```\n> x\n>\n> y\n> ```",
            id="all that stands in it",
        ),
        pytest.param(
            "<blockquote><blockquote><p>Full?</blockquote><p>No.</blockquote>",
            "> > Full?\n>\n> No.",
            id="one in the other",
        ),
        pytest.param(
            "<p>I said:<blockquote><p>Row.</blockquote><div><blockquote><p>Why?</blockquote></div>",
            "I said:\n\n> Row.\n\n> Why?",
            id="two in a row",
        ),
        pytest.param("<blockquote>a<br>b</blockquote>", "> a  \n> b", id="lines that end early"),
        pytest.param("<blockquote><pre>x = 1</pre></blockquote>", "```\nx = 1\n```", id="code"),
    ],
)
def test_a_quote_keeps_what_it_holds(html: str, expected: str) -> None:
    assert written(html) == expected


def test_a_page_that_stands_in_quotes_is_no_quote() -> None:
    post = f"<blockquote class='post'><blockquote><p>Yes?</blockquote><p>{REST}</blockquote>"
    assert markdown(blocks_of(f"<p>A thread.</p>{post}{post}")) == (
        "A thread.\n\n" + "\n\n".join([f"> Yes?\n\n{REST.strip()}"] * 2)
    )


def test_quotes_with_a_name_under_each_are_quotes() -> None:
    told = f"<blockquote><p>{REST}</blockquote><p>— Ada</p>"
    assert markdown(blocks_of(told * 3)) == "\n\n".join([f"> {REST.strip()}\n\n— Ada"] * 3)


def test_a_list_of_tables_is_none() -> None:
    table = "<table><tr><th>a<th>b<tr><td>c<td>d</table>"
    told = "| a | b |\n| --- | --- |\n| c | d |"
    assert written(f"<ul><li>{table}</ul>") == told
    assert written(f"<ul><li>{table}<li>{table}</ul>") == f"{told}\n\n{told}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>a<li>b</ol><ol><li>c<li>d</ol>", "1. a\n2. b\n\n1) c\n2) d"),
        ("<ul><li>a<li>b</ul><ul><li>c<li>d</ul>", "- a\n- b\n\n* c\n* d"),
        ("<ul><li>a<li>b</ul><ol><li>c<li>d</ol>", "- a\n- b\n\n1. c\n2. d"),
        ("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n- b\n- c"),
    ],
)
def test_two_lists_are_two(html: str, expected: str) -> None:
    """Unless each has one item only: then somebody cut them up."""
    assert written(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<dl><dt>Weight<dd>700 g<dt>Size:<dd>5 cm<dt>Wet?<dd>Yes</dl>",
            "- **Weight:** 700 g\n- **Size:** 5 cm\n- **Wet?** Yes",
            id="one meaning",
        ),
        pytest.param(
            "<dl><dt>-a<dt>--all<dd>Take all.<dt><b><code>-p</code></b><dt>--part<dd>Ask.</dl>",
            "- **\\-a**, **\\--all:** Take all.\n- **`-p`**, **\\--part:** Ask.",
            id="terms that share one",
        ),
        pytest.param(
            "<dl><dt>Price</dt><dd></dd><dt>Size</dt><dd>5 cm</dl>",
            "- **Price**\n- **Size:** 5 cm",
            id="no meaning",
        ),
        pytest.param(
            "<dl><dt>Mast<dd>It carries the sail.<dd>A light is set there.</dl>",
            "- **Mast**\n  - It carries the sail.\n  - A light is set there.",
            id="several meanings",
        ),
        pytest.param(
            "<dl><dt>Keel<dd><p>A beam.<pre>keel</pre><ul><li>oak</ul><dt>Oar<dd>Two.</dl>",
            "- **Keel**\n\n  A beam.\n\n  ```\n  keel\n  ```\n\n  - oak\n\n- **Oar:** Two.",
            id="a meaning of several boxes",
        ),
        pytest.param(
            "<dl><dt>Modes<dd>There are:<dl><dt>strip<dd>Less.</dl></dl>",
            "- **Modes**\n\n  There are:\n  - **strip:** Less.",
            id="terms in a meaning",
        ),
        pytest.param(
            "<dl><dt>Levels:<dd><ul><li>bad<li>worse</ul></dl>",
            "- **Levels:**\n  - bad\n  - worse",
            id="a list as the meaning",
        ),
        pytest.param(
            "<dl><dt><p>Mast</p>of <br>oak<dd>It stands.<dt>Of<ul><li>oak</ul></dl>",
            "- **Mast of oak:** It stands.\n- Of\n  - oak",
            id="terms of lines, and of a list",
        ),
        pytest.param("<dl><dd>Set in.</dl>", "Set in.", id="set in"),
        pytest.param("<dl><dd>a<dd>b</dl>", "- a\n- b", id="no terms"),
        pytest.param(
            "<dl><dt>Berths<dt>Boats<dd><dl><dt>Oars<dd>Two.</dl><dt>Masts</dl>",
            "- **Berths**\n- **Boats**\n  - **Oars:** Two.\n- **Masts**",
            id="a list is of the last term",
        ),
        pytest.param(
            "<dl><dt><code>-a</code><dt><code>--all</code><dd><ul><li>Boats<li>Oars</ul></dl>",
            "- **`-a`**, **`--all`**\n  - Boats\n  - Oars",
            id="or of both ways to write an option",
        ),
        pytest.param(
            "<dl><dt><a href=/1>1</a><dt>2. <a href=/2>Two</a><dd><dl><dt><a href=/3>2.1</a>"
            "<dt><a href=/4>2.2</a></dl></dl>",
            "- **[1](/1)**\n- **2\\. [Two](/2)**\n  - **[2.1](/3)**\n  - **[2.2](/4)**",
            id="contents",
        ),
        pytest.param("<dl><dt>a<dd>b</dl><dl><dt>c<dd>d</dl>", "- **a:** b\n- **c:** d", id="two"),
        pytest.param(
            "<dl><dt><h3>Warm?</h3><dd>Yes.<dt><h3>Dry?</h3><dd>No.</dl>",
            "### Warm?\n\nYes.\n\n### Dry?\n\nNo.",
            id="sections",
        ),
    ],
)
def test_terms_and_what_they_mean(html: str, expected: str) -> None:
    assert written(html) == expected


def test_the_name_over_a_post_stands_outside_of_what_it_begins_with() -> None:
    """A post that begins with a list or a quotation; a post that is an item."""
    blocks = blocks_of("<ol><li>One.<li>Two.</ol><p>So I think.<blockquote>Why?</blockquote>")
    heads = {0: ("Ada",), 3: ("Bo",)}
    assert marked.markdown(pieces(blocks, heads)) == (
        "*Ada*\n\n1. One.\n2. Two.\n\nSo I think.\n\n*Bo*\n\n> Why?"
    )
    blocks = blocks_of("<ol><li>One.<li>Two.</ol>")
    heads = {0: ("Ada",), 1: ("Bo",)}
    assert marked.markdown(pieces(blocks, heads)) == "*Ada*\n\nOne.\n\n*Bo*\n\nTwo."
    blocks = blocks_of("<ol><li>One.</ol><p>Two.")
    assert marked.markdown(pieces(blocks, heads)) == "*Ada*\n\n1. One.\n\n*Bo*\n\nTwo."


def test_lists_of_a_text_page() -> None:
    lines = "1. tea\n    - green\n    - black\n2. milk\n1. one\n2. two\nSo.\n- bread"
    blocks = [replace(block, role=Role.BODY) for block in text_blocks.read(lines)]
    assert markdown(blocks) == (
        "1. tea\n   - green\n   - black\n2. milk\n\n1) one\n2) two\n\nSo.\n\n- bread"
    )


def test_bullets_of_a_text_page_belong_to_the_number_above() -> None:
    lines = "1. tea\n• green\n• black\n2. milk\n\n  • cold\n\n3. oats\n\n• bread\n• oil"
    blocks = [replace(block, role=Role.BODY) for block in text_blocks.read(lines)]
    assert markdown(blocks) == (
        "1. tea\n   - green\n   - black\n2. milk\n   - cold\n3. oats\n\n- bread\n- oil"
    )


def test_depth_does_no_harm() -> None:
    html = "<blockquote><ul><li>" * 300 + "Deep." + "</li></ul></blockquote>" * 300
    assert "Deep." in markdown(blocks_of(html + AROUND))


TAGS = "p div ul ol li dl dt dd blockquote pre table tr td th h3 b em code a summary button article"
TREES = st.recursive(
    st.integers(0, 9999).map(lambda number: f" w{number} "),
    lambda inner: st.builds(
        lambda tag, held, end: f"<{tag}>{''.join(held)}" + f"</{tag}>" * end,
        st.sampled_from(TAGS.split()),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from((True, True, True, False)),
    ),
    max_leaves=25,
)


@given(TREES, st.sets(st.integers(0, 8)))
def test_no_word_is_lost_or_moved(html: str, posts: set[int]) -> None:
    blocks = blocks_of(html)
    told = pieces(blocks, dict.fromkeys(posts, ("Ada",)))
    assert re.findall(r"w\d+", marked.markdown(told)) == re.findall(r"w\d+", text(blocks))
