"""Who wrote an HTML page."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence

from clipper.metadata import head
from clipper.metadata.authors import (
    beside_names,
    beside_sites,
    bylines,
    datelines,
    kinds,
    marked_names,
    names,
    of_cards,
    of_classes,
    places,
    rare_signatures,
    signatures,
)
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
_LONGEST_LINE = 100
"""Characters of a line that may name several."""
_TURNED = ("citation_author", "dc.creator", "dcterms.creator")


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
        (lambda: marked_names.of_elements(page), "author markup"),
        (lambda: marked_names.of_links(blocks), "author markup"),
        (lambda: marked_names.by_address(metas, blocks), "author markup"),
        (lambda: () if byline.authors else of_classes.uncased(blocks), "author markup"),
        (lambda: () if byline.authors else opening, "dateline"),
        (lambda: likely or beside_sites.before_paper(byline.likely_publisher, sites), "byline"),
        (lambda: marked_names.of_phrases(page), "author markup"),
        (
            lambda: [n for n in marked_names.of_class_words(blocks) if n not in byline.helpers],
            "author markup",
        ),
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
    linked = [name for text in marked_names.of_links(blocks) for name in names.split_names(text)]
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
