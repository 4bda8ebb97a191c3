"""HTML page -> blocks.

One pass over the parsed tree, without recursion, so that nesting depth costs nothing. A block
ends wherever a browser would begin a new line or box: at the edge of every element that is not
phrasing content (HTML Living Standard, section 3.2.5.2.5), and at two `br` in a row. Every text a
reader could see becomes a block, hidden or not (`Markup.hidden` tells), and so does alternative
text of images. Scripts, styles, templates and other things never rendered do not.

The forms that need a word:

* a table row whose cells hold phrases is one `TABLE_ROW` block, cells parted by a tab; a row
  whose cells hold whole boxes is layout, and its cells are walked as any other element;
* a `select` is one `CONTROL` block, options parted by " | ";
* `pre` keeps its line breaks;
* an image inside a paragraph gives its `ALT` block after the paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from clipper.inline import code_span, escape, link
from clipper.page import Block, BlockKind, Markup

PHRASING = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr nobr".split()
)
NEVER_SHOWN = frozenset(
    "script style template head title meta link base object embed canvas audio video map param "
    "datalist iframe frame frameset noframes track source".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*"}
_BOXES = frozenset("table ul ol dl pre form h1 h2 h3 h4 h5 h6 article section blockquote".split())
_ROW_CHARS = 400
"""A row with more text than this in one cell is layout: cells of data tables are short."""
_MAX_HINTS = 48
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u200b\ufeff]+")
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HINT_ATTRIBUTES = ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")


@lru_cache(maxsize=20_000)
def _words(value: str) -> tuple[str, ...]:
    """Words of an attribute value: `postAuthor-name` gives post, author, name."""
    return tuple(word.lower()[:20] for word in _WORD.findall(value[:200]))


class _Open:
    """An element whose end has not come."""

    __slots__ = ("hidden", "hints", "number", "tag")

    def __init__(self, tag: str, number: int, hints: tuple[str, ...], hidden: bool) -> None:
        self.tag = tag
        self.number = number
        self.hints = hints
        self.hidden = hidden


class _Writer:
    """Collects the pieces of the block under way and the blocks that are done."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stack: list[_Open] = []
        self.pieces: list[str] = []
        self.marked: list[str] | None = None
        self.inline_hints: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.link_chars = 0
        self.href: str | None = None
        self.anchor: list[str] = []
        self.alts: list[str] = []
        self.pre = 0
        self.list_depth = 0

    def write(self, text: str) -> None:
        if not self.pre:
            text = _SPACE.sub(" ", text)
        self.pieces.append(text)
        if self.marked is not None:
            self.marked.append(text if self.pre else escape(text))
        if self.href is not None:
            self.anchor.append(text)
            self.link_chars += len(text.strip())

    def mark(self, markdown: str) -> None:
        """Puts Markdown into the block that is no text of it."""
        if self.marked is None:
            self.marked = [piece if self.pre else escape(piece) for piece in self.pieces]
        self.marked.append(markdown)

    def open_link(self, href: str) -> None:
        self.href = href
        self.anchor = []
        self.mark("\ue000")

    def close_link(self) -> None:
        if self.href is None:
            return
        self._note_link()
        self.href = None

    def _note_link(self) -> None:
        assert self.href is not None
        text = _SPACE.sub(" ", "".join(self.anchor)).strip()
        if text or self.href:
            self.links.append((text, self.href))
        if self.marked is not None:
            start = (
                len(self.marked) - 1 - self.marked[::-1].index("\ue000")
                if "\ue000" in self.marked
                else None
            )
            if start is not None:
                inner = "".join(self.marked[start + 1 :])
                self.marked[start:] = [link(inner, self.href)]
        self.anchor = []

    def alt(self, text: str) -> None:
        text = _SPACE.sub(" ", text).strip()
        if not text:
            return
        if "".join(self.pieces).strip():
            if len(text) <= 3:  # an emoji drawn as a picture is a character of the sentence
                self.write(text)
            else:
                self.alts.append(text)
        else:
            self._emit(text, BlockKind.ALT, None, 0)

    def end(self) -> None:
        """Ends the block under way, if it holds anything."""
        if not self.pieces and not self.alts:
            return
        if self.href is not None:
            self._note_link()
        text = "".join(self.pieces)
        text = text.strip("\n").rstrip() if self.pre else _tidy(text)
        marked = None
        if self.marked is not None:
            marked = "".join(self.marked).replace("\ue000", "")
            marked = marked.strip("\n").rstrip() if self.pre else _tidy(marked)
        if text.strip():
            kind, level = self._kind()
            self._emit(text, kind, marked if marked != text else None, level)
        self.pieces = []
        self.marked = None
        self.links = []
        self.link_chars = 0
        self.inline_hints = []
        alts, self.alts = self.alts, []
        for alt in alts:
            self._emit(alt, BlockKind.ALT, None, 0)
        if self.href is not None:
            self.mark("\ue000")

    def _emit(self, text: str, kind: BlockKind, marked: str | None, level: int) -> None:
        top = self.stack[-1] if self.stack else None
        linked = kind is BlockKind.ALT and self.href is not None
        markup = Markup(
            path=tuple([o.tag for o in self.stack]),
            hints=(*self.inline_hints, *(top.hints if top else ()))[:_MAX_HINTS],
            links=(("", self.href or ""),) if linked else tuple(self.links),
            link_chars=len(text) if linked else min(self.link_chars, len(text)),
            hidden=top.hidden if top else False,
            parents=tuple([o.number for o in self.stack]),
        )
        self.blocks.append(Block(text, len(self.blocks), kind, level, marked, markup=markup))

    def _kind(self) -> tuple[BlockKind, int]:
        """The form its innermost telling element gives a block."""
        if self.pre:
            return BlockKind.CODE, 0
        for opened in reversed(self.stack[-6:]):
            tag = opened.tag
            if tag in HEADINGS:
                return BlockKind.HEADING, HEADINGS[tag]
            if tag in ("li", "dd", "dt"):
                return BlockKind.LIST_ITEM, max(1, self.list_depth)
            if tag == "tr":
                return BlockKind.TABLE_ROW, int("\t" in self.pieces and "th" in self.inline_hints)
            if tag == "figcaption" or tag == "caption":
                return BlockKind.CAPTION, 0
            if tag == "blockquote":
                return BlockKind.QUOTE, 0
            if tag in ("button", "option", "select", "textarea", "legend"):
                return BlockKind.CONTROL, 0
            if tag in ("article", "main", "section", "nav", "aside", "footer", "header"):
                break
        return BlockKind.PARAGRAPH, 0


