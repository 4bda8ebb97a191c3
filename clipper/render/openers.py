"""What opens an answer or a section, on pages that fold them up: headings and strong lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clipper.page import Block, BlockKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ELEMENTS = frozenset(("button", "summary", *_HEADINGS))
_KINDS = frozenset((BlockKind.CONTROL, BlockKind.PARAGRAPH))
_QUESTION = ("?", "？", "؟")
_NEAR = 6
"""Elements around a text among which its opener is."""


def openers(body: Sequence[Block]) -> dict[int, int]:
    """Number of a block that opens what follows it -> its level as a heading; 0 for a strong line.

    These are: the button that is all its heading holds, what is all that a `summary` holds, a
    question on a button.
    """
    around = {block.n: dict(_elements(block)) for block in body}
    counts = Counter(number for elements in around.values() for number in elements.values())
    found: dict[int, int] = {}
    for block in body:
        elements = around[block.n]
        if not elements or block.kind not in _KINDS:
            continue
        is_control = block.kind is BlockKind.CONTROL
        whole = [tag for tag, number in elements.items() if counts[number] == 1]
        levels = [_HEADINGS[tag] for tag in whole if tag in _HEADINGS]
        if is_control and levels:
            found[block.n] = levels[-1]
        elif "summary" in whole or (
            is_control and "button" in elements and block.text.endswith(_QUESTION)
        ):
            found[block.n] = 0
    return found


def _elements(block: Block) -> Iterator[tuple[str, int]]:
    if block.markup is None or _ELEMENTS.isdisjoint(block.markup.path):
        return
    path, parents = block.markup.path[-_NEAR:], block.markup.parents[-_NEAR:]
    for tag, number in zip(path, parents, strict=False):
        if tag in _ELEMENTS:
            yield tag, number
