"""Dates that are written out: with a year first, with the name of a month, or in numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from clipper.words.byline import words
from clipper.words.date_forms import CLOCK, DateText, read_clock, tables, weekdays
from clipper.words.patterns import tree
from clipper.words.persian import find_persian
from clipper.words.scripts import ANY_THAI, HAN, HANGUL, KANA, THAI

__all__ = ["find_written"]

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:[-/.年년])\s?(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?!\d)[日일.]?"
)
_MONTH_AND_DAY = re.compile(r"(?<!\d)(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
_NUMBERS = re.compile(
    r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?"
    r"((?:19|20)\d\d|\d\d(?!\s?[:hH]\s?\d\d|\.\d\d(?!\d)))(?!\d)"
)
"""The two digits of a year are no hour: "11.6. 14:30", "12.06. 18.30 Uhr"."""
_REVISION = re.compile(r"(?:rc|alpha|beta|[abp])\d|[-+](?:[a-z]|\d{1,3}(?![\d.]))", re.I)
"""Behind the number of a version: "2.6.12-1", "2.6.12rc1". A span of days goes on with a day."""
_JAPANESE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s?[（(][月火水木金土日][)）])")
"""A month and a day before the day of the week, as only Japanese has it: "6/12(木) 14:30"."""
_ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
_BEFORE_ERA = {"令和": 2018, "平成": 1988}
"""The year before the first of an emperor of Japan."""
_NO_YEAR = re.compile(
    r"(?<![\w.,:/-])(\d{1,2})\.\s?(\d{1,2})\.(?=[\s,|·–-]*(?:(?:um|klo?|kell|ob|[ouv]|alle|ore)\.?\s)?"
    r"\s?(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.:]))"
)
"""A day and a month in numbers, with their full stops, before a time of day."""
_OF_BOARD = re.compile(r",\s\d\d:\d\d\s[AP]M\b")
"""The time of day as software of boards has it behind a date."""
_BUDDHIST = 2400
"""Years beyond are counted from the death of the Buddha, as Thailand does."""
_YEAR_END = r"(?!\d(?!\d?:[0-5]\d))"
"""Behind a year stands no digit, but for those of a time that is glued to it: "20255:30 PM"."""
_WORD = r"[^\s\d,،()|·・•:/]{2,}"
_WHOLE_WORD = rf"(?<![^\s\d,،()|·・•:/])(?P<w>{_WORD})"
"""Looked for where a word begins: what is not behind its first letter is not behind another."""
_TWO_WORDS = r"tháng\s\d{1,2}(?!\d)|(?:كانون|تشرين)\s[^\s/]+"
"""Names of months that are two words."""
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°]|-?го)?[\s.-]*(?:de\s|of\s|d['’]\s?)?\s*"
    rf"(?P<w>{_TWO_WORDS}|{_WORD})(?:\s?/\s?(?P<same>{_TWO_WORDS}|{_WORD}))?"
    rf"(?:[\s,،.–-]*(?:del?\s|[พค]\.ศ\.\s?)?(?P<y>(?:19|20|25)\d\d){_YEAR_END})?"
)
"""A month may have two names, as in the Levant: "12 حزيران/يونيو 2025"."""
_SHORT_YEAR = re.compile(r"(?:\s|\s?['’])([0-2]\d)(?![\d:])")
"""A year of two digits behind a month."""
_ENDS_DATE = re.compile(r"\s*(?:$|[|·•(–—,;]|\d{1,2}\s?[:hH]\s?\d\d)|\s-\s")
"""What stands behind such a year, and not behind an hour or a count: "12 May 14 comments"."""
_PARTED = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[-/.])(?P<w>[^\W\d_]{3,9})\.?(?P=s)(?P<y>(?:19|20)\d\d|\d\d)"
    r"(?![\d:/])"
)
"""Parted by one sign, perhaps with a year of two digits: "12-Jun-25"."""
_THAI_SHORT = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})\s?(?P<w>[{THAI}]{{1,3}}\.\s?[{THAI}]\.)\s?(?P<y>[5-9]\d)"
    r"(?=\s*(?:$|[,|·•(–-]|เวลา|\d{1,2}[:.]\d\d))"
)
"""A year of two digits, as it stands in Thailand behind the short name of a month."""
_MONTH_DAY = re.compile(
    rf"{_WHOLE_WORD}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s?[./]\s?\d{{1,2}}(?!\d|:[0-5]\d))"
    rf"(?:\s?[,–-]?\s?(?:del?\s)?(?P<y>(?:19|20)\d\d){_YEAR_END})?"
)
_YEAR_BEFORE = re.compile(r"(?<!\w)((?:19|20)\d\d)(?:\.?\s(m\.|gada)|\.)\s+$")
"""A year before a month, as Hungarian, Lithuanian and Latvian have it: "2025. május 27."."""
_ENGLISH = re.compile(
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    re.I,
)
_OTHER_WORDS = frozenset(
    (
        "marta", "maja", "juna", "jula", "jaan", "جون", "des", "out", "tem", "led", "lip", "lis",
        "gen", "ara", "augusta", "marca",
    )
)  # fmt: skip
"""Months that are names and common words, too: they need a day before and a year behind."""
_CROATIAN = frozenset(("listopada", "lis", "lip"))
"""Months that are one earlier in Croatian, which has a full stop behind the day, than in Polish."""
_MONTH_YEAR = re.compile(rf"{_WHOLE_WORD}[\s,]*(?:del?\s)?(?P<y>(?:19|20)\d\d)(?!\d)")

_DAY_BEHIND = re.compile(
    r"[\s.,，]*[(（]?(?:(?P<east>[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日?)?(?=[)）\s])"
    r"|(?:星期|周|週)[一二三四五六日天])|(?P<name>[^\W\d_]{2,14}))\.?[)）]?(?=[\s,，\d])"
)
"""What can be the day of the week behind a date."""
_BEFORE_DAY = re.compile(
    r"(?P<head>\D*?)(?:(?:الساعة|ساعت|เวลา)\s?)?(?<![^\W\d_])(?=(?P<h>\d{1,2}:)\d\d\D*$)"
)
"""What stands before the only time of a line, but for the word that says that it is one."""
_EAST_ASIAN = re.compile(f"[{HAN}{KANA}{HANGUL}]")
"""Where these are written, the year stands before month and day."""
_SHORT = 2
"""Letters of words before a date that mean much else."""
_NAME_FIRST = (_MONTH_DAY, _MONTH_YEAR)


def find_written(line: str, printed: str) -> DateText | None:
    """The first date of a line that is written out, the fuller before others.

    `line` is what is `printed` with the digits of ASCII.
    """
    persian = find_persian(printed, line)
    found = _western(line[: persian[0]] if persian else line)
    if found is not None or persian is None:
        return found
    start, end, day = persian
    return _dated(line, start, end, str(day.year), str(day.month), str(day.day))


def _western(line: str) -> DateText | None:
    found = _year_first(line) or _with_month_name(line) or _in_numbers(line)
    if found is not None:
        return found
    if not line.isascii() and (found := _eastern(line)) is not None:
        return found
    if match := _NO_YEAR.search(line):
        return _dated(line, match.start(), match.end(), None, match[2], match[1])
    return None


def _eastern(line: str) -> DateText | None:
    """A date of an emperor's years, or a day without a year, as Japan, Korea and China have it."""
    if match := _ERA.search(line):
        year = _BEFORE_ERA[match[1]] + (1 if match[2] == "元" else int(match[2]))
        return _dated(line, match.start(), match.end(), str(year), match[3], match[4])
    if match := _MONTH_AND_DAY.search(line):
        return _dated(line, match.start(), match.end(), None, match["m"], match["d"])
    if match := _JAPANESE.search(line):
        return _dated(line, match.start(), match.end(), None, match[1], match[2])
    return None


