"""Phrases that meet without a space, and are shown apart: by a margin, or as boxes.

`<span>Merrell</span><span>Moab 3</span>` reads "Merrell Moab 3". What tells is where the phrases
meet: inside a word no small letter is followed by a capital, no price by another. Where it tells
nothing the phrases stay together, as in `<b>P</b><i>age</i>`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from clipper.segment.cut.spaces import is_blank
from clipper.words import money

_SIGNS = "•|·∙⋅"
_SMALL_END = re.compile(r"(?:[^\W\d_]{2}|\d[^\W\d_])(?<=[^\W\d_A-ZÀ-ÖØ-Þ])$")
"""A word in small letters, or a unit; a word of one letter goes on ("iPhone")."""
_LAST = -4
"""Where in a text begins what tells of its end, with a line break behind it."""
_CAPITALS_END = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{2,}$")
_SENTENCE_END = re.compile(r"[^\W\d_][.!?]$")
_HELD = 20
"""Phrases in a box that holds nothing else, at most."""
_SHORT_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]\s+\w")
"""A word of two letters that begins a text: "In May"; behind capitals more often than a unit."""
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,}|[a-zß-öø-ÿ]{3,}")
_DAY, _DAY_END = -8, re.compile(r"[^\W\d_]{3}\.? \d\d?$")
_NUMBER_END = re.compile(r"\d[\s\u00a0]?[€$£%]?$")


LOOSE, BESIDE, WITHIN, NEXT = 1, 2, 3, 4
"""How two texts meet: behind the end of a phrase that marks words, as `b`; two phrases side by
side; behind the end of one that holds a text of its own, as `span`; side by side, the second one
known."""
_LETTERS = 3
"""Characters on either side of a seam that are of two words: letters that are moved one by one
stand in elements of their own, and a unit of a number may be part of what follows."""


def parts(before: str, after: str, how: int) -> bool:
    """Whether a space belongs between two texts that meet where an element ends.

    >>> parts("Merrell", "Moab 3", BESIDE), parts("Pa", "ge", BESIDE)
    (True, False)
    >>> parts("139,99 €", "174,99 €", BESIDE), parts("$", "390", BESIDE)
    (True, False)
    >>> parts("Jane wrote:", "with fish", LOOSE), parts("Mac", "OS", WITHIN)
    (True, False)
    """
    last, first = before[-1:], after[:1]
    if last == ":" and first.isalpha():
        return len(before) > 2 and before[-2] != ":"
    if how == WITHIN:
        return bool(first.isupper() and _SMALL_END.search(before[_LAST:]) and _word(after))
    if how != BESIDE and how != NEXT:
        return False
    if (last in _SIGNS and last) or (first in _SIGNS and first):
        return True
    if first.isupper():
        return _before_capital(before, after)
    if first == "#":  # "2 years ago", "#7"
        return last.isalnum() and after[1:2].isdigit()
    if first.isdigit() or (first in money.SIGNS and first):
        return _before_number(before, after)
    if last.isdigit() or last in money.SIGNS:  # "2nd" is one word, "390 from" are two
        return bool(_NUMBER_END.search(before[_LAST:])) and len(_word(after)) > 2
    return False


def begins_anew(before: str, marked: str) -> bool:
    """Whether a space belongs between a text and what is marked right behind it: a heading in a
    line. One word alone may be half a name.

    >>> begins_anew("light and cheap", "Cons:"), begins_anew("seal.", "How long is it?")
    (True, True)
    >>> begins_anew("Cloud", "Sail"), begins_anew("of ", "Two boats")
    (False, False)
    """
    if not marked[0].isupper() or not _word(marked):
        return False
    text = marked.rstrip()
    if " " not in text and text[-1] != ":":
        return False
    return bool(_SMALL_END.search(before[_LAST:]) or _SENTENCE_END.search(before[_LAST:]))


def are_alone(before: str, after: str, phrase: Any) -> bool:
    """Whether two words meet in phrases that are all a box holds, as the cells of a row are:
    `<div><span>Mast: 4 m</span><span>keel: 2 m</span></div>`."""
    end, start = before[-_LETTERS:], after[:_LETTERS]
    if len(end) < _LETTERS or len(start) < _LETTERS or not (end[0] + start).isalnum():
        return False
    if not end[1:].isalpha():
        return False
    first = phrase.getprevious()
    if phrase.tag != "span" or first is None or first.tag != "span" or first.tail:
        return False
    box, own, other = phrase.getparent(), phrase.get("class"), first.get("class")
    held = list(islice(box, _HELD + 1))
    if own is None and other is None:
        # Editors leave half a word in such; where two are all of a box, each is one of its lines.
        if box.tag != "div" or len(held) != 2:
            return False
    elif own == other or box.tag == "code" or len(held) > _HELD:
        return False
    if any(inner.tag != "span" for inner in held):
        return False
    texts = (box.text, *(inner.tail for inner in held))
    return all(map(is_blank, texts))


def _before_capital(before: str, after: str) -> bool:
    if _SMALL_END.search(before[_LAST:]) or before[-1:] in ".!?…)”»%,;":
        return True
    if before[-1:].isdigit():
        return len(after.strip()) > 1 or len(before.strip()) > 1
    if len(_word(after)) <= 2 and not _SHORT_WORD.match(after):
        return False
    return bool(_CAPITALS_END.search(before))


def _before_number(before: str, after: str) -> bool:
    if (
        _SMALL_END.search(before[_LAST:])
        or _CAPITALS_END.search(before)
        or before[-1:] in "!?…)”»:"
    ):
        return before[-1:] != ":" or not before[-2:-1].isdigit()
    if before[-1:] == ".":
        return before[-2:-1].isalpha()
    if _DAY_END.search(before[_DAY:]):  # "Mar 7", and 9 answers
        return True
    # Digits that are moved one by one ("2", "0", "2", "6") stand in elements of their own.
    price = bool(_NUMBER_END.search(before[_LAST:])) and len(before.strip()) > 1
    return price and len(after.strip()) > 1


def _word(text: str) -> str:
    match = _WORD.match(text)
    return match[0] if match else ""
