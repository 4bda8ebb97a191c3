"""Names behind words that tell whose story a page shows."""

from __future__ import annotations

import pytest

from clipper.metadata.publishers import sourced
from clipper.page import Block, Role


def found(text: str, role: Role = Role.ATTRIBUTION) -> list[str]:
    return [name for _, name in sourced.names([Block(text, 0, role=role)])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Read the full story at Kelm Ledger Business ↗", "Kelm Ledger Business"),
        ("This story first ran in the Hoorn Gulf Courier and is shown here.", "Hoorn Gulf Courier"),
        (
            "Originally published by the Society for Snow on Roofs (SSR); shown with permission.",
            "Society for Snow on Roofs",
        ),
        ("Den ganzen Bericht mit allen Bildern gibt es beim Kelmblatt.", "Kelmblatt"),
        ("Dit bericht is met toestemming overgenomen uit De Kelmpost. Voor", "De Kelmpost"),
        ("Les hele saken, med bilder, hos Kelm Avis (krever abonnement).", "Kelm Avis"),
        ("Reproducido de La Columna de Kelm, con autorización.", "La Columna de Kelm"),
        ("Continue lendo a matéria na Tribuna do Kelm, com fotos", "Tribuna do Kelm"),
        ("続きは「週刊ケルム」で読む", "週刊ケルム"),
        ("（文章来源：凯尔姆观察网　原标题：雪）", "凯尔姆观察网"),
        ("Источник: ИА «Кельм-Информ»", "Кельм-Информ"),
        ("За матеріалами: «Кельмський маяк»", "Кельмський маяк"),
        ("켈름일보 제공", "켈름일보"),
        ("المصدر: وكالة كيلم", "وكالة كيلم"),
        ("منبع: سپهر کلم", "سپهر کلم"),
        ("Quelle: dpa", "dpa"),
        ("Bron: nu.nl", "nu.nl"),
        ("Source: U.S. Snow & Kelm Report", "U.S. Snow & Kelm Report"),
        ("来源：凯尔姆网 作者：张三", "凯尔姆网"),
        ("来源: 凯尔姆网 2024-05-01", "凯尔姆网"),
        ("स्रोत: केल्म समाचार। और पढ़ें", "केल्म समाचार"),
        ("المصدر: وكالة كيلم - بغداد", "وكالة كيلم"),
        ("[출처] 켈름일보", "켈름일보"),
        ("사진 제공=켈름일보", "켈름일보"),
    ],
)
def test_words_for_a_source_lead_to_its_name(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more in our guide to snow",
        "Source code is available",
        "Quelle surprise, said the ferryman",
        "The ferry from Kelm is late again",
        "続きは明日",
        "Choose a Font Family",
        "By Theo Walcott",
        "Sistema para el Desarrollo Integral de la Familia",
        "View source on GitHub",
        "Read more about our work in Africa",
        "First published in January 2019",
        "He appeared in London on Monday",
        "Опубликовано в рубрике Новости",
        "مصدر أمني: انفجار في بغداد",
        "댓글 쓰기",
        "한글 문서 편집",
        "원문 보기",
        "無料提供イベントのお知らせ",
        "ライブ配信 スケジュール",
        "未经授权，禁止转载《用户协议》",
        "「いいね」全文表示",
    ],
)
def test_other_words_lead_to_none(text: str) -> None:
    assert found(text) == []


def test_a_name_counts_once_a_line_and_a_page_has_few() -> None:
    assert found("文章来源：凯尔姆网，来源：凯尔姆网") == ["凯尔姆网"]
    lines = [Block("来源：凯" * 80, n, role=Role.RELATED) for n in range(3000)]
    assert len(list(sourced.names(lines))) <= 24


def test_the_story_is_read_at_its_ends_alone() -> None:
    told = "Reprinted from Kelm Mail."
    blocks = [Block("Snow fell.", n, role=Role.BODY) for n in range(20)]
    blocks[10] = Block(told, 10, role=Role.BODY)
    assert list(sourced.names(blocks)) == []
    blocks[19] = Block(told, 19, role=Role.BODY)
    assert list(sourced.names(blocks)) == [(19, "Kelm Mail")]
