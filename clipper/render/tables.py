"""Rows of a table as Markdown, with the tables of GitHub Flavored Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.inline import escape_line_start
from clipper.render import emphasis, links, lists
from clipper.render.piece import Piece
from clipper.words import money

_BARE_PIPE = re.compile(r"(?<!\\)\|")
_COUNT = re.compile(r"\d{1,4}[.)]")
_SIGN = re.compile(rf"[A-Z]{{0,3}}[{money.SIGNS}]")
_AMOUNT = re.compile(r"[(\\−–-]{0,3}\d[\d.,\s]*\)?|[—–-]")
_LABEL_WORDS, _PROSE_WORDS = 3, 8
"""Words of what a row is about, at most, and of what tells it in sentences, at least."""
_NUMBER = re.compile(r"[^\w|]{0,3}\d[\d.,:/%+\s–-]{0,20}[^\W\d]{0,2}[^\w|]?")
_BLANK = re.compile(r"\W*")
"""No number, where numbers stand."""
_SIGNS = frozenset("#%")
_COLUMNS, _BELOW, _NAME_WORDS, _NAME_CHARS = 2, 2, 3, 30
"""Columns of numbers, and rows of each, under a row that names them; words and characters of a name
at most."""


def table(group: Sequence[Piece], base_url: str | None) -> list[str]:
    """The table of these rows, and what stands above it: a line in a row of its own; paragraphs,
    where only one column holds anything."""
    rows = [([_cell(cell, base_url) for cell in row.marked.split("\t")], row) for row in group]
    if group[0].container is None:
        return _of_text([cells for cells, _ in rows])
    rows = [(cells, row) for cells, row in rows if any(cells)]
    titles: list[str] = []
    while len(rows) > 1 and len(rows[0][0]) == 1 and _is_wide(rows[1:]):
        titles.append(emphasis.strong(rows.pop(0)[0][0]))
    if not rows:
        return titles
    head: list[str] = []
    if _is_head(rows):
        head = [emphasis.plain(cell) for cell in rows.pop(0)[0]]
    elif all(row.level == 2 for _, row in rows):
        rows = [([emphasis.strong(cells[0]), *cells[1:]], row) for cells, row in rows]
    if not head and (told := _no_table([row for _, row in rows], base_url)):
        return [*titles, *told]
    return [*titles, *_written(head, [cells for cells, _ in rows])]


def _no_table(rows: Sequence[Piece], base_url: str | None) -> list[str]:
    """Rows without a head that are set in columns, and make no table; nothing, if they do."""
    said = [[_line(cell, base_url) for cell in row.marked.split("\t")] for row in rows]
    if (listed := _listed(said)) or len(rows) > 1:
        return listed
    cells, level = [cell for cell in said[0] if cell], rows[0].level
    if rows[0].is_of_sister and not (len(cells) == 2 and _is_marked_label(cells[0], level)):
        return []
    return _alone(cells, level)


def _listed(rows: Sequence[Sequence[str]]) -> list[str]:
    """The items of a list that stands in rows: a number, and what it counts; under that, beside
    nothing, what is said of it."""
    before: list[str] = []
    items: list[tuple[str, str]] = []
    for sign, *rest in rows:
        cells = [cell for cell in rest if cell]
        line = escape_line_start(" \\| ".join(cells))
        if _COUNT.fullmatch(sign) and len(cells) == 1:
            items.append((sign, line))
        elif sign:
            return []
        elif items and line:
            items[-1] = items[-1][0], f"{items[-1][1]}  \n{line}"
        elif line:
            before.append(line)
    return [*before, lists.items(items)] if items else []


def _alone(cells: list[str], level: int) -> list[str]:
    """A row that is the only one: what a label says, paragraphs, or the cells on one line."""
    first, rest = cells[0], cells[1:]
    if len(rest) == 1 and _is_label(first, level, rest[0]):
        return [f"{emphasis.strong(first)} {rest[0]}"]
    if all(map(_is_prose, cells)):
        return [escape_line_start(cell) for cell in cells]
    return [escape_line_start(" \\| ".join(cells))]


def _is_label(cell: str, level: int, told: str) -> bool:
    if _is_marked_label(cell, level):
        return True
    return len(cell.split()) <= _LABEL_WORDS and _is_prose(told)


def _is_marked_label(cell: str, level: int) -> bool:
    return level == 2 or emphasis.is_strong(cell) or emphasis.plain(cell).endswith(":")


def _is_prose(cell: str) -> bool:
    return len(cell.split()) >= _PROSE_WORDS


def _of_text(rows: list[list[str]]) -> list[str]:
    """A table of a text page, which has its head in its first row."""
    if len(rows) == 1:
        # One line with bars in it is no table yet.
        return [escape_line_start(" \\| ".join(rows[0]))]
    return _written(rows[0], rows[1:])


def _is_wide(rows: Sequence[tuple[list[str], Piece]]) -> bool:
    return any(sum(map(bool, cells)) > 1 for cells, _ in rows)


def _is_head(rows: Sequence[tuple[list[str], Piece]]) -> bool:
    """Whether the first row is the head: marked as such, or strong, or it names columns of numbers;
    one that has some cells of a head may have one, as others do, that says what the row is."""
    (cells, row), *rest = rows
    if row.level == 1:
        return True
    if row.level == 2:
        return bool(rest) and not any(other.level for _, other in rest)
    if rest and all(emphasis.is_strong(cell) for cell in cells if cell):
        return True
    return _names_numbers([cell.text.split("\t") for _, cell in rows])


def _names_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has a short name over each column, of which half hold numbers and
    nothing else: "Rower, Races, Won". Rows with fewer cells are notes."""
    names, *rest = ([cell.strip() for cell in row] for row in rows)
    if len(names) <= _COLUMNS or any(len(row) > len(names) for row in rest):
        return False
    if not all(map(_is_name, names[1:] if not names[0] else names)):
        return False
    whole = [row for row in rest if len(row) == len(names)]
    numbers = sum(map(_are_numbers, zip(*whole, strict=True)))
    return numbers >= max(_COLUMNS, len(names) // 2)


def _is_name(cell: str) -> bool:
    """Whether a cell may name a column: what a row says in words of a thing is in small letters."""
    if cell in _SIGNS:
        return True
    if len(cell) > _NAME_CHARS or len(cell.split()) > _NAME_WORDS:
        return False
    is_word = any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))
    return is_word and not cell[0].islower()


