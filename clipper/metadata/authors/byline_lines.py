"""One line of a byline, read segment by segment.

Words that say what follows ("By", "Published", "Source:") decide; where there are none, a name that
is glued to an age ("Asia Times5 hours ago"), that holds a word of papers, or that stands as the
source of related pages names the publisher, and a name of a person's shape the author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from clipper.metadata.authors import beside_names, glued, kinds, names, of_lists, places, reporters
from clipper.metadata.authors.cues import (
    EDGE,
    announces,
    cue_at_end,
    is_labelled,
    is_role,
    pure_cue,
    segments_of,
    without_end_cue,
    without_label,
)
from clipper.metadata.authors.no_people import is_nobody
from clipper.words import dates
from clipper.words.byline import words
from clipper.words.dates import DateText, Day, is_earlier
from clipper.words.scripts import UNCASED

_QUOTES = "\"'“”„«»‹›《》「」『』"
_QUOTED = re.compile(r"[«„“\"《「『]([^«»„“”\"《》「」『』]{2,50})[»“”\"》」』]")
"""A name in quotation marks: that of a paper."""
_SENT = re.compile(
    r"(?:(?:aus|von)\s\S[^,;:]{1,40}?\sbericht(?:et|en)|aus\s\S[^,;:]{1,40}?\svon)\s(?=(?-i:[A-ZÀ-Þ]))",
    re.I,
)
"""Before the names of who reports from a place: "Aus Kelm berichten", "Aus Kelm von"."""
_READING = re.compile(
    r"\b(?:temps|tiempo|tempo|timp)\s(?:\w+\s)?d[ei]\s\w+\s?:"
    r"|\d+\s*(?:-\s?)?(?:min|mins|minute|minutes|minuten|minutos|minuti|мин|分|분|dk|dakika|دقيقة|دقائق|मिनट)\b.{0,24}",
    re.I,
)
_CLOCK = re.compile(
    r"(?:at|à|às|a\slas?|alle(?:\sore)?|ore|ora|um|om|kl\.?|klo|kell|ob|o|u|в|у|об|saat)?\s?"
    r"(?:\d{1,2}(?:\s?[:.h]\s?\d\d){0,2}\s?(?:h|Uhr|[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?",
    re.I,
)
"""A clock without a day, or the word before it, behind "updated"."""
_SIGNS = tuple("•·|–—-")
_MAIL = re.compile(r"[(\[<]?\b[\w.+-]{2,40}@[\w-]+(?:\.[\w-]+)+[)\]>]?")
_HELPED = re.compile(
    r"(?<=[\u3400-\u9fff]{2})\s(?:编辑|編輯|责编|責編|校对|校對|编审|摄影|攝影|編集|撮影|写真)\s*$"
)
_OF_DATES = ("published", "updated", "other_dates")
_HELPING = ("helpers", "reviewers")
_BREAKS = re.compile(r"\s*[\n\t]\s*|[ \u00a0]{2,}")
NEXT = 3
"""Blocks within which the names of several authors follow one another."""
_NEAR = 9
"""Blocks below the headline among which a fuller date goes before one above it."""
_BELOW = 4
"""Blocks below the headline within which a date is right below it."""
LONGEST, LONGEST_ANNOUNCED = 160, 320
"""Characters of a byline, and of one that begins with words for it: "By Jane Doe, who teaches ...".
A longer block is the author's biography."""
_DA = re.compile(r"(?:^|(?<=\d )|(?<=[|·•–—-] ))da (?=[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ])")
"""Italian for "by" where it is written small; "Da Young Kim" is a name."""
_PLACES = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s*/\s*[A-ZÀ-Þ][\w'’-]+)*\s*[—–]")
"""A line that says where a story was written: "Porto / Faro —"."""


@dataclass(slots=True)
class Byline:
    """What the bylines of a page say."""

    authors: list[str] = field(default_factory=list)
    """Names behind words that announce an author."""
    likely_authors: list[str] = field(default_factory=list)
    """Names of a person's shape, without such words."""
    helpers: list[str] = field(default_factory=list)
    """Names behind words that announce an editor, a reviewer, a translator."""
    handles: list[str] = field(default_factory=list)
    """Single words that can be the names of a forum's members."""
    first: str | None = None
    """The first name of either of these two kinds."""
    crowded: bool = False
    """Whether there are so many bylines that the page is a discussion."""
    others: list[str] = field(default_factory=list)
    """Names of no shape that tells what they are."""
    publisher: str | None = None
    """Who published it, behind a word that says so, or beside an age."""
    likely_publisher: str | None = None
    """A name of a paper's shape, or of a source of related pages, without either."""
    likely_publisher_at: int = -1
    aggregator: str | None = None
    """Who shows it, where the byline says so."""
    published: DateText | None = None
    modified: DateText | None = None
    changed: frozenset[Day] = frozenset()
    """Days that elements of the page say to be those of a change."""
    at: int = -1
    """Number of the block that is being read."""
    title_at: int = -1
    named_at: int = -1
    """Number of the last block that gave a likely author."""
    handled_at: int = -1
    """Number of the block that gave the first handle."""
    ends_at: int = -1
    """Number of the block right behind the story, where papers have who wrote it."""
    dated_at: int = -1
    """Number of the block that gave the date of publication, or else that of the last change."""
    dated_alone: bool = False
    """Whether that block is nothing but the date."""


@cache
def _job() -> re.Pattern[str]:
    """What begins a part that says what the author does, as the BBC has it in each language."""
    return re.compile(rf"^\s*(?:{'|'.join(map(re.escape, words('jobs')))})\s*[,،:：，]", re.I)


@cache
def _author() -> re.Pattern[str]:
    """The same for who writes, where capitals do not tell a name: "Author, जेन डो"."""
    titled = "|".join(map(re.escape, words("titled")))
    return re.compile(rf"^({titled})\s*[,،，]\s*(?=[{UNCASED}\u0600-\u06ff])", re.I)


def read_line(byline: Byline, text: str, sources: frozenset[str], pending: str) -> str:
    """Reads one line; returns the cue it ends with ("by", "published", "updated", "source")."""
    if _PLACES.fullmatch(text.strip()):
        return pending
    text = glued.tidy(glued.without_logo(_BREAKS.sub(" | ", text.strip(EDGE[:3]))))
    text = _MAIL.sub(" | ", text).strip(" |") if "@" in text else text
    text = beside_names.plain(names.without_colon(text))
    text = reporters.parted(_author().sub(r"\1: ", _DA.sub("di ", text)))
    spans = dates.find_all(text) if len(text) <= LONGEST_ANNOUNCED else []
    start = 0
    for date in spans:
        before = text[start : date.start]
        pending = _date(byline, before, date, pending, text, sources)
        start = date.end
        parted = text[start:].lstrip()[:1] in _SIGNS
        if (
            byline.modified is date
            and not parted
            and (match := names.cue("by").match(text[start:]))
        ):
            # "Last changed 12 June 2025 by Jane Doe": she need not have written it.
            pending, start = "helpers", start + match.end()
    rest = text[start:] if spans else text
    if spans and not rest.strip(EDGE):
        return ""
    for segment in segments_of(_READING.sub(" | ", rest)):
        pending = _segment(byline, segment, sources, pending)
    return pending


def _date(
    byline: Byline, before: str, date: DateText, pending: str, text: str, sources: frozenset[str]
) -> str:
    """Files a date under what the words before it say, and reads those words."""
    segments = [s for s in segments_of(before) if s.strip(EDGE)]
    last = segments[-1] if segments else ""
    if names.cue("other_dates").match(last.strip(EDGE) + " "):
        for segment in segments[:-1]:
            pending = _segment(byline, segment, sources, pending)
        return ""
    if names.helping(last) not in ("", *words("makers")):
        byline.modified = byline.modified or date
        for segment in segments:
            pending = _segment(byline, segment, sources, pending)
        return ""
    kind = cue_at_end(last) or (pending if pending in _OF_DATES else "")
    if kind == "other_dates":
        pass
    elif kind == "updated" or (not kind and date.day_of in byline.changed):
        byline.modified = byline.modified or date
    elif byline.published is None or _says_more(byline, date, kind):
        byline.published, byline.dated_at = date, byline.at
        byline.dated_alone = text.strip(EDGE) == date.text.strip(EDGE)
    if segments and segments[-1] is last:
        segments[-1] = without_end_cue(last) if kind else without_label(last)
    for at, segment in enumerate(segments):
        glued = at == len(segments) - 1 and before.endswith(segment) and segment[-1:].strip() != ""
        if glued and not kind and (date.ago is not None or segment[-1:].isalpha()):
            name = segment.strip(EDGE)
            if not announces(segment) and 1 < len(name) < 60:
                _name_beside_age(byline, name, date, sources, glued=True)
                continue
        if at == len(segments) - 1 and not kind and date.ago is not None:
            name = segment.strip(EDGE)
            told = announces(segment) or names.announcing().search(segment)
            if name and not told and not names.cue("source").match(segment):
                _name_beside_age(byline, name, date, sources, glued=False)
                continue
        pending = _segment(byline, segment, sources, pending)
    return ""


def _says_more(byline: Byline, date: DateText, kind: str) -> bool:
    """Whether a second date is that of publication, and the first one that of the page's head
    ("Tuesday, October 15") or a count from today ("This was published 2 weeks ago")."""
    first = byline.published
    if first is None or date.year is None or date.day is None or byline.publisher is not None:
        return False
    if not 0 <= byline.at - byline.title_at <= _NEAR or byline.title_at < 0:
        return False
    if byline.dated_at >= byline.title_at:
        return False
    # A date alone above the headline is that of the visit, where an earlier one stands below it.
    below = byline.dated_alone and byline.at - byline.title_at <= _BELOW
    return kind == "published" or first.ago is not None or (below and is_earlier(date, first))


def _name_beside_age(
    byline: Byline, name: str, date: DateText, sources: frozenset[str], *, glued: bool
) -> None:
    clean = names.clean_name(name)
    if not clean or kinds.is_about_reading(name):
        return
    if date.ago is None and not kinds.is_organisation(name):
        _bare_name(byline, name, sources)
        return
    known = name.casefold() in sources or kinds.is_organisation(name)
    if byline.crowded and not known:
        _bare_name(byline, name, sources)
    elif known or (glued and date.ago is not None) or not kinds.is_person(clean):
        _paper_and_person(byline, name)
    elif _QUOTED.fullmatch(name):
        _source(byline, name)
    else:
        _add(byline.likely_authors, clean)
        byline.named_at = byline.at


def _paper_and_person(byline: Byline, name: str) -> None:
    """A paper's name beside an age, with a reporter's before it or not: "Jane Doe, The Times"."""
    person, comma, paper = name.rpartition(", ")
    if comma and kinds.is_organisation(paper) and names.are_persons(person):
        for one in names.split_names(person):
            _add(byline.likely_authors, one)
        byline.named_at, name = byline.at, paper
    _source(byline, name)


def _segment(byline: Byline, segment: str, sources: frozenset[str], pending: str) -> str:
    text = segment.strip(EDGE)
    if not text or _job().match(text):
        return pending
    if cue := pure_cue(text):
        named = byline.likely_authors and byline.at - byline.named_at <= 1
        if cue == "by" and named and text.casefold() in words("roles") and ":" not in segment:
            return ""  # "Jane Doe | Reporter | Politics"
        return "reviewers" if text.casefold().rstrip(" :：") in words("reviewers") else cue
    if (match := names.cue("helpers").match(segment.strip())) or pending in _HELPING:
        _help(byline, segment.strip(), match, pending)
        return ""
    if ends := _HELPED.search(segment):
        _segment(byline, segment[: ends.start()], sources, pending)
        return "helpers"
    if sent := _SENT.match(text):
        _by(byline, text[sent.end() :])
        return ""
    if match := names.cue("source").match(segment.strip()):
        name = segment.strip()[match.end() :].strip(EDGE)
        if len(match[0].strip(EDGE)) > 4 or not match[0].isascii() or ":" in match[0]:
            _source(byline, name)
        elif name and not byline.crowded:  # "via", "from"
            _bare_name(byline, of_lists.before_place(name, names.are_persons), sources)
        return ""
    if pending == "source":
        _source(byline, text)
        return ""
    if (pending == "by" and not is_labelled(text)) or announces(segment.strip()):
        if pending and len(text) < 4 and text.isascii() and text.isupper():
            return pending  # the initials of a portrait that is not there
        _by(byline, text)
        return ""
    signed = byline.authors or byline.named_at == byline.at
    if kinds.is_about_reading(text) or (signed and is_role(text)):
        return ""
    paper, listed = reporters.signed(text)
    if paper:
        _likely_publisher(byline, paper)
    for name in listed:
        _add(byline.authors, name)
    if listed:
        return ""
    text = names.before_helpers(text)
    if inside := names.announcing().search(text):
        first = text[: inside.start()].partition(",")[0]
        for name in names.split_names(first) if names.are_persons(first) else ():
            _add(byline.authors, name)  # "Jane Doe, with reporting by John Roe"
        _by(byline, text[inside.end() :].split(", ")[0])
        return ""
    for kind in ("updated", "published"):
        match = names.cue(kind).match(text)
        # Shorter words are articles too: "le", "el".
        if match and len(match[0].strip(EDGE)) > 3:
            text = text[match.end() :].strip(EDGE)
            if inner := names.cue("by").match(text):
                _by(byline, text[inner.end() :])
                return ""
            if _CLOCK.fullmatch(text):
                return ""
    announced = text.islower() and segment.rstrip().endswith(":")  # "changed:" before a date
    if not announced and not re.search(r"\w\s?[:：]", text):  # "Categories: Tea" names nobody
        _bare_name(byline, text, sources)
    return ""


def _help(byline: Byline, text: str, match: re.Match[str] | None, pending: str) -> None:
    """Files who helped with the text; of those who looked it over, persons alone."""
    cue = match[0].strip(EDGE).casefold() if match else ""
    over = cue in words("reviewers") or (not cue and pending == "reviewers")
    for name in names.split_names(text[match.end() if match else 0 :]):
        if not over or kinds.is_person(name):
            _add(byline.helpers, name)


def _by(byline: Byline, text: str) -> None:
    text = names.before_helpers(text)
    if quoted := _QUOTED.search(text):
        _source(byline, quoted[1])
        text = text[: quoted.start()].rstrip(EDGE)
    head, _, place = text.partition(" for ")
    head = names.before_file(head)
    for name in names.split_names(head):
        _add(byline.authors, places.before_place(name))
    if place and kinds.is_organisation(place) and byline.publisher is None:
        byline.publisher = place.strip(EDGE)


def _source(byline: Byline, name: str) -> None:
    """Files the name behind a word for source, or beside an age; "via" names who shows it."""
    name, _, shower = name.partition(" via ")
    name = name.strip(EDGE + _QUOTES)
    if 1 < len(name) < 60 and not name[0].islower() and byline.publisher is None:
        byline.publisher, byline.aggregator = name, shower.strip(EDGE + _QUOTES) or None


def _likely_publisher(byline: Byline, name: str) -> None:
    if byline.likely_publisher is None:
        byline.likely_publisher, byline.likely_publisher_at = name, byline.at


def _bare_name(byline: Byline, text: str, sources: frozenset[str]) -> None:
    text = names.before_file(text)
    if text.rpartition(" ")[2].casefold() in words("photographers"):
        return
    if quoted := _QUOTED.fullmatch(text):
        _likely_publisher(byline, quoted[1])
        return
    person, comma, paper = text.rpartition(", ")
    if comma and kinds.is_organisation(paper) and names.are_persons(person):
        _likely_publisher(byline, paper)
        text = person
    elif (
        comma
        and (places.is_beside(paper) or places.is_described(paper))
        and names.are_persons(person)
    ):
        text = person
    name = names.clean_name(text)
    if not name or places.is_place(name) or kinds.is_about_reading(text) or is_nobody(name):
        return
    if text.casefold() in sources and not kinds.is_person(name) and not kinds.is_team(name):
        _likely_publisher(byline, text)
        return
    parts = names.split_names(text)
    if parts and all(kinds.is_person(part) for part in parts):
        if byline.named_at < 0 or 0 <= byline.at - byline.named_at <= NEXT:
            for part in parts:
                _add(byline.likely_authors, part)
            byline.named_at = byline.at
        byline.first = byline.first or parts[0]
    elif kinds.is_team(name) and len(name.split()) <= 5:
        _add(byline.likely_authors, name)
        byline.named_at = byline.at
    elif kinds.is_organisation(name) and len(name.split()) <= 5:
        _likely_publisher(byline, name)
    elif kinds.is_handle(name) and len(name) > 2 and not name[0].isdigit():
        if not byline.handles:
            byline.handled_at = byline.at
        _add(byline.handles, name)
        byline.first = byline.first or name
    elif len(name.split()) <= 6:
        _add(byline.others, name)


def _add(target: list[str], name: str) -> None:
    if name.casefold() not in (other.casefold() for other in target):
        target.append(name)
