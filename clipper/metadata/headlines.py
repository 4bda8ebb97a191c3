"""What can be the title of an HTML page, and what speaks for each.

A page says its title up to five times, each with its own noise: the headline as printed, the
`h1`, `og:title`, JSON-LD's `headline`, `title`. Each is a candidate as it stands, without the name
of the site, and up to the first sign that parts it. `rank` weighs them by what they are and how
they agree, with the address as a witness; the weights are those of `training/titles.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from importlib.resources import files
from urllib.parse import urlsplit

from clipper.metadata import titles
from clipper.metadata.signals import LONGEST, Signals
from clipper.page import Role
from clipper.words import slugs
from clipper.words.keys import key_of

_SAID = ("og:title", "twitter:title", "json-ld", "title element")
_FORMS = ("parted", "without site", "whole", "first part")
_PRINTED = ("h1", "headline")
SOURCES = (
    *(f"{said}, {form}" for said in _SAID for form in _FORMS),
    *(f"{printed} {n}" for printed in _PRINTED for n in range(3)),
    *(f"headline {n}, without site" for n in range(3)),
)
"""Where a candidate can come from; the first part of its description, in this order."""
KINDS = ("articles", "others")
_NUMBER = re.compile(r" \d$")

Candidates = dict[str, tuple[str, set[str]]]
"""By key: the title as it is written first, and the sources that say it."""


def candidates(page: Signals) -> Candidates:
    """Everything that can be the title of a page."""
    found: Candidates = {}
    heads = page.printed
    sites = [name for name, _ in page.own]

    def add(text: str, source: str) -> None:
        text = titles.tidy(text)
        if key := key_of(text):
            found.setdefault(key, (text, set()))[1].add(source)

    for signal, text in _said(page):
        add(titles.without_site(text, sites, heads), f"{signal}, parted")
        add(titles.without_site(text, sites), f"{signal}, without site")
        add(text, f"{signal}, whole")
        add(titles.first_part(text), f"{signal}, first part")
    for n, text in enumerate(page.first_headings[:3]):
        add(text, f"h1 {n}")
    own = dict.fromkeys(b.text for b in page.blocks if b.role is Role.TITLE)
    for n, text in enumerate([text for text in own if 2 < len(text) < LONGEST][:3]):
        add(text, f"headline {n}")
        add(titles.without_site(text, sites), f"headline {n}, without site")
    return found


def _said(page: Signals) -> list[tuple[str, str]]:
    """(signal, title) of the head and of JSON-LD."""
    found = [(name, page.said.first(name)) for name in _SAID[:2]]
    said = [(name, unescape(value[0])) for name, value in found if value]
    if page.ld.headline and page.ld.rank < 3:
        said.append(("json-ld", unescape(page.ld.headline)))
    if page.said.title:
        said.append(("title element", unescape(page.said.title)))
    if page.first_headings:
        texts = [b.text for b in page.blocks if b.role is not Role.TITLE]
        said = [one for one in said if not titles.is_cut(one[1], texts)]
    return [(signal, titles.subject(text)) for signal, text in said]


def describe(page: Signals, found: Candidates) -> list[list[float]]:
    """One row of numbers for each candidate, in their order."""
    slug = set(slugs.words(page.url))
    own = {key_of(name) for name, _ in page.own}
    heads = len(page.first_headings)
    article = float(page.has_article_type)
    root = float(_is_root(page.url))
    return [
        [
            *(float(source in sources) for source in SOURCES),
            float(len({source.split(",")[0] for source in sources})),
            *(article * float(source in sources) for source in _OF_ARTICLES),
            *_of_words(key, text, found),
            float(key in own),
            *_of_slug(key, slug),
            root,
            root * float("title element, without site" in sources),
            float(heads > 1 and "h1 0" in sources),
        ]
        for key, (text, sources) in found.items()
    ]


_OF_ARTICLES = ("h1 0", "title element, without site", "og:title, without site", "headline 0")


def _of_words(key: str, text: str, found: Candidates) -> list[float]:
    words = key.split()
    held = sum(other != key and f" {key} " in f" {other} " for other in found)
    holds = sum(other != key and f" {other} " in f" {key} " for other in found)
    return [
        min(len(words), 20) / 10,
        float(len(words) < 2),
        float(len(words) < 3),
        min(held, 4),
        min(holds, 4),
        float(titles.first_part(text) != text),
        float(text.isupper()),
        float(len(text) > 120),
    ]


def _of_slug(key: str, slug: set[str]) -> list[float]:
    """How far a title and the last part of the address have the same words."""
    words = set(key.split())
    shared = len(words & slug)
    of_slug, of_title = shared / max(1, len(slug)), shared / max(1, len(words))
    telling = float(len(slug) > 2)
    return [of_slug, of_title, telling * of_slug, telling * of_title]


def _is_root(url: str | None) -> bool:
    """Whether an address is that of a site's front page."""
    try:
        return bool(url and not urlsplit(url).path.strip("/"))
    except ValueError:
        return False


@cache
def _weights(kind: str) -> list[float]:
    data = json.loads(files("clipper.metadata").joinpath("titles.json").read_text("utf-8"))
    weights: list[float] = data[kind]
    return weights


def kind_of(page: Signals) -> str:
    """Which weights are a page's: the headline of an article is printed, others have a name."""
    return KINDS[0] if page.is_article else KINDS[1]


def rank(page: Signals) -> tuple[str, str] | None:
    """The likeliest title and the signals that say it; `None` if the page says none."""
    found = candidates(page)
    if not found:
        return None
    weights = _weights(kind_of(page))
    scores = [
        sum(w * x for w, x in zip(weights, row, strict=True)) for row in describe(page, found)
    ]
    text, sources = list(found.values())[max(range(len(scores)), key=scores.__getitem__)]
    return text, signal_of(sources)


def signal_of(sources: set[str]) -> str:
    """The sources of a title in few words.

    >>> signal_of({"h1 0", "og:title, parted", "og:title, whole"})
    'h1, og:title'
    """
    kinds = [_NUMBER.sub("", source.split(",")[0]) for source in SOURCES if source in sources]
    heads: Sequence[str] = [kind for kind in kinds if kind in _PRINTED]
    said = [kind for kind in kinds if kind not in heads]
    return ", ".join([*heads[:1], *said[:1]])
