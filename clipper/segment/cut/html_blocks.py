"""HTML page -> blocks.

One pass over the parsed tree, without recursion, so that nesting depth costs nothing. A block
ends wherever a browser would begin a new line or box: at the edge of every element that is not
phrasing content (HTML Living Standard, section 3.2.5.2.5), and at two `br` in a row. Every text a
reader could see becomes a block, hidden or not (`Markup.hidden` tells), and so does alternative
text of images. Scripts, styles, templates and other things never rendered do not (`streamed` and
`shadow` have put by then what templates stand for).

The forms that need a word:

* a table row whose cells hold phrases is one `TABLE_ROW` block, cells parted by a tab; a row
  whose cells hold whole boxes or posts is layout, and its cells are walked as any other element;
* a `select` is one `CONTROL` block, options parted by " | ";
* `pre` keeps its line breaks;
* an image inside a paragraph gives its `ALT` block after the paragraph.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from clipper.page import Block, BlockKind
from clipper.segment.cut import (
    code_boxes,
    formulas,
    overlays,
    own_elements,
    phrases,
    quotes,
    seams,
    ticks,
)
from clipper.segment.cut.attributes import (
    are_hiding,
    heading_level,
    heading_tag,
    hints_of,
    is_short,
    whole_number,
)
from clipper.segment.cut.code_language import language_of
from clipper.segment.cut.data_rows import CELLS, begin_item, is_data_row
from clipper.segment.cut.html_writer import HEADINGS, MAX_HINTS, NOTHING, Writer
from clipper.segment.cut.panels import OPENING
from clipper.segment.cut.phrases import NEVER_SHOWN, PHRASING, WRITTEN
from clipper.segment.cut.spaces import fold, is_blank
from clipper.segment.cut.spans import Spans

OPAQUE = NEVER_SHOWN | {"svg", "select", "math"}
_SILENT = OPAQUE | {"br", "img", "input"}
"""Elements whose end changes nothing."""
_JOINED = {"div": own_elements.ends_line, "button": own_elements.is_in_sentence}
"""Boxes that may go on with the line before, and what tells of each."""
_COUNTED = frozenset(("pre", "ul", "ol", "tr"))
"""Elements that change how the blocks inside them are read."""
_APART = ("div", "aside", "section")


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
    own: list[Any] = []  # elements under way that are phrases by where they stand
    spans = Spans()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            number += 1
            if tag in PHRASING or ("-" in tag and (own or own_elements.is_phrase(element))):
                if tag not in PHRASING:
                    own.append(element)
                if tag == "a" and in_row is None and _wraps_blocks(element):
                    writer.end()
                    _push(writer, element, tag, number)
                    wrappers.append(element)
                    if (href := element.get("href")) is not None:
                        writer.open_link(href, element.get("title"))
                else:
                    if ended:
                        writer.seam, writer.phrase = seams.NEXT, element
                        ended = False
                    if phrases.start(writer, element, tag, apart):
                        skipped = element
                        walk.skip_subtree()
                        continue
            elif tag in _SILENT:
                if tag in OPAQUE:
                    _opaque(writer, element, tag)
                    walk.skip_subtree()
                    continue
                if tag == "br":
                    if in_row is None and not writer.pre and broke:
                        writer.end()
                    elif writer.pieces:
                        writer.pieces.append("\n" if in_row is None else " ")
                        if writer.href is not None:
                            writer.anchor.append(" ")
                        if writer.marked is not None:
                            writer.marked.append("\n" if in_row is None else " ")
                    broke = True
                    continue
                if tag == "img":
                    alt = element.get("alt")
                    if alt and "noscript" not in writer.tags[-3:]:
                        writer.alt(alt)
                else:
                    _input(writer, element)
            elif writer.pre and tag != "pre":
                writer.line()
                _push(writer, element, tag, number)
                writer.list_depth += tag in ("ul", "ol")
            elif in_row is not None:
                if tag in CELLS:
                    if tag == "th":
                        writer.inline_hints.append("th")
                    before = element.getprevious()
                    if before is not None and (
                        before.tag in CELLS or before.getprevious() is not None
                    ):
                        writer.pieces.append("\t")
                        if writer.marked is not None:
                            writer.marked.append("\t")
                    if len(element) and is_blank(element.text):
                        sign = ticks.sign_of(element)
                        if sign:
                            writer.write(sign)
                            walk.skip_subtree()
                            continue
                elif tag == "li":
                    begin_item(writer)
                else:
                    writer.space(" ")
            elif writer.pieces and tag in _JOINED and _JOINED[tag](element, writer.pieces):
                own.append(element)
                writer.space(" ")
            else:
                writer.end()
                _push(writer, element, tag, number)
                if tag in _COUNTED:
                    if tag == "pre":
                        writer.pre += 1
                        writer.language = language_of(element)
                    elif tag != "tr":
                        writer.list_depth += 1
                    else:
                        spans.read(element, number)
                        if is_data_row(element):
                            in_row = element
            text = element.text
        else:
            if tag in PHRASING or (own and own[-1] is element):
                if own and own[-1] is element:
                    own.pop()
                ended = tag != "wbr"
                if tag in WRITTEN and element is not skipped:
                    phrases.end(writer, tag)
                if apart and apart[-1] is element:
                    apart.pop()
                    writer.space(" ")
                if wrappers and wrappers[-1] is element:
                    writer.end()
                    writer.close()
                    wrappers.pop()
            elif tag in _SILENT or (in_row is not None and element is not in_row):
                pass
            elif writer.pre and tag != "pre":
                if code_boxes.is_made(writer):
                    code_boxes.end(writer)
                else:
                    writer.line()
                writer.close()
                writer.list_depth -= tag in ("ul", "ol")
                if code_boxes.ended_line(element, writer):
                    continue
            else:
                writer.end()
                in_row = None
                if writer.tags and element is not body:
                    writer.close()
                if tag in _COUNTED:
                    if tag == "pre":
                        writer.pre -= 1
                    elif tag != "tr":
                        writer.list_depth -= 1
            text = element.tail if element is not body else None
        if text:
            if ended:
                ended = False
                writer.seam = writer.seam or phrases.seam(element, tag)
            if text.isspace():  # half of the text nodes of a page, most between boxes
                if writer.pieces or writer.pre:
                    writer.space(text)
                else:
                    writer.blank = True
            else:
                broke = False
                writer.write(text)
    writer.end()
    writer.panels.note(writer.blocks)
    quotes.note(writer.blocks, writer.quotes)
    overlays.note(writer.blocks, writer.overlays)
    spans.note(writer.blocks)
    return writer.blocks


def _wraps_blocks(link: Any) -> bool:
    """Whether a link holds whole boxes, as that around a card does: its class is the card's."""
    for child in link:
        tag = child.tag
        if tag in PHRASING or tag in _SILENT or not isinstance(tag, str):
            continue
        if "-" not in tag or not own_elements.is_phrase(child):
            return True
    return False


