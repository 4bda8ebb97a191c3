"""Bylines as papers of many countries print them: what stands beside names, and below the story."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.metadata.authors import bylines, names, of_classes, reporters, signatures
from clipper.page import Block, BlockKind, Role
from clipper.segment.cut import html_blocks
from tests.metadata import test_text_page
from tests.metadata.test_html_page import read, script

PROSE = "The ferry lay at the quay all week, and nobody in the town could say who had moored it."


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("海聞報記者邱瓊慧／新北即時報導", ["邱瓊慧"]),
        ("Kontributor Rembang, Wening Prasetyo", ["Wening Prasetyo"]),
        ("Marta Dobosz, Fot. Jan Pietryk", ["Marta Dobosz"]),
        ("Fot. Jan Pietryk", []),
        ("Ana Roble, Corresponsal en Kelm", ["Ana Roble"]),
        ("Ana Roble, Enviada especial a Kelm, Luis Pino", ["Ana Roble", "Luis Pino"]),
        ("Von Hannes Wolk und Jule Peters, Krautdeich", ["Hannes Wolk", "Jule Peters"]),
        ("Jane Doe, Banksy", ["Jane Doe", "Banksy"]),
        ("Von Jane Doe, Krautdeich", ["Jane Doe"]),
        ("KELM-online-Autorin Jana Doe und KELM-Redakteur Jan Roe", ["Jana Doe", "Jan Roe"]),
        ("Text: Jan Hed Foto: Eva Berg", ["Jan Hed"]),
        ("Μαρία Παπά, ΑΠΕ-ΜΠΕ", ["Μαρία Παπά"]),
        ("القاهرة: أحمد محمود", ["أحمد محمود"]),
        ("أحمد محمود-القاهرة", ["أحمد محمود"]),
        ("أحمد محمود وسارة علي", ["أحمد محمود", "سارة علي"]),
        ("أحمد محمود وليد", ["أحمد محمود وليد"]),
        ("〔記者王小明／台北報導〕", ["王小明"]),
        ("记者 王小明 发自北京", ["王小明"]),
        ("王小明 编辑 李大华", ["王小明"]),
        ("ワシントン=田中太郎", ["田中太郎"]),
        ("묵진=윤서영 기자", ["윤서영"]),
        ("بيروت - ليلى حسن", ["ليلى حسن"]),
        ("كتب- كريم سعيد", ["كريم سعيد"]),
        ("Ioana Pop – corespondent", ["Ioana Pop"]),
        ("Ірина Коваль, УНІАН", ["Ірина Коваль"]),
        ("Νίκος Γεωργίου – Μαρία Δήμου", ["Νίκος Γεωργίου", "Μαρία Δήμου"]),
        ("Dewi Lestari | Editor: Bima", ["Dewi Lestari"]),
        ("記者陳美玲/攝影林志強", ["陳美玲"]),
        ("赵敏/文 钱进/图", ["赵敏"]),
        ("経済部 佐々木健", ["佐々木健"]),
        ("論説委員 森下 誠", ["森下 誠"]),
        ("佐々木健＝文、小川美咲＝写真", ["佐々木健"]),
        ("김철수 문화전문기자", ["김철수"]),
        ("Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
    ],
)
def test_posts_places_and_photographers_beside_names(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


def test_initials_and_offices_with_figures_among_persons() -> None:
    listed = ["Jorge Vale", "k1 Kelm", "rah", "Mirela Assis"]
    assert bylines.persons_alone(listed) == ["Jorge Vale", "Mirela Assis"]
    assert bylines.persons_alone(["rah"]) == ["rah"]


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("12.05.2024 · Aktualisiert: 13.05.2024, 07:10 · Von Anja Beck",), ("Anja Beck",)),
        (("Anja Beck Redaktorin Politik", "12.05.2024"), ("Anja Beck",)),
        (("Redacción · Ana Gil Torres · 12 de mayo de 2024",), ("Ana Gil Torres",)),
        (("Anna Hed anna.hed@kelm.example", "12 maj 2024"), ("Anna Hed",)),
        (("Af Anne Lund og Per Krog 12. maj 2024",), ("Anne Lund", "Per Krog")),
        (("Anna Malá, ČTK", "12. 5. 2024"), ("Anna Malá",)),
        (("सीमा राय, केल्म", "12 May 2024"), ("सीमा राय",)),
        (("Thu Hà - Thứ hai, ngày 12/05/2024",), ("Thu Hà",)),
        (("2024-05-12 作者：王小明 李雪",), ("王小明", "李雪")),
        (("文 | 王小明 编辑 | 李雪", "2024年05月12日"), ("王小明",)),
        (("文字整理／王小明", "2024.05.12"), ("王小明",)),
        (("2024/05/12 記者王小明綜合報導",), ("王小明",)),
        (("김철수 기자 구독", "2024-05-12 08:30"), ("김철수",)),
        (("From Jane Doe, Kelmville", "12 May 2024"), ("Jane Doe",)),
        (("Jane Doe, with added reporting by John Roe", "May 12, 2024"), ("Jane Doe", "John Roe")),
        (("بقلم: سارة علي", "نشر في: 12 مايو، 2024: 08:30 ص"), ("سارة علي",)),
    ],
)
def test_bylines_as_printed(lines: tuple[str, ...], authors: tuple[str, ...]) -> None:
    found = test_text_page.bylines(*lines)
    assert found.authors == authors
    assert (found.published or "")[:4] == "2024"


def test_the_name_of_the_site_behind_a_person() -> None:
    site = {"@type": "Organization", "name": "Harbour News"}
    article = {"@type": "NewsArticle", "headline": "Ferry", "publisher": site}
    author = {"@type": "Person", "name": "Jane Doe Harbour News"}
    assert read(script({**article, "author": author})).authors == ("Jane Doe",)


def test_a_paper_gives_way_to_the_reporter_in_the_story() -> None:
    told = read(
        '<meta property="article:author" content="江南晚报">',
        "<p>本报讯（记者 余晓棠）把穿了三年的校服剪开、拼好，缝成一床被子。</p>",
    )
    assert told.authors == ("余晓棠",)
    wired = read("", "<p>（海通社記者蔡智明雲林縣29日電）溪北國小學生組成鐵馬隊修腳踏車。</p>")
    assert wired.authors == ("蔡智明",)


def test_who_took_the_pictures_is_named_alone() -> None:
    found = test_text_page.bylines("Signe Holm Bech", "Klaus Winther Fotograf", "22. feb. 2024")
    assert found.authors == ("Signe Holm Bech",)


def test_an_office_beside_a_name_without_capitals() -> None:
    assert bylines.without_wide_papers(["מערכת קלם", "שירה בר"]) == ["שירה בר"]
    assert bylines.without_wide_papers(["מערכת קלם"]) == ["מערכת קלם"]


def test_a_reporter_and_who_is_learning_to_be_one() -> None:
    told = reporters.signed("浦江新闻记者 方晓宁 实习生 顾一鸣")
    assert told == ("浦江新闻", ["方晓宁", "顾一鸣"])


@pytest.mark.parametrize(
    ("lines", "authors", "published"),
    [
        (("有料記事", "相沢智子、堀越大輔 2024年3月14日"), ("相沢智子", "堀越大輔"), "2024-03-14"),
        (("วันที่ 15 มกราคม 2567 - 09:40 น.",), (), "2024-01-15"),
        (("Data actualizării: 15.04.2024 12:05 Data publicării: 15.04.2024",), (), "2024-04-15"),
        (("Published kelmdate: 15.04.2024 11:18",), (), "2024-04-15"),
    ],
)  # fmt: skip
def test_what_is_no_name(lines: tuple[str, ...], authors: tuple[str, ...], published: str) -> None:
    found = test_text_page.bylines(*lines)
    assert found.authors == authors
    assert (found.published or "")[:10] == published


def page(*lines: tuple[Role, str]) -> list[Block]:
    return [Block(text, n, BlockKind.PARAGRAPH, role=role) for n, (role, text) in enumerate(lines)]


def test_a_bare_name_right_below_the_story() -> None:
    blocks = page((Role.TITLE, "Ferry"), (Role.BODY, PROSE), (Role.NAVIGATION, "Nguyễn Hải Thư"))
    assert signatures.alone(blocks) == ["Nguyễn Hải Thư"]
    assert signatures.alone(page((Role.BODY, "Ann:"), (Role.NAVIGATION, "Ann Poe"))) == []
    assert signatures.alone([*blocks[:2], replace(blocks[2], kind=BlockKind.HEADING)]) == []


def test_a_byline_right_below_the_story_far_from_its_date() -> None:
    head = script({"@type": "NewsArticle", "headline": "Ferry", "datePublished": "2024-04-21"})
    prose = "".join(f"<p>{n} {PROSE}</p>" for n in range(12))
    body = f"<h1>Ferry</h1>{prose}<p><b>Nguyễn Hải Thư</b></p>"
    roles = {"Ferry": Role.TITLE, "Nguyễn Hải Thư": Role.BYLINE}
    assert read(head, body, roles).authors == ("Nguyễn Hải Thư",)


def test_names_below_a_word_for_authors_behind_the_story() -> None:
    head = ((Role.TITLE, "Паром"), (Role.BODY, PROSE))
    below = ((Role.RELATED, "Авторы"), (Role.RELATED, "Полина Звягина, Илья Корф"))
    assert signatures.announced(page(*head, *below)) == ["Полина Звягина", "Илья Корф"]
    other = ((Role.RELATED, "Авторы"), (Role.RELATED, "Все новости дня"))
    assert signatures.announced(page(*head, *other)) == []


def test_a_class_tells_the_author_where_capitals_do_not() -> None:
    html = "<div class=writeBy>كفر الشيخ – محمد سليمان</div><div class=cap>عم حسن الصياد</div>"
    for source in (html, "<i class=cap>عم حسن الصياد</i>" + html):
        tree = lxml.html.document_fromstring(f"<body>{source}</body>")
        blocks = [replace(block, role=Role.BYLINE) for block in html_blocks.read(tree)]
        assert of_classes.uncased(blocks) == ["محمد سليمان"]
    tree = lxml.html.document_fromstring("<body><p class=author>هيئة التحرير</p></body>")
    blocks = [replace(block, role=Role.BYLINE) for block in html_blocks.read(tree)]
    assert of_classes.uncased(blocks) == []


def test_the_first_line_of_the_story_signs_it() -> None:
    for line in ("Lupita Reyna Sol / Corresponsal", "By Lupita Reyna Sol, Kelmtown"):
        blocks = page((Role.TITLE, "Ferry"), (Role.BODY, line), (Role.BODY, PROSE))
        assert signatures.opening(blocks) == ["Lupita Reyna Sol"]
    plain = page((Role.TITLE, "Ferry"), (Role.BODY, "Health Care, Politics"), (Role.BODY, PROSE))
    assert signatures.opening([plain[0], replace(plain[1], kind=BlockKind.HEADING), plain[2]]) == []


def test_a_second_author_in_the_same_line() -> None:
    head = script(
        {"@type": "NewsArticle", "headline": "Ferry", "author": {"name": "Jolien Verca"}},
    )
    line = "Jolien Verca en Stijn De Raedt"
    found = read(head, f"<h1>Ferry</h1><p>{line}</p>", {"Ferry": Role.TITLE, line: Role.BYLINE})
    assert found.authors == ("Jolien Verca", "Stijn De Raedt")


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Miller, Published June 26, 2014",
        "By Jane Miller | Posted June 26, 2014",
        "By Jane Miller, Updated Thursday June 26, 2014",
        "By Jane Miller, First Published June 26, 2014",
        "By Jane Miller, Daily Owl, Published June 26, 2014",
    ],
)
def test_words_before_a_date_are_no_second_author(line: str) -> None:
    roles = {"Story.": Role.NAVIGATION, "Ferry": Role.TITLE, line: Role.BYLINE}
    for head in ("", '<meta name="author" content="Jane Miller">'):
        found = read(head, f"<h1>Ferry</h1><p>{line}</p><p>{PROSE}</p>", roles)
        assert found.authors == ("Jane Miller",)


@pytest.mark.parametrize(
    ("names_of_class", "line", "authors"),
    [
        ("photo-credit", "Mary Poe", ("Jane Doe",)),
        ("credit", "(Mary Poe)", ("Jane Doe",)),
        ("fotograf", "Mary Poe/AP", ("Jane Doe",)),
        ("image-source", "Mary Poe", ("Jane Doe",)),
        ("photo-credit", "Text: Mary Poe", ("Mary Poe",)),
        ("byline credit", "Mary Poe", ("Mary Poe", "Jane Doe")),
        ("article-credit", "Mary Poe", ("Mary Poe", "Jane Doe")),
    ],
)
def test_who_took_a_picture_is_told_by_a_class(
    names_of_class: str, line: str, authors: tuple[str, ...]
) -> None:
    html = f'<h1>Ferry</h1><div class="{names_of_class}">{line}</div><p>May 27, 2013</p>'
    roles = {"Ferry": Role.TITLE, **dict.fromkeys((line, "May 27, 2013"), Role.BYLINE)}
    found = read("", f"{html}<p>Jane Doe</p>", {**roles, "Jane Doe": Role.BYLINE})
    assert found.authors == authors
    if authors == ("Jane Doe",):
        assert read("", html, roles).authors == ()
