"""Elements that browsers do not know, boxes that hold the rest of a line, and buttons in a
sentence: phrases, too.

`<p>opened by Ann <relative-time>Jan 3</relative-time> and closed</p>` is one sentence. An element
whose name has a hyphen is of the page's own making (HTML Living Standard, section 4.13): it is a
phrase where text stands beside it and only phrases in it.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from clipper.segment.cut.attributes import are_hiding
from clipper.segment.cut.phrases import PHRASING
from clipper.segment.cut.spaces import is_blank

_MOST, _OWN, _PHRASE_CHARS = 40, 2, 120
"""Elements inside one that is a phrase, those of the page's own making among them, and characters;
what holds more is a part of the page."""
_BESIDE = 40
"""Elements before one that are looked at for a text between them."""
_LABEL_CHARS, _REST_CHARS = 30, 60
_BEFORE, _PIECES = 3, 30
"""Words of a sentence that stand before a button in it, at least, and pieces of it that are looked
through for them."""
_GOES_ON, _DONE = ".,;)’'", (".", "!", "?", ":", "|")
_NO_BOX = frozenset(("img", "svg", "br", "path", "g", "use", "title"))


def is_phrase(element: Any) -> bool:
    """Whether an element of the page's own making stands in a sentence."""
    before, behind = _has_text_before(element), not is_blank(element.tail)
    if not before and not behind:
        return False
    chars, says = 0, False
    for text in element.itertext():
        chars += len(text)
        says = says or not text.isspace()
        if says and chars > _PHRASE_CHARS:
            return False
    if not says:  # a picture; at the edge it marks what stands beside it
        return before and behind
    return _holds_phrases(element)


def _has_text_before(element: Any) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    if not is_blank(parent.text):
        return True
    near = islice(element.itersiblings(preceding=True), _BESIDE)
    return not all(is_blank(before.tail) for before in near)


def _holds_phrases(element: Any) -> bool:
    own = 0
    for count, inner in enumerate(element.iterdescendants()):
        tag = inner.tag
        if tag not in PHRASING and tag not in _NO_BOX:
            own += 1
            if "-" not in tag or own > _OWN:
                return False
        if count >= _MOST:
            return False
    return True


def ends_line(box: Any, pieces: list[str]) -> bool:
    """Whether a box holds what the text before it asks for: `<div>Depth: <div>20 m</div></div>`."""
    if pieces[-1].isspace():
        pieces = pieces[:-1]
    if not pieces or not pieces[-1].rstrip().endswith(":"):
        return False
    if box.getnext() is not None or len("".join(pieces).strip()) > _LABEL_CHARS:
        return False
    before = [element.tag for element in box.itersiblings(preceding=True)]
    if "a" in before or not PHRASING.issuperset(before) or not _holds_phrases(box):
        return False
    if box.find(".//a") is not None or not is_blank(box.tail) or are_hiding(dict(box.items())):
        return False
    rest = "".join(box.itertext()).strip()
    asked = "".join(pieces).strip()
    return 0 < len(rest) <= _REST_CHARS and not rest.startswith(asked)  # a copy for wide windows


def is_in_sentence(button: Any, pieces: list[str]) -> bool:
    """Whether a button names what a sentence speaks of: `according to <button>Ann Oar</button>, a
    rower`; behind the last words of a line, "Learn more" begins with a capital."""
    behind = (button.tail or "").lstrip()[:1]
    is_inside = behind and (behind.isalnum() or behind in _GOES_ON)
    if not is_inside and (behind or button.getparent().tag != "p"):
        return False
    text = "".join(button.itertext()).strip()
    if not text or len(text) > _PHRASE_CHARS or not (is_inside or text[0].islower()):
        return False
    before = "".join(pieces[-_PIECES:]).rstrip()
    if before.endswith(_DONE) or len(before.split()) < _BEFORE:
        return False
    return _holds_phrases(button)
