"""Formulas of a page, each as one piece of its sentence: `$x^2$`.

A formula stands in a page up to three times: as MathML, drawn by boxes or a picture, and as the TeX
it was made of. `settle` leaves one `math` element of each, `text_of` says what it reads.
"""

from __future__ import annotations

import re
from typing import Any

from clipper.inline import escape
from clipper.segment.cut.spaces import is_blank

_BOXES = frozenset(
    "katex katex-display mwe-math-element MathJax MathJax_Display MathJax_CHTML MathJax_SVG "
    "MathJax_SVG_Display MathJax_Preview mjx-chtml".split()
)
"""Classes of boxes that hold one formula in several forms (KaTeX, MediaWiki, MathJax)."""
_PICTURES = frozenset(
    "latex tex mwe-math-fallback-image-inline mwe-math-fallback-image-display".split()
)
_BOX_TAGS, _SCRIPT = frozenset(("span", "div", "mjx-container")), "math/tex"
_MARKUP = (("<", r"\lt "), (">", r"\gt "), ("`", r"\lq "), ("](", "] ("))
"""What could be markup in TeX, and what TeX has for it."""
_AROUND = 5
"""Elements between a formula and the outermost of its boxes, at most."""
_DEEPEST = 40
"""Elements of a formula in each other that are told apart; what is deeper is read as it stands."""
_STYLE = re.compile(r"^\{?\s*\\(?:display|text)style\b\s*")
_MARKS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
_PAIRS = {"msup": "^", "msub": "_", "mover": "^", "munder": "_"}
_DRAWN = frozenset(("annotation", "annotation-xml", "mphantom"))
_TEXTS = frozenset(("mtext", "ms"))
_TABLE_ROWS = frozenset(("mtr", "mlabeledtr"))


def is_script(element: Any) -> bool:
    """Whether a script holds the TeX of a formula."""
    return (element.get("type") or "").startswith(_SCRIPT)


def is_picture(element: Any) -> bool:
    """Whether a picture shows a formula, and says it."""
    named = element.get("class")
    return bool(named and not _PICTURES.isdisjoint(named.lower().split()) and element.get("alt"))


def settle(tree: Any) -> None:
    """Leaves of each formula one `math` element, in the place of all that shows it."""
    for script in filter(is_script, list(tree.iter("script"))):
        while _is_box(before := script.getprevious()) and is_blank(before.tail):
            before.drop_tree()
        _put(script, script.text or "", is_display="mode=display" in script.get("type"))
    settled: set[Any] = set()
    for formula in list(tree.iter("math")):
        box, outermost = formula.getparent(), None
        for _ in range(_AROUND):
            if box is None or box in settled:
                break
            outermost = box if _is_box(box) else outermost
            box = box.getparent()
        if outermost is not None:
            settled.add(outermost)
            if any(name.endswith("display") for name in _classes(outermost)):
                formula.set("display", "block")
            _replace(outermost, formula)
    for picture in filter(is_picture, list(tree.iter("img"))):
        if picture.getparent() is not None:
            _put(picture, picture.get("alt"))


def text_of(formula: Any) -> str:
    """What a `math` element reads: its TeX between dollar signs, where it says it; else the signs
    it shows, in a line.

    >>> from lxml.html import fragment_fromstring
    >>> text_of(fragment_fromstring(r"<math alttext='{\\displaystyle x^2}'></math>"))
    '$x^2$'
    >>> text_of(fragment_fromstring("<math><msup><mi>x</mi><mn>2</mn></msup></math>"))
    'x^2'
    """
    told = next((x.text for x in formula.iter("annotation") if "tex" in x.get("encoding", "")), "")
    tex = _bare(told or formula.get("alttext") or "")
    if not tex:
        return " ".join(_shown(formula, 0).split())
    return f"$${tex}$$" if formula.get("display") == "block" else f"${tex}$"


def markdown_of(text: str) -> str:
    """The text of a formula as Markdown: TeX stays as it is, but for what would be markup."""
    if not text.startswith("$"):
        return escape(text)
    for sign, command in _MARKUP:
        text = text.replace(sign, command)
    return text


def _is_box(element: Any) -> bool:
    """Whether an element holds a formula in several forms, and no text of its own: pages name what
    may hold formulas so, too."""
    if element is None or element.tag not in _BOX_TAGS or element.getparent() is None:
        return False
    if element.tag != "mjx-container" and _BOXES.isdisjoint(_classes(element)):
        return False
    return is_blank(element.text) and all(is_blank(child.tail) for child in element)


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _put(element: Any, tex: str, *, is_display: bool = False) -> None:
    """Puts a formula in the place of an element."""
    formula = element.makeelement("math", {"alttext": tex})
    if is_display:
        formula.set("display", "block")
    _replace(element, formula)


def _replace(element: Any, formula: Any) -> None:
    tail, element.tail = element.tail, None
    element.getparent().replace(element, formula)
    formula.tail = tail


def _bare(tex: str) -> str:
    """TeX without what a page puts around it."""
    tex = " ".join(tex.split())
    for begin, end in _MARKS:
        inner = tex[len(begin) : -len(end)]
        if len(tex) > len(begin + end) and tex == f"{begin}{inner}{end}" and begin not in inner:
            tex = inner.strip()
    if match := _STYLE.match(tex):
        if match[0][0] != "{":
            tex = tex[match.end() :].strip()
        elif _closes_last(tex):
            tex = tex[match.end() : -1].strip()
    return _BARE_DOLLAR.sub(r"\\$", tex)


def _closes_last(tex: str) -> bool:
    """Whether the brace with which TeX begins is closed by its last character."""
    depth = 0
    for at, sign in enumerate(tex):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return at == len(tex) - 1
    return False


def _shown(element: Any, depth: int) -> str:
    """What is shown of MathML, in a line: `x^2`, `(a+b)/c`."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DRAWN:
        return ""
    if depth > _DEEPEST:
        return "".join(element.itertext())
    if not len(element):
        return (element.text or "").strip()
    if tag in _TEXTS:
        return " ".join("".join(element.itertext()).split())
    before = "" if is_blank(element.text) else element.text
    parts = [
        _shown(child, depth + 1) + ("" if is_blank(child.tail) else child.tail) for child in element
    ]
    if tag in _PAIRS and len(parts) == 2:
        return f"{parts[0]}{_PAIRS[tag]}{_grouped(parts[1])}"
    if tag == "msubsup" and len(parts) == 3:
        return f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}"
    if tag == "mfrac" and len(parts) == 2:
        return "/".join(map(_grouped, parts))
    if tag == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    return before + ("; " if parts and element[0].tag in _TABLE_ROWS else "").join(parts)


def _grouped(part: str) -> str:
    return part if len(part) == 1 or part.isalnum() else f"({part})"
