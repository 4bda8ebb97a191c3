"""Pages that crash, hang or eat memory harm only themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from clipper.errors import PageError
from clipper.ingest.workers import Bounds, work_all
from clipper.page import Clip, RawPage
from tests.poison import CRASH, FAULT, HANG, MEMORY, poisonous

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@dataclass(frozen=True)
class Page:
    raw: RawPage


def pages(count: int, poison: dict[int, bytes]) -> Iterator[Page]:
    for n in range(count):
        text = poison.get(n, b"Harmless.")
        yield Page(RawPage(b"<h1>Page %d</h1><p>" % n + text + b"</p>", source=str(n)))


def cleaned(
    count: int, poison: dict[int, bytes], seconds: float = 20
) -> dict[str, Clip | PageError]:
    bounds = Bounds(seconds=seconds, memory=1_000_000_000)
    found: dict[str, Clip | PageError] = {}
    for page, answer in work_all(pages(count, poison), poisonous, jobs=2, bounds=bounds):
        assert page.raw.source is not None
        assert page.raw.source not in found, "one answer each"
        found[page.raw.source] = answer
    assert len(found) == count
    return found


def test_answers_come_in_order() -> None:
    found = cleaned(30, {})
    assert list(found) == [str(n) for n in range(30)]
    assert all(isinstance(clip, Clip) for clip in found.values())


def test_exactly_the_poison_fails() -> None:
    poison = {3: CRASH, 11: MEMORY, 12: FAULT, 20: b"", 21: CRASH}
    found = cleaned(30, poison)
    failed = {int(n): answer for n, answer in found.items() if isinstance(answer, PageError)}
    assert failed.keys() == poison.keys() - {20}
    assert "crashed its worker, twice" in str(failed[3])
    assert "memory" in str(failed[11])
    assert "ZeroDivisionError: a fault of ours" in str(failed[12])
    assert failed[21].subject == "21"


def test_a_page_that_never_ends() -> None:
    found = cleaned(10, {4: HANG}, seconds=4)
    failed = {n: str(answer) for n, answer in found.items() if isinstance(answer, PageError)}
    assert failed == {"4": "4: took longer than 4 seconds, twice"}


def test_second_tries_do_not_gather(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.ingest.workers.AGAIN_PAGES", 8)
    found = cleaned(60, {3: CRASH})
    order = [int(n) for n in found]
    assert order.index(3) < 59, "not at the very end"
    assert isinstance(found["3"], PageError)


def test_large_pages_are_not_all_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.ingest.workers.HELD_BYTES", 1)
    assert list(cleaned(20, {})) == [str(n) for n in range(20)]


def test_nothing_to_do() -> None:
    assert cleaned(0, {}) == {}


def test_left_early() -> None:
    answers = work_all(pages(1000, {}), poisonous, jobs=2, bounds=Bounds())
    next(answers)
    answers.close()  # type: ignore[attr-defined]
