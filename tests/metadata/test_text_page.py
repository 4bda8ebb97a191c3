"""Metadata of text pages, from labelled lines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clipper.metadata import read_metadata, text_page
from clipper.metadata.authors.bylines import Byline
from clipper.metadata.publishers import brand
from clipper.page import Block, Document, Metadata, RawPage, Role

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
STORY = Block("The boats lay in the harbour and nobody came to fetch them.", 90, role=Role.BODY)


def read(*lines: tuple[Role, str], raw: RawPage | None = None) -> Metadata:
    blocks = [Block(text, n, role=role) for n, (role, text) in enumerate(lines)]
    text = "\n".join(block.text for block in blocks)
    if raw is None:
        raw = RawPage(b"", captured_at=NOW, captured_from="given")
    return read_metadata(Document(text, "text", "utf-8", "utf-8"), [*blocks, STORY], None, raw, "")


def bylines(*texts: str) -> Metadata:
    return read((Role.TITLE, "Nobody fetches the boats"), *((Role.BYLINE, t) for t in texts))


def test_a_source_glued_to_an_age() -> None:
    found = bylines("Harbour Chronicle5 hours ago")
    assert found.publisher == "Harbour Chronicle"
    assert found.published_text == "5 hours ago"
    assert found.published == "2026-03-14T07:00:00+00:00"
    assert found.published_precision == "relative"
    assert found.authors == ()
    assert found.provenance["publisher"] == "byline"


def test_an_age_with_nothing_to_count_from_stays_text() -> None:
    found = read((Role.BYLINE, "Harbour Chronicle5 hours ago"), raw=RawPage(b""))
    assert found.published_text == "5 hours ago"
    assert found.published is None
    assert found.published_precision is None


def test_file_times_are_the_weakest_moment_of_capture() -> None:
    raw = RawPage(b"", captured_at=NOW, captured_from="file")
    note = "Page saved with SingleFile url: x saved date: Mon Jan 05 2026 10:00:00 GMT+0100 (x)"
    assert read((Role.LABEL, note), raw=raw).captured_at == datetime(2026, 1, 5, 9, tzinfo=UTC)
    found = read((Role.BYLINE, "yesterday"), raw=raw)
    assert found.captured_at == NOW
    assert found.provenance["captured_at"] == "file"


@pytest.mark.parametrize(
    ("lines", "authors", "date"),
    [
        (["By Jane Doe | 12 June 2025 | 5 min read"], ("Jane Doe",), "2025-06-12"),
        (["Jane Doe", "June 12, 2025"], ("Jane Doe",), "2025-06-12"),
        (["By", "Jane Doe", "Published: 12 June 2025"], ("Jane Doe",), "2025-06-12"),
        (["Posted on 12 June 2025 by Jane Doe"], ("Jane Doe",), "2025-06-12"),
        (["Von Anna Groß, 12.06.2025"], ("Anna Groß",), "2025-06-12"),
        (["Par Zoé Petit, publié le 12 juin 2025 à 10h30"], ("Zoé Petit",), "2025-06-12T10:30"),
        (["作者：蒋一帆 2025年6月12日"], ("蒋一帆",), "2025-06-12"),
        (["Joined: May 2010", "12 June 2025", "jane99"], ("jane99",), "2025-06-12"),
    ],
)
def test_bylines(lines: list[str], authors: tuple[str, ...], date: str) -> None:
    found = bylines(*lines)
    assert found.authors == authors
    assert found.published == date


def test_dates_of_change_are_told_apart() -> None:
    found = bylines("Published 12 June 2025, updated 14 June 2025")
    assert (found.published, found.modified) == ("2025-06-12", "2025-06-14")
    found = bylines("Last updated 14 June 2025")
    assert (found.published, found.modified) == ("2025-06-14", "2025-06-14")
    assert found.provenance["published"] == "byline, last change"


def test_a_named_source() -> None:
    found = bylines("来源：东屿日报 作者：蒋一帆")
    assert (found.publisher, found.authors) == ("东屿日报", ("蒋一帆",))


def test_a_source_of_related_items_is_a_paper() -> None:
    found = read(
        (Role.TITLE, "Nobody fetches the boats"),
        (Role.BYLINE, "Kings Lane"),
        (Role.BYLINE, "3 hours ago"),
        (Role.RELATED, "A bridge opens twice"),
        (Role.RELATED, "Kings Lane"),
    )
    assert (found.publisher, found.authors) == ("Kings Lane", ())


def test_who_shows_it_apart_from_who_published_it() -> None:
    found = read(
        (Role.BYLINE, "Harbour Chronicle2 hours ago"),
        (Role.PROMOTION, "Find out what Newsbasket AI can do for you every morning"),
    )
    assert (found.publisher, found.aggregator) == ("Harbour Chronicle", "Newsbasket")


def test_a_common_word_is_no_site() -> None:
    found = read(
        (Role.BYLINE, "Harbour Chronicle2 hours ago"),
        (Role.APP_BANNER, "Get started now and download the App"),
        (Role.APP_BANNER, "Our app is free"),
    )
    assert found.aggregator is None


def test_the_page_names_itself() -> None:
    found = read((Role.LABEL, "Valley Herald logo"), (Role.NOTICE, "© 2026 Valley Herald Ltd."))
    assert (found.publisher, found.aggregator) == ("Valley Herald", None)


def test_a_byline_that_was_labelled_as_something_else() -> None:
    found = read((Role.TITLE, "Nobody"), (Role.SUBTITLE, "Harbour Chronicle5 hours ago"))
    assert (found.publisher, found.published_text) == ("Harbour Chronicle", "5 hours ago")


def test_title_that_stands_most_often_wrapped_or_not() -> None:
    title = [Block("Nobody fetches", 0, role=Role.TITLE), Block("the boats", 1, role=Role.TITLE)]
    blocks = [title[0], Block(title[1].text, 1, joins=True, role=Role.TITLE)]
    document = Document("", "text", "utf-8", "utf-8")
    found = read_metadata(document, blocks, None, RawPage(b""), "")
    assert found.title == "Nobody fetches the boats"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Tea is hot at last | The Paper", "Tea is hot at last"), "Tea is hot at last"),
        (("The Paper - Tea is hot at last", "Tea is hot at last"), "Tea is hot at last"),
        (
            ("Tea: hot – at last – The Paper", "The Paper", "Tea: hot – at last"),
            "Tea: hot – at last",
        ),
        (("Tea is hot at last | The Paper", "The Paper"), "Tea is hot at last | The Paper"),
        (("Tea is hot at last and cold", "Tea is hot at last"), "Tea is hot at last and cold"),
        (("Tea is hot at last", "Tea is hot at last | The Paper"), "Tea is hot at last"),
    ],
)
def test_the_headline_alone_behind_the_title_element(lines: tuple[str, ...], title: str) -> None:
    assert read(*((Role.TITLE, line) for line in lines)).title == title


def test_language_site_and_title_of_the_container() -> None:
    document = Document("", "text", "utf-8", "utf-8")
    raw = RawPage(b"", url="https://www.e.example/a", title=" A\ntitle ")
    text = "Der Hafen lag still, und niemand kam, um die Boote zu holen. " * 5
    found = read_metadata(document, [], None, raw, text)
    assert (found.language, found.site, found.title) == ("de", "e.example", "A title")
    assert found.canonical_url == raw.url


def test_an_empty_page_knows_nothing() -> None:
    found = read_metadata(Document("", "text", "utf-8", "utf-8"), [], None, RawPage(b""), "")
    assert found == Metadata()


def masthead(*headline: Block) -> Metadata:
    name = [Block("Tilda's Hillside Journal", n, role=Role.TITLE) for n in range(2)]
    byline = Block("12 June 2025", 7, role=Role.BYLINE)
    document = Document("", "text", "utf-8", "utf-8")
    return read_metadata(document, [*name, *headline, byline, STORY], None, RawPage(b""), "")


def test_a_masthead_above_the_headline_is_no_title() -> None:
    line = Block("What the goats did to the fence last week", 2, role=Role.SUBTITLE, confidence=0.5)
    assert masthead(line).title == line.text
    prose = Block(
        "The goats went through the fence, and we mended it twice.", 2, role=Role.SUBTITLE
    )
    assert masthead(prose).title == "Tilda's Hillside Journal"


def test_what_a_list_has_more_from_is_no_title() -> None:
    blocks = [
        Block(text, n, role=Role.NAVIGATION) for n, text in enumerate(("Home", "Food", "Tea"))
    ]
    blocks += [Block("Plain Kitchen", 3, role=Role.TITLE)]
    blocks += [Block("How to bake with little money", 4, role=Role.SUBTITLE, confidence=0.5), STORY]
    assert text_page.prepared(blocks)[0] == blocks
    blocks += [Block("More from Plain Kitchen", 91, role=Role.RELATED)]
    assert text_page.find_title(text_page.prepared(blocks)[0]) == "How to bake with little money"


def test_a_headline_without_spaces_is_no_masthead() -> None:
    title = Block("น้ำท่วมหนักในภาคเหนือของไทย", 0, role=Role.TITLE)
    below = "ชาวบ้านหลายพันคน ต้องอพยพออกจากบ้าน หลังฝนตกหนัก สามวันติดต่อกัน"
    line = Block(below, 1, role=Role.SUBTITLE, confidence=0.5)
    document = Document("", "text", "utf-8", "utf-8")
    found = read_metadata(document, [title, line, STORY], None, RawPage(b""), "")
    assert (found.title, found.subtitle) == (title.text, below)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("来源：《南渡晚报》 作者：李一帆 2025年6月12日", "南渡晚报"),
        ("Источник: «Вечерний Город» 12 июня 2025", "Вечерний Город"),
        ("Quelle: Tagesbote Mittelland", "Tagesbote Mittelland"),
        ("Published by our own engineers", None),
        ("via nobody 3 years in", None),
    ],
)
def test_publishers_behind_a_word_for_source(line: str, publisher: str | None) -> None:
    assert bylines(line).publisher == publisher


def test_the_name_of_the_site_on_top_and_below() -> None:
    found = read(
        (Role.NAVIGATION, "Skip to content"),
        (Role.NAVIGATION, "Upland Quarterly"),
        (Role.NAVIGATION, "• Essays"),
        (Role.TITLE, "Nobody fetches the boats"),
        (Role.BYLINE, "12 June 2025"),
        (Role.NOTICE, "© 2026 Upland Quarterly. All rights reserved."),
    )
    assert (found.publisher, found.provenance["publisher"]) == (
        "Upland Quarterly",
        "page's own name",
    )


def test_what_headers_say_anywhere_is_no_name() -> None:
    found = read(
        (Role.NAVIGATION, "Ga naar de inhoud"),
        (Role.NAVIGATION, "Поиск"),
        (Role.NAVIGATION, "首页"),
        (Role.TITLE, "Nobody fetches the boats"),
        (Role.NAVIGATION, "ログイン"),
    )
    assert found.publisher is None


@pytest.mark.parametrize(
    ("story", "published"),
    [
        (
            "Les bateaux sont restés dans le port et personne n’est venu les chercher. ",
            "2024-02-09",
        ),
        ("The boats stayed in the harbour and nobody came to fetch them that day. ", "2024-09-02"),
    ],
)
def test_the_order_of_day_and_month_goes_with_the_language(story: str, published: str) -> None:
    blocks = [
        Block("Nobody fetches the boats", 0, role=Role.TITLE),
        Block("09/02/2024 18:12", 1, role=Role.BYLINE),
        Block(4 * story, 2, role=Role.BODY),
    ]
    text = "\n".join(block.text for block in blocks)
    document = Document(text, "text", "utf-8", "utf-8")
    found = read_metadata(document, blocks, None, RawPage(b""), 4 * story)
    assert found.published == f"{published}T18:12"


def test_the_order_of_day_and_month_bows_to_what_else_is_known() -> None:
    found = {"published_text": ("06/12/2025", "byline"), "published": ("2025-06-12", "byline")}
    text_page.read_day_first(dict(found), "", None)
    for address, captured in (
        ("https://paper.example/2025/06/12/owls", None),
        ("", datetime(2025, 6, 15, tzinfo=UTC)),
    ):
        told = dict(found)
        text_page.read_day_first(told, address, captured)
        assert told["published"][0] == "2025-06-12"
    told = found | {"modified": ("2025-07-12", "byline")}
    text_page.read_day_first(told, "", None)
    assert (told["published"][0], told["modified"][0]) == ("2025-12-06", "2025-12-07")


def test_who_signs_below_the_story_goes_before_an_account() -> None:
    lines = [
        (Role.TITLE, "Nobody fetches the boats"),
        (Role.BYLINE, "De redactia - 12 martie 2025"),
        (Role.BODY, "The mill of Kelm was a large one."),
        (Role.ATTRIBUTION, "A consemnat: Ioana Todea"),
    ]
    blocks = [Block(text, n, role=role) for n, (role, text) in enumerate(lines)]
    page = Document("", "text", "utf-8", "utf-8")
    found = read_metadata(page, blocks, None, RawPage(b""), "")
    assert found.authors == ("Ioana Todea",)
    assert found.provenance["authors"] == "signature"
    alone = read_metadata(page, blocks[:-1], None, RawPage(b""), "")
    assert alone.authors == ("redactia",)


def test_a_date_in_digits_of_another_script_has_the_day_first() -> None:
    found = {"published_text": ("٠٦/١٢/٢٠٢٥", "byline"), "published": ("2025-06-12", "byline")}
    text_page.read_day_first(found, "", None)
    assert found["published"][0] == "2025-12-06"


@pytest.mark.parametrize(
    ("address", "byline", "published"),
    [
        ("https://paper.example/2025/06/12/owls", "By Ines Dahl", ("2025-06-12", "url")),
        ("https://paper.example/2025/06/12/owls", "Updated 5 July 2025", ("2025-06-12", "url")),
        ("https://fair.example/events/2099/12/24/owls", "By Ines Dahl", None),
        ("https://shop.example/product/20250612/owls", "By Ines Dahl", None),
        ("https://[paper.example/2025/06/12/owls", "By Ines Dahl", None),
        ("https://paper.example/2025/owls", "By Ines Dahl", None),
        ("https://paper.example/2025/06/12/owls", "11 June 2025", ("2025-06-11", "byline")),
    ],
)
def test_the_day_in_the_address_where_none_is_printed(
    address: str, byline: str, published: tuple[str, str] | None
) -> None:
    blocks = [
        Block("Nobody fetches the boats", 0, role=Role.TITLE),
        Block(byline, 1, role=Role.BYLINE),
        Block("The mill of Kelm was a large one.", 2, role=Role.BODY),
    ]
    captured = datetime(2026, 1, 1, tzinfo=UTC)
    assert text_page.read(blocks, "", captured, address).get("published") == published


def test_who_wrote_is_no_publisher() -> None:
    own = brand.Brands("", 0.0, "Posted by Ann Poe", 0.9, signed=True, shows=0.0)
    found: text_page.Found = {}
    text_page.set_publisher(found, Byline(authors=["Ann Poe"]), own)
    assert found == {}
    text_page.set_publisher(found, Byline(publisher="Ann Poe, Bo Tang & Erik Roe"), None)
    assert found == {}
    text_page.set_publisher(found, Byline(authors=["Bo Tang"]), own)
    assert found["publisher"] == ("Posted by Ann Poe", "byline")
