"""Who signs: names that a joiner parts, and what stands where a name may stand and is none."""

from __future__ import annotations

import pytest

from clipper.metadata.authors import bylines, names
from clipper.page import Block, Role

PROSE = "The ferry lay at the quay all week, and nobody in the town could say who had moored it."


def byline(*lines: str) -> bylines.Byline:
    blocks = [Block(line, n, role=Role.BYLINE) for n, line in enumerate(lines, start=1)]
    return bylines.read([Block("Roofs", 0, role=Role.TITLE), *blocks])


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Jana Doe sowie Jan Roe", ["Jana Doe", "Jan Roe"]),
        ("Jane Doe as well as John Roe", ["Jane Doe", "John Roe"]),
        ("Jeanne Dupuis ainsi que Paul Roux", ["Jeanne Dupuis", "Paul Roux"]),
        ("Ana Roble así como Luis Pino", ["Ana Roble", "Luis Pino"]),
        ("Anna Faggio nonché Ugo Pino", ["Anna Faggio", "Ugo Pino"]),
        ("Marta Dobosz oraz Jan Pietryk", ["Marta Dobosz", "Jan Pietryk"]),
        ("Анна Сова, а также Иван Крот", ["Анна Сова", "Иван Крот"]),
        ("김도현 및 서유진", ["김도현", "서유진"]),
        ("Von Jana Doe und Jan Roe (Text) sowie Eva Berg (Fotos)", ["Jana Doe", "Jan Roe"]),
    ],
)
def test_joiners(text: str, listed: list[str]) -> None:
    assert names.split_names(text) == listed


@pytest.mark.parametrize(
    "line",
    [
        "Jueves 9 de agosto de 2018, 13:55 hrs.",
        "다른기사 보기",
        "کد خبر: ۴۴۸۱۲۰",
        "2 ธ.ค. 2567 - 01:25 น.12,804 ครั้ง",
    ],
)
def test_what_is_no_name(line: str) -> None:
    read = byline(line)
    assert bylines.printed_authors(read) + bylines.printed_handle(read) == []