def _year_first(line: str) -> DateText | None:
    match = _YEAR_FIRST.search(line)
    return match and _dated(line, match.start(), match.end(), match["y"], match["m"], match["d"])


def _with_month_name(line: str) -> DateText | None:
    best: DateText | None = None
    rare = (_PARTED,) if line.isascii() else (_PARTED, _THAI_SHORT)
    yeared = (_MONTH_YEAR,) if "19" in line or "20" in line else ()
    for pattern in (*rare, _DAY_MONTH, _MONTH_DAY, *yeared):
        at = 0
        while match := pattern.search(line, at):
            at = max(match.start() + 1, match.end("w") if pattern in _NAME_FIRST else 0)
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
    words = match["w"]
    name, month = _month(words)
    if month is None:
        return None
    groups = match.groupdict()
    start, end = match.start(), match.end()
    if name.lower() in _CROATIAN and re.match(r"\d\d?\.\s", line[start:]):
        month -= 1
    year = groups.get("y")
    if year and len(year) == 2:
        year = ("25" if ANY_THAI.search(words) else "20") + year
    if groups.get("same") and _month(match["same"])[1] != month:
        end, year = match.end("w"), None
    if year and year.startswith("25") and not ANY_THAI.search(words):
        return None  # a count, as of visitors
    if words.endswith(name) or words.rstrip(".-").endswith(name):
        if start == match.start("w"):
            start += words.rindex(name)
        elif end == match.end("w") and (short := _short_year(line, end, name)):
            year, end = f"20{short[1]}", short.end()
    elif "d" in groups and match.start("d") < match.start("w"):
        # The word took in what follows the month: "5 Jun Jane".
        end, year = match.start("w") + len(name), None
    else:
        return None
    day_first = "d" in groups and match.start("d") < match.start("w")
    if name.lower() in _OTHER_WORDS and not (year and day_first):
        return None
    before = _YEAR_BEFORE.search(line[:start]) if year is None and groups.get("d") else None
    if before and (before[2] == "gada" or not (day_first or _ENGLISH.fullmatch(name))):
        year, start = before[1], before.start()
    return _dated(line, start, end, year, str(month), groups.get("d"))


