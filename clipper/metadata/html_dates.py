"""When an HTML page was published and changed.

Machines' dates go first, in the order in which they proved right on the development pages; then
the printed one, where it differs by days; and where there is none, what the page lets guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from typing import Any

from clipper.metadata import clocks, head, marked_dates, moments, text_page, time_elements
from clipper.metadata.authors import names, signatures
from clipper.metadata.authors.byline_lines import Byline
from clipper.metadata.authors.cues import EDGE, pure_cue
from clipper.metadata.roles import NOT_OURS
from clipper.metadata.signals import Signals
from clipper.metadata.text_page import Found
from clipper.page import Block, Precision, Role
from clipper.words import dates
from clipper.words.dates import DateText

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "publish_date",
    "publish-date", "publication_date", "publicationdate", "pubdate",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
    "citation_online_date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date.created", "dc.date", "article.published",
    "article:published", "rnews:datepublished", "article_date_original", "originalpublicationdate",
    "bt:pubdate", "date", "created", "datecreated", "uploaddate", "firstpublishedtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "modified_time",
    "dcterms.modified", "dc.date.modified", "article:modified", "updated_time", "lastmod",
    "revised", "updated", "last_updated", "last-updated", "lastupdated", "last_modified",
    "date.modified", "modified", "modified_date", "dateupdated", "lastmodifiedtime",
)  # fmt: skip
_OF_MAKING = ("others", "generated", "rendered")
"""Names of `meta` elements that say when the page was put together, as on any visit."""
_SAME, _MOST_TIMES = timedelta(minutes=2), 12
"""How far two claims of one moment may be apart, and `time` elements that are looked at."""
_SUMMER = timedelta(minutes=62)
"""How far clocks are apart of which one is that of summer."""
_HALVES = frozenset((-3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 9.5))
"""Zones that are no whole hours from UTC."""
_ABOVE = 4
"""Blocks above the headline among which a date may be that of the text."""
_BELOW, _YEARS = 4, 2
"""Blocks below the headline, and years, by which a printed date goes before that of a template."""
_EAST, _WEST = timedelta(hours=9), timedelta(hours=8)
"""How far the clocks of most places are from UTC."""
_WHOLE = ("day", "time")
"""Precisions of dates that name a day."""
_NOT_LABELLED = (Role.BODY, Role.TITLE, Role.COMMENTS, Role.NAVIGATION, Role.PROMOTION)
"""Roles of blocks in which a line "Published on" is none of the page's own."""
_LINE, _CUE = 80, 6
"""Characters of the longest such block, and of the shortest words before the date."""
_OF_BODY = ("byline", "time element", "marked")
"""How signals begin that are not the head's."""
_OF_CHANGE = ("mod", "updat", "review", "expir", "last", "end", "valid", "event", "start")
_DAY = re.compile(r"\b(?:19|20)\d\d[-/.]?\d\d[-/.]?\d\d\b")
_SLUG = re.compile(r"/[^/?#]+(?:[-_][^/?#-]+){3,}[^/]*/?$")
"""An address that ends in words of a headline."""


