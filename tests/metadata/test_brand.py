"""Names of the site and of the publisher: candidates, and the best."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from clipper.metadata import text_page
from clipper.metadata.authors import bylines, glued
from clipper.metadata.publishers import brand, brand_names, menus, name_columns, name_places
from clipper.page import Block, Mentions, Role

UNMENTIONED = Block("", 0).mentions


def page(lines: Sequence[tuple[str, Role]], mentions: Mentions = UNMENTIONED) -> list[Block]:
    return [Block(text, n, role=role, mentions=mentions) for n, (text, role) in enumerate(lines)]


BLOCKS = page(
    [
        ("Tea Gazette", Role.NAVIGATION),
        ("Home", Role.NAVIGATION),
        ("Leaves of the North | Tea Gazette", Role.TITLE),
        ("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY),
        ("Subscribe to the letter of Tea Gazette and read more of Jane Doe.", Role.PROMOTION),
        ("© 2024 Tea Gazette. All rights reserved.", Role.NOTICE),
    ]
)


def test_site_and_publisher_are_the_same_on_a_site_of_its_own() -> None:
    found = brand.find(BLOCKS)
    assert found is not None
    assert found.site == found.publisher == "Tea Gazette"
    assert not found.signed
    assert brand.find([]) is None


def test_names_are_looked_for_where_the_labeller_sees_them() -> None:
    more = [
        Block(f"Bert Berry {chr(97 + n // 26)}{chr(97 + n % 26)}", len(BLOCKS) + n, role=Role.LABEL)
        for n in range(100)
    ]
    told = [
        replace(block, mentions=Mentions(publisher=0.3, site=0.3))
        for block in (BLOCKS[0], BLOCKS[5])
    ]
    keys = brand_names.Names([told[0], *BLOCKS[1:5], told[1], *more]).keys
    assert "teagazette" in keys
    assert len(keys) < 30 < len(more)


def test_an_aggregator_shows_what_another_published() -> None:
    lines = [
        ("Kettle Reader", Role.NAVIGATION),
        ("Home", Role.NAVIGATION),
        ("Leaves of the North", Role.TITLE),
        ("Logo Tea GazetteTea Gazette5 hours ago", Role.BYLINE),
        *[("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY)] * 12,
        ("The hill empties at noon", Role.RELATED),
        ("Tea Gazette21 minutes ago", Role.RELATED),
        ("Get Kettle Reader for your phone.", Role.APP_BANNER),
        ("© 2024 Kettle Reader. All rights reserved.", Role.NOTICE),
    ]
    blocks = page(lines)
    found = text_page.read(blocks, "", None)
    assert found["publisher"] == ("Tea Gazette", "byline")
    assert found["aggregator"] == ("Kettle Reader", "page's own name")


def test_names_inside_a_line_whatever_its_role() -> None:
    lines = [
        ("The cape of Kelm", Role.TITLE),
        ("Harbour Post", Role.RELATED),
        ("Source: Tea Gazette, by Jane Doe", Role.BYLINE),
        ("Jane DoeHarbour Post5 hours ago", Role.LABEL),
        ("First printed in «Kettle Week» and here in part", Role.ATTRIBUTION),
        ("記事提供：山里タイムス（8月20日付）", Role.PROMOTION),
        ("Harbour Post is a word of the story", Role.BODY),
    ]
    blocks = page(lines)
    found = set(name_places.inside(blocks, range(len(blocks)), name_columns.key_of))
    assert {
        (1, "Harbour Post", "whole"),
        (2, "Tea Gazette", "colon"),
        (3, "Harbour Post", "held"),
        (4, "Kettle Week", "quoted"),
        (5, "山里タイムス", "colon"),
    } <= found
    assert {how for _, _, how in found} <= set(name_places.WAYS)
    assert not [at for at, _, _ in found if at in (0, 6)]


@pytest.mark.parametrize(
    ("line", "how", "names"),
    [
        ("«Kettle Week» says", "quoted", {"Kettle Week"}),
        ("»Kettle Week« und »Tea Post«", "quoted", {"Kettle Week", "Tea Post"}),
        ('"Kettle Week" and "Tea Post"', "quoted", {"Kettle Week", "Tea Post"}),
        ("”Kettle Week” i dag", "quoted", {"Kettle Week"}),
        ('צה"ל ושות ארה"ב', "quoted", set()),
        ("Published 12:30 by Jane", "colon", set()),
        ("Updated: 12 June 2025 Harbour Post", "colon", {"Harbour Post"}),
        ("Posted by a transport office", "held", set()),
        ("More from Post", "held", {"Post"}),
        ("Viewed 3k times", "whole", set()),
        ("20 Minutes to Kelm Post", "whole", set()),
        ("Studio 24", "whole", {"Studio 24"}),
        ("Jane DoePost5 hours ago", "held", {"Post"}),
    ],
)
def test_how_names_stand_inside_a_line(line: str, how: str, names: set[str]) -> None:
    lines = [(line, Role.LABEL), ("Post", Role.RELATED), ("Sport", Role.NAVIGATION)]
    blocks = page(lines)
    found = name_places.inside(blocks, [0], name_columns.key_of)
    assert {name for _, name, way in found if way == how} == names


def test_the_pieces_of_a_long_row_do_not_displace_the_name_of_the_site() -> None:
    towns = [f"Nether{chr(97 + n)}ton" for n in range(25)]
    row = Block(" | ".join(towns), 0, role=Role.NAVIGATION, mentions=Mentions(site=0.2))
    menu = [Block(town, 1 + n, role=Role.NAVIGATION) for n, town in enumerate(towns)]
    owner = "© 2025 Harbour Post"
    foot = Block(owner, 30, role=Role.NOTICE, mentions=Mentions(publisher=0.3, site=0.35))
    names = brand_names.Names([row, *menu, replace(row, n=29), foot])
    assert "harbourpost" in names.keys


def test_what_a_line_begins_with_is_a_name_if_an_age_or_another_line_says_so() -> None:
    lines = [
        ("Harbour PostSign inSubscribe", Role.NAVIGATION),
        ("Snow in Kelm", Role.TITLE),
        ("Tea Gazette · 5 hours ago", Role.BYLINE),
        ("Photo: Harbour Post", Role.CAPTION),
        ("새벽녘신문은 방문 기록 분석을 위해 쿠키를 사용합니다.", Role.NOTICE),
        ("저작권자 © 새벽녘신문", Role.NOTICE),
    ]
    blocks = page(lines)
    keys = [name_columns.key_of(text) for text, _ in lines]

    def held(key: str) -> int:
        return sum(key in other for other in keys)

    found = set(name_places.fronts(blocks, range(len(blocks)), name_columns.key_of, held))
    assert {(0, "Harbour Post", False), (2, "Tea Gazette", True), (4, "새벽녘신문", False)} <= found


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("หนังสือพิมพ์ท่าเรือ", ""),
        ("หนังสือพิมพ์ท่าเรือเข้าสู่ระบบ", "หนังสือพิมพ์ท่าเรือ"),
        ("หนังการ์ตูน", ""),
        ("港新聞社ログイン", "港新聞社"),
        ("Harbour PostSign in", "Harbour Post"),
    ],
)
def test_a_line_begins_with_a_whole_name(text: str, front: str) -> None:
    """Neither cut inside a Thai syllable, nor with a piece of a line that other lines hold, too."""
    others = ["หนังสือพิมพ์ท่าเรือ", "港新聞社", "Harbour Post", "หนังสือพิมพ์ท่าเรือ"]
    keys = [name_columns.key_of(line) for line in (text, *others)]

    def held(key: str) -> int:
        return sum(key in other for other in keys)

    blocks = [Block(text, 0, role=Role.NAVIGATION)]
    found = [name for _, name, _ in name_places.fronts(blocks, [0], name_columns.key_of, held)]
    assert found[:1] == ([front] if front else [])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("หนังสือพิมพ์ท่าเรือ", True),
        ("สำนักข่าวไทยแห่งชาติ", True),
        ("เรือข้ามฟากกลับมาหลังซ่อมสิบเอ็ดปีเต็มแล้ว", False),
        ("湾岸新報オンライン", True),
        ("十一年の修理を経てフェリーが復活", False),
    ],
)
def test_names_without_spaces_are_short(text: str, *, fits: bool) -> None:
    assert name_places.fits(text) == fits


@pytest.mark.parametrize(
    "text",
    ["Αθλητισμός", "ΠΟΛΙΤΙΣΜΟΣ", "विदेश", "วัฒนธรรม", "Címlap", "Politiikka", "খেলা", "İletişim"],
)
def test_sections_are_no_names_in_whatever_language(text: str) -> None:
    assert menus.is_menu(text)


@pytest.mark.parametrize(
    "text", ["Ελευθεροτυπία", "मुंबई समाचार", "มติชน", "Hírlap", "Satamalehti", "Вести", "Vreme"]
)
def test_names_of_papers_are_no_sections(text: str) -> None:
    assert not menus.is_menu(text)


def test_sources_of_teasers_are_counted() -> None:
    lines = ("Snow in Kelm stops all trains", "Harbour Post5 hours ago", "Kelm Mail", "Kelm Mail")
    blocks = [Block(text, n, role=Role.RELATED) for n, text in enumerate(lines)]
    assert name_places.sources(blocks, name_columns.key_of) == {"harbourpost": 1, "kelmmail": 2}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Logo Harbour PostHarbour Post5 hours ago", "Harbour Post5 hours ago"),
        ("골목저널 로고골목저널14시간 전", "골목저널14시간 전"),
        ("HARBOUR POST Harbour Post", "Harbour Post"),
        ("Logos and their makers", "Logos and their makers"),
        ("Icon Park", "Icon Park"),
        ("Logo Design Studio", "Logo Design Studio"),
        ("Kelm Avatar Weekly", "Kelm Avatar Weekly"),
        ("アイコン新聞", "アイコン新聞"),
    ],
)
def test_words_of_pictures_are_no_part_of_a_name(text: str, plain: str) -> None:
    assert glued.without_logo(text) == plain


def test_names_of_bylines_are_kept_whatever_the_labeller_thinks() -> None:
    menu = [
        Block(f"Bert Berry {chr(97 + n // 26)}{chr(97 + n % 26)}", n, role=Role.NAVIGATION)
        for n in range(60)
    ]
    menu = [replace(block, mentions=Mentions(0.01, 0.01)) for block in menu]
    byline = Block("Mary Long | Harbour Post | 5 hours ago", 60, role=Role.BYLINE)
    assert "harbourpost" in brand_names.Names([*menu, byline]).keys


def test_a_name_is_shown_as_people_write_it() -> None:
    """Not as an account or an address has it, though that comes first."""
    account = Block("@harbourpost", 0, role=Role.NAVIGATION)
    owner = Block("© 2024 Harbour Post", 1, role=Role.NOTICE)
    assert brand_names.Names([account, owner]).shown("harbourpost") == "Harbour Post"


def test_the_word_for_a_paper_is_no_part_of_its_name_where_the_page_leaves_it_out() -> None:
    """But "the paper Harbour" is: one word alone could be any harbour."""
    header = Block("جريدة ميناء الشمال", 0, role=Role.NAVIGATION)
    quoted = Block("وقال لـ«ميناء الشمال» إن السفن وصلت.", 1, role=Role.BODY)
    key = name_columns.key_of(header.text)
    assert brand_names.Names([header, quoted]).shown(key) == "ميناء الشمال"
    assert brand_names.Names([header]).shown(key) == header.text
    short = Block("جريدة الميناء", 0, role=Role.NAVIGATION)
    names = brand_names.Names([short, Block("وصلت إلى الميناء", 1, role=Role.BODY)])
    assert names.shown(name_columns.key_of(short.text)) == short.text


def test_an_article_before_a_name_hides_it_not() -> None:
    lines = ("The HeraldAnmelden", "Wetter", "Berichte des Herald", "The Herald", "Theater in Kelm")
    blocks = [Block(text, n, role=Role.NAVIGATION) for n, text in enumerate(lines)]
    keys = [name_columns.key_of(text) for text in lines]

    def held(key: str) -> int:
        return sum(key in other for other in keys)

    found = name_places.fronts(blocks, range(len(blocks)), name_columns.key_of, held)
    assert (0, "The Herald", False) in set(found)


def aggregator(byline: str, *more: tuple[str, Role], shown: float = 0.9) -> list[Block]:
    lines = [
        ("Kettle Reader", Role.NAVIGATION),
        ("Home", Role.NAVIGATION),
        ("Leaves of the North", Role.TITLE),
        (byline, Role.BYLINE),
        *[("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY)] * 16,
        ("Get Kettle Reader for your phone.", Role.APP_BANNER),
        ("© 2024 Kettle Reader. All rights reserved.", Role.NOTICE),
        *more,
    ]
    told = Mentions(shown=shown)
    return page(lines, told)


def test_the_site_is_no_publisher_where_the_page_surely_shows_another() -> None:
    read = {
        shown: text_page.read(aggregator("Tea Gazette · 5 hours ago", shown=shown), "", None)
        for shown in (0.0, 0.9)
    }
    assert read[0.9]["publisher"][0] == "Tea Gazette"
    assert read[0.9]["aggregator"][0] == "Kettle Reader"
    assert "aggregator" not in read[0.0]


def test_a_part_of_a_name_gives_way_to_the_whole_line() -> None:
    lines = [
        ("Harbour Post", Role.NAVIGATION),
        ("Harbour folk write here on all seven days", Role.NOTICE),
        ("Harbour app for your phone", Role.APP_BANNER),
    ]
    found = brand_names.Names(page(lines))
    assert "harbour" in found.keys
    assert found.whole("harbour") == "harbourpost"
    assert found.whole("harbourpost") == "harbourpost"


def test_one_word_on_another_line_than_the_age_is_no_publisher() -> None:
    found = text_page.read(
        [
            Block("Leaves of the North", 0, role=Role.TITLE),
            Block("Tea Gazette • 4 hours ago", 1, role=Role.BYLINE),
            Block("Titelbild", 2, role=Role.BYLINE),
            Block("Jane Doe walked up the hill.", 3, role=Role.BODY),
        ],
        "",
        None,
    )
    assert found.get("publisher", ("",))[0] != "Titelbild"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nyhetsbrunnen logotyp", "Nyhetsbrunnen"),
        ("Logo Oberländer Bote", "Oberländer Bote"),
        ("Logo De Standaard", "De Standaard"),
        ("まめニュースロゴ", "まめニュース"),
        ("شعار الأفق", "الأفق"),
        ("Logo", "Logo"),
    ],
)
def test_the_text_of_a_logo_holds_a_name(text: str, name: str) -> None:
    assert glued.of_picture(text) == name
    assert glued.of_first_page(f"{name} Home") == name
    assert glued.of_first_page("Home Depot") == "Home Depot"


def test_what_buttons_say_is_no_name() -> None:
    assert all(map(menus.is_furniture, ("앱에서 보기", "Read More", "Breaking News")))
    assert not any(map(menus.is_furniture, ("Harbour Post", "The Guardian", "News 24", "App")))


def test_a_german_name_behind_a_preposition_is_that_which_stands_alone() -> None:
    lines = [
        ("Kelmer Rundblick", Role.NAVIGATION),
        ("Neue Kelmer Presse", Role.LABEL),
        ("Snow in Kelm", Role.TITLE),
        ("Dieser Text erschien zuerst in der Neuen Kelmer Presse.", Role.ATTRIBUTION),
        ("© 2025 Kelmer Rundblick", Role.NOTICE),
    ]
    told = Mentions(shown=0.9)
    blocks = page(lines, told)
    found = brand_names.Names(blocks)
    declined, plain = map(found.keys.index, ("neuenkelmerpresse", "neuekelmerpresse"))
    assert found.same[declined] == plain


def test_a_name_is_told_from_what_the_story_is_about() -> None:
    page = name_columns.Page(BLOCKS, "", bylines.read(BLOCKS))
    assert page.subject("the North") == [1.0, 0.0]
    assert page.subject("Jane Doe") == [0.0, 1.0]
    assert page.subject("Gazett") == [0.0, 0.0]
    counts = page.lines_of_roles("teagazette")
    assert dict(zip(name_columns._TELLING, counts, strict=True)) == {
        **dict.fromkeys(name_columns._TELLING, 0),
        **dict.fromkeys((Role.NAVIGATION, Role.PROMOTION, Role.NOTICE), 1),
    }


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 株式会社ケルム新聞", "ケルム新聞"),
        ("© 2024 ケルム新聞株式会社 無断転載禁止", "ケルム新聞"),
        ("© 2025, Kelm Woollen Mill Powered by Shopwright", "Kelm Woollen Mill"),
        ("kelmpost_logo", "kelmpost"),
    ],
)
def test_companies_and_files_have_names_in_them(line: str, name: str) -> None:
    found = brand_names.Names([Block(line, 0, role=Role.NOTICE)])
    assert name_columns.key_of(name) in found.keys


def test_what_may_be_an_author_may_be_the_publisher_too() -> None:
    lines = [
        ("Feed", Role.NAVIGATION),
        ("A kettle for the north", Role.TITLE),
        ("Cuadernos del Kelm", Role.BYLINE),
        ("The kettle was carried up the hill by two who had never been there.", Role.BODY),
    ]
    shown = Mentions(0.1, 0.1, 0.0, 0.9)
    blocks = page(lines, shown)
    said = replace(bylines.read(blocks), authors=[], likely_authors=["Cuadernos del Kelm"])
    assert "cuadernosdelkelm" in brand_names.Names(blocks, "", said).keys
    sure = replace(said, authors=["Cuadernos del Kelm"])
    assert "cuadernosdelkelm" not in brand_names.Names(blocks, "", sure).keys


@pytest.mark.parametrize(("shows", "publisher"), [(0.02, "Tea Gazette"), (0.4, "Kettle Agency")])
def test_the_name_of_the_site_counts_where_the_story_is_its_own(
    monkeypatch: pytest.MonkeyPatch, shows: float, publisher: str
) -> None:
    lines = [("Tea Gazette", Role.NAVIGATION), ("Kettle Agency", Role.BYLINE)] * 10
    found = brand_names.Names(page(lines))
    at = {found.shown(key): n for n, key in enumerate(found.keys)}
    site, own = np.zeros((2, len(at)), np.float32)
    site[at["Tea Gazette"]], own[at["Tea Gazette"]], own[at["Kettle Agency"]] = 0.6, 0.2, 0.4
    weighed = brand.Weighed(site, own, at["Tea Gazette"], at["Kettle Agency"])
    monkeypatch.setattr(brand, "weigh", lambda _: weighed)
    monkeypatch.setattr(brand.trees, "probabilities", lambda *_: np.array([shows]))
    best = brand.best(found)
    assert best is not None
    assert (best.site, best.publisher) == ("Tea Gazette", publisher)


@pytest.mark.parametrize(
    ("line", "others", "name"),
    [
        ("Welcome to Kelmboats.example", "Boats of all kinds", "Kelmboats.example"),
        ("Welcome to Tea Gazette", "Tea Gazette", "Tea Gazette"),
        ("Willkommen bei Tea Gazette", "Tea Gazette", "Tea Gazette"),
        ("Welcome to Night Kelm", "Boats of all kinds", "Welcome to Night Kelm"),
        ("Welcome to Night Kelm", "Welcome to Night Kelm, 2024", "Welcome to Night Kelm"),
    ],
)
def test_a_greeting_is_no_part_of_a_name(line: str, others: str, name: str) -> None:
    blocks = page([(line, Role.NAVIGATION), (others, Role.NOTICE), ("Tea.", Role.BODY)])
    found = brand_names.Names(blocks)
    assert found.shown(brand_names.key_of(line)) == name
