"""WARC and ARC files (ISO 28500), record by record.

Pages are `response` and `resource` records with HTML or text, and `conversion` records (text a
crawler made of a page), which count only where the page itself is not in the file; Browsertrix
writes those as `resource` records named `urn:text:<address>`. A `revisit` says that the content was
the same as before: it is reported, with where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from clipper.errors import PageError, PageTooLarge
from clipper.page import RawPage
from clipper.readers.base import Found, Origin, Skipped, charset_of, moment_of
from clipper.readers.http_body import dechunk, decode_body

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = ("text/plain", "text/markdown")
_URN_TEXT = "urn:text:"
_WEB = ("http://", "https://", "ftp://", "file:", _URN_TEXT)
_ROOM_FOR_CODING = 1.2
"""A coded body is read up to so many times the limit of a page: chunk headers, stored blocks."""

Titles = Callable[[str], str | None]
"""Gives the title that a page list knows for an address."""


class _Records(ArchiveIterator):  # type: ignore[misc]
    INC_RECORD = ""
    """What warcio prints on standard error for a wrong length; reading tells it in its own way."""


def read(stream: BinaryIO, origin: Origin, titles: Titles | None = None) -> Iterator[Found]:
    """The pages of a WARC. Raises `BrokenContainer` where it cannot be read on."""
    seen: set[int] = set()
    try:
        for record in _Records(stream):
            found = _page(record, origin, seen)
            if isinstance(found, RawPage):
                seen.add(hash(found.url))
                found = _titled(found, titles) if titles else found
            if found is not None:
                yield found
    except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        raise origin.broken(f"is no WARC from here on: {error}") from error
    except (EOFError, ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        raise origin.broken(f"is a damaged WARC: {error}") from error


def _page(record: Any, origin: Origin, seen: set[int]) -> Found | None:
    """What a record holds; `None` for records about records."""
    kind = record.rec_type
    if kind not in ("response", "resource", "conversion", "revisit"):
        return None
    uri = str(
        record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri")
    )
    here = origin.member(uri)
    if not uri.startswith(_WEB):
        return Skipped(here.source, "no page but the crawler's own")
    if kind == "revisit":
        before = record.rec_headers.get_header("WARC-Refers-To-Date") or "an earlier visit"
        return Skipped(here.source, f"the same as at {before}")
    made_of = uri.removeprefix(_URN_TEXT)
    if kind == "conversion" or made_of != uri:
        if hash(made_of) in seen:
            return Skipped(here.source, "text of a page that is here itself")
        return _raw(record, here, made_of, "text/plain", "utf-8")
    if record.http_headers is None:
        declared = str(record.content_type or "")
    else:
        status = str(record.http_headers.get_statuscode())
        if status != "200":
            return Skipped(here.source, f"no page but an answer {status}")
        declared = str(record.http_headers.get_header("Content-Type") or "")
    media_type, _, parameters = declared.partition(";")
    media_type = media_type.strip().lower()
    if media_type not in _HTML + _TEXT:
        return Skipped(here.source, f"no page but {media_type[:60] or 'of unknown type'}")
    return _raw(record, here, uri, media_type, charset_of(parameters))


def _raw(record: Any, here: Origin, url: str, media_type: str, charset: str | None) -> Found:
    most = here.limits.page_bytes
    body = record.raw_stream.read(int(most * _ROOM_FOR_CODING) + 1)
    if 0 <= (record.payload_length or -1) > len(body) and len(body) <= most:
        return here.broken("is cut off")
    try:
        body = _plain(record, body, most, here)
    except PageError as error:
        error.subject = error.subject or here.source
        return error
    if len(body) > most:
        return PageTooLarge(f"is larger than {most:,} bytes", subject=here.source)
    moment = moment_of(record.rec_headers.get_header("WARC-Date"))
    return RawPage(
        body,
        source=here.source,
        url=url if url.startswith(("http://", "https://", "ftp://")) else None,
        captured_at=moment or here.modified,
        captured_from="container" if moment else "file" if here.modified else None,
        media_type=media_type,
        charset=charset,
    )


def _plain(record: Any, body: bytes, most: int, here: Origin) -> bytes:
    headers = record.http_headers
    if headers is None:
        return body
    if "chunked" in str(headers.get_header("Transfer-Encoding") or "").lower():
        body = dechunk(body)
    return decode_body(body, str(headers.get_header("Content-Encoding") or ""), most, here.meter)


def _titled(page: RawPage, titles: Titles) -> RawPage:
    from dataclasses import replace

    return replace(page, title=titles(page.url or "") or page.title)
