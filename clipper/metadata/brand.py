"""How a page names the site it stands on, in its own words.

Names are collected where a site speaks of itself, each place with its weight, and the heaviest
wins: "© 2025 Name", "Name logo", "Explore what Name can do for you", a line of the page's head.
A word that the page also writes in small letters is a word, no name.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from clipper.metadata import names
from clipper.page import Block, Role

ENOUGH = 3.0
"""Weight from which a name is believed where nothing else says who published the page."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*(?=\d)|\bcopyright\b)[\s©]*", re.I)
_YEARS = re.compile(
    r"^\W*(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|\w+))?[\s,.]*(?:by\s+)?", re.I
)
_NAME_END = re.compile(
    r"(?:[.,;:]\s|\s[-–—|/]\s|[|·•©(]|\s+(?:19|20)\d\d|"
    r"\s+(?:and its|or its|all|alle|tous|todos|tutti|все|"
    r"wszelkie|tüm|reserved|inc|llc|ltd|limited|gmbh|ag|s\.?a\.?|s\.?l\.?u?|s\.?r\.?l|corp|"
    r"corporation|company|co|plc|pty|kg|bv|b\.v|ab|oy|incorporated|is|rights|ediciones)\b).*$",
    re.I,
)
_LOGO = re.compile(
    r"^(?P<before>.{2,40}?)(?:['’]s)?[\s:-]+(?:logo|logotipo|logotype|home\s?page|back to home)$"
    r"|^(?:logo|home)(?:\s+(?:of|de|du|von|di))?[\s:-]+(?P<after>.{2,40})$",
    re.I,
)
_TOKEN = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]")
_SENTENCE = re.compile(r"[.!?:]\s+|\n")
_SELF = (Role.PROMOTION, Role.APP_BANNER, Role.NOTICE)
_AROUND = (*_SELF, Role.NAVIGATION, Role.LABEL)
_NOUN_CAPITALS = 0.27
"""Share of capitals inside sentences from which a language writes its nouns so (German: .3)."""
_HEAD = 12
"""Lines at a page's start among which its header stands."""


@cache
def _generic() -> frozenset[str]:
    data = tomllib.loads(files("clipper.words").joinpath("brand.toml").read_text("utf-8"))
    return frozenset(word for words in data["generic"].values() for word in words)


class _Votes:
    """Names and what speaks for them."""

    def __init__(self) -> None:
        self.weight: dict[str, float] = defaultdict(float)
        self.shown: dict[str, str] = {}

    def add(self, name: str, weight: float) -> None:
        name = " ".join(name.split()).strip(" .,:;|/-–—©®™\"'“”„»«")
        key = _key(name)
        if not 2 <= len(name) <= 40 or len(name.split()) > 6 or name.casefold() in _generic():
            return
        if any(character.isalpha() for character in name):
            self.weight[key] += weight
            self.shown.setdefault(key, name)


def find(blocks: Sequence[Block], host: str = "") -> tuple[str, float] | None:
    """(name, weight) of the site as its page says it; `host` is that of its address, if known."""
    votes = _Votes()
    prose: Counter[str] = Counter()
    for at, block in enumerate(blocks):
        if block.role not in _AROUND or len(block.text) > 400:
            continue
        text = block.text.strip(" •*\t")
        _read_line(votes, text)
        if at < _HEAD and names.is_organisation(text) and len(text) < 40:
            votes.add(text, 1)
        if block.role in _SELF:
            prose.update(_names_in_prose(text))
    _read_header(votes, blocks)
    capitals = _capitals_in_body(blocks)
    for name, count in prose.items():
        # Where nouns have capitals one mention says nothing.
        if count > 1 or capitals < _NOUN_CAPITALS or _is_coined(name):
            votes.add(name, min(count, 3))
    if not votes.weight:
        return None
    _weigh(votes, blocks, host)
    best = max(votes.weight, key=lambda key: (votes.weight[key], -len(key)))
    return (votes.shown[best], votes.weight[best]) if votes.weight[best] > 0 else None


def _key(name: str) -> str:
    return re.sub(r"^the\s|[\W_]+", "", name.casefold())


def _read_line(votes: _Votes, text: str) -> None:
    for mark in _COPYRIGHT.finditer(text):
        rest = _YEARS.sub("", text[mark.end() : mark.end() + 90])
        votes.add(_NAME_END.sub("", f"{rest} ").strip(), 2)
    match = _LOGO.match(text)
    if match:
        votes.add(match["before"] or match["after"], 3)


def _read_header(votes: _Votes, blocks: Sequence[Block]) -> None:
    """A short line at the page's head that its footer or its notices repeat."""
    foot = [_key(b.text) for b in blocks[_HEAD:] if b.role in _AROUND and len(b.text) < 200]
    foot += [_key(b.text) for b in blocks if b.role is Role.LABEL and len(b.text) < 60]
    for block in blocks[:_HEAD]:
        text = block.text.strip(" •*\t")
        key = _key(text)
        short = block.role in _AROUND and len(key) > 5 and len(text.split()) <= 5
        # Menus stand at both ends too, but as lines of their own.
        if short and any(key in line and key != line for line in foot):
            votes.add(text, 3)


def _weigh(votes: _Votes, blocks: Sequence[Block], host: str) -> None:
    """Adds what the rest of the page says for or against each name."""
    lines = Counter(_key(block.text) for block in blocks if block.role is not Role.BODY)
    small = {
        token
        for block in blocks
        if len(block.text) < 2_000
        for token in _TOKEN.findall(block.text)
        if token[0].islower()
    }
    squeezed = _key(host.removeprefix("www.").rpartition(".")[0])
    for key, name in votes.shown.items():
        votes.weight[key] += min(lines[key], 3)
        if len(key) > 3 and squeezed and (key in squeezed or squeezed in key):
            votes.weight[key] += 3
        tokens = _TOKEN.findall(name)
        if all(token.lower() in small for token in tokens) and any(t.isascii() for t in tokens):
            votes.weight[key] -= 3
    for key in list(votes.weight):
        for longer in votes.weight:
            if longer != key and longer.startswith(key) and len(key) > 3:
                votes.weight[key] += votes.weight[longer] / 2


def _is_coined(name: str) -> bool:
    """Whether a name has a digit or a capital inside, as words do not."""
    return any(c.isdigit() for c in name) or bool(re.search("[a-zß-ÿ][A-Z]", name))


def _capitals_in_body(blocks: Sequence[Block]) -> float:
    """Share of capitalised words inside the sentences of the main content."""
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
