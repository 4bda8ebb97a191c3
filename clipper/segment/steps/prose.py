"""Steps for prose: what a story goes on with, and pages that are hardly more than a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from clipper.page import BlockKind, Markup, Role
from clipper.segment.arrays import Flags
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import AT, Page

_GOES_ON = 0.75
"""Confidence below which prose behind prose is content, on a small page; a caption that has no word
of one is so whatever its confidence."""
_HARDLY, _TALK = 25, 100
"""Words of content up to which a page has none, and of comments from which these are it."""
_SMALL = 150
"""Words of a page up to which it is small."""
PHRASE = 5
"""Words from which a sentence counts as prose there."""
_LEAST, _REACH = 0.1, 4
"""Probability of main content, and of its role, from which prose between content is content, and
units within which content stands on either side (folds 0 and 1, articles: HTML .9614 -> .9621, text
.9475 -> .9474; invented pages .9822 -> .9826, .9508 -> .9518)."""
_LIKELY, _SIBLINGS = 0.5, 2
"""Probability of main content from which prose is content below a heading that is, or in one
element with so many paragraphs of the story before it."""
_TIMED = re.compile(
    r"^\W*\d{1,2} ?[.:h] ?\d{2}(?!\d|[.:/]\d)(?: ?(?:[ap]\.?m\.?|uhr|uur)(?!\w))?[\s:–—|-]+(\S.*)$",
    re.I | re.S,
)
_ENTRIES, _SAYS = 2, 3
"""Entries of a live report on one page, and words behind the time of each, one of them in small
letters: on 3,700 labelled pages all 30 such lines were content."""
_BESIDE = (Role.ATTRIBUTION, Role.CAPTION, Role.SUBTITLE)
_HEADLINES = (Role.TITLE, Role.SUBTITLE)
_HEADS = (Role.SUBTITLE, Role.BYLINE)
_MAY_BE = 0.3
"""Probability of a manual from which a page that is no article may be one."""
_WRITTEN, _SENTENCE = 12, 8
"""Words from which a paragraph is no caption or standfirst where there is no article (word F1
+ .0003, 11 pages better and 2 worse), and from which a line below a heading is a sentence."""
_LINES, _DOUBT = 20, 0.6
"""Words of a sentence at least, and probability of a notice up to which it is none (three pages
better, none worse)."""
_FURNITURE = (Role.NOTICE, Role.PROMOTION, Role.COMMENTS, Role.NAVIGATION, Role.SHARING, Role.LABEL)


def between_prose(page: Page) -> None:
    """A paragraph of an article between others is part of the story, though the labeller doubts it:
    a reader misses it more than what stands beside a story."""
    if not page.is_article():
        return
    body = np.array([role is Role.BODY for role in page.roles])
    before, after = _near(body), _near(body[::-1])[::-1]
    likely = page.prediction.main >= _LEAST
    likely &= page.prediction.roles[:, AT[Role.BODY]] >= _LEAST
    likely &= page.words() >= LONG
    for at in np.flatnonzero(likely & before & after & ~body).tolist():
        page.set(at, Role.BODY, "prose between prose of the story", 0.5)


def below_heading(page: Page) -> None:
    """A paragraph that is likelier content than anything else, right below a heading that is, is
    what the heading stands for: the cut of the page is made for all that may be content."""
    body = page.prediction.roles.argmax(axis=1) == AT[Role.BODY]
    likely = body & (page.prediction.main >= _LIKELY) & (page.words() >= LONG)
    _take_below_headings(page, likely)


def _take_below_headings(page: Page, flags: Flags, but: Sequence[Role] = ()) -> None:
    """Makes content what is flagged right below a heading of the content, but some roles."""
    for at in np.flatnonzero(flags[1:]).tolist():
        heads = page.blocks[at].kind is BlockKind.HEADING and page.roles[at] is Role.BODY
        if heads and page.roles[at + 1] not in but:
            page.set(at + 1, Role.BODY, "prose below a heading of the content", 0.5)


def one_standfirst(page: Page) -> None:
    """The first paragraph under a headline that looks like its standfirst is; the next is the
    story's, unless it is the same once more: a page has one. Points in short may be several."""
    if page.kind != "html":
        return
    seen: set[str] = set()
    words = page.words()
    for at, role in enumerate(page.roles):
        if role is not Role.SUBTITLE or words[at] < LONG:
            continue
        text, form = page.text(at), page.blocks[at].kind
        if seen and text not in seen and form is BlockKind.PARAGRAPH:
            page.set(at, Role.BODY, "behind the standfirst", 0.5)
        seen.add(text)


