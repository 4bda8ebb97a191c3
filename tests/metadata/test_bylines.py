"""Bylines as sites of many languages print them: who, for whom, when."""

from __future__ import annotations

import pytest

from clipper.metadata.authors import bylines, reporters
from clipper.page import Block, Role
from clipper.words import dates


def read(*lines: str) -> bylines.Byline:
    blocks = [Block("Insulating a roof", 0, role=Role.TITLE)]
    blocks += [Block(line, n, role=Role.BYLINE) for n, line in enumerate(lines, 1)]
    return bylines.read(blocks)


@pytest.mark.parametrize(
    ("line", "publisher", "authors", "date"),
    [
        ("«Вечерний Город» · 3 часа назад", "Вечерний Город", [], "3 часа назад"),
        ("Автор: Анна Иванова, «Вечерний Город»", "Вечерний Город", ["Анна Иванова"], None),
        ("北嶺新報 3時間前", "北嶺新報", [], "3時間前"),
        ("서울일보 · 2시간 전", "서울일보", [], "2시간 전"),
        ("صحيفة الوادي · قبل 3 ساعات", "صحيفة الوادي", [], "قبل 3 ساعات"),
        ("De Waterpost • 2 uur geleden", "De Waterpost", [], "2 uur geleden"),
        ("El Correo del SurHace 3 horas", "El Correo del Sur", [], "Hace 3 horas"),
        ("Correio do Planaltohá 5 horas", "Correio do Planalto", [], "há 5 horas"),
        ("Tagesbote Mittellandvor 2 Stunden", "Tagesbote Mittelland", [], "vor 2 Stunden"),
        ("Jane Doe, Harbour Chronicle · 3 hours ago", "Harbour Chronicle", ["Jane Doe"], None),
        ("Harbour Chronicle · 3h", "Harbour Chronicle", [], "3h"),
        ("记者・田中太郎 2025年6月12日", None, ["田中太郎"], "2025年6月12日"),
        (
            "2025-06-12　来源：东屿日报　作者：蒋一帆　编辑：王五",
            "东屿日报",
            ["蒋一帆"],
            "2025-06-12",
        ),
        ("Avatar photo by Jill Barrow August 25, 2025", None, ["Jill Barrow"], "August 25, 2025"),
        ("Post by Mr. Purlin » 3 Oct 2025, 22:30", None, ["Mr. Purlin"], "3 Oct 2025, 22:30"),
    ],
)
def test_lines(line: str, publisher: str | None, authors: list[str], date: str | None) -> None:
    found = read(line)
    assert (found.publisher, bylines.printed_authors(found)) == (publisher, authors)
    if date is not None:
        assert found.published is not None
        assert found.published.text == date


def test_a_paper_before_its_reporter() -> None:
    found = read("문화일보 김철수 기자 2025-06-12")
    assert bylines.printed_authors(found) == ["김철수"]
    assert found.likely_publisher == "문화일보"


def test_a_member_and_the_date_of_the_post() -> None:
    found = read("gable_end » Sun Oct 03, 2025 9:47 pm", "Joined: May 2010")
    assert bylines.printed_handle(found) == ["gable_end"]
    assert found.published is not None
    assert found.published.text == "Sun Oct 03, 2025 9:47 pm"


def test_who_shows_it_by_the_word_via() -> None:
    found = read("Harbour Chronicle via Newsbasket · 3h ago")
    assert (found.publisher, found.aggregator) == ("Harbour Chronicle", "Newsbasket")


def test_dates_that_are_not_of_the_text() -> None:
    found = read("11 replies, last post by nailgun 18 Jan 2024", "Joined: May 2010")
    assert found.published is None
    assert bylines.printed_authors(found) in ([], ["nailgun"])
    found = read("15 Jan 2024 (This post was last modified: 17 Jan 2024 by nailgun.)")
    assert found.published is not None
    assert (found.published.text, found.authors) == ("15 Jan 2024", [])


def test_initials_of_a_missing_portrait() -> None:
    assert read("Author", "MQ", "Mara Quill").authors == ["Mara Quill"]


def test_a_name_that_stands_twice_without_a_space() -> None:
    assert read("By KingsleyKingsley, 12 June 2025").authors == ["Kingsley"]


