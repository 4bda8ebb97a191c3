"""Short lines that lead in what stands right below them."""

from __future__ import annotations

import pytest

from clipper.page import Role
from clipper.segment.arrays import Floats
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, content

ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))
LIST = "<ul><li>le pont</li><li>la cale</li><li>la soute</li></ul>"
BOX = "<div class='admonition seealso'><p class='admonition-title'>Voir aussi</p>%s</div>"


def test_a_heading_goes_with_the_prose_below_it() -> None:
    page = f"<p>{ONE}</p><h3>Avis des lecteurs</h3><p>{TWO}</p>"
    assert "Avis des lecteurs" in content(page, others={1: (0.1, Role.NOTICE, 0.8)})
    # Not one that names what is no content, nor one above a list.
    named = f"<p>{ONE}</p><h3>Lire aussi</h3><p>{TWO}</p>"
    assert "Lire aussi" not in content(named, others={1: (0.1, Role.RELATED, 0.8)})
    told = f"{named}<p>{THREE}</p>"
    assert "Lire aussi" in content(told, others={1: (0.1, Role.RELATED, 0.8)})
    listed = f"<p>{ONE}</p><h3>Avis</h3><ul><li>le pont</li></ul>"
    assert "Avis" not in content(listed, others={1: (0.1, Role.NOTICE, 0.8)})


@pytest.mark.parametrize(
    ("line", "below", "role", "goes"),
    [
        ("<h3>Caractéristiques</h3>", LIST, Role.NAVIGATION, True),
        ("<h3>Caractéristiques</h3>", "<ul><li>le pont</li></ul>", Role.NAVIGATION, False),
        ("<h3>Lire aussi</h3>", LIST, Role.RELATED, False),
        ("<h3>Anne Le Goff</h3>", LIST, Role.BYLINE, False),
        ("<button>Où dort le second ?</button>", f"<p>{TWO}</p>", Role.LABEL, True),
        ("<p>Où dort le second ?</p>", "<p>Là.</p>", Role.LABEL, False),
        ("<p>Ce qui a changé à bord :</p>", LIST, Role.ATTRIBUTION, True),
        ("<p>Ce qui a changé à bord :</p>", f"<p>{TWO}</p>", Role.ATTRIBUTION, False),
        ("<p>Lire aussi :</p>", LIST, Role.RELATED, False),
        ("<p>Anne a dit :</p>", f"<blockquote><p>{TWO}</p></blockquote>", Role.BYLINE, True),
        ("<p>Anne a dit :</p>", LIST, Role.BYLINE, False),
    ],
)
def test_what_leads_in_content_is_content(line: str, below: str, role: Role, goes: bool) -> None:
    page = f"<p>{ONE}</p>{line}{below}<p>Fin.</p>"
    kept = content(page, others={1: (0.3, role, 0.8)})
    led = line[line.index(">") + 1 : line.rindex("<")]
    assert (led in kept) is goes


def test_the_title_of_a_box_has_the_role_of_what_it_holds() -> None:
    page = f"<p>{ONE}</p>{BOX % f'<p>{TWO}</p>'}"
    assert "Voir aussi" in content(page, others={1: (0.1, Role.RELATED, 0.8)})


def test_nothing_leads_in_the_first_line_of_the_content() -> None:
    page = f"<h3>Météo</h3><p>{ONE}</p>{LIST}"
    assert "Météo" not in content(page, others={0: (0.3, Role.NAVIGATION, 0.8)})


ITEMS = "".join(f"<li>{name}</li>" for name in ("Voiles", "Mâts", "Ancres", "Chaînes", "Vergues"))


def test_items_of_one_list_of_an_article_are_content_together() -> None:
    page = f"<p>{ONE}</p><ul>{ITEMS}</ul><p>{TWO}</p>"
    doubt = (0.05, Role.PROMOTION, 0.9)
    assert len(content(page, others={3: doubt})) == 7
    assert len(content(page, others=dict.fromkeys((1, 2, 4, 5), doubt))) == 2
    # Where the last list is in two minds, and where most of it is prose, each stands for itself.
    last = f"<p>{ONE}</p><ul>{ITEMS}</ul>"
    assert len(content(last, others=dict.fromkeys((2, 4), doubt))) == 4
    long = f"<p>{ONE}</p><ul>{ITEMS[:-5]}{TWO}</li></ul><p>{THREE}</p>"
    surely = (0.01, Role.PROMOTION, 0.9)
    assert len(content(long, others=dict.fromkeys((1, 2, 3, 4), surely))) == 3
    # Where content says that the list comes, few are not taken from it; a notice is none of it.
    led = f"<p>{ONE}</p><p>Il faut :</p><ul>{ITEMS}</ul><p>{TWO}</p>"
    assert "Ancres" in content(led, others=dict.fromkeys((2, 3, 5, 6), doubt))
    legal = {3: (0.01, Role.NOTICE, 0.9)}
    assert len(content(page, others=legal)) == 6
    # On a listing what is made alike decides.
    assert len(content(page, page_type=LISTING, others={3: doubt})) == 7


