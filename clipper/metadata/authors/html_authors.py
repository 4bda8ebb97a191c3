"""Who wrote an HTML page."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import islice, product
from typing import Any

from lxml import etree

from clipper.metadata import head
from clipper.metadata.authors import (
    beside_names,
    beside_sites,
    bylines,
    datelines,
    kinds,
    names,
    of_cards,
    of_classes,
    places,
    rare_signatures,
    signatures,
)
from clipper.metadata.roles import NOT_OURS
from clipper.metadata.signals import Signals
from clipper.metadata.text_page import Found
from clipper.page import Block, BlockKind, Role
from clipper.words import dates
from clipper.words.byline import words
from clipper.words.keys import key_of
from clipper.words.scripts import ANY_CJK, HAN, is_caseless

_AUTHOR = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author",
    "article.author", "og:author", "og:article:author", "rbauthors", "creator", "content_author",
    "author_name", "dable:author", "vr:author",
)  # fmt: skip
_TOGETHER = 4
"""Authors of one story that its head may not name all of."""
_SURE = ("author markup", "dateline")
"""Signals that name persons even where the head names an office."""
_LONGEST = 200
"""Characters of a byline that is read for who took the pictures."""
_MAKER = re.compile(r"[^\W\d_]{4,}")
"""The name of a program before the number of its version."""
_SITE = 4
"""Characters of the shortest name of a site that is looked for in that of an author."""
_WIDE_NAME = re.compile(f"[{HAN}]{{2,6}}")
_LETTERS = re.compile(r"\b[A-Z]{2,}\b")
"""Letters by which a firm is called."""
_INITIALS = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.\s?){1,3}")
_TURNED = ("citation_author", "dc.creator", "dcterms.creator")
_OF_WRITERS = (
    "/(?:authors?|autor(?:es|en|i)?|auteurs?|autori|reporters?|reporter-bio|journalists?|journalistes?|"
    "writers?|contributors?|by|staff|redakteure?|firmas|columnists?|yazar(?:lar)?|penulis|avtor)/"
)
_WRITERS = re.compile(f"{_OF_WRITERS}[^/?#]", re.I)
"""In addresses of pages about who writes."""
_SLUG = re.compile(f"{_OF_WRITERS}([a-z]+(?:-[a-z]+){{1,3}})/?$", re.I)
"""Such an address that ends in the words of a name."""
_LONGEST_NAME, _LONGEST_LINE = 40, 100
_WORDS = 4
"""Words from which a text that ends with a full stop is a sentence, and no name."""
_OF_OTHERS = frozenset(
    "review reviews reviewer testimonial testimonials comment comments commenter".split()
)
"""Words in names of classes around what readers and customers say."""
_OTHERS_SAY = (
    "ancestor-or-self::*[contains(@itemprop, 'review') or contains(@itemprop, 'comment') or "
    "contains(@class, 'review') or contains(@class, 'testimonial') or contains(@class, 'comment')]"
)
_AUTHOR_CLASSES = frozenset(("author", "reporter", "writer"))
"""Classes of a phrase that is nothing but an author's name."""
_NEAR = 5
"""Blocks beside a line among which a headline or a picture is near."""
_SHOWN = (BlockKind.ALT, BlockKind.CAPTION)
_MOST_PHRASES = 20
"""Such phrases of a page that are looked at."""
_BREAKING = frozenset(("address", "br", "dd", "div", "h2", "h3", "h4", "h5", "h6", "li", "p", "ul"))