@pytest.mark.parametrize("agency", ["KSP", "dpa", "AP"])
def test_an_agency_behind_a_name_hides_no_author(agency: str) -> None:
    found = read("Urgent", f"Marta Wilczek-Sowa, {agency} 12 marca 2024, 14:37")
    assert bylines.printed_authors(found) == ["Marta Wilczek-Sowa"]


def test_two_words_before_a_date_are_one_cue() -> None:
    found = read("Giriş Tarihi: 08.11.2023 11:20Son Güncelleme: 08.11.2023 16:47")
    assert found.published is not None
    assert found.published.clock == (11, 20, 0)
    assert found.handles == found.others == []


def test_an_address_glued_to_a_name() -> None:
    found = read("Text: Elin Sundqvistelin.sundqvist@paper.example")
    assert bylines.printed_authors(found) == ["Elin Sundqvist"]


@pytest.mark.parametrize(
    ("listed", "left"),
    [
        (["Jane Doe", "Reuters"], ["Jane Doe"]),
        (["Jane Doe", "La Presse de Kelm"], ["Jane Doe"]),
        (["Jane Doe", "TV Kelm"], ["Jane Doe"]),
        (["Jane Doe", "Agence France-Presse", "Press Association"], ["Jane Doe"]),
        (["Jane Doe", "A. J. Smith", "O. Henry", "Lena H. Sun", "Le Thi Mai"],) * 2,
        (["Jane Doe", "Lena Sun", "Amy Spiegel", "Tasnim Ahmed"],) * 2,
        (["Jane Doe", "Data Team"],) * 2,
        (["Reuters"],) * 2,
    ],
)
def test_persons_stand_before_papers(listed: list[str], left: list[str]) -> None:
    assert bylines.persons_alone(listed) == left


def test_columns_of_a_paper_are_no_reporters() -> None:
    lines = [Block("记者手记", 0, role=Role.BYLINE), Block("记者张三丰", 1, role=Role.BYLINE)]
    assert bylines.read(lines[:1]).authors == []
    assert bylines.read(lines).authors == ["张三丰"]


def test_who_reports_from_a_place() -> None:
    line = "Aus Kremmzow berichten Friederike Ahrendsen und Jannik Woltersdorf"
    found = bylines.read([Block(line, 0, role=Role.BYLINE)])
    assert found.authors == ["Friederike Ahrendsen", "Jannik Woltersdorf"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Marlen Zurfluh (Text), Reto Aebersold (Bilder)", ["Marlen Zurfluh"]),
        ("Aus Kelm berichten Frieda Ahrend und Jan Wolters (Fotos)", ["Frieda Ahrend"]),
        ("By Jane Doe, Kelm, and John Roe-Bah, Abuja", ["Jane Doe", "John Roe-Bah"]),
        ("By Madonna and Prince", ["Madonna", "Prince"]),
        ("Jane DoeJournalistjad@post.example", ["Jane Doe"]),
        ("Autoři: Petra Vondrová, ČTK", ["Petra Vondrová"]),
        ("By Oleh Pavliuk, Ivanna Kostina", ["Oleh Pavliuk", "Ivanna Kostina"]),
        ("Text: Per Olsson", ["Per Olsson"]),
        ("By Jane Doe | John Roe (photos)", ["Jane Doe"]),
        ("Text och foto: Elin Sundqvist", ["Elin Sundqvist"]),
        ("Words & Photos: Jane Doe", ["Jane Doe"]),
        ("Jane Doe | Reporter | Politics", ["Jane Doe"]),
        ("Haber Merkezi 12.06.2024", []),
        ("Texte intégral", []),
        ("By Padmini", ["Padmini"]),
    ],
)
def test_who_wrote_it_and_no_one_else(line: str, authors: list[str]) -> None:
    assert bylines.printed_authors(read(line)) == authors


