"""Pages cleaned one after the other, in the order of the input, without an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from clipper.clip import clean_page
from clipper.errors import PageError
from clipper.ingest.workers import attempt
from clipper.page import Clip, RawPage
from clipper.readers import Found, read_bytes, read_path, walk

STDIN = Path("-")


def each(
    paths: Iterable[Path],
    stdin: BinaryIO,
    *,
    url: str | None = None,
    captured_at: datetime | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
) -> Iterator[Clip | PageError]:
    """The clip of every page in `paths` (files, folders, `-` for `stdin`), or why there is none."""
    clean = partial(clean_page, kind=kind)
    for found in chain.from_iterable(_read(path, stdin) for path in paths):
        if isinstance(found, PageError):
            yield found
        elif isinstance(found, RawPage):
            yield attempt(clean, as_told(found, url, captured_at))


def _read(path: Path, stdin: BinaryIO) -> Iterator[Found]:
    if path == STDIN:
        yield from read_bytes(stdin.read(), "-")
        return
    for file, named in walk([path]):
        yield from read_path(file, named=named)


def as_told(raw: RawPage, url: str | None, captured_at: datetime | None) -> RawPage:
    """The page with what the user says about it, which goes before all else."""
    if url is not None:
        raw = replace(raw, url=url)
    if captured_at is not None:
        if captured_at.tzinfo is None:
            captured_at = captured_at.replace(tzinfo=UTC)
        raw = replace(raw, captured_at=captured_at, captured_from="given")
    return raw
