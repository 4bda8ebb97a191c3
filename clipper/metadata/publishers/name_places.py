"""Names inside longer lines: before an age, glued to a menu, as the source of teasers.

Flattening leaves many a name on no line of its own ("Harbour Post5 hours ago", "Harbour PostSign
in"). What a line begins with, and another line of the page holds, is read as a name (`fronts`), and
what stands in a line between signs or is a line elsewhere (`inside`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from clipper.metadata import roles
from clipper.metadata.authors.glued import without_logo
from clipper.metadata.authors.kinds import is_about_reading
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.scripts import ANY_THAI, ANY_UNSPACED, ANY_WIDE, WIDE

_FRONTED = (
    Role.BYLINE,
    Role.ATTRIBUTION,
    Role.APP_BANNER,
    Role.PROMOTION,
    Role.NOTICE,
    Role.NAVIGATION,
    Role.LABEL,
    Role.SHARING,
)
_ABOVE, _BELOW = 4, 8
"""Lines above and below the headline that are looked at, though their role be another."""
_LONGEST = 160
_MOST_TEASERS = 200
"""Lines of teasers that are looked at for their sources."""
_MOST_WORDS, _MOST_CHARS, _MOST_WIDE = 6, 45, 14
"""Of the longest name: words, characters, and characters of scripts without spaces."""
_LEAST_THAI = 5
"""Characters of a Thai name that a line begins with; of fewer are syllables that any has."""
_EDGE = " \t\u00a0\u3000|·・•∙⋅,;:–—-()[]（）【】/\"'“”„«»"
_THAI_LEADING, _THAI_BEHIND = "\u0e40-\u0e44", "\u0e2f-\u0e3a\u0e45-\u0e4e"
"""Thai vowels that stand before their consonant, and what stands behind it or on it."""
_WORD_END = re.compile(
    r"(?<=\S)(?=\s|$)|(?<=[^\W\dA-Z_])(?=[A-Z\d])|(?<=[a-zß-ÿа-яα-ω])(?=[А-ЯΑ-Ω])"
)
_WIDE_END = re.compile(f"(?<=[{WIDE}])(?<![{_THAI_LEADING}])(?![{_THAI_BEHIND}])")
"""Where a name in a script without spaces may end; in Thai never inside a syllable, as far as its
vowels show."""
WAYS = ("whole", "quoted", "part", "colon", "held")
"""How a name may stand inside a line."""
_QUOTED = re.compile(
    "«([^«»]{2,40})»|»([^«»]{2,40})«|„([^„“”]{2,40})[“”]|“([^“”]{2,40})”|”([^“”]{2,40})”"
    "|「([^「」]{2,40})」|『([^『』]{2,40})』|〈([^〈〉]{2,40})〉|《([^《》]{2,40})》"
    '|(?<!\\w)"([^"]{2,40})"(?!\\w)'
)
_SIGNS = re.compile(r"\s+[|·•–—»«:›‹~/-]+\s+|\s*[|｜»›‹()（）\t\n]\s*|[,，、]\s*")
_COLON = re.compile(r"(?<!\d)[:：]|[:：](?!\d)")
_STORY = (Role.BODY, Role.TITLE)
_MOST_PARTS, _LEAD, _MOST_INSIDE = 6, 30, 80
"""Parts of a line that are looked at, characters before a colon, and lines of a page."""
_MOST_SHORT = 250
"""Short lines from each end of a page that others are held against."""


def fronts(
    blocks: Sequence[Block],
    lines: Sequence[int],
    key_of: Callable[[str], str],
    held: Callable[[str], int],
) -> Iterator[tuple[int, str, bool]]:
    """(place, name, whether an age or a date follows) of what these lines begin with.

    `held` says how many lines of the page hold a key, the line itself among them.
    """
    for at in _places(blocks, lines):
        text = without_logo(blocks[at].text.strip(_EDGE))
        date = dates.find(text)
        aged = text[: date.start].strip(_EDGE) if date is not None else ""
        if aged and fits(aged):
            yield at, aged, True
        best = 1
        for end, name, count in reversed(_held(text, key_of, held)):
            if count <= best or name == aged:
                continue
            if end < len(text):
                yield at, name, date is not None and not text[end : date.start].strip(_EDGE)
                if best > 1 or count > 3:
                    break
            best = count


def _held(
    text: str, key_of: Callable[[str], str], held: Callable[[str], int]
) -> list[tuple[int, str, int]]:
    """(end, name, how many lines hold it) of what a text begins with that other lines hold, too:
    the shortest first, for where one is held by none, no longer one is."""
    found = []
    for end in _ends(text):
        name = text[:end].strip(_EDGE)
        key = key_of(name)
        if len(key) < (2 if ANY_WIDE.search(key) else 3):
            continue
        if len(name) < _LEAST_THAI and ANY_THAI.match(name):
            continue
        if name.casefold() == "the":  # keys are without it
            continue
        count = held(key)
        if count < 2:
            break
        found.append((end, name, count))
    return found


def inside(
    blocks: Sequence[Block], lines: Sequence[int], key_of: Callable[[str], str]
) -> Iterator[tuple[int, str, str]]:
    """(place, name, how it stands there) of what else these lines may name, whatever their role if
    they are none of the story: the whole line, what follows a colon, stands between quotation marks
    or other signs, and what is a line of its own elsewhere on the page."""
    lone = _lone(blocks, key_of)
    outside = (at for at in lines if blocks[at].role not in _STORY)
    for at in islice(outside, _MOST_INSIDE):
        if len(blocks[at].text) > _LONGEST:
            continue
        for match in _QUOTED.finditer(blocks[at].text):
            yield at, match[match.lastindex or 0], "quoted"
        text = without_logo(blocks[at].text.strip(_EDGE))
        counted = any(map(str.isdigit, text)) and is_about_reading(text)
        if fits(text) and not counted:
            yield at, text, "whole"
        parts = [part.strip(_EDGE) for part in _SIGNS.split(text)]
        for part in parts[:_MOST_PARTS] if len(parts) > 1 else ():
            yield at, part, "part"
        if (colon := _COLON.search(text, 0, _LEAD)) and (name := _said(text[colon.end() :])):
            yield at, name, "colon"
        for name in lone:
            if name in text and name != text and _stands(name, text):
                yield at, name, "held"


def _lone(blocks: Sequence[Block], key_of: Callable[[str], str]) -> list[str]:
    """The short texts that are lines of their own outside of the story, each once; of a long page
    those near its ends."""
    found: dict[str, str] = {}
    for way in (blocks, blocks[::-1]):
        full = len(found) + _MOST_SHORT
        for block in way:
            if len(block.text) > _MOST_CHARS or block.role in _STORY:
                continue
            text = without_logo(block.text.strip(_EDGE))
            if fits(text) and len(key := key_of(text)) >= (3 if ANY_WIDE.search(text) else 4):
                found.setdefault(key, text)
                if len(found) >= full:
                    break
    return list(found.values())


def _said(text: str) -> str:
    """The name that a text behind a colon begins with, a date left aside."""
    date = dates.find(text)
    if date is not None:
        text = text[: date.start].strip(_EDGE) or text[date.end :]
    return _SIGNS.split(text.strip(_EDGE), maxsplit=1)[0].strip(_EDGE)


def _stands(name: str, text: str) -> bool:
    """Whether a text holds a name that is not part of a longer word; it may be glued to others, as
    a capital or a digit shows."""
    at = text.find(name)
    before, after = text[at - 1 : at] if at else "", text[at + len(name) :][:1]
    if ANY_WIDE.match(name):
        return True
    begins = not before.isalpha() or (before.islower() and name[0].isupper())
    return begins and not (after.isalpha() and not after.isupper())


def about_title(blocks: Sequence[Block]) -> range:
    """The lines about the headline; none where there is none."""
    at = roles.first(blocks, Role.TITLE)
    return range(0) if at is None else range(max(0, at - _ABOVE), min(len(blocks), at + _BELOW))


def _places(blocks: Sequence[Block], lines: Sequence[int]) -> list[int]:
    """Of these lines those that may begin with a name."""
    near = about_title(blocks)
    return [
        at
        for at in lines
        if len(blocks[at].text) <= _LONGEST
        and (
            blocks[at].role in _FRONTED
            or (at in near and blocks[at].role not in (Role.TITLE, Role.BODY))
        )
    ]


def fits(name: str) -> bool:
    """Whether a text is short enough for a name."""
    if len(name) > _MOST_CHARS or len(name.split()) > _MOST_WORDS:
        return False
    if name.isascii():
        return True
    # A Thai syllable, short as they are, has two letters and more, one of Han but one.
    thai = len(ANY_THAI.findall(name))
    return len(ANY_UNSPACED.findall(name)) - thai + thai // 2 <= _MOST_WIDE


def _ends(text: str) -> list[int]:
    """Where a name that a text begins with may end."""
    text = text[: _MOST_CHARS + 1]
    ends = {match.start() for match in _WORD_END.finditer(text)}
    ends |= {match.start() for match in _WIDE_END.finditer(text)}
    return [end for end in sorted(ends) if fits(text[:end]) and end > 1]


def sources(blocks: Sequence[Block], key_of: Callable[[str], str]) -> Counter[str]:
    """How often each name stands as the source of a teaser: beside an age, or short and again."""
    beside: Counter[str] = Counter()
    short: Counter[str] = Counter()
    lines = (b for b in blocks if b.role is Role.RELATED and len(b.text) <= _LONGEST)
    for block in islice(lines, _MOST_TEASERS):
        text = without_logo(block.text.strip(_EDGE))
        date = dates.find(text)
        if date is None:
            if fits(text):
                short[key_of(text)] += 1
            continue
        for part in (text[: date.start], text[date.end :]):
            name = part.strip(_EDGE)
            if name and fits(name):
                beside[key_of(name)] += 1
    beside.update({key: count for key, count in short.items() if count > 1})
    return Counter({key: n for key, n in beside.items() if any(map(str.isalpha, key))})
