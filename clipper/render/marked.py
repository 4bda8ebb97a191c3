"""The main content as Markdown (CommonMark 0.31.2 with the tables of GitHub Flavored Markdown).

The output is inert: page text is escaped, no HTML of the page comes through, and links are web,
mail or relative addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from clipper.inline import escape, escape_line_start, is_safe_address
from clipper.page import BlockKind
from clipper.render.pieces import Piece

_INLINE = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\]\(([^()\s]*)\)|!(?=\[)", re.S)
"""Escapes and code spans first, so that the ends of links are seen only where they are such."""
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_TICKS = re.compile(r"`+")


def markdown(pieces: Sequence[Piece], *, base_url: str | None = None) -> str:
    """Markdown of the pieces of a page, in order; `base_url` resolves relative links.

    Before each post of a discussion stands a line with its author and date, if they are known.
    """
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.tight or (groups and _same_form(groups[-1][-1], piece)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return "\n\n".join(_headed(group, base_url) for group in groups)


def _same_form(before: Piece, piece: Piece) -> bool:
    return piece.kind is before.kind is BlockKind.QUOTE and not piece.head


def _headed(group: list[Piece], base_url: str | None) -> str:
    written = _write(group, base_url)
    if not group[0].head:
        return written
    name, *rest = map(escape, group[0].head)
    return " · ".join((f"**{name}**", *rest)) + "\n\n" + written


def _write(group: list[Piece], base_url: str | None) -> str:
    first = group[0]
    match first.kind:
        case BlockKind.LIST_ITEM:
            return _list(group, base_url)
        case BlockKind.TABLE_ROW:
            return _table(group, base_url)
        case BlockKind.CODE:
            return _fence(first.text)
        case BlockKind.QUOTE:
            text = "\n\n".join(_paragraph(piece, base_url) for piece in group)
            return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        case BlockKind.HEADING:
            line = " ".join(_inline(first.marked, base_url).split())
            return f"{'#' * min(max(first.level, 1), 6)} {_hold_closing(line)}"
        case _:
            return _paragraph(first, base_url)


def _paragraph(piece: Piece, base_url: str | None) -> str:
    """Lines of a paragraph; a break inside it stays one, by two spaces at the line's end."""
    lines = (line.strip() for line in _inline(piece.marked, base_url).split("\n"))
    return escape_line_start("  \n".join(line for line in lines if line))


def _hold_closing(line: str) -> str:
    """Keeps a last `#` of a heading from being read as its closing sequence."""
    return f"{line[:-1]}\\#" if line.endswith("#") and not line.endswith("\\#") else line


def _fence(code: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _list(group: list[Piece], base_url: str | None) -> str:
    lines: list[str] = []
    open_items: list[tuple[int, int]] = []
    """(level, column at which its text begins) of the items around the next one."""
    item: int | None = None
    for piece in group:
        text = _paragraph(piece, base_url)
        if piece.item is not None and piece.item == item:
            indent = " " * open_items[-1][1]
            lines += ["", *(indent + line for line in text.split("\n"))]
            continue
        item = piece.item
        while open_items and open_items[-1][0] >= piece.level:
            open_items.pop()
        column = open_items[-1][1] if open_items else 0
        sign = "- " if piece.number is None else f"{piece.number}. "
        open_items.append((piece.level, column + len(sign)))
        head, *rest = text.split("\n")
        lines.append(" " * column + sign + head)
        lines += [" " * (column + len(sign)) + line for line in rest]
    return "\n".join(lines)


def _table(group: list[Piece], base_url: str | None) -> str:
    rows = [[_cell(cell, base_url) for cell in piece.marked.split("\t")] for piece in group]
    width = max(len(row) for row in rows)
    if len(rows) == 1 and group[0].container is None:
        # One line of a text page with bars in it is no table yet.
        return escape_line_start(" \\| ".join(rows[0]))
    is_html = group[0].container is not None
    has_head = group[0].level == 1 if is_html else True
    head = rows.pop(0) if has_head else []
    lines = [head, ["---"] * width, *rows]
    padded = ([*row, *[""] * (width - len(row))] for row in lines)
    return "\n".join("| " + " | ".join(row) + " |" for row in padded)


def _cell(marked: str, base_url: str | None) -> str:
    return _BARE_PIPE.sub(r"\\|", " ".join(_inline(marked, base_url).split()))


def _inline(marked: str, base_url: str | None) -> str:
    """Inline Markdown with links resolved, and no link turned to an image by a "!" before it."""
    if "](" not in marked:
        return marked

    def mend(match: re.Match[str]) -> str:
        whole = match[0]
        if whole == "!":
            return "\\!"
        if not whole.startswith("]("):
            return whole
        return f"]({_resolve(match[2], base_url)})"

    return _INLINE.sub(mend, marked)


def _resolve(address: str, base_url: str | None) -> str:
    if not is_safe_address(address):
        return ""
    if base_url is None:
        return address
    try:
        full = urljoin(base_url, address)
        scheme = urlsplit(full).scheme
    except ValueError:  # such as an IPv6 host without its end
        return address
    return full.replace("(", "%28").replace(")", "%29") if scheme in _SCHEMES else address


_SCHEMES = ("http", "https", "mailto")
