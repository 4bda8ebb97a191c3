"""Which text of a flattened page is its headline: the candidates, and what speaks for each.

The labeller judges each line in its neighbourhood, and takes a site's name at the head of a page
for a headline, a headline under a picture for a subtitle. Here the candidates are set against each
other: each is described by what the labeller thinks of it and by where it stands to the prose, to
bylines and to its own repetitions, and boosted trees, trained by `training/headline.py` on the
reviewed titles of the development pages, rank them, each seen against the others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, islice
from math import log, log1p
from unicodedata import normalize

import numpy as np

from clipper import trees
from clipper.page import Role
from clipper.segment import labeller, lexicon
from clipper.segment.arrays import Doubles, Floats
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import AT, COLUMN, Page
from clipper.words import slugs

MODEL = trees.Model("clipper.segment", "headline.npz")
_MOST_WORDS = 45
_LEAST = 0.004
"""Probability of a title from which a text is looked at wherever it stands."""
_ABOVE = 10
"""So many texts right above the first prose are looked at in any case."""
_MOST, _SAYS = 50, 2
"""So many texts that have most of the words of the address, if it has as many as that, are looked
at wherever they stand."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_OPENING = 3
"""Prose units that open a story."""
_BEHIND = 4
"""Units behind a headline in which its byline is looked for."""

COLUMNS = (
    "title_sum title_max title_first likeliest subtitle byline navigation caption related main "
    "start first three before_prose prose_distance right_above near_above behind_prose "
    "byline_behind date_behind byline_before words one_two three_four twelve_up twenty_up "
    "ends_stop ends_colon ends_question bullet starts_upper starts_lower capitals year times "
    "at_foot held_in_prose held_around owned echo_prose echo_opening echo_elsewhere echo_more "
    "telling heading gap_before gap_after begins_other ago digits glued date clock bars only_body "
    "follows_title twice_at_start repeated short_at_start short_before_longer label mention_sum "
    "mention_max mention_likeliest publisher_named site_named address_known address_words "
    "in_address of_address like_address as_address before_address behind_address"
).split()


_SEEN = (
    "ends_stop ends_colon ends_question bullet starts_upper starts_lower capitals year date "
    "copyright telling lex_ago gap0 after0 digits glued clock bars"
).split()
"""Columns of the labeller that a candidate is described by."""
_TITLE, _PUBLISHER, _SITE = map(labeller.MENTIONS.index, ("title", "publisher", "site"))


def ranked(page: Page) -> dict[str, float]:
    """Keys and probabilities of what can be the headline of a page whose units have a first role,
    the likeliest first."""
    keys, rows = describe(page)
    if not keys:
        return {}
    scores = trees.log_odds(trees.relative(rows), *MODEL.trees())
    odds = np.exp(scores - scores.max())
    order = np.argsort(-odds, kind="stable").tolist()
    return {keys[at]: float(odds[at] / odds.sum()) for at in order}


def describe(page: Page) -> tuple[list[str], Doubles]:
    """Keys of the candidates in the order of the page, and values of `COLUMNS`, a row for each."""
    count = len(page.groups)
    words, roles = page.words(), page.prediction.roles
    title = roles[:, AT[Role.TITLE]]
    long = words >= LONG
    prose = next((at for at in range(count) if long[at] and page.roles[at] is Role.BODY), count)
    told = labeller.mentions(page.prediction)
    mentions = told[:, _TITLE]
    address = Address(page.said.address)
    looked = (title >= _LEAST) | (mentions >= _LEAST)
    looked[list(islice((at for at, key in enumerate(page.keys) if address.says(key)), _MOST))] = 1
    looked &= words <= _MOST_WORDS
    looked[max(0, prose - _ABOVE) : prose] |= words[max(0, prose - _ABOVE) : prose] <= _MOST_WORDS
    places: dict[str, list[int]] = {}
    for at in np.flatnonzero(looked).tolist():
        if page.keys[at]:
            places.setdefault(page.keys[at], []).append(at)
    if not places:
        return [], np.zeros((0, len(COLUMNS)))
    sums = {key: float(title[at].sum()) for key, at in places.items()}
    mentioned = {key: float(mentions[at].sum()) for key, at in places.items()}
    likeliest, likely = max(sums, key=sums.__getitem__), max(mentioned, key=mentioned.__getitem__)
    shown = _Shown(page, title, prose)
    rows = [
        [
            *shown.row(key, at, sums[key], float(key == likeliest), list(places)),
            _log(mentioned[key]),
            _log(float(mentions[at].max())),
            float(key == likely),
            _log(float(told[at, _PUBLISHER].max())),
            _log(float(told[at, _SITE].max())),
            *address.columns(key),
        ]
        for key, at in places.items()
    ]
    return list(places), np.array(rows)