def test_a_zone_runs_into_the_next_word() -> None:
    found = read("Published Nov 04, 2023 6:12 PM PHTUpdated Nov 05, 2023 9:40 AM PHT")
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (4, 5)
    assert bylines.printed_authors(found) == []
    found = read("14 ное 2023, 11:32 | Обновена: 15 ное 2023, 16:05")
    assert found.published is not None
    assert (found.published.month, found.published.day) == (11, 14)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["By Phoebe Tarrant @PhoebeTarrant", "Local Democracy Reporter"], ["Phoebe Tarrant"]),
        (["Par Ana Roux, Léo Petit", "Temps de lecture: 4 min"], ["Ana Roux", "Léo Petit"]),
        (["Publié le 28/01/2025 à 12:05 Temps de lecture: 4 min"], []),
        (["Par lepostduport.fr avec Ana Roux"], ["Ana Roux"]),
        (["Por Lucía Roca", "Porto / Faro —", "3 de marzo de 2024"], ["Lucía Roca"]),
        (["Reportage", "Von Flurina Kern", "2. September 2023"], ["Flurina Kern"]),
        (
            [
                "Par Anne-Sophie Rubin, directrice du réseau des bibliothèques de Sainte-Foy, "
                "et Rachid El Yamani, chargé de cours en sciences de l’information (Haute École)"
            ],
            ["Anne-Sophie Rubin", "Rachid El Yamani"],
        ),
    ],
)
def test_what_stands_beside_authors(lines: list[str], authors: list[str]) -> None:
    assert bylines.printed_authors(read(*lines)) == authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["Aus Berlin von Petra Müller"], ["Petra Müller"]),
        (["Von Petra Müller aus Berlin"], ["Petra Müller"]),
        (["Von Hans von Berlin"], ["Hans von Berlin"]),
        (["Par Claire Dupont (Leeds, correspondance)"], ["Claire Dupont"]),
        (["Claire Dupont, Leeds", "3 mars 2024"], ["Claire Dupont"]),
        (["Иван Петров, Москва", "3 марта 2024"], ["Иван Петров"]),
        (["أحمد محمود - القاهرة", "3 March 2024"], ["أحمد محمود"]),
        (["القاهرة - أحمد محمود", "3 March 2024"], ["أحمد محمود"]),
        (["EFE | Leeds", "3 March 2024"], []),
        (["João da Silva", "São Paulo", "3 March 2024"], ["João da Silva"]),
        (["João Londres", "3 March 2024"], ["João Londres"]),
        (["Health Care, Politics", "3 March 2024"], []),
        (["Frische Ideen aus Hamburg", "3 March 2024"], []),
    ],
)
def test_places_beside_names(lines: list[str], authors: list[str]) -> None:
    found = read(*lines)
    assert (bylines.printed_authors(found) or bylines.printed_handle(found)) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("Tác giả : Nguyễn Văn An | Nguồn: Báo Kelm", ["Nguyễn Văn An"]),
        ("12/06/2025 Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("Jane Doe Posted: 12 June 2025", ["Jane Doe"]),
        ("Author: Jane Doe Source: Kelm Post", ["Jane Doe"]),
        ("By Jane Category: Tea", ["Jane"]),
        ("Reviewed by: John Roe | Jane Doe", ["Jane Doe"]),
    ],
)
def test_a_cue_of_two_words_before_a_colon(line: str, authors: list[str]) -> None:
    found = read(line, "3 March 2024")
    assert bylines.printed_authors(found) == authors


