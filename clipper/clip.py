"""The whole way of one page: bytes in, clip out. No file, no clock, no state.

decode -> blocks, and what the page's head says -> labelled blocks -> text, metadata, related items
-> Clip
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from clipper.decode import decode, says_markdown
from clipper.errors import NotAPage
from clipper.metadata import archived, page_head, read_metadata
from clipper.metadata.authors import posts
from clipper.page import (
    NO_CONTENT,
    PIPELINE,
    Block,
    Clip,
    Document,
    Kind,
    Metadata,
    PageHead,
    RawPage,
    Role,
)
from clipper.related import related_items
from clipper.render import marked, pieces, plain
from clipper.segment import kept, second, segment
from clipper.segment.cut import front_matter, html_blocks, html_tree, text_pages
from clipper.segment.form import count_words

_BARE = 30
"""Words of a page from which it is more than what stands around content that is not there."""


def clean(
    data: bytes | str,
    *,
    url: str | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
    captured_at: datetime | None = None,
) -> Clip:
    """Cleans one saved page.

    `data` is HTML or flattened text; `kind` says which, where it is known. `captured_at` is the
    moment the page was saved: "5 hours ago" is counted from it; without an offset it is UTC.

    Raises `clipper.errors.PageError` if the data is no page: binary, empty, too large.

    >>> clean("<title>Tea</title><h1>Tea</h1><p>Water first, then leaves.</p>").title
    'Tea'
    """
    if captured_at is not None and captured_at.tzinfo is None:
        captured_at = captured_at.replace(tzinfo=UTC)
    charset = None
    if isinstance(data, str):
        data, charset = data.encode("utf-8", "replace"), "utf-8"
    return clean_page(
        RawPage(
            data,
            url=url,
            captured_at=captured_at,
            captured_from=None if captured_at is None else "given",
            charset=charset,
        ),
        kind=kind,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts off garbage collection, if it is on: a page's thousands of blocks would set it off over
    and over, to look through all that is loaded, and none of them is garbage as yet."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def clean_page(
    raw: RawPage,
    *,
    kind: Literal["auto", "html", "text"] = "auto",
    max_bytes: int | None = None,
) -> Clip:
    """Cleans one page as a reader found it. Raises `clipper.errors.PageError`."""
    document = decode(raw, kind=kind, max_bytes=max_bytes)
    tree = _parse(document, raw)
    head: page_head.OwnHead | None = None
    if tree is None:
        told = front_matter.read(document.text)
        raw = replace(raw, title=raw.title or told.title, url=raw.url or told.url)
        is_named = says_markdown(raw)
        blocks = text_pages.read(document.text, is_markdown_told=is_named)
    else:
        head = page_head.read(tree)
        archived.mend_links(tree, [raw.url or "", *page_head.addresses(head)])
        blocks = html_blocks.read(tree)
    if not blocks:
        raise NotAPage("holds no readable text", subject=raw.source)
    if head is None:
        blocks = segment(
            blocks, document.kind, said=PageHead(title=raw.title or "", address=raw.url or "")
        )
        blocks = kept.as_told(blocks, told, is_named=is_named)
    else:
        blocks = segment(blocks, document.kind, said=page_head.summary(head))
        blocks = second.opinion(blocks, document.text)
    paragraphs = pieces(blocks, posts.heads(blocks))
    text = plain.text(paragraphs)
    metadata = read_metadata(document, blocks, tree, raw, text, head)
    address = metadata.canonical_url or raw.url or (head.said.own_alternate if head else None)
    base = _base(archived.original(head.said.start or "") if head else None, address or None)
    written = text, marked.markdown(paragraphs, base_url=base)
    return _assemble(raw, document, blocks, written, metadata, base)


def _parse(document: Document, raw: RawPage) -> Any:
    """The lxml tree of an HTML page, comments left out; `None` for a text page."""
    if document.kind == "text":
        return None
    return html_tree.parse(
        raw.data if document.is_as_read else document.text.encode("utf-8", "replace")
    )


def _base(told: str | None, address: str | None) -> str | None:
    """What relative links of a page start from: its address, unless its `base` element says
    otherwise (HTML Living Standard, section 4.2.3)."""
    if not told:
        return address
    try:
        base = urljoin(address or "", told)
        return base if urlsplit(base).scheme in ("http", "https") else address
    except ValueError:  # such as an IPv6 host without its end
        return address


def _assemble(
    raw: RawPage,
    document: Document,
    blocks: list[Block],
    written: tuple[str, str],
    metadata: Metadata,
    base: str | None,
) -> Clip:
    text, markdown = written
    raw_hash = hashlib.sha256(raw.data).hexdigest()
    content_hash = _digest(metadata.title or "", text)
    warnings = list(document.warnings)
    if not text:
        warnings.append(_why_empty(blocks, document.kind))
    captured = metadata.captured_at
    return Clip(
        id=_digest(raw_hash, raw.url or "", content_hash)[:16],
        source=raw.source,
        url=raw.url or metadata.canonical_url,
        canonical_url=metadata.canonical_url,
        title=metadata.title,
        subtitle=metadata.subtitle,
        authors=metadata.authors,
        publisher=metadata.publisher,
        aggregator=metadata.aggregator,
        site=metadata.site,
        published=metadata.published,
        published_text=metadata.published_text,
        published_precision=metadata.published_precision,
        modified=metadata.modified,
        captured_at=captured.isoformat() if captured else None,
        language=metadata.language,
        description=metadata.description,
        image=metadata.image,
        kind=document.kind,
        word_count=count_words(text),
        text=text,
        markdown=markdown,
        attribution=tuple(b.text.strip() for b in blocks if b.role is Role.ATTRIBUTION),
        related=related_items(blocks, base_url=base),
        blocks=tuple(blocks),
        provenance=dict(metadata.provenance),
        raw_hash=raw_hash,
        content_hash=content_hash,
        pipeline=PIPELINE,
        warnings=tuple(warnings),
    )


def _why_empty(blocks: Sequence[Block], kind: Kind) -> str:
    """Why a page has no main content, as far as it tells.

    >>> _why_empty([Block("Log in")], "html")
    'no main content found: the page holds hardly any text, as one does that scripts fill'
    """
    words = 0
    for block in blocks:
        words += count_words(block.text)
        if words >= _BARE:
            return NO_CONTENT
    scripted = ", as one does that scripts fill" if kind == "html" else ""
    return f"{NO_CONTENT}: the page holds hardly any text{scripted}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
