"""Days that only an attribute tells: a script of the page prints them, which is not run.

`wrote on <a class="timeago" title="2024-04-17T10:58:44Z"></a>` is shown as "wrote on 17 Apr 2024".
"""

from __future__ import annotations

import re
from typing import Any

TAGS = frozenset(("a", "span", "time", "abbr", "small"))
"""Elements that a script fills with a date."""
_MOMENT = re.compile(
    r"\s*(\d{4}-[01]\d-[0-3]\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\s*"
)
"""A day alone may be meant for machines; of what a script prints the hour is known."""
_FOR_MACHINES = frozenset(("updated", "published"))
"""Classes that tell a reader of microformats (hAtom) what stands in print beside it."""


def day_of(element: Any) -> str:
    """The day that an element without others in it stands for; empty if it stands for none.

    >>> from lxml.html import fragment_fromstring as element
    >>> day_of(element('<span class="timeago" title="2024-04-17T10:58:44.717Z"></span>'))
    '2024-04-17'
    """
    if element.text and not element.text.isspace():
        return ""
    moment = _MOMENT.fullmatch(element.get("datetime") or element.get("title") or "")
    if moment is None or "itemprop" in element.attrib:
        return ""
    named = (element.get("class") or "").split()
    return "" if not _FOR_MACHINES.isdisjoint(named) else moment[1]
