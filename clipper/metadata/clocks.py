"""The time of day at which a page was published, where what tells the day best has none.

Many heads give a day alone, or midnight for want of a time. Of the other signals the first with a
clock on that same day says it:

1. other claims of the head; 2. a `time` element; 3. the printed date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from clipper.metadata import moments
from clipper.metadata.text_page import Found
from clipper.words import dates
from clipper.words.dates import DateText

_MIDNIGHT = re.compile(r"T00:00(?::00)?(?:[+-]\d\d:\d\d)?$")


def lacks_clock(found: Found) -> bool:
    """Whether the date of publication is a day, or the midnight it begins with."""
    iso, _ = found.get("published", ("", ""))
    return len(iso) == 10 or _MIDNIGHT.search(iso) is not None


def add(found: Found, claims: Iterable[tuple[str, str]], printed: DateText | None) -> None:
    """Says the date of publication with the first clock that a claim, or else the printed date, has
    on that day."""
    if not lacks_clock(found):
        return
    said, signal = found["published"]
    every = [*_told(claims, said[:10]), *((iso, "") for iso in _printed(printed, said[:10]))]
    told = [(iso, place or f"{signal}, byline") for iso, place in every if not _same(iso, said)]
    if told:
        found["published"] = told[0]
        found["published_precision"] = ("time", told[0][1])


def _told(claims: Iterable[tuple[str, str]], day: str) -> Iterator[tuple[str, str]]:
    """The claims that tell a time of a day, be it by the clock of their place or by Greenwich."""
    for text, signal in claims:
        moment = moments.parse(text) if text else None
        if moment is None or moment[1] != "time" or _MIDNIGHT.search(moment[0]):
            continue
        if day in (moment[0][:10], _in_utc(moment[0])):
            yield moment[0], signal


def _same(iso: str, said: str) -> bool:
    """Whether one is the moment of the other, told in another zone: midnight there."""
    one, other = datetime.fromisoformat(iso), datetime.fromisoformat(said)
    return bool(one.tzinfo and other.tzinfo) and one == other


def _in_utc(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return moment.astimezone(UTC).date().isoformat() if moment.tzinfo else ""


def _printed(date: DateText | None, day: str) -> Iterator[str]:
    """A printed date, if it is that of a day, and has a time other than midnight; of those in
    numbers either may be the month."""
    if date is None or not date.clock or not any(date.clock) or not date.day or not date.month:
        return
    year, month, day_of = map(int, day.split("-"))
    same = {date.month, date.day} == {month, day_of} and date.year in (None, year)
    if same and (date.month == month or date.text[:1].isdecimal()):
        iso, _ = dates.resolve(replace(date, year=year, month=month, day=day_of), None)
        if iso is not None:
            yield iso