def set_dates(found: Found, page: Signals) -> None:
    """Sets `published` with its text and precision, and `modified`, each with its signal."""
    ld, said, byline = page.ld, page.said, page.byline
    text_page.set_printed_date(found, byline.published, byline.modified, page.captured)
    _set_in_full(found, page)
    printed = found.get("published"), found.get("published_precision")
    claims: list[tuple[str, str]] = []
    if ld.rank < 3:
        claims.append((ld.published, "json-ld"))
    claims += said.all(_PUBLISHED)
    told = _most_telling(claims)
    if told is None or told[0][1] not in _WHOLE:
        values = time_elements.claims(said.times, page.blocks)
        claims += [(value, "time element") for value in values]
    if ld.rank >= 3:
        claims.append((ld.published, "json-ld"))
    silent = not _set_best(found, claims) and "published" not in found
    if silent and _set_best(found, _microdata(page)):
        silent = False
    if silent and (page.is_article or _SLUG.search(page.url or "")):
        _fall_back(found, page)
    # In a discussion it may be that of another post.
    changes = [] if ld.rank == 1 or byline.crowded else [(page.changes.value, "marked as changed")]
    for text, signal in [(ld.modified, "json-ld"), *said.all(_MODIFIED), *changes]:
        if text and (date := moments.parse(text)):
            if not _is_stale(found, date[0]):
                found["modified"] = (date[0], signal)
            break
    _refuse_later(found)
    dated = byline.published is not None and byline.published.year and _stands_near(byline)
    if dated and _is_of_template(found, byline):
        _prefer_printed(found, *printed, even_numbers=True)
    elif dated and not ld.news:
        _prefer_printed(found, *printed)
    if found.get("published", ("", ""))[0].endswith("+00:00"):
        every = [*claims, *said.all(_PUBLISHED)]
        every += [(time.get("datetime") or "", "time element") for time in said.times[:_MOST_TIMES]]
        if byline.published is not None and byline.published.offset is not None:
            _settle(found, every, byline.published)
        is_utc = found["published"][0].endswith("+00:00")
        if is_utc and not _in_zone(found, every) and byline.published is not None:
            _as_local(found, byline.published)
    if clocks.lacks_clock(found) and not byline.crowded:
        claims += [(v, "time element") for v in time_elements.claims(said.times, page.blocks)]
        clocks.add(found, claims, byline.published if _stands_near(byline) else None)


def _stands_near(byline: Byline) -> bool:
    """Whether the printed date stands near the headline or below it: far above is that of the
    visit."""
    return byline.dated_at < 0 or byline.dated_at >= byline.title_at - _ABOVE


def _is_of_template(found: Found, byline: Byline) -> bool:
    """Whether the head's date is years before the one printed right below the headline: that of
    the page from which a site's pages were made."""
    said, printed = found.get("published", ("", ""))[0], byline.published
    if printed is None or not printed.year or not said[:4].isdecimal() or byline.title_at < 0:
        return False
    below = 0 < byline.dated_at - byline.title_at <= _BELOW
    return below and printed.year - int(said[:4]) >= _YEARS


def _refuse_later(found: Found) -> None:
    """Takes away a date of the page's body that comes after the last change by the head: it is that
    of a teaser, or of an event. Heads themselves say so of what was written beforehand."""
    said, signal = found.get("published", ("", ""))
    if signal.startswith(_OF_BODY) and _is_after_change(found, said):
        for field in ("published", "published_text", "published_precision"):
            found.pop(field, None)


def _is_stale(found: Found, changed: str) -> bool:
    """Whether the date of change is that of publication, and readers are told of a later one."""
    printed, _ = found.get("modified", ("", ""))
    said, _ = found.get("published", ("", ""))
    return len(printed) >= 10 and printed[:10] > changed[:10] == said[:10]


def _is_after_change(found: Found, said: str) -> bool:
    """Whether a date is days after that of the last change, where the head tells this."""
    changed, signal = found.get("modified", ("", ""))
    if signal.startswith(_OF_BODY) or len(said) < 10 or len(changed) < 10:
        return False
    later = datetime.fromisoformat(said[:10]) - datetime.fromisoformat(changed[:10])
    return later > timedelta(days=1)


def _set_in_full(found: Found, page: Signals) -> None:
    """Says printed ages, and days without a year, as attributes of their elements have them."""
    for field, date in (("published", page.byline.published), ("modified", page.byline.modified)):
        if date is not None and (told := marked_dates.in_full(page.tree, date)):
            found[field] = (told[0], "byline, in full")
            if field == "published":
                found["published_precision"] = (told[1], "byline, in full")


def _set_best(found: Found, claims: Iterable[tuple[str, str]]) -> bool:
    """Sets the date of publication from claims, if any of them is a date."""
    best = _most_telling(claims)
    if best is not None:
        (iso, precision), signal = best
        found["published"], found["published_precision"] = (iso, signal), (precision, signal)
    return best is not None


def _most_telling(
    claims: Iterable[tuple[str, str]],
) -> tuple[tuple[str, Precision], str] | None:
    """The first claim that names a day; where none does, the first that is a date at all."""
    vague = None
    for text, signal in claims:
        date = moments.parse(text) if text else None
        if date is not None and date[1] in _WHOLE:
            return date, signal
        if date is not None:
            vague = vague or (date, signal)
    return vague