def _are_numbers(column: Sequence[str]) -> bool:
    count = sum(map(bool, map(_NUMBER.fullmatch, column)))
    return count >= _BELOW and all(_NUMBER.fullmatch(c) or _BLANK.fullmatch(c) for c in column)


def _written(head: list[str], rows: list[list[str]]) -> list[str]:
    width = max(map(len, [head, *rows]))
    padded = [[*row, *[""] * (width - len(row))] for row in [head, *rows]]
    for column in range(width - 1):
        if any(_SIGN.fullmatch(emphasis.plain(row[column])) for row in padded):
            _join_money(padded, column)
    kept = [column for column in range(width) if any(row[column] for row in padded)]
    lines = [[row[column] for column in kept] for row in padded]
    if len(kept) < 2:
        lines[0] = [emphasis.strong(cell) for cell in lines[0]]  # the title of what stands below
        told = (line[0].replace("\\|", "|") for line in lines if any(line))
        return [escape_line_start(cell) for cell in told]
    lines.insert(1, ["---"] * len(kept))
    return ["\n".join("| " + " | ".join(line) + " |" for line in lines)]


def _join_money(rows: Sequence[list[str]], column: int) -> None:
    """Puts the signs of money of a column before the amounts of the next, with what heads both:
    documents set them apart, so that they stand below each other."""
    pairs = [(emphasis.plain(row[column]), row[column + 1]) for row in rows]
    signed = [bool(sign and cell) for sign, cell in pairs]
    if not any(signed) or not all(
        _SIGN.fullmatch(sign) and _AMOUNT.fullmatch(emphasis.plain(cell))
        for (sign, cell), both in zip(pairs, signed, strict=True)
        if both
    ):
        return
    for row, (sign, cell), both in zip(rows, pairs, signed, strict=True):
        if both:
            is_strong = emphasis.is_strong(cell)
            joined = f"{sign}{emphasis.plain(cell)}"
            row[column : column + 2] = "", emphasis.strong(joined) if is_strong else joined
        elif sign:
            row[column : column + 2] = "", row[column]


def _cell(marked: str, base_url: str | None) -> str:
    return _BARE_PIPE.sub(r"\\|", _line(marked, base_url))


def _line(marked: str, base_url: str | None) -> str:
    return " ".join(links.resolved(marked, base_url).split())
