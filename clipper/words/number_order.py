"""Which number of a date is its month: by another date of the page that can be read in one way.

"12-01-2024" is the first of December where the page has "11-29-2024", too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from clipper.words.date_forms import DateText

_FORM = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2((?:19|20)?\d\d)(?![\d/-])")
_MONTHS = 12


def as_elsewhere(date: DateText, lines: Iterable[str]) -> DateText:
    """The date with day and month changed places, where dates of its form in `lines` are all
    written the other way than it was read.

    >>> from clipper.words.dates import find
    >>> as_elsewhere(find("12-01-2024"), ["11-29-2024"]).month
    12
    """
    own = _FORM.search(date.text)
    if own is None or date.day is None or not (date.month and date.day <= _MONTHS):
        return date
    first, sign, second, year = own.groups()
    if first == second or int(first) > _MONTHS:
        return date
    written: set[bool] = set()
    for line in lines:
        for one, its_sign, two, its_year in _FORM.findall(line) if sign in line else ():
            if its_sign == sign and len(its_year) == len(year):
                written |= {int(one) > _MONTHS} if max(int(one), int(two)) > _MONTHS else set()
    day_first = date.day == int(first)
    return date if written != {not day_first} else replace(date, month=date.day, day=date.month)
