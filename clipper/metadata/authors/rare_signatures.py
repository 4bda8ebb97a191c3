"""Who signs where no byline says so: a blog's last line, a name beside its portrait, an agency, and
Japanese names that the page has again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from clipper.metadata import roles
from clipper.metadata.authors import kinds, names, places
from clipper.metadata.roles import NOT_OURS
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.byline import words
from clipper.words.scripts import ANY_CJK, is_caseless

_BELOW, _BEHIND = 9, 6
"""Blocks below the headline, and behind the story, that are looked at."""
_LONGEST_NAME = 40
_LONGEST_LINE = 120
_NEAR_DATE = 16
"""Characters between an account's name and a date: "jdoe on Wednesday, May 12"."""
_ACCOUNT = re.compile(r"(?P<name>[^\W\d_][\w.-]{1,30})\s+(?P<rest>.*)", re.S)
_DASH = re.compile(r"\s+[-–—ـ]\s+")
_WORDS = 4
"""Words of an Arabic name, at most."""
_JAPANESE = "[\u3400-\u9fff々ヶぁ-んァ-ン]{3,6}"
_TOGETHER = re.compile(rf"{_JAPANESE}(?:[ \u3000]{_JAPANESE}){{1,3}}")
_PICTURED = "撮影"
"""Behind the name of who took a picture."""
_NEITHER = NOT_OURS | {Role.BODY, Role.TITLE}


def account(blocks: Sequence[Block]) -> list[str]:
    """The account that a sentence behind the story says to have written it on a day.

    >>> story = Block("The ferry lay at the quay.", role=Role.BODY)
    >>> account([story, Block("This entry was posted by jdoe on Wednesday, May 12th, 2021.")])
    ['jdoe']
    """
    last = roles.last(blocks, Role.BODY)
    for block in blocks[last : last + 1 + _BEHIND] if last is not None else ():
        if block.role is Role.COMMENTS:
            continue
        cue = names.announcing().search(block.text) or _wide_cue(block.text)
        match = _ACCOUNT.match(block.text, cue.end()) if cue else None
        date = dates.find(match["rest"]) if match else None
        if (
            match
            and date is not None
            and date.start <= _NEAR_DATE
            and kinds.is_handle(match["name"])
        ):
            return [name] if (name := names.clean_name(match["name"])) else []
    return []


def _wide_cue(text: str) -> re.Match[str] | None:
    """A word for authors at the beginning of a short text in East Asian signs: "投稿者 jdoe"."""
    wide = len(text) <= _LONGEST_LINE and ANY_CJK.match(text.strip()[:1])
    return names.cue("by").match(text) if wide else None


def placed(blocks: Sequence[Block]) -> list[str]:
    """Who stands behind a known town and a dash below the headline, in a script without capitals.

    >>> head = Block("حكاية الصيادين", role=Role.TITLE)
    >>> placed([head, Block("الدقهلية ـ شريف محمود - مروة علي", role=Role.LABEL)])
    ['شريف محمود', 'مروة علي']
    """
    at = roles.first(blocks, Role.TITLE)
    for block in blocks[at + 1 : at + 1 + _BELOW] if at is not None else ():
        line = block.text.strip()
        place, *people = _DASH.split(line) if len(line) <= _LONGEST_LINE else [""]
        if block.role in _NEITHER or not people or not places.is_place(place):
            continue
        if is_caseless(line) and all(1 < len(name.split()) <= _WORDS for name in people):
            return people
    return []


def twice(blocks: Sequence[Block]) -> list[str]:
    """The person whose name stands twice in a row below the headline: for a portrait, and beside
    it."""
    at = roles.first(blocks, Role.TITLE)
    for one, other in pairwise(blocks[at + 1 : at + 1 + _BELOW] if at is not None else ()):
        name = one.text.strip()
        if name != other.text.strip() or not {one.role, other.role}.isdisjoint(_NEITHER):
            continue
        if len(name) <= _LONGEST_NAME and kinds.is_person(name) and names.clean_name(name) == name:
            return [name]
    return []


def agency(blocks: Sequence[Block]) -> list[str]:
    """The agency that signs its own text: in capitals, alone, right above the date.

    >>> day = Block("May 12, 2021", role=Role.BYLINE)
    >>> agency([Block("AGENCIA KELM", role=Role.BYLINE), day])
    ['Agencia Kelm']
    """
    for line, below in pairwise(blocks):
        text = line.text.strip()
        if line.role is not Role.BYLINE or below.role is not Role.BYLINE or not text.isupper():
            continue
        told = len(text) <= _LONGEST_NAME and not words("agency").isdisjoint(
            text.casefold().split()
        )
        if told and " " in text and dates.find(below.text) is not None:
            return [name] if (name := names.clean_name(text)) else []
    return []


def again(blocks: Sequence[Block]) -> list[str]:
    """Japanese names in one byline, each of which the page has again: alone, or behind a picture.

    >>> line = Block("高瀬美緒 小野寺淳", role=Role.BYLINE)
    >>> again([line, Block("高瀬美緒"), Block("港の船＝小野寺淳撮影")]), again([line])
    (['高瀬美緒', '小野寺淳'], [])
    """
    for block in blocks:
        if block.role is not Role.BYLINE or block.text.isascii():
            continue
        date = dates.find(block.text)
        line = (block.text if date is None else block.text[: date.start]).strip()
        if _TOGETHER.fullmatch(line):
            listed = line.split()
            told = [b.text.strip() for b in blocks if b is not block]
            if all(any(t == n or f"{n}{_PICTURED}" in t for t in told) for n in listed):
                return listed
    return []
