"""What the rest of a page tells of a list of related lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from clipper.page import Block, Role
from clipper.words.keys import key_of
from clipper.words.scripts import CJK

_ITEM_MOST, _LINE_MOST, _RUNS_MOST = 40, 400, 5000
"""Characters of the longest item of a menu, of the longest menu in one line, and of all of them."""
_SIGNS = re.compile(r"\s*[|/›»>·•]\s*|\s{2,}")
_WIDE = re.compile(f"[{CJK}]")


class Menu(NamedTuple):
    """What a page's menus call the sections of its site."""

    items: frozenset[str]
    """Keys of short lines, and of what signs part on longer ones."""
    runs: str
    """Longer lines in scripts without spaces, whose items may be glued together."""


def menu_of(blocks: Iterable[Block]) -> Menu:
    items: set[str] = set()
    runs: list[str] = []
    for block in blocks:
        if block.role is Role.NAVIGATION and len(block.text) <= _LINE_MOST:
            parts = [part for part in _SIGNS.split(block.text.strip()) if part]
            items.update(key_of(part) for part in parts if len(part) <= _ITEM_MOST)
            runs += [part for part in parts if _WIDE.search(part)]
    return Menu(frozenset(items - {""}), "\n".join(runs)[:_RUNS_MOST])


class Known(NamedTuple):
    """What is known of the page that a list stands on."""

    sources: frozenset[str] = frozenset()
    """Keys of names: what stands behind a headline, too, is one."""
    heads: frozenset[str] = frozenset()
    """Keys of its related lines that are long enough for a headline."""
    menu: Menu = Menu(frozenset(), "")

    def is_name(self, name: str) -> bool:
        """Whether a text is called a section in the page's menu, or stands as a source."""
        key = key_of(name)
        return key in self.menu.items or key in self.sources


NOTHING = Known()
