"""What is read off an HTML page before any field is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from clipper.metadata import head, json_ld, marked_dates, titles
from clipper.metadata.authors import bylines
from clipper.page import Block, BlockKind, Role
from clipper.words.keys import key_of

FRONT = ("", "index", "home", "default")
"""What files of front pages are called, without their ending."""


LONGEST = 300
"""Characters that a title has at most."""


@dataclass(frozen=True)
class Signals:
    """One labelled HTML page and what its head, its JSON-LD and its bylines say."""

    blocks: Sequence[Block]
    tree: Any
    """The lxml tree; it is not changed."""
    said: head.Head
    ld: json_ld.Facts
    byline: bylines.Byline
    url: str | None
    """The page's own address, or the one it was read from."""
    captured: datetime | None
    own: list[tuple[str, str]]
    """Names of the site with their signals, the most trusted first."""
    changes: marked_dates.Changes
    """Dates that elements of the page say to be those of a change."""
    source: str | None = None
    """The HTML the tree was made of, where it is at hand."""

    @cached_property
    def printed(self) -> list[str]:
        """Headlines and first headings of the page, each once, without names of the site."""
        heads = [titles.tidy(b.text) for b in self.blocks if b.role is Role.TITLE]
        heads = [text for text in heads if 2 < len(text) < LONGEST]
        own = {key_of(name) for name, _ in self.own}
        every = dict.fromkeys([*heads, *self.first_headings[:3]])
        return [text for text in every if key_of(text) not in own]

    @cached_property
    def first_headings(self) -> list[str]:
        """Texts of the headings of the first level."""
        return [
            block.text
            for block in self.blocks
            if block.kind is BlockKind.HEADING and block.level == 1 and len(block.text) < LONGEST
        ]

    @property
    def is_front(self) -> bool:
        """Whether it is the front page of its site: day and names in its head are its own."""
        if self.url is None or self.has_article_type:
            return False
        parts = urlsplit(self.url)
        path = parts.path.strip("/")
        return not parts.query and "/" not in path and path.partition(".")[0] in FRONT

    @property
    def has_article_type(self) -> bool:
        """Whether the head says that the page is an article or a post."""
        og_type = self.said.first("og:type")
        return self.ld.rank <= 1 or (og_type is not None and "article" in og_type[0].lower())

    @property
    def is_article(self) -> bool:
        """Whether the head, or a byline, says so."""
        byline = self.byline
        return self.has_article_type or bool(
            byline.authors or byline.likely_authors or byline.published
        )
