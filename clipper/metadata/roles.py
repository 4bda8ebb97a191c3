"""Roles of blocks, and where those of one stand on a page."""

from __future__ import annotations

from collections.abc import Sequence

from clipper.page import Block, Role

NOT_OURS = frozenset((Role.RELATED, Role.COMMENTS, Role.NAVIGATION, Role.PROMOTION))
"""Roles of blocks whose names and dates are those of other pages and other people."""


def first(blocks: Sequence[Block], role: Role) -> int | None:
    """Place of the first block of a role."""
    return next((at for at, block in enumerate(blocks) if block.role is role), None)


def last(blocks: Sequence[Block], role: Role) -> int | None:
    """Place of the last one: of the main content that is where the story ends."""
    return next((at for at in range(len(blocks))[::-1] if blocks[at].role is role), None)