@pytest.mark.parametrize(
    ("line", "publisher", "authors"),
    [
        ("Publié aujourd’hui à 05h30, modifié à 09h12", None, []),
        ("Publicado hoy a las 05:30, actualizado a las 09:12", None, []),
        ("Gepubliceerd vandaag 05:30, bijgewerkt om 09:12", None, []),
        ("Publicerad idag 05.30, uppdaterad kl. 09.12", None, []),
        ("Kelm Post · 2 hours ago, updated 9.12 am", "Kelm Post", []),
        ("Publié aujourd’hui à 05h30, modifié par Jane Doe", None, ["Jane Doe"]),
        ("Publié aujourd’hui à 05h30, Le Courrier", "Le Courrier", []),
    ],
)
def test_a_clock_alone_behind_an_update_names_nobody(
    line: str, publisher: str | None, authors: list[str]
) -> None:
    found = read(line)
    assert (found.publisher, bylines.printed_authors(found)) == (publisher, authors)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By political correspondent Priya Raman", ["Priya Raman"]),
        ("By staff writer Priya Raman", ["Priya Raman"]),
        ("By bell hooks", ["bell hooks"]),
        ("By state political reporter Priya Raman and Tom Ash", ["Priya Raman", "Tom Ash"]),
        ("By PRIYA RAMAN FOR MAILONLINE", ["Priya Raman"]),
        ("By Priya Raman For Dailymail.com", ["Priya Raman"]),
        ("By Priya RamanPhotographs by Tom Ash", ["Priya Raman"]),
        ("Dal nostro inviato Paola Rossi", ["Paola Rossi"]),
        ("oprac. Anna Nowak", ["Anna Nowak"]),
        ("Подготовил Иван Петров", ["Иван Петров"]),
        ("Подготовил команду к победе", []),
        ("МОСКВА", []),
        ("লেখা: রহিম উদ্দিন", ["রহিম উদ্দিন"]),
        ("লেখা", []),
        ("文＝山田太郎", ["山田太郎"]),
        ("海港日报记者王小明", ["王小明"]),
        ("新华社记者王小明、李四", ["王小明", "李四"]),
        ("新华社记者会见", []),
        ("[항구일보=김철수 기자]", ["김철수"]),
        ("김철수·이영희 기자", ["김철수", "이영희"]),
        ("항구일보 김철수 기자 kim@hangu.example", ["김철수"]),
        ("글 김철수 사진 이영희", ["김철수"]),
        ("글 김철수·이영희", ["김철수"]),
        ("文 山田太郎 写真 鈴木花子", ["山田太郎"]),
    ],
)
def test_shapes_of_bylines(line: str, authors: list[str]) -> None:
    assert bylines.printed_authors(read(line, "2025-06-12")) == authors


@pytest.mark.parametrize("line", ["경제·산업 기자", "김철수 · 6월 12일", "가나·" * 20_000])
def test_a_dot_that_parts_no_names_of_reporters(line: str) -> None:
    assert reporters.with_commas(line) == line


@pytest.mark.parametrize("line", ["Reportage", "Porto / Faro —", "Entretien"])
def test_a_line_that_names_nobody(line: str) -> None:
    found = read(line, "3 mars 2024")
    assert bylines.printed_authors(found) == bylines.printed_handle(found) == []


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("Wednesday, June 18, 2025", ["By Jane Doe", "June 12, 2025"], "June 12, 2025"),
        ("Wednesday, June 18", ["June 12, 2025"], "June 12, 2025"),
        ("June 12, 2025", ["June 18, 2025"], "June 12, 2025"),
        ("June 18, 2025 | Jane Doe", ["June 12, 2025"], "June 18, 2025"),
        ("Wednesday, June 18, 2025", ["June 12"], "Wednesday, June 18, 2025"),
        ("Wednesday, June 18, 2025", [*"abcde", "June 12, 2025"], "Wednesday, June 18, 2025"),
        ("June 18, 2025", ["Updated June 12, 2025"], "June 18, 2025"),
    ],
)
def test_the_date_of_the_visit_above_the_headline(
    above: str, below: list[str], published: str
) -> None:
    blocks = [Block(above, 0, role=Role.BYLINE), Block("Insulating a roof", 1, role=Role.TITLE)]
    blocks += [Block(line, n, role=Role.BYLINE) for n, line in enumerate(below, 2)]
    found = bylines.read(blocks).published
    assert found is not None
    assert found.text == published


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (("Author, Jane Doe", "Role, Kettle News"), "Jane Doe"),
        (("Autor, Ana Ruiz", "Título del autor, Tetera"), "Ana Ruiz"),
        (("Автор, Анна Петрова", "Место работы, Чайник"), "Анна Петрова"),
        (("الكاتب، إيناس الزواري", "الوظيفة، الإبريق - صفاقس"), "إيناس الزواري"),
        (("Author, अमृता सेठी", "पदनाम, केतली संवाददाता"), "अमृता सेठी"),
        (("نویسنده، مینا رضایی", "شغل، خبرنگار"), "مینا رضایی"),
    ],
)
def test_who_writes_and_what_they_do_before_a_comma(lines: tuple[str, ...], author: str) -> None:
    read_ = read(*lines, "12.06.2025")
    assert bylines.printed_authors(read_) == [author]


