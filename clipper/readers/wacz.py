"""WACZ (Web Archive Collection Zipped, 1.1.1): WARCs with a list of which records are pages.

`datapackage.json` has the hash of every part: a part that does not fit it is refused.
`pages/*.jsonl` (a header line, then `url`, `ts`, `title`, `text` a line) says what is a page; other
HTML in the WARCs is frames and answers to scripts. A listed page that the WARCs do not hold is
taken from its `text`.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from clipper.page import RawPage
from clipper.readers import warc
from clipper.readers.base import Found, Origin, Skipped, moment_of
from clipper.readers.zips import open_member

_COPY_BYTES = 1_000_000


def read(archive: zipfile.ZipFile, origin: Origin) -> Iterator[Found]:
    """The pages of a WACZ."""
    hashes = _hashes(archive, origin)
    good: list[str] = []
    for info in archive.infolist():
        name = info.filename
        if name.startswith(("archive/", "pages/")) and not info.is_dir():
            if _fits(archive, info, hashes.get(name), origin):
                good.append(name)
            else:
                yield origin.member(name).broken("is not what datapackage.json says: hash differs")
    listed: dict[str, str | None] = {}
    page_lists = [name for name in good if name.startswith("pages/") and name.endswith(".jsonl")]
    for name in page_lists:
        for row in _rows(archive, name, origin):
            listed.setdefault(str(row["url"]), _text(row, "title"))
    found: set[str] = set()
    for name in sorted(name for name in good if name.startswith("archive/")):
        yield from _warc(archive, name, origin, listed, found)
    for name in page_lists:
        yield from _text_only(archive, name, origin, found)


def _warc(
    archive: zipfile.ZipFile,
    name: str,
    origin: Origin,
    listed: dict[str, str | None],
    found: set[str],
) -> Iterator[Found]:
    from clipper.readers.files import open_inner

    here = origin.member(name)
    with open_member(archive, archive.getinfo(name), here) as stream:
        for page in warc.read(open_inner(stream, here), here, listed.get):
            if not isinstance(page, RawPage) or not listed:
                yield page
            elif page.url in listed:
                found.add(page.url)
                yield page
            else:
                yield Skipped(page.source or here.source, "not among the pages of its WACZ")


def _text_only(
    archive: zipfile.ZipFile, name: str, origin: Origin, found: set[str]
) -> Iterator[Found]:
    """Pages of which only the text was kept."""
    for row in _rows(archive, name, origin):
        url, text = str(row["url"]), _text(row, "text")
        if url in found or not text:
            continue
        found.add(url)
        moment = moment_of(row.get("ts"))
        yield RawPage(
            text.encode("utf-8", "replace"),
            source=origin.member(url).source,
            url=url,
            captured_at=moment or origin.modified,
            captured_from="container" if moment else "file" if origin.modified else None,
            media_type="text/plain",
            charset="utf-8",
            title=_text(row, "title"),
        )


def _rows(archive: zipfile.ZipFile, name: str, origin: Origin) -> Iterator[dict[str, Any]]:
    with open_member(archive, archive.getinfo(name), origin) as stream:
        while line := stream.readline(origin.limits.page_bytes):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict) and isinstance(row.get("url"), str):
                yield row


def _hashes(archive: zipfile.ZipFile, origin: Origin) -> dict[str, str]:
    """Declared hash by path, such as `sha256:0a1b...`."""
    with open_member(archive, archive.getinfo("datapackage.json"), origin) as stream:
        data = stream.read(origin.limits.whole_bytes)
    try:
        resources = json.loads(data)["resources"]
        return {str(part["path"]): str(part["hash"]) for part in resources if part.get("hash")}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise origin.broken("is a WACZ with a damaged datapackage.json") from error


def _fits(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, declared: str | None, origin: Origin
) -> bool:
    """Whether a part has the hash it should have; one that has none declared is believed."""
    if declared is None:
        return True
    name, _, value = declared.partition(":")
    if name not in ("sha256", "md5"):
        return True
    digest = hashlib.new(name, usedforsecurity=False)
    with archive.open(info) as stream:
        _feed(digest, stream)
    return digest.hexdigest() == value.lower()


def _feed(digest: Any, stream: BinaryIO | Any) -> None:
    while data := stream.read(_COPY_BYTES):
        digest.update(data)


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value if isinstance(value, str) and value.strip() else None
