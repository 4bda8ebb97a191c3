"""Sources, sections, ages and adverts that run into headlines of related items without a space."""

from __future__ import annotations

import pytest

from clipper.page import Block, RelatedItem, Role
from clipper.related import related_items
from clipper.related.cards import sections
from clipper.related.lines import read_runs
from clipper.related.pointing import is_button, is_heading, is_sponsored, without_pointer

FERRY, SNOW, MILL = "Ferry runs aground off Kelm", "Snow stops all trains", "Council keeps the mill"
OWLS, COD = "Owls move into the hall", "Cod is dearer than ever"
HEADS = (FERRY, SNOW, MILL, OWLS)
PAPERS = ("Harbour Post", "Hill Courier", "Daily Bell", "Echo")


def items(*lines: str, menu: tuple[str, ...] = ()) -> list[RelatedItem]:
    """Items of a page with these lines in its menu, and these below a heading."""
    blocks = [Block(text, n, role=Role.NAVIGATION) for n, text in enumerate(menu)]
    blocks.append(Block("A story about tea.", len(blocks), role=Role.BODY))
    texts = ("Related Articles", *lines)
    blocks += [Block(text, n, role=Role.RELATED) for n, text in enumerate(texts, len(blocks))]
    return list(related_items(blocks))


def titles(*lines: str, menu: tuple[str, ...] = ()) -> list[str]:
    return [item.title for item in items(*lines, menu=menu)]


def test_sources_between_headlines_and_glued_ages() -> None:
    lines = [f"{a}{b}{n} hours ago" for n, (a, b) in enumerate(zip(HEADS, PAPERS, strict=True), 2)]
    found = items(*lines[:2], "Win a bicycle with our autumn quiz")
    assert [(i.title, i.source, i.published_text) for i in found[:2]] == [
        (FERRY, "Harbour Post", "2 hours ago"),
        (SNOW, "Hill Courier", "3 hours ago"),
    ]
    assert titles(*lines) == list(HEADS)


def test_a_source_with_a_capital_inside_is_taken_off_whole() -> None:
    names = ("TideWatch Odd News", "Hill Courier", "TideWatch Odd News", "Daily Bell")
    lines = [f"{a}{b}" for a, b in zip(HEADS, names, strict=True)]
    assert [(i.title, i.source) for i in items(*lines)] == list(zip(HEADS, names, strict=True))


def test_a_button_glued_to_one_headline() -> None:
    lines = [f"{FERRY}Play Video", SNOW, f"{MILL}Video abspielen", "What Geese Read"]
    assert titles(*lines) == [FERRY, SNOW, MILL, "What Geese Read"]


def test_one_name_with_a_capital_inside_is_no_source() -> None:
    lines = [f"{FERRY} for YouTube2 hours ago", f"{SNOW} in the hills3 hours ago"]
    assert titles(*lines) == [f"{FERRY} for YouTube", f"{SNOW} in the hills"]


def test_sections_in_front_of_headlines_with_glued_ages_of_any_words() -> None:
    towns = ("Ловеч", "Русе", "Видин")
    heads = ("Мечка разби кошери край селото", "Училище пусна собствено радио", "Мостът падна пак")
    lines = [f"{t}{h}{n} часа" for n, (t, h) in enumerate(zip(towns, heads, strict=True), 2)]
    found = items("Всичко наоколо", *lines)
    assert [(item.title, item.published_text) for item in found] == [
        (head, f"{n} часа") for n, head in enumerate(heads, 2)
    ]


def test_a_length_of_time_is_an_age_only_where_a_list_has_it() -> None:
    assert titles(f"{FERRY} for X2 часа", SNOW, MILL) == [f"{FERRY} for X2 часа", SNOW, MILL]


def test_sources_in_brackets_without_a_space() -> None:
    lines = [f"{head}({name})" for head, name in zip(HEADS, PAPERS, strict=True)]
    assert [(i.title, i.source) for i in items(*lines)] == list(zip(HEADS, PAPERS, strict=True))
    spaced = [f"{head} ({name})" for head, name in zip(HEADS, ("why", "how", "who"), strict=False)]
    assert titles(*spaced) == spaced


