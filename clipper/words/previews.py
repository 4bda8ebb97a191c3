"""Class words of the boxes in which boards preview what a post links to."""

from __future__ import annotations

from clipper.page import Block

PREVIEWS = frozenset(("onebox", "unfurl"))
"""As Discourse and XenForo call them."""


def is_of_preview(block: Block) -> bool:
    """Whether a block stands in a preview; a link in a text may be called one, too."""
    mark = block.markup
    if mark is None or PREVIEWS.isdisjoint(mark.hints):  # nearly all
        return False
    return not PREVIEWS.isdisjoint(mark.hints[mark.inner :])
