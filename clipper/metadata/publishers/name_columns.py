"""A name a page may have for its site, and what speaks for it, as columns of numbers.

`brand_names` collects the names; `brand` weighs the columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import nlargest
from math import log

from clipper import trees
from clipper.metadata import roles
from clipper.metadata.authors import bylines, kinds
from clipper.metadata.publishers import name_places
from clipper.page import Block, Role
from clipper.words.keys import key_of as words_of
from clipper.words.scripts import ANY_UNSPACED

_DOMAIN = re.compile(
    r"(?:@|https?://|www\.)(?P<a>[a-z0-9.-]+)\.[a-z]{2,}"
    r"|\b(?P<b>[a-z0-9-]{3,})\.(?:com|org|net|io|co|de|fr|nl|ru|jp|cn|kr|it|es|pt|blog|news|info)\b",
    re.I,
)
_MOST_TEXT, _MOST_LONGER, MOST_OWNERS = 50_000, 8, 100
"""Characters of a page, longer names, and owners and domains that a name is held against."""
_DOUBT = 1e-4
"""Below what a probability makes no difference."""
MOST_LINES = 4
"""Lines up to which it counts how many others hold a name."""
MOST_NAMING = 20
"""Lines on which the name of the publisher is looked for, and as many for that of the site."""
SENTENCE = re.compile(r"[.!?:]\s+|\n")
_MARKS = ".,;:!?()[]\"'“”„«»‘’…"
_ARTICLE = re.compile(r"^the\s")
_ASCII_SIGNS = str.maketrans("", "", "".join(c for c in map(chr, range(128)) if not c.isalnum()))
_DOTTED = re.compile(r"\.[a-z]", re.I)
"""What every domain holds."""
TOKEN = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]")
_DATELINE = re.compile(r"\s?[–—:(,/|]|\s-")
_OPENING, _PLACE_MOST = 3, 40
"""Paragraphs that a place may stand before, and characters within which its name ends."""
COINED = re.compile("[a-zß-ÿ][A-Z]|\\d")
LONGEST_LINE = 400
_TELLING = (
    Role.BYLINE,
    Role.ATTRIBUTION,
    Role.CAPTION,
    Role.RELATED,
    Role.LABEL,
    Role.NAVIGATION,
    Role.NOTICE,
    Role.PROMOTION,
    Role.APP_BANNER,
    Role.SHARING,
)
"""Roles for each of which it counts how many lines hold a name."""


@dataclass(slots=True)
class Name:
    """One name and where it was met."""

    shown: str
    lines: int = 0
    """Lines that are nothing but the name."""
    first: int = -1
    last: int = -1
    """Numbers of the first and the last of them."""
    bulleted: bool = False
    label: bool = False
    opens: bool = False
    """Whether a menu follows the first of them."""
    copyright: int = 0
    logo: int = 0
    prose: int = 0
    spoken: int = 0
    """Of these, sentences in which the site speaks of itself."""
    heads: int = 0
    """Lines of several parts whose first part it is."""
    tails: int = 0
    suffix: int = 0
    """Headlines behind which it stands, parted from them."""
    fronts: int = 0
    """Longer lines that begin with it."""
    aged: int = 0
    """Of these, lines that go on with a date."""
    sourced: int = 0
    """How often it stands behind words that tell whose story this is."""
    signed: int = 0
    """Of these, in a byline or a note on the story."""
    inside: Counter[str] = field(default_factory=Counter)
    """How often it stands in a line in each of the ways of `name_places.inside`."""
    places: list[int] = field(default_factory=list)
    """Numbers of the lines it was met on, but for prose."""
    met: set[int] = field(default_factory=set)
    """Numbers of all lines it was met on."""

    def only_inside(self) -> bool:
        """Whether it was met in no other way than inside of lines."""
        met = (self.lines, self.copyright, self.logo, self.prose, self.heads, self.tails)
        return not any(met) and not self.suffix and not self.fronts


class Page:
    """What a page says at large, against which its names are seen."""

    def __init__(self, blocks: Sequence[Block], host: str, said: bylines.Byline) -> None:
        self.size = len(blocks)
        self.small = small_words(blocks)
        self.domains = {
            key_of((match["a"] or match["b"]).removeprefix("www.").split(".")[-1])
            for block in blocks
            if block.role is not Role.BODY and len(block.text) < LONGEST_LINE
            if "." in block.text and _DOTTED.search(block.text)
            for match in _DOMAIN.finditer(block.text)
        }
        self.long_domains = sorted(name for name in self.domains if len(name) > 3)[:MOST_OWNERS]
        self.sources = name_places.sources(blocks, key_of)
        self.said = {
            "publisher": _keys(said.publisher),
            "likely": _keys(said.likely_publisher),
            "others": _keys(*said.others, *said.handles),
            "authors": _keys(*said.authors, *said.likely_authors, *said.helpers),
        }
        self.authors = _keys(*said.authors, *said.helpers)
        """Names that bylines surely have for persons."""
        printed = [n for n in (said.publisher, said.likely_publisher, *said.others) if n]
        self.printed = {key_of(name): name for name in printed}
        """Names of bylines that are not those of authors, by their keys."""
        self.aggregated = float(said.published is not None and said.published.ago is not None)
        often = sum(count > 1 for count in self.sources.values())
        self.shown = trees.logit(blocks[0].mentions.shown) if blocks else 0.0
        self.of_others = (self.aggregated, min(6, len(self.sources)), min(6, often), self.shown)
        """How much of other sites the page shows; the same for all of its names."""
        self.bylines = {at for at, b in enumerate(blocks) if b.role is Role.BYLINE}
        credits_ = (Role.CAPTION, Role.ATTRIBUTION)
        self.credits = "\n".join(key_of(b.text[:300]) for b in blocks if b.role in credits_)
        self.host = key_of(host.removeprefix("www.").rpartition(".")[0])
        self.titles: set[str] = set()
        self.about_title = name_places.about_title(blocks)
        self.title_at = roles.first(blocks, Role.TITLE) or 0
        self.near_title = {at for at in self.about_title if abs(at - self.title_at) <= 2}
        body: list[str] = []
        around: list[str] = []
        lines: dict[Role, list[str]] = {role: [] for role in _TELLING}
        for block in blocks:
            if len(block.text) < LONGEST_LINE:
                key = key_of(block.text)
                (body if block.role is Role.BODY else around).append(key)
                if block.role in lines:
                    lines[block.role].append(key)
                if block.role is Role.TITLE:
                    self.titles.add(key)
        self.blocks = blocks
        self.publisher = [block.mentions.publisher for block in blocks]
        self.site = [block.mentions.site for block in blocks]
        self.told = any(self.publisher)
        """Whether a labeller has said where names stand."""
        # Keys hold letters and digits alone, so a line break parts them.
        self.around_text = "\n".join(around)
        self.body_text = "\n".join(body)
        self.text = f"{self.around_text}\n{self.body_text}"[:_MOST_TEXT]
        self.of_role = ["\n".join(keys)[:_MOST_TEXT] for keys in lines.values()]
        prose = [block.text for block in blocks if block.role is Role.BODY]
        self.prose = f" {words_of(' '.join(prose)[:_MOST_TEXT])} "
        """Words of the main content."""
        titles = [block.text[:LONGEST_LINE] for block in blocks if block.role is Role.TITLE]
        self.headline = f" {words_of(max(titles, key=len, default=''))} "
        self.opening = f" {words_of(' '.join(prose[:_OPENING]))} "
        self.datelines = {
            key_of(text[: match.start()])
            for text in prose[:_OPENING]
            if (match := _DATELINE.search(text, 2, _PLACE_MOST))
        }
        """What the story's first paragraphs begin with, before a sign: where it was written."""
        self.keys: list[str] = []
        """Those of its names."""

    def told_of(self, name: str) -> float:
        """How often the main content speaks of what a name names, up to 4 times."""
        said = words_of(name)
        return min(4, self.prose.count(said if ANY_UNSPACED.search(said) else f" {said}"))

    def lines_of_roles(self, key: str) -> list[int]:
        """How many lines of each role that tells hold a key."""
        return [lines_with(key, text, MOST_LINES, whole=True) for text in self.of_role]

    def subject(self, name: str) -> list[float]:
        """Whether the headline speaks of what a name names, and how the story begins."""
        said = words_of(name)
        if not said:
            return [0.0, 0.0]
        whole = said == self.headline.strip()
        said = said if ANY_UNSPACED.search(said) else f" {said} "
        return [float(said in self.headline and not whole), float(said in self.opening)]

    @cached_property
    def capitals(self) -> float:
        """Share of capitalised words inside the sentences of the main content."""
        return capitals(self.blocks)

    def naming(self) -> list[int]:
        """The lines that most likely hold a name, bylines and those about the headline among them;
        all of them, where no labeller has said."""
        if not self.told:
            return list(range(self.size))
        places = {*self.about_title, *sorted(self.bylines)[:MOST_NAMING]}
        for mentions in (self.publisher, self.site):
            places |= set(nlargest(MOST_NAMING, range(self.size), key=mentions.__getitem__))
        return sorted(places)


