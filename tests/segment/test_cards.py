"""Cards of goods are content together."""

from __future__ import annotations

from clipper.page import Role
from tests.segment.judged_pages import ARTICLE, LISTING, of_text

NAMES = ["Brass lamp", "Oak ladder", "Hemp rope", "Iron anchor"]
PRICES = ["$19.00", "$49.50", "$7.25", "$99.00"]


def test_cards_of_a_flattened_list_are_content_together() -> None:
    lines = [line for card in zip(NAMES, PRICES, strict=True) for line in (*card, f"Try {card[0]}")]
    doubted = (0.1, Role.PROMOTION, 0.9)
    others = dict.fromkeys((2, 3, 4, 5), doubted)
    told = of_text(lines, page_type=LISTING, others=others)
    assert {told[line] for line in lines[2:6]} == {(Role.BODY, "in a list of goods")}
    assert of_text(lines, page_type=ARTICLE, others=others)["Oak ladder"][0] is Role.PROMOTION
    surely = of_text(lines, page_type=LISTING, others=others | {3: (0.02, Role.PROMOTION, 0.9)})
    assert surely["Oak ladder"][0] is Role.PROMOTION
    mostly = of_text(lines, page_type=LISTING, others=dict.fromkeys((0, *range(2, 11)), doubted))
    assert mostly["Oak ladder"][0] is Role.PROMOTION


def test_a_name_below_the_same_text_of_a_picture_goes_with_its_price() -> None:
    lines = [line for card in zip(NAMES, NAMES, PRICES, strict=True) for line in card]
    others = dict.fromkeys((n for n in range(12) if n % 3 < 2), (0.1, Role.LABEL, 0.9))
    told = of_text(lines, page_type=LISTING, others=others)
    assert {told[name] for name in NAMES} == {(Role.BODY, "names what has a price")}
    beside = others | {11: (0.02, Role.RELATED, 0.95)}
    assert of_text(lines, page_type=LISTING, others=beside)["Iron anchor"][0] is Role.LABEL
    few = of_text(lines[3:], page_type=LISTING, others={at - 3: v for at, v in others.items()})
    assert few["Iron anchor"][0] is Role.LABEL
