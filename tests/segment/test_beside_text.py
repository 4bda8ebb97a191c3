"""What stands in the midst of content and is none, and what is though it looks like none."""

from __future__ import annotations

import pytest

from clipper.page import Block, Role
from clipper.segment.arrays import Floats
from clipper.segment.cut import html_blocks, html_tree
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, content, of_html

ONE, TWO, THREE, FOUR = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois", "Quatre"))


@pytest.mark.parametrize(
    "filler",
    [
        "<div role=menu><a role=menuitemradio href=/c><span>Cobalt</span></a></div>",
        "<div aria-label='A screenshot of the Kettle app showing a list'>Three boats due</div>",
        "<div class=post><div class=signature>Woof. Two boats, one dog.</div></div>",
        '<div>{"layout": 2, "offsets": [], "loop": true}</div>',
        "<p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr.</p>",
        "<fieldset><legend>More sizes</legend><label>Large, grey and blue</label></fieldset>",
        "<dialog><p>Market benchmark: an unmanaged group of bonds.</p></dialog>",
        "<div role=dialog><p>Market benchmark: an unmanaged group of bonds.</p></div>",
        "<div aria-modal=true><p>Market benchmark: an unmanaged group of bonds.</p></div>",
        "<div class=popover><p>Market benchmark: an unmanaged group of bonds.</p></div>",
        "<p class='e-hidden-desktop e-hidden-tablet e-hidden-mobile'>The second draft.</p>",
        "<form><p>Styles seem to be off. Please don’t fill out this field.</p><input></form>",
        "<form><label>Leave this field empty if you're human: <input></label></form>",
        "<form><div>Bitte dieses Feld leer lassen!</div></form>",
        "<form><p>お名前：このフィールドは空のままにしてください。</p></form>",
    ],
)
def test_what_is_nobodys_text_is_no_content(filler: str) -> None:
    assert content(f"<p>{ONE}</p>{filler}<p>{TWO}</p>") == [ONE, TWO]


@pytest.mark.parametrize(
    "kept",
    [
        '<pre>{"layout": 2, "offsets": [], "loop": true}</pre>',
        "<dl class=post><dt class=signature>open(path)</dt></dl>",
        "<p class=signature>The mayor of Kelm</p>",
        "<section class='e-hidden-desktop'><p>Shown on phones.</p></section>",
        "<p>See the <a href=/g class=popup>glossary of boats</a> for that.</p>",
        "<p>Middle name: leave this field empty.</p>",
        "<form><p>Leave this field empty for boats of no name.</p></form>",
        "<form><p>The note beside it says to leave this field blank.</p></form>",
    ],
)
def test_what_looks_like_it_stays(kept: str) -> None:
    assert len(content(f"<p>{ONE}</p>{kept}<p>{TWO}</p>")) == 3


def test_a_form_around_the_whole_page_may_tell_of_another() -> None:
    page = f"<form>{TITLE}<p>{ONE}</p><p>Middle name: leave this field empty.</p></form>"
    found = content(page, others={0: (0.1, Role.TITLE, 0.95)})
    assert found == [ONE, "Middle name: leave this field empty."]


def test_a_page_that_is_a_form_keeps_it() -> None:
    assert content(f"<fieldset><p>{ONE}</p><p>{TWO}</p></fieldset><p>Un bateau.</p>")[0] == ONE


TITLE = "<h1>Harbours</h1>"
PRICES = "<tr><td>Kelm 50<td>2,664.07<td>-12.14<td>-0.45%<tr><td>Port 9<td>12.50<td>+0.11<td>0.9%"
SCORES = "<tr><td>Kelm<td>2<td>1<td>3<tr><td>Port<td>0<td>4<td>1"
SAYINGS = "<tr><td>Kelm<td>fell to 12<td>-0.45%<tr><td>Port<td>rose<td>+0.9%"


@pytest.mark.parametrize(
    ("page", "page_type", "kept"),
    [
        (f"<table>{PRICES}</table>{TITLE}<p>{ONE}</p>", ARTICLE, False),
        (f"{TITLE}<p>{ONE}</p><table>{PRICES}</table>", ARTICLE, True),
        (f"<table>{PRICES}</table>{TITLE}<p>{ONE}</p>", LISTING, True),
        (f"<table>{PRICES}</table>{TITLE}", ARTICLE, True),
        (f"<table>{SCORES}</table>{TITLE}<p>{ONE}</p>", ARTICLE, True),
        (f"<table>{SAYINGS}</table>{TITLE}<p>{ONE}</p>", ARTICLE, True),
    ],
)
def test_prices_above_the_headline_are_no_content(page: str, page_type: Floats, kept: bool) -> None:
    title = 0 if page.startswith(TITLE) else 2
    found = content(page, page_type=page_type, others={title: (0.1, Role.TITLE, 0.95)})
    assert any(text.startswith("Kelm") for text in found) is kept


def _read(page: str) -> list[Block]:
    return html_blocks.read(html_tree.parse(page.encode()))


