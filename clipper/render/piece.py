"""One paragraph, heading, item, row or stretch of code of the main content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clipper.page import BlockKind
from clipper.render.frames import Frame

_RULE = re.compile(r"\s*([*•~_-])\s*(?:\1\s*){2,}")


@dataclass(slots=True)
class Piece:
    """One paragraph, heading, item, row or stretch of code, ready to be written."""

    kind: BlockKind
    text: str
    """Empty for what Markdown alone says: the label of a tab, over its panel."""
    marked: str
    """Inline Markdown of `text`, everything else in it escaped; empty for what the text alone
    says: labels of tabs in a row."""
    level: int = 0
    """Of a heading 1-6; depth of an item; of a row 1 if it is a head, 2 if it has a cell of one."""
    number: int | None = None
    """What a heading counts as: it begins an item of an ordered list."""
    container: int | None = None
    """HTML: number of the table element around a row, or of the row that its part begins with."""
    is_of_sister: bool = False
    """HTML: a row alone, whose page has a table like it with several."""
    item: int | None = None
    """HTML: number of the `li`, `dt` or `dd` element around an item."""
    tight: bool = False
    """Goes on the list, table or item of the piece before it."""
    around: tuple[Frame, ...] = ()
    """The quotes, lists and items it stands in, outermost first."""
    language: str | None = None
    """Of code, where its page names it."""
    head: tuple[str, ...] = ()
    """Who wrote the post that begins here, and when; no part of the text."""


def is_rule(text: str) -> bool:
    """Whether it is a line of signs that parts what stands above it from what stands below.

    >>> is_rule("* * *"), is_rule("--")
    (True, False)
    """
    return _RULE.fullmatch(text) is not None
