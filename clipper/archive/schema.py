"""What an archive holds, as migrations that are only ever appended to.

`clips` has one row a clip: its metadata and main text in plain columns, for any SQLite program to
read; all blocks and what hangs on them as one compressed JSON value in `detail`. Two shadow columns
hold the pairs of characters of scripts without spaces (see `shingles`).

`clips_fts` is an external-content FTS5 index over it, made in the form that sqlite-utils and
Datasette recognise: `content="clips"` in double quotes, triggers named `_ai`, `_ad`, `_au`.

`asides` has one row for each clip and role that is not main content, for the latest clips only:
the `detail` of older ones has it all. The same holds for `near_texts`, `near_bands`, `copies` and
`names`.
"""

from __future__ import annotations

import sqlite3

import sqlite_utils
from sqlite_utils.migrations import Migrations

from clipper.archive import duplicates, links
from clipper.archive.duplicates import fingerprint, link
from clipper.archive.shingles import shingles

TOKENIZE = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""Letters, numbers and both kinds of combining marks make words: Hindi words stay whole."""
RANK = "bm25(4.0, 1.0, 4.0, 1.0)"
"""A word of the title counts as four of the text: BM25F's usual range is 3 to 5."""

migrations = Migrations("clipper")


def migrate(connection: sqlite3.Connection) -> None:
    """Applies what is missing, inside the caller's transaction."""
    migrations.apply(sqlite_utils.Database(connection))


def fts(table: str, columns: tuple[str, ...]) -> list[str]:
    """Statements that make an index over `columns` of `table` (key `n`), kept by triggers."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {table}_fts(rowid, {names}) VALUES (new.n, {new});"
    drop = f"INSERT INTO {table}_fts({table}_fts, rowid, {names}) VALUES ('delete', old.n, {old});"
    return [
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content="{table}",'
        f' content_rowid="n", tokenize="{TOKENIZE}")',
        f"CREATE TRIGGER {table}_ai AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {table}_ad AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {table}_au AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END",
    ]


@migrations()
def m001_archive(db: sqlite_utils.Database) -> None:
    """Clips, what was set aside, related items, and the runs that brought them."""
    for statement in (
        """
        CREATE TABLE clips (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            page TEXT NOT NULL,        -- which page this is a version of
            version INTEGER NOT NULL,  -- 1, 2, ... within the page
            latest INTEGER NOT NULL,   -- 1: the version of its page that is found
            title TEXT,
            subtitle TEXT,
            authors TEXT NOT NULL,     -- a JSON array
            publisher TEXT,
            aggregator TEXT,
            site TEXT,
            published TEXT,            -- ISO 8601, as precise as known
            published_text TEXT,
            published_precision TEXT,
            modified TEXT,
            captured_at TEXT,
            language TEXT,
            kind TEXT NOT NULL,
            word_count INTEGER NOT NULL,
            source TEXT,
            url TEXT,
            canonical_url TEXT,
            image TEXT,
            description TEXT,
            added_at TEXT NOT NULL,
            run INTEGER REFERENCES runs(n),
            raw_hash TEXT NOT NULL,    -- SHA-256 of the page, kept in the raw file
            content_hash TEXT NOT NULL,
            pipeline TEXT NOT NULL,
            title_cjk TEXT,
            text TEXT NOT NULL,
            text_cjk TEXT,
            detail BLOB NOT NULL       -- blocks and more: JSON, compressed by zstd
        )
        """,
        "CREATE INDEX clips_page ON clips(page, latest)",
        "CREATE INDEX clips_older ON clips(page) WHERE latest = 0",
        "CREATE INDEX clips_content ON clips(content_hash)",
        "CREATE INDEX clips_raw ON clips(raw_hash)",
        "CREATE INDEX clips_site ON clips(site, latest)",
        "CREATE INDEX clips_language ON clips(language, latest)",
        "CREATE INDEX clips_published ON clips(published, latest)",
        *fts("clips", ("title", "text", "title_cjk", "text_cjk")),
        f"INSERT INTO clips_fts(clips_fts, rank) VALUES ('rank', '{RANK}')",
        """
        CREATE TABLE asides (
            n INTEGER PRIMARY KEY,
            clip INTEGER NOT NULL REFERENCES clips(n),
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            text_cjk TEXT
        )
        """,
        "CREATE INDEX asides_clip ON asides(clip, role)",
        "CREATE INDEX asides_role ON asides(role)",
        *fts("asides", ("text", "text_cjk")),
        """
        CREATE TABLE related (
            n INTEGER PRIMARY KEY,
            clip INTEGER NOT NULL REFERENCES clips(n),
            title TEXT NOT NULL,
            source TEXT,
            url TEXT,
            published_text TEXT,
            teaser TEXT,
            seen INTEGER NOT NULL
        )
        """,
        "CREATE INDEX related_clip ON related(clip)",
        """
        CREATE TABLE runs (
            n INTEGER PRIMARY KEY,
            started_at TEXT NOT NULL,
            finished_at TEXT,          -- empty: under way, or cut off
            arguments TEXT NOT NULL    -- JSON
        )
        """,
        """
        CREATE TABLE outcomes (        -- what a run changed or could not do
            n INTEGER PRIMARY KEY,
            run INTEGER REFERENCES runs(n),
            source TEXT,
            outcome TEXT NOT NULL,
            clip TEXT,                 -- id
            stage TEXT,                -- of a failure
            reason TEXT
        )
        """,
        "CREATE INDEX outcomes_run ON outcomes(run, outcome)",
        """
        CREATE TABLE sources (         -- where clips came from, as last seen
            source TEXT PRIMARY KEY,
            size INTEGER,
            mtime_ns INTEGER,
            raw_hash TEXT NOT NULL,
            clip TEXT NOT NULL,        -- id
            pipeline TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX sources_clip ON sources(clip)",
        "CREATE INDEX sources_raw ON sources(raw_hash)",
    ):
        db.execute(statement)