def set_authors(found: Found, page: Signals) -> None:
    """Sets `authors` from the first step of the ladder that gives a name."""
    blocks, said, ld, byline = page.blocks, page.said, page.ld, page.byline
    sites = [name for name, _ in page.own]
    metas = [_turned(value) if name in _TURNED else value for value, name in said.all(_AUTHOR)]
    metas = [value for value in metas if not (_made(value, said) or kinds.is_firm(value))]
    house, _ = found.get("publisher", ("", ""))
    metas = [value for value in metas if key_of(value) == key_of(house) or not _heads(value, house)]
    label = said.first("twitter:label1")
    if label and names.cue("by").match(f"{label[0]} "):
        metas += [value for value, _ in said.all(["twitter:data1"])]
    printed = {*byline.authors, *byline.likely_authors, *byline.handles, *byline.others}
    if byline.publisher:
        printed.add(byline.publisher)
    likely = bylines.printed_authors(byline)
    # A discussion is signed with accounts; elsewhere a name as printed is better than one.
    trusted = ld.rank == 1 or not any(kinds.is_person(name) for name in likely)
    own = {key_of(name) for name in sites}
    signing, metas = metas, [value for value in metas if not _heads(value, house)]
    dated = byline.published is not None or byline.modified is not None or ld.rank == 0
    brands = set(map(key_of, ld.brands))
    opening = datelines.authors(blocks) or signatures.opening(blocks)
    # Steps are called one after the other: some of them search the whole tree.
    ladder: tuple[tuple[Callable[[], Iterable[str]], str], ...] = (
        (lambda: ld.authors if trusted or _are_names(ld.authors, own) else (), "json-ld"),
        (lambda: metas if trusted or _are_names(metas, own) else (), "meta author"),
        (lambda: byline.authors if byline.crowded else (), "byline"),
        (lambda: _marked_authors(page), "author markup"),
        (lambda: _linked_authors(blocks), "author markup"),
        (lambda: _by_address(metas, blocks), "author markup"),
        (lambda: () if byline.authors else of_classes.uncased(blocks), "author markup"),
        (lambda: () if byline.authors else opening, "dateline"),
        (lambda: likely or beside_sites.before_paper(byline.likely_publisher, sites), "byline"),
        (lambda: _inline_authors(page), "author markup"),
        (lambda: [n for n in _hinted_authors(blocks) if n not in byline.helpers], "author markup"),
        (lambda: opening, "dateline"),
        (lambda: signatures.announced(blocks), "signature"),
        (lambda: signatures.repeated(blocks) if dated else (), "signature"),
        (lambda: ld.authors or metas, "json-ld" if ld.authors else "meta author"),
        (lambda: ld.organisations, "json-ld"),
        (lambda: bylines.printed_handle(byline), "byline"),
        (lambda: rare_signatures.account(blocks) if dated else (), "signature"),
    )
    numbered = {name for name in ld.organisations if name[-1:].isdigit()}  # "Canal 12"
    office: tuple[tuple[str, ...], str] | None = None
    accounts = byline.crowded or ld.rank == 1
    for read_names, signal in ladder:
        listed = [
            name
            for value in read_names()
            for name in ((value,) if value in numbered else names.split_names(value))
        ]
        listed = list(
            dict.fromkeys(beside_sites.without_site(name, sites, metas) for name in listed)
        )
        listed = [name for name in listed if key_of(name) not in brands]
        # A site that signs its own texts is an author where the page prints it as one.
        kept = names.without(listed, sites) or [name for name in listed if name in printed]
        kept = bylines.without_wide_papers(kept)
        kept = [
            name for name in kept if not (_LETTERS.search(name) and key_of(name) in own)
        ] or kept
        if signal == "author markup" and not accounts:
            kept = of_cards.without(kept, blocks)
        if kept and not accounts and all(_is_office(name, own) for name in kept):
            office = office or (tuple(kept[:20]), signal)
            continue  # a byline may say who
        if not accounts and any(map(kinds.is_person, kept)):
            kept = [name for name in kept if kinds.is_team(name) or not _is_office(name, own)]
            kept = [name for name in bylines.persons_alone(kept) if not places.is_agency(name)]
        # Scripts without capitals do not tell persons; there words announce who signs.
        told = signal == "byline" and byline.authors and any(map(_is_whole_name, kept))
        if office and not (signal in _SURE or told or any(map(kinds.is_person, kept))):
            continue
        kept, signal = _with_others(kept, signal, byline.authors, opening, blocks)
        kept = _without_photographers(kept, blocks)
        kept = _without_employer(kept, found.get("publisher", ("", ""))[0], blocks)
        if kept:
            found["authors"] = (tuple(kept[:20]), signal)
            return
    if office:
        found["authors"] = office
    elif agency := rare_signatures.agency(blocks):
        found["authors"] = (tuple(agency), "byline")
    elif page.has_article_type and signing:
        # An article that nobody else signs, and whose head names its site as author.
        signed = [name for value in signing[:1] for name in names.split_names(value)]
        if signed:
            found["authors"] = (tuple(signed), "meta author")


