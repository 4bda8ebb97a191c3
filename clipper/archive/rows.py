"""A clip as a row of the table, and back.

What is one value and useful to any SQLite program is a column; the rest is one JSON value,
compressed by zstd.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
import zstandard

from clipper.archive.blocks import from_columns, to_columns
from clipper.archive.pages import page_of
from clipper.archive.shingles import shingles
from clipper.page import Clip, RawPage, Role
from clipper.render import from_dict, to_dict

LIGHT = (
    "id", "title", "authors", "publisher", "aggregator", "site", "published",
    "published_precision", "captured_at", "language", "kind", "word_count", "source", "url",
    "canonical_url", "version", "latest",
)  # fmt: skip
"""Columns of a clip without its text."""

_COLUMNS = (
    "id", "title", "subtitle", "publisher", "aggregator", "site", "published", "published_text",
    "published_precision", "modified", "captured_at", "language", "kind", "word_count", "source",
    "url", "canonical_url", "image", "description", "raw_hash", "content_hash", "pipeline", "text",
)  # fmt: skip
_IN_DETAIL = ("markdown", "attribution", "related", "blocks", "provenance", "warnings")
_OF_RAW = ("url", "captured_at", "captured_from", "media_type", "charset", "title")
_MAIN = frozenset({Role.TITLE, Role.BODY})
LEVEL = 3
"""zstd's default: 6 makes clips a tenth smaller, and takes three times as long."""


def to_row(clip: Clip, raw: RawPage | None = None) -> dict[str, Any]:
    """The columns that follow from the clip alone, and from what was known of its page."""
    row = {name: storable(getattr(clip, name)) for name in _COLUMNS}
    row["authors"] = json.dumps([storable(author) for author in clip.authors], ensure_ascii=False)
    row["page"] = storable(page_of(clip))
    row["title_cjk"] = shingles(row["title"])
    row["text_cjk"] = shingles(row["text"])
    # The blocks go by columns: `to_dict` need not write them out.
    detail = to_dict(replace(clip, blocks=()))
    detail["blocks"] = to_columns(clip.blocks)
    kept = {name: detail[name] for name in _IN_DETAIL}
    if raw is not None:
        kept["raw"] = _known_of(raw)
    row["detail"] = _pack(kept)
    return row


def to_clip(row: sqlite3.Row) -> Clip:
    """The clip of which `to_row` made this row."""
    record = {name: row[name] for name in _COLUMNS}
    record["authors"] = json.loads(row["authors"])
    record |= _unpack(row["detail"])
    blocks = record["blocks"]
    if isinstance(blocks, list):  # as written before there were columns
        return from_dict(record)
    return replace(from_dict(record | {"blocks": ()}), blocks=from_columns(blocks))


def to_raw(row: sqlite3.Row, data: bytes) -> RawPage:
    """The page as a reader found it, of which the clip in this row was made."""
    known = _unpack(row["detail"]).get("raw")
    if known is None:  # written before it was kept
        known = _guessed(row)
    captured = known.get("captured_at")
    fields = {**known, "captured_at": captured and datetime.fromisoformat(captured)}
    return RawPage(data, source=row["source"], **fields)


def _known_of(raw: RawPage) -> dict[str, str]:
    """What container and user said about a page, by the names of `RawPage`."""
    said = {name: getattr(raw, name) for name in _OF_RAW}
    said["captured_at"] = raw.captured_at and raw.captured_at.isoformat()
    return {name: value for name, value in said.items() if value is not None}


def _guessed(row: sqlite3.Row) -> dict[str, str]:
    """As much of it as the clip shows: its id tells whether the address was known beforehand."""
    known = {}
    without = hashlib.sha256(f"{row['raw_hash']}\0\0{row['content_hash']}".encode()).hexdigest()
    if row["url"] and row["id"] != without[:16]:
        known["url"] = row["url"]
    said_by = to_clip(row).provenance.get("captured_at")
    if row["captured_at"] and said_by in ("given", "container", "file"):
        known |= {"captured_at": row["captured_at"], "captured_from": said_by}
    return known


def light(row: sqlite3.Row) -> dict[str, Any]:
    """The columns of `LIGHT` as values that JSON knows."""
    record = dict(row)
    record["authors"] = json.loads(record["authors"])
    record["latest"] = bool(record["latest"])
    return record


def asides(clip: Clip) -> list[tuple[str, str]]:
    """(role, text) of what is not main content, in the order of the page."""
    texts: dict[Role, list[str]] = {}
    for block in clip.blocks:
        if block.role not in _MAIN and block.text.strip():
            texts.setdefault(block.role, []).append(block.text.strip())
    return [(role.value, str(storable("\n".join(lines)))) for role, lines in texts.items()]


def storable(value: Any) -> Any:
    """Names of files and text of broken pages may hold lone surrogates, which SQLite refuses."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def _pack(record: dict[str, Any]) -> bytes:
    try:
        text = orjson.dumps(record)
    except orjson.JSONEncodeError:  # lone surrogates, which UTF-8 has no place for
        whole = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        text = whole.encode("utf-8", "surrogatepass")
    return zstandard.compress(text, LEVEL)


def _unpack(data: bytes) -> dict[str, Any]:
    text = zstandard.decompress(data)
    record: dict[str, Any]
    try:
        record = orjson.loads(text)
    except orjson.JSONDecodeError:
        record = json.loads(text.decode("utf-8", "surrogatepass"))
    return record
