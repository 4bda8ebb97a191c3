"""Folders: every file below the given paths, in an order that does not change between runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from clipper.readers import names

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml")


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """(file, whether it was named itself) for every given file and every file in given folders.

    Folders in the order given, each one's files before its subfolders, by name. Hidden entries
    and the parts of pages saved complete are left out; links are followed, each real folder is
    entered once. What cannot be listed is given as it is: reading it tells why.
    """
    entered: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from ((file, False) for file in _below(path, entered))
        else:
            yield path, True


def _below(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            files, folders = _listing(here)
        except OSError:
            yield here
            continue
        yield from (here / name for name in files)
        waiting.extend(here / name for name in reversed(folders))


def _listing(folder: Path) -> tuple[list[str], list[str]]:
    """Names of the files and of the folders in a folder, each sorted."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                (folders if _is_folder(entry) else files).append(entry.name)
    parts = _parts_of_pages(files)
    return sorted(files), sorted(name for name in folders if name not in parts)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _parts_of_pages(files: list[str]) -> set[str]:
    stems = {Path(name).stem for name in files if name.lower().endswith(_PAGE_SUFFIXES)}
    return {stem + suffix for stem in stems for suffix in names.PARTS}
