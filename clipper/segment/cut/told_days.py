"""Days that only an attribute tells: a script of the page prints them, which is not run.

`wrote on <a class="timeago" title="2024-04-17T10:58:44Z"></a>` is shown as "wrote on 17 Apr 2024".
"""

from __future__ import annotations

import re
from typing import Any

from clipper.segment.cut.spaces import is_blank

_TAGS = frozenset(("a", "span", "time", "abbr", "small"))
"""Elements that a script fills with a date."""
_MOMENT = re.compile(
    r"(\d{4}-[01]\d-[0-3]\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\s*"
)
"""A day alone may be meant for machines; of what a script prints the hour is known."""
_FOR_MACHINES = frozenset(("updated", "published"))
"""Classes that tell a reader of microformats (hAtom) what stands in print beside it."""


def day_of(element: Any, moment: str) -> str:
    """The day of the moment that an attribute tells; empty where its element has a text, or is for
    machines.

    >>> from lxml.html import fragment_fromstring as element
    >>> day_of(element('<span class="timeago"></span>'), "2024-04-17T10:58:44.717Z")
    '2024-04-17'
    """
    told = _MOMENT.fullmatch(moment)
    if told is None or element.tag not in _TAGS or len(element) or "itemprop" in element.attrib:
        return ""
    if not is_blank(element.text):
        return ""
    named = (element.get("class") or "").split()
    return "" if not _FOR_MACHINES.isdisjoint(named) else told[1]
