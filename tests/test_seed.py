"""The page the product exists for, read as its expectation says, in every point.

The page is not part of the repository; without it these tests are skipped.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from clipper import clean
from clipper.page import Clip, Role

SEED = Path(__file__).resolve().parents[2] / "shared" / "data" / "seed"
pytestmark = pytest.mark.skipif(
    not (SEED / "expected.json").is_file(), reason="the seed page is not beside the repository"
)


@lru_cache(maxsize=1)
def expected() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return told


@lru_cache(maxsize=1)
def clip() -> Clip:
    return clean((SEED / expected()["file"]).read_bytes())


def test_metadata() -> None:
    for name in ("title", "publisher", "published_text", "aggregator"):
        assert getattr(clip(), name) == expected()[name], name


def test_every_line_has_its_role() -> None:
    roles = [block.role.value for block in clip().blocks]
    told = [
        role
        for first, last, role in expected()["roles_by_nonempty_line"]
        for _ in range(first, last + 1)
    ]
    assert roles == told


def test_no_line_is_lost() -> None:
    lines = (SEED / expected()["file"]).read_text(encoding="utf-8").split("\n")
    assert [block.text for block in clip().blocks] == [line for line in lines if line.strip()]


def test_text() -> None:
    paragraphs = clip().text.split("\n\n")
    assert len(paragraphs) == expected()["body_paragraphs"]
    assert paragraphs[0].startswith(expected()["body_first_words"])
    assert paragraphs[-1].endswith(expected()["body_last_words"])
    assert expected()["title"] not in paragraphs
    for text in expected()["never_in_text"]:
        assert text not in clip().text, text


def test_attribution() -> None:
    assert any(expected()["attribution_contains"] in line for line in clip().attribution)


def test_related_items() -> None:
    assert len(clip().related) == len(expected()["related"])
    for got, told in zip(clip().related, expected()["related"], strict=True):
        assert (got.title, got.source, got.seen) == (told["title"], told["source"], told["seen"])
        assert got.published_text in told["published_texts"]
        assert (got.teaser or "").startswith(told["teaser_first_words"])


def test_title_blocks_hold_the_title() -> None:
    titles = {block.text.strip() for block in clip().blocks if block.role is Role.TITLE}
    assert titles == {expected()["title"]}