def timed_entries(page: Page) -> None:
    """What heads the entries of a live report ("18.02 Evacuation order lifted") begins with a time,
    and looks like a byline, a label or a caption."""
    words = page.words()
    below = np.flatnonzero(words[1:] >= LONG).tolist()
    heads = [at for at in below if page.roles[at + 1] is Role.BODY and _is_entry(page, at)]
    if len(heads) < _ENTRIES:
        return
    for at in heads:
        if page.roles[at] is not Role.BODY:
            page.set(at, Role.BODY, "heads an entry of a live report", 0.5)


def _is_entry(page: Page, at: int) -> bool:
    if page.roles[at] not in (Role.BODY, Role.BYLINE, Role.LABEL, Role.CAPTION):
        return False
    told = _TIMED.match(page.blocks[at].text)
    says = told[1].split() if told else []
    return len(says) >= _SAYS and any(word[0].islower() for word in says)


def beside_paragraphs(page: Page) -> None:
    """A paragraph that stands in one element with others of the story, and that may be content, is
    part of it, though what follows makes it look like a notice or an offer. In articles it is so
    right behind one of them, however doubtful, if of all roles it has that of the story: where the
    rest has to be paid for, two paragraphs are all there is."""
    if page.kind != "html":
        return
    words = page.words()
    said = page.column("lex_promotion") + page.column("lex_notice")
    likely = (page.prediction.main >= _LIKELY) & (page.column("ends_stop") > 0) & (said == 0)
    goes_on = (page.prediction.roles[:, AT[Role.BODY]] >= _LIKELY) & (words >= _LINES)
    goes_on &= (said == 0) & page.is_article()
    story: Counter[tuple[int, ...]] = Counter()
    for at in np.flatnonzero(words >= LONG).tolist():
        mark = page.marks[at]
        if not mark.path or mark.path[-1] != "p":
            continue
        if page.roles[at] is Role.BODY:
            story[mark.parents[:-1]] += 1
            continue
        if page.roles[at] not in _FURNITURE:
            continue
        among = story[mark.parents[:-1]] >= _SIBLINGS
        if (among and likely[at]) or (goes_on[at] and _is_behind(page, at)):
            page.set(at, Role.BODY, "stands among the paragraphs of the story", 0.5)


def _is_behind(page: Page, at: int) -> bool:
    """Whether a paragraph stands right behind one of the story, in its element."""
    if not at or page.roles[at - 1] is not Role.BODY:
        return False
    above, mark = page.marks[at - 1], page.marks[at]
    return above.path == mark.path and above.parents[:-1] == mark.parents[:-1]


def _near(flags: Flags) -> Flags:
    """Units that have a flagged one among the `_REACH` before them."""
    near = np.zeros(len(flags), np.bool_)
    for step in range(1, _REACH + 1):
        near[step:] |= flags[:-step]
    return near


