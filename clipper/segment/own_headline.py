"""A step for lines that hold the page's own headline, and more: the way to the page, and the count
of its comments.

"Home › Town › Owls move into the hall" above the headline is a menu, "5 thoughts on “Owls move into
the hall”" below the story heads its comments, whatever the language (of 2,439 labelled pages 87 of
90 such lines, and 34 of 36).
"""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.features import unit_text
from clipper.segment.judged import Page

_LEAST, _LONGEST = 3, 400
"""Words of a headline that is looked for, and characters of a line in which it is."""
_SIGNS = re.compile(r"[›»>/→|]")
_QUOTES = '“”„"«»「」『』‘’'
_COUNTED = 2
"""Words between a count and the headline that it is one of comments on: "thoughts on"."""
_STORY = (Role.TITLE, Role.BODY, Role.CAPTION, Role.BYLINE)


def own_headline(page: Page) -> None:
    """Lines that end with the page's headline: its breadcrumb, the heading of its comments."""
    first = next((at for at, role in enumerate(page.roles) if role is Role.TITLE), None)
    if first is None:
        return
    headline = page.keys[first]
    if headline.count(" ") < _LEAST - 1:
        return
    for at, key in enumerate(page.keys):
        if not key.endswith(f" {headline}") or page.roles[at] in _STORY:
            continue
        text = unit_text(page.groups[at])
        if len(text) > _LONGEST:
            continue
        before = key[: -len(headline)].split()
        last = " ".join(lexicon.tokens(_SIGNS.split(text)[-1]))
        if at <= first + 1 and last == headline:
            page.set(at, Role.NAVIGATION, "the way to the headline", 0.8)
        elif (
            at > first
            and before[0].isdigit()
            and 0 < len(before) - 1 <= _COUNTED
            and text.rstrip()[-1:] in tuple(_QUOTES)
        ):
            page.set(at, Role.COMMENTS, "counts what was said of the headline", 0.8)
