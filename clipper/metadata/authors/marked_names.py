"""Authors whom the markup of an HTML page names: by `rel`, `itemprop`, class words and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Any

from lxml import etree

from clipper.metadata.authors import bylines, datelines, kinds, names, of_cards
from clipper.metadata.roles import NOT_OURS
from clipper.metadata.signals import Signals
from clipper.page import Block, BlockKind, Role
from clipper.words import dates
from clipper.words.keys import key_of

_LONGEST, _SLUGS = 200, 4
"""Characters of a byline that is read, and addresses of authors that are looked for in one."""
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


def of_elements(page: Signals) -> list[str]:
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


def of_class_words(blocks: Sequence[Block]) -> list[str]:
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


def of_phrases(page: Signals) -> list[str]:
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


def of_links(blocks: Sequence[Block]) -> list[str]:
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


def by_address(metas: Iterable[str], blocks: Sequence[Block]) -> list[str]:
    """The name in a byline whose words are those of the author's address in the head: "Jane Doe" of
    `/author/jane-doe`."""
    told = (match[1].lower() for value in metas if (match := _SLUG.search(value)))
    slugs = [slug.split("-") for slug in islice(told, _SLUGS)]
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