def _heads(author: str, house: str) -> bool:
    """Whether what the head has for its author is the publisher's name, or begins it, and is no
    name of a person or an account.

    >>> _heads("The Kelm Post", "The Kelm Post Sport"), _heads("网易", "网易财经")
    (True, True)
    >>> _heads("Jane Doe", "Jane Doe Bakes"), _heads("马娟", "马娟的博客"), _heads("jane", "jane")
    (False, False, False)
    """
    if not house or kinds.is_person(author.title() if author.islower() else author):
        return False
    if _WIDE_NAME.fullmatch(author):
        return author[0] not in beside_names.SURNAMES and house.startswith(author)
    key, whole = key_of(author), key_of(house)
    return " " in key and f"{whole} ".startswith(f"{key} ")


def _made(author: str, said: head.Head) -> bool:
    """Whether what the head has for its author is who made the program that wrote the page."""
    maker = said.first("generator")
    match = _MAKER.match(maker[0]) if maker else None
    if match is None or not author.casefold().startswith(match[0].casefold()):
        return False
    return kinds.is_team(author) or not kinds.is_person(author)


def _without_photographers(kept: list[str], blocks: Sequence[Block]) -> list[str]:
    """The authors without those who took the pictures, as a byline says of them."""
    if len(kept) < 2:
        return kept
    lines = (b.text for b in blocks if b.role is Role.BYLINE and len(b.text) < _LONGEST)
    pictured = {key_of(name) for line in lines for name in beside_names.photographers(line)}
    return [name for name in kept if key_of(name) not in pictured] or kept


def _without_employer(kept: list[str], publisher: str, blocks: Sequence[Block]) -> list[str]:
    """The authors without the publisher, where a byline has it behind what the author does: "By
    Jane Doe, Staff Writer, Health Today"."""
    own = key_of(publisher)
    if len(kept) < 2 or not own or key_of(kept[-1]) != own:
        return kept
    for block in blocks:
        if block.role is Role.BYLINE and len(block.text) < _LONGEST:
            *_, post, last = ["", *block.text.split(",")]
            if key_of(last) == own and kinds.is_post(post):
                return kept[:-1]
    return kept


def _is_office(name: str, own: Iterable[str]) -> bool:
    """Whether a name is that of a team or of the site, in whole or in part, and of no person."""
    if name.casefold() in words("teams") or kinds.is_account(name) or kinds.is_address(name):
        return True
    if _INITIALS.fullmatch(name):
        return True
    if kinds.is_person(name) and not kinds.is_organisation(name) and not kinds.is_team(name):
        return False
    if ANY_CJK.search(name) and kinds.is_organisation(name):
        return True
    key = key_of(name)
    solid = key.replace(" ", "")  # "USA Today" of USATODAY
    return kinds.is_team(name) or any(
        len(site) >= _SITE and (site in key or key in site or site.replace(" ", "") == solid)
        for site in own
    )


def _with_others(
    kept: list[str],
    signal: str,
    printed: Sequence[str],
    opening: Sequence[str],
    blocks: Sequence[Block],
) -> tuple[list[str], str]:
    """The authors, and who signs with them in print: heads often name the first of several."""
    if not 0 < len(kept) < _TOGETHER:
        return kept, signal
    have = set(map(_bare, kept))
    linked = [name for text in _linked_authors(blocks) for name in names.split_names(text)]
    others: list[tuple[Sequence[str], str]] = [(printed, "byline"), (opening, "dateline")]
    if all(map(kinds.is_person, linked)):
        others.append((linked, "author markup"))
    others.append((_in_one_line(kept[0], blocks), "byline"))
    for more, place in others:
        if not len(kept) < len(more) <= _TOGETHER or not all(map(_is_whole_name, more)):
            continue
        if have <= set(map(_bare, more)):
            return list(more), place
    return kept, signal


