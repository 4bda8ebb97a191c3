"""Other programs open the file, find its index and search it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from clipper.archive import Archive
from tests.archive.factory import page, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "archive.db") as archive:
        put(archive, page("Water comes first", "Tea", source="1"))
        put(archive, page("Beans are ground, 小巨人", "Coffee", source="2"))
    return tmp_path / "archive.db"


def test_sqlite_utils(path: Path) -> None:
    db = sqlite_utils.Database(path)
    clips: Any = db["clips"]
    assert clips.detect_fts() == "clips_fts"
    assert [row["title"] for row in clips.search("water")] == ["Tea"]
    assert [row["title"] for row in clips.search('"小巨 巨人"')] == ["Coffee"]
    assert {trigger.name for trigger in clips.triggers} == {"clips_ai", "clips_ad", "clips_au"}
    assert db["asides"].detect_fts() == "asides_fts"  # type: ignore[union-attr]
    clips.rebuild_fts()
    db.close()
    with Archive(path) as archive:
        assert archive.search("ground")


def test_plain_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute(
            "SELECT title, text FROM clips WHERE n IN"
            " (SELECT rowid FROM clips_fts WHERE clips_fts MATCH 'beans')"
        )
        assert found.fetchall() == [("Coffee", "Beans are ground, 小巨人")]


DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette

async def main(path):
    datasette = Datasette([path])
    await datasette.invoke_startup()
    answer = await datasette.client.get("/archive/clips.json?_search=beans&_shape=array")
    tables = (await datasette.client.get("/archive.json")).json()["tables"]
    page = await datasette.client.get("/archive/clips")
    aside = await datasette.client.get("/archive/asides.json?_shape=array")
    print(json.dumps({
        "titles": [row["title"] for row in answer.json()],
        "tables": sorted(t["name"] for t in tables if not t["hidden"] and t["name"][0] != "_"),
        "indexes": {
            table["name"]: table["fts_table"]
            for table in tables
            if table["fts_table"] and not table["hidden"]
        },
        "search_box": 'name="_search"' in page.text,
        "status": [answer.status_code, page.status_code, aside.status_code],
    }))

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.parametrize("substrings", [False, True])
def test_datasette(path: Path, substrings: bool) -> None:
    with Archive(path) as archive:
        archive.index_substrings(substrings)
    # In a process of its own: this one turns warnings, its libraries' too, into errors.
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DATASETTE, str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert {"clips", "asides", "related", "runs", "tags"} <= set(answer.pop("tables"))
    assert answer == {
        "indexes": {"clips": "clips_fts", "asides": "asides_fts"},
        "titles": ["Coffee"],
        "search_box": True,
        "status": [200, 200, 200],
    }
