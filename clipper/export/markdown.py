"""Markdown files with front matter, a file a clip, as note programs keep them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from clipper.page import Clip
from clipper.render import front_matter

NAME_BYTES = 120
"""Of a title in a file name: file systems allow 255, paths and sync services less."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\ud800-\udfff]+')
"""Forbidden by Windows, or with a meaning in Obsidian's links."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)


def write(clips: Iterable[Clip], folder: Path) -> int:
    """Writes each clip to `folder`, made if needed; how many there were.

    A file is named by title and id: written again, a clip replaces its own file and no other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for clip in clips:
        text = f"{front_matter(clip)}\n{clip.markdown}\n".encode("utf-8", "replace")
        (folder / file_name(clip)).write_bytes(text)
        count += 1
    return count


def file_name(clip: Clip) -> str:
    """A name that every system takes.

    >>> from clipper import clean
    >>> file_name(clean("<title>A/B: tea?</title><h1>A/B: tea?</h1><p>Water first.</p>"))[:7]
    'A B tea'
    """
    name = unicodedata.normalize("NFC", clip.title or "")
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")
    name = name.encode("utf-8")[:NAME_BYTES].decode("utf-8", "ignore").strip(". ")
    if not name or _RESERVED.fullmatch(name):
        name = "clip"
    return f"{name} {clip.id[:8]}.md"
