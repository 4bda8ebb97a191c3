"""HTML -> blocks: boundaries, forms, markup, and what is never shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.page import Block, BlockKind
from clipper.segment.cut import html_blocks, html_tree
from clipper.segment.cut.class_words import ENGLISH


def blocks(html: str) -> list[Block]:
    return html_blocks.read(html_tree.parse(html.encode()))


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", ["One bold word", "Two"]),
        ("<div>Loose<p>Inner</p>tail</div>", ["Loose", "Inner", "tail"]),
        ("<p>a<!-- note -->b</p>", ["ab"]),
        ("<body><p>Menu</p></body></html> <div><p>Story</p></div>", ["Menu", "Story"]),
        ("<html><p>One</p></html>Two<p>Three</p></body></html>", ["One", "Two", "Three"]),
        ("<title>T</title><main><h1>One</h1><p>Two</p></main><p>3</p>", ["One", "Two", "3"]),
        ("<head><title>T</title><article>One</article></head><body>Two", ["One", "Two"]),
        ("<p>line one<br>line two</p>", ["line one\nline two"]),
        ("<p>first<br><br>second</p>", ["first", "second"]),
        ("<p>Seen</p><script>var x = 1</script><style>p{}</style>", ["Seen"]),
        ("<template><p>Unborn</p></template><p>Born</p>", ["Born"]),
        ("<p>  much \n\t white  </p>", ["much white"]),
        ("<select><option>Red<option>Blue</select>", ["Red | Blue"]),
        ("<a href=/x><h3>Head</h3><p>Teaser</p></a>", ["Head", "Teaser"]),
        ("<h2>Usage<a href='#usage'>¶</a></h2>", ["Usage"]),
        ("<button>Press</button>", ["Press"]),
        ("<input type=submit value=Go><input type=hidden value=secret>", ["Go"]),
        ("<svg><title>Menu icon</title><path d=M0></svg>", ["Menu icon"]),
        ("<noscript><img src=a alt=Twice></noscript><img src=a alt=Once>", ["Once"]),
        ("<p>Hello <img alt=':-)'> there</p>", ["Hello :-) there"]),
        ("<p>Words <img alt='A red barn'> go on</p>", ["Words go on", "A red barn"]),
    ],
)
def test_boundaries(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_forms() -> None:
    got = blocks(
        "<h2>Head</h2><ul><li>One<ul><li>Deep</li></ul></li></ul><pre>a\n  b</pre>"
        "<blockquote><p>Said</p></blockquote><figure><img alt=Barn><figcaption>A barn</figcaption>"
        "</figure><table><tr><th>Name</th><th>Age</th></tr><tr><td>Ann</td><td>9</td></tr></table>"
    )
    assert [(b.kind, b.level, b.text) for b in got] == [
        (BlockKind.HEADING, 2, "Head"),
        (BlockKind.LIST_ITEM, 1, "One"),
        (BlockKind.LIST_ITEM, 2, "Deep"),
        (BlockKind.CODE, 0, "a\n  b"),
        (BlockKind.QUOTE, 0, "Said"),
        (BlockKind.ALT, 0, "Barn"),
        (BlockKind.CAPTION, 0, "A barn"),
        (BlockKind.TABLE_ROW, 1, "Name\tAge"),
        (BlockKind.TABLE_ROW, 0, "Ann\t9"),
    ]
    assert [b.n for b in got] == list(range(9))


def test_what_shows_nothing_is_no_block() -> None:
    html = "<p>One.</p><p>&zwj;</p><h2>&zwj; Why</h2><p>&shy;&#8288;</p><p>👩&zwj;💻 works</p>"
    assert texts(html) == ["One.", "Why", "👩\u200d💻 works"]


def test_layout_tables_are_walked() -> None:
    html = (
        "<table><tr><td><h2>Story</h2><p>Text.</p></td><td><ul><li>Link</li></ul></td></tr></table>"
    )
    assert texts(html) == ["Story", "Text.", "Link"]


def test_posts_in_the_rows_of_a_table_are_parted() -> None:
    """A post with its head and foot, as boards made of tables have it, is no row of data."""
    post = "<td>^</td><td><div><b>ada</b> 3 hours ago</div><div>Kettles.<p>Two.</div><p>reply</td>"
    table = f"<table><tr>{post}</tr></table>"
    assert texts(table) == ["^", "ada 3 hours ago", "Kettles.", "Two.", "reply"]


def test_what_compares_things_stays_a_row() -> None:
    cell = "<td><div>Light</div><div>Loud</div><div>9 EUR</div></td>"
    (row,) = blocks(f"<table><tr>{cell * 3}</tr></table>")
    assert (row.kind, row.text.count("\t")) == (BlockKind.TABLE_ROW, 2)


def test_white_space_makes_no_cell_long() -> None:
    indent = "\n" + " " * 300
    cell = f"<td>{indent}<b>Oars</b>{indent}<i>two</i>{indent}</td>"
    (row,) = blocks(f"<table><tr>{cell}{indent}<td>9 EUR</tr></table>")
    assert (row.kind, row.text) == (BlockKind.TABLE_ROW, "Oars two\t9 EUR")
    long = f"<td>{indent}{'Oars. ' * 80}<b>Oars</b>{indent}</td>"
    assert len(blocks(f"<table><tr>{long}<td>9 EUR</tr></table>")) == 2


def test_inline_markdown() -> None:
    (block,) = blocks("<p>See <a href='https://example.org/a(b)'>the <em>page</em></a>, x*y</p>")
    assert block.markdown == "See [the *page*](https://example.org/a%28b%29), x\\*y"
    assert block.markup is not None
    assert block.markup.links == (("the page", "https://example.org/a(b)"),)
    assert block.markup.link_chars == len("the") + len("page")


def test_scripts_in_addresses_are_no_links() -> None:
    (block,) = blocks("<p><a href='javascript:alert(1)'>Click</a> me</p>")
    assert block.markdown in (None, "Click me")


def test_hints_come_nearest_first_and_hidden_is_inherited() -> None:
    (block,) = blocks('<div class="pageFooter" hidden><p id="legal-text">Imprint</p></div>')
    assert block.markup is not None
    assert block.markup.hints == ("legal", "text", "page", "footer")
    assert block.markup.hidden


def test_deep_nesting_needs_no_stack() -> None:
    got = texts("<div>" * 2_000 + "<p>Bottom</p>")
    assert "Bottom" in " ".join(got)


@given(st.text(max_size=200))
def test_any_text_survives_or_is_markup(text: str) -> None:
    """Whatever stands in a page, reading it raises nothing, and blocks are never blank."""
    for block in blocks(f"<html><body><p>{text}</p></body></html>"):
        assert block.text.strip()


def test_class_words_of_other_languages_are_read_in_english() -> None:
    assert len(ENGLISH) > 500
    assert not set(ENGLISH.values()) & set(ENGLISH)  # no word leads on to another
    assert all(word == word.lower() and len(word) <= 20 for word in ENGLISH)
    [block] = blocks('<div class="bloc-commentaires"><p id="bildUnterschrift">Am Hafen</p></div>')
    assert block.markup is not None
    assert block.markup.hints == ("image", "unterschrift", "bloc", "comments")


def test_a_link_around_a_card_lends_it_its_class() -> None:
    page = '<a class="teaser-card" href="/x"><img alt="A pier"><h3>Shut</h3><p>For a week.</p></a>'
    marks = [block.markup for block in html_blocks.read(html_tree.parse(page.encode()))]
    assert [mark.hints for mark in marks if mark] == [("teaser", "card")] * 3
    assert [mark.path for mark in marks if mark] == [("a",), ("a", "h3"), ("a", "p")]
    assert [mark.links[0][1] for mark in marks if mark] == ["/x"] * 3


def test_an_anchor_that_leads_nowhere_is_no_link() -> None:
    page = '<a class="card"><h3>Shut</h3></a><p>For a week.</p>'
    marks = [block.markup for block in html_blocks.read(html_tree.parse(page.encode()))]
    assert [mark.links for mark in marks if mark] == [(), ()]
    assert [mark.hints for mark in marks if mark] == [("card",), ()]


def test_the_link_of_an_image_says_nothing_of_the_next_block() -> None:
    page = '<a class="logo" href="/"><img alt="The Gazette"></a><h1 class="head">Pier shut</h1>'
    _, headline = html_blocks.read(html_tree.parse(page.encode()))
    assert headline.markup is not None
    assert (headline.markup.hints, headline.markup.links) == (("head",), ())


@pytest.mark.parametrize(
    ("alt", "texts"),
    [
        (":+1:", ["Add :+1: to it"]),
        ("👩‍🚀", ["Add 👩‍🚀 to it"]),
        ("★★★★☆", ["Add ★★★★☆ to it"]),
        ("A tin of paint", ["Add to it", "A tin of paint"]),
        ("logo", ["Add to it", "logo"]),
    ],
)
def test_pictures_that_are_signs_of_a_sentence(alt: str, texts: list[str]) -> None:
    assert [block.text for block in blocks(f"<p>Add <img alt='{alt}'> to it</p>")] == texts
