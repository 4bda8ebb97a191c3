"""`Archive`: what other rooms use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from clipper.archive import filters, numbers, overview, substrings
from clipper.archive.care import Care
from clipper.archive.curation import Curation
from clipper.archive.faults import mapped
from clipper.archive.outcome import Outcome
from clipper.archive.overview import Advice, Overview
from clipper.archive.prepared import Prepared, prepare, prepare_alone
from clipper.archive.query import parse
from clipper.archive.renewal import Renewal
from clipper.archive.rows import LIGHT, light, storable, to_clip
from clipper.archive.search import MARKS, Hit, explain, read, search
from clipper.archive.similar import similar
from clipper.archive.vocabulary import open_vocabulary
from clipper.errors import PageError
from clipper.page import Clip, Role


class Archive(Curation, Care, Renewal):
    """Clips in one SQLite file; a context manager.

    Made if it is not there, unless `create` says otherwise; `read_only` never writes. One process
    writes at a time, any number read; another writer is waited for `busy_seconds`. Leaving the
    context, or `close`, keeps everything that was added.

    Raises `ArchiveError`: `NotAnArchive`, `ArchiveTooNew`, `ArchiveBusy`, `ArchiveFull`.
    """

    # --------------------------------------------------------------------------------------------
    # Writing

    def begin_run(self, arguments: Mapping[str, object]) -> int:
        """A new run of ingest; its number."""
        self._may_write()
        return self._store.begin_run(arguments)

    def known(self, source: str, *, size: int, mtime_ns: int, pipeline: str) -> bool:
        """Whether a file of that size and time is stored already, cleaned by that pipeline."""
        with mapped(self.path):
            return (
                self._connection.execute(
                    "SELECT 1 FROM sources"
                    " WHERE source = ? AND size = ? AND mtime_ns = ? AND pipeline = ?",
                    [storable(source), size, mtime_ns, pipeline],
                ).fetchone()
                is not None
            )

    def add(
        self,
        clip: Clip,
        data: bytes,
        *,
        run: int | None = None,
        size: int | None = None,
        mtime_ns: int | None = None,
    ) -> Outcome:
        """Keeps a clip and the bytes it was made from; lasting with the next `commit`.

        `size` and `mtime_ns` are those of the file `clip.source`, for `known`.
        """
        return self.add_prepared(prepare(clip, data), run=run, size=size, mtime_ns=mtime_ns)

    def add_prepared(
        self,
        clip: Prepared,
        *,
        run: int | None = None,
        size: int | None = None,
        mtime_ns: int | None = None,
    ) -> Outcome:
        """`add` for what `prepare` gave, perhaps in another process."""
        self._may_write()
        return self._store.add(clip, run, size, mtime_ns)

    def add_alone(self, clip: Clip, *, run: int) -> Outcome:
        """`add` for a clip whose page is not at hand, such as one of an export; see `content_fits`.

        One that is there already is left as it is. `run` must have been begun with an argument
        `import`: so `verify` does not miss the page.
        """
        self._may_write()
        sql = "SELECT 1 FROM clips WHERE id = ?"
        with mapped(self.path):
            if self._connection.execute(sql, [storable(clip.id)]).fetchone():
                return Outcome.UNCHANGED
        return self._store.add(prepare_alone(clip), run, None, None)

    def fail(
        self,
        source: str,
        error: Exception,
        stage: str = "clean",
        *,
        run: int | None = None,
        size: int | None = None,
        mtime_ns: int | None = None,
    ) -> None:
        """Records that an input gave no clip, and why. The next run tries it again."""
        self._may_write()
        reason = error.reason if isinstance(error, PageError) else str(error)
        self._store.fail(source, reason, stage, run)

    def finish_run(self, run: int) -> None:
        """Ends a run, and commits."""
        self._store.finish_run(run)

    # --------------------------------------------------------------------------------------------
    # Reading

    def get(self, id: str) -> Clip:
        """The clip with that id; its first digits are enough. Raises `ClipNotFound`."""
        with mapped(self.path):
            n = self._number(id)
            return to_clip(
                self._connection.execute("SELECT * FROM clips WHERE n = ?", [n]).fetchone()
            )

    def clips(
        self,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        latest: bool = True,
        limit: int | None = None,
    ) -> Iterator[Clip]:
        """Whole clips, newest first; the arguments narrow them, dates being ISO 8601."""
        narrowed = filters.narrow(site, since, until, language)
        for row in self._select("*", narrowed, latest, limit):
            yield to_clip(row)

    def rows(
        self,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        latest: bool = True,
        limit: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Clips without their text, as dictionaries, in the order of `clips`."""
        narrowed = filters.narrow(site, since, until, language)
        for row in self._select(", ".join(LIGHT), narrowed, latest, limit):
            yield light(row)

    def _select(
        self, columns: str, narrowed: list[filters.Filter], latest: bool, limit: int | None
    ) -> Iterator[sqlite3.Row]:
        conditions = [item.sql for item in narrowed] + (["latest"] if latest else [])
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        values = [value for item in narrowed for value in item.values]
        with mapped(self.path):
            yield from self._connection.execute(
                f"SELECT {columns} FROM clips{where} ORDER BY published DESC, n DESC LIMIT ?",
                [*values, -1 if limit is None else limit],
            )

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        role: Role | None = None,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        marks: tuple[str, str] = MARKS,
        by_date: bool = False,
        all_words: bool = False,
        snippets: int = 1,
    ) -> list[Hit]:
        """Ranked hits among the latest version of each page.

        Searched are title and main content, or what has that `role`. Where fewer clips than `limit`
        have all words of a query without any signs, those that have some of them follow
        (`Hit.partial`), unless `all_words` is set. A hit has up to `snippets` pieces of its text.
        Raises `QueryError` for a filter with a value that it cannot have; anything else a user may
        type is answered.
        """
        narrowed = filters.narrow(site, since, until, language)
        with mapped(self.path):
            substrings.require(self._connection, parse(query))
            return search(
                self._connection,
                query,
                limit=limit,
                role=role,
                narrowed=narrowed,
                marks=marks,
                by_date=by_date,
                all_words=all_words,
                snippets=snippets,
            )

    def overview(
        self,
        query: str,
        *,
        role: Role | None = None,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        all_words: bool = False,
    ) -> Overview:
        """Of all clips a query finds: the most frequent sites, publishers, authors, languages,
        months and tags, with how many clips have them.

        Of very many clips those stored last are counted (`more`). If no clip has all words of a
        query, those with some are (`partial`), as `search` finds them.
        """
        asked = read(parse(query), role, filters.narrow(site, since, until, language))
        with mapped(self.path):
            substrings.require(self._connection, parse(query))
            if asked is None:
                return Overview({}, 0)
            return overview.overview(self._connection, asked, all_words)

    def facets(
        self,
        query: str,
        *,
        role: Role | None = None,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
    ) -> dict[str, dict[str, int]]:
        """The facets of `overview`."""
        return self.overview(
            query, role=role, site=site, since=since, until=until, language=language
        ).facets

    def advise(
        self,
        query: str,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
    ) -> Advice:
        """What may be wrong with a query that found nothing."""
        narrowed = filters.narrow(site, since, until, language)
        with mapped(self.path):
            open_vocabulary(self._connection)
            return overview.advise(self._connection, query, parse(query), narrowed)

    def similar(self, id: str, *, limit: int = 10) -> list[Hit]:
        """Clips about the same, the most alike first. Raises `ClipNotFound`."""
        with mapped(self.path):
            open_vocabulary(self._connection)
            return similar(self._connection, self._number(id), limit)

    @staticmethod
    def explain(query: str) -> str:
        """How a query is read, a line for each part. Raises `QueryError`."""
        return explain(query)

    def stats(self) -> dict[str, Any]:
        """What the archive holds, in numbers."""
        with mapped(self.path):
            return numbers.stats(self._connection, self.path)

    def runs(self) -> list[dict[str, Any]]:
        """Each run with its outcomes, the last first."""
        with mapped(self.path):
            return numbers.runs(self._connection)

    def raw(self, raw_hash: str) -> bytes:
        """The page as it was read, by its SHA-256. Raises `ArchiveError` if it is not there."""
        return self._raw.get(raw_hash)