def _push(writer: Writer, element: Any, tag: str, number: int) -> None:
    if tag == "body" or tag == "html":
        return
    tags = writer.tags
    around = writer.around[-1] if tags else NOTHING
    attributes = element.items()
    if attributes:
        hints, hidden = around
        own = hints_of(attributes)
        if own:
            hints = own + hints
            if len(hints) > MAX_HINTS:
                hints = hints[:MAX_HINTS]
            if own[0] in quotes.FIRST and tag in _APART and quotes.are_of_quote(own, element):
                writer.quotes.add(number)
            if own[0] == "line" and not writer.pre and code_boxes.begins_lines(element, own):
                code_boxes.begin(writer)
            if "hidden" in own and overlays.is_never_shown(own):
                writer.overlays.add(number)
        if len(attributes) > 1 or attributes[0][0] != "class":  # most have a class alone
            told = dict(attributes)
            if tag in HEADINGS:
                tag = heading_tag(tag, told)
            elif told.get("role") == "heading" and is_short(element):
                tag = f"h{heading_level(told)}"
            hidden = hidden or are_hiding(told)
            if "inset" in told.get("style", ""):
                box = quotes.set_in(element, told["style"], number, writer.numbers, writer.blocks)
                if box is not None:
                    writer.quotes.add(box)
            if overlays.comes_up(told):
                writer.overlays.add(number)
            if "id" in told:
                writer.panels.places[told["id"]] = number, len(writer.blocks)
            if not OPENING.isdisjoint(told) or tag == "a":
                writer.panels.label(len(writer.blocks), told)
        around = hints, hidden
    if tag == "li" and tags and tags[-1] == "ol":
        writer.count_item(writer.numbers[-1], number, whole_number(element.get("value")))
    elif tag == "ol" and (start := whole_number(element.get("start"))) is not None:
        writer.counts[number] = start - 1
    writer.open(tag, number, around)


def _opaque(writer: Writer, element: Any, tag: str) -> None:
    """An element whose inside is not walked."""
    if tag == "svg":
        title = element.find("{*}title")
        if title is not None:
            writer.alt("".join(title.itertext()))
    elif tag == "math":
        writer.formula(formulas.text_of(element))
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
