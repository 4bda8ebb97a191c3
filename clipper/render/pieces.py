"""Body blocks -> pieces: paragraphs made whole, bullets taken off, runs of lists and tables seen.

The two kinds of page differ only here. An HTML page says which item is in which list, by the
numbers of its ancestor elements. On a text page a line is a paragraph, unless it was broken at a
margin (`Block.joins`), and its layout says the rest.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from clipper.inline import escape
from clipper.page import Block, BlockKind, Role
from clipper.words.scripts import is_unspaced

_BULLET = re.compile(r"^\s*[•·∙●○◦‣▪▫■□►▸▹»✓✔➤➔→*+-]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\(?(\d{1,3})[.)]\s+(?=\S)")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_CELLS = re.compile(r"\s*\t\s*|\s+\|\s+")
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
"""C0 and C1 controls but tab and newline: a terminal would obey them."""
_BROKEN_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_WORDS = tomllib.loads(files("clipper.render").joinpath("words.toml").read_text("utf-8"))
_JOINERS = frozenset(word for words in _WORDS["joiners"].values() for word in words)


@dataclass(slots=True)
class Piece:
    """One paragraph, heading, item, row or stretch of code, ready to be written."""

    kind: BlockKind
    text: str
    marked: str
    """Inline Markdown of `text`, everything else in it escaped."""
    level: int = 0
    number: int | None = None
    """Number of an item in an ordered list."""
    container: int | None = None
    """HTML: number of the innermost list or table element around it."""
    item: int | None = None
    """HTML: number of the `li` element around it."""
    tight: bool = False
    """Goes on the list, table or item of the piece before it."""
    head: tuple[str, ...] = ()
    """Who wrote the post that begins here, and when; no part of the text."""


def pieces(
    blocks: Sequence[Block], heads: Mapping[int, tuple[str, ...]] | None = None
) -> list[Piece]:
    """The pieces of the main content, in order.

    `heads`: number of the block that a post of a discussion begins with -> `Piece.head`.
    """
    body = _without_layout_rows([block for block in blocks if block.role is Role.BODY])
    if any(block.joins for block in body):
        body = list(_joined(body))
    found: list[Piece] = []
    counts: dict[int, int] = {}
    begun: set[int | None] = set()
    """Items of lists that were met."""
    head: tuple[str, ...] = ()
    for block in body:
        head = (heads or {}).get(block.n, head)
        before = found[-1] if found else None
        piece = _text_piece(block) if block.markup is None else _html_piece(block, counts)
        if piece.text.strip():
            if piece.item in begun and (before is None or before.item != piece.item):
                # What an item says behind the code or the list inside it is no item of its own.
                piece = replace(piece, kind=BlockKind.PARAGRAPH, item=None, number=None)
            elif piece.item is not None:
                begun.add(piece.item)
            if before is not None and not head and _goes_on(before, piece):
                piece.tight = True
            piece.head, head = head, ()
            found.append(piece)
    return found


def _without_layout_rows(body: list[Block]) -> list[Block]:
    """The blocks, those of a table that only sets columns as paragraphs.

    A row of phrases is one block; where one row holds several, its cells hold paragraphs, and where
    no row of a table has two cells, each is one.
    """
    rows, tables = (
        [
            _innermost(block, (tag,))[1]
            if block.kind is BlockKind.TABLE_ROW and block.markup is not None
            else None
            for block in body
        ]
        for tag in ("tr", "table")
    )
    counts = Counter(rows)
    parted = {table for block, table in zip(body, tables, strict=True) if "\t" in block.text}
    return [
        replace(block, kind=BlockKind.PARAGRAPH, level=0)
        if row is not None and (counts[row] > 1 or table not in parted)
        else block
        for block, row, table in zip(body, rows, tables, strict=True)
    ]


def clean_controls(text: str) -> str:
    """Text without control characters; a carriage return counts as white space."""
    if text.isprintable():  # nearly every text; to translate takes long
        return text
    return text.replace("\r", " ").translate(_CONTROLS)


def _goes_on(before: Piece, piece: Piece) -> bool:
    if piece.kind is not before.kind or piece.kind not in (
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
    ):
        return False
    if piece.kind is BlockKind.TABLE_ROW:
        return piece.container == before.container
    return True


def _html_piece(block: Block, counts: dict[int, int]) -> Piece:
    text = clean_controls(block.text)
    marked = escape(text) if block.markdown is None else clean_controls(block.markdown)
    kind = block.kind
    piece = Piece(kind, text, marked, block.level)
    if kind is BlockKind.TABLE_ROW:
        piece.container = _innermost(block, ("table",))[1]
    if kind is not BlockKind.LIST_ITEM:
        return piece
    item = _innermost(block, ("li", "dd", "dt"))[1]
    tag, container = _innermost(block, ("ol", "ul", "dl"))
    number = None
    if tag == "ol" and container is not None and item is not None:
        # Counted by the items that are shown: which were left out is not known here.
        number = counts.get(item)
        if number is None:
            counts[container] = number = counts.get(container, 0) + 1
            counts[item] = number
    piece.number, piece.container, piece.item = number, container, item
    return piece


def _innermost(block: Block, tags: tuple[str, ...]) -> tuple[str | None, int | None]:
    assert block.markup is not None
    for tag, number in zip(block.markup.path[::-1], block.markup.parents[::-1], strict=False):
        if tag in tags:
            return tag, number
    return None, None


def _text_piece(block: Block) -> Piece:
    text = clean_controls(block.text).rstrip()
    if block.kind is BlockKind.CODE:
        return Piece(block.kind, text, text)
    kind, level = block.kind, block.level
    if kind is BlockKind.HEADING:
        text = _HASHES.sub("", text)
    elif kind is BlockKind.LIST_ITEM:
        if counted := _NUMBER.match(text):
            # The number stays in the text: it may belong to a heading.
            rest = escape(text[counted.end() :].strip())
            return Piece(kind, text.strip(), rest, level, int(counted[1]))
        if bullet := _BULLET.match(text):
            text = text[bullet.end() :]
        else:  # a dash opens speech as often as an item
            kind, level = BlockKind.PARAGRAPH, 0
    elif kind is BlockKind.TABLE_ROW:
        text = _CELLS.sub("\t", text.strip())
    text = text.strip()
    return Piece(kind, text, escape(text), level)


def _joined(body: Iterable[Block]) -> Iterator[Block]:
    """Blocks with hard-wrapped lines put together again."""
    body = list(body)
    known = {word.lower() for block in body for word in _words(block.text)}
    current: Block | None = None
    last = -1
    for block in body:
        if block.joins and current is not None and block.n == last + 1:
            current = replace(current, text=_join(current.text, block.text, known))
        else:
            if current is not None:
                yield current
            current = block
        last = block.n
    if current is not None:
        yield current


def _words(text: str) -> list[str]:
    """Words of a line that surely are whole: all but a last one cut by a hyphen."""
    text = text.rstrip()
    cut = _BROKEN_WORD.search(text)
    return re.findall(r"\w+(?:-\w+)*", text[: cut.start()] if cut else text)


def _join(before: str, after: str, known: set[str]) -> str:
    before, after = before.rstrip(), after.strip()
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken = _BROKEN_WORD.search(before)
    first = _FIRST_WORD.match(after)
    if broken and first and first[0].islower() and first[0] not in _JOINERS:
        # Programs break at hyphens that are there; people and typesetters put in new ones. The
        # rest of the page tells which: a word that is written whole elsewhere was cut.
        whole = (broken[1] + first[0]).lower()
        return (before[:-1] if whole in known else before) + after
    if _is_unspaced(before[-1:]) and _is_unspaced(after[:1]):
        return before + after
    return f"{before} {after}"


def _is_unspaced(character: str) -> bool:
    """Whether its script is written without spaces, punctuation of such scripts included."""
    wide = "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff65"
    return wide or is_unspaced(character)
