"""HTML page -> blocks.

One pass over the parsed tree, without recursion, so that nesting depth costs nothing. A block
ends wherever a browser would begin a new line or box: at the edge of every element that is not
phrasing content (HTML Living Standard, section 3.2.5.2.5), and at two `br` in a row. Every text a
reader could see becomes a block, hidden or not (`Markup.hidden` tells), and so does alternative
text of images. Scripts, styles, templates and other things never rendered do not.

The forms that need a word:

* a table row whose cells hold phrases is one `TABLE_ROW` block, cells parted by a tab; a row
  whose cells hold whole boxes or posts is layout, and its cells are walked as any other element;
* a `select` is one `CONTROL` block, options parted by " | ";
* `pre` keeps its line breaks;
* an image inside a paragraph gives its `ALT` block after the paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Any

from lxml import etree

from clipper.page import Block, BlockKind
from clipper.segment import seams
from clipper.segment.class_words import ENGLISH
from clipper.segment.html_writer import HEADINGS, MAX_HINTS, Open, Writer, fold
from clipper.segment.marks import CODE, close_code

PHRASING = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr nobr".split()
)
NEVER_SHOWN = frozenset(
    "script style template head title meta link base object embed canvas audio video map param "
    "datalist iframe frame frameset noframes track source".split()
)
OPAQUE = NEVER_SHOWN | {"svg", "select"}
_SILENT = OPAQUE | {"br", "img", "input"}
"""Elements whose end changes nothing."""
_EMPHASIS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("em", "i"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_WRITTEN = frozenset(("a", "code", "sup", "q", *_EMPHASIS))
"""Phrases whose end is written into the Markdown."""
_COUNTED = frozenset(("pre", "ul", "ol", "tr"))
"""Elements that change how the blocks inside them are read."""
_BOXES = frozenset("table ul ol dl pre form h1 h2 h3 h4 h5 h6 article section blockquote".split())
_ROW_CHARS = 400
"""A row with more text than this in one cell is layout: cells of data tables are short."""
_LINES, _CELL_LINES, _POSTS = frozenset(("p", "div", "center")), 2, 2
"""A row with more lines than `_CELL_LINES` in one cell or two is layout, too: a post with its head
and foot, its author beside it. Where more cells have so many, they compare things."""
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HINT_CHARS = 200
"""Characters of an element's attributes that are read for words."""
_HINT_ATTRIBUTES = ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")
_RANK = {name: rank for rank, name in enumerate(_HINT_ATTRIBUTES)}
_MAY_HIDE = frozenset(("hidden", "aria-hidden", "style"))
_HEADING = ("role", "heading")
_FOR_READERS = (
    {"sr", "only"}, {"screen", "reader"}, {"visually", "hidden"}, {"visuallyhidden"}
)  # fmt: skip
"""Class words of text that is read out, and not shown."""
_UNSEEN = frozenset(("sr", "screen", "visually", "visuallyhidden"))


@lru_cache(maxsize=20_000)
def _words(value: str) -> tuple[str, ...]:
    """Words of an attribute value, in English where `class_words` knows them.

    `postAuthor-name` gives post, author, name; `auteur-nom` gives author, nom.
    """
    names = value[:_HINT_CHARS].split()
    if len(names) == 1:
        return _words_of_name(names[0])
    return tuple(chain.from_iterable(map(_words_of_name, names)))


@lru_cache(maxsize=20_000)
def _words_of_name(name: str) -> tuple[str, ...]:
    words = [word.lower()[:20] for word in _WORD.findall(name)]
    return tuple([ENGLISH.get(word, word) for word in words])


def _hides(name: str, value: str) -> bool:
    """Whether an attribute says that its element is not shown."""
    if name == "style":
        return bool(value and _NOT_SHOWN.search(value))
    return name == "hidden" or (name == "aria-hidden" and value == "true")


def _begins_with_text(element: Any) -> bool:
    """Whether the first thing in an element is text, of its own or of a phrase."""
    text = element.text
    if text and not text.isspace():
        return True
    return len(element) > 0 and element[0].tag in PHRASING


def _is_data_row(row: Any) -> bool:
    cells = posts = 0
    for cell in row:
        if cell.tag not in ("td", "th"):
            return False
        cells += 1
        chars = lines = 0
        for element in cell.iter():
            if element is not cell and element.tag in _BOXES:
                return False
            chars += len(element.text or "") + len(element.tail or "")
            lines += element.tag in _LINES and _begins_with_text(element)
            if chars > _ROW_CHARS:
                return False
        posts += lines > _CELL_LINES
    return cells > 1 and (not posts or posts > _POSTS)


