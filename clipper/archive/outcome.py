"""What became of one input of a run."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of one input of a run."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    """The same bytes, or the same content on the same page: nothing new to keep."""
    NEW_VERSION = "new_version"
    """A known page with other content; the older clip stays, no longer the latest."""
    DUPLICATE = "duplicate"
    """Content that another page of the archive has as well."""
    SKIPPED = "skipped"
    """Not a page, and not expected to be one."""
    FAILED = "failed"
