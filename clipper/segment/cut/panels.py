"""Labels that open something: tabs over their panels, buttons over what they unfold.

Pages say by an id which element a label opens (WAI-ARIA 1.2, `aria-controls`; Bootstrap's
`data-target`; jQuery UI's links to a place on the page). It is noted where a reader who sees all
that is opened at once would miss the label:

- where what it opens stands right behind it, it is a heading of it;
- labels in a row whose panels are siblings are a strip of tabs, if they say so; a table of contents
  is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from clipper.page import Block, BlockKind, Markup

_TARGETS = ("data-bs-target", "data-target", "href")
OPENING = frozenset(("aria-controls", "data-bs-target", "data-target"))
"""Attributes of an element that may open another one."""
_TABS = frozenset(("tab", "tabs", "tablist"))
_NEAR = 12
"""Class words of a label, its own and of what it stands in, that may call it a tab."""
_CHARS = 80
"""Characters of a label, at most."""
_GAP = 2
"""Blocks from one label of a strip to the next, at most: a picture may stand between."""


class Panels:
    """The labels of a page and what they may open, collected while it is read."""

    __slots__ = ("labels", "places")

    def __init__(self) -> None:
        self.labels: list[tuple[int, str, bool]] = []
        """Number of the block that a label begins, the id of what it opens, and whether it only
        links there."""
        self.places: dict[str, tuple[int, int]] = {}
        """Id of an element -> its number, and that of the first block that may stand in it."""

    def label(self, at: int, attributes: Mapping[str, str]) -> None:
        """Notes an element that begins a block, if it says what it opens."""
        if told := attributes.get("aria-controls", "").split():
            self.labels.append((at, told[0], False))
            return
        for name in _TARGETS:
            if (value := attributes.get(name, ""))[:1] == "#":
                self.labels.append((at, value[1:], name == "href"))
                return

    def note(self, blocks: list[Block]) -> None:
        """Notes on the blocks that are labels what they open (`Markup.opens`)."""
        strip: list[tuple[Block, int, int]] = []
        for at, target, is_link in self.labels:
            place = self.places.get(target)
            if place is None or not at < place[1] < len(blocks):
                continue
            number, first = place
            while blocks[at].kind is BlockKind.ALT:
                at += 1
            label = blocks[at]
            if at >= first or not _is_label(label) or number not in _markup(blocks[first]).parents:
                continue
            if all(block.kind is BlockKind.ALT for block in blocks[at + 1 : first]):
                if not is_link:
                    _open(blocks, at, number)
                continue
            if strip and not 0 < at - strip[-1][0].n <= _GAP:
                _open_strip(blocks, strip)
                strip = []
            if not _TABS.isdisjoint(_markup(label).hints[:_NEAR]):
                strip.append((label, number, first))
        _open_strip(blocks, strip)


def _markup(block: Block) -> Markup:
    assert block.markup is not None
    return block.markup


def _is_label(block: Block) -> bool:
    """Whether a block is short, and all of it a link if it holds one."""
    linked = _markup(block).link_chars
    return len(block.text) <= _CHARS and (not linked or linked >= len(block.text) - 1)


def _open(blocks: list[Block], at: int, number: int) -> None:
    block = blocks[at]
    blocks[at] = replace(block, markup=replace(_markup(block), opens=number))


def _open_strip(blocks: list[Block], strip: Sequence[tuple[Block, int, int]]) -> None:
    """Notes what tabs in a row open, if their panels are siblings and stand behind all of them."""
    if len(strip) < 2:
        return
    last = strip[-1][0].n
    above = [
        _markup(blocks[first]).above(number) if first > last else None for _, number, first in strip
    ]
    parent, count = Counter(above).most_common(1)[0]
    if parent is None or count < 2:
        return
    for (label, number, _), its in zip(strip, above, strict=True):
        if its == parent:
            _open(blocks, label.n, number)
