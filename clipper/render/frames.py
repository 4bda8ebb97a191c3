"""What a piece stands in: the quotes, lists, items and terms around it.

An HTML page says it by its elements, a text page by its bullets and how far they are set in.
"""

from __future__ import annotations

from typing import NamedTuple

from clipper.page import Block

QUOTE, LISTS, ITEM, TERMS, TERM, MEANING = "blockquote", ("ul", "ol"), "li", "dl", "dt", "dd"
_LISTS = {"ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol"}
_FRAMES = frozenset((QUOTE, ITEM, TERMS, TERM, MEANING, *_LISTS))
_PARENTS = {ITEM: LISTS, TERM: (TERMS,), MEANING: (TERMS,)}
_TERMS = (TERM, MEANING)
_CARDS = frozenset(("article", "header"))
_DEEPEST = 24
"""Frames that are kept of a block: what stands deeper is read like the last of these."""


class Frame(NamedTuple):
    """An element that gives what stands in it a form of its own."""

    tag: str
    """`blockquote`, `ul`, `ol`, `li`, `dl`, `dt` or `dd`."""
    element: int
    """Its number on the page; less than 0 for a list that is not marked as such."""
    number: int | None = None
    """Number that an item of an `ol` shows."""
    is_box: bool = False
    """Of a quote: it is no `blockquote`, but says what it is by its class."""


class _Line(NamedTuple):
    """An item of a text page."""

    level: int
    """Twice that of its line; bullets under a number stand half a level deeper."""
    container: Frame
    item: Frame
    indent: int

    def holds(self, level: int, indent: int, gap: int) -> bool:
        """Whether a bullet on a level belongs to this number, or stands beside one that does."""
        if self.level > level:
            return True
        is_number = self.container.tag == "ol"
        return is_number and (indent > self.indent or not gap) and self.level == level


class Frames:
    """Tells the frames of one block after the other of a page."""

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}
        """Element of an item -> its number; element of a list -> number of its last item."""
        self.cards: set[int] = set()
        """Items that hold a whole article, or one with a head."""
        self._lines: list[_Line] = []
        """Text page: the items around the next line."""

    def of_markup(self, block: Block) -> tuple[Frame, ...]:
        """The frames around a block of an HTML page, outermost first."""
        assert block.markup is not None
        path, parents, boxes = block.markup.path, block.markup.parents, block.markup.quotes
        if not boxes and _FRAMES.isdisjoint(path):
            return ()
        found: list[Frame] = []
        above = 0
        items = [n for tag, n in zip(path, parents, strict=False) if tag == "li"]
        for tag, element in zip(path, parents, strict=False):
            if tag == "pre":
                break
            if tag in _CARDS and found and found[-1].tag == ITEM:
                self.cards.add(found[-1].element)
            if tag in _FRAMES or element in boxes:
                tag = QUOTE if element in boxes else _LISTS.get(tag, tag)
                if tag in _TERMS and found and found[-1].tag in _TERMS:
                    found.pop()  # the parser did not see that it had ended
                needed = _PARENTS.get(tag)
                if needed and (not found or found[-1].tag not in needed):
                    found.append(Frame(needed[0], -above - 1))
                number = None
                if tag == ITEM and found[-1].tag == "ol":
                    shown = block.markup.item if element == items[-1] else None
                    number = self._number(found[-1].element, element, shown)
                found.append(Frame(tag, element, number, is_box=element in boxes))
            above = element
        return tuple(found[:_DEEPEST])

    def _number(self, container: int, item: int, shown: int | None) -> int:
        """The number an item shows; one more than the last, where no block of its own says it."""
        number = self.counts.get(item) if shown is None else shown
        if number is None:
            number = self.counts.get(container, 0) + 1
        self.counts[container] = self.counts[item] = number
        return number

    def of_line(self, block: Block, number: int | None) -> tuple[Frame, ...]:
        """The frames of an item of a text page, which begins with a bullet or a number."""
        tag, level = "ul" if number is None else "ol", 2 * block.level
        indent = len(block.text) - len(block.text.lstrip())
        while self._lines and self._lines[-1].level > level + (number is None):
            self._lines.pop()
        if self._lines and number is None:
            level += self._lines[-1].holds(level, indent, block.gap)
        while self._lines and self._lines[-1].level > level:
            self._lines.pop()
        container = Frame(tag, block.n)
        if self._lines and self._lines[-1].level == level:
            before = self._lines.pop()
            restarts = number is not None and number <= (before.item.number or 0)
            if before.container.tag == tag and not restarts:
                container = before.container
        item = Frame(ITEM, block.n, number)
        self._lines.append(_Line(level, container, item, indent))
        return tuple(frame for line in self._lines for frame in line[1:3])[:_DEEPEST]

    def end_lines(self) -> None:
        """Ends the lists of a text page: something else stands behind them."""
        self._lines.clear()
