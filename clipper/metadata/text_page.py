"""Metadata of a text page: from its labelled blocks alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from clipper.metadata import moments, roles, subtitles
from clipper.metadata.authors import (
    bylines,
    datelines,
    indexes,
    kinds,
    names,
    rare_signatures,
    signatures,
)
from clipper.metadata.authors.beside_sites import beside_paper, without_site, without_towns
from clipper.metadata.publishers import brand, no_names
from clipper.metadata.titles import alone, tidy
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words import lists as word_lists
from clipper.words.dates import DateText
from clipper.words.keys import count_words, key_of
from clipper.words.scripts import plain_digits

_TOP = 2
"""Lines before which a masthead begins."""
_NAME_MOST, _HEADLINE_MOST = 6, 22
"""Words of the longest name of a site, and of the longest headline."""
_HEADING = 100
"""Characters of the longest heading of a list."""
_BYLINE_REST = 30
"""Characters beside a date from which a line is no byline."""
_UNSURE = 0.6
"""Confidence up to which a subtitle may be the headline."""
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})\s?[/-]\s?(1[0-2]|0?[1-9])\s?[/-]\s?(?:\d{4}|\d\d)(?!\d)")
_SENTENCE_END = re.compile(r"[.。!！,;:：][\"'”’»)\]]*$")
_SIGNING = (
    Role.TITLE,
    Role.SUBTITLE,
    Role.BYLINE,
    Role.BODY,
    Role.CAPTION,
    Role.ATTRIBUTION,
    Role.LABEL,
)
Found = dict[str, tuple[Any, str]]
"""By field of `Metadata`: its value and the signal that gave it."""


def read(blocks: Sequence[Block], host: str, captured: datetime | None, address: str = "") -> Found:
    """Title, subtitle, authors, publisher, aggregator and dates of a labelled text page; `host` and
    `address` are empty where they are not known."""
    found: Found = {}
    blocks, byline = prepared(blocks)
    if title := find_title(blocks):
        found["title"] = (title, "title block")
    if subtitle := subtitles.find(blocks, title or ""):
        found["subtitle"] = (subtitle, "subtitle block")
    is_index = indexes.is_index(blocks)
    byline = bylines.Byline() if is_index else byline
    own = brand.find(blocks, host, byline)
    set_publisher(found, byline, own)
    if is_index:
        return found
    publisher, signal = found.get("publisher", ("", ""))
    told = own is not None and own.shows >= brand.SHOWS
    if told and signal == "byline" and "aggregator" not in found:
        set_aggregator(found, publisher, brand.spoken(blocks) or "")
    # A name that is hardly thought to be the site's may be a person's.
    site = own.site if own is not None and own.site_sure >= brand.SITE_ALONE else None
    unwanted = [name for name in (publisher, byline.publisher, site) if name]
    listed = bylines.printed_authors(byline) or beside_paper(byline.likely_publisher, publisher)
    printed = (without_site(name, unwanted) for name in listed)
    authors = without_towns(names.without(printed, unwanted), unwanted)
    if not authors and byline.published is not None:
        authors = names.without(bylines.printed_handle(byline), unwanted)
    opening = datelines.authors(blocks) or signatures.opening(blocks)
    nobody = all(map(kinds.is_account, authors))
    signed = names.without(signatures.announced(_of_story(blocks)), unwanted) if nobody else []
    if opening and not any(map(kinds.is_person, authors)):
        found["authors"] = (tuple(opening), "dateline")
    elif signed:
        found["authors"] = (tuple(signed), "signature")
    elif authors:
        found["authors"] = (tuple(authors[:20]), "byline")
    elif mailed := names.without(signatures.addressed(blocks), unwanted):
        found["authors"] = (tuple(mailed), "signature")
    elif byline.published is not None and (below := _below(blocks, unwanted)):
        found["authors"] = (tuple(below), "signature")
    elif agency := rare_signatures.agency(blocks):
        found["authors"] = (tuple(agency), "byline")
    set_printed_date(found, byline.published, byline.modified, captured)
    day = moments.in_address(address, captured) if "published" not in found else ""
    if day:
        found["published"], found["published_precision"] = (day, "url"), ("day", "url")
    elif byline.published is None:
        set_changed_date(found, byline.modified, captured)
    return found


def _below(blocks: Sequence[Block], unwanted: Sequence[str]) -> list[str]:
    """Who signs below the story with a bare name, or in another of the rarer forms."""
    below = signatures.below_word(blocks) or signatures.alone(blocks)
    rare = (rare_signatures.twice, rare_signatures.placed, rare_signatures.account)
    found = below or next(filter(None, (read_names(blocks) for read_names in rare)), [])
    return names.without(found, unwanted)


def _of_story(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that may say who wrote the story, and what the labeller cannot place."""
    return [block for block in blocks if block.role in _SIGNING]