def _in_one_line(name: str, blocks: Sequence[Block]) -> list[str]:
    """The persons in the first byline that holds this name, if others stand behind an "and"."""
    lines = (b.text for b in blocks if b.role is Role.BYLINE and b.kind is not BlockKind.ALT)
    line = next((text for text in lines if name in text), "")
    joined = not (words("and") - words("prepositions")).isdisjoint(line.split())
    if not joined or len(line) > _LONGEST_LINE or dates.find(line) is not None:
        return []
    listed = names.split_names(line)
    return listed if len(listed) > 1 and all(map(kinds.is_person, listed)) else []


def _bare(name: str) -> str:
    """A name without titles, degrees and initials between its parts, to be compared.

    >>> _bare("Dr. Jane B. Doe, PhD")
    'jane doe'
    """
    parts = key_of(name.partition(",")[0]).split()
    while len(parts) > 2 and parts[0] in words("titles"):
        parts = parts[1:]
    while len(parts) > 2 and kinds.is_degree(parts[-1]):
        parts = parts[:-1]
    return " ".join([*parts[:1], *(part for part in parts[1:-1] if len(part) > 1), *parts[1:][-1:]])


def _is_whole_name(name: str) -> bool:
    # Scripts without capitals do not tell; there words announce who signs.
    name = name.partition(",")[0]
    return kinds.is_person(name) or is_caseless(name)


def _turned(name: str) -> str:
    """A name as it is spoken, where a library's form was given: "Doe, Jane B."."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family}" if comma and "," not in given else name


def _are_names(authors: Sequence[str], own: Container[str]) -> bool:
    """Whether any author has a name: no account ("jane.doe"), no team, not the site's own."""
    return any(
        (" " in name.strip() or not name.isascii())
        and key_of(name) not in own
        and not kinds.is_team(name)
        for name in authors
    )


_MARKS = (
    ("itemprop", ("author",), '//*[@itemprop="author"]//*[@itemprop="name"]'),
    ("itemprop", ("author",), '//*[@itemprop="author"]'),
    ("rel", ("author",), '//a[@rel="author"]'),
    (
        "class",
        ("author-name", "author_name"),
        '//*[contains(@class, "author-name") or contains(@class, "author_name")]',
    ),
)
_WRITTEN = re.compile("author([-_]name)?")


def _written(source: str) -> set[str]:
    """Attributes that may mark an author, as far as the HTML shows: one look for all of them."""
    found = set()
    for match in _WRITTEN.finditer(source):
        if match[1]:
            found.add("class")
        before = source[max(0, match.start() - 8) : match.start()].rstrip("\"' ").rstrip("= ")
        found.update(name for name in ("itemprop", "rel") if before.lower().endswith(name[-3:]))
    return found


def _marked_authors(page: Signals) -> list[str]:
    """Texts of elements marked as author by `rel`, `itemprop` or class: the first, and its twins.

    Others belong to other posts of a discussion, or to teasers.
    """
    tree = page.tree
    written = None if page.source is None else _written(page.source)
    for attribute, marks, path in _MARKS:
        if written is not None and attribute not in written:
            continue
        # All values of an attribute are read sooner than elements are found by them.
        values = tree.xpath(f"//@{attribute}", smart_strings=False)
        if not any(word in value for value in values for word in marks):
            continue
        texts: list[str] = []
        place = None
        for element in tree.xpath(path)[:8]:
            if element.tag == "meta" and element.get("itemprop") == "author":
                # `head` has read it, and knows whose it is.
                continue
            text = _first_line(element) or " ".join((element.get("content") or "").split())
            if not 2 < len(text) < 80 or _is_of_others(element):
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


def _is_of_others(element: Any) -> bool:
    """Whether an element stands in what a reader or a customer says, and not in the story itself,
    of which a heading of the first level is a part."""
    for around in element.xpath(_OTHERS_SAY):
        told = (around.get("class") or "") + " " + (around.get("itemprop") or "")
        if not _OF_OTHERS.isdisjoint(told.lower().split()) and around.find(".//h1") is None:
            return True
    return False


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
        if block.markup is None or len(block.text) > 80 or block.role in NOT_OURS:
            continue
        hints = block.markup.hints[:10]
        if of_cards.HINTS.isdisjoint(hints) or not _OF_OTHERS.isdisjoint(hints):
            continue
        text = bylines.own_words(block)
        if names.before_helpers(text) != text or dates.find(text) is not None:
            continue
        found = [name for name in names.split_names(text) if kinds.is_person(name)]
        if found and not (text.endswith(".") and len(text.split()) > _WORDS):
            return found
    return []


