"""The page's own headline: which text it is, and the lines that hold it and more, the way to the
page and the count of its comments.

"Home › Town › Owls move into the hall" above the headline is a menu, "5 thoughts on “Owls move into
the hall”" below the story heads its comments, whatever the language (of 2,439 labelled pages 87 of
90 such lines, and 34 of 36).
"""

from __future__ import annotations

import re
from collections import defaultdict

from clipper.page import Role
from clipper.segment import headline as ranking
from clipper.segment import labeller, lexicon
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import AT, Page
from clipper.words import parted
from clipper.words.keys import count_words

_LEAST, _LONGEST = 3, 400
"""Words of a headline that is looked for, and characters of a line in which it is."""
_SIGNS = re.compile(r"[›»>/→|]")
_QUOTES = '“”„"«»「」『』‘’'
_COUNTED = 2
"""Words between a count and the headline that it is one of comments on: "thoughts on"."""
_STORY = (Role.TITLE, Role.BODY, Role.CAPTION, Role.BYLINE)

_IN_A_ROW = 3
"""Repetitions of the headline that stand in one row, at most: what goes on is what pictures show
(1 of 1, 38 of 41 such lines)."""

_MORE = 8
"""Words that a repetition of the headline has more than it, at most: the name of the site."""

_TITLE = labeller.MENTIONS.index("title")
_TITLED = 0.3
"""Probability of a title, summed over its repetitions, from which a page has one."""
_UNSEEN, _UNSEEN_LEAST, _UNSEEN_MOST = 0.8, 3, 25
_UNSEEN_AS = frozenset((Role.SUBTITLE, Role.BODY, Role.CAPTION, Role.LABEL))
"""What trees and labeller both say at least of a headline that the labeller takes for another role,
its words, and which roles it takes it for."""
_BELIEVED = 0.02
"""Probability that trees give at least to a headline which the title of the container names: the
name of the site, or a link to another page, may be all that it names."""
_RANKED = 0.25
"""Probability from which the likeliest headline of a flattened page is one; .1 does as well, .45
costs .005 of the titles."""


def headline(page: Page) -> None:
    """The headline is the text most probably a title; so is each repetition at the head."""
    title_p = page.prediction.roles[:, AT[Role.TITLE]].tolist()
    by_key: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for at, (key, p) in enumerate(zip(page.keys, title_p, strict=True)):
        if key and p > 0.05:
            by_key[key] += p
            first.setdefault(key, at)
    best = max(by_key, key=lambda key: (by_key[key], -first[key]), default="")
    sure = by_key.get(best, 0.0) >= _TITLED
    ranked = _ranked(page) if page.kind == "text" else None
    if ranked is not None and not by_key and not _has_headline(page, *ranked):
        return
    if ranked is not None and (sure or ranked[1] > _RANKED):
        best = ranked[0]
    elif not sure:
        titles = (page.keys[at] for at, role in enumerate(page.roles) if role is Role.TITLE)
        best = next(titles, "")
        if not best:
            return
    at = first.setdefault(best, page.keys.index(best))
    only_content = page.roles[at] is Role.BODY and page.roles.count(Role.BODY) == 1
    if only_content and page.column("ends_stop")[at]:
        return  # one sentence, which the page is there for
    body = _first_prose(page, first[best])
    words = page.words().tolist()
    ends = page.column("ends_stop") > 0
    for at, key in enumerate(page.keys):
        if at <= body + 1 and _same_headline(key, best) and words[at] < 60:
            if len(key) > len(best) and (ends[at] or words[at] > words[first[best]] + _MORE):
                continue  # a paragraph that begins with what it is about
            beside = at == first[best] or (at > 0 and page.roles[at - 1] is Role.TITLE)
            if beside or title_p[at] > 0.02 or page.roles[at] is Role.BODY:
                page.set(at, Role.TITLE, "the headline" if at == first[best] else "headline again")
        elif page.roles[at] is Role.TITLE and not _same_headline(key, best):
            page.set(at, page.second_best(at, Role.TITLE), "another text is the headline")


