"""Names inside longer lines: before an age, glued to a menu, as the source of teasers.

Flattening leaves many a name on no line of its own ("Harbour Post5 hours ago", "Harbour PostSign
in"). What a line begins with, and another line of the page holds, is read as a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from clipper.metadata.names import without_logo
from clipper.page import Block, Role
from clipper.words import dates

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
_SAYING = _FRONTED[:5]
_HEAD, _FOOT, _REST = 12, 10, 16
"""Lines at the top, at the foot, and between them that are looked at."""
_ABOVE, _BELOW = 4, 8
"""Lines above and below the headline that are looked at, whatever their role."""
_LONGEST = 160
_MOST_TEASERS = 200
"""Lines of teasers that are looked at for their sources."""
_MOST_WORDS, _MOST_CHARS, _MOST_WIDE = 6, 45, 12
_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EDGE = " \t\u00a0\u3000|·・•∙⋅,;:–—-()[]（）【】/\"'“”„«»"
_WORD_END = re.compile(
    r"(?<=\S)(?=\s|$)|(?<=[^\W\dA-Z_])(?=[A-Z\d])|(?<=[a-zß-ÿа-яα-ω])(?=[А-ЯΑ-Ω])"
)
_WIDE_END = re.compile("(?<=[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")


def fronts(
    blocks: Sequence[Block], key_of: Callable[[str], str], held: Callable[[str], int]
) -> Iterator[tuple[int, str, bool]]:
    """(place, name, whether an age or a date follows) of what lines begin with.

    `held` says how many lines of the page hold a key, the line itself among them.
    """
    for at in _places(blocks):
        text = without_logo(blocks[at].text.strip(_EDGE))
        date = dates.find(text)
        aged = text[: date.start].strip(_EDGE) if date is not None else ""
        if aged and _fits(aged):
            yield at, aged, True
        best = 1
        for end in reversed(_ends(text)):
            name = text[:end].strip(_EDGE)
            key = key_of(name)
            if len(key) < (2 if _WIDE.search(key) else 3) or name == aged:
                continue
            count = held(key)
            if count > best and end < len(text):
                yield at, name, date is not None and not text[end : date.start].strip(_EDGE)
                if best > 1 or count > 3:
                    break
                best = count


def _places(blocks: Sequence[Block]) -> list[int]:
    places = [
        at
        for at, block in enumerate(blocks)
        if block.role in _FRONTED and len(block.text) <= _LONGEST
    ]
    title = next((at for at, b in enumerate(blocks) if b.role is Role.TITLE), -_BELOW)
    near = [
        at
        for at in range(max(0, title - _ABOVE), min(len(blocks), title + _BELOW))
        if len(blocks[at].text) <= _LONGEST and blocks[at].role not in (Role.TITLE, Role.BODY)
    ]
    middle = [at for at in places[_HEAD:-_FOOT] if blocks[at].role in _SAYING]
    return sorted({*near, *places[:_HEAD], *middle[:_REST], *places[-_FOOT:]})


def _fits(name: str) -> bool:
    return len(name) <= _MOST_CHARS and len(name.split()) <= _MOST_WORDS


def _ends(text: str) -> list[int]:
    """Where a name that a text begins with may end."""
    text = text[: _MOST_CHARS + 1]
    ends = {match.start() for match in _WORD_END.finditer(text)}
    ends |= {match.start() for match in _WIDE_END.finditer(text[: _MOST_WIDE + 1])}
    return [end for end in sorted(ends) if _fits(text[:end]) and end > 1]


def sources(blocks: Sequence[Block], key_of: Callable[[str], str]) -> Counter[str]:
    """How often each name stands as the source of a teaser: beside an age, or short and again."""
    beside: Counter[str] = Counter()
    short: Counter[str] = Counter()
    lines = (b for b in blocks if b.role is Role.RELATED and len(b.text) <= _LONGEST)
    for block in islice(lines, _MOST_TEASERS):
        text = without_logo(block.text.strip(_EDGE))
        date = dates.find(text)
        if date is None:
            if _fits(text):
                short[key_of(text)] += 1
            continue
        for part in (text[: date.start], text[date.end :]):
            name = part.strip(_EDGE)
            if name and _fits(name):
                beside[key_of(name)] += 1
    beside.update({key: count for key, count in short.items() if count > 1})
    return beside
