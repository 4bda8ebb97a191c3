"""ZIP archives, and what is one inside: WACZ and SingleFile's self-extracting pages.

Members are read where they are; nothing is written to disk. Refused are members with a path that
leads out, encrypted ones, and archives whose members overlap (David Fifield, "A better zip bomb",
WOOT 2019): honest members together are no larger, packed, than their archive.
"""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from clipper.errors import BrokenContainer
from clipper.readers import names
from clipper.readers.base import Found, Origin, Skipped, through
from clipper.readers.members import is_hidden, leaves_archive

DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
)
"""What zipfile raises for damaged or unusual archives."""

_SPOOL_BYTES = 32_000_000
_COPY_BYTES = 1_000_000


def read(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Everything in the members, by name. Raises `BrokenContainer` for a damaged archive."""
    try:
        with seekable(stream) as whole, zipfile.ZipFile(whole) as archive:
            check_overlap(archive, origin)
            if "datapackage.json" in archive.NameToInfo:
                from clipper.readers import wacz

                yield from wacz.read(archive, origin)
            else:
                yield from _members(archive, origin)
    except DAMAGE as error:
        raise origin.broken(f"is a damaged ZIP archive: {error}") from error


def read_singlefile(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """The page inside a self-extracting SingleFile page; the page as it stands if it holds none."""
    from clipper.readers.files import read_page

    with seekable(stream) as whole:
        try:
            with zipfile.ZipFile(whole) as archive:
                check_overlap(archive, origin)
                with open_member(archive, archive.getinfo("index.html"), origin) as inner:
                    yield read_page(inner, origin)
        except DAMAGE:
            whole.seek(0)
            yield read_page(whole, origin)


def check_overlap(archive: zipfile.ZipFile, origin: Origin) -> None:
    infos = archive.infolist()
    size = archive.fp.seek(0, io.SEEK_END) if archive.fp else 0
    if sum(info.compress_size for info in infos) > size:
        raise BrokenContainer("has members that overlap: refused", subject=origin.source)


def _members(archive: zipfile.ZipFile, origin: Origin) -> Iterator[Found]:
    from clipper.readers.files import read_stream

    infos = [info for info in archive.infolist() if not info.is_dir()]
    parts = _parts_folders([info.filename for info in infos])
    for info in sorted(infos, key=lambda info: info.filename):
        if is_hidden(info.filename) or parts & set(_parents(info.filename)):
            continue
        here = origin.member(info.filename, _moment(info))
        reason = _refusal(info)
        if reason:
            yield here.broken(reason)
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Skipped(here.source, "a link, not followed")
        else:
            try:
                with open_member(archive, info, here) as inner:
                    yield from read_stream(inner, here)
            except DAMAGE as error:
                yield here.broken(f"is damaged: {error}")


def _refusal(info: zipfile.ZipInfo) -> str | None:
    if leaves_archive(info.filename):
        return "has a path that leads out of its archive: refused"
    return "is encrypted" if info.flag_bits & 1 else None


def _parents(name: str) -> list[str]:
    return [str(parent) for parent in PurePosixPath(name).parents]


def _parts_folders(all_names: list[str]) -> set[str]:
    """Folders with the parts of pages saved complete, as in a real folder."""
    pages = (PurePosixPath(name) for name in all_names)
    stems = [str(page.with_suffix("")) for page in pages if page.suffix.lower() in names.PAGE]
    return {stem + suffix for stem in stems for suffix in names.PARTS}


def _moment(info: zipfile.ZipInfo) -> datetime | None:
    """A member's time; ZIP keeps no zone, so it is taken as UTC."""
    try:
        return datetime(*info.date_time, tzinfo=UTC) if info.date_time[0] > 1980 else None
    except ValueError:
        return None


@contextmanager
def open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: Origin
) -> Iterator[io.BufferedReader]:
    """A member as a stream whose unpacked bytes are counted."""
    with archive.open(info) as inner:
        yield through(inner, origin.meter)


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself, or a temporary copy of one that cannot go back (a ZIP in a TAR.GZ)."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as copy:
        while data := stream.read(_COPY_BYTES):
            copy.write(data)
        copy.seek(0)
        yield cast(BinaryIO, copy)
