"""What a site is called, by the head of an HTML page, its title element and what it prints.

A head names the firm that publishes ("Harbour Media GmbH"), adds a motto ("Harbour Post - News for
the coast") or writes the address ("harbourpost.example"); a title element ends with the site's name
or with a section's. So each such name and each part of one is a candidate, and what tells most is
whether it stands on the page as a line of its own. The candidates are weighed by a conditional
logit; `training/site_names.py` fits its weights.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from importlib.resources import files
from operator import mul
from typing import NamedTuple

from clipper.metadata import titles
from clipper.metadata.publishers.menus import is_menu
from clipper.metadata.publishers.name_columns import key_of
from clipper.page import Block, Role

_SEVERAL = re.compile(r"\w[\s&-]+\w")
"""Between words of a name."""
_LONGEST, _LONGEST_LINE, _LONGEST_SAID = 60, 80, 300
"""Characters of the longest name, of the longest line that is held against names, and of what is
read of a head's name and of a title."""
_NAME_WORDS = 5
"""Words of the longest name that is looked for at the end of a title."""
_MOST = 60
"""Candidates of a page that are weighed."""
_LEGAL = re.compile(
    r"[\s,]+(?:inc|llc|ltd|limited|g?mbh|ag|ug|kg|se|asa?|ab|oyj?|a/s|aps|b\.?v|n\.?v|s\.?a|"
    r"s\.?l\.?u?|s\.?r\.?l|s\.?p\.?a|s\.r\.o|a\.s|d\.o\.o|kft|zrt|sp\. z o\.o|plc|pty|corp|"
    r"corporation|company|co|incorporated|pte|sas|sarl|ltda|sdn bhd)(?:\.|\s&\s?co\.?\s?kg)?\.?$",
    re.I,
)
"""Forms of firms, behind a name."""
_KIND = re.compile(r"\s+(?:blog|docs|documentation|forums?|online|news|website|magazine)$", re.I)
"""What a site or a part of it is, behind a name."""
_PARTS = re.compile(r"\s+[|–—•·»:›~-]+\s+|\s*[|｜»›：]\s*|(?<=\w):\s+")
_DOMAIN = re.compile(r"((?:[\w-]+\.)*[\w-]+)\.[a-z]{2,7}", re.I)
_PUBLIC = frozenset("co com org net ac gov edu or ne go lg gob gouv gc govt nhs sch".split())
"""Labels of registries before that of a country."""
_LENT = frozenset(
    "github gitlab fandom blogspot wordpress substack tumblr wixsite netlify vercel readthedocs "
    "herokuapp livejournal typepad myshopify hatenablog tistory".split()
)
"""Names of those who lend their address to the sites of others."""
_OWNED = re.compile("©|copyright", re.I)
_CLAIM = re.compile(
    r"^(?:\s*(?:copyright\b|©|\(c\)|(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?|by\b|[,.:]))+"
    r"|[\s,.;|–-]*\ball rights reserved\b.*$",
    re.I,
)
"""What stands around the name of who owns a text: "Copyright 2026 ... All rights reserved."."""
_EDGE = " ,:;|-–—©®™"

COLUMNS = (
    "line lines notice publisher site_name title_end title_middle title_alone host about_host "
    "agreeing inside around firm kind address one_word small long"
).split()


class Candidate(NamedTuple):
    """A name, and how it was come by."""

    shown: str
    signs: set[tuple[str, str]]
    """(signal, whether it is the whole of it or which part)."""


def best(
    own: Sequence[tuple[str, str]],
    title: str,
    headline: str,
    blocks: Sequence[Block],
    sections: Sequence[str] = (),
) -> tuple[str, str] | None:
    """The likeliest name of a page's site, and the signal that gave it.

    `own` are the names of the head and of the address with their signals, `title` is the text of
    the title element, `headline` that of the main content, `sections` are those of the site in
    which the head says the page is. `None` where nothing names a site.
    """
    if agreed := _agreed(own, title):
        return agreed
    found = candidates(own, title, headline, blocks, sections)
    if not found:
        return None
    sums = [sum(map(mul, _weights(), row)) for row in columns(found, own, blocks)]
    key = list(found)[sums.index(max(sums))]
    name = found[_of_address(found, _stems(own), key) or key]
    order = [signal for _, signal in own] + ["title element", "page's own name"]
    return name.shown, min((signal for signal, _ in name.signs), key=order.index)


