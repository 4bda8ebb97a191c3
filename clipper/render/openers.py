"""What opens an answer, on pages that fold them up: questions that are no headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clipper.page import Block, BlockKind

_KINDS = frozenset((BlockKind.CONTROL, BlockKind.PARAGRAPH))
_QUESTION = ("?", "？", "؟")


def openers(body: Sequence[Block]) -> set[int]:
    """Numbers of the blocks that open what follows them: what is all that a `summary` holds, a
    question on a button."""
    summaries = {
        block.n: block.markup.innermost("summary")
        for block in body
        if block.markup is not None and "summary" in block.markup.path
    }
    counts = Counter(summaries.values())
    found = set()
    for block in body:
        if block.kind in _KINDS and block.markup is not None:
            is_button = block.kind is BlockKind.CONTROL and "button" in block.markup.path
            if counts[summaries.get(block.n)] == 1 or (
                is_button and block.text.endswith(_QUESTION)
            ):
                found.add(block.n)
    return found