def _short_year(line: str, end: int, month: str) -> re.Match[str] | None:
    """A year of two digits behind a month, before a line's end, a sign, a time, or who wrote."""
    match = None if month.lower() in _OTHER_WORDS else _SHORT_YEAR.match(line, end)
    if match is None or _ENDS_DATE.match(line, match.end()):
        return match
    return match if _before_name().match(line, match.end()) else None


@cache
def _before_name() -> re.Pattern[str]:
    """Words that announce an author, before a name: " Por Jane"."""
    return re.compile(rf"\s+(?:{tree(words('by'))})\s+(?-i:[A-ZÀ-ÞА-Я])", re.I)


def _month(words: str) -> tuple[str, int | None]:
    """The part of a word that names a month, and which; a name may be glued before it."""
    months = tables()[1]
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
    start, end = match.span()
    if len(year) == 2:
        if sign == "." and _is_version(line, start, end):
            return None
        if sign == "-" and not line.isascii() and _EAST_ASIAN.search(line):
            turned = _dated(line, start, end, f"20{first:0>2}", second, year)
            if turned is not None:
                return turned
        year = f"20{year}"
    # Day first is the habit of the world; month first that of the United States, with a slash.
    # So it is on boards that write in English, too, with a hyphen: "01-02-2010, 10:00 AM".
    if (sign == "/" or (sign == "-" and _OF_BOARD.match(line, end))) and int(first) <= 12:
        return _dated(line, start, end, year, first, second) or _dated(
            line, start, end, year, second, first
        )
    found = _dated(line, start, end, year, second, first)
    if found is None and (len(match[4]) == 4 or _is_told(line, start, end)):
        found = _dated(line, start, end, year, first, second)
    return found