def _keys(*names_: str | None) -> set[str]:
    return {key_of(name) for name in names_ if name}


def small_words(blocks: Sequence[Block]) -> set[str]:
    """Words of a page that it also writes in small letters."""
    written = set(" ".join([block.text for block in blocks]).split())
    return {word for each in written if (word := each.strip(_MARKS))[:1].islower()}


def capitals(blocks: Sequence[Block]) -> float:
    """Share of capitalised words inside the sentences of the main content (German: .3)."""
    total = capital = 0
    for block in [b for b in blocks if b.role is Role.BODY][:40]:
        for sentence in SENTENCE.split(block.text[:600]):
            tokens = TOKEN.findall(sentence)[1:]
            total += len(tokens)
            capital += sum([token[0].isupper() for token in tokens])
    return capital / total if total else 0.0


def key_of(name: str) -> str:
    """Letters and digits of a name, lower case, without spaces and article."""
    return _short_key(name) if len(name) <= LONGEST_LINE else _key(name)


def _key(name: str) -> str:
    name = name.casefold()
    if not name.isascii():
        return words_of(_ARTICLE.sub("", name)).replace(" ", "")
    # Sooner by far, and most names are.
    if name.startswith("the") and name[3:4].isspace():
        name = name[4:]
    return name.translate(_ASCII_SIGNS)


