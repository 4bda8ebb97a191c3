"""What stands in the content of a page and is not read there."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, content

ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))


def test_pictures_choices_and_buttons_are_not_read() -> None:
    found = content(
        f"<p>{ONE}</p><p><img alt='Un bateau au port'></p><select><option>S<option>M<option>L"
        f"</select><button>Ajouter</button><button>Que faire en cas de tempête ?</button>"
        f"<p>{TWO}</p>"
    )
    assert found == [ONE, "Que faire en cas de tempête ?", TWO]


def test_a_copy_for_narrow_windows_is_read_once() -> None:
    stretch = f"<h2>Tempête</h2><p>{ONE}</p><ul><li>le pont</li><li>la cale</li></ul>"
    page = f"<p>{TWO}</p><div class=wide>{stretch}</div><div class=narrow>{stretch}</div>"
    assert content(page) == [TWO, "Tempête", ONE, "le pont", "la cale"]
    # Behind other content, too, where it is long; three times as well.
    page = f"<div>{stretch}</div><p>{TWO}</p><p>{THREE}</p><div>{stretch}</div><div>{stretch}</div>"
    assert content(page) == ["Tempête", ONE, "le pont", "la cale", TWO, THREE]


@pytest.mark.parametrize(
    "twice",
    [
        "<p>Non.</p>",  # said twice by somebody
        "<pre>cd bateau &amp;&amp; ls -l cale pont soute et ainsi de suite</pre>",
        f"<blockquote><p>{THREE}</p></blockquote>",
    ],
)
def test_what_is_said_twice_on_purpose_stays(twice: str) -> None:
    found = content(f"<p>{ONE}</p><div>{twice}</div><p>{TWO}</p><section>{twice}</section>")
    assert len(found) == 4


def test_parts_of_a_list_may_be_alike() -> None:
    entry = (
        "<li><h3>Matelot de pont</h3><p>Port de Brest, à bord du deuxième bateau, ce mois</p></li>"
    )
    assert len(content(f"<p>{ONE}</p><ul>{entry * 4}</ul>", page_type=LISTING)) == 9
    terms = "<ul><li>" + "</li><li>".join((ONE, TWO, THREE)) + "</li></ul>"
    offers = f"<h2>Petit</h2>{terms}<h2>Grand</h2>{terms}"
    assert len(content(offers)) == 8


def test_an_entry_is_read_once_on_a_page_that_is_no_text() -> None:
    entry = "<h3>Voile {0}</h3><p>La voile {0} est en toile de lin, cousue à la main, à bord</p>"
    shelf = f"<div>{entry.format('neuve')}{entry.format('usée')}</div>"
    again = f"<section>{entry.format('neuve')}</section>"
    page = f"{shelf}<p>{ONE}</p><p>{TWO}</p>{again}<p>{THREE}</p>"
    assert len(content(page, page_type=LISTING)) == 7
    assert len(content(page)) == 9
    # What an offer holds it may share with another.
    terms = "<p>Une voile de rechange en lin</p><p>Deux ancres et leurs chaînes, quatre mètres</p>"
    offers = f"<h3>Petit</h3>{terms}<h3>Grand</h3>{terms}"
    assert len(content(offers, page_type=LISTING)) == 6


def test_an_opening_that_is_cut_off_is_read_in_the_whole() -> None:
    start = " ".join(ONE.split()[:12])
    assert content(f"<p>{TWO}</p><p>{start} … Lire la suite</p><p>{ONE}</p>") == [TWO, ONE]
    assert len(content(f"<p>{TWO}</p><p>{start} … et voilà la fin de tout.</p><p>{ONE}</p>")) == 3


def cards(count: int) -> str:
    return "".join(
        f"<div class=card><h3>Bateau {n}</h3><span class=price>{n}0 €</span></div>"
        for n in range(count)
    )


def test_most_of_what_is_made_alike_decide() -> None:
    page = f"<p>{ONE}</p>{cards(5)}"
    doubts = {2: (0.05, Role.PROMOTION, 0.9), 5: (0.05, Role.LABEL, 0.9)}
    assert len(content(page, page_type=LISTING, others=doubts)) == 11
    few = dict.fromkeys((2, 4, 6), (0.05, Role.PROMOTION, 0.9))
    kept = content(page, page_type=LISTING, others=few)
    assert [text for text in kept if "€" in text] == []
    # In an article each stands for itself; and three are no kind.
    assert len(content(page, others=doubts)) == 9
    short = {2: (0.05, Role.PROMOTION, 0.9)}
    assert len(content(f"<p>{ONE}</p>{cards(3)}", page_type=LISTING, others=short)) == 6


def test_a_page_has_one_standfirst() -> None:
    doubts = {1: (0.1, Role.SUBTITLE, 0.9), 2: (0.1, Role.SUBTITLE, 0.9)}
    page = f"<h1>Tempête à bord</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    assert content(page, others=doubts)[-2:] == [TWO, THREE]
    points = f"<h1>Tempête à bord</h1><p>{ONE}</p><ul><li>{TWO}</ul><p>{THREE}</p>"
    assert content(points, others=doubts)[-1:] == [THREE]
    assert TWO not in content(points, others=doubts)


def rows(*lines: str) -> str:
    return "".join(f"<tr><td>{line}<td>oui</tr>" for line in lines)


def test_tables_of_two_plans_keep_their_rows() -> None:
    alike = rows("Amarre de secours", "Deux voiles", "Un canot", "Feux de route", "Ancre et chaîne")
    one = f"<table>{rows('Petit bateau')}{alike}</table>"
    two = f"<table>{rows('Grand bateau')}{alike}</table>"
    assert len(content(f"<p>{ONE}</p>{one}<p>{TWO}</p>{two}")) == 14
    # A whole table is a copy, as it is for narrow windows.
    assert len(content(f"<p>{ONE}</p><div>{one}</div><section>{one}</section><p>{TWO}</p>")) == 8


def test_a_line_break_makes_no_other_text() -> None:
    broken = ONE.replace(" et ", "<br>et ")
    assert len(content(f"<p>{TWO}</p><p>{ONE}</p><div class=narrow><p>{broken}</p></div>")) == 2


def test_a_heading_that_stands_twice_in_a_row_is_read_once() -> None:
    head = "<h2>Le port</h2>"
    page = f"<p>{TWO}</p><div>{head}</div><section>{head}<p>{ONE}</p></section>"
    assert content(page) == [TWO, "Le port", ONE]


def test_a_band_that_runs_around_is_read_once() -> None:
    band = "".join(f"<li>{name} de Bretagne et d’ailleurs" for name in ("Voiles", "Mâts", "Ancres"))
    assert len(content(f"<p>{ONE}</p><ul>{band * 3}</ul><p>{TWO}</p>")) == 5
    quotes = f"<blockquote><p>{ONE}</p></blockquote><blockquote><p>{TWO}</p></blockquote>"
    assert content(f"<div>{quotes}</div><div>{quotes}</div><p>{THREE}</p>") == [ONE, TWO, THREE]


def test_a_quotation_is_a_copy_as_a_whole_or_not_at_all() -> None:
    post = "".join(f"<p>{text}</p>" for text in (ONE, TWO, THREE))
    quoted = f"<blockquote><p>Anne a dit :</p>{post}</blockquote>"
    thread = f"<div>{post}</div><p>Merci.</p>%s<p>Oui, c’est ça.</p>"
    assert content(thread % quoted) == [ONE, TWO, THREE, "Merci.", "Oui, c’est ça."]
    other = f"<p>{PROSE * 2}Voilà ce que j’en sais.</p>"
    longer = f"<blockquote>{post}{other * 2}</blockquote>"
    assert len(content(thread % longer)) == 10


def test_signs_alone_and_links_that_are_buttons_are_not_read() -> None:
    page = (
        f"<p>{ONE}</p><div>| /</div><div>2 €</div><div>✓</div><hr><p>* * *</p>"
        f"<a class='btn large' href=/panier>Ajouter au panier</a><p><a href=/port>Le port</a></p>"
    )
    assert content(page) == [ONE, "2 €", "✓", "* * *", "Le port"]
    folds = (
        f"<p>{ONE}</p><h3>/</h3><p>{TWO}</p><dl><dt><a class=btn role=button href=/r>Recette</a>"
        f"</dt><dd>{THREE}</dd></dl><p><code>|</code></p>"
    )
    assert content(folds) == [ONE, "/", TWO, "Recette", THREE, "|"]


CLONE = "slick-slide slick-cloned"


def test_clones_of_a_carousel_are_not_read() -> None:
    slides = [f"<div class='slick-slide'><p>{text}</p></div>" for text in (ONE, TWO)]
    clones = [f"<div class='{CLONE}'><p>{text}</p></div>" for text in (TWO, ONE)]
    page = f"{clones[0]}{slides[0]}{slides[1]}{clones[1]}<p>{THREE}</p>"
    assert content(page) == [ONE, TWO, THREE]
    # What stands nowhere else is no clone.
    assert content(f"<p>{ONE}</p><div class='{CLONE}'><p>{TWO}</p></div>") == [ONE, TWO]


def test_what_a_page_without_scripts_repeats_is_read_once() -> None:
    shelf = "<div>Voiles neuves de Brest</div><div>Ancres et chaînes du port</div>"
    page = f"<p>{ONE}</p><section>{shelf}</section><noscript>{shelf}</noscript><p>{TWO}</p>"
    assert len(content(page)) == 4
    assert len(content(f"<p>{ONE}</p><noscript>{shelf}</noscript><p>{TWO}</p>")) == 4
