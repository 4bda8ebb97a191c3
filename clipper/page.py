"""The data that travels down the one straight way of a page, and the names of its roles.

    path -> RawPage -> Document -> Block... -> labelled Block... -> Clip

Everything here is frozen and plain, so that it can cross a process border and be compared.
This module imports nothing of the project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from operator import eq
from typing import Literal, NamedTuple, TypeVar, dataclass_transform

Kind = Literal["html", "text"]
Precision = Literal["year", "month", "day", "time", "relative"]

PIPELINE = "32"
"""Raised with every change that can change a clip; archived pages are cleaned again by it."""


T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def _many(made: type[T]) -> type[T]:
    """A frozen dataclass to the type checker alone: at run time `frozen` makes an object five times
    as dear, and a page has a thousand of these."""
    return dataclass(slots=True, unsafe_hash=True)(made)


class Role(StrEnum):
    """What a block is for on its page. Clean text is the selection of `BODY` blocks."""

    TITLE = "title"
    """The headline of the main content, each repetition at its head."""
    SUBTITLE = "subtitle"
    """Standfirst under the headline."""
    BYLINE = "byline"
    """Who, where, when of the main content: author, source, date, reading time, author bio."""
    BODY = "body"
    """The main content: paragraphs, headings inside it, lists, tables, code, quotes, posts."""
    CAPTION = "caption"
    """Caption or credit of media inside the body."""
    ATTRIBUTION = "attribution"
    """About the article as such: "originally published by", corrections, licence of the text."""
    COMMENTS = "comments"
    """Reader comments and their widgets, where the discussion is not the main content."""
    RELATED = "related"
    """Teasers of other pages with their headings, sources, ages; "Read more: ..." lines."""
    NAVIGATION = "navigation"
    """Menus, breadcrumbs, tags, pagination, search boxes, skip links, contents lists."""
    PROMOTION = "promotion"
    """Newsletter, subscribe, donate, adverts, the site's own plugs."""
    APP_BANNER = "app_banner"
    """Get-the-app prompts, store badges."""
    SHARING = "sharing"
    """Share, like, follow, print, save."""
    NOTICE = "notice"
    """Cookie, legal, privacy, copyright, imprint, "JavaScript is disabled"."""
    LABEL = "label"
    """Stray text of images, icons and players."""


class BlockKind(StrEnum):
    """The typographic form of a block, as far as its input shows it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    ALT = "alt"
    """Alternative text of an image or an icon; never visible as prose."""
    CONTROL = "control"
    """Text of a button, an option, a form label."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """The bytes of one saved page and what its container knows about it."""

    data: bytes
    source: str | None = None
    """Where it was read: a path, or `container#member`. `None` for bytes given by a caller."""
    url: str | None = None
    """Address of the page, where the caller or the container knows it."""
    captured_at: datetime | None = None
    """When it was saved, timezone-aware, where the caller or the container knows it."""
    captured_from: Literal["given", "container", "file"] | None = None
    """What said so. "file" (modification time) is the weakest: the page's own word goes before."""
    media_type: str | None = None
    """Media type as declared by the container, such as `text/html`."""
    charset: str | None = None
    """Charset as declared by the container (an HTTP header), if any."""
    title: str | None = None
    """Title as kept by the container, if any."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as text."""

    text: str
    kind: Kind
    charset: str
    """Python codec name of the charset that was used."""
    charset_from: str
    """Which rung of the ladder chose it: `bom`, `declared`, `meta`, `utf-8`, `detected`, ..."""
    warnings: tuple[str, ...] = ()
    is_as_read: bool = False
    """Whether the page's bytes are this text in UTF-8."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What is known of a page as a whole that it does not show: what an HTML page says of itself in
    its head; title and address of a text page, where its container gives them."""

    title: str = ""
    """Its `title` element, or the title that its container gives."""
    kinds: frozenset[str] = frozenset()
    """Lower-case words for what it is: `og:article`, `ld:newsarticle` (a schema.org type of its
    JSON-LD), `class:single-post` (of `body` and `html`, or the id of `body`), `by:wordpress`
    (its generator)."""
    address: str = ""
    """The address it gives itself, or that it was read from."""
    description: str = ""
    texts: tuple[str, ...] = ()
    """Longer texts of its JSON-LD: the article's body, a product's description, answers."""


NOTHING_SAID = PageHead()


