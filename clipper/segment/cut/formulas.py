"""Formulas of a page, each as one piece of its sentence: `$x^2$`.

A formula stands in a page up to three times: as MathML, drawn by boxes or a picture, and as the TeX
it was made of. `settle` leaves one `math` element of each, `text_of` says what it reads.
"""

from __future__ import annotations

import re
from typing import Any

from clipper.inline import escape
from clipper.segment.cut.spaces import is_blank

_SIGNS = (b"<math", b"math/tex", b"latex", b"mwe-math", b'"tex"')
"""One of these stands in the source of every page with such formulas."""
_BOXES = frozenset(
    "katex katex-display mwe-math-element mathjax mathjax_display mathjax_chtml mathjax_svg "
    "mathjax_svg_display mathjax_preview mjx-chtml".split()
)
"""Classes of boxes that hold one formula in several forms (KaTeX, MediaWiki, MathJax)."""
_PICTURES = frozenset(
    "latex tex mwe-math-fallback-image-inline mwe-math-fallback-image-display".split()
)
_BOX_TAG, _SCRIPT = "mjx-container", "math/tex"
_AROUND = 5
"""Elements between a formula and the outermost of its boxes, at most."""
_DEEPEST = 40
"""Elements of a formula in each other that are told apart; what is deeper is read as it stands."""
_STYLE = re.compile(r"^\{?\s*\\(?:display|text)style\b\s*")
_MARKS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_PAIRS = {"msup": "^", "msub": "_", "mover": "^", "munder": "_"}
_DRAWN = frozenset(("annotation", "annotation-xml", "mphantom"))
_TABLE_ROWS = frozenset(("mtr", "mlabeledtr"))


def may_hold(data: bytes) -> bool:
    """Whether the source of a page may have formulas that `settle` knows."""
    return any(sign in data for sign in _SIGNS)


def settle(tree: Any) -> None:
    """Leaves of each formula one `math` element, in the place of all that shows it."""
    for script in [x for x in tree.iter("script") if (x.get("type") or "").startswith(_SCRIPT)]:
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
    for picture in [x for x in tree.iter("img") if not _PICTURES.isdisjoint(_classes(x))]:
        if picture.get("alt") and picture.getparent() is not None:
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
    return text.replace("<", r"\lt ").replace(">", r"\gt ").replace("](", "] (")


def _is_box(element: Any) -> bool:
    if element is None or not isinstance(element.tag, str):
        return False
    return element.tag == _BOX_TAG or not _BOXES.isdisjoint(_classes(element))


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").lower().split()


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
        if len(tex) > len(begin + end) and tex.startswith(begin) and tex.endswith(end):
            tex = tex[len(begin) : -len(end)].strip()
    if match := _STYLE.match(tex):
        is_wrapped = match[0][0] == "{" and tex.endswith("}")
        tex = tex[match.end() : -1 if is_wrapped else None].strip()
    return tex.replace("$", r"\$") if "$" in tex.replace(r"\$", "") else tex


def _shown(element: Any, depth: int) -> str:
    """What is shown of MathML, in a line: `x^2`, `(a+b)/c`."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DRAWN:
        return ""
    if depth > _DEEPEST:
        return "".join(element.itertext())
    if not len(element):
        return (element.text or "").strip()
    parts = [_shown(child, depth + 1) for child in element]
    if tag in _PAIRS and len(parts) == 2:
        return f"{parts[0]}{_PAIRS[tag]}{_grouped(parts[1])}"
    if tag == "msubsup" and len(parts) == 3:
        return f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}"
    if tag == "mfrac" and len(parts) == 2:
        return "/".join(map(_grouped, parts))
    if tag == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    return ("; " if parts and element[0].tag in _TABLE_ROWS else "").join(parts)


def _grouped(part: str) -> str:
    return part if len(part) == 1 or part.isalnum() else f"({part})"