def _tidy(text: str) -> str:
    """Folds white space; keeps line breaks that `br` made and tabs between cells."""
    if "\n" not in text and "\t" not in text:
        return _SPACE.sub(" ", text).strip()
    text = re.sub(r" *\t *", "\t", text)
    text = re.sub(r"[ \u00a0]*\n[ \u00a0]*", "\n", text)
    return re.sub(r" {2,}", " ", text).strip(" \n")


def _is_hidden(element: Any) -> bool:
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    style = get("style")
    return bool(style and _NOT_SHOWN.search(style))


def _is_data_row(row: Any) -> bool:
    cells = 0
    for cell in row:
        if cell.tag not in ("td", "th"):
            return False
        cells += 1
        chars = 0
        for element in cell.iter():
            if element is not cell and element.tag in _BOXES:
                return False
            chars += len(element.text or "") + len(element.tail or "")
            if chars > _ROW_CHARS:
                return False
    return cells > 1


def read(tree: Any) -> list[Block]:
    """Blocks of an lxml HTML tree in document order, numbered from 0, each `Role.LABEL` as yet.

    Expects a tree parsed without comments and processing instructions (their tails would be
    lost). The tree is not changed.
    """
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        body = tree
    writer = _Writer()
    number = 0
    in_row: Any = None
    broke = False
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            number += 1
            if tag in NEVER_SHOWN or tag == "svg" or tag == "select":
                _opaque(writer, element, tag)
                walk.skip_subtree()
                continue
            phrasing = tag in PHRASING
            if phrasing:
                _start_phrase(writer, element, tag)
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
                if "noscript" not in [o.tag for o in writer.stack[-3:]]:
                    writer.alt(element.get("alt") or "")
            elif tag == "input":
                _input(writer, element)
            elif in_row is not None:
                if tag in ("td", "th"):
                    if tag == "th":
                        writer.inline_hints.append("th")
                    if element.getprevious() is not None:
                        writer.pieces.append("\t")
                        if writer.marked is not None:
                            writer.marked.append("\t")
                else:
                    writer.write(" ")
            else:
                writer.end()
                _push(writer, element, tag, number)
                if tag == "pre":
                    writer.pre += 1
                elif tag in ("ul", "ol"):
                    writer.list_depth += 1
                elif tag == "tr" and _is_data_row(element):
                    in_row = element
            text = element.text
            if text:
                if text.strip():
                    broke = False
                writer.write(text)
        else:
            if tag in NEVER_SHOWN or tag in ("svg", "select", "br", "img", "input"):
                pass
            elif tag in PHRASING:
                _end_phrase(writer, tag)
            elif in_row is not None and element is not in_row:
                pass
            else:
                writer.end()
                in_row = None
                if writer.stack and element is not body:
                    writer.stack.pop()
                if tag == "pre":
                    writer.pre -= 1
                elif tag in ("ul", "ol"):
                    writer.list_depth -= 1
            tail = element.tail
            if tail and element is not body:
                if tail.strip():
                    broke = False
                writer.write(tail)
    writer.end()
    return writer.blocks