def test_sources_behind_headlines_with_a_day_before_them() -> None:
    lines = [f"20/02 15:0{n} – {h} ({PAPERS[n]})" for n, h in enumerate(HEADS)]
    found = items(*lines, "What readers of Kelm liked best", "A wreck off Kelm", "More snow")
    assert [(item.title, item.source) for item in found[:4]] == list(
        zip(HEADS, PAPERS, strict=True)
    )


def test_a_line_may_end_with_a_space() -> None:
    blocks = [Block(f"{FERRY} ", 0, role=Role.RELATED), Block(OWLS, 1, role=Role.RELATED)]
    blocks += [Block("and more ", 2, role=Role.RELATED, joins=True)]
    assert related_items(blocks)


def test_sources_without_an_age_one_below_the_other() -> None:
    lines = [f"{head}{name}" for head, name in zip(HEADS, PAPERS, strict=True)]
    found = titles("What readers of Kelm liked best in May", *lines, COD)
    assert set(HEADS) <= set(found)


def test_a_picture_with_its_source_before_the_headline() -> None:
    lines = [line for n in range(3) for line in (f"{HEADS[n]}{PAPERS[n]}{n + 2} h ago", HEADS[n])]
    assert [(item.title, item.source) for item in items(*lines)] == [
        (HEADS[n], PAPERS[n]) for n in range(3)
    ]


@pytest.mark.parametrize("name", ["NEWS", "Politics"])
def test_sections_behind_headlines(name: str) -> None:
    menu = ("Home", "News", "Sport", "Opinion")
    lines = [f"{FERRY} {name}", f"{SNOW} {name}", f"{MILL} SPORT", f"{OWLS} OPINION"]
    assert titles(*lines, menu=menu) == list(HEADS)


def test_what_headlines_are_about_is_no_section() -> None:
    lines = [f"{FERRY} says NATO", f"{SNOW} in Kelm", f"{MILL} for BBC", OWLS]
    assert titles(*lines, menu=("Kelm", "News")) == lines
    goods = ["Kelmo slow kettle for tea", "Kelmo fast kettle for two", "Nordo kettle of steel"]
    assert titles(*goods, menu=("Kelmo", "Nordo")) == goods
    games = ["Late goal by Kane denies Hoorn", "Ten-man Kelm beat Nord", "Roe sinks sorry Edam"]
    assert titles(*games, menu=("Hoorn", "Nord", "Edam")) == games
    towns = ["부산시 청년 주택을 늘린다", "대구시 새 도서관을 연다", "경남도 귀농인을 돕는다"]
    assert titles(*towns, menu=("전국 서울 부산 대구 경남 경북",)) == towns
    letters = ["A full life with ADHD", "Growing up with quiet PTSD", "How runners cope with OCD"]
    assert titles(*letters) == letters


@pytest.mark.parametrize(
    "lines",
    [
        ["OpenAI shows a new model", "OpenAI's boss defends the deal", "OpenAI to open an office"],
        ["Sorting in JavaScript", "Generics in TypeScript", "Closures now in JavaScript"],
        ["FaceTime gets a new look", "AirPods can now translate", "MacBook sales rise again",
         "AirTag finds a lost dog", "HomePod gets a screen"],
        ["Getting on with GraphQL", "Ten mistakes in TypeScript", "Moving on to PostgreSQL",
         "Backups made easy with MongoDB"],
        ["Neue Proteste der LehrerInnen", "Mehr Lohn für PflegerInnen", "Streit um StudentInnen"],
    ],
)  # fmt: skip
def test_names_with_a_capital_inside_stay_whole(lines: list[str]) -> None:
    assert titles(*lines) == lines


def test_sections_glued_in_front_where_nothing_shows_a_seam() -> None:
    lines = [
        "スポーツ代走専門の選手が初めて打席に立つ",
        "国内郵便局の窓口に昼の休みを入れる",
        "科学湖の底の縞から千年前の嵐を読む",
    ]
    menu = ("トップ国内国際経済スポーツ科学ライフ",)
    assert titles(*lines, menu=menu) == [
        "代走専門の選手が初めて打席に立つ",
        "郵便局の窓口に昼の休みを入れる",
        "湖の底の縞から千年前の嵐を読む",
    ]
    assert titles(*lines) == lines


