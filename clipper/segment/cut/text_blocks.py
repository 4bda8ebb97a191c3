"""Flattened text page -> blocks: one block a non-empty line, as it stood, but for tables that are
drawn with signs (`drawn_tables`) and marks of the program that flattened it (`program_marks`).

A dump that was hard-wrapped at a column, as lynx, w3m and mail leave it, is recognised by the rule
that a greedy wrapper obeys: a line is broken only where the next word would have passed the
margin. Lines that were broken so carry `Block.joins`; they are one paragraph with the line before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from clipper.page import Block, BlockKind
from clipper.segment.cut import drawn_tables
from clipper.segment.cut.drawn_tables import Line
from clipper.segment.cut.program_marks import MARKS, begin_of_addresses, without_marks
from clipper.words.bullets import BULLETS
from clipper.words.scripts import is_unspaced

_LINE_END = re.compile(r"\r\n|\n|\r")
BULLET = re.compile(rf"^(?P<indent>\s*)(?:[{BULLETS}–—-]|\(?\d{{1,3}}[.)])\s+\S")
_HASHES = re.compile(r"^(#{1,6})\s+\S")
WRAP_MIN, WRAP_MAX = 56, 100
"""Columns at which text is wrapped by programs; wider lines are not wrapped by hand or by mail."""
_WRAP_SHARE = 0.85
"""Share of long lines that must obey the rule before a page counts as wrapped."""


def read(text: str) -> list[Block]:
    """Blocks of a text page, numbered from 0, in order, every non-empty line once, but for marks of
    programs. A row of a drawn table has level 1: there is a tab between any two of its cells."""
    lines: list[Line] = []
    gaps: list[int] = []
    gap = 0
    for line in _lines(text):
        if not line.text.strip():
            gap += not line.is_drawn
            continue
        lines.append(line)
        gaps.append(gap)
        gap = 0
    page = ["" if line.is_drawn else line.text for line in lines]
    page = page[: begin_of_addresses(page)]
    joins = find_wraps(page, gaps) + [False] * (len(lines) - len(page))
    return [_block(n, line, gaps[n], joins[n]) for n, line in enumerate(lines)]


def _lines(text: str) -> Iterator[Line]:
    """The lines of a page without marks of programs, which most pages have not at all."""
    lines = _LINE_END.split(text)
    if any(mark in text for mark in MARKS):
        lines = list(without_marks(lines))
    return drawn_tables.read(lines) if drawn_tables.SIGN.search(text) else map(Line, lines)


def _block(n: int, line: Line, gap: int, joins: bool) -> Block:
    text = line.text
    kind, level = BlockKind.PARAGRAPH, 0
    if line.is_row:
        kind, level = BlockKind.TABLE_ROW, 1
    elif not joins:
        if bullet := BULLET.match(text):
            kind = BlockKind.LIST_ITEM
            level = 1 + len(bullet["indent"].expandtabs(4)) // 4
        elif hashes := _HASHES.match(text):
            kind, level = BlockKind.HEADING, len(hashes[1])
        elif "\t" in text.strip() or text.count(" | ") >= 2:
            kind = BlockKind.TABLE_ROW
    return Block(text, n, kind, level, gap=gap, joins=joins)


def width(text: str) -> int:
    """Columns of a text on a terminal: East Asian wide characters take two (UAX #11)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(c) in "WF" for c in text)


def find_wraps(lines: Sequence[str], gaps: Sequence[int]) -> list[bool]:
    """For each line, whether it goes on the paragraph of the line before; "" for a line that stands
    alone.

    All false unless the page as a whole is hard-wrapped.
    """
    none = [False] * len(lines)
    if _most([len(line) for line in lines]) > WRAP_MAX:  # no text is wider than it has columns
        return none
    widths = [width(line.rstrip()) for line in lines]
    margin = _margin(widths)
    if margin is None:
        return none
    obeying = long = 0
    joins = list(none)
    for n in range(1, len(lines)):
        if gaps[n] or not lines[n] or not lines[n - 1] or BULLET.match(lines[n]):
            continue
        first = lines[n].split(maxsplit=1)[0]
        if is_unspaced(first[0]):
            first = first[:2]  # a line may break before any such character, but not before a stop
        needed = widths[n - 1] + _gap_width(lines[n - 1], first) + width(first)
        fits = needed <= margin
        if widths[n - 1] > margin * 0.7:
            long += 1
            obeying += not fits
        joins[n] = not fits and widths[n - 1] > margin * 0.5
    if long < 3 or obeying < long * _WRAP_SHARE:
        return none
    return joins


def _gap_width(before: str, first: str) -> int:
    return 0 if is_unspaced(before[-1:]) and is_unspaced(first[:1]) else 1


def _margin(widths: Sequence[int]) -> int | None:
    """The column at which a page seems to be wrapped; `None` where its lines run free."""
    if len(widths) < 4:
        return None
    widest = _most(widths)
    if not WRAP_MIN <= widest <= WRAP_MAX:
        return None
    return widest


def _most(widths: Sequence[int]) -> int:
    """The largest width, but for a few: addresses and preformatted text cannot be broken."""
    return sorted(widths)[-1 - len(widths) // 50] if widths else 0
