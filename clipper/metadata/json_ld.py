"""JSON-LD of a page: what schema.org objects say about its main thing.

Read defensively: scripts may be broken, huge, deeply nested or lists of lists; `@graph` and
`@id` references are followed within the page, nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

_MOST_SCRIPTS = 40
_MOST_CHARS = 600_000
_MOST_OBJECTS = 2_000
_MOST_DEPTH = 12
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*(?:;\s*)?$"
)

_LONG = ("articleBody", "text", "description")
_LEAST_TEXT, _MOST_TEXT = 60, 60_000
_MARKUP = re.compile(r"<[^<>]{0,2000}>")

_ASIDE = frozenset(
    ("review", "reviews", "comment", "comments", "acceptedAnswer", "suggestedAnswer", "citation")
)
"""Properties that hold what other people wrote about the main thing."""

_RANKS = (
    frozenset(
        "article newsarticle blogposting reportagenewsarticle analysisnewsarticle "
        "opinionnewsarticle backgroundnewsarticle reviewnewsarticle askpublicnewsarticle "
        "liveblogposting techarticle scholarlyarticle medicalscholarlyarticle report "
        "socialmediaposting satiricalarticle advertisercontentarticle".split()
    ),
    frozenset("discussionforumposting qapage question recipe review howto".split()),
    frozenset("product course event jobposting videoobject podcastepisode book dataset".split()),
    frozenset("webpage itempage collectionpage medicalwebpage aboutpage faqpage".split()),
    frozenset(["creativework", "softwareapplication", "blog"]),
)
"""Types by how surely they are what the page is about."""


class Facts:
    """What the main object says; empty where it is silent."""

    __slots__ = (
        "authors",
        "brands",
        "description",
        "headline",
        "image",
        "language",
        "modified",
        "news",
        "organisations",
        "published",
        "publisher",
        "rank",
    )

    def __init__(self) -> None:
        self.headline = ""
        self.authors: list[str] = []
        self.organisations: list[str] = []
        """Authors that are no persons."""
        self.brands: list[str] = []
        """Who made the thing that is sold."""
        self.published = ""
        self.modified = ""
        self.publisher = ""
        self.description = ""
        self.image = ""
        self.language = ""
        self.news = False
        """Whether the main object is an article of a news publisher."""
        self.rank = len(_RANKS)
        """0 for an article, more for what is less surely the page's main thing."""


def read(scripts: Iterable[Any]) -> list[dict[str, Any]]:
    """Every object of the JSON-LD among `script` elements, outer ones before inner ones."""
    objects: list[dict[str, Any]] = []
    count = 0
    for script in scripts:
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        count += 1
        if count > _MOST_SCRIPTS:
            break
        value = _load(script.text or "")
        for found in _walk(value, 0):
            objects.append(found)
            if len(objects) >= _MOST_OBJECTS:
                return objects
    return objects


def types(objects: list[dict[str, Any]]) -> frozenset[str]:
    """Every schema.org type among the objects, in lower case."""
    return frozenset(kind for o in objects for kind in _types(o))


def texts(objects: list[dict[str, Any]]) -> tuple[str, ...]:
    """The longer texts that objects hold: bodies, descriptions, answers; markup taken out."""
    found: dict[str, None] = {}
    room = _MOST_TEXT
    for o in objects:
        answer = o.get("acceptedAnswer")
        for holder in (o, answer[0] if isinstance(answer, list) and answer else answer):
            if not isinstance(holder, dict):
                continue
            for name in _LONG:
                value = _plain(holder.get(name), room)
                if len(value) >= _LEAST_TEXT and value not in found:
                    found[value] = None
                    room -= len(value)
        if room < _LEAST_TEXT:
            break
    return tuple(found)


def _plain(value: Any, most: int) -> str:
    """A text, or a list of paragraphs, up to so many characters, without its markup."""
    if isinstance(value, list):
        value = "\n".join([part for part in value[:1000] if isinstance(part, str)])
    if not isinstance(value, str):
        return ""
    text = value[:most]
    if "<" in text or "&" in text:
        text = unescape(_MARKUP.sub(" ", unescape(text)))
    return text.strip()


