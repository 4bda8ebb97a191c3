"""What stands where names of sites stand, and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.metadata import text_page
from clipper.metadata.authors import bylines
from clipper.metadata.publishers import brand_names, menus, name_columns, no_names
from clipper.page import Block, Mentions, Role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025 海港日报", "海港日报"),
        ("2025年 港新聞社", "港新聞社"),
        ("২০২৫ বন্দর বার্তা", "বন্দর বার্তা"),
        ("۱۴۰۴ روزنامه بندر", "روزنامه بندر"),
        ("2568 สำนักข่าวเกลม", "สำนักข่าวเกลม"),
        ("1998-2025 Harbour Post", "Harbour Post"),
        ("2019–present by Harbour Post", "Harbour Post"),
        ("2019/20 Harbour Post", "Harbour Post"),
        ("2025 – taz", "taz"),
        ("2025 20 Minuten", "20 Minuten"),
        ("Harbour Post 2025", "Harbour Post"),
        ("Harbour Post, 2019-2025", "Harbour Post"),
        ("1843 Magazine", "1843 Magazine"),
        ("20 Minuten", "20 Minuten"),
        ("Le 20", "Le 20"),
        ("24sata", "24sata"),
    ],
)
def test_years_beside_a_sign_of_copyright_are_no_part_of_a_name(text: str, name: str) -> None:
    assert no_names.without_years(text) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2025 Hamnbladet", "Hamnbladet"),
        ("© ২০২৫ বন্দর বার্তা", "বন্দর বার্তা"),
        ("© Hamnbladet 2025", "Hamnbladet"),
        ("© 2025 Hamnbladet AB", "Hamnbladet"),
        ("© 2025 1843 Magazine", "1843 Magazine"),
        ("1843 Magazine", "1843 Magazine"),
        ("2000 Magazine", "2000 Magazine"),
        ("20 Minuten", "20 Minuten"),
        ("Le 20", "Le 20"),
        ("Studio 2000", "Studio 2000"),
    ],
)
def test_years_are_taken_off_a_name_by_that_sign_alone(line: str, name: str) -> None:
    lines = [("Snow in Kelm", Role.TITLE), (line, Role.NOTICE)]
    told = Mentions(shown=0.5)
    blocks = [Block(text, n, role=role, mentions=told) for n, (text, role) in enumerate(lines)]
    found = brand_names.Names(blocks)
    assert {found.shown(key) for key in found.keys} == {name}


def own_page(*near: tuple[str, Role], shown: float = 0.1) -> list[Block]:
    """A page of one site, with these lines below its headline."""
    lines = [
        ("Home", Role.NAVIGATION),
        ("Leaves of the North", Role.TITLE),
        *near,
        *[("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY)] * 20,
        ("Privacy policy", Role.NOTICE),
        ("© 2024 Kettle Post", Role.NOTICE),
    ]
    told = {
        role: Mentions(publisher=0.1 * (role is not Role.BODY), site=0.1, shown=shown)
        for role in Role
    }
    return [Block(text, n, role=role, mentions=told[role]) for n, (text, role) in enumerate(lines)]


def allowed(name: str, *near: tuple[str, Role], shown: float = 0.1) -> bool:
    found = brand_names.Names(own_page(*near, shown=shown))
    key = name_columns.key_of(name)
    return key in found.keys and found.allowed[found.keys.index(key)]


def test_who_writes_does_not_publish() -> None:
    bio = ("Mary Long is a reporter who lives in Kelm.", Role.BYLINE)
    assert not allowed("Mary Long", ("By Mary Long", Role.BYLINE), bio)
    assert not allowed("Mary Long", ("Mary Long | 12 June 2024", Role.BYLINE))
    assert not allowed("Mary Long, PAP", ("Mary Long, PAP", Role.BYLINE))
    assert allowed("Kettle Post", ("By Mary Long", Role.BYLINE), bio)
    several = ("2020-06-05 20:35 张三三 王小五 赵六", Role.BYLINE)
    assert not allowed("张三三 王小五 赵六", several)
    assert allowed("港湾日报", ("2020-06-05 20:35 港湾日报", Role.BYLINE))


def test_a_person_may_have_a_site_and_a_paper_the_name_of_a_person() -> None:
    blocks = own_page(("By Mary Long", Role.BYLINE))
    signed = replace(blocks[-1], text="© 2024 Mary Long")
    found = brand_names.Names([*blocks[:-1], signed])
    assert found.allowed[found.keys.index("marylong")]
    masthead = replace(blocks[0], text="Mary Long")
    found = brand_names.Names([masthead, *blocks[1:]])
    assert found.allowed[found.keys.index("marylong")]
    beside = ("Morning Kettle · 5 hours ago", Role.BYLINE)
    assert allowed("Morning Kettle", beside, shown=0.9)
    assert not allowed("Morning Kettle", beside, shown=0.1)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Environment correspondent", "Environment correspondent"),
        ("Corresponsal en Londres", "Corresponsal en Londres"),
        ("South of England", "South of England"),
        ("By Gazette Staff", "By Gazette Staff"),
        ("Par Le Figaro avec AFP", "Par Le Figaro avec AFP"),
        ("Tim Redaksi", "Tim Redaksi"),
        ("Theo Báo Bến Cảng", "Theo Báo Bến Cảng"),
        ("12 June 2024", "12 June 2024"),
    ],
)
def test_roles_regions_and_bylines_publish_nothing(line: str, name: str) -> None:
    assert not allowed(name, (line, Role.BYLINE), shown=0.5)


@pytest.mark.parametrize(
    "line",
    ["Bay Area Reporter", "Sud Ouest", "Le Figaro", "1843 Magazine", "Le 20", "North Kelm Herald"],
)
def test_papers_of_like_names_may_publish(line: str) -> None:
    assert allowed(line, (f"{line} · 5 hours ago", Role.BYLINE), shown=0.9)


def test_words_that_lines_of_bylines_begin_with_are_no_names() -> None:
    twice = [(line, Role.CAPTION) for line in ("Image source, Kelm", "Image caption, A hill")]
    assert not allowed("Image", *twice)
    haber = [("Haber: Ayşe Kaya", Role.BYLINE), ("Haber listesi", Role.PROMOTION)]
    assert not allowed("Haber", *haber)
    assert allowed("Haber", ("Haber", Role.NAVIGATION))
    assert allowed("Time", ("Time · 5 hours ago", Role.BYLINE))


@pytest.mark.parametrize(
    ("said", "publisher"),
    [
        ("Environment correspondent", "Kettle Post"),
        ("South of England", "Kettle Post"),
        ("Bay Gazette", "Bay Gazette"),
    ],
)
def test_what_a_byline_has_beside_an_age_is_looked_at(said: str, publisher: str) -> None:
    blocks = own_page((said, Role.BYLINE), ("3 hours ago", Role.BYLINE), shown=0.5)
    assert text_page.read(blocks, "", None)["publisher"][0] == publisher


def test_who_takes_the_pictures_publishes_nothing() -> None:
    said = ["Blick vom Helikopter auf die Alp. Foto: Reto Kern", "Eine Kuh. Foto: Reto Kern"]
    blocks = [
        Block("Harbour Post", 0, role=Role.NAVIGATION),
        Block("Der Berg kam am Vormittag", 1, role=Role.TITLE),
        *(Block(text, n, role=Role.CAPTION) for n, text in enumerate(said, 2)),
    ]
    page = name_columns.Page(blocks, "", bylines.read(blocks))
    taken = name_columns.Name("Reto Kern", met={2, 3})
    assert not no_names.may_be("retokern", taken, page)
    blocks[2] = Block("Jane Doe (Text), Reto Kern (Bilder)", 2, role=Role.BYLINE)
    signed = name_columns.Name("Reto Kern", met={2})
    assert not no_names.may_be("retokern", signed, page)
    assert no_names.may_be("harbourpost", name_columns.Name("Harbour Post", met={0}), page)
    assert no_names.may_be("harbourpost", name_columns.Name("Harbour Post", met={2, 3}), page)


@pytest.mark.parametrize(
    "text",
    ["Noticias", "打开", "Lyssna live", "ascolta", "dengarkan", "콘텐츠바로가기", "ナビへ移動",
     "Site Feedback", "آخرین پست‌ها", "آخرین پست ها"],
)  # fmt: skip
def test_what_stands_in_any_menu_names_no_site(text: str) -> None:
    assert menus.is_menu(text)


@pytest.mark.parametrize(
    "text", ["LiveScience", "Live", "Direkt", "مباشر", "Эфир", "Noticias Kelm"]
)
def test_a_name_that_holds_words_of_menus_is_one(text: str) -> None:
    assert not menus.is_menu(text)


@pytest.mark.parametrize("text", ["Prev Up", "<< Oars", "Next: Oars, Previous: Sails", "Kapitel"])
def test_links_through_a_book_name_no_site(text: str) -> None:
    blocks = [Block("Oars", 0, role=Role.TITLE), Block(text, 1, role=Role.NAVIGATION)]
    page = name_columns.Page(blocks, "", bylines.read(blocks))
    assert not no_names.may_be("x", name_columns.Name(text, met={1}, lines=1), page)
    named = name_columns.Name("Next", met={1}, lines=1, logo=1)
    assert no_names.may_be("next", named, page)


def test_a_page_that_has_nothing_but_such_links_has_no_name() -> None:
    names = brand_names.Names([Block(text, n) for n, text in enumerate(("Oars", "Prev", "Prev"))])
    leads = [no_names.leads(names.shown(key)) for key in names.keys]
    assert True in leads
    assert [ok for ok, lead in zip(names.allowed, leads, strict=True) if lead] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour Post (HP)", "Harbour Post (HP)"),
        ("(Harbour Post)", "Harbour Post"),
        ("Jane Roe (Ft. John Doe)", ""),
        ("embed(https://video.example/v/Kelm", ""),
        ("{{ site.Title }}", ""),
        ("Harbour [Kelm", ""),
        ("News › Kelm › Harbour", ""),
    ],
)
def test_half_a_bracket_and_code_name_no_site(text: str, name: str) -> None:
    blocks = [Block(text, 0, role=Role.NAVIGATION), Block("A story.", 1, role=Role.BODY)]
    names = brand_names.Names(blocks)
    shown = list(map(names.shown, names.keys))
    assert name in shown if name else not any(map(no_names.is_broken, shown))


def test_what_an_author_does_is_no_name_of_a_site() -> None:
    lines = [("Snow in Kelm", Role.TITLE), ("Jane Doe - Senior News Editor", Role.BYLINE)]
    lines += [("Snow fell on the lower town all night.", Role.BODY)]
    blocks = [Block(text, n, role=role) for n, (text, role) in enumerate(lines)]
    found = text_page.read(blocks, "", None)
    assert found.get("publisher", ("", ""))[0] != "Senior News Editor"