class Address:
    """The words of the page's address, which is mostly made of its headline: how far a text has the
    same ones."""

    def __init__(self, address: str) -> None:
        self.known = float(bool(address))
        self.words = _plain(" ".join(lexicon.tokens(" ".join(slugs.words(address))))).split()
        self.different = set(self.words)

    def says(self, key: str) -> bool:
        """Whether most of its words are those of a text, and of the text those of the address."""
        if len(self.different) < _SAYS:
            return False
        words = set(_plain(key).split())
        return 2 * len(words & self.different) > max(len(words), len(self.different))

    def spells(self, key: str) -> bool:
        """Whether its words are those of a text, and no others."""
        return bool(self.words) and _plain(key).replace(" ", "") == "".join(self.words)

    def columns(self, key: str) -> list[float]:
        if not self.words:
            return [self.known, 0, 0, 0, 0, 0, 0, 0]
        key, run = _plain(key), " ".join(self.words)
        words = key.split()
        shared = len(self.different.intersection(words))
        at = f" {key} ".find(f" {run} ")
        return [
            self.known,
            min(len(self.words), 10) / 10,
            shared / len(set(words)),
            shared / len(self.different),
            2 * shared / (len(set(words)) + len(self.different)),
            float(self.spells(key)),
            float(at > 0),  # something stands before what the address says
            float(0 <= at < len(key) - len(run)),
        ]


def _plain(text: str) -> str:
    """A text without the accents that addresses leave out."""
    return text if text.isascii() else _ACCENTS.sub("", normalize("NFD", text))


