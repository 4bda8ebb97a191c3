"""What the browser lynx writes into a dump for what a text cannot hold: buttons and frames. It is
its own mark, and no text of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MARKS = _BUTTON, _FRAME = "(BUTTON)", "IFRAME:"
_BUTTONS = re.compile(r"[ \t]*(?:[*+o#@-][ \t]*)?(?:\(BUTTON\)[ \t]*)+")
_IN_LINE = re.compile(r"(?:(?<!_)_{3,}+[ \t]++)?\(BUTTON\)[ \t]?")
"""A button, and the field before it."""
_ADDRESS = re.compile(r"[ \t]*IFRAME:(?:[ \t]+(?:\w+:|/)\S*)?[ \t]*")
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