def test_a_block_knows_the_dialog_around_it() -> None:
    inside, outside = _read("<div role=dialog><div><p>One.</p></div></div><p>Two.</p>")
    assert inside.markup is not None
    assert outside.markup is not None
    assert inside.markup.beside == inside.markup.parents[0]
    assert not outside.markup.beside


def test_commands_of_a_manual_are_not_taken_for_its_menu() -> None:
    """Four examples of a menu and one command are made alike."""
    command = "<pre>kettle run {}</pre>"
    page = "".join(f"<p>{n} {ONE}</p>{command.format(n)}" for n in range(5))
    others = {2 * n + 1: (0.1, Role.NAVIGATION, 0.95) for n in range(4)}
    assert "kettle run 4" in content(f"<div>{page}</div>", page_type=LISTING, others=others)


LIST = "<div>{}<ul><li>wide stage</li><li>neutral sound</li></ul>{}</div>"


def test_a_list_between_paragraphs_of_one_text_is_content() -> None:
    page = LIST.format(ONE, TWO)
    doubtful = {1: (0.4, Role.BYLINE, 0.5), 2: (0.4, Role.BYLINE, 0.5)}
    assert content(page, others=doubtful) == [ONE, "wide stage", "neutral sound", TWO]
    surely = {1: (0.05, Role.BYLINE, 0.9), 2: (0.4, Role.BYLINE, 0.5)}
    assert content(page, others=surely) == [ONE, TWO]


ENTRIES = "".join(
    f"<li><a href=/{n}><h3>Harbour {n}</h3>Boats of the month {n}</a></li>" for n in range(8)
)
RELATED = dict.fromkeys(range(1, 17), (0.05, Role.RELATED, 0.9))
TITLED = {0: (0.1, Role.TITLE, 0.95)} | RELATED


def test_the_one_list_of_a_page_is_its_content() -> None:
    page = f"<h1>Harbours</h1><ul class=all>{ENTRIES}</ul>"
    found = content(page, page_type=LISTING, others=TITLED)
    assert "Harbour 3" in found
    assert "Boats of the month 7" in found


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Harbours</h1><ul class=related>{ENTRIES}</ul>",
        f"<h1>Harbours</h1><nav><ul>{ENTRIES}</ul></nav>",
        f"<h1>Harbours</h1><ul>{ENTRIES}</ul><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>",
    ],
)
def test_what_stands_on_every_page_of_a_site_is_not(page: str) -> None:
    assert "Harbour 3" not in content(page, page_type=LISTING, others=TITLED)


PARTED = f"<ul>{ENTRIES}</ul>".replace("<li><a href=/4>", "</ul><ul><li><a href=/4>")
SHARE = "<li><a href='https://{}?url=/harbours'>{}</a></li>"


@pytest.mark.parametrize(
    ("below", "sure"),
    [
        (f"<ul class=share>{SHARE.format('a.example/', 'kelmbook 37')}</ul>", 0.5),
        (f"<ul>{SHARE.format('a.example/sharer.php', 'kelmbook 37')}</ul>", 0.5),
        (f"<ul>{SHARE.format('a.example/', 'kelmbook 37')}</ul>", 0.95),
    ],
)
def test_what_stands_below_the_one_list_to_share_it_is_none_of_it(below: str, sure: float) -> None:
    page = f"<h1>Harbours</h1><div>{PARTED}%s</div>"
    others = TITLED | {17: (0.01, Role.SHARING, sure)}
    found = content(page % below, page_type=LISTING, others=others)
    assert "Harbour 3" in found
    assert "kelmbook 37" not in found


def test_a_list_of_boats_to_share_is_one_for_all_that() -> None:
    """Words of the list itself say nothing, and what is doubted goes with the list."""
    last = "<li><a href=/share-a-boat>And all the rest</a></li>"
    page = f"<h1>Harbours</h1><div class='boat share'>{PARTED}<ul>{last}</ul></div>"
    others = TITLED | {17: (0.1, Role.PROMOTION, 0.5)}
    assert "And all the rest" in content(page, page_type=LISTING, others=others)


CARDS = "".join(
    f"<div class=c{n}><h2>Boat {n}</h2><p>{n} {PROSE}Oui.</p><a href=/{n}>More</a></div>"
    for n in range(6)
)


@pytest.mark.parametrize(("sure", "kept"), [(0.5, True), (0.97, False)])
def test_entries_with_prose_between_content_are_content(sure: float, kept: bool) -> None:
    others = dict.fromkeys(range(1, 19), (0.03, Role.RELATED, sure))
    page = f"<p>{ONE}</p><section>{CARDS}</section><p>{TWO}</p>"
    found = content(page, page_type=ARTICLE, others=others)
    assert ("Boat 3" in found) is kept
    assert "More" not in found


def test_why_is_told() -> None:
    told = of_html(f"<p>{ONE}</p><fieldset><p>Large, grey</p></fieldset><p>{TWO}</p>")
    assert told["Large, grey"][1] == "in an element beside the text"
