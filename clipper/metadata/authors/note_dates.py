"""Dates in notes about a story: "Originally published March 22, 2019. Updated April 18, 2024."

A note tells in a sentence what a byline tells in a word: "We updated this article on ...". The word
that stands last before a date, in the same sentence, says what the date is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clipper.page import Block, BlockKind, Role
from clipper.words import dates
from clipper.words.byline import words
from clipper.words.dates import DateText

_LONGEST = 400
"""Characters of a note that is read."""
_SHORTEST = 6
"""Letters of a word that is sure to tell of a date."""
_BETWEEN = 40
"""Characters between that word and the date: "this article on"."""


def read(blocks: Sequence[Block]) -> tuple[DateText | None, DateText | None]:
    """When notes about the story say that it was published and changed last."""
    published: DateText | None = None
    changed: DateText | None = None
    for block in blocks:
        if block.role is not Role.ATTRIBUTION or len(block.text) > _LONGEST:
            continue
        if block.kind is BlockKind.LIST_ITEM:
            continue  # what the story draws on, which was published elsewhere
        for kind, date in _told(block.text):
            if kind == "published":
                published = published or date
            elif changed is None or dates.is_earlier(changed, date):
                changed = date
    return published, changed


def _told(text: str) -> Iterator[tuple[str, DateText]]:
    """("published" or "updated", day of a year) for the dates of a note that say which."""
    for sentence in _sentences(text):
        start = 0
        for date in dates.find_all(sentence):
            before = sentence[start : date.start]
            start = date.end
            said = list(_words().finditer(before))
            if said and len(before) - said[-1].end() <= _BETWEEN and date.year and date.day:
                yield str(said[-1].lastgroup), date


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[^\W\d]{2}[.!?])\s+|(?<=\d{4}\.)\s+|\n", text) if part]


@cache
def _words() -> re.Pattern[str]:
    kinds = (
        "|".join(map(re.escape, (w for w in words(kind) if len(w) >= _SHORTEST)))
        for kind in ("updated", "published")
    )
    return re.compile(r"(?<!\w)(?:(?P<updated>{})|(?P<published>{}))(?!\w)".format(*kinds), re.I)
