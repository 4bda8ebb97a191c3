"""Metadata of a text page: from its labelled blocks alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from clipper.metadata import brand, bylines, names, signatures
from clipper.metadata.titles import key_of
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.dates import DateText

Found = dict[str, tuple[Any, str]]
"""By field of `Metadata`: its value and the signal that gave it."""


def read(blocks: Sequence[Block], host: str, captured: datetime | None) -> Found:
    """Title, subtitle, authors, publisher, aggregator and dates of a labelled text page."""
    found: Found = {}
    if title := find_title(blocks):
        found["title"] = (title, "title block")
    if subtitle := join_role(blocks, Role.SUBTITLE):
        found["subtitle"] = (subtitle, "subtitle block")
    byline = bylines.read(blocks)
    if byline.published is None or byline.publisher is None:
        _complete(byline, blocks)
    own = brand.find(blocks, host)
    set_publisher(found, byline, own)
    if byline.publisher and "aggregator" not in found and (other := brand.spoken(blocks)):
        set_aggregator(found, byline.publisher, other)
    unwanted = [value for value in (byline.publisher, own[0] if own else None) if value]
    authors = names.without(bylines.printed_authors(byline), unwanted)
    if not authors and byline.published is not None:
        authors = names.without(bylines.printed_handle(byline), unwanted)
    if authors:
        found["authors"] = (tuple(authors[:20]), "byline")
    set_printed_date(found, byline.published, byline.modified, captured)
    if byline.published is None:
        set_changed_date(found, byline.modified, captured)
    return found


def _complete(byline: bylines.Byline, blocks: Sequence[Block]) -> None:
    """Fills what the labelled bylines leave open from lines about the headline."""
    relative = byline.published is not None and byline.published.ago is not None
    near = signatures.near_title(blocks, dated=byline.published is not None, relative=relative)
    if not near:
        return
    around = [block for block in blocks if block.role in (Role.TITLE, Role.RELATED)]
    other = bylines.read(sorted([*near, *around], key=lambda block: block.n))
    if byline.published is None:
        byline.published, byline.modified = other.published, byline.modified or other.modified
    if byline.publisher is None:
        byline.publisher = other.publisher
        byline.likely_publisher = byline.likely_publisher or other.likely_publisher
    byline.authors = byline.authors or other.authors
    byline.likely_authors = byline.likely_authors or other.likely_authors


def find_title(blocks: Sequence[Block]) -> str | None:
    """The headline: the title block that stands most often, the first of those."""
    titles: list[str] = []
    for block in blocks:
        if block.role is not Role.TITLE:
            continue
        text = " ".join(block.text.split()).strip("•*# ")
        if block.joins and titles:
            titles[-1] = f"{titles[-1]} {text}"
        elif text:
            titles.append(text)
    if not titles:
        return None
    counts = Counter(key_of(title) for title in titles)
    return max(titles, key=lambda title: (counts[key_of(title)], -titles.index(title)))


def join_role(blocks: Sequence[Block], role: Role) -> str | None:
    """Text of the blocks of a role that stand together first, as one line."""
    parts: list[str] = []
    last = None
    for block in blocks:
        if block.role is role and (last is None or (block.n == last + 1 and block.joins)):
            parts.append(" ".join(block.text.split()))
            last = block.n
    return " ".join(parts).strip("•* ") or None


def set_publisher(found: Found, byline: bylines.Byline, own: tuple[str, float] | None) -> None:
    """The byline's source published; the page's own name is then that of who shows it."""
    if byline.publisher:
        found["publisher"] = (byline.publisher, "byline")
        if own and own[1] >= brand.ENOUGH:
            set_aggregator(found, byline.publisher, own[0])
    elif own and own[1] >= (brand.SURE if byline.likely_publisher else brand.ENOUGH):
        found["publisher"] = (own[0], "page's own name")
    elif byline.likely_publisher:
        found["publisher"] = (byline.likely_publisher, "byline")


def set_aggregator(found: Found, publisher: str, name: str) -> None:
    """Who shows the page, if that is another than who published it."""
    a, b = key_of(publisher), key_of(name)
    if a not in b and b not in a:
        found["aggregator"] = (name, "page's own name")


def set_printed_date(
    found: Found, date: DateText | None, modified: DateText | None, captured: datetime | None
) -> None:
    """Dates as printed; relative ones are counted from when the page was captured."""
    if date is not None:
        found["published_text"] = (date.text, "byline")
        iso, precision = dates.resolve(date, captured)
        if iso is not None:
            found["published"] = (iso, "byline")
            found["published_precision"] = (precision, "byline")
    if modified is not None:
        iso, _ = dates.resolve(modified, captured)
        if iso is not None:
            found["modified"] = (iso, "byline")


def set_changed_date(found: Found, modified: DateText | None, captured: datetime | None) -> None:
    """Where a page tells only when it was changed last, that is the date of the text it has."""
    if modified is None:
        return
    found["published_text"] = (modified.text, "byline, last change")
    iso, precision = dates.resolve(modified, captured)
    if iso is not None:
        found["published"] = (iso, "byline, last change")
        found["published_precision"] = (precision, "byline, last change")
