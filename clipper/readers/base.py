"""What every reader takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from clipper.errors import PageError
from clipper.page import RawPage


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a folder or a container that is no page and does not claim to be one."""

    source: str
    reason: str


Found = RawPage | PageError | Skipped
"""One thing a reader came upon. An error stands for one page or container, named in its
`subject`; reading goes on behind it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input file may hold, so that a hostile one cannot fill memory, disk or time."""

    page_bytes: int = 64_000_000
    """One page, unpacked."""
    total_bytes: int = 64_000_000_000
    """All that is unpacked from one file."""
    ratio: int = 1000
    """Unpacked to packed size. HTML packs some 5 to 20 times, endless zeros 1000 times."""
    members: int = 10_000_000
    """Entries of one container."""
    depth: int = 3
    """Containers inside containers."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream of bytes comes from."""

    source: str
    modified: datetime | None = None
    """When the file was last written; what a container says goes before."""
    named: bool = True
    """Whether a user named it; what a folder or a container holds besides pages is skipped."""
    limits: Limits = Limits()
    depth: int = 0

    def member(self, name: str, modified: datetime | None = None) -> Origin:
        """Something inside it."""
        return replace(
            self,
            source=f"{self.source}#{name}",
            modified=modified or self.modified,
            named=False,
            depth=self.depth + 1,
        )