def small_page(page: Page) -> None:
    """The labeller has seen hardly any page of a few lines: it doubts all of it. There, prose is
    content, prose behind prose too, and a short line right above it is its headline."""
    words = page.words()
    if float(words.sum()) > _SMALL:
        return
    ends = page.column("ends_stop")
    prose = [at for at in range(len(page.roles)) if ends[at] and words[at] >= PHRASE]
    prose = [at for at in prose if page.column("lex_notice")[at] < 0.2]
    if any(page.roles[at] is Role.BODY for at in prose):
        for at in prose:
            goes_on = at > 0 and page.roles[at - 1] is Role.BODY
            silent = page.roles[at] is Role.CAPTION and page.column("lex_caption")[at] == 0
            doubted = silent or page.confidence[at] < _GOES_ON
            if goes_on and page.roles[at] is not Role.BODY and doubted:
                page.set(at, Role.BODY, "goes on the prose of a small page", 0.5)
        return
    if not prose:
        return
    for at, role in enumerate(page.roles):
        if role is Role.BODY:
            page.set(at, page.second_best(at, Role.BODY), "other text is the prose", 0.5)
    for at in prose:
        page.set(at, Role.BODY, "the prose of a small page", 0.5)
    above = prose[0] - 1
    if above >= 0 and Role.TITLE not in page.roles and not ends[above] and words[above] <= LONG:
        page.set(above, Role.TITLE, "stands above the prose of a small page", 0.5)


def talk_alone(page: Page) -> None:
    """Where a page has nothing but what people say of another, that is what it is for."""
    words = page.words()
    said = dict.fromkeys((Role.BODY, Role.COMMENTS), 0.0)
    for role, count in zip(page.roles, words.tolist(), strict=True):
        if role in said:
            said[role] += count
    if said[Role.BODY] > _HARDLY or said[Role.COMMENTS] < _TALK:
        return
    for at, role in enumerate(page.roles):
        if role is Role.COMMENTS and words[at] >= PHRASE:
            page.set(at, Role.BODY, "there is nothing but talk", 0.5)


def likely_paragraphs(page: Page) -> None:
    """A paragraph that likely is content is no note about the article; nor is a longer one a
    caption or a standfirst where there is no article. In manuals a sentence below the headline is
    the first of the text."""
    if page.kind != "html":
        return
    words = page.words()
    for at in np.flatnonzero(page.prediction.main >= _LIKELY).tolist():
        if page.roles[at] not in _BESIDE or page.marks[at].path[-1:] != ("p",):
            continue
        note = page.roles[at] is Role.ATTRIBUTION
        if note or (words[at] >= _WRITTEN and not page.is_article()):
            page.set(at, Role.BODY, "a paragraph that likely is content", 0.5)
    if page.is_article() or not page.is_of_type("documentation", _MAY_BE):
        return
    sentences = (words >= _SENTENCE) & (page.column("ends_stop") > 0)
    for at in np.flatnonzero(sentences).tolist():
        if page.roles[at] in _HEADS and page.marks[at].path[-1:] == ("p",):
            page.set(at, Role.BODY, "a paragraph of a manual", 0.5)


def doubted_notices(page: Page) -> None:
    """In articles what is hardly a notice, and a sentence, goes with the paragraphs of the story in
    the same element; the text right in that element is one of them."""
    if page.kind != "html" or not page.is_article() or Role.NOTICE not in page.roles:
        return
    long = (page.words() >= _LINES) & (page.column("ends_stop") > 0)
    doubted = [
        at
        for at in np.flatnonzero(long).tolist()
        if page.roles[at] is Role.NOTICE and page.confidence[at] < _DOUBT
    ]
    if not doubted:
        return
    words = page.words()
    story = Counter(
        _around(page.marks[at])
        for at, role in enumerate(page.roles)
        if role is Role.BODY and words[at] >= LONG
    )
    for at in doubted:
        if story[_around(page.marks[at])] >= _SIBLINGS:
            page.set(at, Role.BODY, "stands among the paragraphs of the story", 0.5)


def _around(mark: Markup) -> tuple[int, ...]:
    """The element that a paragraph, or text of its own, stands in."""
    return mark.parents[:-1] if mark.path[-1:] == ("p",) else mark.parents


def under_headings(page: Page) -> None:
    """Where there is no article, a sentence right below a heading that is content is content, if it
    may be."""
    if page.kind != "html" or page.is_article():
        return
    may_be = (page.prediction.main >= _LEAST) & (page.words() >= _SENTENCE)
    may_be &= page.column("ends_stop") > 0
    _take_below_headings(page, may_be, but=_HEADLINES)
