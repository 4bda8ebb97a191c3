"""Paragraphs and lines that begin with the same bullet, one after the other, are a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from clipper.page import BlockKind
from clipper.render.frames import ITEM, Frame
from clipper.render.piece import Piece

_SIGN = re.compile(r"([•●○◦‣▪▫■□►▸▶➤✓✔☑✅✗✘❌])\s+(?=\S)")
_TELLING = frozenset("✓✔☑✅✗✘❌")
"""Signs that say something of the item they stand before; they stay."""
_WORDED = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE))
_UNMARKED = 1_000_000_000
"""Numbers from here on, below 0, are those of lists that no element marks."""


def listed(pieces: Sequence[Piece]) -> None:
    """Puts paragraphs that begin with the same bullet into a list; takes it off items of one.

    Text keeps the bullets as the page shows them.
    """
    number = -_UNMARKED
    for sign, run in groupby(pieces, _bullet):
        if not sign:
            continue
        for around, same in groupby(run, lambda piece: piece.around):
            items = list(same)
            if len(items) > 1:
                container, number = Frame("ul", number), number - 1
                for piece in items:
                    piece.around = (*around, container, Frame(ITEM, number))
                    number -= 1
            if len(items) > 1 or (around and around[-1].tag == ITEM):
                for piece in items:
                    _cut(piece, sign)


def _bullet(piece: Piece) -> str:
    """The bullet that a paragraph or an item begins with."""
    if piece.kind not in _WORDED:
        return ""
    match = None if "\n" in piece.marked or piece.head else _SIGN.match(piece.marked)
    return match[1] if match else ""


def _cut(piece: Piece, sign: str) -> None:
    if sign not in _TELLING:
        piece.marked = piece.marked[1:].lstrip()


def parted(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The lines of a paragraph before its items, and the items, the last of which ends it.

    >>> parted(["So:", "• two", "• three"])
    (['So:'], ['two', 'three'])
    """
    at, sign = len(lines), ""
    while at and (match := _SIGN.match(lines[at - 1])) and sign in ("", match[1]):
        at, sign = at - 1, match[1]
    if len(lines) - at < 2:
        return lines, ()
    return lines[:at], [line if sign in _TELLING else line[1:].lstrip() for line in lines[at:]]