def test_ranks_before_cards_of_several_lines() -> None:
    heads = ("الشبورة كثيفة على الطرق", "طالب يصمم ذراعا من خردة", "موعد صرف المعاشات غدا")
    lines = [f"{n}{head}" for n, head in enumerate(heads, 1)]
    assert titles(*lines) == list(heads)
    places = [
        f"{n}위 {head}" for n, head in enumerate(("섬의 은행이 문을 닫다", "배추밭을 갈다"), 1)
    ]
    places.append("3위 새벽 시장에 첫눈이 오다")
    assert titles(*places) == [line[3:] for line in places]


def test_days_with_their_weekday_and_ranges_of_days() -> None:
    lines = [f"{head}7/{n}(木) 7:02" for n, head in enumerate(HEADS, 20)]
    assert titles(*lines) == list(HEADS)
    assert titles(f"{FERRY} on 29-30 September", SNOW)[0] == f"{FERRY} on 29-30 September"


def test_adverts_are_no_items() -> None:
    lines = [
        FERRY,
        "Kettles for everyone, free of costSponsored by Kelmo",
        "WerbungNeue Kannen",
        MILL,
    ]
    assert titles(*lines) == [FERRY, MILL]
    assert is_sponsored("AnnuncioBanca che rende di più")
    assert not is_sponsored("AdBlue is dearer than ever")
    assert not is_sponsored("Sponsored walk over the hills")
    assert not is_sponsored("PubMed study finds fish is good")


def test_short_lines_above_headlines_with_ages_head_a_list() -> None:
    lines = [f"{head}{n} hours ago" for n, head in enumerate(HEADS, 2)]
    assert titles("Om och omkring", *lines) == list(HEADS)


def test_words_that_point_in_more_languages() -> None:
    assert is_heading("Най-четено")
    assert is_heading("あなたにおすすめの記事")
    assert not is_heading("Mais de 200 barcos")
    assert not is_heading("Plus de peur que de mal")
    assert not is_heading("New York Times cuts jobs")
    assert is_heading("More from the Harbour Post")
    assert is_heading("Recomendado en Mirador")
    assert is_heading("更多来自南岛早报")
    assert not is_heading("Más de cien barcos")
    assert without_pointer("Mehr aus Kelm: Schnee fällt") == ("Schnee fällt", True)
    for title in ("Lee Anderson: Tories have lost", "Next week: what to expect", "PREVIEW: Kelm"):
        assert without_pointer(title) == (title, False)
    assert titles("यह भी पढ़ेंः-झरना फिर बहने लगा, लोग देखने आए") == ["झरना फिर बहने लगा, लोग देखने आए"]


def test_quotation_marks_are_no_arrows() -> None:
    assert (
        titles("«Mortar» of old towns lasts longer", SNOW)[0]
        == "«Mortar» of old towns lasts longer"
    )
    assert titles("« Ferry runs aground off Kelm", SNOW)[0] == FERRY


def test_headlines_with_days_numbers_and_brands_in_them_are_whole() -> None:
    rest = ("Snow stops all trains in the north", "Council keeps the mill for a year")
    for title in (
        "King Charles visits Kelm today",
        "The man who vanished 20 years ago",
        "1. FC Kelm loses again in Mainz",
        "Charles\u00a0III hospitalisé à Londres pour la nuit",
    ):
        assert " ".join(title.split()) in titles(rest[0], title, rest[1])
    flats = [f"{n} bedroom flat in Kelm" for n in range(1, 4)]
    terms = ["某市原副市长受贿获刑12年", "某公司高管贪污获刑10年", "诈骗团伙主犯被判15年"]
    for whole in (flats, terms):
        blocks = [Block(text, n, role=Role.RELATED) for n, text in enumerate(whole)]
        (run,) = read_runs(blocks)
        assert [line.text for section in sections(run) for line in section] == whole


def test_capital_i_with_a_dot_is_one_letter() -> None:
    line = "İstanbul, İzmir ve İznik'te kar yağdı dün"
    assert titles(line, "Kar bütün trenleri durdurdu")[0] == line


def test_hostile_lines_take_little_time() -> None:
    lines = [
        ("a:1" + "," * 2000) * 3 + "b;",
        "Ferry" + " " * 90_000 + "aground",
        "NextA" + "Next" * 20_000,
    ]
    assert len(titles(*lines, "1" * 90_000 + "a1")) <= 4


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("上一篇 雪夜裡的舊火車站", "雪夜裡的舊火車站"),
        ("下一条：老码头停止收费", "老码头停止收费"),
        ("次の記事 雪の町の古い駅", "雪の町の古い駅"),
        ("다음기사 눈 내린 마을의 역", "눈 내린 마을의 역"),
        ("الخبر التالي: العاصفة تصل المرفأ", "العاصفة تصل المرفأ"),
        ("הכתבה הבאה: הסערה בנמל", "הסערה בנמל"),
    ],
)
def test_words_for_the_next_page_in_scripts_without_capitals(text: str, title: str) -> None:
    assert without_pointer(text) == (title, True)