def read(tree: Any) -> list[Block]:
    """Blocks of an lxml HTML tree in document order, numbered from 0, each `Role.LABEL` as yet.

    Expects a tree parsed without comments and processing instructions (their tails would be
    lost). The tree is not changed.
    """
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        body = tree
    writer = Writer()
    number = 0
    in_row: Any = None
    wrappers: list[Any] = []  # links under way that hold whole boxes
    broke = False
    ended = False  # a phrase has just ended, and nothing stands behind it
    skipped: Any = None  # a phrase that is a picture
    apart: list[Any] = []  # phrases under way that are no part of what is around them
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            number += 1
            if tag in PHRASING:
                if tag == "a" and in_row is None and _wraps_blocks(element):
                    writer.end()
                    _push(writer, element, tag, number)
                    wrappers.append(element)
                    if (href := element.get("href")) is not None:
                        writer.open_link(href)
                else:
                    if ended:
                        writer.seam = seams.BESIDE
                        ended = False
                    if _start_phrase(writer, element, tag, apart):
                        skipped = element
                        walk.skip_subtree()
                        continue
            elif tag in OPAQUE:
                _opaque(writer, element, tag)
                walk.skip_subtree()
                continue
            elif tag == "br":
                if in_row is None and not writer.pre and broke:
                    writer.end()
                elif writer.pieces:
                    writer.pieces.append("\n" if in_row is None else " ")
                    if writer.marked is not None:
                        writer.marked.append("\n" if in_row is None else " ")
                broke = True
                continue
            elif tag == "img":
                alt = element.get("alt")
                if alt and "noscript" not in [o.tag for o in writer.stack[-3:]]:
                    writer.alt(alt)
            elif tag == "input":
                _input(writer, element)
            elif writer.pre and tag != "pre":
                writer.line()
                _push(writer, element, tag, number)
                writer.list_depth += tag in ("ul", "ol")
            elif in_row is not None:
                if tag in ("td", "th"):
                    if tag == "th":
                        writer.inline_hints.append("th")
                    if element.getprevious() is not None:
                        writer.pieces.append("\t")
                        if writer.marked is not None:
                            writer.marked.append("\t")
                else:
                    writer.space(" ")
            else:
                if writer.holds_something():
                    writer.end()
                _push(writer, element, tag, number)
                if tag in _COUNTED:
                    if tag == "pre":
                        writer.pre += 1
                    elif tag != "tr":
                        writer.list_depth += 1
                    elif _is_data_row(element):
                        in_row = element
            text = element.text
        else:
            if tag in PHRASING:
                ended = tag != "wbr"
                if tag in _WRITTEN and element is not skipped:
                    _end_phrase(writer, tag)
                if apart and apart[-1] is element:
                    apart.pop()
                    writer.space(" ")
                if wrappers and wrappers[-1] is element:
                    writer.end()
                    writer.stack.pop()
                    wrappers.pop()
            elif tag in _SILENT or (in_row is not None and element is not in_row):
                pass
            elif writer.pre and tag != "pre":
                writer.line()
                writer.stack.pop()
                writer.list_depth -= tag in ("ul", "ol")
            else:
                if writer.holds_something():
                    writer.end()
                in_row = None
                if writer.stack and element is not body:
                    writer.stack.pop()
                if tag in _COUNTED:
                    if tag == "pre":
                        writer.pre -= 1
                    elif tag != "tr":
                        writer.list_depth -= 1
            text = element.tail if element is not body else None
        if text:
            if ended:
                ended = False
                writer.seam = writer.seam or _seam(element, tag)
            if text.isspace():  # half of the text nodes of a page, most between boxes
                if writer.pieces or writer.pre:
                    writer.space(text)
                else:
                    writer.blank = True
            else:
                broke = False
                writer.write(text)
    writer.end()
    return writer.blocks


def _wraps_blocks(link: Any) -> bool:
    """Whether a link holds whole boxes, as that around a card does: its class is the card's."""
    for child in link:
        tag = child.tag
        if tag not in PHRASING and tag not in _SILENT and isinstance(tag, str):
            return True
    return False