def test_what_an_author_does_does_not_hide_who_and_when() -> None:
    told = read("职位：记者 作者：张伟 2025-06-03")
    assert bylines.printed_authors(told) == ["张伟"]
    assert told.published is not None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Pubblicato il 3 febbraio 2025 da Gaia Tonelli", "Gaia Tonelli"),
        ("da Gaia Tonelli | 3 febbraio 2025", "Gaia Tonelli"),
        ("Da Young Kim | 3 February 2025", "Da Young Kim"),
        ("3 de fevereiro de 2025 | Ana da Silva Costa", "Ana da Silva Costa"),
    ],
)
def test_a_small_word_that_announces_and_is_part_of_names(line: str, author: str) -> None:
    assert bylines.printed_authors(read(line)) == [author]


def test_an_editor_and_a_place_stay_two_things() -> None:
    assert bylines.printed_authors(read("Jane Doe", "Reporter, Kelm", "12.06.2025")) == ["Jane Doe"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("This page was last edited on 1 March 2024, at 20:20.", "1 March 2024, at 20:20"),
        ("last modified on 1 March 2024", "1 March 2024"),
        ("Page last reviewed: 1 March 2024", "1 March 2024"),
        ("Last active December 20, 2025 13:58", "December 20, 2025 13:58"),
        ("Diese Seite wurde zuletzt am 1. März 2024 bearbeitet.", "1. März 2024"),
        ("La dernière modification de cette page a été faite le 9 mars 2024.", "9 mars 2024"),
        ("Esta página se editó por última vez el 5 mar 2024", "5 mar 2024"),
        ("This document was last changed by Jane Doe on 3 May 2020", "3 May 2020"),
    ],
)
def test_when_a_page_was_changed_last(line: str, date: str) -> None:
    found = read(line)
    assert found.published is None
    assert found.modified is not None
    assert found.modified.text == date
    assert (found.authors, found.likely_authors) == ([], [])


def test_what_somebody_did_last_is_no_name() -> None:
    found = read("Last activity: 20 December 2025")
    assert (found.published, found.handles) == (None, [])


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (("12-01-2024, 04:23 AM", "11-29-2024, 09:03 AM"), "2024-12-01"),
        (("12-01-2024", "29-11-2024"), "2024-01-12"),
        (("12-01-2024",), "2024-01-12"),
        (("12/01/2024", "29/11/2024"), "2024-01-12"),
        (("12/01/2024", "29.11.2024"), "2024-12-01"),
        (("12.01.2024", "11-29-2024"), "2024-01-12"),
        (("12-01-2024", "29-11-2024", "11-29-2024"), "2024-01-12"),
    ],
)
def test_dates_in_numbers_have_one_order_on_a_page(lines: tuple[str, ...], iso: str) -> None:
    published = read(*lines).published
    assert published is not None
    assert (dates.resolve(published, None)[0] or "")[:10] == iso


def test_a_day_in_numbers_and_when_it_was_changed() -> None:
    found = read("First Posted: 08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM")
    assert found.published
    assert found.modified
    assert (found.published.text, found.modified.text) == ("08-13-10 05:18 PM", "08-14-10 12:41 AM")
    assert (found.handles, found.likely_authors, found.others) == ([], [], [])


def test_names_beside_the_date_go_before_what_is_said_far_below() -> None:
    story = [Block("港湾今天开放了。", n, role=Role.BODY) for n in range(2, 20)]
    end = [Block("图片均来自网络", 20, role=Role.BYLINE), Block("责编：李四", 21, role=Role.BYLINE)]
    for line, authors in [
        ("2020-06-05 20:35 张三三 王小五 赵六", ["张三三", "王小五", "赵六"]),
        ("2020-06-05 20:35", ["李四"]),
    ]:
        byline = Block(line, 1, role=Role.BYLINE)
        blocks = [Block("港湾开放", 0, role=Role.TITLE), byline, *story, *end]
        assert bylines.printed_authors(bylines.read(blocks)) == authors


def test_who_held_the_pen() -> None:
    assert read("执笔/张三三、王小五").authors == ["张三三", "王小五"]
