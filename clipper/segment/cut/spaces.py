"""White space of an HTML page, folded as a browser does."""

from __future__ import annotations

import re

_WHITE = r"\t\r\n\f\v\u00a0\u200b\ufeff"
SPACE = re.compile(f"(?: [ {_WHITE}]|[{_WHITE}])[ {_WHITE}]*")
"""White space that is not a single space already: what there is to fold."""
_BLANKS = " \u00a0"
_SPACES = re.compile(r" {2,}")
_NOTHING = " \n\u00ad\u200c\u200d\u200e\u200f\u2060"
"""What shows nothing at the ends of a text: page builders fill empty paragraphs with joiners."""


def fold(text: str) -> str:
    """The text with each run of white space as one plain space."""
    # White space other than the plain one is not printable, as Python means it.
    return SPACE.sub(" ", text) if "  " in text or not text.isprintable() else text


def is_blank(text: str | None) -> bool:
    """Whether there is no text, or nothing but white space."""
    return not text or text.isspace()


def tidy(text: str) -> str:
    """Folds white space; keeps line breaks that `br` made and tabs between cells."""
    if "\n" not in text and "\t" not in text:
        return (SPACE.sub(" ", text) if "  " in text else text).strip().strip(_NOTHING)
    if "\t" in text:
        text = "\t".join([cell.strip(" ") for cell in text.split("\t")])
    if "\n" in text:
        first, *lines, last = text.split("\n")
        lines = [line.strip(_BLANKS) for line in lines]
        text = "\n".join((first.rstrip(_BLANKS), *lines, last.lstrip(_BLANKS)))
    return (_SPACES.sub(" ", text) if "  " in text else text).strip(_NOTHING)
