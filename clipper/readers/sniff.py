"""What a file holds, by its first bytes. Names play no part here."""

from __future__ import annotations

import re
from enum import StrEnum

from clipper.readers.scraped import is_scraped

HEAD_BYTES = 8192
"""How many bytes `sniff` wants to see."""


class Format(StrEnum):
    """What a stream of bytes holds."""

    PAGE = "page"
    """One page: HTML, text, or something that only its decoding can tell."""
    SINGLEFILE_ZIP = "singlefile-zip"
    MAIL = "mail"
    """MHTML or a mail."""
    WEBARCHIVE = "webarchive"
    WARC = "warc"
    HAR = "har"
    SCRAPED = "scraped"
    ZIP = "zip"
    """Also WACZ."""
    TAR = "tar"
    GZIP = "gzip"
    ZSTD = "zstd"
    XZ = "xz"
    BZIP2 = "bzip2"
    OTHER = "other"
    """Surely no page and no container of pages."""


PACKED = (Format.GZIP, Format.ZSTD, Format.XZ, Format.BZIP2)

_CONTAINERS = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b\x08", Format.GZIP),
    (b"\x28\xb5\x2f\xfd", Format.ZSTD),
    (b"\xfd7zXZ\0", Format.XZ),
    (b"WARC/", Format.WARC),
    (b"filedesc://", Format.WARC),
    (b"bplist00", Format.WEBARCHIVE),
)
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
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]+\r?\n)*")
_HAR = re.compile(rb'\s*\{\s*"log"\s*:\s*\{')
_PLIST = re.compile(rb"\s*<\?xml[^>]*>\s*<!DOCTYPE plist", re.I)
_SINGLEFILE_ZIP = re.compile(rb"<html[^>]*\sdata-sfz[\s=>]", re.I)


def sniff(head: bytes) -> tuple[Format, str]:
    """(format, in words) of the data that starts with `head`, its first `HEAD_BYTES`.

    >>> sniff(b"GIF89a...")[1], sniff(b"<p>Tea")[0].value
    ('an image', 'page')
    """
    for signature, format in _CONTAINERS:
        if head.startswith(signature):
            return format, f"{format.value} data"
    for signature, what in _OTHERS:
        if head.startswith(signature):
            return Format.OTHER, what
    if _RIFF.match(head) or _ISO_MEDIA.match(head):
        return Format.OTHER, "an image, audio or video"
    return _sniff_text(head), "a page"


def _sniff_text(head: bytes) -> Format:
    if head[257:262] == b"ustar":
        return Format.TAR
    if _BZIP2.match(head):
        return Format.BZIP2
    if _PLIST.match(head):
        return Format.WEBARCHIVE
    if _HAR.match(head):
        return Format.HAR
    if is_scraped(head.partition(b"\n")[0]):
        return Format.SCRAPED
    if _is_mail(head):
        return Format.MAIL
    if _SINGLEFILE_ZIP.search(head):
        return Format.SINGLEFILE_ZIP
    return Format.PAGE


def _is_mail(head: bytes) -> bool:
    """Starts with a block of header fields, among them those that every mail or MHTML has."""
    fields: set[bytes] = set()
    place = 0
    while match := _HEADER.match(head, place):
        fields.add(match[0].partition(b":")[0].lower())
        place = match.end()
    if not fields:
        return False
    return b"mime-version" in fields or {b"from", b"date", b"message-id"} <= fields
