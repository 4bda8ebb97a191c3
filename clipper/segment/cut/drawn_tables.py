"""Tables that are drawn with signs into the lines of a text page: boxes, as w3m and psql print
them, and rows with bars under a line of hyphens.

The lines that draw are the program's, and no text of the page. What stands between two of them is a
row, its cells put together column by column. A box that sets out a page, with paragraphs or menus
in its cells, is read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

SIGN = re.compile(r"[─━═]|\+[-=]|[-:][ \t]*\||\|[ \t]*[-:]|-\+-")
"""What every such table holds somewhere: part of a border, or of the line under its head."""
_BAR = re.compile(r"[│┃║]")
_BOX = re.compile(r"[ \t]*+(?=[^─━═]*[─━═])[ ─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝│┃║]+")
_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")
_SIGN = re.compile(r"[+]|(?<!\\)\|")
_RULE = re.compile(
    r"[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)+\|?[ \t]*"
    r"|[ \t]*+\|[ \t]*+:?-{2,}+:?[ \t]*+\|[ \t]*|[ \t]*+-{2,}+(?:\+-{2,}+)+[ \t]*"
)
"""The line under the head of a table, in Markdown and in psql."""
_PIPE = re.compile(r"(?<!\\)\|")
_CELL_CHARS, _CELL_LINES = 400, 12
"""Characters and lines of the largest cell of a row of data."""
_NARROW = 30
"""Columns of a cell that has room for paragraphs."""


class Line(NamedTuple):
    """A line as it stood, or what is read of drawn ones."""

    text: str
    is_row: bool = False
    """A row of a table, its cells parted by tabs."""
    is_drawn: bool = False
    """Stood in a drawn table: it has no margin of the page."""


def read(lines: Sequence[str]) -> Iterator[Line]:
    """The lines of a page, those that draw tables read; all others as they are."""
    at = 0
    while at < len(lines):
        line = lines[at]
        found: list[Line] | None = None
        end = at + 1
        if _BOX.fullmatch(line) or _GRID.fullmatch(line):
            end = _end_of_box(lines, at)
            found = _box(lines[at:end])
        elif "|" in line and at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1]):
            end = _end_of_rows(lines, at + 2)
            signs = [sign.start() for sign in re.finditer(r"\+", lines[at + 1])]
            found = [_row(_cells(row, signs)) for row in (line, *lines[at + 2 : end])]
        yield from map(Line, lines[at:end]) if found is None else found
        at = end


def _end_of_rows(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and "|" in lines[at]:
        at += 1
    return at


def _end_of_box(lines: Sequence[str], start: int) -> int:
    """The line behind the last border of a box."""
    is_grid = _GRID.fullmatch(lines[start]) is not None
    end = at = start + 1
    while at < len(lines) and (_is_border(lines[at], is_grid) or _is_inside(lines[at], is_grid)):
        at += 1
        if _is_border(lines[at - 1], is_grid):
            end = at
    return end


def _is_border(line: str, is_grid: bool) -> bool:
    return (_GRID if is_grid else _BOX).fullmatch(line) is not None


def _is_inside(line: str, is_grid: bool) -> bool:
    line = line.strip()
    if is_grid:
        return len(line) > 1 and line[0] == line[-1] == "|"
    return _BAR.match(line) is not None and _BAR.match(line[-1:]) is not None


def _box(lines: Sequence[str]) -> list[Line] | None:
    """The rows of a box; nothing for what is none: a single border, a drawing in code."""
    is_grid = _GRID.fullmatch(lines[0]) is not None
    borders = [line for line in lines if _is_border(line, is_grid)]
    if len(borders) < 2 or len(borders) == len(lines):
        return None
    signs = {len(_SIGN.findall(line)) for line in lines}
    if is_grid and len(signs) > 1:
        return None
    bar = _PIPE if is_grid else _BAR
    read: list[Line] = []
    group: list[list[str]] = []
    for line in lines:
        if not _is_border(line, is_grid):
            group.append(bar.split(line.strip())[1:-1])
        elif group:
            read += _group(group)
            group = []
    return read


def _group(group: Sequence[Sequence[str]]) -> list[Line]:
    """What stands between two borders: a row, or paragraphs, cell by cell."""
    if len({len(cells) for cells in group}) > 1:  # a box in a box
        return [_row([cell.strip() for cell in cells if cell.strip()]) for cells in group]
    columns = list(zip(*group, strict=True))
    if len(columns) > 1 and not any(map(_is_page, columns)):
        return [_row([" ".join(" ".join(column).split()) for column in columns])]
    return [Line(text, is_drawn=True) for column in columns for text in _paragraphs(column)]


def _is_page(column: Sequence[str]) -> bool:
    """Whether a cell holds more than one does of a table of data."""
    text = "\n".join(cell.strip() for cell in column).strip()
    chars = len(text)
    return chars > _CELL_CHARS or text.count("\n") >= _CELL_LINES or "\n\n" in text


def _paragraphs(column: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a cell: a line goes on with the next, if its first word had no room."""
    width = max(len(cell.rstrip()) for cell in column)
    whole = ""
    before = ""
    for cell in column:
        line = cell.strip()
        first = line.split(maxsplit=1)[0] if line else ""
        if whole and first and width >= _NARROW and len(before.rstrip()) + 1 + len(first) > width:
            whole += f" {line}"
        else:
            yield whole
            whole = line
        before = cell
    yield whole


def _cells(line: str, signs: Sequence[int]) -> list[str]:
    """The cells of a row; `signs`: columns of the line under the head in which bars stand, if it
    shows them, for there may be others in the cells."""
    if signs and all(line[at : at + 1] == "|" for at in signs):
        return [line[a + 1 : b].strip() for a, b in pairwise((-1, *signs, len(line)))]
    cells = [cell.strip() for cell in _PIPE.split(line.strip())]
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _row(cells: Sequence[str]) -> Line:
    return Line("\t".join(cells).rstrip(), is_row=len(cells) > 1, is_drawn=True)