def owner(text: str) -> str:
    """The name in a claim of copyright.

    >>> owner("Copyright © 2019-2026 Harbour Post. All rights reserved."), owner("Harbour Post")
    ('Harbour Post', 'Harbour Post')
    """
    name: str = _CLAIM.sub("", " ".join(text.split()))
    return name.strip()


def is_domain(text: str) -> bool:
    """Whether a text is the address of a site: "harbourpost.example"."""
    return _DOMAIN.fullmatch(text) is not None


def before_motto(text: str, host: str) -> str:
    """The name at the front of a text, before a motto, if the page's host begins it; else "".

    >>> before_motto("Harbour Post - news, tides and weather for the coast", "harbour.example")
    'Harbour Post'
    >>> before_motto("News for the coast - tides and weather, too", "harbour.example")
    ''
    """
    parts = titles.parts(_read(text))
    words = parts[0].split()[:_NAME_WORDS] if len(parts) > 1 else []
    stems = _stems([(host, "host")])
    begins = (key_of(" ".join(words[:end])) for end in range(1, len(words) + 1))
    return parts[0].strip(_EDGE) if any(key in stems for key in begins) else ""


def by_address(title: str, own: Sequence[tuple[str, str]]) -> str:
    """What a title element calls a site whose address tells the same name; empty if nothing.

    1. all of it, its last words, or one of its parts, that are the name in the address but for
    spaces and signs; 2. that name as a part begins with it, where the last part is a slogan.
    """
    title, stems = _read(title), _stems(own)
    parts = titles.parts(title)
    words = title.split()
    ends = [" ".join(words[-count:]) for count in range(1, min(_NAME_WORDS, len(words)) + 1)]
    for text in (*ends, *(parts if len(parts) > 1 else ())):
        if key_of(text) in stems and not text[0].islower():
            whole = f"The {text}"
            return (whole if title.endswith(whole) else text).strip(_EDGE)
    if len(parts) < 2 or any(stem in key_of(parts[-1]) for stem in stems):
        return ""
    firsts = (part.split()[0] for part in parts if len(part.split()) > 1)
    return next((word for word in firsts if key_of(word) in stems and word[0].isupper()), "")


def _agreed(own: Sequence[tuple[str, str]], title: str) -> tuple[str, str] | None:
    """What both the head and the end of the title call the site: it needs no weighing."""
    parts = _title_parts(_read(title))
    last = key_of(parts[-1]) if parts else ""
    said = [(_read(name), signal) for name, signal in own if signal != "host"] if last else []
    same = [(name, signal) for name, signal in said if key_of(name) == last]
    return same[0] if any(signal == "og:site_name" for _, signal in same) else None


def _of_address(found: dict[str, Candidate], stems: set[str], best: str) -> str | None:
    """The key of a name of several words that is the page's address, but for spaces, and to which
    the best one adds a slogan, or is a slogan that stands beside it."""
    for key, name in found.items():
        said = any(signal != "page's own name" for signal, _ in name.signs)
        if key not in stems or not said or not _SEVERAL.search(name.shown):
            continue
        longer = len(found[best].shown.split()) > len(name.shown.split())
        both = len(key) + len(best)
        beside = any(key in one and best in one and len(one) >= both for one in found)
        if key != best and (key in best or (longer and beside)):
            return key
    return None


@lru_cache(maxsize=1)
def _weights() -> list[float]:
    place = files("clipper.metadata.publishers").joinpath("site_names.json")
    data = json.loads(place.read_text("utf-8"))
    return [data[name] for name in COLUMNS]


