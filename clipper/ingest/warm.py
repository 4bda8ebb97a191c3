"""Imported once by the fork server: loads what cleaning needs, so that each worker starts with it.

A worker replaced after a crash is then ready in milliseconds, and the memory is shared.
"""

from contextlib import suppress

with suppress(Exception):  # whatever is wrong, the pages will tell, each with its reason
    from clipper.clip import clean

    clean(b"<title>Tea</title><h1>Tea</h1><p>Water first, then the leaves, then wait.</p>")
    clean(b"Tea\n\nWater first, then the leaves, then wait.\n")
