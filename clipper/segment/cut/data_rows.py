"""Which rows of a table hold data, and are one block; the others lay out a page.

The cells of a row of data hold phrases; or lists of a few short items, where rows around it have as
many cells and no box at all.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import Any

from clipper.segment.cut.html_writer import Writer
from clipper.segment.cut.phrases import NEVER_SHOWN, PHRASING
from clipper.segment.cut.spaces import is_blank

CELLS = ("td", "th")
_BOXES = frozenset("table ul ol dl pre form h1 h2 h3 h4 h5 h6 article section blockquote".split())
_ROW_CHARS = 400
"""A row with more text than this in one cell is layout: cells of data tables are short."""
_LINES, _CELL_LINES, _POSTS = frozenset(("p", "div", "center")), 2, 2
"""A row with more lines than `_CELL_LINES` in one cell or two is layout, too: a post with its head
and foot, its author beside it. Where more cells have so many, they compare things."""
_LISTS, _ITEMS, _ITEM_CHARS = ("ul", "ol"), 8, 60
"""Lists that a cell may hold, how many items, and characters of one."""
_ALIKE, _LOOKED, _ELEMENTS = 2, 12, 60
"""Rows with as many cells and no boxes that such a row needs around it, how far they are looked for
on either side, and how many elements of each are looked at."""


def _begins_with_text(element: Any) -> bool:
    """Whether the first thing in an element is text, of its own or of a phrase."""
    if not is_blank(element.text):
        return True
    return len(element) > 0 and element[0].tag in PHRASING


def is_data_row(row: Any) -> bool:
    """Whether a `tr` is a row of data."""
    cells = posts = 0
    listed = False
    short: Any = None  # a cell whose source is long, but not its text
    for cell in row:
        if cell.tag not in CELLS:
            if cell.tag in NEVER_SHOWN:
                continue
            return False
        cells += 1
        chars = lines = 0
        for element in cell.iter():
            if element is not cell and element.tag in _BOXES:
                if element.tag not in _LISTS or not _is_short_list(element):
                    return False
                listed = True
            if element.tag in NEVER_SHOWN:
                chars += len(element.tail or "")
                continue
            chars += len(element.text or "") + len(element.tail or "")
            lines += element.tag in _LINES and _begins_with_text(element)
            if chars > _ROW_CHARS and cell is not short:
                if _is_long(cell):
                    return False
                short = cell
        posts += lines > _CELL_LINES
    if cells < 2 or 0 < posts <= _POSTS:
        return False
    return not listed or _stands_among_data(row, cells)


def _is_short_list(element: Any) -> bool:
    """Whether a list holds a few short items, as a cell that names several things does."""
    if not 0 < len(element) <= _ITEMS:
        return False
    return all(
        item.tag == "li" and len(" ".join("".join(item.itertext()).split())) <= _ITEM_CHARS
        for item in element
    )


def _stands_among_data(row: Any, cells: int) -> bool:
    """Whether enough rows near this one have as many cells, and nothing in them but phrases."""
    near = chain(
        islice(row.itersiblings("tr", preceding=True), _LOOKED),
        islice(row.itersiblings("tr"), _LOOKED),
    )
    plain = (other for other in near if _is_plain(other, cells))
    return len(list(islice(plain, _ALIKE))) == _ALIKE


def _is_plain(row: Any, cells: int) -> bool:
    return sum(cell.tag in CELLS for cell in row) == cells and not any(
        element.tag in _BOXES for element in islice(row.iter(), _ELEMENTS)
    )


def _is_long(cell: Any) -> bool:
    """Whether a cell shows more text than one of a row does; its source may be white space."""
    chars = 0
    for element in cell.iter():
        for text in (
            None if element.tag in NEVER_SHOWN else element.text,
            None if element is cell else element.tail,
        ):
            if text:
                chars += len(" ".join(text.split()))
        if chars > _ROW_CHARS:
            return True
    return False


def begin_item(writer: Writer) -> None:
    """Begins an item of a list in a cell, behind a comma if it is not the first thing there."""
    for pieces in (writer.pieces, writer.marked or []):
        while pieces and pieces[-1] != "\t" and pieces[-1].isspace():
            pieces.pop()
    if writer.pieces and writer.pieces[-1] != "\t":
        writer.write(" " if writer.pieces[-1][-1:] == ":" else ", ")
