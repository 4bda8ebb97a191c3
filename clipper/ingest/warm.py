"""Imported once by the fork server: loads what cleaning needs, so that each worker starts with it.

A worker replaced after a crash is then ready in milliseconds, and the memory is shared.
"""

import gc
from contextlib import suppress

with suppress(Exception):  # whatever is wrong, the pages will tell, each with its reason
    from clipper.clip import clean

    clean(b"<title>Tea</title><h1>Tea</h1><p>Water first, then the leaves, then wait.</p>")
    clean(b"Tea\n\nWater first, then the leaves, then wait.\n")

# What every worker shares is no garbage: it need not be looked through, and its memory not copied.
gc.collect()
gc.freeze()
