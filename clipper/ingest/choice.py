"""Which files of the input a run is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from clipper.readers import walk


@dataclass(frozen=True, slots=True)
class Choice:
    """Files found in folders are narrowed by it; a file that was named itself is always meant."""

    include: tuple[str, ...] = ()
    """Patterns such as `*.html` or `news/*`, for the name or the path from the folder given."""
    exclude: tuple[str, ...] = ()
    since: datetime | None = None
    """Only files written at this moment or later."""
    only: frozenset[Path] | None = None
    """Only these, by their whole paths."""

    def files(self, paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
        """(file, whether it was named itself), in the order of `walk`."""
        for path in paths:
            for file, named in walk([path]):
                if named or self._takes(file, path):
                    yield file, named

    def weigh(self, paths: Sequence[Path]) -> int:
        """Bytes of all files a run will look at."""
        return sum(_size(file) for file, _ in self.files(paths))

    def _takes(self, file: Path, folder: Path) -> bool:
        if self.only is not None and file not in self.only:
            return False
        if self.include and not _matches(file, folder, self.include):
            return False
        if self.exclude and _matches(file, folder, self.exclude):
            return False
        return self.since is None or _written(file) >= self.since.timestamp()


def _matches(file: Path, folder: Path, patterns: tuple[str, ...]) -> bool:
    path = file.relative_to(folder).as_posix()
    return any(fnmatchcase(path, p) or fnmatchcase(file.name, p) for p in patterns)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # it cannot be read; the run is to say why
        return float("inf")
