"""Code that stands in no `pre`: in boxes, one a line, or all of a paragraph, with `br` in it.

`<div class="fragment"><div class="line">int a;</div><div class="line">int b;</div></div>`, and
`<p><code>Listen 80<br>Listen 8000</code></p>`. The box around is read as the `pre` it stands for.
"""

from __future__ import annotations

import re
from typing import Any

from clipper.segment.cut.attributes import hints_of
from clipper.segment.cut.html_writer import Writer
from clipper.segment.cut.spaces import is_blank

_LINE = "line"
_LISTINGS = frozenset(
    "fragment code codehilite sourcecode source highlight highlighter syntaxhighlighter listing "
    "snippet".split()
)
"""Class words of the box around lines of code; those of a poem are lines, too."""
_BOXES = ("p", "div")
_IN_CODE = frozenset("a abbr b br code em font i kbd mark samp small span strong u var".split())
_LINE_CHARS = 160
"""Characters that a line of code has at most; what has more is prose in another font."""
_WHITE = re.compile(r"[ \t\n\r\f]+")
"""White space that is none of its own in HTML; a non-breaking space sets lines in."""


def begins_lines(line: Any, hints: tuple[str, ...]) -> bool:
    """Whether a box with these class words is the first of those that hold a line of code each."""
    if hints[0] != _LINE or line.tag != "div" or line.getprevious() is not None:
        return False
    box = line.getparent()
    if box is None or box.tag != "div" or len(box) < 2 or not is_blank(box.text):
        return False
    if _LISTINGS.isdisjoint(hints_of(box.items())):
        return False
    return all(
        other.tag == "div" and is_blank(other.tail) and hints_of(other.items())[:1] == (_LINE,)
        for other in box
    )


def lone_code(code: Any, writer: Writer) -> str:
    """The lines of a `code`, if it has several and is all that a paragraph holds."""
    box = code.getparent()
    if box.tag not in _BOXES or writer.tags[-1:] != [box.tag]:
        return ""
    if code.getprevious() is not None or code.getnext() is not None:
        return ""
    if writer.pieces or writer.href is not None or not is_blank(box.text):
        return ""
    if not is_blank(code.tail) or not len(code):
        return ""
    told: list[str] = []
    for element in code.iter():
        if element.tag not in _IN_CODE:
            return ""
        if element.tag == "br":
            told.append("\n")
        elif element.text:
            told.append(_WHITE.sub(" ", element.text))
        if element is not code and element.tail:
            told.append(_WHITE.sub(" ", element.tail))
    lines = [line.strip(" ").replace("\xa0", " ").rstrip() for line in "".join(told).split("\n")]
    text = "\n".join(lines).strip("\n")
    return text if "\n" in text and max(map(len, lines)) <= _LINE_CHARS else ""


def begin(writer: Writer) -> None:
    """Makes the innermost box a `pre`; nothing was written in it as yet."""
    number, around = writer.numbers[-1], writer.around[-1]
    writer.close()
    writer.open("pre", number, around)
    writer.pre += 1


def end(writer: Writer) -> None:
    """Ends such a box."""
    writer.end()
    writer.pre -= 1


def is_made(writer: Writer) -> bool:
    """Whether the innermost element is such a box; asked of no real `pre`."""
    return writer.tags[-1:] == ["pre"]


def ended_line(element: Any, writer: Writer) -> bool:
    """Whether the element that ended was a box of one line; white space behind it is not shown."""
    return is_made(writer) and element.tag == element.getparent().tag == "div"
