"""Rows that count: a forum or a thread, and how many answers or posts it has.

Boards lay out their indexes as tables whose first cells hold boxes, so that each line and each
number is a block. Put together, rows of one table that are words and numbers are rows again; who
answered last is no head of a post there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from clipper.inline import escape
from clipper.page import Block, BlockKind

_NUMBER = re.compile(r"\d{1,3}(?:[., \xa0]?\d{3})*")
_COUNTS, _ROWS = 2, 2
"""Numbers behind one another in such a row, and such rows of a table, at least."""
_MOST, _CHARS = 8, 600
"""Blocks of a row, and characters, at most."""
_WORDS = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def united(body: Sequence[Block]) -> tuple[list[Block], set[int]]:
    """The blocks, those of such rows as one each; and the numbers of all that were put together."""
    numbers = [_is_number(block) for block in body]
    if sum(numbers) < _COUNTS * _ROWS:  # nearly all pages
        return list(body), set()
    groups = [list(run) for _, run in groupby(body, _row)]
    found = [_made(run) for run in groups]
    tables = Counter(_table(row) for row in found if row is not None)
    made: list[Block] = []
    parts: set[int] = set()
    for run, row in zip(groups, found, strict=True):
        if row is None or tables[_table(row)] < _ROWS:
            made += run
        else:
            made.append(row)
            parts.update(block.n for block in run)
    return made, parts


def _is_number(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and _NUMBER.fullmatch(block.text) is not None


def _row(block: Block) -> int | None:
    return None if block.markup is None else block.markup.innermost("tr")


def _place(block: Block) -> int | None:
    """The cell that a block stands in."""
    return None if block.markup is None else block.markup.innermost("td")


def _table(row: Block) -> int | None:
    return None if row.markup is None else row.markup.innermost("table")


def _made(run: Sequence[Block]) -> Block | None:
    """The row that these blocks of one row make: what is in front of its numbers in one cell, and
    what is behind them in one; nothing if they are no such row."""
    first = run[0]
    if first.markup is None or _row(first) is None or not _COUNTS < len(run) <= _MOST:
        return None
    if any(block.kind not in _WORDS for block in run):
        return None
    if sum(len(block.text) for block in run) > _CHARS:
        return None
    kinds = [(is_number, list(blocks)) for is_number, blocks in groupby(run, _is_number)]
    if not 2 <= len(kinds) <= 3 or kinds[0][0] or len(kinds[1][1]) < _COUNTS:
        return None
    places = Counter(map(_place, run))
    if any(places[_place(block)] > 1 for block in kinds[1][1]):
        return None  # of who wrote a post, or how many liked it
    cells = list(_cells(kinds))
    end = first.markup.parents.index(_row(first) or 0) + 1
    markup = replace(first.markup, path=first.markup.path[:end], parents=first.markup.parents[:end])
    return replace(
        first,
        kind=BlockKind.TABLE_ROW,
        level=0,
        text="\t".join(" ".join(map(_text, cell)) for cell in cells),
        markdown="\t".join(" ".join(map(_marked, cell)) for cell in cells),
        markup=markup,
    )


def _cells(kinds: Sequence[tuple[bool, list[Block]]]) -> Iterator[list[Block]]:
    for is_number, blocks in kinds:
        if is_number:
            yield from ([block] for block in blocks)
        else:
            yield blocks


def _text(block: Block) -> str:
    return " ".join(block.text.split())


def _marked(block: Block) -> str:
    marked = escape(block.text) if block.markdown is None else block.markdown
    return " ".join(marked.split())
