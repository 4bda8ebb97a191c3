"""Phrases of a page as `html_blocks` meets them: links, emphasis, code, what they say of the text
around them."""

from __future__ import annotations

from typing import Any

from clipper.segment.cut import (
    code_boxes,
    edit_links,
    prices,
    read_out,
    seams,
    symbol_fonts,
    told_days,
)
from clipper.segment.cut.attributes import (
    CLASSIFIER,
    EDIT,
    HEADING,
    ICON,
    ONLY_SHOWN,
    TELLING,
    TOOLTIP,
    are_for_readers,
    are_of_note,
    are_of_picture,
    heading_level,
    hints_of,
)
from clipper.segment.cut.html_writer import HEADINGS, Writer

PHRASING = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr nobr".split()
)
NEVER_SHOWN = frozenset(
    "script style template head title meta link base object embed canvas audio video map param "
    "datalist iframe frame frameset noframes track source".split()
)
_EMPHASIS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("em", "i"), "*"),
    **dict.fromkeys(("del", "s", "strike"), (_STRIKE := "~~")),
}
_QUOTES = ('"', "“", "„", "«", "»", "‘", "'", "「", "『")
"""With which a quotation has its own marks."""
_DOUBLED = frozenset(("span", "a", "time"))
"""Phrases that are printed for one width of the window, and again for another."""
WRITTEN = frozenset(("a", "code", "sup", "q", "cite", *_EMPHASIS))
"""Phrases whose end is written into the Markdown, or ends a block."""
_LINE = frozenset(("line", "code-line", "view-line"))
"""Classes of a line of code; one that is marked has others, too."""


def start(writer: Writer, element: Any, tag: str, apart: list[Any]) -> bool:
    """Begins a phrase; whether what stands in it is done with."""
    attributes, day = element.items(), ""
    if tag == "a" and writer.pieces and edit_links.is_of_editors(element, writer.pieces):
        writer.alt("".join(element.itertext()))
        return True
    if attributes:
        hints = hints_of(attributes)
        if not TELLING.isdisjoint(hints):
            if are_of_picture(hints):
                apart.append(element)
                around, writer.inline_hints = writer.inline_hints, [*hints[:6]]
                writer.alt("".join(element.itertext()))
                writer.inline_hints = around
                return True
            is_edit = EDIT in hints and writer.tags and writer.tags[-1] in HEADINGS
            if is_edit or (TOOLTIP in attributes and writer.pieces and not writer.pre):
                writer.alt("".join(element.itertext()))
                return True
            if ICON in hints and _is_drawn(element):
                return True
            if CLASSIFIER in hints and tag == "span" and writer.pieces and not writer.pre:
                writer.write(": ")
            if are_for_readers(hints):
                if writer.pieces and read_out.is_of_window(element):
                    return True
                apart.append(element)
                writer.space(" ")
            elif are_of_note(hints) and writer.tags and writer.tags[-1] in HEADINGS:
                apart.append(element)
                writer.space(" ")
        if len(attributes) > 1 or attributes[0][0] != "class":
            if HEADING in attributes:
                writer.heading = heading_level(dict(attributes))
            if ONLY_SHOWN in attributes and read_out.is_said_again(element):
                for inner in element.iter():
                    writer.inline_hints.extend(hints_of(inner.items())[:6])
                return True
            for name, value in attributes:
                if (name == "title" or name == "datetime") and value[10:11] == "T":
                    day = told_days.day_of(element, value, writer.pieces)
                elif (name == "style" or name == "face") and (font := symbol_fonts.font_of(value)):
                    signs = None if writer.pre else symbol_fonts.shown(element, font)
                    if signs is not None:
                        (writer.space if signs.isspace() else writer.write)(signs)
                        return True
        if writer.pieces and tag in _DOUBLED and read_out.is_just_said(element, writer.pieces):
            in_code, begins_link = writer.pre or writer.in_code, writer.href and not writer.anchor
            if not in_code and not begins_link:
                writer.inline_hints.extend(hints[:6])
                return True
        if tag == "a":
            writer.before_link = len(writer.inline_hints)
        writer.inline_hints.extend(hints[:6])
        if writer.pre and tag == "span" and "line" in hints and _is_next_line(element):
            writer.line()
    if tag == "a":
        href = element.get("href")
        if href is not None:
            if writer.seam and writer.pieces and not writer.pre and _is_next_link(element, href):
                writer.space(" ")
            writer.open_link(href, element.get("title"))
        if len(attributes) > 2 or href is None or href[:1] == "#":
            writer.panels.label(len(writer.blocks), dict(attributes))
    elif tag == "time":
        writer.inline_hints.append("time")
    elif tag in _EMPHASIS:
        if _EMPHASIS[tag] == _STRIKE and not writer.signs.get(_STRIKE) and _is_sign(element):
            return False
        text, pieces = element.text, writer.pieces
        is_code = writer.pre or writer.in_code
        if text and pieces and not is_code and seams.begins_anew(pieces[-1], text):
            writer.space(" ")
        writer.begin_mark(_EMPHASIS[tag])
    elif tag == "code" and not writer.pre:
        if lines := code_boxes.lone_code(element, writer):
            code_boxes.begin(writer)
            writer.write(lines)
            return True
        writer.begin_code()
    elif tag == "q":
        writer.quoted.append((element.text or "").lstrip()[:1] in _QUOTES)
        if not writer.quoted[-1]:
            writer.write("“")
    elif tag == "cite":
        writer.says_who = _says_who(writer, element)
    elif tag == "sup":
        if sign := prices.sign_before_cents(element, writer.pieces):
            writer.write(sign)
        else:
            writer.raised = True
    if day:
        writer.inline_hints.append("time")
        if writer.pieces and not writer.pieces[-1][-1:].isspace():
            writer.space(" ")
        writer.write(day)
    return False


