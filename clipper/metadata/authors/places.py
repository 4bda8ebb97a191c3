"""What stands beside a name and is none: the place, the agency, the office somebody writes from."""

from __future__ import annotations

import re
from functools import cache

from clipper.words.byline import words

_AGENCY = re.compile(
    "[A-ZĄĆĘŁŃŚŹŻČŠŘĎŤĚĽŇÀ-ÞА-ЯІЇЄҐΑ-Ω]{2,5}(?:-[A-ZΑ-Ω]{2,5})?|dpa|apa|sda|kna|epd|sid"
)
"""What stands behind a reporter's name for the agency: "Jane Doe, AP"."""
_DOT_ABOVE = "\u0307"
"""What folding case leaves of the Turkish capital in "İzmir"."""


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a city that bylines name.

    >>> is_place("New York"), is_place("İzmir"), is_place("Jane York"), is_place("paris")
    (True, True, False, False)
    """
    known = text.casefold().replace(_DOT_ABOVE, "") in words("places")
    return known and not text[:1].islower()


def is_agency(text: str) -> bool:
    """Whether a text is the letters of an agency or a broadcaster: "AP"."""
    return _AGENCY.fullmatch(text) is not None


def is_beside(text: str) -> bool:
    """Whether a text behind a name says where, or for whom, somebody wrote.

    >>> is_beside("à Paris"), is_beside("ARD-Studio London"), is_beside("Banksy")
    (True, True, False)
    """
    if is_place(text) or is_agency(text):
        return True
    head = re.split(r"\s", text, maxsplit=1)[0].casefold()
    return bool(_places_led().match(text)) or not words("desks").isdisjoint(head.split("-"))


def before_place(name: str) -> str:
    """A name behind "by" without the place from which somebody wrote.

    >>> before_place("Petra Doe aus Kelm"), before_place("Hans von Kelm")
    ('Petra Doe', 'Hans von Kelm')
    """
    match = _places_led().search(name)
    if match is None or " " not in name[: match.start()]:
        return name
    return name[: match.start()]


@cache
def _places_led() -> re.Pattern[str]:
    """A small word before a place, and the place's first capital."""
    forms = "|".join(map(re.escape, sorted(words("before_places"))))
    return re.compile(rf"(?:^|\s)(?:{forms})\s(?=[A-ZÀ-ÞА-Я])")
