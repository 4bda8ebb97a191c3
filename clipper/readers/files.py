"""Files and streams: opened with care, recognised, and handed to the reader of their format."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from clipper.errors import PageTooLarge, UnreadablePage
from clipper.page import RawPage
from clipper.readers import names
from clipper.readers.base import Found, Limits, Origin, Skipped
from clipper.readers.marks import HEAD_BYTES as MARKS_BYTES
from clipper.readers.marks import read_marks
from clipper.readers.sniff import HEAD_BYTES, Format, sniff


def read_path(path: Path, *, named: bool = True, limits: Limits | None = None) -> Iterator[Found]:
    """Everything one file holds, streaming.

    `named`: a user asked for this very file, so that whatever it is, it is tried.
    """
    try:
        status = path.stat()
        _must_be_file(path, status)
        with path.open("rb") as stream:
            modified = datetime.fromtimestamp(status.st_mtime, UTC)
            yield from read_stream(stream, Origin(str(path), modified, named, limits or Limits()))
    except OSError as error:
        yield unreadable(path, error)
    except UnreadablePage as error:
        yield error


def read_bytes(data: bytes, source: str, *, limits: Limits | None = None) -> Iterator[Found]:
    """Everything some bytes hold, such as those of standard input."""
    return read_stream(io.BytesIO(data), Origin(source, limits=limits or Limits()))


def read_stream(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Everything a seekable stream holds, by its content."""
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    format, what = sniff(head)
    if not origin.named and (reason := _no_page(format, what, head, origin.source)):
        yield Skipped(origin.source, reason)
        return
    yield read_page(stream, origin)


def read_page(stream: BinaryIO, origin: Origin) -> Found:
    """A stream that is one page."""
    most = origin.limits.page_bytes
    data = stream.read(most + 1)
    if len(data) > most:
        return PageTooLarge(f"is larger than {most:,} bytes", subject=origin.source)
    url, saved = read_marks(data[:MARKS_BYTES])
    captured_at = saved or origin.modified
    return RawPage(
        data,
        source=origin.source,
        url=url,
        captured_at=captured_at,
        captured_from=None if captured_at is None else "container" if saved else "file",
    )


def _no_page(format: Format, what: str, head: bytes, source: str) -> str | None:
    """Why something found in a folder is passed over; `None` if it is to be tried.

    A name that promises a page is always tried: that it holds something else must be told.
    """
    suffix = os.path.splitext(source)[1].lower()  # noqa: PTH122  a member is no path
    if suffix in names.PAGE:
        return None
    if format is Format.OTHER:
        return f"no page but {what}"
    if suffix in names.OTHER_TEXT and b"<html" not in head.lower():
        return f"no page but a {suffix} file"
    return None


def _must_be_file(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadablePage("is a folder that cannot be listed", subject=str(path))
    if not stat.S_ISREG(status.st_mode):
        raise UnreadablePage("is a device, a pipe or a socket, no file", subject=str(path))


def unreadable(path: Path, error: OSError) -> UnreadablePage:
    """The page error for what the system says about a file."""
    if isinstance(error, FileNotFoundError):
        reason = "is a link to nothing" if path.is_symlink() else "is not there"
    elif isinstance(error, PermissionError):
        reason = "no permission to read it"
    else:
        reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
    return UnreadablePage(reason, subject=str(path))
