"""What the words of a byline say about what follows them, and where its parts begin and end."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from clipper.metadata.authors import kinds, names
from clipper.words.byline import words

_SEPARATOR = re.compile(
    r"\s*[|｜·・•⋅∙●／]\s*|\s{2,}|\s+(?=\S{1,12}\s?[:：])|\s+[–—-]\s+|[\n\t]|(?<=\w)\s*/\s*(?=\w)"
)
_COLON = re.compile("[:：=＝]")
_LABELLED = re.compile(r"\w+\s?[:：]\s")
_BROKEN = re.compile(r"[\s:：]")
_CUES = ("helpers", "by", "published", "updated", "source", "other_dates")
"""Lists of words that say what follows."""
_OF_DATES = ("other_dates", "updated", "published")
EDGE = " \t\u00a0\u3000,،;:：|·・•–—-()[]（）【】/"


def segments_of(text: str) -> list[str]:
    """The parts of a line; one begins before a word with a colon, but not within a cue.

    >>> segments_of("Jane Doe | Written by: John Roe Editor: Ann Poe")
    ['Jane Doe', 'Written by: John Roe', 'Editor: Ann Poe']
    """
    segments: list[str] = []
    for part in _SEPARATOR.split(text):
        if segments and _COLON.search(part):
            first = segments[-1].strip()
            joined = f"{first} {part}"
            cues = (names.cue(kind).match(joined) for kind in _CUES)
            if any(cue and _COLON.search(joined, len(first), cue.end()) for cue in cues):
                segments[-1] = joined
                continue
        segments.append(part)
    return segments


@cache
def _ends() -> frozenset[str]:
    """The last two letters of words about dates: few segments end with any of a thousand words."""
    return frozenset(word[-2:] for kind in _OF_DATES for word in words(kind))


@lru_cache(maxsize=2048)
def cue_at_end(segment: str) -> str:
    """The cue a segment consists of, or ends with: "Jane Doe Updated:"."""
    tail = segment.strip(EDGE)
    for kind in _OF_DATES:
        match = names.cue(kind).match(tail + " ")
        if match and match.end() >= len(tail):
            return kind
    low = tail.casefold()
    if low[-2:] not in _ends():
        return ""
    for kind in _OF_DATES:
        for word in words(kind):
            if len(word) > 3 and low.endswith(word) and not low[: -len(word)][-1:].isalpha():
                return kind
    return ""


def without_end_cue(segment: str) -> str:
    tail = segment.strip(EDGE)
    low = tail.casefold()
    best = ""
    for kind in _OF_DATES:
        for word in words(kind):
            if low.endswith(word) and len(word) > len(best):
                best = word
    return tail[: len(tail) - len(best)] if best else ""


def without_label(segment: str) -> str:
    """What stands before a date; "" for one word with a colon, which says what date it is, be it
    known or not.

    >>> without_label("Erschienen:"), without_label("Jane Doe:"), without_label("jdoe")
    ('', 'Jane Doe:', 'jdoe')
    """
    word = segment.strip(EDGE)
    is_label = segment.rstrip().endswith((":", "：")) and not _BROKEN.search(word)
    return "" if is_label else segment


def announces(segment: str) -> bool:
    """Whether a segment begins with words that announce an author.

    Some of them are articles in another language: "De Waterpost", "Di Maria".
    """
    match = names.cue("by").match(segment)
    if match is None:
        return False
    cue = match[0].strip(EDGE)
    if cue.casefold() in words("nouns") and not _COLON.search(match[0]):
        return names.are_persons(segment[match.end() :].strip(EDGE))
    if len(cue) > 2 or cue.casefold() == "by" or not cue.isascii() or ":" in match[0]:
        return True
    rest = segment[match.end() :].strip(EDGE)
    return kinds.is_person(rest) or names.are_persons(rest)


def pure_cue(text: str) -> str:
    """The cue, where a segment is nothing but one."""
    for kind in _CUES:
        match = names.cue(kind).match(text + " ")
        if match and match.end() >= len(text):
            return kind
    return ""


def is_role(text: str) -> bool:
    """Whether a text of several words says what somebody does: "Local Democracy Reporter"."""
    first, _, last = text.casefold().rpartition(" ")
    return bool(first) and last in words("roles")


def is_labelled(text: str) -> bool:
    """Whether a small word says what a text is: "size: A A", behind "text"."""
    return text[:1].islower() and _LABELLED.match(text) is not None
