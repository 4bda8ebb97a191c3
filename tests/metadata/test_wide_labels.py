"""Bylines of China, whose labels stand glued to names, and names that nobody has."""

from __future__ import annotations

import pytest

from clipper.metadata import text_page
from clipper.metadata.authors import bylines
from clipper.metadata.authors.wide_labels import parted
from clipper.page import Block, Role
from tests.metadata.test_bylines import read


@pytest.mark.parametrize(
    ("line", "publisher", "authors", "date"),
    [
        ("发布日期: 2025-06-12", None, [], "2025-06-12"),
        ("刊登日: 2025-06-12", None, [], "2025-06-12"),
        ("Last Stand: 2025-06-12", None, [], "2025-06-12"),
        ("来源：海港网作者：温素霞", "海港网", ["温素霞"], None),
        ("来源KLMN| 2025-06-12 21:30 | 作者魏星", "KLMN", ["魏星"], "2025-06-12 21:30"),
        ("来源: 海港日报 举报", "海港日报", [], None),
        ("来源: 海港网 记者 陈智 整合", "海港网", ["陈智"], None),
        ("文章来源：海港网 责任编辑：王小明 作者：未知", "海港网", ["王小明"], None),
        ("作者：网络整理", None, [], None),
        ("第十届代表大会第二十八次会议通过 2025-06-12", None, [], "2025-06-12"),
        ("2025年6月12日，第十届代表大会通过了《海港法》。", None, [], "2025年6月12日"),
    ],
)
def test_lines(line: str, publisher: str | None, authors: list[str], date: str | None) -> None:
    found = read(line)
    signed = bylines.printed_authors(found) or bylines.printed_handle(found)
    assert (found.publisher, signed) == (publisher, authors)
    assert (found.published.text if found.published else None) == date


def test_a_date_of_change() -> None:
    for line in ("更新日期：2025-06-12", "Last Upd: 04:44pm 12 Jun 2025"):
        found = read(line)
        assert found.published is None
        assert found.modified is not None
        assert not found.handles


def test_what_no_label_parts() -> None:
    for line in (
        "作者简介",
        "来源不明",
        "作者王小明的新书",
        "来源: 海港网站公告",
        "By Jane Doe: 2",
    ):
        assert parted(line) == line


def test_the_net_publishes_nothing() -> None:
    lines = [("海港大桥今日通车", Role.TITLE), ("来源：网络 2025-06-12", Role.BYLINE)]
    blocks = [Block(text, n, role=role) for n, (text, role) in enumerate(lines)]
    assert "publisher" not in text_page.read(blocks, "", None)
