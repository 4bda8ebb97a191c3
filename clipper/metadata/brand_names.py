"""Names that a page may have for the site it stands on, and what speaks for each.

A name is taken from wherever a site speaks of itself: a short line of its header, of its footer,
a part of such a line, "© 2025 Name", "Name logo", a capitalised word inside a notice. Each is then
described by numbers: where it stands, how often, what else holds it. `brand` weighs them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from clipper.metadata import bylines, name_places, names
from clipper.page import Block, Role

_AROUND = (
    Role.PROMOTION,
    Role.APP_BANNER,
    Role.NOTICE,
    Role.NAVIGATION,
    Role.LABEL,
    Role.SHARING,
)
_SELF = (Role.PROMOTION, Role.APP_BANNER, Role.NOTICE)
"""Where a site speaks of itself."""
_SPEAKING = (*_AROUND[:4], Role.SHARING, Role.ATTRIBUTION, Role.BYLINE, Role.COMMENTS)
_LONGEST_LINE = 400
_NOUN_CAPITALS = 0.27
"""Share of capitals inside sentences from which a language writes its nouns so (German: .3)."""
_MOST_WORDS, _MOST_CHARS, _MOST_WIDE = 6, 45, 14
_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_COPYRIGHT = re.compile(r"(?:[©ⓒ]|\(c\)\s*(?=\d)|\bcopyright\b)[\s©ⓒ]*", re.I)
_YEARS = re.compile(
    r"^\W*(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|\w+))?[\s,.]*(?:by\s+)?", re.I
)
_NAME_END = re.compile(
    r"(?:[.,;:]\s|\s[-–—|/]\s|[|·•©ⓒ(]|\s+(?:19|20)\d\d|"
    r"\s+(?:and its|or its|all|alle|tous|todos|tutti|все|"
    r"wszelkie|tüm|reserved|inc|llc|ltd|limited|gmbh|ag|s\.?a\.?|s\.?l\.?u?|s\.?r\.?l|corp|"
    r"corporation|company|co|plc|pty|kg|bv|b\.v|ab|oy|incorporated|is|rights|ediciones|"
    r"contributors?)\b).*$",
    re.I,
)
_LOGO = re.compile(
    r"^(?P<before>.{2,40}?)(?:['’]s)?[\s:-]+(?:logo|logotipo|logotype|home\s?page|back to home)\b"
    r"|^(?:logo|home)(?:\s+(?:of|de|du|von|di))?[\s:-]+(?P<after>.{2,40})$",
    re.I,
)
_PARTS = re.compile(r"\s+[|·•–—»«:›‹~-]+\s+|\s*[|｜»›‹]\s*|,\s")
_PARTED = re.compile("[|·•–—»«:›‹~,｜-]")
_DOMAIN = re.compile(
    r"(?:@|https?://|www\.)(?P<a>[a-z0-9.-]+)\.[a-z]{2,}"
    r"|\b(?P<b>[a-z0-9-]{3,})\.(?:com|org|net|io|co|de|fr|nl|ru|jp|cn|kr|it|es|pt|blog|news|info)\b",
    re.I,
)
_MOST_TEXT, _MOST_LONGER, _MOST_OWNERS = 50_000, 8, 100
"""Characters of a page, longer names, and owners and domains that a name is held against."""
_MOST_LINES = 4
"""Lines up to which it counts how many others hold a name."""
CLOSE = {20: 4, 21: 4, 22: 1, 23: 1, 29: 1, 30: 1, 43: 1, 47: 1, 58: 4, 63: 1, 64: 5}
"""Columns of a description that take long to find, and the largest value of each."""
_LINK_NUMBER = re.compile(r"\[\d+\]")
_TOKEN = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]")
_SENTENCE = re.compile(r"[.!?:]\s+|\n")
_MARKS = ".,;:!?()[]\"'“”„«»‘’…"
_NOT_WORD = re.compile(r"^the\s|[\W_]+")
_ASCII_SIGNS = str.maketrans("", "", "".join(c for c in map(chr, range(128)) if not c.isalnum()))
_DOTTED = re.compile(r"\.[a-z]", re.I)
"""What every domain holds."""
_COINED = re.compile("[a-zß-ÿ][A-Z]|\\d")


@dataclass(slots=True)
class _Name:
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
    places: list[int] = field(default_factory=list)
    """Numbers of the lines it was met on, but for prose."""


class _Page:
    """What a page says at large, against which its names are seen."""

    def __init__(self, blocks: Sequence[Block], host: str, said: bylines.Byline) -> None:
        self.size = len(blocks)
        self.small = _small_words(blocks)
        self.domains = {
            key_of((match["a"] or match["b"]).removeprefix("www.").split(".")[-1])
            for block in blocks
            if block.role is not Role.BODY and len(block.text) < _LONGEST_LINE
            if "." in block.text and _DOTTED.search(block.text)
            for match in _DOMAIN.finditer(block.text)
        }
        self.long_domains = sorted(name for name in self.domains if len(name) > 3)[:_MOST_OWNERS]
        self.sources = name_places.sources(blocks, key_of)
        self.said = {
            "publisher": _keys(said.publisher),
            "likely": _keys(said.likely_publisher),
            "others": _keys(*said.others, *said.handles),
            "authors": _keys(*said.authors, *said.likely_authors, *said.helpers),
        }
        self.printed = [n for n in (said.publisher, said.likely_publisher, *said.others) if n]
        """Names of bylines that are not those of authors."""
        self.aggregated = float(said.published is not None and said.published.ago is not None)
        self.bylines = {at for at, b in enumerate(blocks) if b.role is Role.BYLINE}
        credits_ = (Role.CAPTION, Role.ATTRIBUTION)
        self.credits = "\n".join(key_of(b.text[:300]) for b in blocks if b.role in credits_)
        self.host = key_of(host.removeprefix("www.").rpartition(".")[0])
        self.around: list[str] = []
        self.body: list[str] = []
        self.titles: set[str] = set()
        self.title_at = next((at for at, b in enumerate(blocks) if b.role is Role.TITLE), 0)
        for block in blocks:
            if len(block.text) < _LONGEST_LINE:
                key = key_of(block.text)
                (self.body if block.role is Role.BODY else self.around).append(key)
                if block.role is Role.TITLE:
                    self.titles.add(key)
        self.capitals = _capitals(blocks)
        # Keys hold letters and digits alone, so a line break parts them.
        self.around_text = "\n".join(self.around)
        self.body_text = "\n".join(self.body)
        self.text = f"{self.around_text}\n{self.body_text}"[:_MOST_TEXT]
        self.keys: list[str] = []
        """Those of its names."""


def _keys(*names_: str | None) -> set[str]:
    return {key_of(name) for name in names_ if name}


def _small_words(blocks: Sequence[Block]) -> set[str]:
    """Words of a page that it also writes in small letters."""
    written = set(" ".join([block.text for block in blocks]).split())
    words = {word.strip(_MARKS) for word in written}
    return {word for word in words if word[:1].islower()}


@cache
def _words(*lists: str) -> tuple[str, ...]:
    data = tomllib.loads(files("clipper.words").joinpath("brand.toml").read_text("utf-8"))
    return tuple(word for name in lists for words in data[name].values() for word in words)


@cache
def _menu() -> frozenset[str]:
    return frozenset(_words("generic", "menu"))


def _is_menu(text: str) -> bool:
    low = text.casefold()
    return low in _menu() or low.startswith(_words("skips"))


def key_of(name: str) -> str:
    """Letters and digits of a name, lower case, without spaces and article."""
    name = name.casefold()
    if not name.isascii():
        return _NOT_WORD.sub("", name)
    # Sooner by far, and most names are.
    if name.startswith("the") and name[3:4].isspace():
        name = name[4:]
    return name.translate(_ASCII_SIGNS)


class Names:
    """Every name a page has for its site.

    `blocks` are labelled; `host` is that of the page's address, if known, and `said` what its
    bylines say, if that was read already.
    """

    def __init__(
        self, blocks: Sequence[Block], host: str = "", said: bylines.Byline | None = None
    ) -> None:
        self.lines = len(blocks)
        self._page = _Page(blocks, host, said or bylines.read(blocks))
        self._found = _collect(blocks, self._page)
        self.keys = self._page.keys = list(self._found)
        """By what `shown` and `description` know each name."""
        met = [name.first for name in self._found.values() if name.first >= 0]
        self._top = min(met, default=0)
        owned = [key for key, name in self._found.items() if name.copyright]
        self._owned = owned[:_MOST_OWNERS]
        lined = [key for key, name in self._found.items() if name.lines and len(key) > 3]
        self._lined = sorted(lined, key=len)

    def shown(self, key: str) -> str:
        return self._found[key].shown

    def signed(self, key: str) -> bool:
        """Whether a name stands in a byline, or before an age."""
        said = self._page.said
        return self._found[key].aged > 0 or any(
            key in said[kind] for kind in ("publisher", "likely", "others")
        )

    def description(self, key: str, *, closely: bool = True) -> list[float]:
        """What speaks for a name; unless seen `closely`, the columns of `CLOSE` are 0."""
        return _features(
            key, self._found[key], self._page, self._top, self._owned, self._lined, closely
        )


def spoken(blocks: Sequence[Block]) -> str | None:
    """The name a site calls itself by inside its notices and adverts, and nothing else on the page.

    A name that the story or its neighbours speak of too is their subject, and where nouns have
    capitals one mention says nothing.
    """
    counts: Counter[str] = Counter()
    for block in blocks:
        if block.role in _SELF and len(block.text) <= _LONGEST_LINE:
            counts.update(n for n in _names_in_prose(block.text) if not _is_menu(n))
    if not counts:
        return None
    small = _small_words(blocks)
    others = [key_of(b.text) for b in blocks if b.role in (Role.BODY, Role.RELATED, Role.TITLE)]
    capitals = _capitals(blocks)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]))):
        key, coined = key_of(name), bool(_COINED.search(name))
        said = count > 1 or capitals < _NOUN_CAPITALS or coined
        words = _TOKEN.findall(name)
        known = all(token.lower() in small for token in words) and not coined
        if said and not known and len(key) > 2 and not any(key in other for other in others):
            return name
    return None


def _collect(blocks: Sequence[Block], page: _Page) -> dict[str, _Name]:
    found: dict[str, _Name] = {}

    def get(text: str) -> _Name:
        """The record of a name; one that is thrown away where the text can be none."""
        shown = " ".join(text.split()).strip(" .,:;|/-–—©ⓒ®™\"'“”„»«‹›•*[]()")
        fits = 2 <= len(shown) <= _MOST_CHARS and len(shown.split()) <= _MOST_WORDS
        if not fits or len(_WIDE.findall(shown)) > _MOST_WIDE:
            return _Name("")
        key = key_of(shown)
        if not any(map(str.isalpha, key)) or _is_menu(shown):
            return _Name("")
        return found.setdefault(key, _Name(shown))

    for at, block in enumerate(blocks):
        if len(block.text) > _LONGEST_LINE:
            continue
        text = block.text
        if "[" in text:
            text = _LINK_NUMBER.sub("", text)
        text = text.strip(" •*\t")
        if block.role in _AROUND:
            low = text.lower()
            owned = "©" in text or "ⓒ" in text or "(c)" in low or "copyright" in low
            for mark in _COPYRIGHT.finditer(text) if owned else ():
                rest = _YEARS.sub("", text[mark.end() : mark.end() + 90])
                get(_NAME_END.sub("", f"{rest} ")).copyright += 1
            if ("log" in low or "home" in low) and (match := _LOGO.match(text)):
                get(match["before"] or match["after"]).logo += 1
            behind = blocks[at + 1].text.strip() if at + 1 < len(blocks) else ""
            record = get(text)
            record.places.append(at)
            _note_line(record, at, block, behind)
            parts = _parts(text)
            if 1 < len(parts) < 6:
                get(parts[0]).heads += 1
                get(parts[-1]).tails += 1
        if block.role in _SPEAKING:
            for name in _names_in_prose(text):
                record = get(name)
                record.prose += 1
                record.spoken += block.role in _SELF
        elif block.role is Role.TITLE:
            parts = _parts(text)
            if len(parts) > 1:
                get(parts[-1]).suffix += 1

    def held(key: str) -> int:
        return _lines_with(key, page.text, _MOST_LINES, whole=True)

    for at, name, aged in name_places.fronts(blocks, key_of, held):
        record = get(name)
        record.fronts += 1
        record.aged += aged
        record.places.append(at)
    for name in page.printed:
        get(name)
    return found


def _parts(text: str) -> list[str]:
    """The parts of a line with signs between them; none where it has no such sign."""
    return [part for part in _PARTS.split(text) if part] if _PARTED.search(text) else []


def _note_line(name: _Name, at: int, block: Block, behind: str) -> None:
    if name.first < 0:
        name.opens = behind[:1] in ("•", "*") or _is_menu(behind)
    name.lines += 1
    name.first = at if name.first < 0 else name.first
    name.last = at
    name.bulleted = name.bulleted or block.text.lstrip()[:1] in ("•", "*")
    name.label = name.label or block.role is Role.LABEL


def _features(
    key: str,
    name: _Name,
    page: _Page,
    top: int,
    owned: Sequence[str],
    lined: Sequence[str],
    closely: bool,
) -> list[float]:
    shown, tokens = name.shown, _TOKEN.findall(name.shown)
    coined = float(_COINED.search(shown) is not None)
    known = float(page.small.issuperset(map(str.lower, tokens)))
    long = len(key) > 3
    near = long and closely
    inside = _lines_with(key, page.around_text, _MOST_LINES, whole=False) if near else 0
    in_body = _lines_with(key, page.body_text, _MOST_LINES, whole=True) if near else 0
    shorter = lined[: bisect_left(lined, len(key), key=len)] if closely else ()
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
        float(closely and names.is_organisation(shown)),
        float(closely and names.is_person(shown)),
        coined,
        float(shown.isupper()),
        float(long and any(key in name or name in key for name in page.long_domains)),
        float(key in page.domains),
        float(long and bool(page.host) and (key in page.host or page.host in key)),
        float(long and key == page.host),
        float(key in page.titles),
        float(name.copyright > 0 and name.lines > 0),
        float(shown[0].islower()),
        float(name.prose > 0) * page.capitals,
        head[0] * float(len(tokens) >= 2 and not name.bulleted),
        float(any(key != other and key in other for other in owned)),
        float(name.copyright > 0 and inside > 0),
        float(0 <= name.first < page.title_at),
        float(name.opens and 0 <= name.first < page.title_at),
        float(name.opens and 0 <= name.first == top),
        float(closely and any(map(key.__contains__, shorter))),
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
        _lines_with(key, page.credits, _MOST_LINES, whole=True) if near else 0,
        float(any(abs(at - page.title_at) <= 4 for at in name.places)),
        float(any(at in page.bylines for at in name.places)),
        page.aggregated * head[1],
        page.aggregated * float(name.spoken > 0),
        _fragment(key, page) if near else 0.0,
        min(5, sum(key != other and other in key for other in page.keys)) if closely else 0,
    ]


def _fragment(key: str, page: _Page) -> float:
    """Share of the places of a key that a longer name of the page takes up."""
    longer = [other for other in page.keys if key != other and key in other][:_MOST_LONGER]
    if not longer:
        return 0.0
    most = max(page.text.count(other) for other in longer)
    return min(1.0, most / max(1, page.text.count(key)))


def _lines_with(key: str, text: str, most: int, *, whole: bool) -> int:
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


def _capitals(blocks: Sequence[Block]) -> float:
    """Share of capitalised words inside the sentences of the main content (German: .3)."""
    total = capital = 0
    for block in [b for b in blocks if b.role is Role.BODY][:40]:
        for sentence in _SENTENCE.split(block.text[:600]):
            tokens = _TOKEN.findall(sentence)[1:]
            total += len(tokens)
            capital += sum(token[0].isupper() for token in tokens)
    return capital / total if total else 0.0


def _names_in_prose(text: str) -> list[str]:
    """Capitalised words inside sentences that are otherwise in small letters."""
    found = []
    for sentence in _SENTENCE.split(text):
        tokens = _TOKEN.findall(sentence)
        if len(tokens) < 4:
            continue
        small = sum(token[0].islower() for token in tokens[1:])
        if small * 2 < len(tokens) - 1:
            continue
        run: list[str] = []
        for token in [*tokens[1:], ""]:
            if token and token[0].isupper() and not (token.isupper() and len(token) < 5):
                run.append(token)
            else:
                if run:
                    found.append(" ".join(run))
                run = []
    return found
