"""What is known about a page besides its text, each field with the signal that gave it.

`html_page` reads head, annotations and bylines of an HTML page, `text_page` the labelled blocks of
a text page; the moment of capture, the site and the language are found here, for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from clipper.metadata import archived, html_page, language, page_head, text_page
from clipper.metadata.publishers.tidied import tidied
from clipper.page import Block, Document, Metadata, RawPage

__all__ = ["read_metadata"]

_EDGE = 4_000
"""Characters at a page's start and end in which programs note when they saved it."""
_SINGLE_FILE = re.compile(
    r"SingleFile[\s\S]{0,600}?saved date:\s*(?:\w{3}\s+)?"
    r"(\w{3})\s+(\d{1,2})\s+(\d{4})\s+(\d\d):(\d\d):(\d\d)(?:\s+GMT([+-]\d\d)(\d\d))?"
)
_WAYBACK = re.compile(r"FILE ARCHIVED ON\s+(\d\d):(\d\d):(\d\d)\s+(\w{3})\s+(\d{1,2}),\s+(\d{4})")
_DAY_FIRST = (".uk", ".ie", ".au", ".nz", ".in", ".za", ".sg", ".hk", ".ng", ".ke", ".pk", ".my")
"""Ends of the addresses of countries that write in English, the day before the month."""
_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}


def read_metadata(
    doc: Document,
    blocks: Sequence[Block],
    tree: Any,
    raw: RawPage,
    text: str,
    head: page_head.OwnHead | None = None,
) -> Metadata:
    """Metadata of one page.

    `blocks` are labelled; `tree` is the lxml tree of an HTML page, `None` for a text page; `text`
    is the main content, by which the language is told; `head` is the tree's, where it was read
    before. The tree is not changed.
    """
    captured, captured_from = find_captured(doc, raw)
    url = archived.original(raw.url or "")
    declared = ""
    if tree is None:
        found = text_page.read(blocks, _host(url), captured, url)
        if url:
            found["canonical_url"] = (url, "given")
    else:
        found, declared = html_page.read(blocks, tree, url or None, captured, doc.text, head)
    if "title" not in found and raw.title:
        found["title"] = (" ".join(raw.title.split()), "container")
    address = url or found.get("canonical_url", ("", ""))[0]
    host = _host(address)
    if host:
        found["site"] = (host, "address")
    sample = text if len(text) >= 60 else "\n".join([text, *(b.text for b in blocks[:80])])
    if code := language.find(sample, declared):
        found["language"] = code
        if code[0] != "en" or host.endswith(_DAY_FIRST):
            text_page.read_day_first(found, address, captured)
    for field in ("publisher", "aggregator"):
        if field in found:
            name, signal = found[field]
            found[field] = (tidied(name), signal)
    shower, _ = found.get("aggregator", ("", ""))
    if shower and found.get("title", ("", ""))[0].startswith(shower):
        del found["aggregator"]  # the headline of a list, cut short
    if captured is not None:
        found["captured_at"] = (captured, captured_from)
    values = {name: value for name, (value, _) in found.items()}
    return Metadata(**values, provenance={name: signal for name, (_, signal) in found.items()})


def find_captured(doc: Document, raw: RawPage) -> tuple[datetime | None, str]:
    """When the page was saved, and what says so.

    1. the caller or the container; 2. a note that the saving program left in the page, or the
    address of the archive it was saved in; 3. the file's time.
    """
    if raw.captured_at is not None and raw.captured_from != "file":
        return raw.captured_at, raw.captured_from or "given"
    if (noted := _noted(doc.text)) is not None:
        return noted, "page"
    if (noted := archived.moment(doc.text)) is not None:
        return noted, "archive's address"
    return raw.captured_at, "file"


def _noted(text: str) -> datetime | None:
    try:
        if match := _SINGLE_FILE.search(text[:_EDGE]):
            month, day, year, hour, minute, second, east, minutes = match.groups()
            offset = timedelta(hours=int(east or 0), minutes=int(minutes or 0))
            return datetime(
                int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second),
                tzinfo=timezone(offset) if offset else UTC,
            )  # fmt: skip
        if match := _WAYBACK.search(text[-_EDGE:]):
            hour, minute, second, month, day, year = match.groups()
            return datetime(
                int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC
            )
    except (KeyError, ValueError):
        return None
    return None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
