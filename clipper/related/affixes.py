"""What is glued to a headline and is none of it: time, age, rank, source.

Flattening puts side by side what a page sets apart with styles alone: "1Headline",
"13:20 Headline", "Headline – Source – 2 h". A number, a time or a dash may as well belong to the
headline, so that most of what is taken off here is taken off a whole list or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from clipper.related.endings import LEADING, RANGE
from clipper.related.glued_sources import without_glued
from clipper.related.known import Known
from clipper.related.lines import LONGEST, Line, is_text, with_text
from clipper.related.parted_sources import without_sources
from clipper.related.ranks import without_ranks
from clipper.related.topics import without_topics
from clipper.words import dates, money
from clipper.words.date_forms import tables
from clipper.words.keys import count_words, key_of, undoubled_front
from clipper.words.scripts import ANY_UNSPACED, is_caseless
from clipper.words.seams import seams

_LEAST = 3
"""Words that must be left of a headline, and lines of a list that must look alike."""
_CLOCK = r"\d{1,2}[:٫]\d\d(?::\d\d)?"
_DAY_WORD = (
    r"(?i:yesterday|today|вчера|сегодня|вчора|сьогодні|gestern|heute|hier|aujourd['’]hui|ayer|hoy|"
    r"ieri|oggi|ontem|hoje|gisteren|vandaag|wczoraj|dzisiaj|dziś|dün|bugün|أمس|اليوم|कल|आज|昨天|今天|"
    r"昨日|今日|어제|오늘)"
)
_CLOCK_FIRST = re.compile(
    rf"(?:{_DAY_WORD},?\s?)?(?:{_CLOCK}|(?:[01]\d|2[0-3])\.[0-5]\d)"
    r"(?:\s?(?:(?:Uhr|h)\b|(?i:[ap]\.?\s?m\b\.?)))?(?=[^\d.,:])\s*[-–—|·•]?\s*"
)
_CLOCK_LAST = re.compile(rf"(?:\s[-–—|·•]\s|\s?[(\[]|\s(?=0\d:)|(?<=[^\W\d]))(?:{_CLOCK})[)\]]?$")
_TWO = r"(?:0[1-9]|[12]\d|3[01])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])"
_DAY_FIRST = re.compile(
    rf"(?:{_TWO}\.{_TWO}\.|{_TWO}[./]{_TWO},?\s{_CLOCK}|{_DAY},?\s{_CLOCK})\s*[-–—|·•]?\s*"
)
_WEEKDAY = r"\d{1,2}/\d{1,2}\s?[(（][月火水木金土日][)）]"
_DAY_LAST = re.compile(
    rf"(?:\s?\({_TWO}/{_TWO}\)|(?<=[^\W\d]){_TWO}\.{_TWO}\.?"
    rf"|\s?(?:{_TWO}\.{_TWO}\.?|{_TWO}-{_TWO}|{_DAY}|{_WEEKDAY}),?\s{_CLOCK}|\s?{_WEEKDAY})$"
)
"""Days without a year, where no version, score, fraction or part is written so."""
_NUMBER = r"\d(?:[\d.,\u00a0\u202f]|\s(?=\d{3}\b))*"
_UNIT = (
    r"(?:min|mins|minutes|h|hrs?|fa|мин|ч|分|分钟|分鐘|분|초|阅|阅读|views?|reads?|likes?|comments?|"
    r"comm|комм|replies|kommentare|comentarios|commenti|commentaires|aperture)\.?"
)
_COUNT_LAST = re.compile(
    rf"(?:\s[|·•]\s?(?!(?:1\d|20)\d\d$){_NUMBER}k?(?:\s?{_UNIT})?"
    rf"|\s?[(\[]{_NUMBER}(?:k|\s?{_UNIT})[)\]]"
    rf"|(?:\s|(?<=[^\W\d])){_NUMBER}[万千]?\s?{_UNIT})$",
    re.I,
)
"""How long, how often read, how many comments, with a sign or a word that says so: "Model 3" and
"Tea, 500 g" are names."""
_BADGE_LAST = re.compile(r"(?<=[\u3400-\u9fff？！」”])\s[新热熱爆沸荐薦]$")
"""How Chinese lists mark what is new, or read by many."""
_PRICE_LAST = re.compile(
    r"(?:(?P<glued>(?<=[a-zß-ÿа-я)!?]))|\s[-–—|·•]\s|\s)"
    rf"(?:[{money.SIGNS}]\s?\d[\d.,]*|\d[\d.,\u00a0]*\s?[{money.SIGNS}])$"
)
_SIGNS = " -–—|·•∙⋅,;:(（["
_PARTING = "-–—|·•(（["
_BRACKETS = (("[【", "]】"), ("(（", ")）"))
_CLOSED = re.compile(r"[^\W\d_]{2}\W?$")
_BRACKETED_NAME = re.compile(r"(?P<head>.*\S)\s*[(（](?P<name>\w[^()（）]*?)\s?[-–—|·•,，]$")
"""Who published it, in a bracket with the age: "Headline (Harbour Post, 2 hours ago)"."""
HEAD_LEAST = 4
"""Words that a line has at least for a headline with which others may begin."""
_TWICE_LEAST = 2
"""Headlines of a list that stand twice behind their ranks."""
_TAIL_MOST = 5
"""Words of the longest source behind a headline."""


_SCORE = re.compile(r"(?:2[4-9]|[3-9]\d):|\d{1,2}:(?:[6-9]\d|\d\d[-–]\w)")
"""What looks like a time of day and is a score: "30:25", "23:20-Sieg"."""
_BRACKET_LAST = re.compile(
    r"(?P<head>.*\S)\s*[(（](?P<name>\w[^()（）]{1,40}?)\s?[,，、|·•]\s?(?P<time>[^()（）,，]{2,20})[)）]$"
)
"""Who published it and when, in a bracket, where a list has such brackets."""
_CLOCK_ALONE = re.compile(r"(?:[01]\d|2[0-3])[:٫.]\d\d(?:\s?(?:Uhr|h|[ap]\.?m\.?))?", re.I)
_IN_ROWS = (
    "bracket behind",
    "clock before",
    "day before",
    "date before",
    "day behind",
    "age behind",
)


class _Cut(NamedTuple):
    """A time that may be taken off a line."""

    side: str
    rest: str
    taken: str
    """The age or date it says; "" for a time of day or a length."""
    apart: bool
    """Set apart by a sign or a bracket: no list has to say the same."""
    source: str | None = None
    """Whose it is, where that stands in the bracket with the age."""
    glued: bool = False
    """No space parts an age from what stands before it."""


def without_affixes(section: Sequence[Line], known: Known) -> list[Line]:
    """The lines of one list, those that are text without what is glued to their headlines."""
    lines = without_times([_undoubled(line) for line in section])
    lines = [_without_tail(line, known) for line in _said_once(without_ranks(lines))]
    for behind in (False, True):
        lines = without_glued(lines, known, behind=behind)
    lines = without_sources(without_topics(lines, known), known.sources)
    return [_without_half(_without_age(line)) for line in lines]


def _without_age(line: Line) -> Line:
    """A line without the age between its headline and the source that was taken off it."""
    if line.source is None or line.date or not is_text(line):
        return line
    text, taken = cut_date(line.text)
    return line if taken is None else replace(with_text(line, text), date=taken)


def _without_half(line: Line) -> Line:
    """A line without a bracket at its end or front of which it does not hold the other half."""
    if not is_text(line):
        return line
    text = line.text
    for opening, closing in _BRACKETS:
        # "a) big b) small c)" and ":)" hold no half.
        if text[-1:] in tuple(closing) and not any(map(text.__contains__, opening)):
            if _CLOSED.search(text) and sum(map(text.count, closing)) == 1:
                text = text[:-1]
        elif text[:1] in tuple(opening) and not any(map(text.__contains__, closing)):
            text = text[1:]
    return line if text == line.text else with_text(line, text)


def _without_tail(line: Line, known: Known) -> Line:
    """A line without the short name behind what is a headline elsewhere on the page."""
    if not known.heads or not is_text(line) or line.words <= HEAD_LEAST:
        return line
    text = line.text
    spaces = [at for at, sign in enumerate(text) if sign == " " and text[at + 1 : at + 2].isupper()]
    named = [at for at in spaces if key_of(text[at:]) in known.sources]
    for at in (*seams(text), *named):
        name = text[at:].strip()
        if count_words(name) <= _TAIL_MOST and key_of(text[:at]) in known.heads:
            return replace(with_text(line, text[:at]), source=line.source or name)
    return line


def cut_date(text: str) -> tuple[str, str | None]:
    """A headline without the date or age that is set apart behind it, and that.

    >>> cut_date("Ferry runs aground off Kelm – 2 hours ago")
    ('Ferry runs aground off Kelm', '2 hours ago')
    >>> cut_date("The man who vanished 20 years ago")
    ('The man who vanished 20 years ago', None)
    """
    cut = _date_behind(text) if len(text) <= LONGEST else None
    return (cut.rest, cut.taken) if cut is not None and cut.apart else (text, None)


def _undoubled(line: Line) -> Line:
    text = undoubled_front(line.text) if is_text(line) else line.text
    return line if text == line.text else with_text(line, text)


def _said_once(lines: list[Line]) -> list[Line]:
    """Lines behind whose ranks headlines stood twice, if several did: one may repeat itself."""
    once = [_undoubled(line) if line.ranked else line for line in lines]
    changed = sum(a is not b for a, b in zip(once, lines, strict=True))
    return once if changed >= _TWICE_LEAST else lines


def without_times(lines: Sequence[Line]) -> list[Line]:
    """The lines of one list without the times, dates, ages, prices and counts at their ends that a
    sign sets apart or other lines have, too."""
    cuts = [_cuts(line.text) if is_text(line) else [] for line in lines]
    texts = sum(is_text(line) and line.words >= _LEAST for line in lines)
    sides = Counter(cut.side for found in cuts for cut in found)
    often = {side for side, count in sides.items() if count >= max(_LEAST, texts / 2)}
    rows = {side: _rows(lines, cuts, side) for side in _IN_ROWS}
    chosen = [
        next((c for c in found if c.apart or c.side in often or at in rows.get(c.side, ())), None)
        for at, found in enumerate(cuts)
    ]
    kept: dict[str, set[str]] = {}
    for cut in chosen:
        if cut is not None and not cut.glued:
            kept.setdefault(key_of(cut.rest), set()).add(cut.taken)
    # "Flats with 2 bedrooms, 12 June", "…, 13 June": what differs is no affix.
    merged = {key for key, taken in kept.items() if len(taken - {""}) > 1}
    made = []
    for line, cut in zip(lines, chosen, strict=True):
        if cut is not None and key_of(cut.rest) not in merged:
            line = replace(
                with_text(line, cut.rest),
                date=line.date or cut.taken or None,
                aged=cut.glued,
                source=line.source or cut.source,
            )
        made.append(line)
    return made


def _rows(lines: Sequence[Line], cuts: Sequence[Sequence[_Cut]], side: str) -> set[int]:
    """Lines that have a time at this side, at least `_LEAST` of them one below the other: such a
    list may stand among others."""
    found: set[int] = set()
    row: list[int] = []
    for at, line in enumerate(lines):
        if any(cut.side == side for cut in cuts[at]):
            row.append(at)
        elif is_text(line):
            row = []
        if len(row) >= _LEAST:
            found.update(row if len(row) == _LEAST else row[-1:])
    return found


def _cuts(text: str) -> list[_Cut]:
    """What may be taken off a line, the surest first."""
    found = [_date_behind(text), _date_before(text)]
    match = _CLOCK_FIRST.match(text)
    if match and not _SCORE.match(text) and not text[match.end() :][:1].islower():  # "10.50 euros"
        found.append(_Cut("clock before", text[match.end() :], match[0].strip(_SIGNS), False))
    if (match := _CLOCK_LAST.search(text)) and match.start():
        found.append(_Cut("clock behind", text[: match.start()].rstrip(_SIGNS), "", False))
    if (match := _DAY_FIRST.match(text)) and not text[match.end() :][:1].islower():
        found.append(_Cut("day before", text[match.end() :], match[0].strip(_SIGNS), False))
    if match := _DAY_LAST.search(text):
        taken = match[0].strip(_SIGNS + ")]")
        apart = match[0].strip()[0] == "("
        found.append(_Cut("day behind", text[: match.start()].rstrip(_SIGNS), taken, apart))
    if (match := _PRICE_LAST.search(text)) and match.start():
        rest = text[: match.start()].rstrip(_SIGNS)
        found.append(_Cut("price behind", rest, "", match["glued"] is not None))
    if match := _BRACKET_LAST.match(text):
        time, name = match["time"].strip(), match["name"].strip(_SIGNS)
        date = dates.find(time)
        aged = date is not None and (date.ago is not None or date.day is not None)
        timed = (date is not None and aged and date.text == time) or _CLOCK_ALONE.fullmatch(time)
        if timed and not name[0].islower() and count_words(name) <= _TAIL_MOST:
            found.append(_Cut("bracket behind", match["head"], time, False, name))
    if match := _BADGE_LAST.search(text):
        found.append(_Cut("badge behind", text[: match.start()], "", True))
    if match := _COUNT_LAST.search(text):
        found.append(_Cut("count behind", text[: match.start()].rstrip(_SIGNS), "", False))
    if match := _age_last().search(text):
        found.append(_Cut("age behind", text[: match.start()], match[0], False, glued=True))
    return [
        cut
        for cut in found
        if cut is not None
        and count_words(cut.rest) >= _LEAST
        and not (cut.side.endswith("behind") and LEADING.search(cut.rest))
    ]


@cache
def _age_last() -> re.Pattern[str]:
    """A length of time glued to the end of a line: an age, where most lines of a list have one."""
    told = {form: unit for language in tables()[0] for form, unit in language.units.items()}
    # "被判15年", "停运3天": in such scripts a length of days is half of a sentence.
    short = ("minute", "hour")
    units = [
        form
        for form, unit in told.items()
        if unit in short or (unit == "day" and not ANY_UNSPACED.search(form))
    ]
    units.sort(key=len, reverse=True)
    return re.compile(rf"(?<=[^\W\d])\d{{1,2}}\s?(?:{'|'.join(map(re.escape, units))})\.?$", re.I)


def _date_behind(text: str) -> _Cut | None:
    date = dates.find(text)
    if date is None or text[date.end :].strip(" )）]"):
        return None
    if date.ago is None and (date.day is None or date.month is None):
        return None
    before = text[: date.start].rstrip()
    if RANGE.search(before):
        return None  # "open 29-30 September"
    head = before.rstrip(_SIGNS)
    if (match := _BRACKETED_NAME.search(before)) and text[date.end :].strip() in (")", "）"):
        name = match["name"].strip(_SIGNS)
        told = 0 < count_words(name) <= _TAIL_MOST and not name[0].islower()
        if told and count_words(match["head"]) >= _LEAST:
            # With a day it may be where something happens: "The fair (Kelm, 12 June)".
            taken, apart = text[date.start : date.end], date.ago is not None
            return _Cut("date behind", match["head"].rstrip(), taken, apart, name)
    if count_words(head) < _LEAST:
        return None
    # "… in Hiroshima on 6 August 1945": the sentence needs it.
    leads = before[-1:] in (":", ",") or (len(last := before.split()[-1]) < 5 and last.islower())
    whole = date.ago is None and date.year is not None and not leads
    glued = _is_glued(text, date.start) and (before[-1:].islower() or date.ago is not None)
    apart = before[-1:] in _PARTING or whole or glued
    return _Cut("date behind", head, text[date.start : date.end], apart, glued=glued)


def _date_before(text: str) -> _Cut | None:
    date = dates.find(text)
    if date is None or text[: date.start].strip(_SIGNS):
        return None
    if date.ago is None and (date.day is None or date.month is None):
        return None
    rest = text[date.end :]
    if date.ago is None and rest.lstrip()[:1].islower():  # "7 October hostages return"
        return None
    glued = _is_glued(text, date.end)
    apart = date.ago is not None and (rest.lstrip()[:1] in _PARTING or glued)
    return _Cut("date before", rest.lstrip(_SIGNS), date.text, apart)


def _is_glued(text: str, at: int) -> bool:
    """Whether two words meet here without a space, as their letters show it."""
    before, behind = text[at - 1 : at], text[at : at + 1]
    if before.isalpha() and is_caseless(before):
        return behind.isdigit()
    return before.islower() and (behind.isupper() or behind.isdigit())


def ends_with_age(text: str) -> bool:
    """Whether an age is glued to the end of a text, or set apart there by a sign."""
    cut = _date_behind(text) if len(text) <= LONGEST else None
    return cut is not None and cut.apart
