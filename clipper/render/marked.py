"""The main content as Markdown (CommonMark 0.31.2 with the tables of GitHub Flavored Markdown).

The output is inert: page text is escaped, no HTML of the page comes through, and links are web,
mail or relative addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, groupby
from typing import NamedTuple

from clipper.inline import escape, escape_line_start
from clipper.page import BlockKind
from clipper.render import bullets, emphasis, lists, telnet
from clipper.render.frames import LISTS, MEANING, QUOTE, TERMS, Frame
from clipper.render.links import resolved
from clipper.render.outline import Child, Head, Node, outline
from clipper.render.piece import Piece, is_rule
from clipper.render.tables import table

_TICKS = re.compile(r"`+")
_COUNT = re.compile(r"^\d+[.)]\s+")
_BREAK = "---"
"""A thematic break."""
_MARKS = {"ul": ("-", "*"), "ol": (".", ")")}
"""The sign of a list, and of one that stands right behind it."""
_SAME = {"ul": "ul", "dl": "ul", "ol": "ol"}
"""What is written with the same signs."""
_MARKS_OF_TERM = 6
"""Elements, itself and those around its words, that a term takes up at most."""
_AT_ONCE = ("- ", "* ", "1. ")
"""Beginnings of lists that may interrupt a paragraph (CommonMark 0.31.2, section 5.2)."""


class _Part(NamedTuple):
    """A block of Markdown."""

    text: str
    form: str = ""
    """What may need no blank line before or behind it: "list", "paragraph"."""


def markdown(pieces: Sequence[Piece], *, base_url: str | None = None) -> str:
    """Markdown of the pieces of a page, in order; `base_url` resolves relative links.

    Before each post of a discussion stands a line with its author and date, if they are known.
    """
    shown = outline([piece for piece in pieces if piece.marked])
    parts = [part.text for part in _parts(shown.children, base_url)]
    while parts and parts[0] == _BREAK:
        parts.pop(0)
    while parts and parts[-1] == _BREAK:
        parts.pop()
    return "\n\n".join(parts)


def _parts(children: Sequence[Child], base_url: str | None) -> list[_Part]:
    parts: list[_Part] = []
    before, sign = "", 0
    for rows_of, run in groupby(children, _table):
        if rows_of is not None:
            rows = [child for child in run if isinstance(child, Piece)]
            parts += [_Part(text) for text in table(rows, base_url)]
            before = ""
            continue
        for child in run:
            kind = _SAME.get(child.tag, "") if isinstance(child, Node) else ""
            sign = 1 - sign if kind and kind == before and _begins(child) else 0
            before = kind
            parts += _part(child, sign, base_url)
    return parts


def _begins(child: Child) -> bool:
    """Whether a list begins with an item or a term."""
    return isinstance(child, Node) and isinstance(child.children[0], Node)


def _table(child: Child) -> tuple[int | None] | None:
    """The table that a row stands in; nothing for what is no row."""
    if isinstance(child, Piece) and child.kind is BlockKind.TABLE_ROW:
        return (child.container,)
    return None


def _part(child: Child, sign: int, base_url: str | None) -> list[_Part]:
    if isinstance(child, Head):
        name, *rest = map(escape, child.lines)
        # A line alone is a byline as it is printed; its first words may be no name.
        return [_Part(" · ".join((f"**{name}**", *rest)) if rest else f"*{name}*")]
    if isinstance(child, Piece):
        return [_leaf(child, base_url)]
    if child.tag == QUOTE:
        return [_Part(lists.quote("\n\n".join(p.text for p in _parts(child.children, base_url))))]
    if child.tag in LISTS:
        return _list(child, sign, base_url)
    if child.tag == TERMS:
        return _terms(child, sign, base_url)
    return _parts(child.children, base_url)


def _list(node: Node, sign: int, base_url: str | None) -> list[_Part]:
    """A list; what stands in it and in none of its items parts it. One whose items are tables is
    none."""
    if node.tag == "ul" and all(map(_is_table, node.children)):
        inner = (child.children for child in node.children if isinstance(child, Node))
        return _parts(list(chain.from_iterable(inner)), base_url)
    parts: list[_Part] = []
    for is_item, run in groupby(node.children, lambda child: isinstance(child, Node)):
        if not is_item:
            parts += _parts(list(run), base_url)
            continue
        signed: list[tuple[str, str]] = []
        for child in run:
            if isinstance(child, Node) and (text := _item(child, base_url)):
                number = child.frame.number if child.frame else None
                bullet, point = _MARKS["ul"][sign], _MARKS["ol"][sign]
                signed.append((bullet if number is None else f"{number}{point}", text))
        parts.append(_Part(lists.items(signed), "list"))
    return parts


def _is_table(item: Child) -> bool:
    """Whether an item holds the rows of a table, and nothing else; one row is a line."""
    return isinstance(item, Node) and len(item.children) > 1 and all(map(_table, item.children))


def _item(node: Node, base_url: str | None) -> str:
    """What an item holds; a heading alone is a line like others."""
    match node.children:
        case [Piece(kind=BlockKind.HEADING) as only]:
            return _paragraph(emphasis.plain(only.marked), base_url)
    return _joined(_parts(node.children, base_url))


def _joined(parts: Sequence[_Part]) -> str:
    """Blocks in an item: a list may stand right under the line that it belongs to."""
    written = ""
    for at, part in enumerate(parts):
        if at:
            is_under = part.form == "list" and parts[at - 1].form == "paragraph"
            written += "\n" if is_under and part.text.startswith(_AT_ONCE) else "\n\n"
        written += part.text
    return written


def _terms(node: Node, sign: int, base_url: str | None) -> list[_Part]:
    """Terms with what they mean; what stands between them parts them."""
    match node.children:
        case [Node(frame=Frame(tag="dd"), children=inner)]:  # only set in
            return _parts(inner, base_url)
    mark = _MARKS["ul"][sign]
    parts: list[_Part] = []
    for is_entry, run in groupby(node.children, lambda child: isinstance(child, Node)):
        if is_entry:
            entries = _entries([child for child in run if isinstance(child, Node)], base_url)
            parts.append(_Part(lists.items([(mark, entry) for entry in entries]), "list"))
        else:
            parts += _parts(list(run), base_url)
    return parts


def _entries(nodes: Sequence[Node], base_url: str | None) -> list[str]:
    """An item for terms and what they mean, or for what is set in under no term."""
    written: list[str] = []
    terms: list[str] = []
    meanings: list[str] = []
    for at, node in enumerate(nodes):
        parts = _parts(node.children, base_url)
        if node.tag == MEANING:
            if parts and all(part.form == "list" for part in parts):
                before, terms = lists.parted(terms)
                written += lists.entries(before, [])
            (meanings if terms else written).append(_joined(parts))
            continue
        is_line = all(part.form == "paragraph" for part in parts)
        if meanings or (terms and not (is_line and _share(nodes[at - 1], node))):
            written += lists.entries(terms, meanings)
            terms, meanings = [], []
        if is_line:
            terms.append(" ".join(" ".join(part.text for part in parts).split()))
        else:
            written.append(_joined(parts))
    if terms:
        written += lists.entries(terms, meanings)
    return written


def _share(term: Node, other: Node) -> bool:
    """Whether two terms share a meaning: no room is left for one, empty or left out, between their
    elements, but for the marks of the first."""
    if term.frame is None or other.frame is None:
        return False
    is_bare = all(isinstance(c, Piece) and c.marked == escape(c.text) for c in term.children)
    return other.frame.element - term.frame.element <= (1 if is_bare else _MARKS_OF_TERM)


def _leaf(piece: Piece, base_url: str | None) -> _Part:
    if piece.kind is BlockKind.CODE:
        return _Part(_fence(piece.text, piece.language))
    if piece.kind is BlockKind.HEADING:
        return _Part(_heading(piece, base_url))
    if is_rule(piece.text):
        return _Part(_BREAK)
    if "\n" in piece.marked:
        whole = piece.marked.split("\n")
        if (post := telnet.post(whole)) is not None:
            return _Part(_post(post, base_url))
        lines, items = bullets.parted(whole)
        if items:
            return _listed(lines, items, base_url)
    return _Part(_paragraph(piece.marked, base_url), "paragraph")


def _post(post: telnet.Post, base_url: str | None) -> str:
    """A post of plain lines: its head, and what it quotes, as other boards have them."""
    name, *rest = post.head or ("",)
    parts = [" · ".join(filter(None, (emphasis.strong(name), *rest)))]
    parts.append(_paragraph("\n".join(post.before), base_url))
    if post.quoted:
        quoted = _paragraph("\n".join(post.quoted), base_url)
        parts.append(lists.quote(f"{emphasis.strong(post.sayer)}\n\n{quoted}"))
    parts.append(_paragraph("\n".join(post.behind), base_url))
    return "\n\n".join(filter(None, parts))


def _listed(lines: Sequence[str], items: Sequence[str], base_url: str | None) -> _Part:
    """A paragraph whose last lines are the items of a list."""
    written = lists.items([("-", _paragraph(item, base_url)) for item in items])
    head = _paragraph("\n".join(lines), base_url)
    return _Part(f"{head}\n\n{written}" if head else written, "" if head else "list")


def _heading(piece: Piece, base_url: str | None) -> str:
    marked = piece.marked
    if emphasis.is_strong(_COUNT.sub("", marked)):
        marked = emphasis.plain(marked)
    line = " ".join(resolved(marked, base_url).split())
    number = "" if piece.number is None else f"{piece.number}. "
    return f"{'#' * min(max(piece.level, 1), 6)} {number}{_hold_closing(line)}"


def _hold_closing(line: str) -> str:
    """Keeps a last `#` of a heading from being read as its closing sequence."""
    return f"{line[:-1]}\\#" if line.endswith("#") and not line.endswith("\\#") else line


def _paragraph(marked: str, base_url: str | None) -> str:
    """Lines of a paragraph; a break inside it stays one, by two spaces at the line's end."""
    lines = (line.strip() for line in resolved(marked, base_url).split("\n"))
    return escape_line_start("  \n".join(line for line in lines if line))


def _fence(code: str, language: str | None) -> str:
    longest = max((len(run) for run in _TICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language or ''}\n{code}\n{fence}"
