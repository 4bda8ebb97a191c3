"""Dates of the Persian calendar, the official one of Iran and Afghanistan -> the Gregorian day.

"۲۲ خرداد ۱۴۰۴", "۱۴۰۴/۰۳/۲۲" and "22 Khordad 1404" are 12 June 2025. A year of these numbers is
taken for one of this calendar only beside one of its months, or between digits or letters that
Persian has and Arabic has not: 1446/12/16 is of the Hijri calendar, "1404-03-22" can be anything.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from clipper.words import lists as word_lists

__all__ = ["find_persian", "gregorian"]

_YEAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d/.-])(?:(?P<y>1[34]\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<y2>1[34]\d\d))(?![\d/-])"
)
_PERSIAN = re.compile("[۰-۹پچژگکی]")
"""Digits and letters of Persian; Arabic writes its own digits, "ك" and "ي", and lacks the rest."""
_URDU = re.compile("[ٹڈڑےہںھ]")
"""Letters of Urdu, which has those of Persian, but not its calendar."""
_FIRST, _LAST = 1300, 1499
_CYCLE_BEGAN, _LEAPS_BEFORE = 1210, 294
"""The cycle of 33 years that holds from 1210 to 1634, and the leap days of the calendar till then,
counted as Borkowski does."""


def find_persian(line: str, plain: str) -> tuple[int, int, date] | None:
    """Where the first date of this calendar stands in a line, and which day it is.

    `plain` is the line with the digits of ASCII.
    """
    if not _YEAR.search(plain):
        return None
    for found in _with_month().finditer(plain):
        month = _months()[found["w"].casefold()]
        if day := gregorian(int(found["y"]), month, int(found["d"])):
            return found.start(), found.end(), day
    if not _PERSIAN.search(line) or _URDU.search(line) or not (match := _NUMBERS.search(plain)):
        return None
    day = gregorian(*(int(match[name] or match[f"{name}2"]) for name in "ymd"))
    return (match.start(), match.end(), day) if day else None


@cache
def _months() -> dict[str, int]:
    data = word_lists.read("dates")
    named = enumerate(data["fa"]["persian_months"], 1)
    return {name: number for number, names in named for name in names.split("|")}


@cache
def _with_month() -> re.Pattern[str]:
    """A day, a month by name and a year of this calendar."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:\s?ام|م)?[\s\u200c-]*(?P<w>{names})(?:\s?ماه)?"
        r"[\s,،-]*(?:سال\s)?(?P<y>1[34]\d\d)(?!\d)",
        re.I,
    )


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of this calendar's years 1300 to 1499; `None` if there is none.

    New Year is found as K. M. Borkowski does in "The Persian calendar for 3000 years", Earth, Moon
    and Planets 74 (1996), 223-230, of whose cycles one holds in all these years. The first six
    months have 31 days, the next five 30, the last 29 or, in a leap year, 30.

    >>> gregorian(1404, 3, 22), gregorian(1404, 12, 30)
    (datetime.date(2025, 6, 12), None)
    """
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12 and 1 <= day <= 31 - (month > 6)):
        return None
    days = 31 * (month - 1) - max(0, month - 7) + day - 1
    found = _new_year(year) + timedelta(days)
    return found if found < _new_year(year + 1) else None


def _new_year(year: int) -> date:
    cycles, rest = divmod(year - _CYCLE_BEGAN, 33)
    leaps = _LEAPS_BEFORE + 8 * cycles + (rest + 3) // 4
    western = year + 621
    western_leaps = western // 4 - 3 * (western // 100 + 1) // 4 - 150
    return date(western, 3, 20 + leaps - western_leaps)
