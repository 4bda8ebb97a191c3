"""Where the benchmarks' pages are, and how they are read.

WCXB pages (Web Content Extraction Benchmark v1.0, Murrough Foley 2026, CC-BY-4.0): real pages with
reviewed main content. They are looked for in this order:

1. `CLIPPER_WCXB`: a folder with `html/` and `ground-truth/`, or a `.tar.xz` of such a folder;
2. `../shared/data/wcxb-dev.tar.xz` beside the repository, unpacked once to the user's cache folder.

Role pages (the same pages as text, each line labelled by reading) come from `CLIPPER_ROLES` or
`../shared/data/roles-dev.jsonl`. What is missing raises `DataMissing`, whose message says what to
download and where to put it.
"""

from __future__ import annotations

import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
HOME_PAGE = "https://github.com/Murrough-Foley/web-content-extraction-benchmark"

# Public suffixes of two labels that occur in the development pages; enough to group by site.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "nhs", "org"})


class DataMissing(SystemExit):
    """The pages are not on this machine; as a `SystemExit` its message ends a command plainly."""


class WcxbPage(NamedTuple):
    """One page of the Web Content Extraction Benchmark."""

    id: str
    html: bytes
    truth: dict[str, Any]
    """`title`, `author`, `publish_date`, `main_content`, `with`, `without` as in its JSON, and
    `url` and `page_type` (`article`, `forum`, ...) lifted beside them."""


def wcxb_folder() -> Path:
    """The folder that holds `html/` and `ground-truth/`; unpacks the archive on first use."""
    given = os.environ.get("CLIPPER_WCXB")
    place = Path(given).expanduser() if given else SHARED / "wcxb-dev.tar.xz"
    if place.is_dir():
        return _pages_inside(place)
    if place.is_file():
        return _unpacked(place)
    raise DataMissing(
        f"The development pages of WCXB are not at {place}.\n"
        f"Download the development split (1,497 pages, CC-BY-4.0) from {HOME_PAGE}\n"
        "and set CLIPPER_WCXB to its folder (with html/ and ground-truth/ inside) or its .tar.xz."
    )


def wcxb_pages(limit: int | None = None, *, with_content: bool = True) -> Iterator[WcxbPage]:
    """Pages in the order of their ids; `limit` takes that many spread evenly over all of them.

    `with_content` leaves out the pages that have no `main_content` to be scored against.
    """
    folder = wcxb_folder()
    chosen = []
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = _truth(path)
        if with_content and not (truth.get("main_content") or "").strip():
            continue
        chosen.append((path.stem, truth))
    for id, truth in _spread(chosen, limit):
        yield WcxbPage(id, (folder / "html" / f"{id}.html").read_bytes(), truth)


def roles_pages(limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Flattened pages with a role for each non-empty line, in the order of the file.

    Keys: `id`, `url`, `page_type`, `text`, `lines` (each `text`, `role`), `meta`, `related_titles`.
    """
    given = os.environ.get("CLIPPER_ROLES")
    place = Path(given).expanduser() if given else SHARED / "roles-dev.jsonl"
    if not place.is_file():
        raise DataMissing(
            f"The labelled lines are not at {place}.\n"
            "Set CLIPPER_ROLES to a JSONL file of pages with `text` and `lines` (text, role)."
        )
    with place.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    yield from _spread(rows, limit)


def site(url: str) -> str:
    """The registrable domain of an address, to keep pages of one site in one fold.

    >>> site("https://www.shop.example.co.uk/a"), site("https://docs.example.org/b")
    ('example.co.uk', 'example.org')
    """
    labels = (urlsplit(url).hostname or "").split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def fold(domain: str, folds: int) -> int:
    """The fold of a site in cross-validation: fixed by its name, so that all runs agree."""
    return zlib.crc32(domain.encode()) % folds


def _truth(path: Path) -> dict[str, Any]:
    row = json.loads(path.read_text(encoding="utf-8"))
    kind = row.get("_internal", {}).get("page_type", {}).get("primary")
    return {**row.get("ground_truth", {}), "url": row.get("url"), "page_type": kind}


def _spread(rows: list[Any], limit: int | None) -> list[Any]:
    if limit is None or limit >= len(rows):
        return rows
    return [rows[i * len(rows) // limit] for i in range(limit)]


def _unpacked(archive: Path) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    target = cache / "clipper-benchmarks" / archive.name.removesuffix(".tar.xz")
    done = target / ".unpacked"
    if not done.is_file():
        target.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as tar:
            # Python before 3.11.4 knows no filters; plain files alone are safe without one.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            plain = [one for one in tar if one.isfile() and ".." not in Path(one.name).parts]
            tar.extractall(target, [one for one in plain if not Path(one.name).is_absolute()])
        done.touch()
    return _pages_inside(target)


def _pages_inside(folder: Path) -> Path:
    for place in (folder, *sorted(p for p in folder.iterdir() if p.is_dir())):
        if (place / "html").is_dir() and (place / "ground-truth").is_dir():
            return place
    raise DataMissing(f"{folder} holds no html/ and ground-truth/ folders.")
