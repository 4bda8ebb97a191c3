"""Turn saved web pages into a clean, searchable, lasting archive.

>>> from clipper import clean
>>> clean("<title>Tea</title><h1>Tea</h1><p>Water first, then leaves.</p>").title
'Tea'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clipper.archive import Archive
    from clipper.clip import clean
    from clipper.errors import ClipperError, PageError
    from clipper.page import Block, BlockKind, Clip, RelatedItem, Role

__all__ = [
    "Archive",
    "Block",
    "BlockKind",
    "Clip",
    "ClipperError",
    "PageError",
    "RelatedItem",
    "Role",
    "clean",
]

_HOMES = {
    "Archive": "clipper.archive",
    "Block": "clipper.page",
    "BlockKind": "clipper.page",
    "Clip": "clipper.page",
    "ClipperError": "clipper.errors",
    "PageError": "clipper.errors",
    "RelatedItem": "clipper.page",
    "Role": "clipper.page",
    "clean": "clipper.clip",
}


def __getattr__(name: str) -> object:
    """Public names are loaded at first use: `clipper --help` need not load the model."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
