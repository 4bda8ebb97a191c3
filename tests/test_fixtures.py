"""Every page of `fixtures/` against what a reader found in it.

A folder holds `page.html` or `page.txt` and `expected.json`, written by reading the page, never by
running the program. `fixtures/floors.toml` pins how many roles must be right on each page, and
lists under `known_gaps` the points that are not reached yet, each with its reason. A gap that has
closed fails too, so that the list stays true. `python -m tests.pin_floors` writes what is reached.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clipper import clean
from clipper.page import Clip, Role

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FLOORS = tomllib.loads((FIXTURES / "floors.toml").read_text(encoding="utf-8"))
NAMES = sorted(p.name for p in FIXTURES.iterdir() if p.is_dir())
CONTEXT = {"captured_at", "charset", "url"}
Expected = dict[str, Any]


def folded(text: str) -> str:
    return " ".join(text.split())


@cache
def page(name: str) -> Path:
    found = [p for p in (FIXTURES / name).iterdir() if p.stem == "page"]
    assert len(found) == 1, f"{name} must hold exactly one page, not {found}"
    return found[0]


@cache
def expected(name: str) -> Expected:
    path = FIXTURES / name / "expected.json"
    assert path.is_file(), f"{name} has no expected.json: write it by reading the page"
    found: Expected = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def clip(name: str) -> Clip:
    want = expected(name)
    captured = want.get("captured_at")
    return clean(
        page(name).read_bytes(),
        url=want.get("url"),
        captured_at=datetime.fromisoformat(captured) if captured else None,
    )


def missing(parts: Sequence[str], text: str) -> str | None:
    lost = [part for part in parts if folded(part) not in folded(text)]
    return f"missing {lost}" if lost else None


def equal(field: str) -> Callable[[Clip, Expected], str | None]:
    def check(got: Clip, want: Expected) -> str | None:
        value = getattr(got, field)
        value = list(value) if isinstance(value, tuple) else value
        return None if value == want[field] else f"{value!r} is not {want[field]!r}"

    return check


def as_precise_as(field: str) -> Callable[[Clip, Expected], str | None]:
    """A date must agree as far as the expectation goes."""

    def check(got: Clip, want: Expected) -> str | None:
        value = getattr(got, field)
        right = value is None if want[field] is None else (value or "").startswith(want[field])
        return None if right else f"{value!r} is not {want[field]!r}"

    return check


def starts(got: Clip, want: Expected) -> str | None:
    words = want["first_words"]
    right = words is None or folded(got.text).startswith(folded(words))
    return None if right else f"text starts with {folded(got.text)[:100]!r}"


def ends(got: Clip, want: Expected) -> str | None:
    words = want["last_words"]
    right = words is None or folded(got.text).endswith(folded(words))
    return None if right else f"text ends with {folded(got.text)[-100:]!r}"


def paragraphs(got: Clip, want: Expected) -> str | None:
    count = len([part for part in got.text.split("\n\n") if part.strip()])
    return None if count == want["paragraphs"] else f"{count} is not {want['paragraphs']}"


def contains(got: Clip, want: Expected) -> str | None:
    return missing(want["contains"], got.text)


def without(got: Clip, want: Expected) -> str | None:
    text = folded(got.text)
    kept = [part for part in want["never_in_text"] if folded(part) in text]
    return f"kept {kept}" if kept else None


def attribution(got: Clip, want: Expected) -> str | None:
    if not want["attribution_contains"]:
        return f"found {got.attribution}" if got.attribution else None
    return missing(want["attribution_contains"], " ".join(got.attribution))


def related(got: Clip, want: Expected) -> str | None:
    """Each item once, by the fields that the expectation names; order does not count."""
    if want["related"] is None:
        return None
    wanted = sorted(want["related"], key=lambda item: item["title"])
    names = {key for item in wanted for key in item} or {"title"}
    found = [
        {key: getattr(item, key) for key in sorted(names)}
        for item in sorted(got.related, key=lambda item: item.title)
    ]
    return None if found == [{k: i[k] for k in sorted(names)} for i in wanted] else f"got {found}"


POINTS: dict[str, Callable[[Clip, Expected], str | None]] = {
    "kind": equal("kind"),
    "title": equal("title"),
    "authors": equal("authors"),
    "publisher": equal("publisher"),
    "published": as_precise_as("published"),
    "published_text": equal("published_text"),
    "language": equal("language"),
    "first_words": starts,
    "last_words": ends,
    "contains": contains,
    "never_in_text": without,
    "attribution_contains": attribution,
    "related": related,
}
OPTIONAL: dict[str, Callable[[Clip, Expected], str | None]] = {
    "subtitle": equal("subtitle"),
    "aggregator": equal("aggregator"),
    "published_precision": equal("published_precision"),
    "modified": as_precise_as("modified"),
    "paragraphs": paragraphs,
}
CASES = [
    (name, point)
    for name in NAMES
    for point in (POINTS | OPTIONAL)
    if (FIXTURES / name / "expected.json").is_file()
    and (point in POINTS or point in expected(name))
]


@pytest.mark.parametrize("name", NAMES)
def test_folder_is_whole(name: str) -> None:
    keys = set(expected(name))
    assert set(POINTS) | {"roles"} <= keys
    assert keys <= set(POINTS) | set(OPTIONAL) | CONTEXT | {"roles"}, "a key that nothing checks"
    assert page(name).suffix == {"html": ".html", "text": ".txt"}[expected(name)["kind"]]
    assert name in FLOORS["floors"], "pin its share of right roles in floors.toml"


def test_floors_name_only_what_is_there() -> None:
    assert set(FLOORS["floors"]) <= set(NAMES)
    known = {(name, point) for name, gaps in FLOORS["known_gaps"].items() for point in gaps}
    assert known <= set(CASES)


@pytest.mark.parametrize("name", [n for n in NAMES if "charset" in expected(n)])
def test_legacy_bytes_are_still_legacy(name: str) -> None:
    """An editor that saves such a page as UTF-8 would make it prove nothing."""
    data = page(name).read_bytes()
    data.decode(expected(name)["charset"])
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def problem(name: str, point: str) -> str | None:
    return (POINTS | OPTIONAL)[point](clip(name), expected(name))


@pytest.mark.parametrize(("name", "point"), CASES, ids=[f"{n}-{p}" for n, p in CASES])
def test_point(name: str, point: str) -> None:
    found = problem(name, point)
    reason = FLOORS["known_gaps"].get(name, {}).get(point)
    if reason is None:
        assert found is None, f"{point}: {found}"
    else:
        assert found is not None, f"closed: take {point} of {name} out of known_gaps ({reason})"


@pytest.mark.parametrize("name", NAMES)
def test_roles(name: str) -> None:
    share, wrong = right_roles(name)
    assert share >= FLOORS["floors"][name], f"{share:.4f} of the roles are right:\n" + "\n".join(
        wrong
    )


def right_roles(name: str) -> tuple[float, list[str]]:
    """Share of lines (text) or telling blocks (HTML) with the right role, and the wrong ones."""
    want = expected(name)["roles"]
    wrong, count = (line_roles if expected(name)["kind"] == "text" else block_roles)(name, want)
    return 1 - len(wrong) / count, wrong


def line_roles(name: str, want: list[list[Any]]) -> tuple[list[str], int]:
    """Wrong lines of a text page, and how many non-empty lines it has; no line may be missing."""
    source = page(name).read_bytes().decode(expected(name).get("charset", "utf-8"))
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    blocks = [block for block in clip(name).blocks if block.text.strip()]
    assert [block.text.strip() for block in blocks] == lines
    roles = [Role(role) for first, last, role in want for _ in range(first, last + 1)]
    assert len(roles) == len(lines)
    wrong = [
        f"line {n}: {block.role} is not {role}: {block.text.strip()[:60]}"
        for n, (block, role) in enumerate(zip(blocks, roles, strict=True))
        if block.role is not role
    ]
    return wrong, len(roles)


def block_roles(name: str, want: list[dict[str, str]]) -> tuple[list[str], int]:
    """Telling blocks of an HTML page none of which has the role, and how many are named."""
    wrong = []
    for telling in want:
        start, role = folded(telling["text_starts"]), Role(telling["role"])
        found = [b.role for b in clip(name).blocks if folded(b.text).startswith(start)]
        if role not in found:
            wrong.append(f"{start!r}: {found or 'no such block'} is not {role}")
    return wrong, len(want)
