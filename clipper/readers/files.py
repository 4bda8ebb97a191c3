"""Files and streams: opened with care, recognised, and handed to the reader of their format."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from clipper.errors import PageError, PageTooLarge, UnreadablePage
from clipper.page import RawPage
from clipper.readers import names
from clipper.readers.base import Found, Limits, Meter, Origin, Skipped, measured
from clipper.readers.marks import HEAD_BYTES as MARKS_BYTES
from clipper.readers.marks import read_marks
from clipper.readers.sniff import HEAD_BYTES, PACKED, Format, sniff


def read_path(
    path: Path,
    *,
    named: bool = True,
    limits: Limits | None = None,
    reached: Callable[[int], None] | None = None,
) -> Iterator[Found]:
    """Everything one file holds, streaming.

    `named`: a user asked for this very file, so that whatever it is, it is tried. `reached` is
    told, before each find, how many bytes of the file were read.
    """
    try:
        status = path.stat()
        _must_be_file(path, status)
        with path.open("rb") as stream:
            modified = datetime.fromtimestamp(status.st_mtime, UTC)
            origin = _top(str(path), status.st_size, modified, named, limits)
            for found in read_stream(stream, origin):
                if reached and not stream.closed:
                    reached(stream.tell())
                yield found
    except OSError as error:
        yield unreadable(path, error)
    except UnreadablePage as error:
        yield error


def read_bytes(data: bytes, source: str, *, limits: Limits | None = None) -> Iterator[Found]:
    """Everything some bytes hold, such as those of standard input."""
    stream = io.BytesIO(data)
    return read_stream(cast(io.BufferedReader, stream), _top(source, len(data), None, True, limits))


def read_open(stream: BinaryIO, source: str, *, limits: Limits | None = None) -> Iterator[Found]:
    """Everything a stream holds that is open already, such as standard input; streaming."""
    origin = _top(source, 0, None, True, limits)
    return read_stream(measured(stream, origin.meter), origin)


def _top(
    source: str, size: int, modified: datetime | None, named: bool, limits: Limits | None
) -> Origin:
    limits = limits or Limits()
    return Origin(source, modified, named, limits, Meter(size, limits))


def read_stream(stream: io.BufferedReader, origin: Origin) -> Iterator[Found]:
    """Everything a stream holds, by its content. What is damaged in it is given as an error."""
    try:
        if origin.depth > origin.limits.depth:
            raise origin.broken(f"is packed more than {origin.limits.depth} times: refused")
        yield from _by_format(stream, origin)
    except PageError as error:
        error.subject = error.subject or origin.source
        yield error


def _by_format(stream: io.BufferedReader, origin: Origin) -> Iterator[Found]:
    head = _peek(stream)
    format, what = sniff(head)
    if format in PACKED:
        yield from _read_packed(stream, format, origin)
    elif reason := _no_page(format, what, head, origin):
        yield Skipped(origin.source, reason)
    else:
        yield from _read_as(format, stream, origin)


def _read_packed(stream: io.BufferedReader, format: Format, origin: Origin) -> Iterator[Found]:
    """What a compressed stream holds, and at the end, once, that it was damaged if it was."""
    from clipper.readers.packed import damage, unpack

    inner = unpack(stream, format.value, origin)
    for found in read_stream(inner, origin.unpacked()):
        # A page cut off with its stream, or an error that only says so, gives way to the reason.
        about = found.subject if isinstance(found, PageError) else found.source
        if damage(inner) is None or about != origin.source:
            yield found
    if (error := damage(inner)) is not None:
        raise error


def _read_as(format: Format, stream: io.BufferedReader, origin: Origin) -> Iterator[Found]:
    """The readers are loaded when their format is met."""
    if format is Format.ZIP:
        from clipper.readers import zips

        return zips.read(stream, origin)
    if format is Format.SINGLEFILE_ZIP:
        from clipper.readers import zips

        return zips.read_singlefile(stream, origin)
    if format is Format.TAR:
        from clipper.readers import tars

        return tars.read(stream, origin)
    if format is Format.WARC:
        from clipper.readers import warc

        return warc.read(stream, origin)
    if format is Format.MAIL:
        from clipper.readers import mail

        return mail.read(stream, origin)
    if format is Format.WEBARCHIVE:
        from clipper.readers import webarchive

        return webarchive.read(stream, origin)
    if format is Format.HAR:
        from clipper.readers import har

        return har.read(stream, origin)
    if format is Format.SCRAPED:
        from clipper.readers import scraped

        return scraped.read(stream, origin)
    return iter([read_page(stream, origin)])


def open_inner(stream: io.BufferedReader, origin: Origin) -> io.BufferedReader:
    """The stream with its compression taken off, if it has one."""
    format, _ = sniff(_peek(stream))
    if format not in PACKED:
        return stream
    from clipper.readers.packed import unpack

    return unpack(stream, format.value, origin)


def _peek(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream, left in it. One short read would be taken for all there is."""
    if stream.seekable():
        head = stream.read(HEAD_BYTES)
        stream.seek(-len(head), os.SEEK_CUR)
        return head
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


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


def _no_page(format: Format, what: str, head: bytes, origin: Origin) -> str | None:
    """Why something found in a folder is passed over; `None` if it is to be tried.

    A name that promises a page is always tried: that it holds something else must be told.
    """
    if origin.named or format not in (Format.PAGE, Format.OTHER):
        return None
    suffix = os.path.splitext(origin.source)[1].lower()  # noqa: PTH122  a member is no path
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
