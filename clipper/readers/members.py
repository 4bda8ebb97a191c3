"""Names of entries inside archives."""

from __future__ import annotations

import re

_DRIVE = re.compile(r"[A-Za-z]:")


def leaves_archive(name: str) -> bool:
    """Whether an entry's path, followed, would lead out of where it is unpacked.

    >>> leaves_archive("a/../../etc/passwd"), leaves_archive("/etc/passwd"), leaves_archive("a/b")
    (True, True, False)
    """
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def is_hidden(name: str) -> bool:
    """Entries that systems add for themselves: `.DS_Store`, `__MACOSX/`.

    >>> is_hidden("__MACOSX/._page.html"), is_hidden("pages/.git/x"), is_hidden("./page.html")
    (True, True, False)
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..", "")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
