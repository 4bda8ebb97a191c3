"""What the attributes of an element say: class words, whether it is shown, whether it heads."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Any

from clipper.segment.cut.class_words import ENGLISH

Attributes = list[tuple[str, str]]

HEADING = ("role", "heading")
ONLY_SHOWN = ("aria-hidden", "true")
TOOLTIP = ("role", "tooltip")
_LEVELS = ("1", "2", "3", "4", "5", "6")
_HEADING_CHARS = 200
"""Characters that a heading has at most; some boards call each of their posts one."""
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HINT_CHARS = 200
"""Characters of an element's attributes that are read for words."""
_HINT_ATTRIBUTES = ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")
_RANK = {name: rank for rank, name in enumerate(_HINT_ATTRIBUTES)}
_FOR_READERS = (
    {"sr", "only"}, {"screen", "reader"}, {"visually", "hidden"}, {"visuallyhidden"},
    {"sr", "text"}, {"caption", "sr"}, {"hide", "visually"}, {"offscreen"}, {"screenreader"},
)  # fmt: skip
"""Class words of text that is read out, and not shown."""
_NOTES = frozenset("tagline subtitle subheading subhead subheader sub note count counter".split())
EDIT = "editsection"
"""Class word of the link with which a wiki lets a section be changed, inside of its heading."""
ICON = "icon"
CLASSIFIER = "classifier"
"""Class word of what a term is, behind a colon that the style shows."""
TELLING = _NOTES | frozenset((
    *"sr screen visually visuallyhidden offscreen screenreader material tooltip".split(),
    CLASSIFIER,
    EDIT,
    ICON,
))  # fmt: skip
"""Class words of which one stands where `are_for_readers` or `are_of_picture` can be true, for a
`TOOLTIP`, or for what is no text of the phrase around it."""


class _ClassWords(dict[str, str]):
    """A word of an attribute as it is written -> the class word that it is read as."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        low = word.lower()[:20]
        self[word] = read = ENGLISH.get(low, low)
        return read


_KNOWN_WORDS = 50_000
_class_words = _ClassWords()


@lru_cache(maxsize=20_000)
def _words(value: str) -> tuple[str, ...]:
    """Words of an attribute value, in English where `class_words` knows them.

    `postAuthor-name` gives post, author, name; `auteur-nom` gives author, nom.
    """
    return tuple(map(_class_words.__getitem__, _WORD.findall(value[:_HINT_CHARS])))


def hints_of(attributes: Attributes) -> tuple[str, ...]:
    """Lower-case words of class, id and the other attributes that name what an element is for."""
    if len(attributes) == 1:  # most have a class and nothing else
        name, value = attributes[0]
        return _words(value) if name in _RANK else ()
    told = [(_RANK[name], value) for name, value in attributes if name in _RANK]
    if not told:
        return ()
    if len(told) == 1:
        return _words(told[0][1])
    told.sort()
    values = [value for _, value in told]
    if sum(map(len, values)) + len(values) > _HINT_CHARS:
        return _words(" ".join(values))
    # Each for itself: alike elements share their classes, and differ in their id.
    return tuple(chain.from_iterable(map(_words, values)))


def are_hiding(attributes: dict[str, str]) -> bool:
    """Whether they say that their element is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _NOT_SHOWN.search(style))


def are_for_readers(hints: tuple[str, ...]) -> bool:
    """Whether class words say that their element is read out, and not shown."""
    return any(map(set(hints).issuperset, _FOR_READERS))


def are_of_note(hints: tuple[str, ...]) -> bool:
    """Whether class words say that their element stands beside a headline, and is none of it."""
    return not _NOTES.isdisjoint(hints)


def are_of_picture(hints: tuple[str, ...]) -> bool:
    """Whether class words say that a font draws the letters of their element as a picture."""
    return "material" in hints and ("icons" in hints or "symbols" in hints)


def heading_level(attributes: dict[str, str]) -> int:
    """Level of a heading that says it is one."""
    level = attributes.get("aria-level", "")
    return int(level) if level in _LEVELS else 2


def heading_tag(tag: str, attributes: dict[str, str]) -> str:
    """The tag of a heading; the level that it says it has outweighs it (WAI-ARIA 1.2, section 6.6).

    One that says it is `presentation` is printed as a heading all the same, mostly in a link.
    """
    level = attributes.get("aria-level", "")
    return f"h{level}" if level in _LEVELS else tag


def is_short(element: Any) -> bool:
    """Whether an element holds no more than a heading says."""
    chars = 0
    for text in element.itertext():
        chars += len(text)
        if chars > _HEADING_CHARS:
            return False
    return True


def whole_number(text: str | None) -> int | None:
    """The number that an attribute gives, if it does: `start` of `ol`, `value` of `li`."""
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.A) else None
