"""Requests to follow, subscribe or install between the paragraphs of an article."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Follow us on Telegram for more stories like this", Role.SHARING),
        ("Підписуйтесь на наш канал у Viber", Role.SHARING),
        ("Siga o nosso canal no WhatsApp", Role.SHARING),
        ("点击关注我们的微信公众号", Role.SHARING),
        ("Abonnez-vous à notre newsletter du matin", Role.PROMOTION),
        ("Schrijf je in voor onze nieuwsbrief", Role.PROMOTION),
        ("Subscribe from 18 pounds a year. Four issues, posted flat", Role.PROMOTION),
        ("Abonnieren Sie für 9 Euro im Monat", Role.PROMOTION),
        ("Ladda ner appen och slå på notiser", Role.APP_BANNER),
        ("Скачайте приложение газеты", Role.APP_BANNER),
    ],
)
def test_requests_with_a_channel(line: str, role: Role) -> None:
    assert of_text([PROSE, PROSE + "Et puis.", line, PROSE + "Enfin."])[line][0] is role


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that Telegram would have to answer for it",
        "He used to follow our family wherever it went",
        "Скачать приложение предложили всем жителям района",
        "She downloaded the app twice and deleted it three times",
        "He gave his sister 18 pounds a year, and she would subscribe to nothing",
        "Recevez 100 euros par mois si vous avez deux enfants",
        "Suivez la route jusqu’au phare, puis tournez à gauche",
    ],
)
def test_reports_are_content(line: str) -> None:
    assert of_text([PROSE, PROSE + "Et puis.", line, PROSE + "Enfin."])[line][0] is Role.BODY


def test_a_long_paragraph_that_ends_with_a_request_is_content() -> None:
    line = PROSE * 3 + "Follow us on Telegram."
    assert of_text([PROSE, line, PROSE + "Enfin."])[line][0] is Role.BODY


def test_other_kinds_of_page_may_be_made_of_requests() -> None:
    line = "Follow us on Telegram for more stories like this"
    got = of_text([PROSE, line, PROSE + "Enfin."], page_type=LISTING)
    assert got[line][0] is Role.BODY
