"""JSON lines of scrapers: an object a line, with `url` and `html`, `text` or `content`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from clipper.errors import BrokenContainer, PageTooLarge
from clipper.page import RawPage
from clipper.readers import names
from clipper.readers.base import Found, Origin, moment_of


def is_scraped(line: bytes) -> bool:
    """Whether a first line (cut or whole) is a scraped page: an object with an address and a body.

    >>> is_scraped(b'{"url": "https://example.org/", "text": "Words')
    True
    """
    if not line.lstrip().startswith(b"{"):
        return False
    keys = {key.strip(b'"') for key in names.JSON_KEY.findall(line)}
    wanted_url = {key.encode() for key in names.SCRAPED_URL}
    wanted_body = {key.encode() for key in (*names.SCRAPED_HTML, *names.SCRAPED_TEXT)}
    return bool(keys & wanted_url) and bool(keys & wanted_body)


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """A page a line; a broken line costs only itself."""
    most = origin.limits.page_bytes
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if not line.strip():
            continue
        here = origin.member(str(number))
        if len(line) > most:
            yield PageTooLarge(f"is larger than {most:,} bytes", subject=here.source)
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
            continue
        yield _page(line, here)


def _page(line: bytes, origin: Origin) -> Found:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BrokenContainer(f"no JSON on this line: {error}", subject=origin.source)
    if not isinstance(record, dict):
        return BrokenContainer("no JSON object on this line", subject=origin.source)
    html, text = _first(record, names.SCRAPED_HTML), _first(record, names.SCRAPED_TEXT)
    body = html or text
    if body is None:
        return BrokenContainer("no page on this line", subject=origin.source)
    moment = moment_of(_first(record, names.SCRAPED_DATE))
    return RawPage(
        body.encode("utf-8", "replace"),
        source=origin.source,
        url=_first(record, names.SCRAPED_URL),
        captured_at=moment or origin.modified,
        captured_from="container" if moment else "file" if origin.modified else None,
        media_type="text/html" if html else None,
        charset="utf-8",
        title=_first(record, ("title",)),
    )


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return None
