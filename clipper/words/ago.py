"""Dates that count back: "5 hours ago", "yesterday", "Harbour Chronicle · 2d"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from clipper.words.date_forms import CLOCK, DateText, Language, read_clock, tables
from clipper.words.patterns import tree
from clipper.words.scripts import ANY_WIDE

_LIMITS = {"second": 90, "minute": 90, "hour": 47, "day": 60, "week": 12, "month": 24, "year": 60}
"""Largest believable count of each unit; of more digits the first belong to a name before them."""
_IN_LARGER = {
    "second": ("minute", 60), "minute": ("hour", 60), "hour": ("day", 24), "day": ("week", 7),
    "week": ("month", 5), "month": ("year", 12),
}  # fmt: skip
"""Each unit's next larger one, and how many of it are less than one of that."""
_SHORT_UNITS = {
    "m": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "Std": "hour", "Std.": "hour",
    "ч": "hour", "ч.": "hour", "uur": "hour", "tim": "hour", "godz.": "hour", "godz": "hour",
    "d": "day", "w": "week", "mo": "month", "mos": "month", "y": "year", "yr": "year",
    "yrs": "year",
}  # fmt: skip
_PARTED, _PARTING = re.compile(r"[·・|•,–—:(-]\s*$"), re.compile(r"\s*(?:[,·・|•–—-]|[)）]$)")
"""What parts a day by name from what stands before it, and behind it."""
_SHORT_AGO = re.compile(
    r"(?:^\s*|[|·•∙⋅,–—]\s*)(?P<n>\d{1,2})\s?(?P<u>hrs?|h|mos?|m|d|w|yrs?|y|Std\.?|ч\.?|uur|tim|godz\.?)\s*$"
)


# Each of these tables is asked for twice: for a line of ASCII alone (`plain`) it holds no others.
@cache
def _any_cue(plain: bool) -> re.Pattern[str]:
    """Finds a string that a relative date or a phrase of any language has, in lower case.

    Most lines have none, and are done with after this one search.
    """
    phrases = (phrase for phrase, _ in _phrases(plain))
    return re.compile(tree(sorted({*phrases, *(cue for cue, _ in _cues(plain))})))


@cache
def _cues(plain: bool) -> list[tuple[str, list[int]]]:
    """Each cue of a relative date, and the places of its languages in their table."""
    found: dict[str, list[int]] = {}
    for at, language in enumerate(tables()[0]):
        for cue in language.cues:
            if cue.isascii() or not plain:
                found.setdefault(cue, []).append(at)
    return list(found.items())


@cache
def _phrases(plain: bool) -> list[tuple[str, tuple[int, str]]]:
    return [(p, ago) for p, ago in tables()[2].items() if p.isascii() or not plain]


@cache
def _whole(plain: bool) -> list[tuple[str, tuple[int, str]]]:
    """Phrases that no name holds: of several words, or of letters beyond ASCII."""
    return [(p, ago) for p, ago in _phrases(plain) if " " in p or not p.isascii()]


def may_hold(low: str) -> bool:
    """Whether a line, in lower case, has a word that `find_ago` or `find_phrase` looks for."""
    return _any_cue(low.isascii()).search(low) is not None


def find_ago(line: str, low: str) -> DateText | None:
    best: DateText | None = None
    languages, plain = tables()[0], low.isascii()
    asked = {at for cue, places in _cues(plain) if cue in low for at in places}
    for language in [languages[at] for at in sorted(asked)]:
        match = language.ago.search(line)
        if match is None:
            continue
        found = _ago(match, language)
        if found is not None and (best is None or len(found.text) > len(best.text)):
            best = _with_larger(line, _with_smaller(line, found, language), language)
    return best if best is not None else _first(_whole_phrases(line, low))


def _with_larger(line: str, age: DateText, language: Language) -> DateText:
    """An age with the larger unit that stands before it: "2 hours, 15 minutes ago".

    Where no comma parts the two, but for a word or two nothing stands before them: "What he said in
    5 days 2 hours ago" is a headline with an age.
    """
    assert age.ago is not None
    count, unit = age.ago
    head = line[: age.start]
    match = re.search(language.larger, head, re.I) if unit in _IN_LARGER else None
    if match is None:
        return age
    larger, size = _IN_LARGER[unit]
    if language.units.get(match["u"].lower()) != larger or count >= size:
        return age
    before = line[: match.start()]
    if not match["comma"] and len(before.split()) > 2 and not _PARTED.search(before):
        return age
    many = int(match["n"]) if match["n"].isdecimal() else 1
    if many > _LIMITS[larger]:
        return age
    total = (many, larger) if unit == "week" else (many * size + count, unit)
    return replace(age, start=match.start(), text=line[match.start() : age.end], ago=total)


