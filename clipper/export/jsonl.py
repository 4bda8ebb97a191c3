"""JSON Lines: one clip a line, by its public names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from clipper.page import Clip
from clipper.render import to_json


def write(clips: Iterable[Clip], out: TextIO) -> int:
    """Writes each clip as it comes; how many there were."""
    count = 0
    for clip in clips:
        out.write(to_json(clip) + "\n")
        count += 1
    return count