@_many
class Markup:
    """What the HTML around a block says, or the Markdown; absent for other text pages."""

    path: tuple[str, ...]
    """Tag names from the child of `body` down to the element that holds the text."""
    hints: tuple[str, ...]
    """Lower-case words of class, id, role, itemprop and aria-label, nearest element first."""
    links: tuple[tuple[str, str], ...] = ()
    """(anchor text, address as written) of each link in the block; the text has a line break where
    two elements inside the link are glued together."""
    link_chars: int = 0
    """Characters of the block's text that stand inside links."""
    hidden: bool = False
    """Marked as not shown: `hidden`, `aria-hidden`, `display:none`."""
    parents: tuple[int, ...] = ()
    """Numbers (document order) of the ancestor elements, outermost first, aligned with `path`."""
    item: int | None = None
    """The number that the innermost list item around it shows, where its list is numbered."""
    language: str | None = None
    """Of code: the language it is written in, as its markup names it for a highlighter."""
    opens: int | None = None
    """Of the label of a tab or a fold: number of the element that it opens, further down."""
    quotes: tuple[int, ...] = ()
    """Numbers of boxes around it that stand apart as quotes do, and are no `blockquote`: notes and
    warnings of a manual, what somebody else wrote on a board."""
    part: int = 0
    """Of a row of a table that is several, one below the other: number of the row that its part
    begins with; 0 for the first part."""
    beside: int = field(default=0, compare=False)
    """Number of the outermost element around it that comes up beside the text: a dialog, a hint, or
    what no window shows; 0 for none. Not kept in an archive."""
    inner: int = field(default=0, compare=False)
    """How many of `hints` come from phrases in the text; the rest is of the elements around it.
    Read by what tells alike blocks; not kept in an archive."""

    def innermost(self, tag: str) -> int | None:
        """Number of the nearest element of a kind around the block."""
        if tag in self.path:  # of most kinds there is none
            for name, number in zip(reversed(self.path), reversed(self.parents), strict=False):
                if name == tag:
                    return number
        return None

    def outermost(self, tag: str) -> int | None:
        """Number of the farthest element of a kind around the block."""
        return self.parents[self.path.index(tag)] if tag in self.path else None

    def above(self, element: int) -> int:
        """Number of the element around one that the block stands in; 0 for the page."""
        at = self.parents.index(element)
        return self.parents[at - 1] if at else 0

    def shared(self, other: Markup) -> int:
        """How many elements, from the outermost in, this block and another stand in together."""
        return sum(map(eq, self.parents, other.parents))


class Mentions(NamedTuple):
    """Whose names the labeller thinks that a block holds, whatever its role; probabilities."""

    publisher: float = 0.0
    """That of all blocks of its page this one says who published it."""
    site: float = 0.0
    """… that it names the site the page stands on."""
    headline: float = 0.5
    """That it is the headline of a related item, where it is related."""
    shown: float = 0.5
    """That its page shows what another published."""


@_many
class Block:
    """A stretch of text that a reader sees as one: a paragraph, a line, a heading, an item."""

    text: str
    """HTML, Markdown: visible text, white space folded. Other text page: the line as it stood,
    without its end."""
    n: int = 0
    """Number of the block on its page, from 0, in document order."""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """Heading level 1-6, depth of a list item from 1; otherwise 0."""
    markdown: str | None = None
    """Inline Markdown of the text, where it differs from it (links, emphasis, code)."""
    gap: int = 0
    """Blank lines before it on a text page."""
    joins: bool = False
    """Text page: goes on the previous line's paragraph (a hard-wrapped dump)."""
    markup: Markup | None = None
    role: Role = Role.LABEL
    confidence: float = 0.0
    """Probability of `role` as the labeller sees it, 0 to 1."""
    why: str = ""
    """What decided the role, in a few words."""
    mentions: Mentions = field(default=Mentions(), compare=False)
    """Read by what reads off names and related items; not kept in an archive."""


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Another page this page points to, each once."""

    title: str
    source: str | None = None
    url: str | None = None
    published_text: str | None = None
    teaser: str | None = None
    seen: int = 1
    """How often the page shows it."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a page besides its text; every set field has a line in `provenance`."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    """Who published the main content (on an aggregator: not the aggregator)."""
    aggregator: str | None = None
    """Who shows it, where that is another than the publisher."""
    site: str | None = None
    """Host name of the page's address, without `www.`."""
    canonical_url: str | None = None
    published: str | None = None
    """ISO 8601, as precise as known: `2025`, `2025-06`, `2025-06-19`, `2025-06-19T08:30:00Z`."""
    published_text: str | None = None
    """The date as printed on the page."""
    published_precision: Precision | None = None
    modified: str | None = None
    language: str | None = None
    """ISO 639-1 code."""
    description: str | None = None
    image: str | None = None
    captured_at: datetime | None = None
    provenance: dict[str, str] = field(default_factory=dict)


NO_CONTENT = "no main content found"
"""How the warning begins of a page that has none."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One cleaned page. The field names are the public JSON contract: add, never rename."""

    id: str
    """16 hex digits: hash of the raw bytes, the address and the content."""
    source: str | None
    url: str | None
    canonical_url: str | None
    title: str | None
    subtitle: str | None
    authors: tuple[str, ...]
    publisher: str | None
    aggregator: str | None
    site: str | None
    published: str | None
    published_text: str | None
    published_precision: Precision | None
    modified: str | None
    captured_at: str | None
    """ISO 8601 with offset."""
    language: str | None
    description: str | None
    image: str | None
    kind: Kind
    """What the input was."""
    word_count: int
    text: str
    """Main content without the title; paragraphs parted by blank lines."""
    markdown: str
    attribution: tuple[str, ...]
    related: tuple[RelatedItem, ...]
    blocks: tuple[Block, ...]
    provenance: dict[str, str]
    """For each metadata field that is set, the signal that gave it."""
    raw_hash: str
    """SHA-256 of the raw bytes, hex."""
    content_hash: str
    """SHA-256 of `title` and `text`, hex."""
    pipeline: str
    """Version of the cleaning pipeline."""
    warnings: tuple[str, ...]

    @property
    def why_empty(self) -> str:
        """Why there is no main content, as a warning says it; nothing where there is some."""
        return next((told for told in self.warnings if told.startswith(NO_CONTENT)), "")