def _is_version(line: str, start: int, end: int) -> bool:
    """Whether what stands before numbers or right behind them says that they are of a version:
    "Version 3.4.21", "v2.6.12", "2.6.12-1", "2.6.12rc1"."""
    before = line[:start].rstrip().casefold()
    return _versions().search(before) is not None or _REVISION.match(line, end) is not None


@cache
def _versions() -> re.Pattern[str]:
    """Words for a version, at the end of what stands before it; perhaps the last part of a longer
    one ("Softwareversion"), unless they are short forms: "Nov." does not end with "v."."""
    said = words("versions")
    short = [re.escape(word) for word in said if word.endswith(".")]
    whole = [re.escape(word) for word in said if not word.endswith(".")]
    return re.compile(rf"(?:{'|'.join(whole)}|(?<!\w)(?:v|{'|'.join(short)}))$")


def _is_told(line: str, start: int, end: int) -> bool:
    """Whether a time of day or a word before them says that numbers are a day ("11-29-24, 14:30"),
    and not those of a version."""
    return _clock_behind(line, end) is not None or _told_before().search(line[:start]) is not None


@cache
def _told_before() -> re.Pattern[str]:
    """Words that say what a date is, with a colon: "Updated 1.13.24" is of a version."""
    said = (word for word in words("published", "updated") if len(word) > _SHORT)
    return re.compile(rf"(?:^|\W){tree(sorted(said, key=len, reverse=True))}\s?:\s*$", re.I)


def _dated(
    line: str, start: int, end: int, year: str | None, month: str, day: str | None
) -> DateText | None:
    """A date if its numbers are one, with the time of day that follows it."""
    y, m, d = (int(year) if year else None), int(month), (int(day) if day else None)
    if y and y > _BUDDHIST:
        y -= 543
    if not 1 <= m <= 12 or (d is not None and not 1 <= d <= monthrange(y or 2024, m)[1]):
        return None
    clock, offset = None, None
    start = _with_weekday(line, start)
    if d is not None and (after := _clock_behind(line, end)):
        clock, offset = read_clock(after)
        end = after.end()
    elif d is not None and (before := _clock_before(line, start)):
        clock, offset = read_clock(before[1])
        start = before[0]
    text = line[start:end]
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    end = start + len(text.rstrip(" ,("))
    return DateText(start, end, line[start:end], None, y, m, d, clock, offset)


def _clock_behind(line: str, end: int) -> re.Match[str] | None:
    """The time of day behind a date, perhaps with the day of the week between: "(Thu) 14:30"."""
    day = _DAY_BEHIND.match(line, end)
    named = day and (day["east"] or day["name"].casefold() in weekdays())
    for at in (end, day.end() if day and named else end):
        clock = CLOCK.match(line, at)
        if clock and (clock["m"] or clock["ampm"]):
            return clock
    return None


def _clock_before(line: str, start: int) -> tuple[int, re.Match[str]] | None:
    """The time of day before a date, where no other figures stand: "14:30, 12 June 2025"; and where
    it begins."""
    before = _BEFORE_DAY.match(line[:start])
    clock = CLOCK.match(line, before.start("h")) if before else None
    if before is None or clock is None or not clock["m"] or clock.end() > start:
        return None
    return None if line[clock.end() : start].strip(" ,،|·–-") else (before.end("head"), clock)


def _with_weekday(line: str, start: int) -> int:
    """Where a date begins with the name of its day, if that stands before it."""
    before = re.search(r"([^\s\d,.|·•]{2,14}(?:\s[^\s\d,.|·•]{2,6})?)\.?,?\s*$", line[:start])
    if before is None:
        return start
    words = before[1].casefold()
    for name in (words, words.split()[-1]):
        if name in weekdays():
            return before.start(1) + len(before[1]) - len(name)
    return start
