"""The archive: clips in one SQLite file, their raw pages in a second one beside it.

`schema` says what the file holds, `connect` opens it, `store` writes, `search` reads by query,
`archive` is what other rooms use. Only this room knows SQL.
"""

from __future__ import annotations

from clipper.archive.archive import Archive
from clipper.archive.checks import content_fits
from clipper.archive.outcome import Outcome
from clipper.archive.overview import Overview
from clipper.archive.prepared import Prepared, prepare
from clipper.archive.renewal import METADATA, Renewable
from clipper.archive.restore import restore
from clipper.archive.search import Hit

__all__ = [
    "METADATA",
    "Archive",
    "Hit",
    "Outcome",
    "Overview",
    "Prepared",
    "Renewable",
    "content_fits",
    "prepare",
    "restore",
]
