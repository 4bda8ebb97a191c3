"""Labels of tabs and folds, and the panels they stand over once all is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from clipper.page import Block, BlockKind, Role

_CHARS = 80
"""A line that says again what the label says has no more characters."""


class Labels(NamedTuple):
    """Blocks by their numbers."""

    heads: frozenset[int] = frozenset()
    """Labels right over what they open."""
    apart: frozenset[int] = frozenset()
    """Labels of tabs, in the content, which stand over their panels instead."""
    over: Mapping[int, tuple[int, str]] = MappingProxyType({})
    """The block that a panel begins with -> number of the panel, what its tab says."""


_NONE = Labels()


def labels(blocks: Sequence[Block], body: Sequence[Block]) -> Labels:
    """The labels of a page, of which `body` is the content."""
    opened = {b.markup.opens: b for b in blocks if b.markup and b.markup.opens is not None}
    if not opened:
        return _NONE
    firsts: dict[int, Block] = {}
    for block in body:
        for number in block.markup.parents if block.markup else ():
            if number in opened:
                firsts.setdefault(number, block)
    heads = {number for number in firsts if _is_right_over(opened[number], number, blocks)}
    tabs = firsts.keys() - heads
    if len(tabs) < 2:
        tabs = set()
    return Labels(
        frozenset(opened[number].n for number in heads),
        frozenset(opened[number].n for number in tabs if opened[number].role is Role.BODY),
        {
            firsts[number].n: (number, opened[number].text)
            for number in tabs
            if not _says(firsts[number], opened[number])
        },
    )


def _is_right_over(label: Block, panel: int, blocks: Sequence[Block]) -> bool:
    behind = (blocks[n] for n in range(label.n + 1, len(blocks)))
    first = next((block for block in behind if block.kind is not BlockKind.ALT), None)
    return first is not None and first.markup is not None and panel in first.markup.parents


def _says(first: Block, label: Block) -> bool:
    """Whether a panel begins with what its label says."""
    one, other = first.text.casefold(), label.text.casefold()
    return len(one) <= _CHARS and (one.startswith(other) or other.startswith(one))
