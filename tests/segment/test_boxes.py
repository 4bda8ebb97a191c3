"""Boxes inside an article that name themselves, by their first line, class words or element."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_html

ARTICLE_TEXT = "".join(f"<p>{PROSE}{n}.</p>" for n in range(4))


LIST = '<div class="x"><p>{}</p><ul><li><a href="/b">Un pont qui chante</a></li></ul></div>'


@pytest.mark.parametrize(
    "name", ["Commentaires", "コメント148件", "62 commentaires", "Kommentare (7)"]
)
def test_an_element_holds_what_its_first_line_names(name: str) -> None:
    got = of_html(f"<main>{ARTICLE_TEXT}{LIST.format(name)}<p>{PROSE}fin.</p></main>")
    assert got["Un pont qui chante"][0] is Role.COMMENTS
    assert got[f"{PROSE}fin."][0] is Role.BODY


def test_a_list_named_like_one_of_related_pages_may_be_what_the_article_chose() -> None:
    got = of_html(f"<main>{ARTICLE_TEXT}{LIST.format('Lire aussi')}<p>{PROSE}fin.</p></main>")
    assert got["Un pont qui chante"][0] is Role.BODY


def test_comments_are_no_content_however_long() -> None:
    said = "J’y ai travaillé quarante ans et je n’ai jamais rien vu de tel, croyez-moi bien. " * 3
    box = f"<section><h2>Commentaires</h2><ul><li>Anne</li><li>{said}</li></ul></section>"
    got = of_html(f"<main>{ARTICLE_TEXT}</main>{box}")
    assert got[said.strip()][0] is Role.COMMENTS


def test_nothing_is_named_above_the_article() -> None:
    got = of_html(f"<main>{LIST.format('Commentaires')}{ARTICLE_TEXT}</main>")
    assert got["Un pont qui chante"][0] is Role.BODY


@pytest.mark.parametrize("class_word", ["related", "powiazane", "artikel-verwandt", "tin-lienquan"])
def test_a_link_in_a_related_box(class_word: str) -> None:
    box = (
        f'<div class="{class_word}"><a href="/b">Un pont qui chante au-dessus de la ville</a></div>'
    )
    got = of_html(f"<main>{ARTICLE_TEXT}{box}</main>")
    assert got["Un pont qui chante au-dessus de la ville"][0] is Role.RELATED


def test_on_a_listing_related_links_are_what_it_lists() -> None:
    box = '<div class="related"><a href="/b">Un pont qui chante au-dessus de la ville</a></div>'
    got = of_html(f"<main>{ARTICLE_TEXT}{box}</main>", page_type=LISTING)
    assert got["Un pont qui chante au-dessus de la ville"][0] is Role.BODY


def test_an_article_inside_the_article_is_another_one() -> None:
    inner = "<article><h4>Une autre histoire</h4><p>Elle aussi commence au port.</p></article>"
    got = of_html(f"<article><h1>Le retour</h1>{ARTICLE_TEXT}{inner}</article>", page_type=ARTICLE)
    assert got["Elle aussi commence au port."][0] is Role.RELATED
    assert got[f"{PROSE}3."][0] is Role.BODY


def test_entries_of_an_article_may_be_articles() -> None:
    entries = "".join(
        f"<article><h3>Lieu {n}</h3><p>{PROSE}Et voilà le numéro {n}.</p></article>"
        for n in range(9)
    )
    got = of_html(f"<article><h1>Neuf lieux</h1>{ARTICLE_TEXT}{entries}</article>")
    assert got[f"{PROSE}Et voilà le numéro 5."][0] is Role.BODY


def test_an_article_around_the_article_is_a_frame() -> None:
    got = of_html(f"<article><p>Le port, vendredi.</p><article>{ARTICLE_TEXT}</article></article>")
    assert {role for role, _ in got.values()} == {Role.BODY}


@pytest.mark.parametrize(("head", "becomes"), [("th", Role.BODY), ("td", Role.BYLINE)])
def test_rows_below_the_head_of_a_table_of_content(head: str, becomes: Role) -> None:
    """Numbers and dates look like bylines."""
    top = f"<tr><{head}>Version</{head}><{head}>Handles</{head}></tr>"
    rows = "<tr><td>0.18.0</td><td>211</td></tr><tr><td>0.17.4</td><td>1 May 2023, 12:40</td></tr>"
    byline = (0.1, Role.BYLINE, 0.9)
    page = f"<main>{ARTICLE_TEXT}<table>{top}{rows}</table></main>"
    got = of_html(page, others={5: byline, 6: byline})
    assert got["0.18.0\t211"][0] is becomes
