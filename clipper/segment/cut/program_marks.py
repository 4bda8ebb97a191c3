"""What the browser lynx writes into a dump for what a text cannot hold: buttons and frames. It is
its own mark, and no text of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

MARKS = _BUTTON, _FRAME = "(BUTTON)", "IFRAME:"
_BUTTONS = re.compile(r"[ \t]*(?:[*+o#@-][ \t]*)?(?:\(BUTTON\)[ \t]*)+")
_IN_LINE = re.compile(r"(?:(?<!_)_{3,}+[ \t]++)?\(BUTTON\)[ \t]?")
"""A button, and the field before it."""
_ADDRESS = re.compile(r"[ \t]*IFRAME:(?:[ \t]+(?:\w+:|/)\S*)?[ \t]*")
_LISTED = re.compile(r"[ \t]*\d{1,5}\. \S.*:.*")
_LISTS = ("", "Visible links:", "Hidden links:")
_GOES_ON = re.compile(r"[ \t]*\S{40,}[ \t]*")
"""An address that is longer than a line."""


def without_marks(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a page without the marks, and without those that hold nothing else."""
    in_address = False
    for line in lines:
        in_address = (in_address and _GOES_ON.fullmatch(line) is not None) or (
            _FRAME in line and _ADDRESS.fullmatch(line) is not None
        )
        if in_address:
            continue
        if _BUTTON in line:
            if _BUTTONS.fullmatch(line):
                continue
            line = _IN_LINE.sub("", line)
        yield line


def begin_of_addresses(lines: Sequence[str]) -> int:
    """Where the list of the addresses of links begins that ends a dump, longer than any margin;
    behind the last line, where there is none.

    >>> begin_of_addresses(["[1]Tea", "References", "   1. http://a.example/", "   2. file:///b"])
    1
    """
    begin = next((at for at in reversed(range(len(lines))) if lines[at] == "References"), None)
    if begin is None:
        return len(lines)
    listed = [line for line in lines[begin + 1 :] if line.strip() not in _LISTS]
    return begin if listed and all(map(_LISTED.fullmatch, listed)) else len(lines)
