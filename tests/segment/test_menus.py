"""Menus of flattened pages: calendars, entries between bars, contents of the page."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import PROSE, of_text

ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))
WEEKS = ["12345", "6789101112", "13 14 15 16 17 18 19", "20212223242526", "2728293031"]


def test_a_calendar_is_a_menu() -> None:
    told = of_text([ONE, "LMMJVSD", *WEEKS, TWO])
    assert {told[line][0] for line in ("LMMJVSD", *WEEKS)} == {Role.NAVIGATION}
    assert told[ONE][0] is told[TWO][0] is Role.BODY


@pytest.mark.parametrize("lines", [WEEKS[:2], ["12345", "678910", "1819"], ["1960", "1974", "301"]])
def test_other_numbers_are_no_calendar(lines: list[str]) -> None:
    told = of_text([ONE, "Marée", *lines, TWO])
    assert {role for role, _ in told.values()} == {Role.BODY}


@pytest.mark.parametrize(
    ("bars", "role"), [("||||", Role.NAVIGATION), ("丨··丨", Role.NAVIGATION), ("||", Role.BODY)]
)
def test_entries_between_bars_are_a_menu(bars: str, role: Role) -> None:
    names = ["Ports", "Phares", "Bouées", "Marées", "Vents"]
    lines = [text for pair in zip(names, bars, strict=False) for text in pair]
    told = of_text([ONE, *lines, names[len(bars)], TWO])
    assert {told[name][0] for name in names[: len(bars) + 1]} == {role}
    assert told[ONE][0] is told[TWO][0] is Role.BODY


NAMES = ["Choosing a rope", "Splicing", "A knot for the pier", "Storage"]


def _manual(table: list[str], heads: list[str], apart: int = 3) -> dict[str, tuple[Role, str]]:
    text = [
        line for head in heads for line in (head, *(f"{PROSE}{head} {n}." for n in range(apart)))
    ]
    kinds = dict.fromkeys((1, 3), (0.1, Role.NAVIGATION, 0.9))
    return of_text([*table, ONE, *text], others=kinds)


def test_a_table_of_contents_is_a_menu_as_a_whole() -> None:
    numbered = [f"{n}. {name}" for n, name in enumerate(NAMES, 1)]
    told = _manual(numbered, NAMES)
    assert {told[line][0] for line in numbered} == {Role.NAVIGATION}
    assert {told[line][0] for line in NAMES} == {Role.BODY}


@pytest.mark.parametrize("heads", [NAMES[::-1], NAMES[:3]])
def test_lines_that_do_not_come_again_in_order_are_no_contents(heads: list[str]) -> None:
    numbered = [f"{n}. {name}" for n, name in enumerate(NAMES, 1)]
    told = _manual(numbered, heads)
    assert told[numbered[0]][0] is told[numbered[2]][0] is Role.BODY
