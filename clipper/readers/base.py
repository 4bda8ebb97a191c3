"""What every reader takes and gives, and the limits all of them keep."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import IO, BinaryIO

from clipper.errors import BrokenContainer, PageError, PageTooLarge
from clipper.page import RawPage


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a folder or a container that is no page and does not claim to be one."""

    source: str
    reason: str


Found = RawPage | PageError | Skipped
"""One thing a reader came upon. An error stands for one page or container, named in its
`subject`; reading goes on behind it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input file may hold, so that a hostile one cannot fill memory or run for ever."""

    page_bytes: int = 64_000_000
    """One page, unpacked."""
    whole_bytes: int = 256_000_000
    """A container that can only be read as a whole (MHTML, HAR, webarchive, mail)."""
    total_bytes: int = 1_000_000_000_000
    """All that is unpacked from one file."""
    ratio: int = 200
    """Unpacked to packed size of one file. HTML packs some 5 to 20 times, the repetitive pages of
    one site 50 times; a bomb of zeros 1000 times."""
    members: int = 20_000_000
    """Entries of one container."""
    depth: int = 4
    """Containers inside containers, compression counted as one."""


RATIO_FROM = 20_000_000
"""Bytes unpacked from which the ratio counts: below, nothing can be harmed."""


@dataclass(slots=True)
class Meter:
    """Counts what is unpacked from one input file."""

    packed: int
    limits: Limits
    unpacked: int = 0
    members: int = 0

    def receive(self, count: int) -> None:
        """Takes note of `count` more bytes of a file whose size was not known."""
        self.packed += count

    def unpack(self, count: int) -> None:
        """Takes note of `count` more bytes. Raises `BrokenContainer` when it is too much."""
        self.unpacked += count
        if self.unpacked > self.limits.total_bytes:
            raise BrokenContainer(f"unpacks to more than {self.limits.total_bytes:,} bytes")
        if self.unpacked > max(RATIO_FROM, self.limits.ratio * self.packed):
            raise BrokenContainer(f"unpacks to more than {self.limits.ratio} times its size")

    def member(self) -> None:
        """Takes note of one more entry. Raises `BrokenContainer` when it is too much."""
        self.members += 1
        if self.members > self.limits.members:
            raise BrokenContainer(f"has more than {self.limits.members:,} entries")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream of bytes comes from."""

    source: str
    modified: datetime | None = None
    """When the file was last written; what a container says goes before."""
    named: bool = True
    """Whether a user named it; what a folder or a container holds besides pages is skipped."""
    limits: Limits = field(default_factory=Limits)
    meter: Meter = field(default_factory=lambda: Meter(0, Limits()))
    depth: int = 0

    def member(self, name: str, modified: datetime | None = None) -> Origin:
        """Something inside it."""
        self.meter.member()
        return replace(
            self,
            source=f"{self.source}#{name}",
            modified=modified or self.modified,
            named=False,
            depth=self.depth + 1,
        )

    def unpacked(self) -> Origin:
        """The same, with its compression taken off."""
        return replace(self, depth=self.depth + 1)

    def broken(self, reason: str) -> BrokenContainer:
        return BrokenContainer(reason, subject=self.source)


def moment_of(value: object) -> datetime | None:
    """A moment as containers write it, ISO 8601, in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def charset_of(parameters: str) -> str | None:
    """The charset among the parameters of a media type: "utf-8" of `q=1; charset="utf-8"`."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def read_whole(stream: BinaryIO, origin: Origin) -> bytes:
    """All bytes of a container that cannot be streamed. Raises `PageTooLarge`."""
    most = origin.limits.whole_bytes
    data = stream.read(most + 1)
    if len(data) > most:
        raise PageTooLarge(f"is larger than {most:,} bytes", subject=origin.source)
    return data


class _Through(io.RawIOBase):
    """Bytes of an entry, forwards only, each piece told to `count`."""

    def __init__(self, inner: IO[bytes], count: Callable[[int], None]) -> None:
        self._inner = inner
        self._count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        self._count(len(data))
        buffer[: len(data)] = data
        return len(data)


def through(inner: IO[bytes], meter: Meter | None = None) -> io.BufferedReader:
    """An entry of an archive as a stream with a buffer."""
    return io.BufferedReader(_Through(inner, meter.unpack if meter else _uncounted), _BUFFER)


def measured(inner: IO[bytes], meter: Meter) -> io.BufferedReader:
    """A stream of unknown length, told to the meter as the packed size while it is read."""
    return io.BufferedReader(_Through(inner, meter.receive), _BUFFER)


def _uncounted(count: int) -> None:
    """For entries that are not packed."""


_BUFFER = 65536
