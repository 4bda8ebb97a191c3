"""Phrases inside a block: where they meet, what they say by their elements, their Markdown."""

from __future__ import annotations

import pytest

from clipper.page import Block, BlockKind
from clipper.segment.cut import html_blocks, html_tree


def blocks(page: str) -> list[Block]:
    return html_blocks.read(html_tree.parse(page.encode()))


def one(page: str) -> Block:
    (block,) = blocks(page)
    return block


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h3><a href=/p><b class=x>Oarly</b><span>Skiff 3</span></a></h3>", "Oarly Skiff 3"),
        ("<p><span>2026</span><span>1h 54m</span><span>R</span></p>", "2026 1h 54m R"),
        ("<p><span>€629</span><span>RRP: €719</span></p>", "€629 RRP: €719"),
        ("<p><span>139,99 €</span><span>174,99 €</span></p>", "139,99 € 174,99 €"),
        ("<p><span>$</span><span>390</span><span>from</span></p>", "$390 from"),
        ("<p><span>SKIFFCO</span><span>Oars</span></p>", "SKIFFCO Oars"),
        ("<p>Fares for <span>KELM</span><span>In May</span></p>", "Fares for KELM In May"),
        ("<p><span>GI</span><span>Js</span>, <span>UN</span><span>It</span></p>", "GIJs, UNIt"),
        ("<p>5 stars<span class=sr-only>rated</span>26 votes</p>", "5 stars rated 26 votes"),
        ("<p><time>2 years ago</time><span>#7</span></p>", "2 years ago #7"),
        ("<p><time>7/9/05<i class=icon></i>7:57 PM</time></p>", "7/9/05 7:57 PM"),
        ("<p><cite>mason wrote:</cite>with a nail</p>", "mason wrote: with a nail"),
        ("<dl><dt><b>oars</b><span class=classifier>list, optional</span></dt></dl>",
         "oars: list, optional"),
        ("<p><span><time>Mar 7</time></span><span><a href=/9>9</a></span></p>", "Mar 7 9"),
        ("<p><span>marrow</span><span>88</span><span>•</span><span>2 days</span></p>",
         "marrow 88 • 2 days"),
        ("<p>It is dry<b>Cons:</b> slow.<strong>How slow is it?</strong> Very.</p>",
         "It is dry Cons: slow. How slow is it? Very."),
        # One word in several elements.
        ("<p>Cloud<b>Sail</b> at cloud.<b>Sail</b></p>", "CloudSail at cloud.Sail"),
        ("<p><span>H</span><span>ello</span>, i<b>Phone</b> and Mac<b>OS</b></p>",
         "Hello, iPhone and MacOS"),
        ("<p><i>2</i><i>0</i><i>2</i><i>6</i>, <b>1</b><span>,000</span>, <b>2</b><i>nd</i></p>",
         "2026, 1,000, 2nd"),
        ("<p><i>C</i><i>#</i> and <i>&amp;</i><i>#39;</i></p>", "C# and &#39;"),
        ("<p><code><i>get</i><i>Name</i></code>, std::<wbr>vector</p>", "getName, std::vector"),
    ],
)  # fmt: skip
def test_a_space_where_phrases_are_shown_apart(page: str, text: str) -> None:
    assert one(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>10<sup>6</sup> in 20 m<sup>2</sup>, 10<sup>-3</sup></p>", "10⁶ in 20 m², 10⁻³"),
        ("<p>H<sub>2</sub>O, a<sub>ij</sub>, the 2<sup>nd</sup></p>", "H2O, aij, the 2nd"),
        ("<p>so.<sup><a href='#n1'>1</a></sup> But<sup>[2]</sup></p>", "so.¹ But[2]"),
        ("<p>She said: <q>No.</q></p>", "She said: “No.”"),
    ],
)
def test_signs_that_elements_stand_for(page: str, text: str) -> None:
    assert one(page).text == text


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<p><s>$49</s> $24, <del>may</del></p>", "~~$49~~ $24, ~~may~~"),
        ("<p><i>one</i><i>two</i> <b>a</b><b>b</b></p>", "*onetwo* **ab**"),
        ("<p><b><strong>X</strong></b> <em><em>Y</em></em></p>", "**X** *Y*"),
        ("<p><b>Tip:</b>see <i>on.</i>it</p>", "**Tip:** see *on*.it"),
        ("<p><b>a <b>b</b> c</b></p>", "**a b c**"),
        ("<p><code>root #</code><code>emerge</code></p>", "`root #` `emerge`"),
        (
            "<p><code>stop <i>unit</i></code> or <b>all <code>-<b>u</b></code>!</b></p>",
            "`stop unit` or **all `-u`!**",
        ),
        ("<p><code><a href=/u>rsync</a></code> <b>*</b></p>", "`rsync` **\\***"),
        ("<p><a href=/x>Co</a><a href=/x>ntact</a></p>", "[Contact](/x)"),
    ],
)
def test_markdown_that_reads_as_it_is_meant(page: str, markdown: str) -> None:
    assert one(page).markdown == markdown


