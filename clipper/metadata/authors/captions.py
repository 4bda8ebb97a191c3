"""Lines of bylines that are what a picture shows: when it was taken, and who took it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.metadata.authors import names
from clipper.metadata.authors.cues import announces
from clipper.page import Block
from clipper.words import dates
from clipper.words.byline import words

_CUES = ("published", "updated", "other_dates", "helpers", "source")
_LEAST = 3
"""Words of a text below a picture, before the date in a bracket or the agency behind it."""
_BRACKETED = re.compile(r"^(?P<text>[^()\n]+)\s\((?P<date>[^()\n]+)\)\.?$")
_CREDITED = re.compile(
    r"^(?P<text>.+[.!?…][\"”»]?)\s(?P<agency>[^\W\d_]{2,}(?:\s[^\W\d_]+)?)\s?/\s?[^\W\d_]"
)


def without_captions(lines: Sequence[Block]) -> list[Block]:
    """The lines without those that end with an agency and who took the picture for it, and, where
    another line has a date, without those that end with theirs in a bracket.

    >>> said = ("Mayor Roe at the old mill (3 May 2012)", "Jane Doe, 6 May 2012")
    >>> [line.text for line in without_captions([Block(text) for text in said])]
    ['Jane Doe, 6 May 2012']
    """
    lines = [line for line in lines if not is_credited(line.text)]
    others = [line for line in lines if not is_dated(line.text)]
    is_taken = len(others) < len(lines) and any(dates.find(line.text) for line in others)
    return others if is_taken else lines


def is_credited(text: str) -> bool:
    """Whether a text ends with an agency and a name behind a sentence.

    >>> is_credited("Roe at the mill in May. REUTERS/Ann Poe"), is_credited("Reuters/Ann Poe")
    (True, False)
    """
    match = _CREDITED.match(text.strip()) if "/" in text else None
    if match is None or not _is_told(match["text"]):
        return False
    return match["agency"].isupper() or match["agency"].casefold() in words("agencies")


def is_dated(text: str) -> bool:
    """Whether a text is a phrase with a date in a bracket at its end, and no byline."""
    match = _BRACKETED.match(text.strip()) if ")" in text[-3:] else None
    if match is None or not _is_told(match["text"]) or _is_cued(match["text"]):
        return False
    date = dates.find(match["date"])
    alone = date is not None and date.text == match["date"].strip() and date.ago is None
    return alone and dates.find(match["text"]) is None


def _is_cued(text: str) -> bool:
    """Whether a text says of a page who wrote it, or when, in known words."""
    told = any(names.cue(kind).match(text) for kind in _CUES)
    return told or announces(text) or names.announcing().search(text) is not None


def _is_told(text: str) -> bool:
    """Whether a text has some words, and small ones among them that no list of names has."""
    parts = text.split()
    small = (part for part in parts[1:] if part.islower() and part.isalpha())
    return len(parts) >= _LEAST and any(small)
