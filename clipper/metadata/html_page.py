"""Metadata of an HTML page: what its head, its annotations and its bylines say.

For each field the signals are tried in the order in which they proved right on development pages;
`htmldate` is asked where all of them are silent about the date of a signed page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from clipper.metadata import (
    archived,
    descriptions,
    head,
    headlines,
    html_dates,
    json_ld,
    marked_dates,
    page_head,
    subtitles,
    text_page,
    titles,
)
from clipper.metadata.authors import bylines, html_authors, indexes, kinds, posts
from clipper.metadata.publishers import brand, site_names, software
from clipper.metadata.publishers.menus import is_menu
from clipper.metadata.signals import FRONT, Signals
from clipper.metadata.text_page import Found
from clipper.page import Block, BlockKind, Role
from clipper.words import dates, number_order
from clipper.words import lists as word_lists
from clipper.words.byline import words
from clipper.words.keys import key_of

_SITE_NAMES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
    "dcterms.publisher", "citation_journal_title", "publisher", "copyright",
)  # fmt: skip
_APP_NAMES = ("application-name", "apple-mobile-web-app-title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_LINE = 60
"""Characters of a line outside of the content in which a name is looked for, and of a name."""
_NAME_WORDS = 5
"""Words of the longest name that is taken from a title."""
_OF_BLOG = 3
"""Parts of a title as WordPress wrote it: "Harbour Post » Blog Archive » Tea is hot"."""
_SIGNED = 2
"""Lines over a post of which an account and a date are known."""
_HOST_FIRST = re.compile(r"(?:[\w-]+\.)+(?!(?:php|html?|aspx?|jsp|cgi)/)[a-z]{2,}/", re.I)
"""A host at the front of an address, and no program in a folder of the site."""
_SECTIONS = ("article:section", "parsely-section", "section", "cxenseparse:section")


def read(
    blocks: Sequence[Block],
    tree: Any,
    url: str | None,
    captured: datetime | None,
    source: str | None = None,
    own_head: page_head.OwnHead | None = None,
) -> tuple[Found, str]:
    """Fields of `Metadata` and the declared language of a labelled HTML page.

    `source` is the HTML itself: what is not written there need not be looked for in the tree.
    `own_head` is the tree's, where it was read before.
    """
    page = read_signals(blocks, tree, url, captured, source, own_head)
    if is_index := not page.has_article_type and indexes.is_index(blocks):
        page = replace(page, byline=bylines.Byline())
    said, ld = page.said, page.ld
    found: Found = {"title": best} if (best := _title(page)) else {}
    if address := find_address(said, url):
        found["canonical_url"] = address
    described = said.first(*_DESCRIPTIONS)
    told = described[0] if described else ""
    if subtitle := subtitles.find(blocks, best[0] if best else "", told):
        found["subtitle"] = (subtitle, "subtitle block")
    _set_publisher(found, page)
    if not (page.is_front or is_index):
        html_dates.set_dates(found, page)
        html_authors.set_authors(found, page)
        _set_first_post(found, page)
        if "authors" in found and "published" not in found:
            html_dates.guess(found, page)
    _set_rest(found, said, ld, page.url)
    return found, said.html_lang or _declared(said) or ld.language


def read_signals(
    blocks: Sequence[Block],
    tree: Any,
    url: str | None,
    captured: datetime | None,
    source: str | None = None,
    own_head: page_head.OwnHead | None = None,
) -> Signals:
    """What the head, the annotations and the bylines of a labelled HTML page say."""
    own_head = own_head or page_head.read(tree)
    said, ld = own_head.said, json_ld.facts(own_head.objects)
    address = find_address(said, url)
    base = address[0] if address else url
    own = software.without_maker(_site_names(said, ld, base), blocks)
    changes = marked_dates.of_changes(tree, source)
    byline = bylines.read(blocks, changes.printed)
    return Signals(blocks, tree, said, ld, byline, base, captured, own, changes, source)


def _declared(said: head.Head) -> str:
    first = said.first("og:locale", "content-language", "language", "dc.language")
    return first[0] if first else ""


def find_address(said: head.Head, url: str | None) -> tuple[str, str] | None:
    """The address the page gives itself, if it is believable; else the one it was read from."""
    og = said.first("og:url")
    for value, signal in ((said.canonical, "link canonical"), (og[0] if og else "", "og:url")):
        try:
            full = archived.original(urljoin(url or said.base, _with_scheme(value)))
            parts = urlsplit(full)
        except ValueError:
            continue
        if not value or parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
            continue
        if url and not _same_place(parts, url):
            continue
        return full, signal
    return (url, "given") if url else None


def _with_scheme(address: str) -> str:
    """An address that begins with its host, as one that is whole: "www.paper.example/boats"."""
    return f"http://{address}" if _HOST_FIRST.match(address) else address


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
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    said_names = ((_named(value, name, host), name) for value, name in said.all(_SITE_NAMES))
    found += [(value, name) for value, name in said_names if 0 < len(value) < _LINE]
    if url and urlsplit(url).path.strip("/"):  # programs are told titles of pages, too
        whole = key_of(said.title)
        found = [(v, name) for v, name in found if name not in _APP_NAMES or key_of(v) != whole]
    if url:
        found += [(host, "host"), (host.rsplit(".", 1)[0], "host")]
    return [(" ".join(value.split()), signal) for value, signal in found if "://" not in value]


def _named(value: str, name: str, host: str) -> str:
    """The name that an element of the head gives: that of copyright says more, and so does one that
    is too long for a name."""
    if name == "copyright":
        return site_names.owner(value)
    return value if len(value) < _LINE else site_names.before_motto(value, host)


def title(page: Signals) -> str:
    """The title of a page; empty if it says none."""
    best = _title(page)
    return best[0] if best else ""


def _title(page: Signals) -> tuple[str, str] | None:
    """The headline of an article where the head says it too, else the likeliest candidate."""
    best = titles.agreed(page.printed, _said_titles(page)) if _tells(page) else None
    best = best or headlines.rank(page)
    if best is not None and best[0].casefold() in words("home"):
        return _instead_of_home(page) or best
    if best is None:
        return None
    if kinds.is_address(best[0]) and not page.is_front and (heading := _headline(page)):
        return heading, "headline"  # a template has the site for the title of each page
    printed = titles.as_printed(best[0], page.printed, (name for name, _ in page.own))
    if page.printed and ": " in printed:
        lines = (b.text for b in page.blocks if b.role is not Role.BODY and len(b.text) < _LINE)
        printed = titles.without_book(printed, page.printed[0], lines)
    return (printed, f"headline, {best[1]}") if printed != best[0] else best


def _headline(page: Signals) -> str:
    """The first headline that the page prints and that is no address."""
    heads = (block.text for block in page.blocks if block.role is Role.TITLE)
    return next((t for t in map(titles.tidy, heads) if len(t) > 2 and not kinds.is_address(t)), "")


def _instead_of_home(page: Signals) -> tuple[str, str] | None:
    """What a page may be called whose title is "Home": by its headline, or, as the first page of a
    site, by the site's name."""
    printed = [(text, "headline") for text in page.printed]
    names = [(name, signal) for name, signal in page.own if signal != "host"]
    every = [*names, *printed] if page.is_front else [*printed, *names]
    return next((one for one in every if one[0].casefold() not in words("home")), None)


