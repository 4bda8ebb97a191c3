"""Metadata of an HTML page: what its head, its annotations and its bylines say.

For each field the signals are tried in the order in which they proved right on the development
pages; `trafilatura` and `htmldate` are asked where all of them are silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from clipper.metadata import (
    brand,
    bylines,
    head,
    json_ld,
    moments,
    names,
    signatures,
    text_page,
    titles,
)
from clipper.metadata.text_page import Found
from clipper.page import Block, BlockKind, Role

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "publish_date",
    "publish-date", "publication_date", "publicationdate", "pubdate",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
    "citation_online_date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date.created", "dc.date", "article.published",
    "article:published", "rnews:datepublished", "article_date_original", "originalpublicationdate",
    "bt:pubdate", "date", "created", "datecreated", "uploaddate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "modified_time",
    "dcterms.modified", "dc.date.modified", "article:modified", "updated_time", "lastmod",
    "revised",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author",
    "article.author", "og:author", "og:article:author", "rbauthors", "creator",
)  # fmt: skip
_TURNED = ("citation_author", "dc.creator", "dcterms.creator")
_SITE_NAMES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
    "dcterms.publisher", "citation_journal_title", "publisher", "copyright",
)  # fmt: skip
_AMBIGUOUS = re.compile(r"(?:0?\d|1[0-2])\s?[./-]\s?(?:0?\d|1[0-2])\s?[./-]")
_NOT_OURS = (Role.RELATED, Role.COMMENTS, Role.NAVIGATION, Role.PROMOTION)
"""Roles of blocks that name authors of other things."""
_SLUG = re.compile(r"/[^/?#]+(?:[-_][^/?#-]+){3,}[^/]*/?$")
"""An address that ends in words of a headline."""
_BREAKING = frozenset(("address", "br", "dd", "div", "h2", "h3", "h4", "h5", "h6", "li", "p", "ul"))
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$|\.)")


def read(
    blocks: Sequence[Block], tree: Any, url: str | None, captured: datetime | None
) -> tuple[Found, str]:
    """Fields of `Metadata` and the declared language of a labelled HTML page."""
    said = head.read(tree)
    ld = json_ld.facts(json_ld.read(tree))
    found: Found = {}
    address = find_address(said, url)
    if address:
        found["canonical_url"] = address
    base = address[0] if address else url
    own = _site_names(said, ld, base)
    found.update(_title(blocks, said, ld, own))
    if subtitle := text_page.join_role(blocks, Role.SUBTITLE):
        found["subtitle"] = (subtitle, "subtitle block")
    byline = bylines.read(blocks)
    _set_publisher(found, own, byline, blocks, said.title)
    _set_dates(found, tree, said, ld, byline, base, captured)
    _set_authors(found, blocks, tree, said, ld, byline, [name for name, _ in own])
    _set_rest(found, said, ld, base)
    return found, said.html_lang or _declared(said) or ld.language


def _declared(said: head.Head) -> str:
    first = said.first("og:locale", "content-language", "language", "dc.language")
    return first[0] if first else ""


def find_address(said: head.Head, url: str | None) -> tuple[str, str] | None:
    """The address the page gives itself, if it is believable; else the one it was read from."""
    og = said.first("og:url")
    for value, signal in ((said.canonical, "link canonical"), (og[0] if og else "", "og:url")):
        try:
            full = urljoin(url or said.base, value)
            parts = urlsplit(full)
        except ValueError:
            continue
        if not value or parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
            continue
        if url and not _same_place(parts, url):
            continue
        return full, signal
    return (url, "given") if url else None


def _same_place(parts: Any, url: str) -> bool:
    """Whether an address may stand for another: same site, and not the front page of it."""
    try:
        given = urlsplit(url)
    except ValueError:
        return False
    a, b = (parts.hostname or "").split("."), (given.hostname or "").split(".")
    if a[-2:] != b[-2:]:
        return False
    return bool(parts.path.strip("/")) or not given.path.strip("/")


def _site_names(said: head.Head, ld: json_ld.Facts, url: str | None) -> list[tuple[str, str]]:
    """Names of the site with their signals, the most trusted first."""
    found = [(ld.publisher, "json-ld publisher")] if ld.publisher else []
    found += [(value, name) for value, name in said.all(_SITE_NAMES) if len(value) < 60]
    if url:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        found += [(host, "host"), (host.rsplit(".", 1)[0], "host")]
    return [(" ".join(value.split()), signal) for value, signal in found if "://" not in value]


def _title(
    blocks: Sequence[Block], said: head.Head, ld: json_ld.Facts, own: list[tuple[str, str]]
) -> Found:
    printed = [b.text for b in blocks if b.role is Role.TITLE and 2 < len(b.text) < 300]
    h1 = [
        b.text for b in blocks if b.kind is BlockKind.HEADING and b.level == 1 and len(b.text) < 300
    ]
    sites = [name for name, _ in own]
    keys = {titles.key_of(name) for name in sites}
    printed = [t for t in dict.fromkeys([*printed, *h1[:3]]) if titles.key_of(t) not in keys]
    raw = [
        (said.first(name), name)
        for name in ("og:title", "twitter:title", "dc.title", "citation_title")
    ]
    claims = [(value[0], signal) for value, signal in raw if value]
    if ld.headline and ld.rank < 3:
        claims.append((ld.headline, "json-ld"))
    is_article = _is_article(said, ld) and ld.rank != 1
    claims.insert(len(claims) if is_article else 0, (said.title, "title element"))
    cleaned = [
        (titles.without_site(unescape(text), sites, printed), signal)
        for text, signal in claims
        if text
    ]
    first_h1 = next((text for text in h1 if titles.key_of(text) not in keys), None)
    best = titles.choose(printed, cleaned, first_h1 if is_article else None)
    return {"title": best} if best else {}


def _is_article(said: head.Head, ld: json_ld.Facts, byline: bylines.Byline | None = None) -> bool:
    """Whether the head, or a byline, says that the page is an article or a post."""
    og_type = said.first("og:type")
    if ld.rank <= 1 or (og_type is not None and "article" in og_type[0].lower()):
        return True
    return byline is not None and bool(byline.authors or byline.likely_authors or byline.published)


def _set_publisher(
    found: Found,
    own: list[tuple[str, str]],
    byline: bylines.Byline,
    blocks: Sequence[Block],
    said_title: str,
) -> None:
    for name, signal in own:
        if signal != "host" and 1 < len(name) < 60:
            found["publisher"] = (name, signal)
            return
    if byline.publisher:
        found["publisher"] = (byline.publisher, "byline")
        return
    title, _ = found.get("title", ("", ""))
    if (suffix := titles.site_part(said_title, title)) and len(suffix.split()) <= 5:
        found["publisher"] = (suffix, "title element")
        return
    host = next((name for name, signal in own if signal == "host"), "")
    if (said := brand.find(blocks, host)) and said[1] >= brand.ENOUGH:
        found["publisher"] = (said[0], "page's own name")


def _set_dates(
    found: Found,
    tree: Any,
    said: head.Head,
    ld: json_ld.Facts,
    byline: bylines.Byline,
    url: str | None,
    captured: datetime | None,
) -> None:
    text_page.set_printed_date(found, byline.published, byline.modified, captured)
    printed = found.get("published"), found.get("published_precision")
    claims: list[tuple[str, str]] = []
    if ld.rank < 3:
        claims.append((ld.published, "json-ld"))
    claims += said.all(_PUBLISHED)
    claims += _time_elements(tree)
    if ld.rank >= 3:
        claims.append((ld.published, "json-ld"))
    for text, signal in claims:
        if text and (date := moments.parse(text)):
            found["published"], found["published_precision"] = (date[0], signal), (date[1], signal)
            break
    else:
        if _is_article(said, ld, byline) or _SLUG.search(url or ""):
            _fall_back(found, tree, url)
    for text, signal in [(ld.modified, "json-ld"), *said.all(_MODIFIED)]:
        if text and (date := moments.parse(text)):
            found["modified"] = (date[0], signal)
            break
    if not ld.news:
        _prefer_printed(found, *printed)


def _prefer_printed(
    found: Found, date: tuple[Any, str] | None, precision: tuple[Any, str] | None
) -> None:
    """Puts the date as printed before the machine's, where the two are days apart.

    Templates and moves of a site to another system leave wrong dates in the head; readers see,
    and editors mend, the printed one. Of a day's difference the time zone is the cause, and where
    the printed one is that of the last change, or can be read in two ways, it does not count.
    """
    if date is None or precision is None or precision[0] not in ("day", "time"):
        return
    said = found["published"][0]
    if found["published_text"][0][:1].isdigit() and _AMBIGUOUS.match(found["published_text"][0]):
        return
    if date[0][:10] == found.get("modified", ("", ""))[0][:10] or len(said) < 10:
        return
    apart = datetime.fromisoformat(date[0][:10]) - datetime.fromisoformat(said[:10])
    if abs(apart.days) > 1:
        found["published"], found["published_precision"] = date, precision


def _time_elements(tree: Any) -> list[tuple[str, str]]:
    found = []
    for element in tree.iter("time"):
        value = element.get("datetime") or ""
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return [(value or "".join(element.itertext()), "time element")]
        if value:
            found.append((value, "time element"))
    return found[:1]


def _fall_back(found: Found, tree: Any, url: str | None) -> None:
    if "published" in found:
        return
    if url and (match := _URL_DATE.search(url)):
        date = moments.parse("-".join(part.zfill(2) for part in match.groups()))
        if date:
            found["published"], found["published_precision"] = (date[0], "url"), (date[1], "url")
            return
    # Imported where it is used: most pages say their date, and it takes long to load.
    from htmldate import find_date

    iso = find_date(tree, extensive_search=False, original_date=True)
    if iso and not iso.endswith("-01-01"):  # a year alone, mostly that of a copyright line
        found["published"], found["published_precision"] = (iso, "htmldate"), ("day", "htmldate")


def _set_authors(
    found: Found,
    blocks: Sequence[Block],
    tree: Any,
    said: head.Head,
    ld: json_ld.Facts,
    byline: bylines.Byline,
    sites: Sequence[str],
) -> None:
    metas = [_turned(value) if name in _TURNED else value for value, name in said.all(_AUTHOR)]
    label = said.first("twitter:label1")
    if label and names.cue("by").match(f"{label[0]} "):
        metas += [value for value, _ in said.all(["twitter:data1"])]
    printed = {*byline.authors, *byline.likely_authors, *byline.handles, *byline.others}
    if byline.publisher:
        printed.add(byline.publisher)
    likely = bylines.printed_authors(byline)
    # A discussion is signed with accounts; elsewhere a name as printed is better than one.
    trusted = ld.rank == 1 or not any(names.is_person(name) for name in likely)
    own = {titles.key_of(name) for name in sites}
    dated = byline.published is not None or byline.modified is not None or ld.rank == 0
    # Steps are called one after the other: some of them search the whole tree.
    ladder: tuple[tuple[Callable[[], Iterable[str]], str], ...] = (
        (lambda: ld.authors if trusted or _are_names(ld.authors, own) else (), "json-ld"),
        (lambda: metas if trusted or _are_names(metas, own) else (), "meta author"),
        (lambda: byline.authors if byline.crowded else (), "byline"),
        (lambda: _marked_authors(tree), "author markup"),
        (lambda: likely, "byline"),
        (lambda: _hinted_authors(blocks), "author markup"),
        (lambda: signatures.announced(blocks), "signature"),
        (lambda: signatures.repeated(blocks) if dated else (), "signature"),
        (lambda: ld.authors or metas, "json-ld" if ld.authors else "meta author"),
        (lambda: ld.organisations, "json-ld"),
        (lambda: bylines.printed_handle(byline), "byline"),
    )
    for read_names, signal in ladder:
        listed = [name for value in read_names() for name in names.split_names(value)]
        listed = list(dict.fromkeys(listed))
        # A site that signs its own texts is an author where the page prints it as one.
        kept = names.without(listed, sites) or [name for name in listed if name in printed]
        if kept:
            found["authors"] = (tuple(kept[:20]), signal)
            return


def _turned(name: str) -> str:
    """A name as it is spoken, where a library's form was given: "Doe, Jane B."."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family}" if comma and "," not in given else name


