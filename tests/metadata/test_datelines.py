"""Authors named in the story itself, as East Asian papers have them."""

from __future__ import annotations

import pytest

from clipper.metadata.authors.datelines import authors
from clipper.page import Block, Role
from tests.metadata.test_html_page import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("〔記者林宥辰／屏東報導〕落山風一吹就是半年，小漁村卻把它變成門票。", ["林宥辰"]),
        ("　　本报讯（记者 周晓岚 通讯员 何建平）昨日清晨5时许，天还没亮。", ["周晓岚", "何建平"]),
        ("【本報記者張小明、李大文／台北報導】市長今天說，橋要修。", ["張小明", "李大文"]),
        ("[묵진=해오름일보] 김도현·서유진 기자 = 27일 오전 강원도 묵진항.", ["김도현", "서유진"]),
        ("(서울=연합소식) 김도현 기자 = 정부가 27일 밝혔다.", ["김도현"]),
        ("列車は戻ってこないが、人は戻ってくる。【高瀬美緒、小野寺淳】", ["高瀬美緒", "小野寺淳"]),
        ("列車は戻ってこない。【みなと通信】", []),
        ("本报记者 唐知远 通讯员 鲁小满", ["唐知远", "鲁小满"]),
        ("（记者 唐知远 整合）昨日清晨，天还没亮。", ["唐知远"]),
        ("列車は戻ってこない。（敬称略）", []),
        ("列車は戻ってこない。【写真特集】", []),
        ("【记者观察】昨日清晨，天还没亮。", []),
        ("（见习记者 王芳 实习生 李明）昨日清晨，天还没亮。", ["王芳", "李明"]),
        ("记者（这个职业）不好做，他说。", []),
        ("昨日（10月19日）清晨，天还没亮。", []),
        ("기자 = 사람", []),
        ("He asked (as a reporter does) what had become of the owls.", []),
    ],
)
def test_names_in_known_frames(text: str, names: list[str]) -> None:
    assert authors([Block(text, role=Role.BODY)]) == names
    assert authors([Block(f"{text} {'x' * 60}", role=Role.RELATED)]) == []


def test_names_in_the_last_brackets_stand_elsewhere_too() -> None:
    story = Block("国の担当者は必要だと話した。（塚本真理子、編集委員・広瀬啓）", 1, role=Role.BODY)
    byline = Block("塚本真理子 広瀬啓", 0, role=Role.LABEL)
    assert authors([byline, story]) == ["塚本真理子", "広瀬啓"]
    assert authors([story]) == []


def test_a_second_author_of_the_story_joins_the_one_of_the_head() -> None:
    opening = "本报讯（记者 周晓岚 通讯员 何建平）昨日清晨5时许，天还没亮。"
    found = read('<meta name="author" content="周晓岚">', f"<h1>棉纺厂开门</h1><p>{opening}</p>")
    assert found.authors == ("周晓岚", "何建平")
    assert found.provenance["authors"] == "dateline"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("【フランクフルト=片桐直人】北海電子は23日、新工場を建設すると発表した。", ["片桐直人"]),
        ("【ロンドン＝片桐直人、星野遥香】北海電子は23日、発表した。", ["片桐直人", "星野遥香"]),
        ("【ニューヨーク=時事】北海電子は23日、発表した。", []),
        ("【特集=春の旅】北海電子は23日、発表した。", []),
        ("Hasan KIRAÇ / KONYA, (DHB)- KONYA'nın ilçesinde su çekildi.", ["Hasan KIRAÇ"]),
        ("Ali ER-Ayşe KAYA/İZMİR, (ABC) - İzmir'de su çekildi.", ["Ali ER", "Ayşe KAYA"]),
        ("Read more / LONDON (AP) - The council met.", []),
        ("Kuzey Ege / İZMİR'de su çekildi.", []),
    ],
)
def test_names_before_the_first_sentence(text: str, names: list[str]) -> None:
    assert authors([Block(text, role=Role.BODY)]) == names


KOREAN = "배는 일주일 내내 부두에 있었고, 누가 매어 두었는지 아무도 몰랐다고 주민들은 말했다."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("최윤호 기자 uknow@paper.example", ["최윤호"]),
        ("최윤호 기자", ["최윤호"]),
        ("최윤호기자", ["최윤호"]),
        ("[최윤호 기자 uknow@paper.example]", ["최윤호"]),
        ("/최윤호 기자(uknow@paper.example)", ["최윤호"]),
        ("용인=최윤호 기자", ["최윤호"]),
        ("문화일보 최윤호 기자", ["최윤호"]),
        ("최윤호 산업부 기자", ["최윤호"]),
        ("최윤호 선임기자", ["최윤호"]),
        ("최윤호·김민 기자", ["최윤호", "김민"]),
        ("런던=최윤호 특파원", ["최윤호"]),
        ("취재 기자", []),
        ("문화부 기자", []),
        ("전문 기자", []),
        ("선임기자 채용", []),
        ("방송국 기자", []),
        ("사진=최윤호 기자", []),
        ("유명 기자", []),
        ("최윤호 기자가 말했다.", []),
    ],
)
def test_korean_reporters_behind_the_story(line: str, names: list[str]) -> None:
    story = Block(KOREAN, role=Role.BODY)
    for role in (Role.BODY, Role.BYLINE, Role.LABEL):
        assert authors([story, Block(line, 1, role=role)]) == names
    assert authors([story, Block(line, 1, role=Role.RELATED)]) == []


def test_a_korean_reporter_before_the_story() -> None:
    assert authors([Block(f"[항구일보 최윤호 기자] {KOREAN}", role=Role.BODY)]) == ["최윤호"]
    assert authors([Block(f"[문화부 기자] {KOREAN}", role=Role.BODY)]) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（海港晚报记者 周晓岚 唐知远）", ["周晓岚", "唐知远"]),
        ("（记者 周晓岚 通讯员 何建平）", ["周晓岚", "何建平"]),
        ("（记者 周晓岚 摄）", []),
        ("（海港晚报 供图）", []),
    ],
)
def test_reporters_in_brackets_below_the_story_go_before_the_editor(
    line: str, names: list[str]
) -> None:
    story = Block("昨日清晨，天还没亮，渡船已经停在码头。", 1, role=Role.BODY)
    assert authors([story, Block(line, 2, role=Role.ATTRIBUTION)]) == names
    assert authors([Block(story.text + line, 1, role=Role.BODY)]) == names
    assert authors([story, Block(line, 2, role=Role.CAPTION)]) == []
    html = f"<h1>渡船</h1><p>{story.text}</p><p>{line}</p><p>责任编辑：王小明</p>"
    found = read("", html, {"渡船": Role.TITLE, "责任编辑：王小明": Role.BYLINE})
    assert found.authors == (tuple(names) or ("王小明",))
