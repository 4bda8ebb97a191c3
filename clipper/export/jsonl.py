"""JSON Lines: one clip a line, by its public names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from clipper.archive import content_fits
from clipper.errors import BrokenContainer
from clipper.page import Clip
from clipper.render import from_dict, to_json


def write(clips: Iterable[Clip], out: TextIO) -> int:
    """Writes each clip as it comes; how many there were."""
    count = 0
    for clip in clips:
        out.write(to_json(clip) + "\n")
        count += 1
    return count


def read(file: BinaryIO, name: str) -> Iterator[Clip | BrokenContainer]:
    """The clips that `write` wrote, the last first, as the newest come first in an export; for a
    line that holds none, why. `file` can be sought in, `name` is for messages."""
    places = [file.tell()]
    places += [file.tell() for _ in iter(file.readline, b"")]
    for number in range(len(places) - 1, 0, -1):
        file.seek(places[number - 1])
        line = file.readline()
        if line.strip():
            yield _clip(line, f"{name}#{number}")


def _clip(line: bytes, subject: str) -> Clip | BrokenContainer:
    try:
        clip = from_dict(json.loads(line))
        fits = content_fits(clip.title, clip.text, clip.content_hash)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return BrokenContainer("no clip of an export on this line", subject=subject)
    if not fits:
        return BrokenContainer("title or text is not what was exported", subject=subject)
    return clip
