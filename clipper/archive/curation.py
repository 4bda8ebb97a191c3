"""What people do with clips once they have them: the part of `Archive` for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from clipper.archive import duplicates, history, links, shelf, trash
from clipper.archive.base import Opened
from clipper.archive.faults import mapped
from clipper.archive.pages import page_key
from clipper.archive.rows import storable
from clipper.errors import ClipNotFound, QueryError


class Curation(Opened):
    """Copies, versions, tags, notes, flags, the bin."""

    def duplicates(self) -> list[dict[str, Any]]:
        """Groups of clips that are copies of each other: `{group, sites, clips}`.

        Each clip says why it is there: `reason`, and `similarity` from 0 to 1 where estimated.
        """
        with mapped(self.path):
            return duplicates.groups(self._connection)

    def split(self, id: str) -> None:
        """Takes a clip out of its group for good. Raises `ClipNotFound`."""
        self._may_write()
        with self._store.change() as connection:
            duplicates.split(connection, self._number(id))
        self.commit()

    def merge(self, one: str, other: str) -> None:
        """Puts two clips, with the copies of each, into one group. Raises `ClipNotFound`."""
        self._may_write()
        with self._store.change() as connection:
            duplicates.merge(connection, self._number(one), self._number(other))
        self.commit()

    def history(self, clip: str) -> list[dict[str, Any]]:
        """All versions of a page, the first first, by its address or the id of one of its clips.

        Raises `ClipNotFound`.
        """
        with mapped(self.path):
            return history.versions(self._connection, self._page(clip))

    def diff(self, one: str, other: str) -> list[str]:
        """What changed between two clips: lines in unified format. Raises `ClipNotFound`."""
        with mapped(self.path):
            return history.changes(*(self._row(id) for id in (one, other)))

    def related(self, id: str) -> dict[str, list[dict[str, Any]]]:
        """`{related, mentioned_by}` of a clip: the items it points to, each with the clip of the
        archive that it means, and the clips with an item that means this one.

        Raises `ClipNotFound`.
        """
        with mapped(self.path):
            n = self._number(id)
            return {
                "related": links.related(self._connection, n),
                "mentioned_by": links.mentions(self._connection, n),
            }

    # --------------------------------------------------------------------------------------------
    # Tags, notes, flags: of the page, whatever its version

    def about(self, clip: str) -> dict[str, Any]:
        """`{tags, note, starred, read, deleted_at}` of a clip's page. Raises `ClipNotFound`."""
        with mapped(self.path):
            return shelf.about(self._connection, self._page(clip))

    def tag(self, clip: str, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> list[str]:
        """Adds and takes away tags; all that are left. Raises `ClipNotFound`, `QueryError`."""
        add, remove = list(add), list(remove)
        if not all(shelf.clean_tag(tag) for tag in (*add, *remove)):
            raise QueryError("a tag needs at least one letter")
        self._may_write()
        with self._store.change() as connection:
            page = self._page(clip)
            shelf.add_tags(connection, page, add)
            shelf.remove_tags(connection, page, remove)
            left = shelf.tags_of(connection, page)
        self.commit()
        return left

    def note(self, clip: str, text: str | None) -> None:
        """Sets the note of a clip's page; nothing or an empty text takes it away."""
        self._set(clip, "note", storable(text) or None)

    def star(self, clip: str, on: bool = True) -> None:
        """Marks a clip's page with a star, or takes it away."""
        self._set(clip, "starred", int(on))

    def mark_read(self, clip: str, on: bool = True) -> None:
        """Marks a clip's page as read, or as not read."""
        self._set(clip, "read", int(on))

    def _set(self, clip: str, name: str, value: Any) -> None:
        self._may_write()
        with self._store.change() as connection:
            shelf.set_value(connection, self._page(clip), name, value)
        self.commit()

    # --------------------------------------------------------------------------------------------
    # The bin

    def delete(self, clip: str) -> int:
        """Throws a clip's page away, with all versions: how many. It can be had back."""
        self._may_write()
        with self._store.change() as connection:
            page = self._page(clip)
            trash.delete(connection, page)
            count = len(history.versions(connection, page))
        self.commit()
        return count

    def undelete(self, clip: str) -> None:
        """Takes a page out of the bin."""
        self._may_write()
        with self._store.change() as connection:
            trash.undelete(connection, self._page(clip))
        self.commit()

    def deleted(self) -> list[str]:
        """The pages in the bin: addresses without scheme, or paths."""
        with mapped(self.path):
            return trash.deleted(self._connection)

    def purge(self) -> int:
        """Empties the bin for good: how many clips that were. Raw pages go that none else needs."""
        self._may_write()
        with self._store.change() as connection:
            count, unused = trash.purge(connection)
        # The other way round than in storing: a raw page too many is harmless, a missing one not.
        self._store.commit()
        self._raw.remove(unused)
        self._raw.commit()
        return count

    # --------------------------------------------------------------------------------------------

    def _page(self, clip: str) -> str:
        """The page of an id, an address, or a path. Raises `ClipNotFound`."""
        for page in (storable(clip), page_key(storable(clip))):
            if self._connection.execute("SELECT 1 FROM clips WHERE page = ?", [page]).fetchone():
                return str(page)
        return str(self._row(clip)["page"])

    def _row(self, id: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self._connection.execute(
            "SELECT * FROM clips WHERE n = ?", [self._number(id)]
        ).fetchone()
        if row is None:
            raise ClipNotFound("no clip has this id", subject=id)
        return row
