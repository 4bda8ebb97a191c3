"""What a run reads: files by their whole paths, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper.readers import Found, Limits, read_open, read_path

STDIN = Path("-")


@dataclass(slots=True)
class InputFile:
    """A file of the input, and what is known of it so far."""

    source: str
    size: int = 0
    mtime_ns: int = 0
    under_way: int = 0
    """Finds of which the outcome is not written yet."""
    has_members: bool = False
    ended: bool = False
    """All of it was read."""
    failed: bool = False
    begins: int = 0
    """Bytes of all files before it."""
    place: int = 0
    """Bytes of all files up to where this one is being read."""

    @property
    def ends(self) -> int:
        return self.begins + self.size

    def reached(self, position: int) -> None:
        """Takes note of how many of its bytes were read."""
        self.place = self.begins + position


def absolute(paths: Sequence[Path | str]) -> list[Path]:
    """Whole paths: sources are to mean the same from any folder. Links stay as they are."""
    return [
        STDIN if Path(path) == STDIN else Path(os.path.abspath(path))  # noqa: PTH100
        for path in paths
    ]


def look_at(path: Path) -> InputFile:
    """A file with its size and time."""
    try:
        status = path.stat()
    except OSError:  # standard input; or reading it tells why
        return InputFile(str(path))
    return InputFile(str(path), status.st_size, status.st_mtime_ns)


def read(
    path: Path,
    *,
    named: bool,
    limits: Limits | None = None,
    reached: Callable[[int], None] | None = None,
) -> Iterator[Found]:
    """Everything in a file or, for `-`, in standard input."""
    if path == STDIN:
        return read_open(sys.stdin.buffer, str(STDIN), limits=limits)
    return read_path(path, named=named, limits=limits, reached=reached)