def _tells(page: Signals) -> bool:
    return page.has_article_type and page.ld.rank != 1


def _said_titles(page: Signals) -> list[tuple[str, str]]:
    """Titles of the head, without the name of the site, with their signals."""
    names = ("og:title", "twitter:title", "dc.title", "citation_title")
    said = [(value[0], name) for name in names if (value := page.said.first(name))]
    if page.ld.headline and page.ld.rank < 3:
        said.append((page.ld.headline, "json-ld"))
    said.append((page.said.title, "title element"))
    sites, printed = [name for name, _ in page.own], page.printed
    return [(titles.without_site(unescape(t), sites, printed), signal) for t, signal in said if t]


def _set_first_post(found: Found, page: Signals) -> None:
    """Says of a discussion who began it, and when, where its annotations do not: the title may
    stand in the first post, below what is told of it, and above that of the second."""
    if page.has_article_type or found.get("published", ("", "byline"))[1] != "byline":
        return
    post, said = next(iter(posts.heads(page.blocks).items()), (-1, ()))
    if len(said) != _SIGNED or post != next(b.n for b in page.blocks if b.role is Role.BODY):
        return
    name, text = said
    date = dates.find(text)
    if date is None or date.year is None or date.day is None:
        return
    lines = (block.text for block in page.blocks if len(block.text) <= dates.LONGEST)
    first: Found = {}
    ordered = number_order.as_elsewhere(date, lines)
    text_page.set_printed_date(first, ordered, None, page.captured)
    if "published" in found and first["published"][0] >= found["published"][0]:
        return
    found |= first
    if found.get("authors", ((), "byline"))[1] in ("byline", "meta author"):
        found["authors"] = ((name,), "byline")


def _set_publisher(found: Found, page: Signals) -> None:
    """Who published: the site, as the head or the title element names it, unless a byline surely
    names another; where neither names the site, as on a text page."""
    host = next((name for name, signal in page.own if signal == "host"), "")
    if own := _own_name(found, page):
        found["publisher"] = own
        shows = page.blocks[0].mentions.shown if page.blocks else 0.0
        if page.byline.publisher or page.byline.likely_publisher or shows >= brand.SHOWS_UNSIGNED:
            sure = own[1] == "title element" or shows >= brand.SHOWS_UNSIGNED
            least = brand.SURER if sure else brand.SUREST
            _set_source(found, page, host, least)
    else:
        said = brand.find(page.blocks, host, page.byline)
        text_page.set_publisher(found, page.byline, said)