def _prefer_printed(
    found: Found,
    date: tuple[Any, str] | None,
    precision: tuple[Any, str] | None,
    *,
    even_numbers: bool = False,
) -> None:
    """Puts the date as printed before the machine's, where the two are days apart.

    Templates and moves of a site to another system leave wrong dates in the head; readers see,
    and editors mend, the printed one. Of a day's difference the time zone is the cause, and where
    the printed one is that of the last change, or can be read in two ways, it does not count, but
    for the latter with `even_numbers`.
    """
    if date is None or precision is None or precision[0] not in _WHOLE:
        return
    if "published" not in found or _is_after_change(found, date[0]):
        return
    said = found["published"][0]
    text = found["published_text"][0]
    if text[:1].isdigit() and marked_dates.TWO_WAYS.match(text) and not even_numbers:
        return
    if date[0][:10] == found.get("modified", ("", ""))[0][:10] or len(said) < 10:
        return
    apart = datetime.fromisoformat(date[0][:10]) - datetime.fromisoformat(said[:10])
    if abs(apart.days) > 1:
        found["published"], found["published_precision"] = date, precision


def _settle(found: Found, claims: Iterable[tuple[str, str]], printed: DateText) -> None:
    """Where the moment of publication is hours from the one that is printed with its zone, and
    another claim is at that one, takes the latter: programs write the clock of their place and call
    it UTC. An hour may be that of summer. A claim without a zone may be in UTC."""
    iso, _ = dates.resolve(printed, None)
    said, _ = found["published"]
    if iso is None or not printed.year or not printed.clock:
        return
    told, moment = datetime.fromisoformat(iso), datetime.fromisoformat(said)
    if told.tzinfo is None or abs(told - moment) < _SUMMER:
        return
    for text, signal in claims:
        date = moments.parse(text) if text else None
        if date is None or date[1] != "time":
            continue
        other = datetime.fromisoformat(date[0])
        other = other if other.tzinfo is not None else other.replace(tzinfo=UTC)
        if abs(other - told) < _SAME:
            settled = other.astimezone(told.tzinfo).isoformat()
            found["published"] = (settled, signal)
            if found.get("modified", ("", ""))[0] == said:
                found["modified"] = (settled, signal)
            return


def _in_zone(found: Found, claims: Iterable[tuple[str, str]]) -> bool:
    """Says the moment of publication in another zone than UTC, where a claim does."""
    said, signal = found["published"]
    moment = datetime.fromisoformat(said)
    for text, _ in claims:
        told = moments.parse(text) if "+" in text or text.count("-") > 2 else None
        if told is None or told[1] != "time" or told[0].endswith("+00:00"):
            continue
        other = datetime.fromisoformat(told[0])
        if other.tzinfo is not None and abs(other - moment) < _SAME:
            found["published"] = (moment.astimezone(other.tzinfo).isoformat(), signal)
            return True
    return False


def _as_local(found: Found, printed: DateText) -> None:
    """Says the moment of publication in the zone of its place, where the head has it in UTC and the
    page prints the same moment: readers know the day that is printed."""
    said, signal = found.get("published", ("", ""))
    moment = datetime.fromisoformat(said)
    if printed.clock is None or printed.day is None:
        _as_printed_day(found, printed, moment)
        return
    years = [printed.year] if printed.year else [moment.year - 1, moment.year, moment.year + 1]
    days = [(printed.month or 1, printed.day)]
    if marked_dates.TWO_WAYS.match(printed.text):
        days.append((printed.day, printed.month or 1))
    for year, (month, day) in product(years, days):
        try:
            local = datetime(year, month, day, *printed.clock[:2])
        except ValueError:
            continue
        ahead = local - moment.replace(tzinfo=None, second=0)
        hours = ahead / timedelta(hours=1)
        if printed.offset is not None and abs(hours - printed.offset / 60) > 1:
            continue  # in summer many print the name of the winter's zone
        if ahead and (hours in _HALVES or (hours.is_integer() and -10 <= hours <= 13)):
            found["published"] = (moment.astimezone(timezone(ahead)).isoformat(), signal)


