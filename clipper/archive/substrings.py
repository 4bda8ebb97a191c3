"""An optional index of all runs of three characters: finds `6050` in `MPU6050`.

Made by a command, for it takes about three times the room of the text. Triggers keep it in step
with the table, as they do the main index. It knows title and text as they are: case does not count,
accents do. Its `content` is in single quotes, so that other programs still take `clips_fts` for the
index of the table.
"""

from __future__ import annotations

import sqlite3

from clipper.archive.query import Query, Term
from clipper.errors import QueryError

TABLE = "clips_trigrams"
SHORTEST = 3
"""Characters: what is shorter has no run of three."""

_NEW = f"INSERT INTO {TABLE}(rowid, title, text) VALUES (new.n, new.title, new.text);"
_OLD = (
    f"INSERT INTO {TABLE}({TABLE}, rowid, title, text)"
    " VALUES ('delete', old.n, old.title, old.text);"
)
_MADE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(title, text, content='clips', content_rowid='n',"
    " tokenize='trigram')",
    f"CREATE TRIGGER {TABLE}_ai AFTER INSERT ON clips BEGIN {_NEW} END",
    f"CREATE TRIGGER {TABLE}_ad AFTER DELETE ON clips BEGIN {_OLD} END",
    f"CREATE TRIGGER {TABLE}_au AFTER UPDATE OF title, text ON clips BEGIN {_OLD} {_NEW} END",
    f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')",
)


def there(connection: sqlite3.Connection) -> bool:
    """Whether the archive has the index."""
    sql = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.execute(sql, [TABLE]).fetchone() is not None


def make(connection: sqlite3.Connection) -> None:
    """Makes the index, in the caller's transaction; nothing, if it is there."""
    if not there(connection):
        for statement in _MADE:
            connection.execute(statement)


def drop(connection: sqlite3.Connection) -> None:
    """Takes the index away, in the caller's transaction."""
    for ending in ("ai", "ad", "au"):
        connection.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{ending}")
    connection.execute(f"DROP TABLE IF EXISTS {TABLE}")


def require(connection: sqlite3.Connection, query: Query) -> None:
    """Raises `QueryError` if the query asks for what only this index finds, and it is not there."""
    for clause in query.clauses:
        for item in clause.any_of:
            if isinstance(item, Term) and item.inside and not there(connection):
                raise QueryError(
                    f"{item} looks inside words, which needs an index of its own",
                    hint="clipper index --substrings makes it",
                )


def condition(term: Term) -> tuple[str, str]:
    """SQL on the number of a clip, as `{key}`, and its value. Raises `QueryError`."""
    if len(term.text) < SHORTEST:
        raise QueryError(f"{term} needs at least {SHORTEST} characters between the stars")
    column = "title : " if term.in_title else ""
    quoted = term.text.replace('"', " ")
    return f"({{key}} IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH ?))", f'{column}"{quoted}"'
