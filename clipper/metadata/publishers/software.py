"""Who made the program that shows a page, by the line that it leaves there, "Powered by Kelmboard ©
2000 Kelmboard Group", and pages that are the program's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from clipper.page import Block, Role
from clipper.words import lists
from clipper.words.patterns import tree

_LONGEST = 200
"""Characters of such a line."""


def without_maker(own: list[tuple[str, str]], blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Names of a site without that of who made its program, where the head says that it has the
    rights: templates of programs say so."""
    if not any(signal == "copyright" for _, signal in own):
        return own
    made = makers(blocks)
    return [
        (name, signal)
        for name, signal in own
        if signal != "copyright" or made.isdisjoint(name.casefold().split()[:1])
    ]


def is_page_of_board(part: str, blocks: Sequence[Block]) -> bool:
    """Whether a part of a title says which page of a board's program it is, so that the part before
    it is the site's name: "Index page" of "Kelm Boards • Index page"."""
    return part.casefold() in _pages() and bool(makers(blocks))


@cache
def _pages() -> frozenset[str]:
    return frozenset(lists.words("brand", "of_boards"))


def makers(blocks: Sequence[Block]) -> set[str]:
    """First words of the names of programs that a page says it is made with; casefolded.

    >>> makers([Block("Powered by Kelmboard © 2000 Kelmboard Group")])
    {'kelmboard'}
    """
    lines = (b.text for b in blocks if b.role is not Role.BODY and len(b.text) <= _LONGEST)
    lines = (text for text in lines if " " in text)
    return {match[1].casefold() for text in lines for match in _powered().finditer(text)}


@cache
def _powered() -> re.Pattern[str]:
    words = tree(lists.words("brand", "powered"))
    return re.compile(rf"\b{words}\s*[:：]?\s*([^\W\d_][\w.+-]+)", re.I)
