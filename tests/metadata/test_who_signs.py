"""Who signs: names that a joiner parts, and what stands where a name may stand and is none."""

from __future__ import annotations

import pytest

from clipper.metadata import text_page
from clipper.metadata.authors import beside_sites, bylines, names, rare_signatures
from clipper.page import Block, Role
from tests.metadata.test_html_page import read

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
    found = byline(line)
    assert bylines.printed_authors(found) + bylines.printed_handle(found) == []


@pytest.mark.parametrize(
    "line", ["KELM MANSO (MG)", "Villa del Duque / Madrid - 12 ene 2026", "Ferry «Tove»"]
)
def test_towns_and_ships_are_nobody(line: str) -> None:
    assert bylines.printed_authors(byline(line, "12 ene 2026")) == []


def test_a_town_and_its_country_before_a_name() -> None:
    assert bylines.printed_authors(byline("سدير (السعودية): نورة الغنيم", "9 مارس 2023")) == [
        "نورة الغنيم"
    ]
    assert bylines.printed_authors(byline("Jane Doe (AP)", "May 12, 2026")) == ["Jane Doe"]


def test_the_town_of_a_paper_is_no_author_beside_a_person() -> None:
    lines = (
        Block("Roofs", 0, role=Role.TITLE),
        Block("May 12, 2026", 1, role=Role.BYLINE),
        Block("Jane Doe", 2, role=Role.BYLINE),
        Block("Rugby reporter, Kelm Bay Star", 3, role=Role.BYLINE),
        Block("Kelm Bay 27", 4, role=Role.BYLINE),
        Block("Source: Kelm Bay Star", 5, role=Role.BYLINE),
        Block(PROSE, 6, role=Role.BODY),
    )
    assert text_page.read(lines, "", None)["authors"][0] == ("Jane Doe",)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Itzal BordetaRamo Cifu Oria", ["Itzal Bordeta", "Ramo Cifu Oria"]),
        ("Jane DoeJohn Roe", ["Jane DoeJohn Roe"]),  # as "MacDonald"
        ("Jean DeLuca Smith", ["Jean DeLuca Smith"]),
    ],
)
def test_names_that_nothing_parts(text: str, listed: list[str]) -> None:
    assert names.split_names(text) == listed


def test_an_account_in_the_last_line_of_a_blog() -> None:
    line = "This entry was posted by jdoe on Wednesday, May 12th, 2021 at 8:17 pm and is filed"
    html = f"<h1>Roofs</h1><p>{PROSE}</p><p>{line}</p><p>May 12th, 2021</p>"
    roles = {"Roofs": Role.TITLE, PROSE: Role.BODY, line: Role.ATTRIBUTION}
    assert read("", html, {**roles, "May 12th, 2021": Role.BYLINE}).authors == ("jdoe",)
    blocks = [
        Block("Roofs", 0, role=Role.TITLE),
        Block("May 12th, 2021", 1, role=Role.BYLINE),
        Block(PROSE, 2, role=Role.BODY),
        Block(line, 3, role=Role.ATTRIBUTION),
    ]
    assert text_page.read(blocks, "", None)["authors"][0] == ("jdoe",)
    for other in (
        "It was posted by the door on Friday.",
        "posted by jdoe",
        "Posted by jdoe again.",
    ):
        assert rare_signatures.account([*blocks[:3], Block(other, 3)]) == []


def test_a_name_beside_its_portrait() -> None:
    blocks = [
        Block("Roofs", 0, role=Role.TITLE),
        Block("May 12th, 2021", 1, role=Role.BYLINE),
        Block("Jane Doe", 2, role=Role.LABEL),
        Block("Jane Doe", 3, role=Role.LABEL),
        Block(PROSE, 4, role=Role.BODY),
    ]
    assert text_page.read(blocks, "", None)["authors"][0] == ("Jane Doe",)
    assert rare_signatures.twice(blocks[:3]) == []