def candidates(
    own: Sequence[tuple[str, str]],
    title: str,
    headline: str,
    blocks: Sequence[Block],
    sections: Sequence[str] = (),
) -> dict[str, Candidate]:
    """The names that the site of a page may have, by their keys."""
    found: dict[str, Candidate] = {}

    def add(text: str, signal: str, part: str) -> None:
        """Files a name; what stands in any menu is one where the head says so."""
        shown = " ".join(text.split()).strip(_EDGE)
        key = key_of(shown)
        if not 1 < len(shown) < _LONGEST or not any(map(str.isalpha, key)):
            return
        if part != "whole" and is_menu(shown):
            return
        if key not in found and len(found) < _MOST:
            found[key] = Candidate(shown, set())
        if key in found:
            if found[key].shown.islower():  # as an address has it
                found[key] = found[key]._replace(shown=shown)
            found[key].signs.add((signal, part))

    said = [(_read(name), signal) for name, signal in own if signal != "host"]
    for name, signal in said:
        parts = _split(name, _PARTS)
        add(name, signal, "whole")
        for part, place in _placed(parts) if len(parts) > 1 else ():
            add(part, signal, place)
        for text in (name, *parts):
            for shorter in _shorter(text):
                add(shorter, signal, "shorter")
    told = key_of(headline)
    of_site = set(map(key_of, sections))
    for part, place in _placed(_title_parts(_read(title))):
        key = key_of(part)
        if key not in told and not (told and told in key) and key not in of_site:
            for text in (part, *_shorter(part)):
                add(text, "title element", place if text is part else "shorter")
    stems = _stems(own)
    for block in blocks:
        if block.role is Role.BODY or len(block.text) >= _LONGEST:
            continue
        if key_of(block.text) in stems:
            add(block.text, "page's own name", "line")
    return found


def columns(
    found: dict[str, Candidate], own: Sequence[tuple[str, str]], blocks: Sequence[Block]
) -> list[list[float]]:
    """What speaks for each candidate and against it, as `COLUMNS`."""
    lines: Counter[str] = Counter()
    notices = []
    for block in blocks:
        if len(block.text) < _LONGEST_LINE and block.role is not Role.BODY:
            lines[key := key_of(block.text)] += 1
            if _OWNED.search(block.text):
                notices.append(key)
    notice, stems = "\n".join(notices), _stems(own)
    rows = []
    for key, (shown, signs) in found.items():
        rows.append(
            [
                float(lines[key] > 0),
                float(lines[key] > 1),
                float(len(key) > 2 and key in notice),
                float(("json-ld publisher", "whole") in signs),
                float(("og:site_name", "whole") in signs),
                float(("title element", "last") in signs),
                float(("title element", "middle") in signs),
                float({signal for signal, _ in signs} == {"title element"}),
                float(key in stems),
                float(any(_holds(key, stem) for stem in stems)),
                float(len({signal for signal, _ in signs})),
                float(any(key != other and key in other for other in found)),
                float(any(key != other and other in key for other in found)),
                float(_LEGAL.search(shown) is not None),
                float(_KIND.search(shown) is not None),
                float(_DOMAIN.fullmatch(shown) is not None),
                float(" " not in shown),
                float(shown[0].islower()),
                max(0.0, len(shown) / 10 - 2.5),
            ]
        )
    return rows


def _read(text: str) -> str:
    return " ".join(unescape(text[:_LONGEST_SAID]).split())


def _split(text: str, signs: re.Pattern[str]) -> list[str]:
    return [part for part in signs.split(text) if part and part.strip()]


def _title_parts(title: str) -> list[str]:
    """The parts of a title element; none where it has but one."""
    parts = titles.parts(title)
    return parts if len(parts) > 1 else []


def _placed(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, part in enumerate(parts):
        yield part, "first" if not at else "last" if at == len(parts) - 1 else "middle"


def _shorter(name: str) -> Iterator[str]:
    """A name without the form of a firm, without what the site is, and without an address's end."""
    for ending in (_LEGAL, _KIND):
        if (shorter := ending.sub("", name)) != name:
            yield shorter
    if match := _DOMAIN.fullmatch(name.strip()):
        yield match[1].removeprefix("www.")


def _stems(own: Sequence[tuple[str, str]]) -> set[str]:
    """Names in the page's addresses, without what stands before ("blog") and registries behind:
    "harbourpost"."""
    hosts = [name for name, signal in own if signal == "host"][:1]
    hosts += [name for name, signal in own if signal != "host" and len(name) < _LONGEST]
    stems = set()
    for host in hosts:
        labels = host.removeprefix("www.").split(".")[:-1] if _DOMAIN.fullmatch(host) else []
        while len(labels) > 1 and (labels[-1] in _PUBLIC or labels[-1] in _LENT):
            labels.pop()
        stems |= {key_of(label) for label in labels[-1:]}
    return stems - {""}


def _holds(key: str, stem: str) -> bool:
    return min(len(key), len(stem)) > 3 and (key in stem or stem in key)
