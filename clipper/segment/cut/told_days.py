"""Days that only an attribute tells: a script of the page prints them, which is not run.

`wrote on <a class="timeago" title="2024-04-17T10:58:44Z"></a>` is shown as "wrote on 17 Apr 2024".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from clipper.segment.cut.spaces import is_blank
from clipper.words import dates

_TAGS = frozenset(("a", "span", "time", "abbr", "small"))
"""Elements that a script fills with a date."""
_MOMENT = re.compile(
    r"(\d{4}-[01]\d-[0-3]\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\s*"
)
"""A day alone may be meant for machines; of what a script prints the hour is known."""
_FOR_MACHINES = frozenset(
    ("updated", "published", "value-title", "value", "dtstamp", "dt-published", "dt-updated")
)
"""Classes that tell a reader of microformats (hAtom) what stands in print beside it, on the element
or on the one around it."""
_PIECES, _CHARS = 6, 60
"""Pieces of text right before a moment, and characters of them, that may print the day."""


def day_of(element: Any, moment: str, before: Sequence[str] = ()) -> str:
    """The day of the moment that an attribute tells; empty where its element has a text, or is for
    machines, or where the pieces of text before it end with a date.

    >>> from lxml.html import fragment_fromstring as element
    >>> day_of(element('<span class="timeago"></span>'), "2024-04-17T10:58:44.717Z")
    '2024-04-17'
    """
    told = _MOMENT.fullmatch(moment)
    if told is None or element.tag not in _TAGS or len(element) or "itemprop" in element.attrib:
        return ""
    if not is_blank(element.text):
        return ""
    around = element.getparent()
    named = (element.get("class") or "").split()
    named += (around.get("class") or "").split() if around is not None else []
    if not _FOR_MACHINES.isdisjoint(named):
        return ""
    return "" if _is_told(before) else told[1]


def _is_told(before: Sequence[str]) -> bool:
    """Whether pieces of text end with a date, but for signs and the time of the day."""
    text = "".join(before[-_PIECES:])[-_CHARS:]
    printed = dates.find_all(text) if any(map(str.isdecimal, text)) else []
    return bool(printed) and not any(map(str.isalpha, text[printed[-1].end :]))