def prepared(blocks: Sequence[Block]) -> tuple[list[Block], bylines.Byline]:
    """The blocks with title and subtitle put right, and what the bylines say."""
    blocks = _without_masthead(blocks)
    byline = bylines.read(blocks)
    if byline.published is None or byline.publisher is None:
        _complete(byline, blocks)
    return blocks, byline


def _complete(byline: bylines.Byline, blocks: Sequence[Block]) -> None:
    """Fills what the labelled bylines leave open from lines about the headline."""
    relative = byline.published is not None and byline.published.ago is not None
    near = signatures.near_title(blocks, dated=byline.published is not None, relative=relative)
    if byline.published is not None and byline.title_at >= 0:
        # Above the headline the day of the visit stands beside the site's name.
        near = [b for b in near if b.n > byline.title_at or dates.find(b.text) is None]
    if not near:
        return
    around = [block for block in blocks if block.role in (Role.TITLE, Role.RELATED)]
    other = bylines.read(sorted([*near, *around], key=lambda block: block.n))
    if byline.published is None:
        byline.published, byline.modified = other.published, byline.modified or other.modified
    if byline.publisher is None:
        byline.publisher = other.publisher
        byline.likely_publisher = byline.likely_publisher or other.likely_publisher
    byline.authors = byline.authors or other.authors
    byline.likely_authors = byline.likely_authors or other.likely_authors


