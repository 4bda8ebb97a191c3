"""HAR (HTTP Archive 1.2), a browser's record of what it loaded: the first HTML of each page."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from clipper.page import RawPage
from clipper.readers.base import Found, Origin, charset_of, moment_of, read_whole


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """The pages of a HAR; their frames are left out. Raises `BrokenContainer` if it is none."""
    try:
        log = json.loads(read_whole(stream, origin))["log"]
        entries = log["entries"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise origin.broken("is no HAR that can be read") from error
    if not isinstance(entries, list):
        raise origin.broken("is a HAR without entries")
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        page = _page(entry, origin, number)
        if page is None:
            continue
        group = str(entry.get("pageref") or f"entry {number}")
        if group not in seen:
            seen.add(group)
            yield page


def _page(entry: Any, origin: Origin, number: int) -> RawPage | None:
    """The page that an entry is, or `None`: another type, an error, a body that was not kept."""
    try:
        response, url = entry["response"], entry["request"]["url"]
        content = response["content"]
        media_type, text = content["mimeType"].partition(";"), content["text"]
        if response["status"] != 200 or media_type[0].strip() not in (
            "text/html",
            "application/xhtml+xml",
        ):
            return None
        packed = content.get("encoding") == "base64"
        data = base64.b64decode(text) if packed else text.encode("utf-8", "replace")
    except (LookupError, TypeError, AttributeError, binascii.Error, ValueError):
        return None
    started = moment_of(entry.get("startedDateTime"))
    return RawPage(
        data,
        source=origin.member(str(url or number)).source,
        url=str(url),
        captured_at=started or origin.modified,
        captured_from="container" if started else "file" if origin.modified else None,
        media_type=media_type[0].strip(),
        charset=charset_of(media_type[2]) if packed else "utf-8",
    )