def _is_drawn(element: Any) -> bool:
    """Whether an element holds one letter, which a font of icons draws as a picture."""
    text = (element.text or "").strip()
    return len(text) == 1 and text.isascii() and text.isalpha() and not len(element)


def _is_sign(element: Any) -> bool:
    """Whether an element holds no letter and no digit."""
    return not any(map(str.isalnum, "".join(element.itertext())))


def seam(element: Any, tag: str) -> int:
    """How the text behind a phrase meets it; one that holds nothing shows a picture."""
    if (tag == "i" or tag == "span") and element.text is None and not len(element):
        return seams.BESIDE
    if tag == "span" or tag == "a":
        return seams.WITHIN
    return seams.BESIDE if "-" in tag else seams.LOOSE


def _goes_on(span: Any) -> bool:
    """Whether an element is the next of a row of alike ones, without a space between."""
    before = span.getprevious()
    return (
        before is not None
        and before.tag == span.tag
        and not before.tail
        and before.get("class") == span.get("class")
    )


def _is_next_line(span: Any) -> bool:
    """Whether a line of code is the next of a row of such."""
    if _goes_on(span):
        return True
    before = span.getprevious()
    if before is None or before.tag != span.tag or before.tail:
        return False
    lines = _LINE.intersection((span.get("class") or "").split())
    return not lines.isdisjoint((before.get("class") or "").split())


def _is_next_link(link: Any, href: str) -> bool:
    """Whether a link is the next of a row of alike ones, without a space between: its class is of
    the row, and sets them apart. One that has none may be half a word, as editors leave it."""
    return bool(link.get("class")) and _goes_on(link) and link.getprevious().get("href") != href


def _says_who(writer: Writer, cite: Any) -> bool:
    """Whether a phrase is a line over what it cites: the first of a quotation, and glued to it. A
    title that begins a sentence has a space behind it."""
    if writer.pieces or writer.href is not None or not (cite.tail or "")[:1].isalnum():
        return False
    tags = writer.tags[-2:]
    if "blockquote" not in tags:
        return False
    quote = writer.numbers[len(writer.tags) - len(tags) + tags.index("blockquote")]
    before = writer.blocks[-1].markup if writer.blocks else None
    return before is None or quote not in before.parents


def end(writer: Writer, tag: str) -> None:
    if tag == "a":
        writer.close_link()
    elif tag in _EMPHASIS:
        writer.end_mark(_EMPHASIS[tag])
    elif tag == "code":
        if not writer.pre:
            writer.end_code()
    elif tag == "q":
        if writer.quoted and not writer.quoted.pop():
            writer.write("”")
    elif tag == "cite":
        if writer.says_who:
            writer.end()
            writer.says_who = False
    else:
        writer.raised = False
