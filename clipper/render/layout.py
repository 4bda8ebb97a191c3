"""Quotes, lists and tables of terms that are none: boards and shops set their pages with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clipper.page import BlockKind
from clipper.render.frames import ITEM, LISTS, MEANING, QUOTE, TERM, TERMS, Frame
from clipper.render.piece import Piece

_ALL = 0.8
"""Share of a page's content from which what stands in quotes is quoted from nobody."""
_MOST, _PAGE_CHARS = 0.5, 1000
"""Share of a page's content from which an item is the page, where it has so many characters."""
_LINE_CHARS, _LINES = 60, 4
"""An item of bullets with so many lines of so many characters is a post."""
_KICKER_CHARS = 40
"""A line over the heading of a card has no more."""
_WORDLESS = frozenset((BlockKind.CODE, BlockKind.TABLE_ROW))
_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))


@dataclass(slots=True)
class _Item:
    """One `li`, and what it holds."""

    container: Frame
    number: int | None
    is_inner: bool
    """Stands in another item."""
    own: list[Piece] = field(default_factory=list)
    """Its pieces, those of lists inside it left out."""
    count: int = 0
    chars: int = 0
    heads: int = 0
    """Posts that begin in it."""
    last: int = 0
    """Its last piece on the page."""
    is_post: bool = False
    """A post of a discussion begins in it and ends with it."""


def settle(pieces: Sequence[Piece], cards: set[int]) -> None:
    """Takes the frames that only set a page off its pieces.

    `cards`: items that hold an article. A heading that began an item of a numbered list gets the
    item's number.
    """
    if not any(piece.around for piece in pieces):
        return
    total = sum(len(piece.text) for piece in pieces)
    dropped = set(_quotes(pieces, total))
    items = _items(pieces)
    dropped.update(_terms(pieces))
    by_list: dict[int, list[tuple[int, _Item]]] = defaultdict(list)
    for element, item in items.items():
        by_list[item.container.element].append((element, item))
    for container, members in by_list.items():
        boxes = [element for element, item in members if element in cards or _is_box(item, total)]
        if 2 * len(boxes) < len(members) or (len(members) > 1 and _all_headings(members)):
            continue
        dropped.update(element for element, _ in members)
        dropped.add(container)
        if len(members) > 1 and not any(e in cards or item.is_post for e, item in members):
            for _, item in members:
                _count_heading(item)
    if dropped:
        for piece in pieces:
            piece.around = tuple(f for f in piece.around if f.element not in dropped)


def _quotes(pieces: Sequence[Piece], total: int) -> Iterator[int]:
    """The outermost quotes of a page that has hardly anything else, unless it says of each whose it
    is; blockquotes that hold no words, but code or rows."""
    outer: set[int] = set()
    worded: dict[int, bool] = defaultdict(bool)
    chars = 0
    for piece in pieces:
        quotes = [frame for frame in piece.around if frame.tag == QUOTE]
        if quotes:
            outer.add(quotes[0].element)
            chars += len(piece.text)
            for quote in quotes:
                worded[quote.element] |= quote.is_box or piece.kind not in _WORDLESS
    yield from (quote for quote, has_words in worded.items() if not has_words)
    between = sum(piece.around[:1] == () for piece in pieces)
    is_thread = any(piece.head for piece in pieces)
    if chars >= _ALL * total and (is_thread or len(outer) < 3 or 2 * between < len(outer)):
        yield from outer


def _terms(pieces: Sequence[Piece]) -> Iterator[int]:
    """Elements of tables of terms that hold posts or sections."""
    inner: dict[int, set[int]] = defaultdict(set)
    bad: set[int] = set()
    for piece in pieces:
        table: Frame | None = None
        for frame in piece.around:
            if frame.tag == TERMS:
                table = frame
            elif table is not None and frame.tag in (TERM, MEANING):
                inner[table.element].add(frame.element)
            else:
                table = None
        is_heading = piece.kind is BlockKind.HEADING and piece.around[-1:] != (table,)
        if table is not None and (piece.head or is_heading):
            bad.add(table.element)
    for element in bad:
        yield element
        yield from inner[element]


def _items(pieces: Sequence[Piece]) -> dict[int, _Item]:
    items: dict[int, _Item] = {}
    for at, piece in enumerate(pieces):
        container = last = None
        for frame in piece.around:
            if frame.tag in LISTS:
                container = frame
            elif frame.tag == ITEM and container is not None:
                is_inner = last is not None
                last = items.get(frame.element)
                if last is None:
                    last = items[frame.element] = _Item(container, frame.number, is_inner)
                last.count += 1
                last.last = at
                last.chars += len(piece.text)
                last.heads += bool(piece.head)
        if last is not None:
            last.own.append(piece)
    _find_posts(list(items.values()), pieces)
    return items


def _find_posts(items: Sequence[_Item], pieces: Sequence[Piece]) -> None:
    """Which items are posts: not those of one that a post consists of."""
    ended = [
        item
        for item in items
        if item.heads and all(piece.head for piece in pieces[item.last + 1 : item.last + 2])
    ]
    counts = Counter(item.container.element for item in ended)
    for item in ended:
        item.is_post = item.is_inner or item.heads > 1 or counts[item.container.element] > 1


def _is_box(item: _Item, total: int) -> bool:
    """Whether an item is a post, a card or a section: what it holds says so."""
    if item.is_post or _heading(item):
        return True
    if total > _PAGE_CHARS and item.count > 2 and item.chars > _MOST * total:
        return True
    lines = sum(piece.kind in _PROSE and len(piece.text) >= _LINE_CHARS for piece in item.own)
    return item.container.tag == "ul" and lines >= _LINES


def _heading(item: _Item) -> Piece | None:
    """The heading an item begins with; a short line may stand above it."""
    for piece in item.own[:2]:
        if piece.kind is BlockKind.HEADING:
            return piece
        if len(piece.text) > _KICKER_CHARS:
            return None
    return None


def _all_headings(members: Sequence[tuple[int, _Item]]) -> bool:
    """Whether the items hold a heading each and nothing else: then they are a list of titles."""
    return all(item.count == 1 and _heading(item) for _, item in members)


def _count_heading(item: _Item) -> None:
    heading = _heading(item)
    if heading is not None and item.number is not None and not heading.text[0].isdigit():
        heading.number = item.number
