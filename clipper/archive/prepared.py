"""A clip made ready for storing: all the work on it that needs no database.

Cleaning in other processes does it there; what is left for the one writer is SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clipper.archive import raw
from clipper.archive.derived import Derived, derive
from clipper.archive.rows import to_row
from clipper.page import Clip, RawPage


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is stored of a clip and of the bytes it was made from."""

    source: str | None
    """As the clip has it; the row's is made storable."""
    row: dict[str, Any]
    """The columns that follow from the clip alone."""
    derived: Derived
    raw_size: int
    raw_packed: bytes | None
    """`None`: the page itself is not at hand."""

    @property
    def weight(self) -> int:
        """About how many bytes it takes in memory."""
        return len(self.raw_packed or b"") + len(self.row["detail"]) + 4 * len(self.row["text"])


def prepare(clip: Clip, data: bytes, page: RawPage | None = None) -> Prepared:
    """`clip`, made from `data`, ready for `Archive.add_prepared`.

    `page` says what else was known of it, so that it can be cleaned again.
    """
    row = to_row(clip, page)
    return Prepared(clip.source, row, derive(clip, row["text"]), len(data), raw.pack(data))


def prepare_alone(clip: Clip) -> Prepared:
    """`clip` without its page, as an export has it. Its file counts as not read yet."""
    row = to_row(clip)
    return Prepared(None, row, derive(clip, row["text"]), 0, None)
