"""Cards of an HTML page, found by their links.

Every address that related blocks link to is a candidate; the text it is linked with, where that
can be a headline, is its title. Around it the card is the largest element that holds no other
candidate: what else stands in there (source, age, teaser) belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urldefrag

from clipper.related.affixes import without_times
from clipper.related.cards import find_cards
from clipper.related.endings import is_sentence
from clipper.related.items import Card
from clipper.related.lines import Form, Line, is_count, with_text, without_arrows
from clipper.related.pointing import is_button, is_heading, without_pointer
from clipper.related.ranks import without_ranks
from clipper.words.addresses import absolute, scheme_of
from clipper.words.byline import words
from clipper.words.keys import count_words

_TITLE_MOST = 40
_NAME_MOST, _HEADING_LEAST = 5, 3
"""Words of the longest name of an author, and of the shortest heading that goes before a title with
more words before it."""
_COUNTS, _STEM = 2, 5
"""Links of a list that say how many of one thing there are, from which none heads a card; and
letters by which that thing is known."""
_COUNT = "0123456789 "
"""What stands before "min read"."""
_LOGO_MOST = 6
"""Words of what a picture of a logo says, at most."""
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:es|en|i)?|auteurs?|autori|contributors?|writers?|reporters?|journalists?"
    r"|columnists?)/[^/?#]+/?(?:[?#]|$)",
    re.I,
)
"""The address of who writes."""
_FEED = re.compile(r"/(?:rss|feeds?|atom)(?:\.xml|/)?(?:\?|$)", re.I)
"""The address of what programs read."""
_BLANK = re.compile(r"\$[\w.]+\$|\{\{.*\}\}|%[A-Z_]+%|\$\{.*\}")
"""What a template would have filled in."""


def find_linked(run: Sequence[Line], base_url: str | None) -> list[Card]:
    """Cards of one run of related blocks that hold links."""
    heads = _heads(run, base_url)
    if not heads:
        return find_cards([line for line in run if not _is_byline(line)])
    cards: dict[int | None, Card] = {}
    for at, line in _dated(run, heads).items():
        cards[at] = Card(title=line.text, url=heads[at][1], published_text=line.date)
    for at, (line, owner) in enumerate(zip(run, _owners(run, heads), strict=True)):
        if owner in cards and owner != at:
            _add(cards[owner], line)
    return list(cards.values())


def _dated(run: Sequence[Line], heads: Mapping[int, tuple[str, str]]) -> dict[int, Line]:
    """The headlines as the lines of one list, in order, without their ranks, and dates before and
    behind them."""
    places = sorted(heads)
    lines = [
        replace(with_text(run[at], heads[at][0]), form=Form.TEXT, date=None, source=None)
        for at in places
    ]
    return dict(zip(places, without_times(without_ranks(lines)), strict=True))


def _heads(run: Sequence[Line], base_url: str | None) -> dict[int, tuple[str, str]]:
    """By place in the run: title and address of each card's headline, once a card."""
    heads: dict[int, tuple[str, str]] = {}
    linked = [_headline(line, base_url) for line in run]
    many = _shared(linked)
    counted = Counter(_what_is_counted(found[0]) for found in linked if found is not None)
    last: tuple[int, str] | None = None
    for at, (line, found) in enumerate(zip(run, linked, strict=True)):
        if line.form is Form.HEADING or found is None or found[1] in many:
            continue
        title, url = found
        if (what := _what_is_counted(title)) and counted[what] >= _COUNTS:
            continue
        if last is not None and last[1] == url:
            # Picture, headline and button of one card; the headline says most.
            if _weight(run[at], title) > _weight(run[last[0]], heads[last[0]][0]):
                del heads[last[0]]
            else:
                continue
        heads[at] = (title, url)
        last = (at, url)
    return heads


def _what_is_counted(title: str) -> str | None:
    """The beginning of the word behind a number: "78 comments", "1 comment"."""
    if not is_count(title):
        return None
    word = next(filter(str.isalpha, title.split()), "")
    return word[:_STEM].lower() or None


def _weight(line: Line, title: str) -> tuple[bool, bool, bool, float]:
    """How well a text heads its card; one of a picture only where nothing else does."""
    words = count_words(title)
    return (
        line.form is not Form.OTHER,
        line.heading,
        words >= 3 and not is_sentence(title),
        -words if words > 25 else words,
    )


