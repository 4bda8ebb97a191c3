"""What an archive holds, counted."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from clipper.archive.raw import raw_path

SITES_SHOWN = 20


def stats(connection: sqlite3.Connection, path: Path) -> dict[str, Any]:
    """Counts by what people ask for; sizes in bytes."""
    clips, words, empty, first, last = connection.execute(
        "SELECT count(*), coalesce(sum(word_count), 0), coalesce(sum(word_count = 0), 0),"
        " min(published), max(published) FROM clips WHERE latest"
    ).fetchone()
    older = connection.execute("SELECT count(*) FROM clips WHERE latest = 0").fetchone()[0]
    failed = connection.execute(
        "SELECT count(DISTINCT source) FROM outcomes WHERE outcome = 'failed'"
        " AND source NOT IN (SELECT source FROM sources)"
    ).fetchone()[0]
    raw = raw_path(path)
    return {
        "clips": clips,
        "older_versions": older,
        "words": words,
        "without_content": empty,
        "failed_inputs": failed,
        "first_published": first,
        "last_published": last,
        "languages": _counts(connection, "language"),
        "kinds": _counts(connection, "kind"),
        "sites": _counts(connection, "site"),
        "archive_bytes": path.stat().st_size,
        "raw_bytes": raw.stat().st_size if raw.exists() else 0,
    }


def runs(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Runs with how many of their inputs had which outcome, the last first."""
    found = []
    for row in connection.execute("SELECT * FROM runs ORDER BY n DESC").fetchall():
        found.append(
            {
                "run": row["n"],
                "started_at": row["started_at"],
                "finished_at": row["finished_at"],
                "arguments": json.loads(row["arguments"]),
                "outcomes": _outcomes(connection, row),
            }
        )
    return found


def _outcomes(connection: sqlite3.Connection, run: sqlite3.Row) -> dict[str, int]:
    """What the run counted; of one that did not, what it changed or could not do."""
    if run["counts"] is not None:
        counted: dict[str, int] = json.loads(run["counts"])
        return counted
    rows = connection.execute(
        "SELECT outcome, count(*) FROM outcomes WHERE run = ? GROUP BY outcome", [run["n"]]
    )
    return dict(map(tuple, rows))


def _counts(connection: sqlite3.Connection, column: str) -> dict[str, int]:
    """The most frequent values of a column; clips without one are under ""."""
    rows = connection.execute(
        f"SELECT coalesce({column}, ''), count(*) FROM clips WHERE latest"
        f" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {SITES_SHOWN}"
    )
    return dict(map(tuple, rows))
