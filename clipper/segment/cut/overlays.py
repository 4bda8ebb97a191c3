"""Elements that come up over a page, or that no window shows.

What a dialog or a hint holds is not part of the text that it covers (WAI-ARIA 1.2: `dialog`,
`alertdialog`, `tooltip`, `aria-modal`). Page builders hide an element at some widths of the window
by a class word for each; one that is hidden at all of them is a draft.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from clipper.page import Block

_ROLES = frozenset(("dialog", "alertdialog", "tooltip"))
_LARGE = frozenset(("hidden", "desktop", "tablet"))
_SMALL = frozenset(("mobile", "phone"))


def comes_up(attributes: Mapping[str, str]) -> bool:
    """Whether attributes say that their element comes up over the page."""
    return attributes.get("role") in _ROLES or attributes.get("aria-modal") == "true"


def is_never_shown(hints: tuple[str, ...]) -> bool:
    """Whether class words hide their element at every width.

    >>> is_never_shown(("hidden", "desktop", "hidden", "tablet", "hidden", "mobile"))
    True
    """
    return _LARGE.issubset(hints) and not _SMALL.isdisjoint(hints)


def note(blocks: list[Block], elements: Collection[int]) -> None:
    """Notes on the blocks in which of these elements they stand (`Markup.beside`)."""
    if not elements:
        return
    for at, block in enumerate(blocks):
        around = block.markup.parents if block.markup is not None else ()
        found = next((number for number in around if number in elements), 0)
        if found and block.markup is not None:
            blocks[at] = replace(block, markup=replace(block.markup, beside=found))