def test_emphasis_goes_on_behind_the_end_of_a_block() -> None:
    first, second = blocks("<div><b>Discs have come.<br><br>They start</b>, slowly.</div>")
    assert (first.markdown, second.markdown) == ("**Discs have come.**", "**They start**, slowly.")


def test_emphasis_that_nobody_ended_does_not_go_on_for_ever() -> None:
    page = blocks("<div><b>" + "A line.<br><br>" * 40 + "</b></div>")
    assert [block.markdown for block in page].count("**A line.**") == 9
    assert page[-1].markdown is None


def test_a_picture_of_a_sign_is_part_of_the_text_and_one_of_a_name_is_none() -> None:
    found = blocks("<p>Kelm <img alt=KLM>wins <img alt=':-)'>, <img alt=h>urrah</p>")
    assert [block.text for block in found] == ["Kelm wins :-), hurrah", "KLM"]


def test_letters_that_a_font_draws_are_a_picture() -> None:
    found = blocks(
        "<p><span class='material-icons-outlined'>local_offer</span> Ten "
        "<i class='material-symbols-rounded'>chevron_right</i>oars <i>here</i></p>"
    )
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.ALT, "local_offer"),
        (BlockKind.PARAGRAPH, "Ten oars here"),
        (BlockKind.ALT, "chevron_right"),
    ]
    assert found[1].markdown == "Ten oars *here*"


def test_headings_that_only_say_so() -> None:
    found = blocks(
        "<h3><button><span>How long?</span></button></h3><div><button>Go</button></div>"
        "<a role=button><span role=heading aria-level=4>1. Oars</span></a><p>Two.</p>"
        "<div role=heading>Sails</div><span role=heading aria-level=x>Masts</span>"
    )
    assert [(b.kind.value, b.level, b.text) for b in found] == [
        ("heading", 3, "How long?"),
        ("control", 0, "Go"),
        ("heading", 4, "1. Oars"),
        ("paragraph", 0, "Two."),
        ("heading", 2, "Sails"),
        ("heading", 2, "Masts"),
    ]


def test_lines_of_code_that_are_boxes() -> None:
    lines = "<div>def f():<br></div><div><br></div><div>  return 1</div>"
    assert one(f"<pre><code>{lines}</code></pre>").text == "def f():\n\n  return 1"
    spans = "<span class=code-line># Two</span><span class=code-line>b = 2</span>"
    assert one(f"<pre>{spans}</pre>").text == "# Two\nb = 2"
    marked = "<span class=line>a</span><span class='line new'>b</span><span class=line>c</span>"
    assert one(f"<pre>{marked}</pre>").text == "a\nb\nc"
    parted = "<span class=line>a</span>\n<span class=line>b</span>"
    assert one(f"<pre>{parted}</pre>").text == "a\nb"
    listed = "<pre><ol><li>a</li><li>b</li></ol></pre><ul><li>c</li></ul>"
    assert [(b.kind.value, b.level, b.text) for b in blocks(listed)] == [
        ("code", 0, "a\nb"),
        ("list_item", 1, "c"),
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Now $148<sup>02</sup> a pair</p>", "Now $148.02 a pair"),
        ("<p><span>$</span><span>1,148</span><sup>02</sup></p>", "$1,148.02"),
        ("<p><sup>$</sup>9<sup>99</sup>, 12<sup>90</sup> €</p>", "$9.99, 12,90 €"),
        ("<p><b>12<sup>90</sup></b><i>€</i></p>", "12,90€"),
        # Powers and notes.
        ("<p>$10<sup>2</sup>, 10<sup>12</sup> m, of 1990<sup>12</sup></p>",
         "$10², 10¹² m, of 1990¹²"),
        ("<p>$12.90<sup>12</sup></p>", "$12.90¹²"),
    ],
)  # fmt: skip
def test_cents_above_the_line(page: str, text: str) -> None:
    assert one(page).text == text


