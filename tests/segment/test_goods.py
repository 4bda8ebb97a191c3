"""Goods with their prices, of the page and beside it."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from clipper.segment.steps.prices import says_price
from tests.segment.judged_pages import ARTICLE, LISTING, PROSE, of_html, of_text

PRODUCT = np.array([0.9 if kind == "product" else 0.01 for kind in PAGE_TYPES], np.float32)
HEAD = "You may also like"
GOODS = ["Brass lamp", "$19.00", "Oak ladder", "$49.50", "Hemp rope", "$7.25"]
BESIDE = (Role.RELATED, "goods below a head of related ones")
HEADED = (0.1, Role.RELATED, 0.8)


@pytest.mark.parametrize(
    "text",
    [
        "$19",
        "19 €",
        "from EUR 1,299.00",
        "12zł",
        "1 299,00 Kč",
        "Rs. 500",
        "15 РУБ.",
        "лв828,58",
        "EUR9.47EUR9.47",
        "12.50",
    ],
)
def test_a_price(text: str) -> None:
    assert says_price(text)


@pytest.mark.parametrize(
    "text", ["12.5", "3.4.21", "5ft tall", "12 tryouts", "12 Leiden", "Room 12", "1,299"]
)
def test_no_price(text: str) -> None:
    assert not says_price(text)


def test_goods_below_a_head_of_related_ones_are_related() -> None:
    lines = ["Iron anchor", "$99.00", f"{PROSE}Un.", HEAD, *GOODS, f"{PROSE * 3}Deux."]
    told = of_text(lines, page_type=PRODUCT, others={3: HEADED})
    assert all(told[line] == BESIDE for line in GOODS)
    assert [told[line][0] for line in (*lines[:3], lines[-1])] == [Role.BODY] * 4
    told = of_text(lines, page_type=ARTICLE, others={3: HEADED})
    assert told["Brass lamp"][0] is Role.BODY
    few = of_text([*lines[:4], *GOODS[:4]], page_type=PRODUCT, others={3: HEADED})
    assert few["Brass lamp"][0] is Role.BODY


def test_where_most_goods_stand_below_the_head_they_may_be_the_content() -> None:
    told = of_text(["Lamps", HEAD, *GOODS], page_type=LISTING, others={1: HEADED})
    assert told["Brass lamp"][0] is Role.BODY
    told = of_text(["Lamps", PROSE, HEAD, *GOODS], page_type=LISTING, others={2: HEADED})
    assert told["Brass lamp"] == BESIDE


def test_goods_in_the_element_of_such_a_head_are_related() -> None:
    own = f"<div><p>Iron anchor</p><p>$99.00</p><p>{PROSE}</p></div>"
    goods = "".join(
        f"<li><b>{a}</b><p>{b}</p></li>" for a, b in zip(GOODS[::2], GOODS[1::2], strict=True)
    )
    page = (
        f"<h1>Anchor</h1>{own}<div><h2>{HEAD}</h2><ul>{goods}</ul></div><p>Sent from the port</p>"
    )
    told = of_html(page, page_type=PRODUCT, others={4: HEADED}, title={0: 0.95})
    assert all(told[line] == BESIDE for line in GOODS)
    assert {told[line][0] for line in ("$99.00", "Sent from the port")} == {Role.BODY}
