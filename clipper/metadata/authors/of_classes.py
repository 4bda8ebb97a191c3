"""Bylines in scripts without capitals whose class says that they are an author's.

There nothing else tells a bare name from other words: from whom a picture shows, from the section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.metadata.authors import bylines, kinds, names
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.scripts import CJK, is_caseless

_TELLING = frozenset(
    "author authors byline writer writers writeby reporter reporters journalist journalists".split()
)
_WRITTEN = frozenset(("write", "written"))
_NEAR = 3
"""Words of class names next to the line."""
_LONGEST = 60
_MOST = 4
"""Words of a name."""
_WIDE = re.compile(f"[{CJK}]{{2,5}}")


def uncased(blocks: Sequence[Block]) -> list[str]:
    """The names in the first such byline that holds nothing else."""
    for block in blocks:
        if block.role is not Role.BYLINE or block.markup is None or len(block.text) > _LONGEST:
            continue
        if block.text.isascii() or not _tells(block.markup.hints[:_NEAR]):
            continue
        text = bylines.own_words(block)
        if not is_caseless(text) or dates.find(text) is not None:
            continue
        listed = names.split_names(text)
        if listed and all(map(_is_name, listed)):
            return listed
    return []


def _tells(hints: Sequence[str]) -> bool:
    if not _TELLING.isdisjoint(hints):
        return True
    return "by" in hints and not _WRITTEN.isdisjoint(hints)


def _is_name(text: str) -> bool:
    if kinds.is_organisation(text) or kinds.is_team(text):
        return False
    return bool(_WIDE.fullmatch(text)) or 1 < len(text.split()) <= _MOST