def _push(writer: _Writer, element: Any, tag: str, number: int) -> None:
    if tag == "body" or tag == "html":
        return
    above = writer.stack[-1] if writer.stack else None
    hints = above.hints if above else ()
    own = _own_hints(element)
    if own:
        hints = (*own, *hints)[:_MAX_HINTS]
    hidden = (above.hidden if above else False) or _is_hidden(element)
    writer.stack.append(_Open(tag, number, hints, hidden))


def _own_hints(element: Any) -> tuple[str, ...]:
    attributes = element.attrib
    if not attributes:
        return ()
    value = " ".join([attributes[name] for name in _HINT_ATTRIBUTES if name in attributes])
    return _words(value) if value else ()


def _start_phrase(writer: _Writer, element: Any, tag: str) -> None:
    own = _own_hints(element)
    if own:
        writer.inline_hints.extend(own[:6])
    if tag == "a":
        href = element.get("href")
        if href is not None:
            writer.open_link(href)
    elif tag == "time":
        writer.inline_hints.append("time")
    elif tag in _EMPHASIS:
        writer.mark("\ue001" + _EMPHASIS[tag])
    elif tag == "code" and not writer.pre:
        writer.mark("\ue002")


def _end_phrase(writer: _Writer, tag: str) -> None:
    if tag == "a":
        writer.close_link()
    elif tag in _EMPHASIS and writer.marked is not None:
        _close_mark(writer.marked, "\ue001" + _EMPHASIS[tag], _EMPHASIS[tag])
    elif tag == "code" and not writer.pre and writer.marked is not None:
        _close_code(writer)


def _close_mark(marked: list[str], opener: str, sign: str) -> None:
    """Turns what stands since `opener` into emphasis, with its outer spaces outside."""
    for at in range(len(marked) - 1, -1, -1):
        if marked[at] == opener:
            inner = "".join(marked[at + 1 :])
            core = inner.strip()
            if core:
                lead = inner[: len(inner) - len(inner.lstrip())]
                trail = inner[len(inner.rstrip()) :]
                marked[at:] = [f"{lead}{sign}{core}{sign}{trail}"]
            else:
                marked[at:] = [inner]
            return


def _close_code(writer: _Writer) -> None:
    marked = writer.marked
    assert marked is not None
    for at in range(len(marked) - 1, -1, -1):
        if marked[at] == "\ue002":
            inner = "".join(marked[at + 1 :])
            marked[at:] = [code_span(inner)]
            return


def _opaque(writer: _Writer, element: Any, tag: str) -> None:
    """An element whose inside is not walked."""
    if tag == "svg":
        title = element.find("{*}title")
        if title is not None:
            writer.alt("".join(title.itertext()))
    elif tag == "select":
        options = [_SPACE.sub(" ", "".join(o.itertext())).strip() for o in element.iter("option")]
        text = " | ".join(option for option in options if option)
        if text:
            writer.end()
            writer._emit(text, BlockKind.CONTROL, None, 0)


def _input(writer: _Writer, element: Any) -> None:
    kind = (element.get("type") or "text").lower()
    if kind in ("submit", "button", "reset"):
        text = element.get("value") or ""
    elif kind in ("text", "search", "email"):
        text = element.get("placeholder") or ""
    else:
        text = ""
    text = _SPACE.sub(" ", text).strip()
    if text:
        writer.end()
        writer._emit(text, BlockKind.CONTROL, None, 0)
