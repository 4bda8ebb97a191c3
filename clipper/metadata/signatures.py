"""Authors named outside the labelled bylines: near the headline, and right behind the text.

A labeller takes many a byline for something else. What is read here needs more to be believed
than a byline does: words that announce an author and a name of a person's shape behind them, or
a person's name that stands alone below the headline and again elsewhere on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clipper.metadata import names
from clipper.page import Block, BlockKind, Role
from clipper.words import dates

_ABOVE, _BELOW, _BEHIND = 4, 9, 6
"""Blocks above and below the headline, and behind the text's last block, that are looked at."""
_LONGEST = 120
_OTHERS = (Role.RELATED, Role.TITLE)
_PROSE = re.compile(r"[.!?。！？][\"'”’»)]*$|[,;] ")
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_SURE = 3
"""Letters of the shortest cue that is believed without a colon; "by" and its like are listed."""
_SHORT = frozenset(("by", "von", "par", "por", "di", "door", "av", "af"))


def announced(blocks: Sequence[Block]) -> list[str]:
    """Names behind "Written by" and its like, in the first place that has any."""
    for block in _places(blocks):
        if len(block.text) > _LONGEST or block.role in _OTHERS:
            continue
        if block.role is Role.BODY and _PROSE.search(block.text):
            continue
        text = names.tidy(block.text)
        if (date := dates.find(text)) is not None and not text[: date.start].strip():
            text = text[date.end :].lstrip(" ,|·•–—-")
        match = names.cue("by").match(text)
        phrase = match or names.announcing().search(text)
        if phrase is None or names.cue("helpers").match(text):
            continue
        cue = phrase[0].strip(" :：/|\u3000").casefold()
        if match and not (
            ":" in phrase[0] or "：" in phrase[0] or len(cue) > _SURE or cue in _SHORT
        ):
            continue
        found = _persons(text[phrase.end() :])
        if found:
            return found
    return []


def _persons(text: str) -> list[str]:
    """The names at the head of a text, up to a date or a sign that parts them from more."""
    date = dates.find(text)
    if date is not None:
        text = text[: date.start]
    text = names.before_helpers(re.split(r"\s+[–—|·•]\s+|\s+-\s+", text.strip())[0])
    return [name for name in names.split_names(names.before_file(text)) if names.is_person(name)]


def repeated(blocks: Sequence[Block]) -> list[str]:
    """A person's name that stands alone near the headline, and elsewhere in a picture or a bio."""
    at = _title(blocks)
    if at is None:
        return []
    for block in blocks[max(0, at - _ABOVE) : at + _BELOW]:
        name = block.text.strip()
        if (
            block.role in (*_OTHERS, Role.BODY)
            or not 4 < len(name) < 40
            or not names.is_person(name)
        ):
            continue
        if (
            block.kind in _PLAIN
            and name not in blocks[at].text
            and _is_known(name, block.n, blocks)
        ):
            return [name]
    return []


def _is_known(name: str, n: int, blocks: Sequence[Block]) -> bool:
    """Whether another block is the alternative text of a portrait, or begins to tell who it is."""
    bio = re.compile(rf"(?:(?i:about|author|autor|auteur|by)\s+)?{re.escape(name)}(?=[\s,])")
    for other in blocks:
        if other.n == n or other.role is Role.RELATED:
            continue
        if other.kind is BlockKind.ALT:
            if name in other.text and len(other.text) < len(name) + 24:
                return True
        elif len(other.text) > 60 and bio.match(other.text):
            return True
    return False


def _places(blocks: Sequence[Block]) -> Iterator[Block]:
    at = _title(blocks)
    if at is not None:
        yield from blocks[max(0, at - _ABOVE) : at + _BELOW]
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].role is Role.BODY), None)
    if last is not None:
        yield from blocks[last + 1 : last + 1 + _BEHIND]


def _title(blocks: Sequence[Block]) -> int | None:
    return next((i for i, block in enumerate(blocks) if block.role is Role.TITLE), None)