def test_japanese_names_that_come_again_go_before_a_town() -> None:
    blocks = [
        Block("廃校の図書室", 0, role=Role.TITLE),
        Block("長野県", 1, role=Role.BYLINE),
        Block("高瀬美緒　小野寺淳2024年4月28日 10時00分", 2, role=Role.BYLINE),
        Block("本を選ぶ親子＝2024年4月20日、高瀬美緒撮影", 3, role=Role.CAPTION),
        Block("小野寺淳", 4, role=Role.NAVIGATION),
    ]
    assert text_page.read(blocks, "", None)["authors"][0] == ("高瀬美緒", "小野寺淳")


def test_an_agency_signs_its_own_text() -> None:
    lines = ("AGENCIA KELM", "Jueves 9 de agosto de 2018, 13:55 hrs.")
    roles = {"Roofs": Role.TITLE, PROSE: Role.BODY, **dict.fromkeys(lines, Role.BYLINE)}
    html = f"<h1>Roofs</h1>{''.join(f'<p>{line}</p>' for line in lines)}<p>{PROSE}</p>"
    assert read("", html, roles).authors == ("Agencia Kelm",)
    blocks = [Block(text, n, role=roles[text]) for n, text in enumerate(roles)]
    blocks = [blocks[0], *blocks[2:], blocks[1]]
    assert text_page.read(blocks, "", None)["authors"][0] == ("Agencia Kelm",)
    signed = [*blocks[:3], Block("Por Jane Doe", 4, role=Role.BYLINE), blocks[3]]
    assert text_page.read(signed, "", None)["authors"][0] == ("Jane Doe",)


@pytest.mark.parametrize("line", ["Десислава Крумова, Ветрен дол", "Jane Doe, Senior keeper"])
def test_what_describes_a_person_behind_a_comma(line: str) -> None:
    name = line.partition(",")[0]
    assert bylines.printed_authors(byline(line, "May 12, 2021")) == [name]


def test_a_full_stop_behind_a_surname_in_capitals() -> None:
    assert names.split_names("Gwen LE BIHAN.") == ["Gwen LE BIHAN"]


def test_an_arabic_word_for_the_date_is_glued_to_a_name() -> None:
    found = byline("سارہ خانشائع 21 مئ 2024 01:40pm")
    assert found.published is not None
    assert found.published.month == 5
    assert bylines.printed_authors(found) == ["سارہ خان"]


def test_the_day_of_the_visit_in_a_masthead_names_nobody() -> None:
    blocks = [
        Block("سحر خان 21 مئ 2024", 0, role=Role.NAVIGATION),
        Block("صحرا میں پہلا شمسی ڈیم", 1, role=Role.TITLE),
        Block("ویب ڈیسک جمعرات 21 مئ 2024 شیئر 214", 2, role=Role.BYLINE),
        Block(PROSE, 3, role=Role.BODY),
    ]
    found = text_page.read(blocks, "", None)
    assert found["published"][0] == "2024-05-21"
    assert "authors" not in found


def test_a_reporter_behind_the_name_of_the_paper() -> None:
    assert beside_sites.beside_paper("Kelm-Post Gwen LE BIHAN.", "Kelm-Post") == ["Gwen LE BIHAN"]
    assert beside_sites.beside_paper("Kelm-Post", "Kelm-Post") == []
    assert beside_sites.beside_paper(None, "") == []


def test_an_account_in_the_last_line_of_a_blog_of_japan() -> None:
    blocks = [
        Block("古いラジオ", 0, role=Role.TITLE),
        Block("2009年11月 8日 (日)", 1, role=Role.BYLINE),
        Block("先週の休みに、祖父の家の納屋を片づけていたら、奥の棚からラジオが出てきた。", 2),
        Block("投稿者 しずく堂 2009年11月 8日 (日) 午後 09時32分 | 固定リンク", 3, role=Role.BODY),
    ]
    assert text_page.read(blocks, "", None)["authors"][0] == ("しずく堂",)
