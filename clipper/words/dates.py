"""Dates as people print them, found in short lines in some thirty languages.

`find` looks for the first expression of a date in a line, in this order:

1. how long ago: "5 hours ago", "vor 6 Stunden", "3時間前", also glued to a word before it;
2. written with a year first, as ISO 8601 has it, or with the signs of Chinese, Japanese, Korean;
3. with the name of a month: "12 June 2025", "June 12, 2025", "12 de junio de 2025";
4. in numbers alone: "12.06.2025", "06/12/2025", and those of the Persian calendar;
5. a day by name: "yesterday", "gestern", where nothing but a time of day follows;
6. a count alone at a line's end: "3h", "Harbour Chronicle · 2d".

The forms stand in `dates.toml`. No clock is read: `resolve` counts from a moment it is given.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from clipper.page import Precision
from clipper.words.ago import find_ago, find_phrase, find_short, may_hold
from clipper.words.date_forms import DateText, Day
from clipper.words.scripts import plain_digits
from clipper.words.written_dates import find_written

__all__ = ["LONGEST", "DateText", "Day", "find", "find_all", "is_earlier", "resolve"]

LONGEST = 300
"""Characters of a line beyond which no date is looked for: prose, not a byline."""


@lru_cache(maxsize=4096)
def find(line: str) -> DateText | None:
    """The first date in a line; `None` if there is none, or the line is longer than `LONGEST`.

    >>> find("Asia Times5 hours ago").text
    '5 hours ago'
    >>> find("Jane Doe | 12 June 2025 | 5 min read").text
    '12 June 2025'
    """
    if len(line) > LONGEST:
        return None
    found = _find(line, plain_digits(line))
    return found and replace(found, text=line[found.start : found.end])


def _find(printed: str, line: str) -> DateText | None:
    low = _lowered(line)
    told = may_hold(low)
    counted = any(map(str.isdecimal, line))
    found = find_ago(line, low) if told else None
    if found is None and counted:
        found = find_written(line, printed)
    if found is None and told:
        found = find_phrase(line, low)
    if found is None and counted:
        found = find_short(line)
    return found


def _lowered(line: str) -> str:
    """A line in lower case with each character at its place: that of "İ" is two."""
    low = line.lower()
    if len(low) == len(line):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in line)


def _timed(printed: str) -> DateText | None:
    """A date that is written out, or a day by name with its time, in a line that has figures."""
    line = plain_digits(printed)
    if (found := find_written(line, printed)) is not None:
        return found
    found = find_phrase(line, _lowered(line))
    return found if found is not None and found.clock is not None else None


def find_all(line: str) -> list[DateText]:
    """Every date in a line, from left to right."""
    dates: list[DateText] = []
    start = 0
    while (found := find(line[start:])) is not None:
        before = line[start : start + found.start]
        if found.ago is not None and any(map(str.isdecimal, before)):
            # "23/08/2024 05h01, updated 2 days ago": an age is looked for first.
            found = _timed(before) or found
        first, start = found.start + start, found.end + start
        dates.append(replace(found, start=first, end=start, text=line[first:start]))
    return dates


def is_earlier(date: DateText, other: DateText) -> bool:
    """Whether a day that is written out comes before another; one without a year is after all."""
    one, two = ((day.year or 9999, day.month or 0, day.day or 0) for day in (date, other))
    return one < two


_DAYS = {"day": 1, "week": 7}
_SHORT = {"second": 1, "minute": 60, "hour": 3600}


def resolve(date: DateText, now: datetime | None) -> tuple[str | None, Precision | None]:
    """ISO 8601 and precision of a date.

    Relative dates, and those without a year, are counted from `now`, which is timezone-aware;
    without it they give `(None, None)`.
    """
    if date.ago is not None:
        return (None, None) if now is None else (_count_back(date, now), "relative")
    year = date.year
    if year is None:
        if now is None or date.month is None or date.day is None:
            return None, None
        year = now.year - ((date.month, date.day) > (now.month, now.day + 1))
        while date.day > monthrange(year, date.month)[1]:
            year -= 1  # the last year that had a 29 February
    if date.month is None:
        return f"{year:04d}", "year"
    if date.day is None:
        return f"{year:04d}-{date.month:02d}", "month"
    if date.clock is None:
        return f"{year:04d}-{date.month:02d}-{date.day:02d}", "day"
    return _written(datetime(year, date.month, date.day, *date.clock), date.offset), "time"


def _written(moment: datetime, offset: int | None) -> str:
    if offset is not None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=offset)) if offset else UTC)
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _count_back(date: DateText, now: datetime) -> str:
    assert date.ago is not None
    count, unit = date.ago
    if unit in _SHORT:
        moment = now - timedelta(seconds=count * _SHORT[unit])
        return moment.replace(microsecond=0).isoformat()
    if unit in _DAYS:
        then = now - timedelta(days=count * _DAYS[unit])
        if date.clock is not None:
            return _written(datetime(then.year, then.month, then.day, *date.clock), date.offset)
        return then.date().isoformat()
    months = now.year * 12 + now.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if unit == "year":
        return f"{year:04d}"
    return f"{year:04d}-{month + 1:02d}"
