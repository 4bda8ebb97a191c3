"""What a flattened page's lines are taken for, and hardly believed to be."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_text

ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))
SAID = "Marée haute à midi"
FORUM, PRODUCT, SERVICE = (
    np.array([0.9 if kind == name else 0.01 for kind in PAGE_TYPES], np.float32)
    for name in ("forum", "product", "service")
)
LINES = [ONE, *(f"Bateau {n}" for n in "abcde"), SAID, TWO, THREE]
AT = LINES.index(SAID)


def role_of(taken: tuple[float, Role, float], body: float, page_type: np.ndarray) -> Role:
    # Far from content on both sides, so that it is no hole in it.
    apart = dict.fromkeys(range(1, AT), (0.01, taken[1], 0.9))
    found = of_text(LINES, page_type=page_type, others={**apart, AT: taken}, body={AT: body})
    return found[SAID][0]


@pytest.mark.parametrize(
    ("taken", "body", "page_type", "role"),
    [
        ((0.2, Role.RELATED, 0.3), 0.6, LISTING, Role.BODY),
        ((0.1, Role.RELATED, 0.3), 0.6, LISTING, Role.RELATED),
        ((0.2, Role.RELATED, 0.6), 0.3, LISTING, Role.RELATED),
        ((0.2, Role.RELATED, 0.3), 0.55, FORUM, Role.RELATED),
        ((0.05, Role.BYLINE, 0.3), 0.65, FORUM, Role.BODY),
        ((0.05, Role.COMMENTS, 0.3), 0.65, FORUM, Role.COMMENTS),
        ((0.05, Role.PROMOTION, 0.3), 0.65, SERVICE, Role.BODY),
        ((0.05, Role.BYLINE, 0.3), 0.65, SERVICE, Role.BYLINE),
        ((0.05, Role.NOTICE, 0.3), 0.65, PRODUCT, Role.BODY),
        ((0.05, Role.PROMOTION, 0.3), 0.65, PRODUCT, Role.PROMOTION),
        ((0.05, Role.NOTICE, 0.3), 0.65, ARTICLE, Role.NOTICE),
        ((0.2, Role.RELATED, 0.3), 0.6, ARTICLE, Role.RELATED),
        ((0.3, Role.RELATED, 0.3), 0.6, ARTICLE, Role.RELATED),
        ((0.2, Role.LABEL, 0.3), 0.7, LISTING, Role.LABEL),
        ((0.2, Role.LABEL, 0.3), 0.85, LISTING, Role.BODY),
        ((0.2, Role.LABEL, 0.3), 0.85, PRODUCT, Role.BODY),
        ((0.2, Role.RELATED, 0.3), 0.6, PRODUCT, Role.RELATED),
        ((0.1, Role.COMMENTS, 0.3), 0.6, ARTICLE, Role.BODY),
        ((0.1, Role.COMMENTS, 0.3), 0.6, LISTING, Role.COMMENTS),
        ((0.2, Role.NAVIGATION, 0.3), 0.6, ARTICLE, Role.NAVIGATION),
        ((0.3, Role.NAVIGATION, 0.3), 0.6, ARTICLE, Role.BODY),
    ],
)
def test_what_is_content_by_its_role_and_may_be_is_content(
    taken: tuple[float, Role, float], body: float, page_type: np.ndarray, role: Role
) -> None:
    assert role_of(taken, body, page_type) is role


def test_a_button_to_share_in_the_midst_of_content_is_none_if_it_may_be_content() -> None:
    told = [f"{PROSE}{n}." for n in range(5)]
    for above, role in ((told, Role.BODY), (told[:2], Role.SHARING)):
        lines = [*above, SAID, TWO]
        at = len(above)
        found = of_text(lines, others={at: (0.05, Role.SHARING, 0.9)}, body={at: 0.03})
        assert found[SAID][0] is role, above


@pytest.mark.parametrize(("captions", "role"), [(1, Role.BODY), (3, Role.CAPTION)])
def test_a_doubted_caption_stands_where_there_are_others(captions: int, role: Role) -> None:
    story = [f"{PROSE}{n}." for n in range(90)]
    told = [f"Le port numéro {n}" for n in range(captions)]
    lines = [line for pair in zip(told, story, strict=False) for line in pair] + story[captions:]
    spots = {2 * n: (0.01, Role.CAPTION, 0.6) for n in range(captions)}
    found = of_text(lines, others=spots, body=dict.fromkeys(spots, 0.3))
    assert {found[text][0] for text in told} == {role}


@pytest.mark.parametrize(
    ("share", "body", "below", "role"),
    [
        (0.45, 0.1, 0.2, Role.BODY),
        (0.45, 0.05, 0.2, Role.SUBTITLE),
        (0.7, 0.06, 0.2, Role.SUBTITLE),
        (0.7, 0.06, 0.9, Role.SUBTITLE),
        (0.95, 0.06, 0.9, Role.SUBTITLE),
    ],
)
def test_what_is_hardly_a_standfirst_is_content(
    share: float, body: float, below: float, role: Role
) -> None:
    lines = ["Le bateau est rentré", SAID, ONE, TWO]
    others = {0: (0.01, Role.TITLE, 0.95), 1: (0.01, Role.SUBTITLE, share)}
    found = of_text(lines, others=others, body={1: body, 2: below})
    assert found[SAID][0] is role
    # Other pages have standfirsts less often.
    above_content = share == 0.7 and below == 0.9
    found = of_text(lines, page_type=LISTING, others=others, body={1: body, 2: below})
    assert found[SAID][0] is (Role.BODY if above_content else role)


@pytest.mark.parametrize(("pictures", "role"), [(5, Role.LABEL), (2, Role.BODY)])
def test_a_long_text_that_may_be_said_of_a_picture_is_so_where_pictures_have_texts(
    pictures: int, role: Role
) -> None:
    shown = "Deux hommes en ciré jaune tirent un filet sur le pont d’un petit bateau bleu"
    names = [f"Bateau {n}" for n in range(pictures)]
    lines = [ONE, *names, TWO, shown, THREE]
    at = lines.index(shown)
    label = dict.fromkeys(range(1, 1 + pictures), (0.01, Role.LABEL, 0.9))
    others = {**label, at: (0.9, Role.LABEL, 0.4)}
    assert of_text(lines, others=others, body={at: 0.45})[shown][0] is role


@pytest.mark.parametrize(
    ("lines", "menu", "role"),
    [
        (["• Accueil", "• Application mobile", "• Météo"], (0, 2), Role.NAVIGATION),
        (["• Accueil", "Application mobile", "• Météo"], (0, 2), Role.APP_BANNER),
        (["• Bateau", "• Application mobile", "• Météo"], (), Role.APP_BANNER),
    ],
)
def test_an_app_in_a_menu_is_an_entry_of_it(
    lines: list[str], menu: tuple[int, ...], role: Role
) -> None:
    others = dict.fromkeys(menu, (0.01, Role.NAVIGATION, 0.9))
    others[1] = (0.01, Role.APP_BANNER, 0.7)
    assert of_text([*lines, ONE, TWO], others=others)[lines[1]][0] is role


@pytest.mark.parametrize(("main", "role"), [(0.4, Role.BODY), (0.2, Role.SUBTITLE)])
def test_what_a_page_offers_in_its_standfirst_is_content(main: float, role: Role) -> None:
    lines = ["Le bateau est rentré", SAID, "Horaires", ONE]
    others = {0: (0.01, Role.TITLE, 0.95), 2: (0.01, Role.NAVIGATION, 0.95)}
    given = {**others, 1: (main, Role.SUBTITLE, 0.92)}
    found = of_text(lines, page_type=LISTING, others=given, body={1: 0.03})
    assert found[SAID][0] is role
    assert of_text(lines, others=given, body={1: 0.03})[SAID][0] is Role.SUBTITLE