def _inline_authors(page: Signals) -> list[str]:
    """The persons whom phrases of a class for authors name in the first byline that has such ones:
    "Owl Post<span class=author> Jane Doe</span>"."""
    for block in page.blocks:
        if block.role is not Role.BYLINE or block.markup is None or len(block.text) > _LONGEST_LINE:
            continue
        markup = block.markup
        if _AUTHOR_CLASSES.isdisjoint(markup.hints[: markup.inner]):
            continue
        if bylines.is_of_others(block) and not _is_below_title(block, page.blocks):
            continue
        texts = (" ".join(element.xpath("string()").split()) for element in _phrases(page.tree))
        named = [text for text in dict.fromkeys(texts) if text and text in block.text]
        if named and all(kinds.is_person(one) for text in named for one in names.split_names(text)):
            return named
    return []


def _is_below_title(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line stands right below the headline, and in no box with a picture that the
    headline is not in, too: what its class calls a caption may be a byline there."""
    markup = block.markup
    if markup is None or not {"blockquote", "figcaption"}.isdisjoint(markup.path):
        return False
    near = [b for b in blocks if abs(b.n - block.n) <= _NEAR and b.markup is not None]
    above = [b for b in near if b.role is Role.TITLE and b.n < block.n]
    if not above or above[-1].markup is None:
        return False
    boxes = set(markup.parents) - set(above[-1].markup.parents)
    shown = (b.markup for b in near if b.kind in _SHOWN)
    return all(other is None or boxes.isdisjoint(other.parents) for other in shown)


def _phrases(tree: Any) -> list[Any]:
    """The first phrases of the tree whose class is one for authors and no other."""
    told = " or ".join(f'@class="{name}"' for name in sorted(_AUTHOR_CLASSES))
    found: list[Any] = tree.xpath(f"(//span|//em|//b|//strong|//cite|//i|//a)[{told}]")
    return found[:_MOST_PHRASES]


def _linked_authors(blocks: Sequence[Block]) -> list[str]:
    """The names in the first byline that link to pages of persons who write, up to that of an
    editor or a reviewer; with those in items of the same list."""
    found: list[str] = []
    last = None
    for block in blocks:
        if block.role is not Role.BYLINE or block.markup is None:
            continue
        goes_on = last is not None and last.n + 1 == block.n and _is_item(last) and _is_item(block)
        if found and not goes_on:
            break
        ahead = names.before_helpers(block.text)
        linked = [
            text
            for text, address in block.markup.links
            if _WRITERS.search(address) and 2 < len(text) <= _LONGEST_NAME and text in ahead
        ]
        if linked:  # Who stands behind "Editor:" is another.
            together = linked[0] + ahead.partition(linked[0])[2].partition(":")[0]
            linked = [datelines.without_post(text) for text in linked if text in together]
        found += [name for name in linked if name not in found]
        last = block if linked else None
    return found


def _by_address(metas: Iterable[str], blocks: Sequence[Block]) -> list[str]:
    """The name in a byline whose words are those of the author's address in the head: "Jane Doe" of
    `/author/jane-doe`."""
    told = (match[1].lower() for value in metas if (match := _SLUG.search(value)))
    slugs = [slug.split("-") for slug in islice(told, _TOGETHER)]
    lines = (b.text for b in blocks if b.role is Role.BYLINE and len(b.text) <= _LONGEST)
    for line in lines if slugs else ():
        parts = line.split()
        keys = [key_of(part) for part in parts]
        for slug, at in product(slugs, range(len(parts))):
            name = " ".join(parts[at : at + len(slug)]).rstrip(",.;:|")
            if keys[at : at + len(slug)] == slug and kinds.is_person(name):
                return [name]
    return []


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM


def _are_twins(one: Any, other: Any) -> bool:
    """Whether two wrappers stand in one byline: side by side, with hardly more than a name each."""
    if one.getparent() is not other.getparent():
        return False
    return all(
        len("".join(e.itertext()).strip()) < 60 and e.find(".//time") is None for e in (one, other)
    )
