"""Dates that elements print, and what the elements say of them beside the words.

An element may say that its date is that of a change by `itemprop="dateModified"` or by a class
("updated") alone, and have in full in an attribute what it prints as "6 years ago".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from clipper.metadata import moments
from clipper.page import Precision
from clipper.words import dates
from clipper.words.dates import DateText, Day

_MOST, _LONGEST, _PIECES = 24, 80, 12
"""Elements that are looked at, characters of the text of one, and strings it is made of."""
_FEW = 3
"""Attributes of an element and those around it that may say one date, some with its zone."""
_OF_CHANGE = frozenset(
    "updated changed modified datemodified lastmodified lastupdated lastmod".split()
)
_OF_DATES = frozenset("date time published publish posted created entry post pubdate".split())
"""Words in class names. Where one name says "updated" and another one "date", the date may be that
of publication: feeds need the first word, whatever the date is."""
_WRITTEN = ("pdated", "odified")
"""What classes and values of `itemprop` that tell of a change have in common."""
_TAG = 300
"""Characters of an element's start that are looked through for the name of an attribute."""
# By their attributes elements are found in half of the time that it takes to ask each for them.
_CHANGED = (
    '//@itemprop[.="dateModified"]/..'
    ' | //@class[contains(., "pdated") or contains(., "odified")]/..'
)
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_IN_FULL = ("datetime", "content", "title", "aria-label", "data-original-title",
            "data-bs-original-title", "data-tippy-content", "data-tooltip")  # fmt: skip
"""Attributes that hold a date in full where the text is short."""
_SAYS_MORE = "//*[" + " or ".join(f"@{name}" for name in _IN_FULL) + "]"
TWO_WAYS = re.compile(r"(?<!\d)(?:0?\d|1[0-2])\s?[./-]\s?(?:0?\d|1[0-2])\s?[./-]")
"""A day and a month in numbers, of which each may be the other."""


def is_of_change(element: Any) -> bool:
    """Whether an element says that its date is that of a change, and not of publication, too."""
    told = (element.get("itemprop") or "").split()
    if told:
        return told == ["dateModified"]
    if element.get("pubdate") is not None:
        return False
    names = [
        set(_NAME_PARTS.findall(name)) for name in (element.get("class") or "").lower().split()
    ]
    said = [name for name in names if name & _OF_CHANGE]
    return bool(said) and not any(name & _OF_DATES for name in names if name not in said)


def is_of_publication(element: Any) -> bool:
    """Whether an element says by `itemprop`, an attribute or a class that its date is that of
    publication."""
    if {"datePublished", "dateCreated"} & set((element.get("itemprop") or "").split()):
        return True
    if element.get("pubdate") is not None:
        return True
    return "published" in _NAME_PARTS.findall((element.get("class") or "").lower())


class Changes(NamedTuple):
    """What elements say that their dates are those of a change."""

    printed: frozenset[Day] = frozenset()
    """Days of the dates that are printed in them, and in none that says it is of publication."""
    value: str = ""
    """The first of the dates, as an attribute has it, or else as it is printed."""


def of_changes(tree: Any, source: str | None) -> Changes:
    """The dates that elements of a page say to be those of a change; `source` is its HTML."""
    if source is not None and not _may_tell(source):
        return Changes()
    printed: set[Day] = set()
    value = ""
    for element in islice(filter(is_of_change, tree.xpath(_CHANGED)), _MOST):
        text = _text(element)
        if (date := dates.find(text)) is None:
            continue
        printed.add(date.day_of)
        value = value or element.get("datetime") or element.get("content") or text
    others = filter(is_of_publication, tree.iter("time", "span", "abbr") if printed else ())
    for element in islice(others, _MOST):
        if (date := dates.find(_text(element))) is not None:
            printed.discard(date.day_of)
    return Changes(frozenset(printed), value)


def _may_tell(source: str) -> bool:
    """Whether HTML may hold an element that says so: it takes long to look for one in the tree."""
    for word in _WRITTEN:
        at = source.find(word)
        while at >= 0:
            start = source[max(0, at - _TAG) : at].rpartition("<")[2]
            if ">" not in start and ("class" in start or "itemprop" in start.lower()):
                return True
            at = source.find(word, at + len(word))
    return False


def in_full(tree: Any, date: DateText) -> tuple[str, Precision] | None:
    """ISO 8601 and precision of a date that is printed as an age or without a year, as an attribute
    of the first element that prints it has it; `None` where none does."""
    if date.ago is None and date.year is not None:
        return None
    values = _values(tree.xpath(_SAYS_MORE), date.text.strip())
    told = (moments.parse(value) for value in values if not TWO_WAYS.search(value))
    every = list(islice((m for m in told if m is not None and m[1] in ("day", "time")), _FEW))
    same = (moment for moment in every if moment[0][:10] == every[0][0][:10])
    return max(same, key=lambda moment: len(moment[0]), default=None)


def _values(elements: Iterable[Any], printed: str) -> Iterator[str]:
    """What stands in the attributes of short elements that print a text."""
    for element in elements:
        values = [value for name in _IN_FULL if (value := element.get(name))]
        if any(map(str.isdigit, "".join(values))) and printed in _text(element):
            yield from values


def _text(element: Any) -> str:
    """The text of a short element; "" of a longer one."""
    text = " ".join("".join(islice(element.itertext(), _PIECES)).split())
    return text if len(text) <= _LONGEST else ""