def _without_masthead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with title and subtitle put right, where a site's name was taken for a title.

    A blog's page begins with its name, often twice, then comes the headline, once: short as a
    headline is, longer than the name, no sentence.
    """
    blocks = list(blocks)
    at = roles.first(blocks, Role.TITLE)
    if at is None:
        return blocks
    name = key_of(blocks[at].text)
    end = at
    while end < len(blocks) and blocks[end].role is Role.TITLE and key_of(blocks[end].text) == name:
        end += 1
    after = [b for b in blocks[end : end + 2] if b.role is not Role.BYLINE]
    if not after or after[0].role is not Role.SUBTITLE or after[0].confidence > _UNSURE:
        return blocks
    words, size = count_words(after[0].text), count_words(name)
    if size > _NAME_MOST or not max(4, size + 1) <= words <= _HEADLINE_MOST:
        return blocks
    date = dates.find(after[0].text)
    if date is not None and len(after[0].text.strip()) - len(date.text) <= _BYLINE_REST:
        return blocks
    if _SENTENCE_END.search(after[0].text.strip()) or (at > _TOP and not _heads_list(name, blocks)):
        return blocks
    for i in range(at, end):
        blocks[i] = replace(blocks[i], role=Role.NAVIGATION)
    return [replace(b, role=Role.TITLE) if b is after[0] else b for b in blocks]


def _heads_list(name: str, blocks: Sequence[Block]) -> bool:
    """Whether a list of related pages is "More from" a name, which is then that of a source."""
    related = (b.text for b in blocks if b.role is Role.RELATED and len(b.text) <= _HEADING)
    heads = (key for key in map(key_of, related) if key.endswith(f" {name}"))
    return any(key[: -len(name) - 1] in _openings() for key in heads)


@cache
def _openings() -> frozenset[str]:
    """What headings of lists begin with that go on with a name."""
    return frozenset(map(key_of, word_lists.words("related", "heading_openings")))


def find_title(blocks: Sequence[Block]) -> str | None:
    """The headline: the title block that stands most often, the first of those; without the name of
    the site, where a page begins with its title element and the headline follows."""
    titles: list[str] = []
    for block in blocks:
        if block.role is not Role.TITLE:
            continue
        text = tidy(block.text.strip("•*# "))
        if block.joins and titles:
            titles[-1] = f"{titles[-1]} {text}"
        elif text:
            titles.append(text)
    if not titles:
        return None
    counts = Counter(key_of(title) for title in titles)
    best = max(titles, key=lambda title: counts[key_of(title)])  # the first of the most
    return alone(best, titles[titles.index(best) + 1 :])


def set_publisher(found: Found, byline: bylines.Byline, own: brand.Brands | None) -> None:
    """Who published the page, and who shows it where the byline names another than the site."""
    if byline.publisher and byline.aggregator:
        found["publisher"] = (byline.publisher, "byline")
        found["aggregator"] = (byline.aggregator, "byline")
        return
    said = next(filter(None, map(no_names.of_byline, _said_publishers(byline))), "")
    least = brand.SURE if said else brand.ENOUGH
    if own and said and byline.publisher:
        least = brand.SURER if own.signed else brand.UNSIGNED
    if own and own.publisher_sure >= least and not _are_authors(own, byline):
        found["publisher"] = (own.publisher, "byline" if own.signed else "page's own name")
    elif said:
        found["publisher"] = (said, "byline")
    elif own and own.site_sure >= brand.SITE_ALONE:
        found["publisher"] = (own.site, "page's own name")
    publisher, _ = found.get("publisher", ("", ""))
    if own and own.shows >= brand.SHOWS and own.site_sure >= brand.SHOWN:
        set_aggregator(found, publisher, own.site)


def _are_authors(own: brand.Brands, byline: bylines.Byline) -> bool:
    """Whether what a byline has for a publisher is who wrote: several persons, or the author."""
    if not own.signed:
        return False
    return _are_several(own.publisher) or names.split_names(own.publisher) == byline.authors[:1]


def _are_several(name: str) -> bool:
    listed = names.split_names(name)
    return len(listed) > 1 and all(map(kinds.is_person, listed))


def _said_publishers(byline: bylines.Byline) -> list[str]:
    said = [name for name in (byline.publisher, byline.likely_publisher) if name]
    return [name for name in said if not (_are_several(name) or no_names.is_broken(name))]


def set_aggregator(found: Found, publisher: str, name: str) -> None:
    """Who shows the page, if that is another than who published it."""
    a, b = key_of(publisher), key_of(name)
    if a and b and a not in b and b not in a:
        found["aggregator"] = (name, "page's own name")


def set_printed_date(
    found: Found, date: DateText | None, modified: DateText | None, captured: datetime | None
) -> None:
    """Dates as printed; relative ones are counted from when the page was captured."""
    if date is not None:
        found["published_text"] = (date.text, "byline")
        iso, precision = dates.resolve(date, captured)
        if iso is not None:
            found["published"] = (iso, "byline")
            found["published_precision"] = (precision, "byline")
    if modified is not None:
        iso, _ = dates.resolve(modified, captured)
        if iso is not None:
            found["modified"] = (iso, "byline")


def read_day_first(found: Found, address: str, captured: datetime | None) -> None:
    """Reads a printed date in numbers that was taken to begin with its month as one that begins
    with its day: only the United States, and who writes after them, put the month first. Not where
    the page was captured or changed before that day, or its address says the other."""
    text, _ = found.get("published_text", ("", ""))
    iso, signal = found.get("published", ("", ""))
    match = _SLASHED.search(plain_digits(text))
    if match is None or not signal.startswith("byline") or len(iso) < 10:
        return
    day, month = (int(number) for number in match.groups())
    if day > 12 or iso[5:10] != f"{day:02d}-{month:02d}" or iso[:10].replace("-", "/") in address:
        return
    changed, place = found.get("modified", ("", ""))
    if place.startswith("byline") and changed[:4] and int(changed[8:10] or 99) <= 12:
        changed = f"{changed[:5]}{changed[8:10]}-{changed[5:7]}{changed[10:]}"
    turned = f"{iso[:5]}{month:02d}-{day:02d}{iso[10:]}"
    latest = captured.date().isoformat() if captured is not None else "9999"
    if turned[:10] > latest or (changed and turned[:10] > changed[:10]):
        return
    found["published"] = (turned, signal)
    if changed:
        found["modified"] = (changed, place)


def set_changed_date(found: Found, modified: DateText | None, captured: datetime | None) -> None:
    """Where a page tells only when it was changed last, that is the date of the text it has."""
    if modified is None:
        return
    found["published_text"] = (modified.text, "byline, last change")
    iso, precision = dates.resolve(modified, captured)
    if iso is not None:
        found["published"] = (iso, "byline, last change")
        found["published_precision"] = (precision, "byline, last change")
