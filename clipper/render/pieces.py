"""Body blocks -> pieces: paragraphs made whole, bullets taken off, runs of lists and tables seen.

The two kinds of page differ only here. An HTML page says which item is in which list, by the
numbers of its ancestor elements. On a text page a line is a paragraph, unless it was broken at a
margin (`Block.joins`), and its layout says the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from clipper.inline import escape
from clipper.page import Block, BlockKind, Role
from clipper.render import cards, code, counted_rows, emphasis, figures, panels, quotes
from clipper.render.bullets import listed
from clipper.render.frames import ITEM, MEANING, TERM, Frames
from clipper.render.kickers import kickers
from clipper.render.layout import settle
from clipper.render.once import once
from clipper.render.openers import openers
from clipper.render.piece import Piece, is_rule
from clipper.render.sisters import sisters
from clipper.render.source_leads import without_source_leads
from clipper.render.wrapped import joined
from clipper.words.bullets import BULLETS
from clipper.words.previews import is_of_preview

_MANY = 20
"""Header cells from which the words that are kept of a row may not tell how many it has."""
_BULLET = re.compile(rf"^\s*[{BULLETS}-]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\(?(\d{1,3})[.)]\s+(?=\S)")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_CELLS = re.compile(r"\s*\t\s*|\s+\|\s+")
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 0xAD))
"""C0 and C1 controls but tab and newline: a terminal would obey them; soft hyphens: a search for
the word would not find it."""
_CONTROL = re.compile(f"[{bytes(_CONTROLS).decode('latin-1')}]")


def pieces(
    blocks: Sequence[Block], heads: Mapping[int, tuple[str, ...]] | None = None
) -> list[Piece]:
    """The pieces of the main content, in order.

    `heads`: number of the block that a post of a discussion begins with -> `Piece.head`.
    """
    body = [block for block in blocks if block.role is Role.BODY]
    sayers, silent = quotes.sayers(blocks, body)
    if silent:
        body = [block for block in blocks if block.role is Role.BODY or block.n in silent]
        heads = quotes.headed(heads or {}, silent)
    if body and _is_of_text(blocks):
        body, heads = once(body, heads or {})
    body, in_rows = counted_rows.united(without_source_leads(_without_layout_rows(body)))
    if in_rows and heads:
        heads = {n: head for n, head in heads.items() if n not in in_rows}
    labels = panels.labels(blocks, body)
    counted = figures.counted(body)
    signs = _Signs(
        strong=openers(body) | labels.heads | sayers,
        marked_only=silent,
        text_only=labels.apart.union(label.n for label in counted.values()),
        unlinked=cards.unlinked(body),
        kickers=frozenset(kickers(body)),
        counted=counted,
    )
    of_sisters = sisters(body)
    found: list[Piece] = []
    frames = Frames()
    begun: set[int | None] = set()
    """Items of lists that were met."""
    head: tuple[str, ...] = ()
    for block in code.without_numbers(joined(body)):
        head = (heads or {}).get(block.n, head)
        if head:
            frames.end_lines()
        piece = _signed(_piece(block, frames), block.n, signs)
        piece.is_of_sister = piece.container in of_sisters
        if block.n in labels.over:
            found.append(_label(piece, *labels.over[block.n]))
        before = found[-1] if found else None
        if before is not None and not head and _is_rule_again(before, piece):
            continue
        if (piece.text or piece.marked).strip():
            if piece.item in begun and (before is None or before.item != piece.item):
                # What an item says behind the code or the list inside it is no item of its own.
                piece = replace(piece, kind=BlockKind.PARAGRAPH, item=None)
            elif piece.item is not None:
                begun.add(piece.item)
            if before is not None and not head and _goes_on(before, piece):
                piece.tight = True
            piece.head, head = head, ()
            found.append(piece)
    if body and body[0].markup is not None:
        settle(found, frames.cards)
        listed(found)
    return found


class _Signs(NamedTuple):
    """Numbers of blocks that Markdown shows in a way of its own."""

    strong: Container[int]
    marked_only: Container[int]
    """No part of the text."""
    text_only: Container[int]
    unlinked: Container[int]
    kickers: Container[int]
    counted: Mapping[int, Block]
    """Numbers with the block that says what each counts."""


def _signed(piece: Piece, n: int, signs: _Signs) -> Piece:
    if n in signs.unlinked:
        piece.marked = cards.without_link(piece.marked)
    if n in signs.marked_only:
        piece.text = ""
    is_no_heading = n in signs.kickers or n in signs.counted
    if piece.kind is BlockKind.HEADING and is_no_heading:
        piece.kind = BlockKind.PARAGRAPH
    if n in signs.text_only:
        piece.marked = ""
    elif is_no_heading or (n in signs.strong and piece.kind is not BlockKind.HEADING):
        piece.marked = emphasis.strong(piece.marked)
    if n in signs.counted:
        piece.marked += f" {_inline(signs.counted[n])}"
    return piece


def _label(piece: Piece, panel: int, text: str) -> Piece:
    """What a tab says, over the first piece of its panel; no part of the text."""
    around = tuple(frame for frame in piece.around if abs(frame.element) < panel)
    marked = emphasis.strong(escape(clean_controls(text)))
    return Piece(BlockKind.PARAGRAPH, "", marked, around=around)


def _piece(block: Block, frames: Frames) -> Piece:
    return _text_piece(block, frames) if block.markup is None else _html_piece(block, frames)


def _is_of_text(blocks: Sequence[Block]) -> bool:
    """Whether they are of a text page; those of one in Markdown have elements around them, too."""
    return blocks[0].markup is None or any(block.gap for block in blocks)


def _without_layout_rows(body: list[Block]) -> list[Block]:
    """The blocks, those of a table that only sets columns as paragraphs.

    A row of phrases is one block; where one row holds several, its cells hold paragraphs, and where
    no row of a table has two cells, each is one.
    """
    if all(block.kind is not BlockKind.TABLE_ROW for block in body):
        return body
    rows, tables = (
        [
            block.markup.innermost(tag)
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
    """Text without control characters and soft hyphens; a carriage return is white space."""
    # Nearly every text is printable, or has but tabs and line breaks; to translate takes long.
    if text.isprintable() or not _CONTROL.search(text):
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


def _is_rule_again(before: Piece, piece: Piece) -> bool:
    """Whether a rule stands right under another one: what they set apart was no content."""
    if not (piece.kind is before.kind is BlockKind.PARAGRAPH and piece.around == before.around):
        return False
    return is_rule(piece.text) and is_rule(before.text)


def _inline(block: Block) -> str:
    """Inline Markdown of a block of an HTML page."""
    return clean_controls(escape(block.text) if block.markdown is None else block.markdown)


def _html_piece(block: Block, frames: Frames) -> Piece:
    text = clean_controls(block.text)
    piece = Piece(block.kind, text, _inline(block), block.level, around=frames.of_markup(block))
    assert block.markup is not None
    if piece.kind is BlockKind.HEADING and is_of_preview(block):
        piece.kind = BlockKind.PARAGRAPH  # what a link leads to heads nothing here
    if piece.kind is BlockKind.CODE:
        piece.language = block.markup.language
    elif piece.kind is BlockKind.TABLE_ROW:
        piece.container = block.markup.part or block.markup.innermost("table")
        piece.level = 1 if _is_head(block) else 2 * block.level
    elif piece.kind is BlockKind.LIST_ITEM:
        items = (f.element for f in reversed(piece.around) if f.tag in (ITEM, TERM, MEANING))
        piece.item = next(items, None)
    return piece


def _is_head(row: Block) -> bool:
    """Whether a row is the head of its table: it stands in a `thead`, or has `th` cells only."""
    assert row.markup is not None
    filled = sum(map(bool, row.text.split("\t")))
    cells = row.markup.hints.count("th")
    return "thead" in row.markup.path[-2:] or (row.level == 1 and cells >= min(filled, _MANY))


def _text_piece(block: Block, frames: Frames) -> Piece:
    text = clean_controls(block.text).rstrip()
    if block.kind is BlockKind.CODE:
        frames.end_lines()
        return Piece(block.kind, text, text)
    kind, level = block.kind, block.level
    if kind is BlockKind.HEADING:
        text = _HASHES.sub("", text)
    elif kind is BlockKind.LIST_ITEM and is_rule(text):
        kind, level = BlockKind.PARAGRAPH, 0
    elif kind is BlockKind.LIST_ITEM:
        if counted := _NUMBER.match(text):
            # The number stays in the text: it may belong to a heading.
            rest = escape(text[counted.end() :].strip())
            around = frames.of_line(block, int(counted[1]))
            return Piece(kind, text.strip(), rest, level, around=around)
        if bullet := _BULLET.match(text):
            text = text[bullet.end() :].strip()
            return Piece(kind, text, escape(text), level, around=frames.of_line(block, None))
        # A dash opens speech as often as an item.
        kind, level = BlockKind.PARAGRAPH, 0
    elif kind is BlockKind.TABLE_ROW and level:  # of a drawn table, whose cells may be empty
        frames.end_lines()
        return Piece(kind, text.rstrip(), escape(text))
    elif kind is BlockKind.TABLE_ROW:
        text = _CELLS.sub("\t", text.strip())
    text = text.strip()
    frames.end_lines()
    return Piece(kind, text, escape(text), level)
