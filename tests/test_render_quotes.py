"""Who is quoted, and which line of a card shows its link."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.render import markdown, marked, pieces, text
from clipper.segment.cut import html_blocks, html_tree

AROUND = "<p>" + "The boats come in at noon, and the market opens when the bell has rung. " * 9


def blocks_of(html: str, **roles: Role) -> list[Block]:
    """Blocks of a page, all content but those whose first word is named."""
    blocks: list[Block] = html_blocks.read(html_tree.parse(f"{html}{AROUND}".encode()))
    return [replace(b, role=roles.get(b.text.split()[0], Role.BODY)) for b in blocks]


def written(html: str, **roles: Role) -> str:
    return markdown(blocks_of(html, **roles)).rsplit("\n\n", 1)[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ann wrote:<p>Row!", "> **Ann wrote:**\n>\n> Row!"),
        ("<p><a href='/p/7'>Ann said:</a><p>Row!", "> **[Ann said:](/p/7)**\n>\n> Row!"),
        ("<div class=attribution>By Ann</div><p>Row!", "> **By Ann**\n>\n> Row!"),
        ("<p>Row!<p>— Ann", "> Row!\n>\n> — Ann"),
        ("<p>It goes like this:<p>Row!", "> It goes like this:\n>\n> Row!"),
        ("<p>Ann wrote:", "> Ann wrote:"),
    ],
)
def test_the_line_that_says_whose_words_follow_is_strong(html: str, expected: str) -> None:
    assert written(f"<blockquote>{html}</blockquote>") == expected


def test_a_line_taken_for_a_byline_stands_in_its_quote() -> None:
    html = "<blockquote><p>Ann wrote:<p>Row!<p>— Ann, at sea</blockquote>"
    roles = {"Ann": Role.BYLINE, "—": Role.BYLINE}
    assert written(html, **roles) == "> **Ann wrote:**\n>\n> Row!\n>\n> — Ann, at sea"
    assert text(blocks_of(html, **roles)).startswith("Row!\n\nThe boats")
    assert written("<blockquote><p>Ann at noon<p>Row!</blockquote>", **roles) == "> Row!"


def test_a_post_that_begins_with_a_quote_has_its_head_over_it() -> None:
    blocks = blocks_of(
        "<p>Row!<blockquote><p>Ann wrote:<p>Row!</blockquote><p>Why?", Ann=Role.BYLINE
    )
    told = marked.markdown(pieces(blocks, {0: ("Ann", "Mon"), 2: ("Bo", "Tue")}))
    assert told.startswith("**Ann** · Mon\n\nRow!\n\n**Bo** · Tue\n\n> **Ann wrote:**\n>\n> Row!\n")


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("<div>97</div><div>Oars</div><div>£7</div>", "97\n\n[Oars](/o)\n\n£7"),
        ("<p>New<h3>Oars</h3><p>Of ash from here", "New\n\n### [Oars](/o)\n\nOf ash from here"),
        ("<div class=name>Oars</div><p>Of <b>ash</b>", "[Oars](/o)\n\nOf **ash**"),
        ("<p>Oars", "[Oars](/o)"),
        (f"<p>Oars<p>{'ash ' * 30}", f"[Oars](/o)\n\n{'ash ' * 29}ash"),
    ],
)
def test_a_card_shows_its_link_once(card: str, expected: str) -> None:
    assert written(f"<a href=/o>{card}</a>") == expected


def test_two_cards_have_a_link_each() -> None:
    card = "<a href=/o><p>Oars<p>£7</a>"
    assert written(card + card) == "[Oars](/o)\n\n£7\n\n[Oars](/o)\n\n£7"


@pytest.mark.parametrize(
    "quote",
    [
        "<div class=bbcode_container><div class=bbcode_quote><div class=quote_container>{}"
        "</div></div></div>",
        "<div class=quote>{}</div>",
        "<div class=quotecontent>{}</div>",
        "<div class='quote-content wide'>{}</div>",
    ],
)
def test_boxes_of_boards_are_quotes(quote: str) -> None:
    inner = "<div class=bbcode_postedby>Posted by <b>Ann</b></div><div class=message>Row!</div>"
    assert written(quote.format(inner)) == "> **Posted by Ann**\n>\n> Row!"


@pytest.mark.parametrize("box", ["quote form", "bbcode code", "get quote", "quote-of-the-day"])
def test_other_boxes_are_none(box: str) -> None:
    assert written(f"<div class='{box}'><p>Row!</div>") == "Row!"


INSET = "style='padding:5px; border:1px inset'"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (f"<div>Quote:</div><table><tr><td {INSET}><div>Originally Posted by <b>Ann</b></div>"
         "<div>Row!</table>", "Quote:\n\n> **Originally Posted by Ann**\n>\n> Row!"),
        (f"<div><div>Zitat:</div><div>Zitat von Ann</div><div {INSET}>Row!</div></div>",
         "> Zitat:\n>\n> Zitat von Ann\n>\n> Row!"),
        (f"<div><p>Why?<p>Citation :</p><div {INSET}>Row!</div></div>",
         "Why?\n\nCitation :\n\n> Row!"),
        (f"<div><p>Цитата:</p><div {INSET}>Row!</div>Why?</div>", "Цитата:\n\n> Row!\n\nWhy?"),
        (f"<ul><li><p>Quote:</p><div {INSET}>Row!</div></ul>", "- Quote:\n\n  > Row!"),
    ],
)  # fmt: skip
def test_what_a_board_sets_in_under_such_a_line_is_a_quote(quote: str, expected: str) -> None:
    assert written(quote) == expected


@pytest.mark.parametrize(
    "box",
    [
        f"<p>PHP Code:</p><div {INSET}>Row!</div>",
        f"<p>Spoiler:</p><div {INSET}>Row!</div>",
        f"<p>Quote: 40 EUR</p><div {INSET}>Row!</div>",
        f"<p>Quote:</p><p>An oar.</p><div {INSET}>Row!</div>",
        "<p>Quote:</p><div style='box-shadow: 0 0 1px inset; border: 0'>Row!</div>",
        "<p>Quote:</p><div style='clip-path: inset(0)'>Row!</div>",
        f"<table><tr><td {INSET}>The boat was originally posted by Ann.</table>",
        f"<p>Quote:</p><section {INSET}>Row!</section>",
    ],
)
def test_what_else_is_set_in_is_none(box: str) -> None:
    assert ">" not in written(box)


@pytest.mark.parametrize(
    "note",
    [
        "<div class='admonition warning'><p class=admonition-title>Mind</p><p>Wet.</div>",
        "<div class='theme-admonition alert'><div class=admonitionHeading_x>Mind</div>Wet.</div>",
        "<div class='markdown-alert markdown-alert-tip'><p class=markdown-alert-title>Mind</p>"
        "<p>Wet.</div>",
        "<blockquote class='admonition'><div class=admonition-header><div class=admonition-title>"
        "Mind</div></div><div class=admonition-content>Wet.</div></blockquote>",
        "<aside class=admonition><h5 class=admonition-title>Mind</h5><p>Wet.</aside>",
    ],
)
def test_notes_of_manuals_stand_apart(note: str) -> None:
    expected = "##### Mind" if "<h5" in note else "**Mind**"
    assert written(f"<p>So:{note}") == f"So:\n\n> {expected}\n>\n> Wet."
    assert text(blocks_of(f"<p>So:{note}")).startswith("So:\n\nMind\n\nWet.")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("<div class=note><h3 class=title>Note</h3><p>Wet.</div>", "> ### Note\n>\n> Wet."),
        ("<div class=tip><table><tr><td rowspan=2><img><th>Tip<tr><td><p>Wet.</table></div>",
         "> **Tip**\n>\n> Wet."),
        ("<div class='admonitionblock tip'><table><tr><td class=icon><div class=title>Tip</div>"
         "<td>Row only where it is wet and the wind is weak.</table></div>",
         "> **Tip** Row only where it is wet and the wind is weak."),
        ("<div class=warning><p>Wet.<pre>row</pre></div>", "> Wet.\n>\n> ```\n> row\n> ```"),
        ("<div class=NOTE><p>Hinweis</p><p>Wet.</div>", "> **Hinweis**\n>\n> Wet."),
        ("<div class=note><p>So wet</p><p>Wet.</div>", "> So wet\n>\n> Wet."),
        ("<div class='note wide'><p>Wet.</div>", "Wet."),
        ("<div class=note>Wet.<p>Cold.</div>", "Wet.\n\nCold."),
        ("<div class=note><h2>Wet</h2><p>Cold.</div>", "## Wet\n\nCold."),
        ("<div class=note><p>Wet.<form><button>Row</button></form></div>", "Wet.\n\nRow"),
        ("<div class=note>" + "<p>Wet." * 11 + "</div>", "Wet.\n\n" * 10 + "Wet."),
    ],
)  # fmt: skip
def test_boxes_that_are_notes_by_what_they_hold(note: str, expected: str) -> None:
    assert written(f"<p>So:{note}") == f"So:\n\n{expected}"


def test_an_article_in_such_a_box_is_none() -> None:
    assert markdown(blocks_of(f"<div class=admonition><p>So.{AROUND * 8}</div>")).startswith("So.")


LINE = "船夫们中午回来，钟声一响集市就开门，卖鱼的和卖桨的都在码头上摆开了摊子等着，"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "发信人: ann (安), 信区: Boats",
                "标  题: Re: 桨",
                "发信站: 港 (Wed Jan 27 09:48:05 2016)",
            ],
            "**ann (安)** · Re: 桨 · Wed Jan 27 09:48:05 2016",
        ),
        (
            [
                "对。",
                "【 在 bo (波) 的大作中提到: 】",
                f": {LINE}",
                "买的人不多。",
                ": 明天呢？",
                "--",
            ],
            "对。\n\n> **【 在 bo (波) 的大作中提到: 】**\n>\n"
            f"> {LINE}买的人不多。  \n> 明天呢？\n\n--",
        ),
        (
            ["※ 引述《bo (Bo)》之銘言：", ": Ash?", "No, oak."],
            "> **※ 引述《bo (Bo)》之銘言：**\n>\n> Ash?\n\nNo, oak.",
        ),
        (["【 在 bo 的大作中提到: 】", "不对。"], "【 在 bo 的大作中提到: 】  \n不对。"),
        (["发信人: ann", "不对。"], "发信人: ann  \n不对。"),
        (["桨:", ": 白蜡"], "桨:  \n: 白蜡"),
        (["【 桨 】", ": 白蜡"], "【 桨 】  \n: 白蜡"),
    ],
)
def test_posts_of_boards_that_are_read_by_telnet(lines: list[str], expected: str) -> None:
    told = written(f"<p>{'<br>'.join(lines)}</p>")
    assert told.replace("\\--", "--") == expected