def _as_printed_day(found: Found, printed: DateText, moment: datetime) -> None:
    """Takes the day that is printed without a time, if clocks east or west of Greenwich show it."""
    if printed.day is None or printed.month is None or printed.year is None:
        return
    if marked_dates.TWO_WAYS.match(printed.text):
        return
    day = datetime(printed.year, printed.month, printed.day, tzinfo=UTC)
    ahead = day - moment
    if timedelta(0) < ahead < _EAST or -timedelta(hours=24) - _WEST < ahead < -timedelta(hours=24):
        found["published"] = (day.date().isoformat(), "byline")
        found["published_precision"] = ("day", "byline")


def _microdata(page: Signals) -> list[tuple[str, str]]:
    """Dates that elements other than `meta` and `time` are marked with (schema.org)."""
    if page.source is not None and "datePublished" not in page.source:
        return []
    elements = page.tree.xpath('//*[@itemprop="datePublished"]')[:1]
    return [
        (element.get("content") or element.get("datetime") or element.text or "", "microdata")
        for element in elements
    ]


def _other_dates(said: head.Head) -> Iterable[tuple[str, str]]:
    """Values of `meta` elements whose name ends in "date", but for dates of change."""
    for name, values in said.metas.items():
        if name.endswith("date") and not any(word in name for word in _OF_CHANGE):
            yield values[0], name


def _fall_back(found: Found, page: Signals) -> None:
    """Where no signal says when the page was published.

    1. the date in its address; 2. a date alone beside the headline; 3. an element of the head of
    another name for a date; 4. the printed date of its last change.
    """
    if _set_best(found, [(moments.in_address(page.url, page.captured), "url")]):
        return
    if alone := signatures.lone_date(page.blocks):
        text_page.set_printed_date(found, alone, None, page.captured)
    if "published" in found or _set_best(found, _other_dates(page.said)):
        return
    if told := _labelled(page.blocks):
        text_page.set_printed_date(found, told, None, page.captured)
        return
    text_page.set_changed_date(found, page.byline.modified, page.captured)


def _labelled(blocks: Sequence[Block]) -> DateText | None:
    """The day in the only line of a page that is "Published on" and a date, whatever its label, but
    for what readers wrote and for links. In a teaser nobody is told when its page was changed."""
    found = []
    for block in blocks:
        if block.role in _NOT_LABELLED or len(block.text) > _LINE:
            continue
        line, _, below = block.text.partition("\n")
        date = dates.find(line) if any(map(str.isdecimal, line)) else None
        if date is None or not date.year or not date.day or line[date.end :].strip(EDGE):
            continue
        cue = line[: date.start].strip(EDGE)
        if len(cue) < _CUE or pure_cue(cue) != "published":
            continue
        is_changed = names.cue("updated").match(below) is not None
        if is_changed or (block.role is not Role.RELATED and not _links(block)):
            found.append(date)
    return found[0] if len(found) == 1 else None


def _links(block: Block) -> bool:
    return block.markup is not None and bool(block.markup.links)


def _is_of_others(iso: str, page: Signals) -> bool:
    """Whether a day is printed in comments and teasers, and nowhere else."""
    roles = set()
    for block in page.blocks:
        date = dates.find(block.text) if any(map(str.isdecimal, block.text)) else None
        if date is not None and (dates.resolve(date, None)[0] or "")[:10] == iso:
            roles.add(block.role)
    return bool(roles) and roles <= NOT_OURS


def guess(found: Found, page: Signals) -> None:
    """Sets the date that htmldate finds in a page which says none: for signed pages alone.

    Of 99 dates it found on such development pages, 7 were right and 88 where a reader finds none;
    on those with an author 4 and 16.
    """
    # Imported where it is used: most pages say their date, and it takes long to load.
    from htmldate import find_date

    iso = find_date(page.tree, extensive_search=False, original_date=True)
    if iso is None or iso == found.get("modified", ("", ""))[0][:10] or _is_of_others(iso, page):
        return
    made = (moments.parse(day[0]) for v, _ in page.said.all(_OF_MAKING) if (day := _DAY.search(v)))
    if any(moment is not None and moment[0][:10] == iso for moment in made):
        return
    if not iso.endswith("-01-01"):  # a year alone, mostly that of a copyright line
        found["published"], found["published_precision"] = (iso, "htmldate"), ("day", "htmldate")
