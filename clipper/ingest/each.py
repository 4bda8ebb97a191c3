"""Pages cleaned one after the other, in the order of the input, without an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from clipper.errors import PageError
from clipper.ingest.inputs import read
from clipper.ingest.workers import attempt
from clipper.page import Clip, RawPage
from clipper.readers import walk


def each(
    paths: Iterable[Path],
    *,
    url: str | None = None,
    captured_at: datetime | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
) -> Iterator[Clip | PageError]:
    """The clip of every page in `paths`, or why there is none; `-` is standard input."""
    clean = partial(clean_here, kind=kind)
    files = chain.from_iterable(walk([path]) for path in paths)
    for found in chain.from_iterable(read(file, named=named) for file, named in files):
        if isinstance(found, PageError):
            yield found
        elif isinstance(found, RawPage):
            yield attempt(clean, as_told(found, url, captured_at))


def clean_here(
    raw: RawPage, *, kind: Literal["auto", "html", "text"], max_bytes: int | None = None
) -> Clip:
    """`clean_page`, loaded where it runs: the process that only hands pages out needs no model."""
    from clipper.clip import clean_page

    return clean_page(raw, kind=kind, max_bytes=max_bytes)


def as_told(raw: RawPage, url: str | None, captured_at: datetime | None) -> RawPage:
    """The page with what the user says about it, which goes before all else."""
    if url is not None:
        raw = replace(raw, url=url)
    if captured_at is not None:
        if captured_at.tzinfo is None:
            captured_at = captured_at.replace(tzinfo=UTC)
        raw = replace(raw, captured_at=captured_at, captured_from="given")
    return raw
