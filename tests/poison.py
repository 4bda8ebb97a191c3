"""Cleaning for tests of the workers: a page says in its bytes what harm it does."""

from __future__ import annotations

import os
import signal

from clipper.clip import clean_page
from clipper.page import Clip, RawPage

CRASH = b"poison: crash"
HANG = b"poison: hang"
MEMORY = b"poison: memory"
FAULT = b"poison: fault"


def poisonous(raw: RawPage) -> Clip:
    """`clean_page`, but for the pages that hold poison."""
    if CRASH in raw.data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if HANG in raw.data:
        while True:
            pass
    if MEMORY in raw.data:
        len(bytearray(2_000_000_000))
    if FAULT in raw.data:
        raise ZeroDivisionError("a fault of ours")
    return clean_page(raw)