@migrations()
def m002_copies(db: sqlite_utils.Database) -> None:
    """Groups of clips that are copies of each other, and what finds them."""
    for statement in (
        """
        CREATE TABLE near_texts (
            clip INTEGER PRIMARY KEY REFERENCES clips(n),
            scheme INTEGER NOT NULL,
            signature BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE near_bands (
            key INTEGER NOT NULL,
            clip INTEGER NOT NULL,
            PRIMARY KEY (key, clip)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE copies (
            clip INTEGER PRIMARY KEY REFERENCES clips(n),
            grp INTEGER NOT NULL,
            reason TEXT NOT NULL,
            similarity REAL            -- estimated, 0 to 1
        )
        """,
        "CREATE INDEX copies_grp ON copies(grp)",
    ):
        db.execute(statement)
    stored = db.execute("SELECT n FROM clips WHERE latest ORDER BY n").fetchall()
    for (n,) in stored:
        row = db.execute("SELECT content_hash, text FROM clips WHERE n = ?", [n]).fetchone()
        link(db.conn, n, row[0], fingerprint(row[1]))


@migrations()
def m003_shelf(db: sqlite_utils.Database) -> None:
    """What people say about pages."""
    for statement in (
        """
        CREATE TABLE tags (
            page TEXT NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (page, tag)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX tags_tag ON tags(tag)",
        """
        CREATE TABLE shelf (
            page TEXT PRIMARY KEY,
            starred INTEGER NOT NULL DEFAULT 0,
            read INTEGER NOT NULL DEFAULT 0,
            note TEXT,
            deleted_at TEXT            -- thrown away then, until purged
        )
        """,
    ):
        db.execute(statement)


@migrations()
def m004_inputs(db: sqlite_utils.Database) -> None:
    """What became of inputs that gave no clip of their own: see `inputs`."""
    db.execute(
        """
        CREATE TABLE inputs (
            source TEXT PRIMARY KEY,
            state TEXT NOT NULL,       -- an outcome; 'unchanged': a container read to its end
            size INTEGER,              -- empty: something in a container
            mtime_ns INTEGER,
            pipeline TEXT
        ) WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX inputs_state ON inputs(state)")


@migrations()
def m005_counts(db: sqlite_utils.Database) -> None:
    """How many inputs of a run had which outcome, the unchanged ones too: JSON, as of now."""
    db.execute("ALTER TABLE runs ADD COLUMN counts TEXT")


@migrations()
def m006_links(db: sqlite_utils.Database) -> None:
    """What connects related items with clips: see `links`."""
    for statement in (
        "ALTER TABLE related ADD COLUMN page_key INTEGER",
        "ALTER TABLE related ADD COLUMN title_key INTEGER",
        """
        CREATE TABLE names (
            key INTEGER NOT NULL,
            clip INTEGER NOT NULL,
            PRIMARY KEY (key, clip)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
    links.fill(db.conn)
    for statement in (
        "CREATE INDEX names_clip ON names(clip)",
        "CREATE INDEX related_page ON related(page_key) WHERE page_key IS NOT NULL",
        "CREATE INDEX related_title ON related(title_key)",
    ):
        db.execute(statement)


@migrations()
def m007_signatures(db: sqlite_utils.Database) -> None:
    """Signatures of the present scheme: see `near`."""
    duplicates.renew(db.conn)


@migrations()
def m008_characters(db: sqlite_utils.Database) -> None:
    """Each character of scripts without spaces can be found as a word: see `shingles`."""
    for table, columns in (("clips", ("title", "text")), ("asides", ("text",))):
        has = " OR ".join(f"{column}_cjk IS NOT NULL" for column in columns)
        changes = ", ".join(f"{column}_cjk = ?" for column in columns)
        stored = db.execute(f"SELECT n FROM {table} WHERE {has} ORDER BY n").fetchall()
        for (n,) in stored:
            row = db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE n = ?", [n])
            paired = map(shingles, row.fetchone())
            db.execute(f"UPDATE {table} SET {changes} WHERE n = ?", [*paired, n])