def _ranked(page: Page) -> tuple[str, float] | None:
    """Key and probability of the likeliest headline: of all that can be it, the text with which the
    title of the page's container begins, up to a sign that parts it from the name of the site."""
    likely = ranking.ranked(page)
    for part in _titles(page):
        if likely.get(part, 0.0) >= _BELIEVED:
            return part, 1.0
    return next(iter(likely.items()), None)


def _titles(page: Page) -> list[str]:
    """Keys of what the container's title says of the page: the whole of it, and its beginnings up
    to each sign that may part it from the name of the site."""
    title = page.said.title[:_LONGEST]
    ends = [len(title), *(match.start() for match in reversed(list(parted.SIGNS.finditer(title))))]
    beginnings = [title[:end] for end in ends]
    return [" ".join(lexicon.tokens(t)) for t in beginnings if count_words(t) >= _LEAST]


def _has_headline(page: Page, key: str, likely: float) -> bool:
    """Whether the likeliest headline of a page is one where the labeller sees no title at all: on a
    page that has none some text is the likeliest, too."""
    if likely >= _UNSEEN and _spelled(page, key):
        return True
    at = page.keys.index(key)
    mentioned = labeller.mentions(page.prediction)[at, _TITLE]
    return (
        page.roles[at] in _UNSEEN_AS
        and min(likely, float(mentioned)) >= _UNSEEN
        and _UNSEEN_LEAST <= page.words()[at] <= _UNSEEN_MOST
        and _first_prose(page, at) < len(page.roles)
    )


def _spelled(page: Page, key: str) -> bool:
    """Whether title or address of the page are known, and a headline stands in them, whole."""
    if count_words(key) < _LEAST:
        return False
    return ranking.Address(page.said.address).spells(key) or key in _titles(page)


def _first_prose(page: Page, start: int) -> int:
    words = page.words()
    for at in range(start + 1, len(page.roles)):
        if page.roles[at] is Role.BODY and words[at] >= LONG:
            return at
    return len(page.roles)


def _same_headline(key: str, headline: str) -> bool:
    if key == headline:
        return True
    short, long = (key, headline) if len(key) < len(headline) else (headline, key)
    return len(short) >= 20 and long.startswith(short)


def own_headline(page: Page) -> None:
    """Lines that end with the page's headline: its breadcrumb, the heading of its comments."""
    first = next(iter(page.rows(Role.TITLE)), None)
    if first is None:
        return
    headline = page.keys[first]
    if headline.count(" ") < _LEAST - 1:
        return
    for at, key in enumerate(page.keys):
        if not key.endswith(f" {headline}") or page.roles[at] in _STORY:
            continue
        text = page.text(at)
        if len(text) > _LONGEST:
            continue
        before = key[: -len(headline)].split()
        last = " ".join(lexicon.tokens(_SIGNS.split(text)[-1]))
        if at <= first + 1 and last == headline:
            page.set(at, Role.NAVIGATION, "the way to the headline", 0.8)
        elif (
            at > first
            and before[0].isdigit()
            and 0 < len(before) - 1 <= _COUNTED
            and text.rstrip()[-1:] in tuple(_QUOTES)
        ):
            page.set(at, Role.COMMENTS, "counts what was said of the headline", 0.8)


def headline_copies(page: Page) -> None:
    """On flattened pages, a headline behind a bullet is an entry of a menu, if it stands without
    one, too (5 of 5, 47 of 48 such lines); and in a long row of them the last are of pictures."""
    if page.kind != "text":
        return
    found = page.rows(Role.TITLE)
    bullets = (page.column("bullet")[found] > 0).tolist()
    last, row = -1, 0
    for at, bulleted in zip(found, bullets, strict=True):
        if bulleted and not all(bullets):
            page.set(at, Role.NAVIGATION, "the headline in a menu", 0.6)
            continue
        last, row = at, row + 1 if at == last + 1 else 1
        if row > _IN_A_ROW:
            page.set(at, Role.LABEL, "one more of the headline in a row", 0.5)