def _load(text: str) -> Any:
    if not text.strip() or len(text) > _MOST_CHARS:
        return None
    text = text.strip()
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", text))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "headline" in value:
            yield value
        for name, inner in value.items():
            if name not in _ASIDE and isinstance(inner, list | dict):
                yield from _walk(inner, depth + 1)


def facts(objects: list[dict[str, Any]]) -> Facts:
    """What the objects say about the page's main thing: the first of the best type."""
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 2}
    result = Facts()
    ranked = sorted(
        ((rank, at) for at, o in enumerate(objects) if (rank := _rank(o)) is not None),
    )
    for rank, at in ranked[:6]:
        main = objects[at]
        if rank > 0 and result.headline:
            break
        result.rank = min(result.rank, rank)
        result.news = result.news or any("newsarticle" in kind for kind in _types(main))
        _fill(result, main, by_id, whole=rank < 3)
        if rank == 0:
            break
    if not result.publisher:
        result.publisher = next(
            (_text(o.get("name")) for o in objects if "website" in _types(o)), ""
        )
    return result


def _fill(result: Facts, main: dict[str, Any], by_id: dict[str, Any], *, whole: bool) -> None:
    thing = main.get("mainEntity") if "qapage" in _types(main) else None
    main = thing if isinstance(thing, dict) else main
    result.headline = result.headline or _text(main.get("headline") or main.get("name"))
    result.published = result.published or _text(
        main.get("datePublished") or main.get("dateCreated") or main.get("uploadDate")
    )
    result.modified = result.modified or _text(main.get("dateModified"))
    result.description = result.description or _text(main.get("description"))
    result.language = result.language or _text(main.get("inLanguage"))
    result.image = result.image or _address(main.get("image"), by_id)
    for made in ("brand", "manufacturer"):
        result.brands += _names(main.get(made), by_id, set())
    if not result.publisher:
        result.publisher = next(iter(_names(main.get("publisher"), by_id, set())), "")
    if whole and not result.authors and not result.organisations:
        other: set[str] = set()
        names = _names(main.get("author") or main.get("creator"), by_id, other)
        result.authors = [name for name in names if name not in other]
        result.organisations = [name for name in names if name in other]


def _types(value: dict[str, Any]) -> list[str]:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1].lower() for k in kinds if isinstance(k, str)]


def _rank(value: dict[str, Any]) -> int | None:
    for rank, types in enumerate(_RANKS):
        if any(kind in types for kind in _types(value)):
            return rank
    return None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any, by_id: dict[str, Any], other: set[str], depth: int = 0) -> list[str]:
    """Names of persons and organisations; those that are no persons are noted in `other`."""
    if depth > 4:
        return []
    if isinstance(value, list):
        return [name for item in value[:30] for name in _names(item, by_id, other, depth + 1)]
    if isinstance(value, str):
        if value in by_id:
            return _names(by_id[value], by_id, other, depth + 1)
        return [value.strip()] if value.strip() else []
    if not isinstance(value, dict):
        return []
    name = value.get("name") or value.get("alternateName")
    if not name and (meant := _meant(value, by_id)) is not value:
        return _names(meant, by_id, other, depth + 1)
    if not isinstance(name, list | dict) and not _text(name):
        name = f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}"
    names = [n for n in map(_text, name if isinstance(name, list) else [name]) if n]
    if any(kind != "person" for kind in _types(value)):
        other.update(names)
    return names


def _meant(value: dict[str, Any], by_id: dict[str, Any]) -> dict[str, Any]:
    """The object that a reference points to; what points nowhere stands for itself."""
    name = value.get("@id")
    meant = by_id.get(name, value) if isinstance(name, str) else value
    return meant if isinstance(meant, dict) else value


def _address(value: Any, by_id: dict[str, Any]) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if not (value.get("url") or value.get("contentUrl")):
            value = _meant(value, by_id)
        value = value.get("url") or value.get("contentUrl")
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else ""
