"""Safari's `.webarchive`: a property list whose `WebMainResource` is the page."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from clipper.page import RawPage
from clipper.readers.base import Found, Origin, read_whole

_DAMAGE = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)
"""What plistlib raises for damaged lists: it checks little before it computes with offsets."""


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """The page of a webarchive. Raises `BrokenContainer` if it cannot be had."""
    try:
        main = plistlib.loads(read_whole(stream, origin))["WebMainResource"]
        data = main["WebResourceData"]
    except _DAMAGE as error:
        raise origin.broken("is a property list without a page, or damaged") from error
    if not isinstance(data, bytes):
        raise origin.broken("is a webarchive whose page is no data")
    yield RawPage(
        data,
        source=origin.source,
        url=_text(main, "WebResourceURL"),
        captured_at=origin.modified,
        captured_from="file" if origin.modified else None,
        media_type=_text(main, "WebResourceMIMEType"),
        charset=_text(main, "WebResourceTextEncodingName"),
    )


def _text(resource: dict[str, Any], name: str) -> str | None:
    value = resource.get(name)
    return value if isinstance(value, str) and value else None
