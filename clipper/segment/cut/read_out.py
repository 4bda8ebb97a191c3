"""What a page says twice, for eyes and for ears, or for wide windows and narrow ones; and what it
says only to ears of its links.

`<span aria-hidden="true">$<b>12</b>99</span><span class="sr-only">$12.99</span>`: the one is
shown, the other read out, and the other says it in whole words. "(opens in a new window)" is said
of many links, and is no part of what they say.
"""

from __future__ import annotations

import re
from typing import Any

from clipper.segment.cut.attributes import are_for_readers, hints_of
from clipper.segment.cut.spaces import fold, is_blank
from clipper.words import lists as word_lists

_WINDOW = frozenset(word_lists.words("read_out", "window"))
_WINDOW_CHARS = 60
_AROUND = " ()[]{}.,;:!–—-↗"
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"\d+|[^\W\d_]+")
_IN_GROUPS = re.compile(r"(?<=\d)[,.'’](?=\d{3}(?!\d))")
"""What parts the groups of a large number, in some of the places where it stands."""
_ABBREVIATION = 3
"""Letters that a word has in short ("mo" for "month"), at most."""
_MOST = 300
"""Characters of what is said twice; longer ones stand in elements of their own."""


def is_of_window(element: Any) -> bool:
    """Whether an element says of a link where it opens, and nothing else."""
    text = fold("".join(element.itertext()))
    if len(text) > _WINDOW_CHARS:
        return False
    return text.strip(_AROUND).replace("’", "'").lower() in _WINDOW


def is_said_again(element: Any) -> bool:
    """Whether what stands beside an element that is only shown says the same to all."""
    if element.text is None and not len(element):  # most are icons
        return False
    text = _text_of(element)
    if not text:
        return False
    tail = fold(element.tail or "").strip()
    if tail:
        return tail == text
    behind = element.getnext()
    if behind is not None and (_is_for_readers(behind) or behind.tag == element.tag):
        told = _text_of(behind)
        if told == text or (_is_for_readers(behind) and _tells(told, element)):
            return True
    before = element.getprevious()
    if before is None or not is_blank(before.tail):
        return False
    return _is_for_readers(before) and _tells(_text_of(before), element)


def is_just_said(element: Any, pieces: list[str]) -> bool:
    """Whether a phrase says what stands right before it: `EUR 9.99<span class="clipped">EUR
    9.99</span>`. Two words at least; and phrases made alike are meant to stand both."""
    last = pieces[-1]
    if last == " " and len(pieces) > 1:
        last = pieces[-2]
    last = last.strip()
    if " " not in last:  # most are a word or a sign
        return False
    text = element.text
    if text is None or len(text) < len(last) or fold(text).strip() != last or len(element):
        return False
    before = element.getprevious()
    if before is None or not is_blank(before.tail):
        return bool(element.tag != "a")
    if element.tag == "a":
        return bool(before.tag == "a" and before.get("href") == element.get("href"))
    return bool(before.items() != element.items())


def _is_for_readers(element: Any) -> bool:
    return are_for_readers(hints_of(element.items()))


def _text_of(element: Any) -> str:
    text = fold("".join(element.itertext())).strip()
    return text if len(text) <= _MOST else ""


def _tells(told: str, shown: Any) -> bool:
    """Whether a text holds all numbers of an element, and no word of that is another; where it has
    no numbers, all its words."""
    parts = list(shown.itertext())
    words = _WORD.findall(_IN_GROUPS.sub("", "".join(parts)).lower())
    known = set(_WORD.findall(_IN_GROUPS.sub("", told).lower()))
    said = _NUMBER.findall(_IN_GROUPS.sub("", " ".join(parts)))
    if not said:
        return bool(words) and known.issuperset(words)
    others = (word for word in words if word.isalpha() and len(word) > _ABBREVIATION)
    return known.issuperset(said) and known.issuperset(others)
