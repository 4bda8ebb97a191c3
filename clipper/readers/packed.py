"""Compressed streams: gzip, zstd, xz, bzip2, taken off while reading."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

import zstandard

from clipper.errors import BrokenContainer
from clipper.readers.base import Meter, Origin

DAMAGE = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, gzip.BadGzipFile)
"""What the libraries raise for damaged data; bz2 raises `OSError` and `ValueError`."""


def _zstd(stream: BinaryIO) -> BinaryIO:
    limit = 1 << 27  # bytes of window: what the zstd command takes without being asked
    decompressor = zstandard.ZstdDecompressor(max_window_size=limit)
    return cast(BinaryIO, decompressor.stream_reader(stream, read_across_frames=True))


_OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    "gzip": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    "zstd": _zstd,
    "xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115  its user closes it
    "bzip2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
}


def unpack(stream: io.BufferedReader, how: str, origin: Origin) -> io.BufferedReader:
    """The stream without its compression (`gzip`, `zstd`, `xz`, `bzip2`).

    Damaged data ends the stream; `damage` tells of it afterwards, so that nothing is lost of what
    stands before. Reading raises `BrokenContainer` when it unpacks to more than an honest file.
    """
    promised = _promised(stream) if how == "zstd" else 0
    return io.BufferedReader(_Unpacked(_OPENERS[how](stream), how, origin.meter, promised), 65536)


def damage(stream: object) -> BrokenContainer | None:
    """What ended an unpacked stream before its end, if anything did."""
    raw = getattr(stream, "raw", None)
    return raw.damage if isinstance(raw, _Unpacked) else None


def _promised(stream: io.BufferedReader) -> int:
    """Bytes a zstd frame says it has; the library does not tell a cut frame from an end."""
    if stream.seekable():
        head = stream.read(18)
        stream.seek(-len(head), io.SEEK_CUR)
    else:
        head = stream.peek(18)
    try:
        size = zstandard.get_frame_parameters(head).content_size
    except zstandard.ZstdError:
        return 0
    return 0 if size >= zstandard.CONTENTSIZE_UNKNOWN else size


class _Unpacked(io.RawIOBase):
    """Raw bytes out of a decompressor, metered, with its errors made ours."""

    def __init__(self, inner: Any, how: str, meter: Meter, promised: int) -> None:
        self._inner = inner
        self._how = how
        self._meter = meter
        self._missing = promised
        self.damage: BrokenContainer | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.damage:
            return 0
        try:
            data = self._inner.read1(len(buffer))
        except (*DAMAGE, OSError, ValueError) as error:
            self.damage = BrokenContainer(f"damaged {self._how} data: {error}")
            return 0
        self._missing -= len(data)
        if not data and self._missing > 0:
            self.damage = BrokenContainer(f"damaged {self._how} data: it is cut off")
        self._meter.unpack(len(data))
        buffer[: len(data)] = data
        return len(data)
