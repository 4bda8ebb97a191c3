"""Bytes on disk to `RawPage`s: what a file holds is decided by its content.

`walk` lists the files, `read_path` reads one of them, whatever it is. Reading never raises for
what it finds: an error is given in the place of the page it is about.
"""

from clipper.readers.base import Found, Limits, Skipped
from clipper.readers.files import read_bytes, read_open, read_path
from clipper.readers.folders import walk
from clipper.readers.sniff import Format, sniff

__all__ = [
    "Format",
    "Found",
    "Limits",
    "Skipped",
    "read_bytes",
    "read_open",
    "read_path",
    "sniff",
    "walk",
]
