"""What a file holds, by its first bytes. Names play no part here."""

from __future__ import annotations

import re
from enum import StrEnum

HEAD_BYTES = 8192
"""How many bytes `sniff` wants to see."""


class Format(StrEnum):
    """What a stream of bytes holds."""

    PAGE = "page"
    """One page: HTML, text, or something that only its decoding can tell."""
    OTHER = "other"
    """Surely no page and no container of pages; `Content.what` says what."""


_OTHERS = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"\0\0\x01\0", "an icon"),
    (b"ID3\x03", "audio"),
    (b"ID3\x04", "audio"),
    (b"OggS", "audio or video"),
    (b"\x1a\x45\xdf\xa3", "a video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO\0", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\0asm", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_RIFF = re.compile(rb"RIFF....(?:WEBP|WAVE|AVI )", re.S)
_ISO_MEDIA = re.compile(rb"....ftyp", re.S)


def sniff(head: bytes) -> tuple[Format, str]:
    """(format, in words) of the data that starts with `head`, its first `HEAD_BYTES`.

    >>> sniff(b"GIF89a...")[1]
    'an image'
    """
    for signature, what in _OTHERS:
        if head.startswith(signature):
            return Format.OTHER, what
    if _RIFF.match(head) or _ISO_MEDIA.match(head):
        return Format.OTHER, "an image, audio or video"
    return Format.PAGE, "a page"