def _push(writer: Writer, element: Any, tag: str, number: int) -> None:
    if tag == "body" or tag == "html":
        return
    above = writer.stack[-1] if writer.stack else None
    hints = above.hints if above else ()
    hidden = above.hidden if above else False
    attributes = element.items()
    if attributes:
        own = _own_hints(attributes)
        if own:
            hints = (*own, *hints)[:MAX_HINTS]
        if _HEADING in attributes and tag not in HEADINGS:
            tag = f"h{_heading_level(attributes)}"
        if not hidden:
            for name, value in attributes:
                if name in _MAY_HIDE and _hides(name, value):
                    hidden = True
    writer.stack.append(Open(tag, number, hints, hidden, above))


def _heading_level(attributes: list[tuple[str, str]]) -> int:
    level = dict(attributes).get("aria-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def _own_hints(attributes: list[tuple[str, str]]) -> tuple[str, ...]:
    if len(attributes) == 1:  # most have a class and nothing else
        name, value = attributes[0]
        return _words(value) if name in _RANK else ()
    told = [(_RANK[name], value) for name, value in attributes if name in _RANK]
    if not told:
        return ()
    if len(told) == 1:
        return _words(told[0][1])
    told.sort()
    values = [value for _, value in told]
    if sum(map(len, values)) + len(values) > _HINT_CHARS:
        return _words(" ".join(values))
    # Each for itself: alike elements share their classes, and differ in their id.
    return tuple(chain.from_iterable(map(_words, values)))


def _start_phrase(writer: Writer, element: Any, tag: str, apart: list[Any]) -> bool:
    """Begins a phrase; whether what stands in it is done with."""
    attributes = element.items()
    if attributes:
        hints = _own_hints(attributes)
        if "material" in hints and ("icons" in hints or "symbols" in hints):
            # Letters that a font draws as a picture.
            apart.append(element)
            around, writer.inline_hints = writer.inline_hints, [*hints[:6]]
            writer.alt("".join(element.itertext()))
            writer.inline_hints = around
            return True
        if _HEADING in attributes:
            writer.heading = _heading_level(attributes)
        if not _UNSEEN.isdisjoint(hints) and any(map(set(hints).issuperset, _FOR_READERS)):
            apart.append(element)
            writer.space(" ")
        writer.inline_hints.extend(hints[:6])
        if writer.pre and tag == "span" and "line" in hints and _goes_on(element):
            writer.line()
    if tag == "a":
        href = element.get("href")
        if href is not None:
            writer.open_link(href)
    elif tag == "time":
        writer.inline_hints.append("time")
    elif tag in _EMPHASIS:
        writer.begin_mark(_EMPHASIS[tag])
    elif tag == "code" and not writer.pre:
        if writer.marked and writer.marked[-1].endswith("`"):
            writer.space(" ")
        writer.mark(CODE)
    elif tag == "q":
        writer.write("“")
    elif tag == "sup":
        writer.raised = True
    return False


def _seam(element: Any, tag: str) -> int:
    """How the text behind a phrase meets it; one that holds nothing shows a picture."""
    if (tag == "i" or tag == "span") and element.text is None and not len(element):
        return seams.BESIDE
    return seams.WITHIN if tag == "span" or tag == "a" else seams.LOOSE


def _goes_on(span: Any) -> bool:
    """Whether an element is the next of a row of alike ones, without a space between."""
    before = span.getprevious()
    return (
        before is not None
        and before.tag == span.tag
        and not before.tail
        and before.get("class") == span.get("class")
    )


def _end_phrase(writer: Writer, tag: str) -> None:
    if tag == "a":
        writer.close_link()
    elif tag in _EMPHASIS:
        writer.end_mark(_EMPHASIS[tag])
    elif tag == "code":
        if not writer.pre and writer.marked is not None:
            close_code(writer.marked)
    elif tag == "q":
        writer.write("”")
    else:
        writer.raised = False


def _opaque(writer: Writer, element: Any, tag: str) -> None:
    """An element whose inside is not walked."""
    if tag == "svg":
        title = element.find("{*}title")
        if title is not None:
            writer.alt("".join(title.itertext()))
    elif tag == "select":
        options = [fold("".join(o.itertext())).strip() for o in element.iter("option")]
        text = " | ".join(option for option in options if option)
        if text:
            writer.end()
            writer.emit(text, BlockKind.CONTROL, None, 0)


def _input(writer: Writer, element: Any) -> None:
    kind = (element.get("type") or "text").lower()
    if kind in ("submit", "button", "reset"):
        text = element.get("value") or ""
    elif kind in ("text", "search", "email"):
        text = element.get("placeholder") or ""
    else:
        text = ""
    text = fold(text).strip()
    if text:
        writer.end()
        writer.emit(text, BlockKind.CONTROL, None, 0)
