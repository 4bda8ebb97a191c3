"""TAR archives, read as a stream: nothing goes to disk, links and devices are not followed."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from clipper.readers.base import Found, Origin, Skipped, through
from clipper.readers.members import is_hidden, leaves_archive


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Everything in the members, in their order. Raises `BrokenContainer` for a damaged archive."""
    from clipper.readers.files import read_stream

    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                here = origin.member(member.name, _moment(member.mtime))
                if member.isdir() or is_hidden(member.name):
                    continue
                if leaves_archive(member.name):
                    yield here.broken("has a path that leads out of its archive: refused")
                elif not member.isreg():
                    yield Skipped(here.source, "a link or a device, not followed")
                elif (inner := archive.extractfile(member)) is not None:
                    yield from read_stream(through(inner), here)
    except (tarfile.TarError, EOFError, OSError, ValueError, LookupError, OverflowError) as error:
        raise origin.broken(f"is a damaged TAR archive: {error}") from error


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
