"""Fields of forms that are set for programs and hidden from people: what is said of them
(`traps.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from clipper.page import Block, Markup
from clipper.words import lists
from clipper.words.keys import key_of
from clipper.words.patterns import tree

_CHARS = 200
"""Characters of what is said of such a field, at most."""
_ENDS = re.compile(r"[.!?:;…(。！？：।]+")


def is_trap(block: Block, titles: Iterable[Markup]) -> bool:
    """Whether a block asks to leave a field of a form empty, in a sentence of its own.

    A form around a headline, one of `titles`, is that of a page as a whole, and the sentence may
    tell how another is to be filled in.
    """
    mark = block.markup
    if mark is None or "form" not in mark.path or len(block.text) > _CHARS:  # nearly all
        return False
    if not any(_said().fullmatch(key_of(part)) for part in _ENDS.split(block.text)):
        return False
    form = mark.innermost("form")
    return not any(form in title.parents for title in titles)


@cache
def _said() -> re.Pattern[str]:
    sentences, before, behind = (
        tree(sorted({key_of(words) for words in lists.words("traps", table)}))
        for table in ("sentences", "before", "behind")
    )
    return re.compile(f"(?:{before} )?{sentences}(?: {behind})?")