def _headline(line: Line, base_url: str | None) -> tuple[str, str] | None:
    best: tuple[str, str] | None = None
    for text, address in line.links:
        url = _address(address, base_url)
        text = text or (line.text if len(line.links) == 1 else "")
        text = without_pointer(without_arrows(_headline_of(text)))[0]
        if url is None or not _can_head(text, line) or _names_author(text, url):
            continue
        if best is None or count_words(text) > count_words(best[0]):
            best = (text, url)
    return best


def _names_author(text: str, url: str) -> bool:
    """Whether a link leads to who wrote, and not to what is written."""
    return count_words(text) <= _NAME_MOST and _OF_AUTHOR.search(url) is not None


def _is_byline(line: Line) -> bool:
    return bool(line.links) and all(_names_author(*link) for link in line.links)


def _headline_of(text: str) -> str:
    """The longest line of a link's text, which has one for each element that is glued on; a
    sentence only where nothing else can be a headline."""
    parts = [" ".join(part.split()) for part in text.split("\n")]
    return max(
        parts, key=lambda part: (count_words(part) >= 3 and not is_sentence(part), len(part))
    )


def _can_head(text: str, line: Line) -> bool:
    count = count_words(text)
    if not text or count > _TITLE_MOST or _BLANK.fullmatch(text):
        return False
    if is_button(text) or is_heading(text):
        return False
    if line.form is Form.OTHER and count <= _LOGO_MOST and _is_logo(text):
        return False
    return count >= 2 or line.heading


def _is_logo(text: str) -> bool:
    """Whether what a picture says begins or ends with that it is a logo: "Logo of the Times"."""
    said = text.casefold().split()
    return said[0] in words("logo") or said[-1] in words("logo")


def _address(address: str, base_url: str | None) -> str | None:
    address = address.strip()
    if address.startswith("#"):  # another place of the same page
        return None
    try:
        url = absolute(base_url or "", address)
        url = urldefrag(url).url if "#" in url else url
        scheme = scheme_of(url)
    except ValueError:
        return None
    if not url or (scheme and scheme not in ("http", "https")) or _FEED.search(url):
        return None
    return url


def _shared(linked: Sequence[tuple[str, str] | None]) -> set[str]:
    """Addresses of authors and categories: linked again and again between other links."""
    places: dict[str, list[int]] = {}
    order: list[str] = []
    for found in linked:
        if found is None:
            continue
        title, url = found
        if order[-1:] != [url]:
            order.append(url)
            if count_words(title) <= 4:
                places.setdefault(url, []).append(len(order) - 1)
    shared = set()
    for url, at in places.items():
        before = {order[place - 1] for place in at if place}
        if len(at) > 1 and len(before) > 1 and len(set(order)) > 2:
            shared.add(url)
    return shared


def _owners(run: Sequence[Line], heads: Collection[int]) -> list[int | None]:
    """For each line the headline whose card it stands in: the one it shares most elements with."""
    holding: dict[int, list[int]] = {}
    for head in heads:
        for element in run[head].parents:
            holding.setdefault(element, []).append(head)
    owners: list[int | None] = []
    for at, line in enumerate(run):
        if at in heads:
            owners.append(at)
            continue
        shared = next((holding[e] for e in reversed(line.parents) if e in holding), [])
        owners.append(shared[0] if len(shared) == 1 else None)  # of several it is in no card alone
    return owners


def _add(card: Card, line: Line) -> None:
    if line.form is Form.AGE:
        card.published_text = card.published_text or line.date
        if line.text and not card.source and not is_button(line.text.lstrip(_COUNT)):
            card.source = line.text
    elif line.form is Form.TEXT and line.text != card.title:
        if line.heading and line.words >= _HEADING_LEAST and card.title.endswith(f" {line.text}"):
            card.title = line.text  # "Read more about Owls in the hall", for those who listen
        elif line.words >= 8:
            card.teaser = card.teaser or line.text
        elif line.words <= 5 and not card.source and not line.links and _may_be_source(line):
            card.source = line.text


def _may_be_source(line: Line) -> bool:
    """Whether a short line names who published: no heading of the card, and no question."""
    return not line.heading and not line.text.endswith(("?", "？"))