@pytest.mark.parametrize(
    "text",
    [
        "下一条生产线在哪里",
        "前一篇论文被撤稿引发争议",
        "前の記事は間違いでした",
        "下一期 彩票头奖高达一亿",
        "다음 글로벌 위기는 어디서 오나",
        "다음 기사회생의 주인공은 누구인가",
        "다음 주 날씨는 맑음",
    ],
)
def test_what_begins_like_them_is_whole(text: str) -> None:
    assert without_pointer(text) == (text, False)


@pytest.mark.parametrize(
    "text", ["In “Recipes”", 'In "Old mills"', "En «Economía»", "Dans « Potager »"]
)
def test_the_section_that_blogs_print_below_a_teaser(text: str) -> None:
    assert is_button(text)


def test_a_headline_that_ends_with_a_quotation_is_no_section() -> None:
    assert not is_button("In Kelm nobody says “owl”")
    assert not is_button("In “Dune” the sand is the hero")
    assert not is_button("I “did nothing wrong”")
    assert not is_button("In 'The Bear' and 'Succession'")
    assert not is_button("В «Газпроме» объявили о «повороте»")


@pytest.mark.parametrize(
    "text",
    [
        "Ίσως σας αρέσουν",
        "Більше за темою",
        "วิดีโอแนะนำ",
        "In case you missed it",
        "正在热读",
        "Susiję straipsniai",
    ],
)
def test_headings_of_lists_in_more_languages(text: str) -> None:
    assert is_heading(text)


def test_a_step_that_is_said_twice() -> None:
    assert without_pointer("Previous PostPrevious Tea is hot") == ("Tea is hot", True)
    assert without_pointer("Previous PostNext to the sea") == ("Next to the sea", True)
    for title in ("Previous Governments failed the poor", "Next plc shares fall"):
        assert without_pointer(f"Previous Post {title}") == (title, True)
    assert without_pointer("Next PostNext Generation leads") == ("Next Generation leads", True)


def test_steps_behind_the_text_of_a_picture() -> None:
    before = "House by the sea Previous Post Ten stilts for a house of reed"
    behind = "A man of KelmNext Post 10 ways to thatch a roof"
    assert titles(before, behind) == ["Ten stilts for a house of reed", "10 ways to thatch a roof"]
    assert "Ten stilts for a house of reed" not in titles(FERRY, before)  # it may be about a post
    heads = ("Why Our Next Story Matters To Kelm", "How The Previous Article Changed The Law")
    assert titles(*heads) == list(heads)


def test_how_long_what_can_be_heard_takes() -> None:
    times = zip((FERRY, SNOW, MILL), ("03:37", "04:17", "04:58"), strict=True)
    assert titles(*(f"{text} {time}" for text, time in times)) == [FERRY, SNOW, MILL]


def test_brackets_with_a_source_and_a_time_behind_all_lines() -> None:
    lines = (f"{FERRY} (Harbour Post, 08:15)", f"{SNOW} (Hill Courier, yesterday)")
    assert titles(*lines, f"{MILL} (Echo, 14 September)") == [FERRY, SNOW, MILL]
    times = zip(HEADS, ("9:58", "2:00:35", "9:59", "10:01:02"), strict=True)
    assert not set(HEADS) & set(titles(*(f"{text} (Bolt, {time})" for text, time in times)))
    fairs = [f"{text} ({place}, 12 June)" for text, place in ((FERRY, "Kelm"), (SNOW, "Hoorn"))]
    assert titles(*fairs) == fairs


def test_a_pointer_before_a_headline_with_a_colon() -> None:
    assert without_pointer("ALSO READ | Ban: ferry runs") == ("Ban: ferry runs", True)
    assert without_pointer("More | Less: the debate") == ("More | Less: the debate", False)
    assert without_pointer("Kelm | Read also: ferry runs") == (
        "Kelm | Read also: ferry runs",
        False,
    )
