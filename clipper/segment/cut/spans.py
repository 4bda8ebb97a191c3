"""Where the cells of a table stand: beside those from above that reach down, and behind those that
reach over several columns.

Tables of word processors hold several, one below the other, on one grid of very many columns: a row
that holds nothing parts them, and the columns below cross those above.

HTML Living Standard, section 4.9.12 ("forming a table"): `rowspan` reaches down to the end of the
row's group at most. The labeller has not seen rows with cells that are not there: only the Markdown
of a row tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby
from typing import Any

from clipper.inline import escape
from clipper.page import Block, BlockKind
from clipper.segment.cut.attributes import whole_number
from clipper.segment.cut.data_rows import CELLS

_REACH = 20
"""Columns that a cell reaches over at most; pages give more for "all"."""
_COLUMNS = 100
"""Of a table with more columns than this, none is counted."""
_PART_ROWS = 2
"""Rows of several cells that a part of a table has, at least: a sum below a line is none."""
_TO_THE_END = 1_000_000
"""Rows that `rowspan="0"` stands for."""


class Spans:
    """Counts the columns of the tables of a page, row by row."""

    def __init__(self) -> None:
        self._held: dict[Any, list[int]] = {}
        """Group of rows -> for each column, how many of the rows to come have it from above."""
        self._gaps: dict[int, list[int]] = {}
        """Number of a row -> how many columns before each of its cells are not its own."""
        self._rows: dict[Any, list[tuple[int, list[tuple[str | None, str | None]]]]] = {}
        """Group of rows -> number of each row, and how far its cells reach."""

    def read(self, row: Any, number: int) -> None:
        """Counts the columns of a `tr`, the next of its group."""
        reach = [(cell.get("colspan"), cell.get("rowspan")) for cell in row if cell.tag in CELLS]
        group = row.getparent()
        self._rows.setdefault(group, []).append((number, reach))
        held = self._held.pop(group, None) if self._held else None
        if held is None and not any(chain.from_iterable(reach)):  # most rows
            return
        gaps, below = _stand(reach, held or [])
        if len(below) > _COLUMNS:
            return
        if any(below):
            self._held[group] = below
        if any(gaps):
            self._gaps[number] = gaps

    def note(self, blocks: list[Block]) -> None:
        """Writes empty cells into the Markdown of the rows that were read, and the parts of tables
        that are several."""
        if not self._gaps:
            return
        places: dict[int, list[int]] = defaultdict(list)
        for at, block in enumerate(blocks):
            if block.kind is BlockKind.TABLE_ROW:
                places[_row_of(block)].append(at)
        for number, gaps in self._gaps.items():
            if not (found := places.get(number)):
                continue
            block = blocks[found[0]]
            marked = escape(block.text) if block.markdown is None else block.markdown
            cells = marked.split("\t")
            if len(found) == 1 and len(cells) == len(gaps):
                apart = ("\t" * gap + cell for gap, cell in zip(gaps, cells, strict=True))
                blocks[found[0]] = replace(block, markdown="\t".join(apart))
        for rows in self._rows.values():
            part = 0
            begins = _begins(rows, places)
            for number, _ in rows if begins else ():
                part = number if number in begins else part
                for at in places.get(number, ()) if part else ():
                    if (markup := blocks[at].markup) is not None:
                        blocks[at] = replace(blocks[at], markup=replace(markup, part=part))


def _begins(
    rows: Sequence[tuple[int, list[tuple[str | None, str | None]]]], filled: Container[int]
) -> set[int]:
    """The rows of a group that parts of its table begin with, but the first; with them the lines
    right above that have one cell."""
    found: set[int] = set()
    if not any(columns for _, reach in rows for columns, _ in reach):
        return found
    if any(len(reach) > _COLUMNS for _, reach in rows):
        return found
    if any(down for _, reach in rows for _, down in reach):  # held from above, none is apart
        return found
    above: set[int] = set()
    first = 0
    for is_filled, run in groupby(rows, lambda row: row[0] in filled):
        if not is_filled:
            continue
        held = list(run)
        first = first or held[0][0]
        wide = [list(accumulate(map(_width, reach))) for _, reach in held if len(reach) > 1]
        if not wide:
            continue
        ends = set(chain.from_iterable(wide))
        if len(wide) >= _PART_ROWS and above and _cross(above, ends):
            found.add(first)
            above = ends
        else:
            above |= ends
        first = 0
    return found


def _width(reach: tuple[str | None, str | None]) -> int:
    """Columns that a cell stands over."""
    return min(max(whole_number(reach[0]) or 1, 1), _REACH)


def _cross(one: set[int], other: set[int]) -> bool:
    """Whether of the ends of columns of two parts neither are all among those of the other."""
    last = min(max(one), max(other))
    one, other = ({end for end in ends if end < last} for ends in (one, other))
    return not (one <= other or other <= one)


def _stand(
    reach: list[tuple[str | None, str | None]], held: list[int]
) -> tuple[list[int], list[int]]:
    """How many columns before each cell of a row are not its own, and what its row holds of those
    below; `reach`: `colspan` and `rowspan` of each."""
    gaps: list[int] = []
    below = [max(0, rows - 1) for rows in held]
    column = behind = 0
    for columns, rows in reach:
        start = column
        while column < len(held) and held[column]:
            column += 1
        gaps.append(behind + column - start)
        width = _width((columns, rows))
        lasts = whole_number(rows)
        more = _TO_THE_END if lasts == 0 else max((lasts or 1) - 1, 0)
        end = column + width
        below += [0] * (end - len(below))
        for at in range(column, end):
            below[at] = max(below[at], more)
        column, behind = end, width - 1
    return gaps, below


def _row_of(block: Block) -> int:
    """Number of the innermost row around a block."""
    assert block.markup is not None
    return block.markup.innermost("tr") or 0
