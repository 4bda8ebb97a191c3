"""Where the cells of a table stand: beside those from above that reach down, and behind those that
reach over several columns.

HTML Living Standard, section 4.9.12 ("forming a table"): `rowspan` reaches down to the end of the
row's group at most. The labeller has not seen rows with cells that are not there: only the Markdown
of a row tells them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import Any

from clipper.inline import escape
from clipper.page import Block, BlockKind
from clipper.segment.cut.attributes import whole_number
from clipper.segment.cut.data_rows import CELLS

_REACH = 20
"""Columns that a cell reaches over at most; pages give more for "all"."""
_COLUMNS = 100
"""Of a table with more columns than this, none is counted."""
_TO_THE_END = 1_000_000
"""Rows that `rowspan="0"` stands for."""


class Spans:
    """Counts the columns of the tables of a page, row by row."""

    def __init__(self) -> None:
        self._held: dict[Any, list[int]] = {}
        """Group of rows -> for each column, how many of the rows to come have it from above."""
        self._gaps: dict[int, list[int]] = {}
        """Number of a row -> how many columns before each of its cells are not its own."""

    def read(self, row: Any, number: int) -> None:
        """Counts the columns of a `tr`, the next of its group."""
        reach = [(cell.get("colspan"), cell.get("rowspan")) for cell in row if cell.tag in CELLS]
        group = row.getparent()
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
        """Writes empty cells into the Markdown of the rows that were read."""
        if not self._gaps:
            return
        places: dict[int, list[int]] = defaultdict(list)
        for at, block in enumerate(blocks):
            if block.kind is BlockKind.TABLE_ROW and (number := _row_of(block)) in self._gaps:
                places[number].append(at)
        for number, found in places.items():
            block, gaps = blocks[found[0]], self._gaps[number]
            marked = escape(block.text) if block.markdown is None else block.markdown
            cells = marked.split("\t")
            if len(found) == 1 and len(cells) == len(gaps):
                apart = ("\t" * gap + cell for gap, cell in zip(gaps, cells, strict=True))
                blocks[found[0]] = replace(block, markdown="\t".join(apart))


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
        width = min(max(whole_number(columns) or 1, 1), _REACH)
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