def test_what_is_printed_beside_a_headline_stands_apart() -> None:
    page = "<h1>Ash<span class=tagline>Oars for all</span></h1><p>a<b class=count>b</b></p>"
    assert [block.text for block in blocks(page)] == ["Ash Oars for all", "ab"]


def test_what_a_heading_says_it_is_outweighs_its_tag() -> None:
    page = "<h4 role=heading aria-level=2>Oars</h4><h2 role=presentation>Thin</h2><p>Sails"
    assert [(b.kind.value, b.level) for b in blocks(page)] == [
        ("heading", 2),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_link_that_only_opens_help_says_nothing() -> None:
    page = "<p>Weight<sup><a href=# class=more>i</a></sup>: <a href=#n>i</a> kg</p>"
    assert one(page).text == "Weight: i kg"


def test_the_link_of_a_picture_says_nothing_of_the_text_beside_it() -> None:
    card = "<a class=thumb aria-label=Oars href=/o><img alt=''></a><b class=badge>Only 4 left</b>"
    markup = one(f"<div class=card>{card}</div>").markup
    assert markup is not None
    assert markup.hints == ("badge", "card")


def test_a_day_that_only_an_attribute_tells_is_printed() -> None:
    block = one(
        "<p><a href=/u/elsa>elsa</a> wrote on "
        '<a class=when href=/post/7 title="2024-04-17T10:58:44.717Z"></a></p>'
    )
    assert block.text == "elsa wrote on 2024-04-17"
    assert block.markup is not None
    assert block.markup.links[1] == ("2024-04-17", "/post/7")
    assert "time" in block.markup.hints
    page = '<p><a href=/post/7><span title="2024-04-17T10:58+02:00"> </span></a></p>'
    assert one(page).text == "2024-04-17"
    # Glued to a word, and behind another's date.
    page = '<p>Member since 3 May 2011, wrote<a class=ago title="2024-04-17T10:58:44Z"></a></p>'
    assert one(page).text == "Member since 3 May 2011, wrote 2024-04-17"


@pytest.mark.parametrize(
    "element",
    [
        '<time itemprop=dateCreated datetime="2024-04-17T10:58:44Z"></time>',
        '<time class="dt-updated updated" datetime="2024-04-17T10:58:44Z"></time>',
        '<time datetime="2024-04-17"></time>',
        '<time datetime="2024-04-17T10:58:44Z">May 1</time>',
        '<time datetime="2024-04-17T10:58:44Z"><b>May 1</b></time>',
        '<i title="2024-04-17T10:58:44Z"></i>',
        '<span class=value-title title="2024-04-17T10:58:44.000-0400"></span>',
        '<span class="published updated"><span title="2024-04-17T10:58:44Z"></span></span>',
    ],
)
def test_a_day_that_is_printed_beside_or_meant_for_machines_is_not(element: str) -> None:
    assert "2024" not in one(f"<p>Said at noon {element}</p>").text


@pytest.mark.parametrize("printed", ["April 17, 2024", "17.4.2024, 10:58 ", "<b>April 17</b>"])
def test_a_day_that_is_printed_right_before_is_not(printed: str) -> None:
    text = one(f'<p>Told {printed}<span title="2024-04-17T10:58:44Z"></span></p>').text
    assert "2024-04" not in text


def test_alike_links_in_a_row_are_apart() -> None:
    block = one(
        "<p><a class='chip x' href=/t/1>slate roofs</a><a class='chip x' href=/t/2>oars</a>"
        "<a class='chip x' href=/t/3>10 boats</a></p>"
    )
    assert block.text == "slate roofs oars 10 boats"
    assert block.markdown == "[slate roofs](/t/1) [oars](/t/2) [10 boats](/t/3)"
    assert block.markup is not None
    assert [text for text, _ in block.markup.links] == ["slate roofs", "oars", "10 boats"]


@pytest.mark.parametrize(
    "links",
    [
        "<a href=/t/1>case stud</a><a href=/t/2>ies</a>",
        "<a class=x href=/t/1>case stud</a><a class=x href=/t/1>ies</a>",
        "<a class=x href=/t/1>case stud</a><a class=y href=/t/2>ies</a>",
        "<span class=x>case stud</span><span class=x>ies</span>",
    ],
)
def test_other_links_in_a_row_may_be_one_word(links: str) -> None:
    assert one(f"<p>{links}</p>").text == "case studies"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div><span>SKU: PCK1WS</span><span>MFR: DCS9</span></div>", "SKU: PCK1WS MFR: DCS9"),
        ("<div><span><span class=name>masts</span><span class=type>boolean</span></span></div>",
         "masts boolean"),
        ("<div><span>Tank 40L</span><span>hzd01</span></div>", "Tank 40Lhzd01"),
        # One word.
        ("<p><span>case stud</span><span>ies</span></p>", "case studies"),
        ("<p><span>con</span><span>ducted</span></p>", "conducted"),
        ("<div>Our <span class=a>case stud</span><span class=b>ies</span></div>",
         "Our case studies"),
        ("<div><span class=a>case stud</span><span class=a>ies</span></div>", "case studies"),
        ("<div><code><span class=a>get</span><span class=b>name</span></code></div>", "getname"),
    ],
)  # fmt: skip
def test_phrases_that_are_all_of_a_box_are_apart(page: str, text: str) -> None:
    assert one(page).text == text


