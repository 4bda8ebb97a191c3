"""What a saved HTML page says in a comment at its head: its address and when it was saved.

- SingleFile: `Page saved with SingleFile`, older `Archive processed by SingleFile`, with lines
  ` url: ...` and ` saved date: ...` (JavaScript's `Date.toString()`).
- Browsers' "save page complete": `saved from url=(0023)https://...`, the number being the length
  of the address.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

HEAD_BYTES = 8192

_SINGLEFILE = re.compile(rb"(?:saved with|processed by) SingleFile(.{0,4000}?)-->", re.S)
_URL = re.compile(rb"^\s*url: *(\S+)", re.M)
_DATE = re.compile(
    rb"^\s*saved date: *\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})?", re.M
)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4,}\)(\S+?)\s*-->")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def read_marks(head: bytes) -> tuple[str | None, datetime | None]:
    """(address, when saved) from the first `HEAD_BYTES` of a page, as far as they say.

    >>> read_marks(b"<!-- saved from url=(0019)https://example.org/ -->")
    ('https://example.org/', None)
    """
    if match := _SINGLEFILE.search(head):
        address = _URL.search(match[1])
        return (_web_address(address[1]) if address else None), _saved_date(match[1])
    saved = _SAVED_FROM.search(head)
    return (_web_address(saved[1]) if saved else None), None


def _web_address(raw: bytes) -> str | None:
    address = raw.decode("utf-8", "replace")
    return address if address.startswith(("http://", "https://", "ftp://", "file://")) else None


def _saved_date(comment: bytes) -> datetime | None:
    found = _DATE.search(comment)
    if not found:
        return None
    month, day, year, hour, minute, second, offset = (
        part.decode("ascii", "replace") for part in found.groups(b"+0000")
    )
    away = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:]))
    try:
        zone = timezone(-away if offset.startswith("-") else away)
        numbers = (int(hour), int(minute), int(second))
        place = _MONTHS.index(month) // 3 + 1
        return datetime(int(year), place, int(day), *numbers, tzinfo=zone)
    except ValueError:
        return None
