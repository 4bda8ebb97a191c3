"""What the elements around a block say of it."""

from __future__ import annotations

from clipper.page import Block


def innermost(block: Block, tags: tuple[str, ...]) -> tuple[str | None, int | None]:
    """The last of these elements around a block of an HTML page, and its number."""
    assert block.markup is not None
    for tag, number in zip(block.markup.path[::-1], block.markup.parents[::-1], strict=False):
        if tag in tags:
            return tag, number
    return None, None
