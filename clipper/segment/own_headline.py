"""A step for lines that hold the page's own headline, and more: the way to the page, and the count
of its comments.

"Home › Town › Owls move into the hall" above the headline is a menu, "5 thoughts on “Owls move into
the hall”" below the story heads its comments, whatever the language (of 2,439 labelled pages 87 of
90 such lines, and 34 of 36).
"""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment.features import unit_text
from clipper.segment.judged import Page

_LEAST, _MOST = 3, 14
"""Words of a headline that is looked for, and the most that may stand beside it."""
_SIGNS = re.compile(r"[›»>/→|]")
_COUNTED = re.compile(r"\W*\d+\D.*[“”„\"«»「『‘]\s?[^“”„\"«»「」『』]{5,}[”“\"»」』’]?\W*", re.S)


def own_headline(page: Page) -> None:
    """Lines that end with the page's headline: its breadcrumb, the heading of its comments."""
    first = next((at for at, role in enumerate(page.roles) if role is Role.TITLE), None)
    if first is None:
        return
    headline = page.keys[first]
    if headline.count(" ") < _LEAST - 1:
        return
    for at, key in enumerate(page.keys):
        if not key.endswith(f" {headline}"):
            continue
        if key.count(" ") - headline.count(" ") > _MOST:
            continue
        text = unit_text(page.groups[at])
        if at <= first + 1 and _SIGNS.search(text) and page.roles[at] is not Role.TITLE:
            page.set(at, Role.NAVIGATION, "the way to the headline", 0.8)
        elif at > first and page.roles[at] is not Role.BODY and _COUNTED.fullmatch(text):
            page.set(at, Role.COMMENTS, "counts what was said of the headline", 0.8)
