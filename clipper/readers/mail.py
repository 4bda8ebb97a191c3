"""MIME messages: pages saved as MHTML (Chromium, Internet Explorer) and mails with an HTML part.

MHTML is a `multipart/related` message (RFC 2557): its root is the part that `start` names, or the
first one; pictures and frames are the others. `Snapshot-Content-Location` (Chromium) or the part's
`Content-Location` is the page's address, `Date` when it was saved.
"""

from __future__ import annotations

import email
import email.errors
from collections.abc import Iterator
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from clipper.page import RawPage
from clipper.readers.base import Found, Origin, read_whole

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """The one page of a message. Raises `BrokenContainer` if it holds none."""
    message = email.message_from_bytes(read_whole(stream, origin))
    part = _root(message)
    if part is None:
        raise origin.broken("is a message without a part of HTML or text")
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise origin.broken("is a message whose page is empty")
    saved = _date(message.get("Date"))
    location = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    yield RawPage(
        data,
        source=origin.source,
        url=_address(location),
        captured_at=saved or origin.modified,
        captured_from="container" if saved else "file" if origin.modified else None,
        media_type=part.get_content_type(),
        charset=part.get_content_charset(),
        title=_text(message.get("Subject")),
    )


def _root(message: Message) -> Message | None:
    """The part that is the page: the named root, else the first HTML, else the first text."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    start = message.get_param("start")
    if isinstance(start, str):
        named = [part for part in parts if part.get("Content-ID", "").strip() == start.strip()]
        parts = named + parts
    for types in (_PAGE_TYPES, ("text/plain",)):
        for part in parts:
            if part.get_content_type() in types and part.get_content_disposition() != "attachment":
                return part
    return None


def _address(value: object) -> str | None:
    address = "".join(str(value or "").split())
    return address if address.startswith(("http://", "https://", "ftp://")) else None


def _date(value: object) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(value))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(value: object) -> str | None:
    """A header as text, its encoded words (RFC 2047) decoded."""
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(str(value))))
    except (ValueError, LookupError, email.errors.MessageError):
        text = str(value)
    return " ".join(text.split()) or None