def _with_smaller(line: str, age: DateText, language: Language) -> DateText:
    """An age with the smaller unit behind it: "vor 2 Stunden und 15 Minuten"."""
    assert age.ago is not None
    if not age.text.lower().endswith(tuple(language.units)):
        return age
    match = re.compile(language.smaller, re.I).match(line, age.end)
    smaller = language.units.get(match["u"].lower(), "") if match else ""
    larger, size = _IN_LARGER.get(smaller, ("", 0))
    count, unit = age.ago
    if match is None or larger != unit or int(match["n"]) >= size:
        return age
    total = age.ago if smaller == "week" else (count * size + int(match["n"]), smaller)
    return replace(age, end=match.end(), text=line[age.start : match.end()], ago=total)


def _whole_phrases(line: str, low: str) -> Iterator[DateText]:
    for phrase, ago in [entry for entry in _whole(low.isascii()) if entry[0] in low]:
        at = low.find(phrase)
        if not _is_inside(line, at, at + len(phrase)):
            yield _phrase_at(line, at, phrase, ago)


def _first(found: Iterable[DateText]) -> DateText | None:
    """What stands first on a line, the longer before a piece of it: "avant-hier" before "hier"."""
    return min(found, key=lambda date: (date.start, -date.end), default=None)


def _is_inside(line: str, start: int, end: int) -> bool:
    """Whether a phrase is a piece of a longer word where words are parted: "täna" of "Tänak"; a
    capital shows that it is glued to another."""
    if ANY_WIDE.match(line, start):
        return False
    before, after = line[start - 1 : start] if start else "", line[end : end + 1]
    return (before.isalpha() and not line[start].isupper()) or (
        after.isalpha() and not after.isupper()
    )


def _ago(match: re.Match[str], language: Language) -> DateText | None:
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


def _unit_in(text: str, language: Language) -> str | None:
    low = text.lower()
    after = re.search(r"\d+\s*(.*)", low)
    if after is not None:
        low = after[1]
    forms = [form for form in language.units if form in low]
    if not forms:
        return None
    # The longest form: "minute" holds "min", and "m".
    return language.units[max(forms, key=len)]


def find_short(line: str) -> DateText | None:
    """A count alone at the end of a line that has digits."""
    match = _SHORT_AGO.search(line)
    if match is None:
        return None
    count, unit = int(match["n"]), _SHORT_UNITS[match["u"]]
    if not 0 < count <= _LIMITS[unit]:
        return None
    return DateText(
        match.start("n"), match.end("u"), line[match.start("n") : match.end("u")], (count, unit)
    )


def find_phrase(line: str, low: str) -> DateText | None:
    """The first day by name on a line, behind which stands nothing but its time of day, or a sign
    that parts it from what follows."""
    if len(low) != len(line):
        return None
    return _first(_single_phrases(line, low))


def _single_phrases(line: str, low: str) -> Iterator[DateText]:
    for phrase, ago in [entry for entry in _phrases(low.isascii()) if entry[0] in low]:
        at = low.find(phrase)
        while at >= 0:
            if _stands_alone(line, low, at, at + len(phrase)):
                yield _phrase_at(line, at, phrase, ago)
                break
            at = low.find(phrase, at + 1)


def _stands_alone(line: str, low: str, start: int, end: int) -> bool:
    before, after = low[:start], low[end:]
    if before[-1:].isalnum() and (end - start < 5 or after.strip()):
        return False
    if line[start].isupper() and before.strip() and not _PARTED.search(before):
        return False  # part of a name
    clock = CLOCK.match(line, end)
    rest = after[clock.end() - end :] if clock and clock["m"] else after
    return not rest.strip() or _PARTING.match(rest) is not None


def _phrase_at(line: str, at: int, phrase: str, ago: tuple[int, str]) -> DateText:
    end = at + len(phrase)
    clock = CLOCK.match(line, end) if ago[1] == "day" else None
    if clock is not None and clock["m"]:
        hands, offset = read_clock(clock)
        text = line[at : clock.end()].rstrip(" ,(")
        return DateText(at, at + len(text), text, ago, clock=hands, offset=offset)
    return DateText(at, end, line[at:end], ago)
