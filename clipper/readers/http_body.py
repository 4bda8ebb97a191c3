"""Bodies of HTTP messages: chunks joined, content codings taken off, within limits.

RFC 9112, section 7.1 (chunked); RFC 9110, section 8.4 (content codings). Crawlers keep bodies now
as they came, now decoded with the old headers: what does not look coded is taken as it is.
"""

from __future__ import annotations

import re
import zlib

import brotli
import zstandard

from clipper.errors import BrokenContainer
from clipper.readers.base import Meter

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


def decode_body(body: bytes, coding: str, most: int, meter: Meter) -> bytes:
    """The body without its content codings (`gzip, br` ...), at most `most` + 1 bytes of it.

    A body that is cut off gives what can be had. Raises `BrokenContainer` for an unknown coding.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",") if part.strip()]):
        body = _without(body, name, most)
        meter.unpack(len(body))
    return body


def dechunk(body: bytes) -> bytes:
    """The body of `Transfer-Encoding: chunked`; as it is from where it is not chunked (any more).

    >>> dechunk(b"3;x=1\\r\\nTea\\r\\n2\\r\\n!!\\r\\n0\\r\\n\\r\\n"), dechunk(b"Tea!!")
    (b'Tea!!', b'Tea!!')
    """
    pieces = []
    place = 0
    while header := _CHUNK.match(body, place):
        size = int(header[1], 16)
        pieces.append(body[header.end() : header.end() + size])
        place = header.end() + size + 2
        if size == 0:
            return b"".join(pieces)
    return b"".join([*pieces, body[place:]])


def _without(body: bytes, coding: str, most: int) -> bytes:
    if coding in ("identity", "none", "utf-8"):
        return body
    if coding in ("gzip", "x-gzip"):
        return _inflate(body, 31, most) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _inflate(body, 15, most) or _inflate(body, -15, most) or body
    if coding == "zstd":
        return _unzstd(body, most) if body.startswith(b"\x28\xb5\x2f\xfd") else body
    if coding == "br":
        return _unbrotli(body, most) or body
    raise BrokenContainer(f"has an unknown content coding: {coding[:40]}")


def _inflate(body: bytes, window: int, most: int) -> bytes:
    out = b""
    try:
        while body.strip(b"\0") and len(out) <= most:
            decoder = zlib.decompressobj(window)
            out += decoder.decompress(body, most + 1 - len(out))
            body = decoder.unused_data  # gzip may have several members
    except zlib.error:
        pass
    return out


def _unzstd(body: bytes, most: int) -> bytes:
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body) as reader:
            return reader.read(most + 1)
    except zstandard.ZstdError:
        return b""


def _unbrotli(body: bytes, most: int) -> bytes:
    decoder = brotli.Decompressor()
    out = b""
    try:
        out = decoder.process(body, output_buffer_limit=most + 1)
        while not decoder.is_finished() and not decoder.can_accept_more_data() and len(out) <= most:
            out += decoder.process(b"", output_buffer_limit=most + 1 - len(out))
    except brotli.error:
        pass
    return out