class _Shown:
    """The page as its candidates are seen against it.

    In lists: a candidate asks for single numbers, of which arrays make an object each time.
    """

    def __init__(self, page: Page, title: Floats, prose: int) -> None:
        self.page = page
        self.title: list[float] = title.tolist()
        self.prose = prose
        self.count = len(page.groups)
        self.main: list[float] = page.prediction.main.tolist()
        self.words: list[float] = page.words().tolist()
        columns = page.dense.take([COLUMN[name] for name in _SEEN], axis=1).T.tolist()
        self.columns: dict[str, list[float]] = dict(zip(_SEEN, columns, strict=True))
        roles = page.prediction.roles
        self.roles: dict[Role, list[float]] = {
            role: roles[:, AT[role]].tolist()
            for role in (
                Role.SUBTITLE,
                Role.BYLINE,
                Role.NAVIGATION,
                Role.CAPTION,
                Role.RELATED,
                Role.LABEL,
            )
        }
        long_heads = (page.words() > 5) & ((title > 0.1) | (roles[:, AT[Role.SUBTITLE]] > 0.2))
        self.long_heads: list[bool] = long_heads.tolist()
        self._listen()
        self.padded = [f" {key} " for key in page.keys]
        self.text = "\n".join(self.padded)
        self.starts = list(accumulate((len(line) + 1 for line in self.padded), initial=0))
        """Where each line begins in `text`."""
        signs = self.columns["copyright"]
        self.owners = [key for key, sign in zip(self.padded, signs, strict=True) if sign]

    def _listen(self) -> None:
        """How much of the words of each unit its story takes up, the story's opening, and what
        stands around the story."""
        heard = self.page.features
        body = np.array([role is Role.BODY for role in self.page.roles])
        prose = np.flatnonzero(body & (self.page.words() >= LONG))
        self.echo_prose, self.echo_opening, self.echo_elsewhere = (
            heard.echoes.share_among(heard.rows, units)[heard.rows].tolist()
            for units in (prose, prose[:_OPENING], np.flatnonzero(~body))
        )

    def holding(self, key: str) -> list[int]:
        """Units that hold a key and more."""
        inside = f" {key} "
        found = []
        at = self.text.find(inside)
        while at >= 0:
            row = bisect_right(self.starts, at) - 1
            if self.padded[row] != inside:
                found.append(row)
            at = self.text.find(inside, self.starts[row + 1])
        return found

    def row(
        self, key: str, places: list[int], total: float, likeliest: float, others: list[str]
    ) -> list[float]:
        first, page, columns = places[0], self.page, self.columns
        head = [at for at in places if at < self.prose]
        last = head[-1] if head else first
        distance = self.prose - last if head else 99
        behind = slice(last + 1, last + 1 + _BEHIND)
        words = self.words[first]
        byline = self.roles[Role.BYLINE]
        inside = f" {key} "
        held = self.holding(key)
        in_prose = sum(page.roles[at] is Role.BODY for at in held)
        # What stands at the very top, short and twice, is mostly the name of the site.
        again = len(places) > 1 and places[1] <= first + 2
        twice = first < 3 and again and words <= 5
        longer = slice(last + 1, min(last + 7, self.prose))

        def likely(role: Role) -> float:
            told = self.roles[role]
            return _log(max([told[at] for at in places]))

        return [
            _log(total),
            _log(max([self.title[at] for at in places])),
            _log(self.title[first]),
            likeliest,
            likely(Role.SUBTITLE),
            likely(Role.BYLINE),
            likely(Role.NAVIGATION),
            likely(Role.CAPTION),
            likely(Role.RELATED),
            self.main[last],
            min(first, 60) / 60,
            float(first == 0),
            float(first < 3),
            float(bool(head)),
            log1p(distance) / 4,
            float(distance == 1),
            float(1 < distance <= 4),
            float(not head),
            max(byline[behind], default=0),
            max(columns["date"][behind], default=0),
            max(byline[max(0, first - 2) : first], default=0),
            log1p(words) / 4,
            float(words <= 2),
            float(2 < words <= 4),
            float(words >= 12),
            float(words >= 20),
            columns["ends_stop"][first],
            columns["ends_colon"][first],
            columns["ends_question"][first],
            columns["bullet"][last],
            columns["starts_upper"][first],
            columns["starts_lower"][first],
            columns["capitals"][first],
            columns["year"][first],
            min(3, len(places) - 1) / 3,
            float(places[-1] > 0.8 * self.count and len(places) > 1),
            min(4, in_prose) / 4,
            min(4, len(held) - in_prose) / 4,
            float(any(inside in line for line in self.owners)),
            self.echo_prose[first],
            self.echo_opening[first],
            self.echo_elsewhere[first],
            self.echo_prose[first] - self.echo_elsewhere[first],
            columns["telling"][first],
            float(any(block.level for block in page.groups[last][:1])),
            columns["gap0"][last],
            columns["after0"][last],
            float(any(other != key and other.startswith(key) for other in others)),
            columns["lex_ago"][first],
            columns["digits"][first],
            columns["glued"][first],
            columns["date"][first],
            columns["clock"][first],
            columns["bars"][first],
            float(all(page.roles[at] is Role.BODY for at in places)),
            float(first > 0 and self.title[first - 1] > 0.3 and page.keys[first - 1] != key),
            float(twice),
            float(again and words > 5),
            float(first < 3 and words <= 5),
            float(words <= 5 and any(self.long_heads[longer])),
            likely(Role.LABEL),
        ]


def _log(p: float) -> float:
    return log(p + 1e-3) / 7
