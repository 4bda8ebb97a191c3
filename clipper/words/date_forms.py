"""What dates are made of: names of months, days and units by language, times of day, zones.

The words stand in `dates.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from clipper.words import lists as word_lists

_SEPARATOR = r"[\s,،·・|•–—/-]"
CLOCK = re.compile(
    r"(?:\s?(?:г\.|года|р\.|року|م(?!\w))|\.(?=\s))?" + _SEPARATOR + r"*"
    r"(?:T|at|um|kl\.?|klo|kell|à|às|a las|alle|ore|om|ob|o|u|в|у|об|的"
    r"|v|(?:o\s)?godz\.?|alle ore|ساعت|الساعة|เวลา|@)?[\s:]*"
    r"(?P<half>上午|下午|午前|午後|오전|오후)?\s*"
    r"(?P<h>[01]?\d|2[0-3])(?:\s?[:hH點点時시]\s?|\.(?=\d\d(?:\D|$)))(?P<m>[0-5]\d)?(?:[:.分분](?P<s>[0-5]\d)(?:\.\d+)?)?"
    r"\s?(?:Uhr\b|分|분|h\b)?\s?(?P<ampm>[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|এএম|পিএম"
    r"|(?:مساء|صباح|ظهر)[\u064b\u0627]*(?!\w)|[مص](?!\w)|[بق]\.ظ)?"
    r"\s?\(?(?P<zone>(?-i:Z\b|[+-]\d\d:?\d\d(?!\d)|[A-Z]{2,4}\b(?:[+-]\d{1,2}(?::?\d\d)?(?!\d))?))?\)?",
    re.I,
)
_AFTERNOON = frozenset("p下مظبμপ")
"""What the signs of the second half of the day begin with."""
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "MST": -420, "PST": -480,
    "PDT": -420, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip
"""Minutes east of Greenwich, of names that mean one zone."""


_FARTHEST = 14
"""Hours between Greenwich and the zone that is farthest from it."""


Day = tuple[tuple[int, str] | None, int | None, int | None, int | None]
"""A date without its time: how long ago, year, month, day."""


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as a line has it, `line[start:end]`."""

    start: int
    end: int
    text: str
    ago: tuple[int, str] | None = None
    """Count and unit ("hour") of a relative date."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int, int] | None = None
    offset: int | None = None
    """Minutes east of Greenwich, where the line says so."""

    @property
    def day_of(self) -> Day:
        return self.ago, self.year, self.month, self.day


@dataclass(frozen=True, slots=True)
class Language:
    cues: tuple[str, ...]
    """Strings of which a line must hold one, in lower case, before `ago` is tried."""
    ago: re.Pattern[str]
    units: dict[str, str]
    larger: str
    """A count of units at a line's end, before a smaller one: "2 hours, " of "15 minutes ago". Few
    lines need it: a pattern that is compiled when it is."""
    smaller: str
    """The same of a smaller one behind, with a short word between: " und 15 Minuten"."""


@cache
def tables() -> tuple[list[Language], dict[str, int], dict[str, tuple[int, str]]]:
    """Languages, months by name, whole phrases: read once a process."""
    data = word_lists.read("dates")
    months: dict[str, int] = {}
    phrases: dict[str, tuple[int, str]] = {}
    for entry in data.values():
        for number, names in enumerate(entry["months"], 1):
            for name in names.split("|"):
                months.setdefault(name, number)
        for phrase, length in entry["offsets"].items():
            count, unit = length.split()
            phrases.setdefault(phrase, (int(count), unit))
    return [_language(entry) for entry in data.values()], months, phrases


def _language(entry: dict[str, Any]) -> Language:
    units = {form: unit for unit, forms in entry["units"].items() for form in forms.split("|")}
    ones = [word for word in entry["one"].split("|") if word]
    unit = "|".join(re.escape(form) for form in sorted(units, key=len, reverse=True))
    # A word for one may be glued to a name ("timean hour ago"): it needs no boundary before it.
    number = "|".join([r"\d{1,3}", *(rf"{re.escape(one)}" for one in ones)])
    patterns, cues = [], []
    for template in sorted(entry["ago"], key=len, reverse=True):
        literal = max(re.split(r"\{[nu]\}", template), key=len).strip()
        cues += [literal] if literal else list(units)
        pattern = re.escape(template).replace(r"\ ", r"\s+")
        pattern = pattern.replace(r"\{n\}", f"(?:{number})").replace(r"\{u\}", f"(?:{unit})")
        pattern = pattern.replace(f"(?:{number})" + r"\s+", f"(?:{number})" + r"\s*")
        patterns.append(pattern)
    whole = rf"(?:{'|'.join(patterns)})(?!(?-i:[a-zà-öø-ÿа-я]))"
    larger = rf"(?<!\w)(?P<n>\d{{1,2}}|{'|'.join(map(re.escape, ones)) or '1'})\s*(?P<u>{unit})"
    smaller = rf"\s[^\W\d_]{{1,3}}\s(?P<n>\d{{1,2}})\s?(?P<u>{unit})(?!\w)"
    larger += r"(?:(?P<comma>\s?[,،])|\s)\s*(?:[^\W\d_]{1,3}\s+)?$"
    return Language(tuple(cues), re.compile(whole, re.I), units, larger, smaller)


@cache
def weekdays() -> frozenset[str]:
    data = word_lists.read("dates")
    return frozenset(n for entry in data.values() for n in entry.get("weekdays", "").split("|"))


def read_clock(match: re.Match[str]) -> tuple[tuple[int, int, int], int | None]:
    hour = int(match["h"])
    half = (match["ampm"] or match["half"] or "").lower()
    if half and (half[0] in _AFTERNOON or half in ("午後", "오후")):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    zone = (match["zone"] or "").upper()
    offset = _ZONES.get(zone)
    if signed := re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", zone):
        hours, minutes = int(signed[2]), int(signed[3] or 0)
        # Of no zone, but of how many read it, as "+3000" is.
        told = hours <= _FARTHEST and minutes < 60
        offset = (hours * 60 + minutes) * (-1 if signed[1] == "-" else 1) if told else None
    return (hour, int(match["m"] or 0), int(match["s"] or 0)), offset