def _are_names(authors: Sequence[str], own: Container[str]) -> bool:
    """Whether any author has a name: no account ("jane.doe"), no team, not the site's own."""
    return any(
        (" " in name.strip() or not name.isascii())
        and titles.key_of(name) not in own
        and not names.is_team(name)
        for name in authors
    )


def _marked_authors(tree: Any) -> list[str]:
    """Texts of elements marked as author by `rel`, `itemprop` or class: the first, and its twins.

    Others belong to other posts of a discussion, or to teasers.
    """
    for path in (
        '//*[@itemprop="author"]//*[@itemprop="name"]',
        '//*[@itemprop="author"]',
        '//a[@rel="author"]',
        '//*[contains(@class, "author-name") or contains(@class, "author_name")]',
    ):
        texts: list[str] = []
        place = None
        for element in tree.xpath(path)[:8]:
            text = _first_line(element) or " ".join((element.get("content") or "").split())
            if not 2 < len(text) < 80:
                continue
            around = element.getparent()
            if place is None:
                place = around
            elif around is not place and not _are_twins(around, place):
                continue
            if not any(text in other or other in text for other in texts):
                texts.append(text)
        if texts:
            return texts
    return []


def _first_line(element: Any) -> str:
    """Text of an element up to where a browser breaks the line: the name, not the office."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        broken = node is not element and node.tag in _BREAKING
        if broken and "".join(parts).strip():
            break
        parts.append((node.text if event == "start" else node is not element and node.tail) or "")
    return " ".join("".join(parts).split())


def _hinted_authors(blocks: Sequence[Block]) -> list[str]:
    """The first block that is a person's name, and whose class says that it is an author's."""
    for block in blocks:
        if block.markup is None or len(block.text) > 80 or block.role in _NOT_OURS:
            continue
        if not {"author", "byline", "writer"}.isdisjoint(block.markup.hints[:10]):
            found = [name for name in names.split_names(block.text) if names.is_person(name)]
            if found:
                return found
    return []


def _are_twins(one: Any, other: Any) -> bool:
    """Whether two wrappers stand in one byline: side by side, with hardly more than a name each."""
    if one.getparent() is not other.getparent():
        return False
    return all(
        len("".join(e.itertext()).strip()) < 60 and e.find(".//time") is None for e in (one, other)
    )


def _set_rest(found: Found, said: head.Head, ld: json_ld.Facts, base: str | None) -> None:
    description = said.first(
        "og:description", "description", "twitter:description", "dc.description"
    )
    if description:
        found["description"] = (" ".join(description[0].split()), description[1])
    elif ld.description:
        found["description"] = (" ".join(ld.description.split())[:1000], "json-ld")
    image = said.first(
        "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "thumbnailurl"
    )
    value, signal = image or (ld.image, "json-ld")
    try:
        full = urljoin(base or "", value.strip())
        if value and urlsplit(full).scheme in ("http", "https"):
            found["image"] = (full, signal)
    except ValueError:
        pass
