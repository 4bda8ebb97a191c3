"""Names of the site and of the publisher: candidates, what a glance leaves out, and the best."""

import pytest

from clipper.metadata import brand, brand_names, name_columns, name_places, names, text_page
from clipper.page import Block, Role

BLOCKS = [
    Block(text, n, role=role)
    for n, (text, role) in enumerate(
        [
            ("Tea Gazette", Role.NAVIGATION),
            ("Home", Role.NAVIGATION),
            ("Leaves of the North | Tea Gazette", Role.TITLE),
            ("Jane Doe walked up the hill with two baskets and a kettle.", Role.BODY),
            ("Subscribe to the letter of Tea Gazette and read more of Jane Doe.", Role.PROMOTION),
            ("© 2024 Tea Gazette. All rights reserved.", Role.NOTICE),
        ]
    )
]


def test_a_glance_leaves_out_the_close_columns_alone() -> None:
    found = brand_names.Names(BLOCKS)
    for key in found.keys:
        glance = found.description(key, closely=False)
        close = found.description(key)
        for at, (seen, known) in enumerate(zip(glance, close, strict=True)):
            if at in name_columns.CLOSE:
                assert seen == 0 <= known <= name_columns.CLOSE[at]
            else:
                assert seen == known, at


def test_site_and_publisher_are_the_same_on_a_site_of_its_own() -> None:
    found = brand.find(BLOCKS)
    assert found is not None
    assert found.site == found.publisher == "Tea Gazette"
    assert not found.signed
    assert brand.find([]) is None


def test_a_glance_leaves_the_likeliest_names() -> None:
    more = [
        Block(f"Bert Berry {chr(97 + n // 26)}{chr(97 + n % 26)}", len(BLOCKS) + n, role=Role.LABEL)
        for n in range(100)
    ]
    found = brand_names.Names([*BLOCKS, *more])
    left = brand.glanced(found, brand._model().glance)
    assert len(left) == brand.KEPT < len(found.keys)
    assert "teagazette" in left


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
    blocks = [Block(text, n, role=role) for n, (text, role) in enumerate(lines)]
    found = text_page.read(blocks, "", None)
    assert found["publisher"] == ("Tea Gazette", "byline")
    assert found["aggregator"] == ("Kettle Reader", "page's own name")


def test_what_a_line_begins_with_is_a_name_if_an_age_or_another_line_says_so() -> None:
    lines = [
        ("Harbour PostSign inSubscribe", Role.NAVIGATION),
        ("Snow in Kelm", Role.TITLE),
        ("Tea Gazette · 5 hours ago", Role.BYLINE),
        ("Photo: Harbour Post", Role.CAPTION),
        ("새벽녘신문은 방문 기록 분석을 위해 쿠키를 사용합니다.", Role.NOTICE),
        ("저작권자 © 새벽녘신문", Role.NOTICE),
    ]
    blocks = [Block(text, n, role=role) for n, (text, role) in enumerate(lines)]
    keys = [name_columns.key_of(text) for text, _ in lines]

    def held(key: str) -> int:
        return sum(key in other for other in keys)

    found = set(name_places.fronts(blocks, name_columns.key_of, held))
    assert {(0, "Harbour Post", False), (2, "Tea Gazette", True), (4, "새벽녘신문", False)} <= found


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
    assert names.without_logo(text) == plain