_short_key = lru_cache(maxsize=8192)(_key)


def columns(
    key: str,
    name: Name,
    page: Page,
    top: int,
    owned: Sequence[str],
    lined: Sequence[str],
) -> list[float]:
    shown, tokens = name.shown, TOKEN.findall(name.shown)
    coined = float(COINED.search(shown) is not None)
    known = float(page.small.issuperset(map(str.lower, tokens)))
    long = len(key) > 3
    inside = lines_with(key, page.around_text, MOST_LINES, whole=False) if long else 0
    in_body = lines_with(key, page.body_text, MOST_LINES, whole=True) if long else 0
    shorter = lined[: bisect_left(lined, len(key), key=len)]
    head = [float(0 <= name.first < limit) for limit in (3, 8, 20)]
    foot = float(name.last > page.size * 0.8)
    return [
        min(name.copyright, 2),
        float(name.logo > 0),
        min(name.lines, 3),
        float(name.lines > 1),
        min(name.prose, 3),
        min(name.spoken, 3),
        float(name.spoken > 1),
        float(name.spoken > 0) * coined,
        float(name.spoken > 0) * known,
        *head,
        foot,
        head[2] * foot,
        float(name.first >= 0 and name.first == top),
        float(name.bulleted),
        float(name.label),
        min(name.heads, 2),
        min(name.tails, 2),
        float(name.suffix > 0),
        inside,
        in_body,
        float(inside > 0) * head[1],
        float(in_body > 0) * head[1],
        known,
        float(len(tokens) == 1),
        float(len(tokens) == 2),
        float(len(tokens) >= 4),
        len(key) / 20,
        float(kinds.is_organisation(shown)),
        float(kinds.is_person(shown)),
        coined,
        float(shown.isupper()),
        float(long and any(key in name or name in key for name in page.long_domains)),
        float(key in page.domains),
        float(long and bool(page.host) and (key in page.host or page.host in key)),
        float(long and key == page.host),
        float(key in page.titles),
        float(name.copyright > 0 and name.lines > 0),
        float(shown[0].islower()),
        page.capitals if name.prose else 0.0,
        head[0] * float(len(tokens) >= 2 and not name.bulleted),
        float(any(key != other and key in other for other in owned)),
        float(name.copyright > 0 and inside > 0),
        float(0 <= name.first < page.title_at),
        float(name.opens and 0 <= name.first < page.title_at),
        float(name.opens and 0 <= name.first == top),
        float(any(map(key.__contains__, shorter))),
        min(name.fronts, 3),
        min(name.aged, 3),
        float(name.aged > 0) * page.aggregated,
        float(key in page.said["publisher"]),
        float(key in page.said["publisher"]) * page.aggregated,
        float(key in page.said["likely"]),
        float(key in page.said["others"]),
        float(key in page.said["authors"]),
        min(page.sources[key], 3),
        float(page.sources[key] > 0) * page.aggregated,
        lines_with(key, page.credits, MOST_LINES, whole=True) if long else 0,
        float(any(abs(at - page.title_at) <= 4 for at in name.places)),
        float(any(at in page.bylines for at in name.places)),
        page.aggregated * head[1],
        page.aggregated * float(name.spoken > 0),
        _fragment(key, page) if long else 0.0,
        min(5, sum(key != other and other in key for other in page.keys)),
        _told(page.publisher, name.met),
        _told(page.site, name.met),
        *[min(name.inside[how], 3) for how in name_places.WAYS],
        float(any(at in page.near_title for at in name.met)),
        *page.of_others,
        min(name.sourced, 3),
        min(name.signed, 2),
        float(name.sourced > 0) * page.aggregated,
        page.told_of(shown),
        float(key in page.datelines),
        *(page.lines_of_roles(key) if long or ANY_UNSPACED.search(key) else [0.0] * len(_TELLING)),
        *page.subject(shown),
    ]


def _told(mentions: Sequence[float], places: set[int]) -> float:
    """What the labeller thinks of the lines a name stands on: log of the sum."""
    return log(sum([mentions[at] for at in places]) + _DOUBT)


def _fragment(key: str, page: Page) -> float:
    """Share of the places of a key that a longer name of the page takes up."""
    longer = [other for other in page.keys if key != other and key in other][:_MOST_LONGER]
    if not longer:
        return 0.0
    most = max(page.text.count(other) for other in longer)
    return min(1.0, most / max(1, page.text.count(key)))


def lines_with(key: str, text: str, most: int, *, whole: bool) -> int:
    """How many lines of a text hold a key, counted up to `most`; with `whole`, also those that are
    nothing else."""
    count = at = 0
    while count < most and (at := text.find(key, at)) >= 0:
        first = text.rfind("\n", 0, at) + 1
        at = text.find("\n", at)
        last = len(text) if at < 0 else at
        count += whole or last - first != len(key)
        if at < 0:
            break
    return count
