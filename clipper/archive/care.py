"""Keeping an archive sound: the part of `Archive` for it."""

from __future__ import annotations

from pathlib import Path

from clipper.archive import checks, repair, substrings
from clipper.archive.base import Opened
from clipper.archive.checks import Problem
from clipper.archive.connect import back_up
from clipper.archive.faults import mapped
from clipper.archive.raw import raw_path
from clipper.errors import ArchiveError


class Care(Opened):
    """Verification, repair, backup."""

    def verify(self) -> list[Problem]:
        """What is wrong with the archive, in both of its files; nothing if all is well."""
        self._may_write()  # the index's own check is a command to it
        with mapped(self.path):
            return checks.verify(self._connection, self._raw)

    def repair(self) -> None:
        """Makes indexes and all else that follows from the clips again."""
        self._may_write()
        with self._store.change() as connection:
            repair.rebuild(connection)
        self.commit()

    def index_substrings(self, wanted: bool = True) -> None:
        """Makes the index by which `*part*` of words is searched, or takes it away."""
        self._may_write()
        with self._store.change() as connection:
            (substrings.make if wanted else substrings.drop)(connection)
        self.commit()

    def has_substrings(self) -> bool:
        """Whether the archive has that index."""
        with mapped(self.path):
            return substrings.there(self._connection)

    def backup(self, target: Path) -> None:
        """A copy of both files as they are now; another process may go on writing.

        Raises `ArchiveError` if there is something at `target` already.
        """
        self.commit()
        for place in (target, raw_path(target)):
            if place.exists():
                raise ArchiveError("is there already", subject=str(place))
        # The clips first: the pages of all of them are in the other file by then.
        back_up(self._connection, target)
        with mapped(self._raw.path):
            if self._raw.path.exists():
                back_up(self._raw.connection(), raw_path(target))
