"""Clips that are copies of each other, in groups, each with the reason. Nothing is ever dropped.

A clip joins the group of the clip it is most like, when it is stored. What is kept for that: its
signature, and one row for each of its bands (see `near`); both for the latest versions only.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clipper.archive import near

SAME, NEAR = "same content", "nearly the same text"
SPLIT, MERGED = "split by hand", "merged by hand"
COMPARED = 64
"""Of the clips with a band in common, so many are compared: those with most."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what a text's copies are found: the work that needs no database."""

    signature: bytes | None
    """`None` for a text too short to tell: only the very same text is its copy."""
    keys: list[int]


def fingerprint(text: str) -> Fingerprint | None:
    """The fingerprint of a clip's text as stored; `None` if there is no text."""
    if not text:
        return None
    from clipper.archive import near  # brings NumPy, which reading does without

    own = near.signature(text)
    if own is None:
        return Fingerprint(None, [])
    return Fingerprint(near.to_bytes(own), sorted(near.band_keys(own)))


def link(
    connection: sqlite3.Connection, n: int, content_hash: str, own: Fingerprint | None
) -> None:
    """Keeps the signature of a clip, and puts it into the group of what it is most like."""
    if own is None:
        return
    best = _same(connection, n, content_hash)
    if own.signature is not None:
        from clipper.archive import near

        best = best or _nearest(connection, near.from_bytes(own.signature), own.keys)
        _keep(connection, n, own)
    if best is not None:
        other, reason, similarity = best
        _join(connection, n, _group_of(connection, other), reason, similarity)


def _keep(connection: sqlite3.Connection, n: int, own: Fingerprint) -> None:
    from clipper.archive import near

    connection.execute(
        "INSERT INTO near_texts (clip, scheme, signature) VALUES (?, ?, ?)",
        [n, near.SCHEME, own.signature],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO near_bands (key, clip) VALUES (?, ?)",
        [(key, n) for key in own.keys],
    )


def renew(connection: sqlite3.Connection) -> None:
    """Makes the signatures of an earlier scheme again; the groups stay as they are."""
    from clipper.archive import near

    old = connection.execute("SELECT clip FROM near_texts WHERE scheme <> ?", [near.SCHEME])
    clips = [n for (n,) in old.fetchall()]
    if not clips:
        return
    connection.execute("DELETE FROM near_bands")
    connection.execute("DELETE FROM near_texts")
    for (n,) in connection.execute("SELECT n FROM clips WHERE latest ORDER BY n").fetchall():
        (text,) = connection.execute("SELECT text FROM clips WHERE n = ?", [n]).fetchone()
        own = fingerprint(text)
        if own is not None and own.signature is not None:
            _keep(connection, n, own)


def unlink(connection: sqlite3.Connection, n: int) -> None:
    """Takes a clip out of all this, as when another version takes its place."""
    row = connection.execute("SELECT signature FROM near_texts WHERE clip = ?", [n]).fetchone()
    if row is not None:
        from clipper.archive import near

        keys = near.band_keys(near.from_bytes(row["signature"]))
        connection.executemany(
            "DELETE FROM near_bands WHERE key = ? AND clip = ?", [(key, n) for key in keys]
        )
        connection.execute("DELETE FROM near_texts WHERE clip = ?", [n])
    connection.execute("DELETE FROM copies WHERE clip = ?", [n])


def groups(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Groups of two clips or more, the largest first, each with its clips in order of storing."""
    rows = connection.execute(
        "SELECT copies.grp, copies.reason, copies.similarity, clips.id, clips.title, clips.url,"
        " clips.source, clips.site, clips.publisher, clips.published"
        " FROM copies JOIN clips ON clips.n = copies.clip"
        " WHERE copies.grp IN (SELECT grp FROM copies GROUP BY grp HAVING count(*) > 1)"
        " ORDER BY copies.grp, clips.n"
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        record = dict(row)
        found.setdefault(record.pop("grp"), []).append(record)
    told = [
        {
            "group": group,
            "sites": sorted({clip["site"] for clip in clips if clip["site"]}),
            "clips": clips,
        }
        for group, clips in found.items()
    ]
    return sorted(told, key=lambda group: -len(group["clips"]))


def split(connection: sqlite3.Connection, n: int) -> None:
    """Takes a clip out of its group for good."""
    connection.execute("DELETE FROM copies WHERE clip = ?", [n])
    _join(connection, n, _new_group(connection), SPLIT, None)


def merge(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Puts the whole groups of two clips together."""
    kept, gone = _group_of(connection, one), _group_of(connection, other)
    connection.execute("UPDATE copies SET grp = ?, reason = ? WHERE grp = ?", [kept, MERGED, gone])


def _same(
    connection: sqlite3.Connection, n: int, content_hash: str
) -> tuple[int, str, float] | None:
    row = connection.execute(
        "SELECT n FROM clips WHERE content_hash = ? AND latest AND n <> ? ORDER BY n LIMIT 1",
        [content_hash, n],
    ).fetchone()
    return (row["n"], SAME, 1.0) if row else None


def _nearest(
    connection: sqlite3.Connection, own: near.Signature, keys: list[int]
) -> tuple[int, str, float] | None:
    """The clip most like this one, if it is near enough: (number, reason, similarity)."""
    from clipper.archive import near

    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        "SELECT clip, signature FROM near_texts WHERE scheme = ? AND clip IN"
        f" (SELECT clip FROM near_bands WHERE key IN ({marks})"
        "  GROUP BY clip ORDER BY count(*) DESC, clip LIMIT ?)",
        [near.SCHEME, *keys, COMPARED],
    )
    best: tuple[int, str, float] | None = None
    for clip, signature in rows:
        similarity = near.alike(own, near.from_bytes(signature))
        if similarity >= near.ALIKE and (best is None or similarity > best[2]):
            best = (clip, NEAR, round(similarity, 2))
    return best


def _group_of(connection: sqlite3.Connection, n: int) -> int:
    """The group of a clip, made if it has none."""
    row = connection.execute("SELECT grp FROM copies WHERE clip = ?", [n]).fetchone()
    if row is not None:
        return int(row["grp"])
    group = _new_group(connection)
    _join(connection, n, group, "first", None)
    return group


def _new_group(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(grp), 0) + 1 FROM copies").fetchone()[0])


def _join(
    connection: sqlite3.Connection, n: int, group: int, reason: str, similarity: float | None
) -> None:
    connection.execute(
        "INSERT INTO copies (clip, grp, reason, similarity) VALUES (?, ?, ?, ?)",
        [n, group, reason, similarity],
    )
