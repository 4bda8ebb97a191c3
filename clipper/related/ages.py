"""Ages of cards: a date on a line of its own, or with at most a short name beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from clipper.related.endings import RANGE, is_sentence
from clipper.related.pointing import is_button
from clipper.words import byline, dates
from clipper.words.dates import DateText
from clipper.words.keys import count_words
from clipper.words.seams import seams

_SPLIT = re.compile(r"\s*[·・|•∙⋅/]\s*|\s+[–—-]\s+|\s{2,}|,\s*$")
_ICON = re.compile(r"^[a-z]+(?:[-_ ][a-z]+)?$")
"""An icon's name, glued before an age: "time21 minutes ago"."""
_AGE_MOST = 5
"""Words of the longest text that a word like "today" may follow as its age without a sign."""
SMALL_WORD = 3
"""Letters of the longest word that a name may hold without a capital: "and", "der"."""
_PICTURE_LEAST = 3
"""Words of a text to which a name is glued that is not half of a name itself."""
_EVENT = 4
"""Words of the shortest text before a date that is no name for its words in small letters."""
_NAMING, _NAMED = ("published", "updated", "roles"), 2
"""Lists of words of which what stands beside an age may hold one; words of a name of which one says
that it is a paper's, without a capital: "Le journal de la ville"."""
_FOR = frozenset("for für pour para per voor för til".split())
_BRACKET, _HEADLINE = re.compile(r"^(.*\S)\s*[(（][^()（）\d]+[,，、|·•]\s?$"), 4
"""A bracket with a source before an age, behind a headline, and words of the shortest headline."""
_CLOSING = " )）]"
_PARTS_AGE = "-–—|·•(,:"


class Age(NamedTuple):
    """What a line says that is the age of a card."""

    date: str
    name: str
    """The source beside it, or nothing."""
    before: str
    """What stands before it at the end of a line, with the sign between."""


def find_age(text: str) -> Age | None:
    """The age that a line is, with at most a short source beside it; `None` for other lines."""
    date = dates.find(text)
    if date is None:
        return None
    before, after = text[: date.start], text[date.end :]
    if _is_told(text, date, before, after):
        return None
    bracket = _BRACKET.search(before) if after.strip() in (")", "）") else None
    if bracket and count_words(bracket[1]) >= _HEADLINE:
        return None  # "Ferry runs aground off Kelm (Harbour Post, yesterday)"
    parts = [part.strip(" ,:()-") for part in (*_SPLIT.split(before), *_SPLIT.split(after))]
    parts = [part for part in parts if part and not _ICON.match(part) and not is_button(part)]
    if sum(count_words(part) for part in parts) > 7 or any(is_sentence(part) for part in parts):
        return None
    names = map(_behind_picture, parts)
    name = next((name for name in names if count_words(name) <= 6), "")
    return Age(date.text, name, before if not after.strip(_CLOSING) else "")


def _is_told(text: str, date: DateText, before: str, after: str) -> bool:
    """Whether a date is part of what a line tells, by what stands beside it."""
    relative = date.ago is not None
    undated = date.year is None and not relative
    if undated and count_words(text) > 4 and not _is_parted(before, after):
        return True
    if not before.strip() and _runs_on(after[::-1]):
        return True  # "Yesterday 19:40 Council keeps the mill for another year"
    if not any(map(str.isdigit, date.text)) and _runs_on(before):
        return True  # "What is open and closed in town today, the first of May"
    if relative and _is_sentence_before(before):
        return True  # "King Charles visits Kelm today"
    if not before.strip() and _goes_on(after):
        return True  # "Yesterday once more"
    if relative:
        return False
    if not after.strip() and (_is_for(before) or _is_event(before)):
        return True
    return not undated and _is_within(before, after)


def _is_for(before: str) -> bool:
    """Whether a text goes on to what it is for: "Weather for 12 June"."""
    return len(before.split()) > 1 and before.split()[-1].casefold() in _FOR


def _is_event(before: str) -> bool:
    """Whether a comma or a colon parts a date from a text that names no one: "Concert in the park,
    15 June", "Quiz of the week: June 6", and not "La Gazette de Kelm, 19 février"."""
    head = before.rstrip(" ,:")
    words = head.split()
    if len(words) < _EVENT or before.rstrip()[-1:] not in (",", ":") or not head[0].isupper():
        return False
    if not any(len(word) > SMALL_WORD and word[0].islower() for word in words):
        return False
    if not byline.words(*_NAMING).isdisjoint(map(str.casefold, words)):
        return False
    named = (word.casefold() for at, word in enumerate(words) if at < _NAMED or word[0].isupper())
    return byline.words("organisations").isdisjoint(named)


def _behind_picture(name: str) -> str:
    """A name without the words to which it is glued: "A ferry off KelmHarbour Post"."""
    places = seams(name)
    if places and count_words(name[: places[-1]]) >= _PICTURE_LEAST:
        return name[places[-1] :]
    return name


def _is_sentence_before(before: str) -> bool:
    """Whether what stands before an age, with no sign between, has longer words in small letters,
    as no name has."""
    head = before.rstrip()
    if len(head) == len(before) or head[-1:] in tuple(_PARTS_AGE):
        return False
    longer = [word for word in head.split() if len(word) > SMALL_WORD]
    told = head.casefold().rstrip(":") in byline.words("published", "updated")
    return not told and len(head.split()) > 1 and any(word[0].islower() for word in longer)


def _goes_on(after: str) -> bool:
    """Whether what stands behind a date is several words, all of them small."""
    words = after.split()
    return len(words) > 1 and all(word[0].islower() for word in words)


def _is_parted(before: str, after: str) -> bool:
    """Whether a date ends its line, and a comma or another sign parts it from what stands there."""
    head = before.rstrip()
    return head[-1:] in tuple(_PARTS_AGE) and not RANGE.search(head) and not after.strip()


def _runs_on(before: str) -> bool:
    """Whether a text runs on into a word for a day: many words and no sign that parts them."""
    head = before.strip()
    return count_words(head) > _AGE_MOST and head[-1:] not in tuple(_PARTS_AGE)


def _is_within(before: str, after: str) -> bool:
    """Whether a date is part of a headline: words before it and no sign that parts them."""
    head, tail = before.strip(), after.strip()
    if count_words(head) < 2 or head[-1:] in _PARTS_AGE:
        return False
    return count_words(head) >= 3 or tail[:1].isalpha()
