"""Steps for flattened pages: masthead, holes in the content, numbered notes, talk alone."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_html, of_text

ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))
LABEL = (0.01, Role.LABEL, 0.9)
MENU = (0.01, Role.NAVIGATION, 0.9)


@pytest.mark.parametrize(
    ("first", "role"),
    [
        ("Le Phare de Brest", Role.NAVIGATION),
        ("Logo du Phare de Brest", Role.LABEL),
        ("phare_de_brest.png", Role.LABEL),
        ("x", Role.LABEL),
        ("2 voiles", Role.LABEL),
    ],
)
def test_a_site_names_itself_in_its_masthead(first: str, role: Role) -> None:
    lines = [first, "Accueil", "Météo", ONE, TWO]
    found = of_text(lines, others={0: LABEL, 1: MENU, 2: MENU})
    assert found[first][0] is role


def test_a_label_between_two_of_a_menu_belongs_to_it_above_the_content_alone() -> None:
    lines = ["Accueil", "Météo", "Le Phare", "Port", ONE, "Marées", "Le Quai", "Contact", TWO]
    others = {0: MENU, 1: MENU, 2: LABEL, 3: MENU, 5: MENU, 6: LABEL, 7: MENU}
    found = of_text(lines, others=others)
    assert found["Le Phare"][0] is Role.NAVIGATION
    assert found["Le Quai"][0] is Role.LABEL


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Le quai du soir", Role.BODY),
        ("21 juillet 2022", Role.RELATED),
        ("2022-07-21", Role.RELATED),
    ],
)
def test_a_date_is_no_hole_in_the_content_of_an_article(line: str, role: Role) -> None:
    found = of_text(
        [ONE, TWO, line, THREE, PROSE], others={2: (0.02, Role.RELATED, 0.5)}, body={2: 0.2}
    )
    assert found[line][0] is role


@pytest.mark.parametrize(
    ("doubt", "page_type", "role"),
    [
        ((0.2, Role.NAVIGATION, 0.5), LISTING, Role.BODY),
        ((0.2, Role.NAVIGATION, 0.5), ARTICLE, Role.NAVIGATION),
        ((0.2, Role.LABEL, 0.5), LISTING, Role.LABEL),
        ((0.01, Role.NAVIGATION, 0.9), LISTING, Role.NAVIGATION),
    ],
)
def test_a_hole_in_the_content_of_a_list_is_content(
    doubt: tuple[float, Role, float], page_type: object, role: Role
) -> None:
    lines = [ONE, "Deuxième bateau", TWO, THREE]
    sure = {1: 0.3} if doubt[2] < 0.9 else {}
    found = of_text(lines, page_type=page_type, others={1: doubt}, body=sure)
    assert found["Deuxième bateau"][0] is role


def test_a_long_gap_in_the_content_is_no_hole() -> None:
    names = [f"Bateau numéro {n}" for n in "abcd"]
    doubts = dict.fromkeys(range(1, 5), (0.2, Role.NAVIGATION, 0.5))
    body = dict.fromkeys(range(1, 5), 0.3)
    found = of_text([ONE, *names, TWO], page_type=LISTING, others=doubts, body=body)
    assert {found[name][0] for name in names} == {Role.NAVIGATION}


@pytest.mark.parametrize(
    ("line", "own", "after", "role"),
    [
        ("Le deuxième bateau", 0.5, TWO, Role.BODY),
        ("Le deuxième bateau", 0.7, TWO, Role.RELATED),
        ("Read more: the boats", 0.5, TWO, Role.RELATED),
        ("Le deuxième bateau", 0.5, "Météo", Role.RELATED),
    ],
)
def test_a_hole_in_an_article_is_content_if_it_is_hardly_a_link(
    line: str, own: float, after: str, role: Role
) -> None:
    others = {2: (0.01, Role.RELATED, own)}
    if after == "Météo":
        others[4] = MENU
    found = of_text([ONE, TWO, line, THREE, after], others=others, body={2: 0.2})
    assert found[line][0] is role


NOTES = ["1", f"{PROSE}A.", "2", f"{PROSE}B.", "3", f"{PROSE}C."]


@pytest.mark.parametrize(
    ("head", "role"), [("Footnotes", Role.ATTRIBUTION), ("Source : Le Phare", Role.BODY)]
)
def test_what_is_counted_below_the_head_of_notes_is_notes(head: str, role: Role) -> None:
    lines = [ONE, TWO, head, *NOTES, THREE]
    found = of_text(lines, others={2: (0.01, Role.ATTRIBUTION, 0.9)})
    assert {found[text][0] for text in NOTES if len(text) > 1} == {role}
    assert found[THREE][0] is Role.BODY


def test_the_addresses_that_a_dump_prints_for_its_links_are_no_sources() -> None:
    told = f"{PROSE}Il est [1]rentré avec le [2]second et la [3]tempête."
    links = [f"{n}. https://phare.example/{n}" for n in range(1, 5)]
    lines = [told, ONE, "References", "Visible links", *links]
    doubts = dict.fromkeys(range(2, 8), (0.01, Role.ATTRIBUTION, 0.9))
    found = of_text(lines, others=doubts)
    assert {found[line][0] for line in lines[2:]} == {Role.NAVIGATION}
    sources = [f"{PROSE}Deux.", *lines[1:3], *links]
    found = of_text(sources, others=dict.fromkeys(range(2, 7), (0.01, Role.ATTRIBUTION, 0.9)))
    assert {found[line][0] for line in links} == {Role.ATTRIBUTION}


def test_a_page_of_nothing_but_talk_is_for_that() -> None:
    said = [f"{PROSE * 2}{word}." for word in ("Oui", "Non", "Peut-être")]
    page = "".join(f"<p>{text}</p>" for text in said)
    talk = dict.fromkeys(range(3), (0.01, Role.COMMENTS, 0.9))
    assert {role for role, _ in of_html(page, others=talk).values()} == {Role.BODY}
    story = f"<p>{ONE}</p><h2>Commentaires</h2>{page}"
    below = dict.fromkeys(range(1, 5), (0.01, Role.COMMENTS, 0.9))
    found = of_html(story, others=below)
    assert {found[text][0] for text in said} == {Role.COMMENTS}


HEADLINE = (0.01, Role.TITLE, 0.95)


def test_the_headline_behind_a_bullet_is_an_entry_of_a_menu() -> None:
    name = "Le bateau est rentré au port"
    lines = [f"• {name}", "Météo", name, ONE, TWO]
    found = of_text(lines, others={0: HEADLINE, 1: MENU, 2: HEADLINE})
    assert [found[line][0] for line in lines[:3]] == [Role.NAVIGATION] * 2 + [Role.TITLE]
    alone = [f"• {name}", ONE, TWO]
    assert of_text(alone, others={0: HEADLINE})[f"• {name}"][0] is not Role.NAVIGATION


def test_a_headline_once_more_and_more_is_what_pictures_show() -> None:
    name = "Le bateau est rentré au port"
    copies = [name, name.upper(), f"{name}.", f"{name}!", f"{name}:"]
    found = of_text([*copies, ONE, TWO], others=dict.fromkeys(range(5), HEADLINE))
    assert [found[line][0] for line in copies] == [Role.TITLE] * 3 + [Role.LABEL] * 2
