"""What stands beside a name and is none: the place, the agency, the office somebody writes from."""

from __future__ import annotations

import re
from functools import cache

from clipper.words.byline import words
from clipper.words.scripts import is_caseless

_AGENCY = re.compile(
    "[A-ZĄĆĘŁŃŚŹŻČŠŘĎŤĚĽŇÀ-ÞА-ЯІЇЄҐΑ-Ω]{2,5}(?:-[A-ZΑ-Ω]{2,5})?|dpa|apa|sda|kna|epd|sid"
)
"""What stands behind a reporter's name for the agency: "Jane Doe, AP"."""
_WITH_STATE = re.compile(r"(?P<place>[^()\d|:]{3,40})\s\((?!AP\b)[A-Z]{2}\)")
"""A line of a town and the letters of its state: "KELM (MG)"; in small letters, an agency's."""
_SEVERAL = re.compile(
    r"([A-ZÀ-Þ][^,;:|()\d/]{2,40}(?:\s/\s[A-ZÀ-Þ][^,;:|()\d/]{2,40})+)\s[-–—]\s(?=\d)"
)
"""Towns before a date: "Kelm / Madrid - 12 May"."""
_WITH_LAND = re.compile(r"[^\s():،,]+(?:\s[^\s():،,]+){0,2}\s\([^()\d]{3,20}\)\s?:\s(?=\S+\s\S)")
"""A town, its country and a colon before a name, in scripts without capitals."""
_WORDS = re.compile(r"[^\W\d_]{4,}(?:\s[^\W\d_]{2,}){1,2}")
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


def without_places(text: str) -> str:
    """A byline without the towns that it begins with, in the frames in which papers have them.

    >>> without_places("KELM (MG)"), without_places("Kelmo / Madrid - 12 ene 2026")
    ('', '12 ene 2026')
    """
    if (match := _WITH_STATE.fullmatch(text)) and match["place"].isupper():
        return ""
    if " / " in text and (match := _SEVERAL.match(text)):
        return text[match.end() :] if any(map(is_place, match[1].split(" / "))) else text
    if "(" in text and (match := _WITH_LAND.match(text)) and is_caseless(match[0]):
        return text[match.end() :]
    return text


def is_described(text: str) -> bool:
    """Whether a text behind a name's comma begins with a capital and goes on with a small word, as
    names of villages do in some languages, and what somebody does.

    >>> is_described("Ветрен дол"), is_described("Jane Doe"), is_described("Ann de Roe")
    (True, False, False)
    """
    return text[:1].isupper() and _WORDS.fullmatch(text) is not None and text.split()[-1].islower()


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
