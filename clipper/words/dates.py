"""Dates as people print them, found in short lines in some thirty languages.

`find` looks for the first expression of a date in a line, in this order:

1. how long ago: "5 hours ago", "vor 6 Stunden", "3時間前", also glued to a word before it;
2. written with a year first, as ISO 8601 has it, or with the signs of Chinese, Japanese, Korean;
3. with the name of a month: "12 June 2025", "June 12, 2025", "12 de junio de 2025";
4. in numbers alone: "12.06.2025", "06/12/2025";
5. a day by name: "yesterday", "gestern", where nothing but a time of day follows;
6. a count alone at a line's end: "3h", "Harbour Chronicle · 2d".

The forms stand in `dates.toml`. No clock is read: `resolve` counts from a moment it is given.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from clipper.page import Precision

LONGEST = 300
"""Characters of a line beyond which no date is looked for: prose, not a byline."""
_LIMITS = {"second": 90, "minute": 90, "hour": 47, "day": 60, "week": 12, "month": 24, "year": 60}
"""Largest believable count of each unit; of more digits the first belong to a name before them."""
_SEPARATOR = r"[\s,·・|•–—/-]"
_CLOCK = re.compile(
    _SEPARATOR + r"*(?:T|at|um|kl\.?|klo|à|às|a las|alle|ore|om|o|в|об|的|@)?[\s:]*"
    r"(?P<half>上午|下午|午前|午後|오전|오후)?\s*"
    r"(?P<h>[01]?\d|2[0-3])(?:\s?[:hH點点時시]\s?|\.(?=\d\d(?:\D|$)))(?P<m>[0-5]\d)?(?:[:.分분](?P<s>[0-5]\d)(?:\.\d+)?)?"
    r"\s?(?:Uhr\b|分|분|h\b)?\s?(?P<ampm>[ap]\.?\s?m\b\.?)?"
    r"\s?\(?(?P<zone>(?-i:Z\b|[+-]\d\d:?\d\d\b|[A-Z]{2,4}\b(?:[+-]\d{1,2}\b)?))?\)?",
    re.I,
)
_SHORT_UNITS = {
    "m": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "Std": "hour", "Std.": "hour",
    "ч": "hour", "ч.": "hour", "uur": "hour", "d": "day", "w": "week",
}  # fmt: skip
_SHORT_AGO = re.compile(
    r"(?:^\s*|[|·•∙⋅,–—]\s*)(?P<n>\d{1,2})\s?(?P<u>hrs?|h|m|d|w|Std\.?|ч\.?|uur)\s*$"
)
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "MST": -420, "PST": -480,
    "PDT": -420, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip
"""Minutes east of Greenwich, of names that mean one zone."""
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:[-/.年년])\s?(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?!\d)[日일.]?"
)
_MONTH_AND_DAY = re.compile(r"(?<!\d)(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d)(?!\d)")
_WORD = r"[^\s\d,()|·・•:/]{2,}"
_TWO_WORDS = r"tháng\s\d{1,2}(?!\d)|كانون\s\S+|تشرين\s\S+"
"""Names of months that are two words."""
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°]|-?го)?[\s.-]*(?:de\s|of\s|d['’]\s?)?\s*"
    rf"(?P<w>{_TWO_WORDS}|{_WORD})(?:[\s,.–-]*(?:del?\s)?(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_MONTH_DAY = re.compile(
    rf"(?P<w>{_WORD})\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s?[,–-]?\s?(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_MONTH_YEAR = re.compile(rf"(?P<w>{_WORD})[\s,]*(?:del?\s)?(?P<y>(?:19|20)\d\d)(?!\d)")


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


@dataclass(frozen=True, slots=True)
class _Language:
    cues: tuple[str, ...]
    """Strings of which a line must hold one, in lower case, before `ago` is tried."""
    ago: re.Pattern[str]
    units: dict[str, str]
    ones: frozenset[str]


@cache
def _tables() -> tuple[list[_Language], dict[str, int], dict[str, tuple[int, str]]]:
    """Languages, months by name, whole phrases: read once a process."""
    data = tomllib.loads(files("clipper.words").joinpath("dates.toml").read_text("utf-8"))
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


def _language(entry: dict[str, Any]) -> _Language:
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
    return _Language(tuple(cues), re.compile(whole, re.I), units, frozenset(ones))


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
    low = line.lower()
    found = _find_ago(line, low)
    if found is None and any(character.isdecimal() for character in line):
        found = _find_written(line, low)
    if found is None:
        found = _find_phrase(line, low) or _find_short(line)
    return found


def find_all(line: str) -> list[DateText]:
    """Every date in a line, from left to right."""
    dates: list[DateText] = []
    start = 0
    while (found := find(line[start:])) is not None:
        dates.append(replace(found, start=found.start + start, end=found.end + start))
        start = dates[-1].end
    return dates


@cache
def _any_cue() -> re.Pattern[str]:
    """Finds a string that a relative date or a phrase of any language has, in lower case.

    Most lines have none, and are done with after this one search.
    """
    languages, _, phrases = _tables()
    cues = {*phrases, *(cue for language in languages for cue in language.cues)}
    return re.compile("|".join(map(re.escape, sorted(cues))))


def _find_ago(line: str, low: str) -> DateText | None:
    if not _any_cue().search(low):
        return None
    best: DateText | None = None
    for language in _tables()[0]:
        if not any(cue in low for cue in language.cues):
            continue
        match = language.ago.search(line)
        if match is None:
            continue
        found = _ago(match, language)
        if found is not None and (best is None or len(found.text) > len(best.text)):
            best = found
    for phrase, ago in _tables()[2].items():
        if (" " in phrase or not phrase.isascii()) and best is None and phrase in low:
            best = _phrase_at(line, low.find(phrase), phrase, ago)
    return best


def _ago(match: re.Match[str], language: _Language) -> DateText | None:
    start, text = match.start(), match[0]
    unit = _unit_in(text, language)
    if unit is None:
        return None
    digits = re.search(r"\d+", text)
    if digits is None:
        return DateText(start, match.end(), text, (1, unit))
    count = digits[0]
    while int(count) > _LIMITS[unit] and len(count) > 1 and digits.start() == 0:
        # "Channel 45 hours ago": the first digit ends a name.
        count, start, text = count[1:], start + 1, text[1:]
    return DateText(start, match.end(), text, (int(count), unit))


def _unit_in(text: str, language: _Language) -> str | None:
    low = text.lower()
    after = re.search(r"\d+\s*(.*)", low)
    if after is not None:
        low = after[1]
    forms = [form for form in language.units if form in low]
    if not forms:
        return None
    # The longest form: "minute" holds "min", and "m".
    return language.units[max(forms, key=len)]


def _find_short(line: str) -> DateText | None:
    match = _SHORT_AGO.search(line)
    if match is None:
        return None
    count, unit = int(match["n"]), _SHORT_UNITS[match["u"]]
    if not 0 < count <= _LIMITS[unit]:
        return None
    return DateText(
        match.start("n"), match.end("u"), line[match.start("n") : match.end("u")], (count, unit)
    )


def _find_written(line: str, low: str) -> DateText | None:
    found = _year_first(line) or _with_month_name(line) or _in_numbers(line)
    if found is None and (match := _MONTH_AND_DAY.search(line)):
        found = _dated(line, match.start(), match.end(), None, match["m"], match["d"])
    return found


def _year_first(line: str) -> DateText | None:
    match = _YEAR_FIRST.search(line)
    return match and _dated(line, match.start(), match.end(), match["y"], match["m"], match["d"])


def _with_month_name(line: str) -> DateText | None:
    best: DateText | None = None
    for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH_YEAR):
        at = 0
        while match := pattern.search(line, at):
            at = max(match.start() + 1, match.end("w") if pattern is not _DAY_MONTH else 0)
            found = _named(line, match)
            if found is not None:
                if best is None or _rank(found) > _rank(best):
                    best = found
                break
    return best


def _rank(date: DateText) -> tuple[bool, bool, int]:
    """Fuller dates before others, then those that stand first."""
    return (date.year is not None, date.day is not None, -date.start)


def _named(line: str, match: re.Match[str]) -> DateText | None:
    groups = match.groupdict()
    words = match["w"]
    name, month = _month(words)
    if month is None:
        return None
    start, end = match.start(), match.end()
    year = groups.get("y")
    if words.endswith(name) or words.rstrip(".-").endswith(name):
        if start == match.start("w"):
            start += words.rindex(name)
    elif "d" in groups and match.start("d") < match.start("w"):
        # The word took in what follows the month: "5 Jun Jane".
        end, year = match.start("w") + len(name), None
    else:
        return None
    return _dated(line, start, end, year, str(month), groups.get("d"))


def _month(words: str) -> tuple[str, int | None]:
    """The part of a word that names a month, and which; a name may be glued before it."""
    months = _tables()[1]
    first = words.split()[0]
    for candidate in (words, first):
        bare = candidate.strip(".,-–'’")
        number = months.get(bare.lower())
        if number is not None:
            return bare, number
    bare = first.strip(".,-–")
    for at in range(len(bare) - 1, 0, -1):
        if bare[at].isupper() and bare[at - 1].islower():
            return bare[at:], months.get(bare[at:].lower())
    return bare, None


def _in_numbers(line: str) -> DateText | None:
    match = _NUMBERS.search(line)
    if match is None:
        return None
    first, sign, second, year = match.groups()
    if len(year) == 2:
        year = f"20{year}"
    # Day first is the habit of the world; month first that of the United States, with a slash.
    if sign == "/" and int(first) <= 12:
        return _dated(line, match.start(), match.end(), year, first, second) or _dated(
            line, match.start(), match.end(), year, second, first
        )
    return _dated(line, match.start(), match.end(), year, second, first)


def _dated(
    line: str, start: int, end: int, year: str | None, month: str, day: str | None
) -> DateText | None:
    """A date if its numbers are one, with the time of day that follows it."""
    y, m, d = (int(year) if year else None), int(month), (int(day) if day else None)
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= monthrange(y or 2024, m)[1]):
        return None
    clock, offset = None, None
    if d is not None and (after := _CLOCK.match(line, end)) and (after["m"] or after["ampm"]):
        clock, offset = _clock(after)
        end = after.end()
    start = _with_weekday(line, start)
    text = line[start:end]
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    end = start + len(text.rstrip(" ,("))
    return DateText(start, end, line[start:end], None, y, m, d, clock, offset)


def _with_weekday(line: str, start: int) -> int:
    """Where a date begins with the name of its day, if that stands before it."""
    before = re.search(r"([^\s\d,.|·•]{2,14}(?:\s[^\s\d,.|·•]{2,6})?)\.?,?\s*$", line[:start])
    if before is None:
        return start
    words = before[1].casefold()
    for name in (words, words.split()[-1]):
        if name in _weekdays():
            return before.start(1) + len(before[1]) - len(name)
    return start


@cache
def _weekdays() -> frozenset[str]:
    data = tomllib.loads(files("clipper.words").joinpath("dates.toml").read_text("utf-8"))
    return frozenset(n for entry in data.values() for n in entry.get("weekdays", "").split("|"))


def _clock(match: re.Match[str]) -> tuple[tuple[int, int, int], int | None]:
    hour = int(match["h"])
    half = (match["ampm"] or match["half"] or "").lower()
    if half[:1] in ("p", "下") or half in ("午後", "오후"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    zone = (match["zone"] or "").upper()
    offset = _ZONES.get(zone)
    if signed := re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", zone):
        offset = (int(signed[2]) * 60 + int(signed[3] or 0)) * (-1 if signed[1] == "-" else 1)
    return (hour, int(match["m"] or 0), int(match["s"] or 0)), offset


def _find_phrase(line: str, low: str) -> DateText | None:
    if not _any_cue().search(low):
        return None
    for phrase, ago in _tables()[2].items():
        at = low.rfind(phrase)
        if at < 0 or len(low) != len(line):
            continue
        before, after = low[:at], low[at + len(phrase) :]
        glued = before[-1:].isalnum()
        if glued and (len(phrase) < 5 or after.strip()):
            continue
        if line[at].isupper() and before.strip() and not re.search(r"[·・|•,–—:(-]\s*$", before):
            continue  # part of a name
        clock = _CLOCK.match(line, at + len(phrase))
        rest = after[clock.end() - at - len(phrase) :] if clock and clock["m"] else after
        if rest.strip() and not re.match(r"\s*[,·・|•–—-]", rest):
            continue
        return _phrase_at(line, at, phrase, ago)
    return None


def _phrase_at(line: str, at: int, phrase: str, ago: tuple[int, str]) -> DateText:
    end = at + len(phrase)
    clock = _CLOCK.match(line, end) if ago[1] == "day" else None
    if clock is not None and clock["m"]:
        hands, offset = _clock(clock)
        text = line[at : clock.end()].rstrip(" ,(")
        return DateText(at, at + len(text), text, ago, clock=hands, offset=offset)
    return DateText(at, end, line[at:end], ago)


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