def _own_name(found: Found, page: Signals) -> tuple[str, str] | None:
    """The name of the site and the signal that gives it."""
    headline, _ = found.get("title", ("", ""))
    if any(signal != "host" for _, signal in page.own):
        best = site_names.best(page.own, page.said.title, headline, page.blocks, sections(page))
        if best:
            return best
    if name := site_names.by_address(page.said.title, page.own):
        return name, "title element"
    parts = titles.parts(page.said.title)
    if len(parts) == _OF_BLOG and parts[1].casefold() in word_lists.words("brand", "blog_archive"):
        return parts[0], "title element"
    behind = titles.parts_behind(page.said.title, headline)
    if _is_of_front(headline, behind, page):
        return headline, "title element"
    if behind and software.is_page_of_board(behind[-1], page.blocks):
        return headline, "title element"
    named = [part for part in behind if not is_menu(part)]
    suffix = named[-1] if named else ""
    if suffix and (name := _repeated(suffix, page.blocks)):
        return name, "title element"
    if name := _before_headline(headline, page):
        return name, "title element"
    return None


def _before_headline(headline: str, page: Signals) -> str:
    """What stands before a printed headline in the title element, if it may be the site's name: no
    section, which is a line that links to its page, no author, and where a colon alone parts it,
    what is a line of the page, or stands in one of its notices."""
    name, is_set_off = titles.site_before(page.said.title, headline)
    key = key_of(name)
    if not key or len(name.split()) > _NAME_WORDS or is_menu(name):
        return ""
    if key_of(headline) not in map(key_of, page.printed):
        return ""
    byline = page.byline
    others = (*sections(page), *byline.authors, *byline.likely_authors, *byline.helpers)
    if key in map(key_of, others):
        return ""
    outside = [b for b in page.blocks if b.role is not Role.BODY and len(b.text) < _LINE]
    lines = [block for block in outside if key_of(block.text) == key]
    links = [link for block in lines if block.markup is not None for _, link in block.markup.links]
    if any(not _leads_home(link) for link in links):
        return ""
    if not links and any(block.kind is BlockKind.LIST_ITEM for block in lines):
        return ""  # of a menu, where the page itself is no link
    if is_set_off or lines:
        return name
    notices = (key_of(block.text) for block in outside if block.role is Role.NOTICE)
    return name if any(f" {key} " in f" {notice} " for notice in notices) else ""


def _leads_home(address: str) -> bool:
    """Whether an address is that of a front page, and no place of the same page."""
    if address.startswith("#"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    path = parts.path.strip("/.")
    return not parts.query and "/" not in path and path.partition(".")[0] in FRONT


def _is_of_front(headline: str, behind: Sequence[str], page: Signals) -> bool:
    """Whether a title is that of a site's first page, "Harbour Post - Home": the headline of an
    article has a day, or more words."""
    if len(behind) != 1 or behind[0].casefold() not in words("home") or page.has_article_type:
        return False
    return (
        len(headline.split()) <= _NAME_WORDS
        and page.byline.published is None
        and not is_menu(headline)
    )


def sections(page: Signals) -> list[str]:
    """The sections of the site in which the head says the page is."""
    return [value for value, _ in page.said.all(_SECTIONS)]


def _set_source(found: Found, page: Signals, host: str, least: float) -> None:
    """Where a byline names another than the site, that one published, and the site shows."""
    said = brand.find(page.blocks, host, page.byline)
    if said is None or not said.signed or said.publisher_sure < least:
        return
    key = key_of(said.publisher)
    if any(key in key_of(name) or key_of(name) in key for name, _ in page.own):
        return
    site, _ = found["publisher"]
    if key in key_of(site) or key_of(site) in key:
        return
    found["aggregator"] = found["publisher"]
    found["publisher"] = (said.publisher, "byline")


def _repeated(suffix: str, blocks: Sequence[Block]) -> str:
    """The name in what stands behind a title: as a line of the page has it, else as it is.

    >>> _repeated("Tidewrack 4.2 documentation", [Block("Tidewrack")])
    'Tidewrack'
    """
    words = suffix.split()
    lines = {key_of(b.text) for b in blocks if b.role is not Role.BODY and len(b.text) < _LINE}
    if len(words) > 1 and any(any(c.isdigit() for c in word) for word in words[1:]):
        # "Name 4.2 documentation": what is numbered is no longer a name.
        at = next(i for i, word in enumerate(words) if i and any(c.isdigit() for c in word))
        if key_of(" ".join(words[:at])) in lines:
            return " ".join(words[:at])
    return suffix if len(words) <= _NAME_WORDS else ""


def _set_rest(found: Found, said: head.Head, ld: json_ld.Facts, base: str | None) -> None:
    told, place = said.first(*_DESCRIPTIONS) or (ld.description, "json-ld")
    if description := descriptions.tidied(told):
        found["description"] = (description[:1000] if place == "json-ld" else description, place)
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
