"""Names of a site's sections beside headlines: "Snow stops trains NEWS", "スポーツHeadline".

Where no capital shows a seam, the words that sites in many languages call their sections by tell
which these are; clubs, towns and makers of goods stand in menus as well, and are what headlines are
about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from clipper.related.endings import LEADING
from clipper.related.known import Known
from clipper.related.lines import Line, is_text, with_text
from clipper.words.keys import count_words, key_of
from clipper.words.menu import menu_words
from clipper.words.scripts import ANY_CJK

_LEAST, _LINES = 3, 4
"""Words that must be left of a headline, and lines of a list that must have a name in capitals."""
_MOST = 0.7
"""Share of a list's lines that must have such a name; the others may be adverts."""
_WORDS = 3
"""Words of the longest name."""
_GLUED = range(2, 9)
"""Characters of a name that is glued to a headline."""


def without_topics(lines: list[Line], known: Known) -> list[Line]:
    """Takes off the names of sections before or behind a list's headlines, where nearly all of its
    lines have one, and not all the same."""
    texts = [line for line in lines if is_text(line) and line.words >= _LEAST]
    ways: tuple[Callable[[str, Known], _Cut | None], ...] = (_behind, _glued_before, _before)
    for way in ways:
        if way is _before:  # but not of "Food Tours in Kelm", "Travel Tips for Hoorn"
            texts = [line for line in texts if line.date]
        cuts = {id(line): cut for line in texts if (cut := way(line.text, known))}
        names = Counter(key_of(cut.name) for cut in cuts.values())
        enough = len(cuts) >= max(_LEAST, _MOST * len(texts)) and len(names) > 1
        if enough and (way is _glued_before or _are_sections(names, known)):
            return [
                with_text(line, cuts[id(line)].head) if id(line) in cuts else line for line in lines
            ]
    return lines


def _are_sections(names: Counter[str], known: Known) -> bool:
    """Whether most lines have a name that sites or this site's menu use for a section; or, in a
    longer list, one that comes again."""
    told = sum(n for name, n in names.items() if name in menu_words() or known.is_name(name))
    again = sum(n for name, n in names.items() if n > 1)
    total = names.total()
    return 2 * told > total or (total >= _LINES and 2 * again >= total)


class _Cut(NamedTuple):
    head: str
    name: str


def _behind(text: str, known: Known) -> _Cut | None:
    """A name of a section, or a word in capitals that the headline is not in, apart by a space."""
    words = text.split()
    for size in range(min(_WORDS, len(words) - 1), 0, -1):
        name, rest = words[-size:], words[:-size]
        told = key_of(" ".join(name)) in menu_words()
        loud = size == 1 and len(name[0]) > 2 and name[0].isupper() and name[0].isalpha()
        if (told or loud) and name[0][:1].isupper() and _is_headline(rest):
            return _Cut(" ".join(rest), " ".join(name))
    return None


def _before(text: str, known: Known) -> _Cut | None:
    """A name of a section that sites or this site's menu use, and a capital behind it."""
    words = text.split()
    for size in range(min(_WORDS, len(words) - 1), 0, -1):
        name, rest = words[:size], words[size:]
        capitals = name[0][0].isupper() and rest[0][0].isupper()
        key = key_of(" ".join(name))
        if capitals and (key in menu_words() or known.is_name(key)) and _is_headline(rest):
            return _Cut(" ".join(rest), " ".join(name))
    return None


def _is_headline(words: Sequence[str]) -> bool:
    text = " ".join(words)
    if words[0][:1].islower() or text.isupper() or LEADING.search(text):
        return False
    return count_words(text) >= _LEAST


def _glued_before(text: str, known: Known) -> _Cut | None:
    """The longest name of a section that a text in a script without spaces begins with, and that
    stands in the page's menu as well."""
    if not ANY_CJK.match(text) or not known.menu.runs:
        return None
    for size in reversed(_GLUED):
        name = text[:size]
        if key_of(name) in menu_words() and name in known.menu.runs:
            rest = text[size:]
            return _Cut(rest, name) if count_words(rest) >= _LEAST else None
    return None
