"""Related items and the clips they mean.

An item means a clip that has its address (in the form by which pages are compared) or, to the
letter, its title. Both are kept as keys, on the side of the items (`related.page_key`, `title_key`)
and on that of the clips (`names`), so that it does not matter which of the two came first. A title
that many clips have, such as "News", means none.
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Any

from clipper.archive.pages import believable, page_key
from clipper.archive.rows import storable
from clipper.page import Clip

NAMESAKES = 3
"""So many clips may share a title that an item is still taken to mean one of them."""


def keys(url: str | None, title: str | None) -> tuple[int | None, int | None]:
    """The keys of an address and of a title."""
    page = page_key(storable(url)) if url else None
    words = " ".join(storable(title).split()) if title else None
    return (
        _key(f"page {page}") if page else None,
        _key(f"title {words}") if words else None,
    )


def names(title: str | None, url: str | None, canonical: str | None) -> list[int]:
    """The keys by which an item may mean a clip, in their order."""
    found = {*keys(url, title)}
    if canonical and believable(canonical, url):
        found.add(keys(canonical, None)[0])
    return sorted(key for key in found if key is not None)


def _key(text: str) -> int:
    """64 bits of a hash, as SQLite's integers are."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def related(connection: sqlite3.Connection, n: int) -> list[dict[str, Any]]:
    """The related items of a clip in their order: `title` ... `seen`, `clip` (the id of what it
    means, or nothing) and `by` (`address`, `title`)."""
    rows = connection.execute(
        "SELECT title, source, url, published_text, teaser, seen, page_key, title_key"
        " FROM related WHERE clip = ? ORDER BY n",
        [n],
    ).fetchall()
    found = []
    for row in rows:
        item = dict(row)
        page, title = item.pop("page_key"), item.pop("title_key")
        clip, by = _meant(connection, page, n, None), "address"
        if clip is None:
            clip, by = _meant(connection, title, n, NAMESAKES), "title"
        found.append(item | {"clip": clip, "by": by if clip else None})
    return found


def _meant(connection: sqlite3.Connection, key: int | None, n: int, most: int | None) -> str | None:
    """The id of the first clip with that key, other than clip `n`; `None` if more than `most` have
    it."""
    rows = connection.execute(
        "SELECT clips.n, id FROM names JOIN clips ON clips.n = names.clip WHERE key = ?"
        " ORDER BY clips.n LIMIT ?",
        [key, NAMESAKES + 1],
    ).fetchall()
    if most is not None and len(rows) > most:
        return None
    return next((row["id"] for row in rows if row["n"] != n), None)


def mentions(connection: sqlite3.Connection, n: int) -> list[dict[str, Any]]:
    """The clips with an item that means this one: `{id, title, url, published, by}`."""
    rows = connection.execute(
        "SELECT clips.n, id, title, url, published, exact FROM ("
        "  SELECT related.clip, 1 AS exact FROM names JOIN related ON page_key = key"
        "   WHERE names.clip = :n"
        "  UNION SELECT related.clip, 0 FROM names JOIN related ON title_key = key"
        "   WHERE names.clip = :n AND (SELECT count(*) FROM"
        "    (SELECT 1 FROM names AS other WHERE other.key = names.key LIMIT :most + 1)) <= :most"
        " ) AS found JOIN clips ON clips.n = found.clip WHERE clips.n <> :n"
        " ORDER BY clips.n, exact DESC",
        {"n": n, "most": NAMESAKES},
    ).fetchall()
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        record = {name: row[name] for name in ("id", "title", "url", "published")}
        found.setdefault(row["n"], record | {"by": "address" if row["exact"] else "title"})
    return list(found.values())


def in_step(connection: sqlite3.Connection, n: int, clip: Clip | None) -> bool:
    """Whether items and names of a clip are those it should have: none, if it is `None`."""
    items = connection.execute(
        "SELECT title, url, seen, title_key FROM related WHERE clip = ? ORDER BY n", [n]
    ).fetchall()
    own = connection.execute("SELECT key FROM names WHERE clip = ? ORDER BY key", [n]).fetchall()
    if clip is None:
        return not items and not own
    wanted = [
        (storable(item.title), storable(item.url), item.seen, keys(None, item.title)[1])
        for item in clip.related
    ]
    return [tuple(item) for item in items] == wanted and [key for (key,) in own] == names(
        clip.title, clip.url, clip.canonical_url
    )


def fill(connection: sqlite3.Connection) -> None:
    """Gives keys to the items and clips of an archive that has none."""
    rows = connection.execute("SELECT n, url, title FROM related").fetchall()
    connection.executemany(
        "UPDATE related SET page_key = ?, title_key = ? WHERE n = ?",
        ((*keys(url, title), n) for n, url, title in rows),
    )
    clips = connection.execute("SELECT n, title, url, canonical_url FROM clips WHERE latest")
    connection.executemany(
        "INSERT INTO names (key, clip) VALUES (?, ?)",
        ((key, n) for n, *said in clips.fetchall() for key in names(*said)),
    )
