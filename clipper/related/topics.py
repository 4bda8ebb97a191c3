"""Names of a site's sections beside headlines: "Snow stops trains NEWS", "ספורטHeadline".

Where no capital shows a seam, the page's own menu tells which words are such names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from clipper.page import Block, Role
from clipper.related.lines import LEADING, Line, is_text, with_text
from clipper.words.keys import count_words, key_of

_LEAST = 3
"""Words that must be left of a headline, and lines of a list that must look alike."""
_MOST = 0.7
"""Share of a list's lines that must have such a name; the others may be adverts."""
_ALL = 0.9
"""The same, where nothing says that they are names."""
_WORDS = 3
"""Words of the longest name."""
_ITEM_MOST, _RUN_MOST = 40, 400
"""Characters of the longest item of a menu, and of the longest menu in one line."""
_GLUED_MOST = 12
"""Characters of the longest name that is glued to a headline."""
_SIGNS = re.compile(r"\s*[|/›»>·•]\s*|\s{2,}")
_UNCASED = re.compile(
    "[\u0590-\u05ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters without capitals, but for Arabic ones: its article makes nearly all nouns alike."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Menu(NamedTuple):
    """What a page's menus call the sections of its site."""

    items: frozenset[str]
    """Keys of short lines, and of what signs part on longer ones."""
    runs: str
    """Longer lines in scripts without capitals, whose items may be glued together."""


def menu_of(blocks: Iterable[Block]) -> Menu:
    items: set[str] = set()
    runs: list[str] = []
    for block in blocks:
        if block.role is Role.NAVIGATION and len(block.text) <= _RUN_MOST:
            parts = [part for part in _SIGNS.split(block.text.strip()) if part]
            items.update(key_of(part) for part in parts if len(part) <= _ITEM_MOST)
            runs += [part for part in parts if _UNCASED.search(part)]
    return Menu(frozenset(items - {""}), "\n".join(runs))


def without_topics(lines: list[Line], menu: Menu) -> list[Line]:
    """Takes off the names of sections before or behind a list's headlines, where nearly all of its
    lines have one, and not all the same."""
    texts = [line for line in lines if is_text(line) and line.words >= _LEAST]
    ways: tuple[Callable[[str, Menu], _Cut | None], ...] = (_behind, _before, _glued_before)
    for way in ways:
        cuts = {id(line): cut for line in texts if (cut := way(line.text, menu))}
        names = Counter(key_of(cut.name) for cut in cuts.values())
        known = way is _glued_before or 2 * _told(names, menu) > len(cuts)
        known |= len(cuts) >= _ALL * len(texts)
        if known and len(names) > 1 and len(cuts) >= max(_LEAST, _MOST * len(texts)):
            return [
                with_text(line, cuts[id(line)].head) if id(line) in cuts else line for line in lines
            ]
    return lines


def _told(names: Counter[str], menu: Menu) -> int:
    """How many of the lines have a name that the menu has, too, or another line."""
    return sum(count for name, count in names.items() if count > 1 or name in menu.items)


class _Cut(NamedTuple):
    head: str
    name: str


def _behind(text: str, menu: Menu) -> _Cut | None:
    return _spaced(text, menu, last=True)


def _before(text: str, menu: Menu) -> _Cut | None:
    return _spaced(text, menu, last=False)


def _spaced(text: str, menu: Menu, *, last: bool) -> _Cut | None:
    """A name of the menu, or a word in capitals that the headline is not in, apart by a space."""
    words = text.split()
    for size in range(min(_WORDS, len(words) - 1), 0, -1):
        name, rest = (words[-size:], words[:-size]) if last else (words[:size], words[size:])
        known = key_of(" ".join(name)) in menu.items
        loud = size == 1 and len(name[0]) > 2 and name[0].isupper() and name[0].isalpha()
        # In front the makers of goods stand, whom menus name as well.
        told = (known or loud) if last else (known and loud)
        if told and name[0][:1].isupper() and _is_headline(rest):
            return _Cut(" ".join(rest), " ".join(name))
    return None


def _is_headline(words: Sequence[str]) -> bool:
    text = " ".join(words)
    if words[0][:1].islower() or text.isupper() or LEADING.search(text):
        return False
    return count_words(text) >= _LEAST


def _glued_before(text: str, menu: Menu) -> _Cut | None:
    """The longest beginning that stands in a menu, with a letter glued to it."""
    if not menu.runs or not _UNCASED.match(text):
        return None
    least = 2 if _WIDE.match(text) else 3
    for size in range(min(_GLUED_MOST, len(text) - 1), least - 1, -1):
        if text[size - 1 : size + 1].isalpha() and text[:size] in menu.runs:
            rest = text[size:]
            return _Cut(rest, text[:size]) if count_words(rest) >= _LEAST else None
    return None