def test_paragraphs_that_begin_with_one_bullet_are_one_list() -> None:
    def kept(points: str, *related: int) -> int:
        """How many of six paragraphs below one of the story stay."""
        others = dict.fromkeys(related, (0.1, Role.RELATED, 0.6))
        return len(content(f"<p>{ONE}</p>{points}", others=others)) - 1

    names = ("Voiles", "Mâts", "Ancres", "Chaînes", "Vergues", "Rames")
    points = "".join(f"<p>• {name} du port de Kelm</p>" for name in names)
    assert kept(points, 5, 6) == 6
    # Where half are another's, and what has no or another bullet, or stands apart, is for itself.
    assert kept(points, 4, 5, 6) == 3
    assert kept(points.replace("• ", ""), 5, 6) == 4
    assert kept(points.replace("• Ch", "» Ch").replace("• Ve", "* Ve"), 5, 6) == 4
    assert kept(points.replace("<p>", "<div><p>").replace("</p>", "</p></div>"), 5, 6) == 4


def test_the_teaser_in_a_box_below_words_for_one_heads_nothing() -> None:
    teaser = "<h4>Lire aussi</h4><a href='/x'><h3>Le phare est à vendre</h3></a>"
    others = {1: (0.1, Role.RELATED, 0.8), 2: (0.2, Role.RELATED, 0.6)}
    boxed = f"<p>{ONE}</p><div>{teaser}</div><p>{TWO}</p><p>{THREE}</p>"
    assert "Le phare est à vendre" not in content(boxed, others=others)
    section = f"<p>{ONE}</p>{teaser}<p>{TWO}</p><p>{THREE}</p>"
    assert "Le phare est à vendre" in content(section, others=others)


POST = "<div><h2 class={}><a href=/{}>Kelm {}</a></h2><p>Le {} mai</p><p>{}</p></div>"


@pytest.mark.parametrize(
    ("name", "prose", "page_type", "kept"),
    [
        ("entry-title", (0, 1, 2), LISTING, [0, 1, 2]),
        ("entry-title", (0, 2), LISTING, [0, 2]),  # what is no content has no title
        ("entry-title", (0,), LISTING, []),  # one post, and teasers of others
        ("entry-title", (0, 1, 2), ARTICLE, []),
        ("card-title", (0, 1, 2), LISTING, []),
    ],
)
def test_titles_of_several_posts_go_with_them(
    name: str, prose: tuple[int, ...], page_type: Floats, kept: list[int]
) -> None:
    texts = (ONE, TWO, THREE)
    posts = "".join(POST.format(name, n, n, n + 1, text) for n, text in enumerate(texts))
    others = dict.fromkeys((0, 3, 6), (0.05, Role.RELATED, 0.9))
    others |= dict.fromkeys((1, 4, 7), (0.01, Role.BYLINE, 0.9))
    others |= {3 * n + 2: (0.01, Role.RELATED, 0.9) for n in range(3) if n not in prose}
    found = content(f"<div>{posts}</div>", others=others, page_type=page_type)
    assert [text for text in found if text.startswith("Kelm")] == [f"Kelm {n}" for n in kept]


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        pytest.param("", True, id="the page ends"),
        pytest.param("<p>Achetez</p>", False, id="an offer"),
        pytest.param("<p>Achetez</p><p>Fin.</p>", True, id="prose behind it"),
    ],
)
def test_an_article_ends_with_no_heading(behind: str, kept: bool) -> None:
    page = f"<p>{ONE}</p><p>{TWO}</p><h2>Pour en savoir plus</h2>{behind}"
    others = {3: (0.01, Role.PROMOTION, 0.95)} if behind else {}
    assert ("Pour en savoir plus" in content(page, others=others)) is kept
    assert "Pour en savoir plus" in content(page, others=others, page_type=LISTING)
