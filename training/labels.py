"""Roles of lines that this project labelled itself, by reading: `roles.jsonl` beside this file.

One object a page: `id` of the development page (WCXB), `lines` (how many non-empty lines its
flattening by resiliparse 2.0.1, alternative texts among them, has) and `roles`, runs of equal role
as "1-4 navigation, 5 title"; where lines are related, also `titles`, the numbers of those that are
headlines of what is teased, as "7 9-12", and where the name of the site is printed, `publisher`, a
form of it that is. The texts themselves are in the page. The rules are those
of the role pages the benchmark measures on (`benchmarks.data.roles_pages`); none of these pages is
among those.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from clipper.page import Role
from training.views import flatten

FILE = Path(__file__).with_name("roles.jsonl")


def read(file: Path = FILE) -> dict[str, list[str]]:
    """Page id -> role of each non-empty line. Raises `ValueError` if runs leave a line out."""
    pages = {}
    for row in file.read_text(encoding="utf-8").splitlines():
        page = json.loads(row)
        roles = [role for run in page["roles"].split(", ") for role in _run(run)]
        if len(roles) != page["lines"]:
            raise ValueError(f"page {page['id']}: {len(roles)} roles for {page['lines']} lines")
        pages[page["id"]] = roles
    return pages


def titles(file: Path = FILE) -> dict[str, set[int]]:
    """Page id -> numbers, from 1, of the lines that are headlines of related items."""
    pages = {}
    for row in file.read_text(encoding="utf-8").splitlines():
        page = json.loads(row)
        if "titles" in page:
            pages[page["id"]] = {n for run in page["titles"].split() for n in _numbers(run)}
    return pages


@cache
def publishers(file: Path = FILE) -> dict[str, str]:
    """Page id -> name of the site, in a form that is printed on the page."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["publisher"] for row in rows if "publisher" in row}


def lines(html: bytes, roles: list[str]) -> list[dict[str, str]]:
    """Text and role of each line; none where this flattening is not the one that was labelled."""
    texts = [line for line in flatten(html, "resiliparse").split("\n") if line.strip()]
    if len(texts) != len(roles):
        return []
    return [{"text": text, "role": role} for text, role in zip(texts, roles, strict=True)]


def _run(run: str) -> list[str]:
    places, role = run.split(" ")
    return [Role(role).value] * len(_numbers(places))


def _numbers(run: str) -> range:
    first, _, last = run.partition("-")
    return range(int(first), int(last or first) + 1)
