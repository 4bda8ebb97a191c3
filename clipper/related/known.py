"""What the rest of a page tells of a list of related lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from clipper.page import Block, Role
from clipper.words.keys import key_of
from clipper.words.scripts import ANY_CJK

_ITEM_MOST, _LINE_MOST, _RUNS_MOST = 40, 400, 5000
"""Characters of the longest item of a menu, of the longest menu in one line, and of all of them."""
_SIGNS = re.compile(r"\s*[|/›»>·•]\s*|\s{2,}")


class Menu:
    """What a page's menus call the sections of its site; read when it is asked for, and once."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self._blocks = blocks

    @cached_property
    def _parts(self) -> list[str]:
        texts = [b.text for b in self._blocks if b.role is Role.NAVIGATION]
        short = [text.strip() for text in texts if len(text) <= _LINE_MOST]
        return [part for text in short for part in _SIGNS.split(text) if part]

    @cached_property
    def items(self) -> frozenset[str]:
        """Keys of short lines, and of what signs part on longer ones."""
        return frozenset({key_of(p) for p in self._parts if len(p) <= _ITEM_MOST} - {""})

    @cached_property
    def runs(self) -> str:
        """Longer lines in scripts without spaces, whose items may be glued together."""
        return "\n".join(part for part in self._parts if ANY_CJK.search(part))[:_RUNS_MOST]


class Known(NamedTuple):
    """What is known of the page that a list stands on."""

    sources: frozenset[str] = frozenset()
    """Keys of names: what stands behind a headline, too, is one."""
    heads: frozenset[str] = frozenset()
    """Keys of its related lines that are long enough for a headline."""
    menu: Menu = Menu()

    def is_name(self, name: str) -> bool:
        """Whether a text is called a section in the page's menu, or stands as a source."""
        key = key_of(name)
        return key in self.menu.items or key in self.sources


NOTHING = Known()
