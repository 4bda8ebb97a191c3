"""The parts of a list of authors that stand behind persons and are none: the place, the post with
its place, the report of an East Asian paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from clipper.metadata.authors.kinds import is_person
from clipper.words.byline import words
from clipper.words.scripts import HAN

_PLACE = re.compile("[A-ZÀ-Þ][a-zß-ÿ]{2,}")
_ONE_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]{3,}(?:-[^\W\d_]{3,}){0,3}")
_REPORT = re.compile(rf"[{HAN}]{{2,12}}(?:[報报][導道]|[連连][線线]|電)")
"""What an East Asian paper has behind a reporter's name: "屏東報導"."""

_HELPS = re.compile(
    r"(?:editor|editör|redaktor|penyunting|foto|fotografer|video|kamera)\s?[:：].*"
    r"|(?:[攝摄]影|撮影|写真|责编|責編|编辑|編輯|責任編輯|责任编辑|校对|校對)\s?\S{2,4}|[文图圖]|.*[=＝](?:写真|撮影|絵)",
    re.I,
)
"""A part of a list that is about who took the pictures, or looked over the text."""

Parts = list[list[str]]


def tidied(parts: Parts, *, told: bool = False) -> Parts:
    """The parts of a list, each cut at its commas, without what stands beside persons; `told` says
    that a word announced them as authors.

    >>> tidied([["Jane Doe"], ["John Roe", "Kelmstadt"]])
    [['Jane Doe'], ['John Roe']]
    >>> tidied([["邱瓊慧"], ["新北即時報導"]])
    [['邱瓊慧']]
    """
    parts = [pieces for pieces in parts if not all(map(_is_aside, pieces))] or parts
    if len(parts) > 1 and all(len(p) == 2 and is_person(p[0]) and _is_place(p[1]) for p in parts):
        return [pieces[:1] for pieces in parts]
    *first, last = [piece for pieces in parts for piece in pieces] or [""]
    if (
        len(first) > 1 - told
        and len(parts[-1]) > 1
        and _is_lone_word(last)
        and all(map(is_person, first))
    ):
        return [*parts[:-1], parts[-1][:-1]]
    return parts


def _is_aside(text: str) -> bool:
    return _REPORT.fullmatch(text) is not None or _HELPS.fullmatch(text) is not None


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None


def _is_lone_word(text: str) -> bool:
    """Whether a text is one word with a capital, and no name of a group that signs."""
    named = _ONE_WORD.fullmatch(text) is not None and text[0].isupper() and not text.isupper()
    return named and text.casefold() not in words("teams")


def before_place(text: str, are_persons: Callable[[str], bool]) -> str:
    """The persons before a place, as some papers have them behind "From".

    >>> before_place("Jane Doe, Kelmville", lambda text: text == "Jane Doe")
    'Jane Doe'
    """
    first, comma, place = text.rpartition(", ")
    return first if comma and _is_lone_word(place) and are_persons(first) else text


def without_post(text: str) -> str:
    """A list of names without the post behind one of them and its place.

    >>> without_post("Jane Doe, Corresponsal en Kelm, John Roe"), without_post("Jane Doe, Poet")
    ('Jane Doe, John Roe', 'Jane Doe, Poet')
    >>> without_post("Jeanne Dupuis, Paul Roux envoyés spéciaux à Kelm")
    'Jeanne Dupuis, Paul Roux'
    """
    return _several().sub("", _post().sub("", text)) if "," in text else text


@cache
def _several() -> re.Pattern[str]:
    posts = "|".join(sorted(words("several")))
    return re.compile(rf"(?<=\w)\s(?:{posts})\b[^,;|]*", re.I)


@cache
def _post() -> re.Pattern[str]:
    posts = "|".join(re.escape(word) for word in sorted(words("offices")))
    return re.compile(
        rf",\s+(?:{posts})(?:\s[a-zß-ÿ]{{4,}})?\s(?:en|em|in|a|à|au|aux|para|pour|for|of|at|для|в)"
        r"\s[^,;|]+",
        re.I,
    )