def test_a_tooltip_in_a_sentence_stands_behind_it() -> None:
    page = (
        "<p>We row every week.<sup>1</sup><span role=tooltip class=n>In <i>May</i>.</span> And"
        " far.</p><p><span role=tooltip>Alone</span></p>"
    )
    assert [(b.text, b.kind) for b in blocks(page)] == [
        ("We row every week.¹ And far.", BlockKind.PARAGRAPH),
        ("In May.", BlockKind.ALT),
        ("Alone", BlockKind.PARAGRAPH),
    ]


def test_a_line_over_what_it_cites_is_a_block_of_its_own() -> None:
    said = "<blockquote><cite><a href=/m>Mason on June 9</a></cite>With a nail.</blockquote>"
    assert [block.text for block in blocks(said)] == ["Mason on June 9", "With a nail."]
    title = "<blockquote><cite>The Nail</cite> is a book.</blockquote>"
    assert one(title).text == "The Nail is a book."
    foot = "<blockquote><p>With a nail.</p><p><cite>Mason</cite>2026</p></blockquote>"
    assert len(blocks(foot)) == 2


@pytest.mark.parametrize(
    ("page", "text", "markdown"),
    [
        ('<h2>Boats<span class="mw-editsection">[<a href=/e>edit</a>]</span></h2>', "Boats", None),
        ('<p>He said <q>"no"</q>, <q>yes</q>.</p>', 'He said "no", “yes”.', None),
        ("<p><s>@</s><b>oar</b> <s>old</s></p>", "@oar old", "@**oar** ~~old~~"),
        ("<p>Oar <span class=icon>S</span> is old</p>", "Oar is old", None),
        ("<p>Kelm<sup><a href=/help>?</a></sup> is old</p>", "Kelm is old", None),
        ("<p>It is old. <a href=/admin/edit/7>Edit this article</a><br></p>", "It is old.", None),
        (
            "<p>Er ist alt. <span><a href='/?id=7&amp;edit'>[Bearbeiten]</a></span></p>",
            "Er ist alt.",
            None,
        ),
        # Readers may do so.
        (
            "<p>It is old. <a href=/edit/7>Edit this page</a> if it is not.</p>",
            "It is old. Edit this page if it is not.",
            "It is old. [Edit this page](/edit/7) if it is not.",
        ),
        (
            "<p>To say so, <a href=/edit/7>edit this page</a></p>",
            "To say so, edit this page",
            "To say so, [edit this page](/edit/7)",
        ),
        (
            "<p>Look here: <a href=/editions/7>Old ones.</a></p>",
            "Look here: Old ones.",
            "Look here: [Old ones.](/editions/7)",
        ),
    ],
)
def test_what_is_no_text_of_the_phrase_around_it(
    page: str, text: str, markdown: str | None
) -> None:
    first = next(block for block in blocks(page) if block.kind is not BlockKind.ALT)
    assert (first.text, first.markdown) == (text, markdown)


def test_a_list_in_a_cell_leaves_the_row_whole() -> None:
    plain = "<tr><td>Oar<td>ash</tr>" * 2
    listed = "<tr><td>Mast<td><ul><li>pine</li> <li>fir</li></ul></tr>"
    assert [b.text for b in blocks(f"<table>{plain}{listed}</table>")] == [
        "Oar\tash",
        "Oar\tash",
        "Mast\tpine, fir",
    ]
    assert len(blocks(f"<table>{listed * 3}</table>")) > 3
    long = listed.replace("pine", "pine, " * 20)
    assert len(blocks(f"<table>{plain}{long}</table>")) > 3
