"""Dates as machines write them, in `meta`, `time` and JSON-LD -> ISO 8601 with a precision."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from clipper.page import Precision
from clipper.words import dates

_ISO = re.compile(
    r"^\s*(?P<y>(?:19|20)\d\d)(?:[-/.]?(?P<m>\d\d)(?:[-/.]?(?P<d>\d\d)"
    r"(?:(?:[T\s]\s*|-(?=\d\d:\d\d))(?P<h>\d\d):?(?P<min>\d\d)(?::?(?P<s>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?(?![\d])",
    re.I,
)
_EPOCH = re.compile(r"^\s*(\d{10})(\d{3})?\s*$")
_HALF_OF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.I)
"""A clock of twelve hours; dates of mails have none, and what reads them passes it over."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$|\.)")
_EARLIEST = 1991
_FURTHEST = 14
"""Hours that the clocks of a place may be from UTC."""


def parse(text: str) -> tuple[str, Precision] | None:
    """ISO 8601 and its precision; `None` if the text is no believable date.

    >>> parse("2025-06-12T10:11:12Z")
    ('2025-06-12T10:11:12+00:00', 'time')
    >>> parse("20250612")
    ('2025-06-12', 'day')
    >>> parse("Thu, Jun 12, 2025 11:18 PM")
    ('2025-06-12T23:18', 'time')
    """
    text = text.strip()
    if epoch := _EPOCH.match(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat(), "time"
    if match := _ISO.match(text):
        return _from_iso(match)
    try:
        moment = None if _HALF_OF_DAY.search(text) else parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = None
    if moment is not None and _EARLIEST <= moment.year < 2100:
        return moment.isoformat(), "time"
    found = dates.find(text)
    if found is None or found.ago is not None or found.year is None:
        return None
    iso, precision = dates.resolve(found, None)
    return None if iso is None or precision is None else (iso, precision)


def in_address(address: str | None, captured: datetime | None) -> str:
    """The day in the path of an address as ISO 8601; empty if there is none, or it is later than
    the page was captured, as that of an event.

    >>> in_address("https://paper.example/2025/6/12/owls.html", None)
    '2025-06-12'
    >>> in_address("https://paper.example/2025/owls", None)
    ''
    """
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return ""
    match = _IN_ADDRESS.search(path)
    parsed = parse("-".join(number.zfill(2) for number in match.groups())) if match else None
    if parsed is None:
        return ""
    latest = (captured + timedelta(days=1)).date().isoformat() if captured else "9999"
    return parsed[0] if parsed[0] <= latest else ""


def _from_iso(match: re.Match[str]) -> tuple[str, Precision] | None:
    year = int(match["y"])
    if not _EARLIEST <= year < 2100:
        return None
    if not match["m"]:
        return f"{year}", "year"
    try:
        if not match["d"]:
            return datetime(year, int(match["m"]), 1).strftime("%Y-%m"), "month"
        day = datetime(year, int(match["m"]), int(match["d"]))
        if not match["h"]:
            return day.date().isoformat(), "day"
        moment = day.replace(hour=int(match["h"]), minute=int(match["min"]))
    except ValueError:
        return None
    seconds = int(match["s"] or 0)
    text = moment.isoformat(timespec="minutes")
    if match["s"]:
        text += f":{min(seconds, 59):02d}"
    return text + _zone(match["z"]), "time"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > _FURTHEST or int(digits[2:]) > 59:
        return ""  # there is no such place
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
