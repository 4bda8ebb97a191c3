"""Imported once by the fork server: loads what cleaning needs, so that each worker starts with it.

A worker replaced after a crash is then ready in milliseconds, and the memory is shared.
"""

from contextlib import suppress

from clipper.clip import clean
from clipper.errors import PageError

with suppress(PageError):
    clean(b"<title>Tea</title><h1>Tea</h1><p>Water first, then the leaves, then wait.</p>")
with suppress(PageError):
    clean(b"Tea\n\nWater first, then the leaves, then wait.\n")
