"""How a page names the site it stands on, in its own words: footer, logo, promotion.

Names are collected where a site speaks of itself, each place with its weight, and the heaviest
wins: "© 2025 Name", "Name logo", "Explore what Name can do", a first line of few words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from clipper.page import Block, Role

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:(?:19|20)\d\d|\d\d))?,?)?\s*(?:by\s+)?(?P<name>[^|·•©\n]{2,80})",
    re.I,
)
_NAME_END = re.compile(
    r"(?:[.,;]\s|\s[-–—|]\s|\.$|\s+(?:and its|or its|all\b|alle\b|tous\b|todos\b|tutti\b|все\b|wszelkie\b|tüm\b|"
    r"inc\b|llc\b|ltd\b|limited\b|gmbh\b|s\.?a\.?\b|corp\b|corporation\b|co\.|plc\b|pty\b|media group\b|"
    r"(?:19|20)\d\d)).*$",
    re.I,
)
_YEARS = re.compile(r"^\W*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\W*")
_LOGO = re.compile(
    r"^(?P<a>.{2,40}?)['’]?s?\s+(?:logo|logotipo|home\s?page|homepage)$|^(?:logo|home)\s*(?:of|de|du|von|di|-|:)?\s+(?P<b>.{2,40})$",
    re.I,
)
_BACK = re.compile(r"^(?P<a>.{2,40}?)\s+[-–|]\s+(?:back to )?home$", re.I)
_TOKEN = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]")
_SENTENCE = re.compile(r"[.!?:]\s+|\n")
_SELF = (Role.PROMOTION, Role.APP_BANNER, Role.NOTICE)
_ANNOUNCING = (Role.PROMOTION, Role.APP_BANNER, Role.NOTICE, Role.NAVIGATION, Role.LABEL)


def find(blocks: Sequence[Block]) -> str | None:
    """The site's name as its page says it; `None` if it does not."""
    votes: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}

    def vote(name: str, weight: float) -> None:
        name = " ".join(name.split()).strip(" .,:;|-–—©®™\"'")
        if 2 <= len(name) <= 40 and any(c.isalpha() for c in name) and len(name.split()) <= 5:
            key = name.casefold().replace(" ", "")
            votes[key] += weight
            shown.setdefault(key, name)

    for block in blocks:
        if block.role not in _ANNOUNCING or len(block.text) > 400:
            continue
        text = block.text.strip(" •*\t")
        for match in _COPYRIGHT.finditer(text):
            name = _NAME_END.sub("", _YEARS.sub("", match["name"]).strip())
            vote(name, 3)
        if said := _LOGO.match(text) or _BACK.match(text):
            vote(next(group for group in said.groups() if group), 3)
        if block.role in _SELF:
            for name in _names_in_prose(text):
                vote(name, 1)
    if not votes:
        return None
    _share(votes)
    best = max(votes, key=lambda key: (votes[key], -len(key)))
    return shown[best]


def _share(votes: dict[str, float]) -> None:
    """Gives a name the votes of longer ones that begin with it: "Foo" and "Foo Publishing"."""
    for short in list(votes):
        for long in list(votes):
            if long != short and long.startswith(short) and len(short) > 3:
                votes[short] += votes[long]


def _names_in_prose(text: str) -> list[str]:
    """Capitalised words inside sentences that are otherwise in small letters."""
    found = []
    for sentence in _SENTENCE.split(text):
        tokens = _TOKEN.findall(sentence)
        if len(tokens) < 3:
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
