"""The structure step, on predictions made by hand: what the page's shape decides."""

from __future__ import annotations

import re

import lxml.html
import numpy as np
import pytest

from clipper.page import NOTHING_SAID, Role
from clipper.segment import features
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.labeller import MENTIONS, PAGE_TYPES, Prediction
from clipper.segment.steps import first_guess, prose, sections
from clipper.segment.steps.judged import Page
from tests.segment.judged_pages import ARTICLE, LISTING, of_html, of_text
from tests.segment.judged_pages import PROSE as ARTICLE_PROSE
from tests.segment.judged_pages import predicted as judged

AT = {role: at for at, role in enumerate(Role)}
PROSE = "The boats came in late that day and the men were tired, so nobody asked about the storm."


def predicted(roles: list[Role], sure: float = 0.9) -> Prediction:
    table = np.full((len(roles), len(Role)), (1 - sure) / (len(Role) - 1), np.float32)
    main = np.full(len(roles), 0.05, np.float32)
    for row, role in enumerate(roles):
        table[row, AT[role]] = sure
        if role is Role.BODY:
            main[row] = 0.95
    mentions = np.zeros((len(roles), 4), np.float32)
    mentions[[role is Role.TITLE for role in roles], MENTIONS.index("title")] = 3.0
    return Prediction(main, table, mentions, np.full(7, 1 / 7, np.float32))


def decide(lines: list[tuple[str, Role]]) -> list[Role]:
    groups = features.units(text_blocks.read("\n".join(text for text, _ in lines)))
    made = features.extract(groups, "text")
    decisions = sections.decide(groups, predicted([role for _, role in lines]), made, "text")
    assert all(d.why and 0 <= d.confidence <= 1 for d in decisions)
    return [d.role for d in decisions]


def test_order_of_steps() -> None:
    listed = (sections.__doc__ or "").partition("\n1. ")[2].partition("\n\n")[0]
    assert [step.__name__ for step in sections.STEPS] == re.findall(r"`(\w+)`", listed)


STORY = f"{PROSE} {PROSE}"
SOURCE = "12. A book of boats by somebody who has seen them all come in, one after the other"


@pytest.mark.parametrize(
    ("head", "role", "wanted"),
    [
        ("References", Role.ATTRIBUTION, Role.ATTRIBUTION),
        ("References", Role.NAVIGATION, Role.BODY),  # a menu's entry heads nothing
        ("References", Role.BODY, Role.BODY),  # nor does a chapter's
        ("Boats", Role.ATTRIBUTION, Role.BODY),
    ],
)
def test_entries_of_a_list_of_sources_need_no_words_for_it(
    head: str, role: Role, wanted: Role
) -> None:
    lines = [(STORY, Role.BODY), (STORY, Role.BODY), (head, role), (STORY, Role.BODY)]
    assert decide([*lines, (SOURCE, Role.ATTRIBUTION)])[-1] is wanted


@pytest.mark.parametrize(
    ("sure", "above", "below", "third", "wanted"),
    [
        (0.5, Role.PROMOTION, Role.COMMENTS, 0.0, Role.PROMOTION),
        (0.64, Role.PROMOTION, Role.COMMENTS, 0.0, Role.RELATED),  # no doubt
        (0.5, Role.SHARING, Role.COMMENTS, 0.0, Role.RELATED),  # a role it hardly has
        (0.5, Role.RELATED, Role.PROMOTION, 0.0, Role.RELATED),  # not alone
        (0.34, Role.PROMOTION, Role.COMMENTS, 0.33, Role.RELATED),  # a third is likelier
    ],
)
def test_lone_furniture_in_doubt_goes_with_its_neighbour(
    sure: float, above: Role, below: Role, third: float, wanted: Role
) -> None:
    lines = [STORY, STORY, STORY, "Try our tools", "What they can do for you:", "Not one comment"]
    roles = [Role.BODY] * 3 + [above, Role.RELATED, below]
    groups = features.units(text_blocks.read("\n".join(lines)))
    made = features.extract(groups, "text")
    prediction = predicted(roles)
    prediction.roles[4] = 0.001
    prediction.roles[4, AT[Role.RELATED]] = sure
    prediction.roles[4, AT[Role.PROMOTION]] = 0.98 - sure - third
    prediction.roles[4, AT[Role.SHARING]] += third
    got = sections.decide(groups, prediction, made, "text")[4]
    assert got.role is wanted


def test_every_repetition_of_the_headline_is_title() -> None:
    got = decide(
        [
            ("Storm closes the northern harbour for a second week", Role.TITLE),
            ("Storm closes the northern harbour for a second week", Role.NAVIGATION),
            (PROSE, Role.BODY),
            ("Nobody on the quay had slept, and two of the nets were still out there.", Role.BODY),
            ("Another headline of another page", Role.TITLE),
        ]
    )
    assert got[:2] == [Role.TITLE, Role.TITLE]
    assert got[4] is not Role.TITLE


def test_a_small_page_has_its_prose() -> None:
    got = decide(
        [
            ("Back to notices", Role.PROMOTION),
            ("Library closed", Role.PROMOTION),
            ("The reading room will be closed on Thursday.", Role.NOTICE),
            ("Contact", Role.NOTICE),
        ]
    )
    assert got[1:] == [Role.TITLE, Role.BODY, Role.NOTICE]


def test_prose_behind_the_prose_of_a_small_page_is_no_caption_unless_it_says_so() -> None:
    lines = [
        ("Library closed", Role.TITLE),
        ("The reading room will be closed on Thursday.", Role.BODY),
        ("The children may come to the shed instead.", Role.CAPTION),
        ("Photo: the shed of the library in the rain.", Role.CAPTION),
    ]
    assert decide(lines)[1:] == [Role.BODY, Role.BODY, Role.CAPTION]


@pytest.mark.parametrize(
    ("sure", "wanted"), [(0.6, Role.RELATED), (0.8, Role.PROMOTION), (0.95, Role.PROMOTION)]
)
def test_an_offer_in_a_section_of_teasers_holds_where_it_is_sure(sure: float, wanted: Role) -> None:
    lines = [
        ("Storm closes the northern harbour", Role.TITLE),
        (PROSE, Role.BODY),
        ("Related Articles", Role.RELATED),
        ("Ferry line opens again after the winter", Role.RELATED),
        ("Boots that keep out every sea", Role.PROMOTION),
        ("Council votes on the new wall", Role.RELATED),
    ]
    groups = features.units(text_blocks.read("\n".join(text for text, _ in lines)))
    prediction = predicted([role for _, role in lines])
    prediction.roles[4] = (1 - sure) / (len(Role) - 1)
    prediction.roles[4, AT[Role.PROMOTION]] = sure
    made = features.extract(groups, "text")
    got = [d.role for d in sections.decide(groups, prediction, made, "text")]
    assert got == [*[role for _, role in lines[:4]], wanted, Role.RELATED]


def test_a_headline_said_twice_in_prose_makes_no_list() -> None:
    page = [
        ("Part one of the tale", Role.BODY),
        (PROSE, Role.BODY),
        ("Part one of the tale", Role.BODY),
    ]
    assert set(decide([("A tale of two quays", Role.TITLE), *page])[1:]) == {Role.BODY}


def test_the_cut_is_near_one_half_on_a_page_of_clear_prose() -> None:
    main = np.array([0.99, 0.98, 0.97, 0.55, 0.3, 0.02], np.float32)
    words = np.array([60, 80, 70, 9, 9, 9], np.float32)
    assert 0.3 < first_guess.content_cut(main, words, "text") < 0.56


def test_the_cut_is_lower_where_all_is_doubt() -> None:
    main = np.array([0.3, 0.25, 0.28, 0.27, 0.01], np.float32)
    words = np.array([20, 20, 20, 20, 20], np.float32)
    assert first_guess.content_cut(main, words, "text") <= 0.25
    assert (
        first_guess.content_cut(main / 10, words, "text") == 0.1
    )  # a page with nothing likely has nothing


def test_rows_of_a_table_of_content_stay_together() -> None:
    rows = "".join(f"<tr><td>Height {n}</td><td>{n} centimetres in all</td></tr>" for n in range(6))
    blocks = html_blocks.read(lxml.html.document_fromstring(f"<table>{rows}</table><p>{PROSE}</p>"))
    groups = features.units(blocks)
    roles = [Role.BODY] * 4 + [Role.BYLINE, Role.NOTICE, Role.BODY]
    made = features.extract(groups, "html")
    got = [d.role for d in sections.decide(groups, predicted(roles), made, "html")]
    assert got == [Role.BODY] * 7


TEASER = "Les marins du nord attendent toujours leur port"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (f"Lire aussi : {TEASER}", Role.RELATED),
        (f"LEGGI ANCHE: {TEASER}", Role.RELATED),
        (f"▶ Zobacz także: {TEASER}", Role.RELATED),
        (f"Läs ocksåLes marins {TEASER}", Role.RELATED),
        (f"Czytaj też{TEASER}", Role.RELATED),
        (f"Lire aussi«{TEASER}»", Role.RELATED),
        ("WatchGuard said on Thursday that it would close three offices", Role.BODY),
        ("ReadWrite said on Thursday that it would close three offices", Role.BODY),
        (f"更多：{TEASER}", Role.BODY),
        (f"More boats: {TEASER}", Role.BODY),
        ("Lire aussi :", Role.BODY),
    ],
)
def test_a_line_that_sends_the_reader_on(line: str, role: Role) -> None:
    got = of_text([ARTICLE_PROSE, ARTICLE_PROSE + "Et.", line, ARTICLE_PROSE + "Fin."])
    assert got[line][0] is role
    listed = of_text([ARTICLE_PROSE, line, ARTICLE_PROSE + "Fin."], page_type=LISTING)
    assert listed[line][0] is Role.BODY


def test_a_doubted_unit_of_an_article_takes_the_role_it_looks_like() -> None:
    doubted = {2: (0.7, Role.RELATED, 0.6)}
    body = (
        f"<p>{ARTICLE_PROSE}</p><p>{ARTICLE_PROSE}Et.</p><p>{TEASER}</p><p>{ARTICLE_PROSE}Fin.</p>"
    )
    assert of_html(body, others=doubted)[TEASER][0] is Role.RELATED
    assert of_html(body, others=doubted, page_type=LISTING)[TEASER][0] is Role.BODY
    sure = {2: (0.85, Role.RELATED, 0.6)}
    assert of_html(body, others=sure)[TEASER][0] is Role.BODY


def test_a_line_behind_content_is_no_caption_without_a_word_of_one() -> None:
    lines = [10 * PROSE, "The rock has a name that nobody in the village knows today.", PROSE]
    for main, wanted in ((0.3, Role.BODY), (0.1, Role.CAPTION)):
        told = of_text(lines, others={1: (main, Role.CAPTION, 0.9)})
        assert told[lines[1]][0] is wanted


def test_a_sure_closing_note_needs_no_word_for_it() -> None:
    note = "The owls of the first draft were geese, as a reader who had counted them wrote to us."
    for main, wanted in ((0.02, Role.ATTRIBUTION), (0.4, Role.BODY)):
        told = of_text([10 * PROSE, note], others={1: (main, Role.ATTRIBUTION, 0.97)})
        assert told[note][0] is wanted


def test_the_last_word_of_a_menu_heads_no_list() -> None:
    lines = ["Sport", "More", "Search", "3 hours ago", "2 hours ago", PROSE]
    others = dict.fromkeys(range(5), (0.01, Role.NAVIGATION, 0.97))
    assert of_text(lines, others=others)["More"][0] is Role.NAVIGATION


def test_lines_that_end_with_the_headline_lead_to_it_or_count_its_comments() -> None:
    head = "Owls move into the hall"
    lines = [f"Home › Town › {head}", head, 10 * PROSE, f"5 thoughts on “{head}”", "Nice owls"]
    others = {
        0: (0.01, Role.RELATED, 0.7),
        1: (0.01, Role.TITLE, 0.97),
        3: (0.01, Role.RELATED, 0.7),
        4: (0.01, Role.COMMENTS, 0.9),
    }
    told = of_text(lines, others=others)
    assert told[lines[0]][0] is Role.NAVIGATION
    assert told[head][0] is Role.TITLE
    assert told[lines[3]][0] is Role.COMMENTS


def test_a_doubted_paragraph_between_others_is_part_of_the_story() -> None:
    lines = [3 * PROSE, "The owls of the hall were asked as well. " * 3, 4 * PROSE]
    for body, wanted in ((0.3, Role.BODY), (0.0, Role.PROMOTION)):
        groups = features.units(text_blocks.read("\n\n".join(lines)))
        made = features.extract(groups, "text")
        given = judged(3, others={1: (0.3, Role.PROMOTION, 0.6)})
        given.roles[1, AT[Role.BODY]] = body
        assert sections.decide(groups, given, made, "text")[1].role is wanted


@pytest.mark.parametrize(
    ("told", "becomes"),
    [
        ((0.55, Role.BODY, 0.6), Role.BODY),
        ((0.45, Role.BODY, 0.6), Role.PROMOTION),
        ((0.55, Role.PROMOTION, 0.6), Role.PROMOTION),
    ],
)
def test_a_paragraph_below_a_heading_of_the_content_is_content_below_the_cut(
    told: tuple[float, Role, float], becomes: Role
) -> None:
    doubted = (
        "Deleting returns at once, and the space is given back when the last reader leaves it."
    )
    tree = lxml.html.document_fromstring(f"<h2>Deleting</h2><p>{doubted}</p>")
    groups = features.units(html_blocks.read(tree))
    made = features.extract(groups, "html")
    page = Page(groups, judged(2, others={1: told}), made, "html", NOTHING_SAID)
    page.roles, page.confidence, page.why = [Role.BODY, Role.PROMOTION], [0.9, 0.3], ["", ""]
    prose.below_heading(page)
    assert page.roles == [Role.BODY, becomes]


def test_what_heads_the_entries_of_a_live_report_is_content() -> None:
    byline = (0.1, Role.BYLINE, 0.9)
    heads = [
        "18.02 Evacuation order lifted",
        "4:40 pm – Gauge peaks at the bridge",
        "14.15 Ada Berg",
    ]
    report = [heads[0], 2 * PROSE, heads[1], 3 * PROSE, heads[2], 4 * PROSE]
    told = of_text(report, others=dict.fromkeys((0, 2, 4), byline))
    assert [told[head][0] for head in heads] == [Role.BODY, Role.BODY, Role.BYLINE]
    told = of_text(report, others={0: (0.1, Role.LABEL, 0.4), 2: (0.1, Role.CAPTION, 0.4)})
    assert [told[head][0] for head in heads[:2]] == [Role.BODY, Role.BODY]
    alone = [*report[:2], *report[4:]]  # one line with a time is no report
    told = of_text(alone, others=dict.fromkeys((0, 2), byline))
    assert told[heads[0]][0] is Role.BYLINE


@pytest.mark.parametrize(
    ("last", "main", "becomes"),
    [
        ("<p>{}</p>", 0.55, Role.BODY),
        ("<p>{}</p>", 0.4, Role.NOTICE),
        ("<div><p>{}</p></div>", 0.55, Role.NOTICE),
        ("<p>{} We use cookies and our privacy policy says why.</p>", 0.55, Role.NOTICE),
    ],
)
def test_what_stands_among_the_paragraphs_of_the_story_is_one_of_them(
    last: str, main: float, becomes: Role
) -> None:
    doubted = "Not everybody is glad, for those who rent out rooms fear the noise of all the works."
    story = f"<p>{ARTICLE_PROSE}</p>" * 3
    tree = lxml.html.document_fromstring(f"<main>{story}{last.format(doubted)}</main>")
    groups = features.units(html_blocks.read(tree))
    made = features.extract(groups, "html")
    given = judged(4, others={3: (main, Role.NOTICE, 0.97)})
    page = Page(groups, given, made, "html", NOTHING_SAID)
    page.roles, page.confidence = [*[Role.BODY] * 3, Role.NOTICE], [0.9] * 4
    page.why = [""] * 4
    prose.beside_paragraphs(page)
    assert page.roles[3] is becomes


@pytest.mark.parametrize(
    ("behind", "share", "page_type", "kept"),
    [
        ("<p>{} And so on, or whatever you</p>", 0.7, ARTICLE, True),
        ("<p>{} And so on, or whatever you</p>", 0.7, LISTING, False),
        ("<p>{} And so on, or whatever you</p>", 0.3, ARTICLE, False),
        ("<p>Not everybody is glad of it</p>", 0.7, ARTICLE, False),
        ("<div><p>{} And so on, or whatever you</p></div>", 0.7, ARTICLE, False),
        ("<p>{} Subscribe to our newsletter to read on</p>", 0.7, ARTICLE, False),
    ],
)
def test_what_goes_on_the_one_paragraph_of_a_story_may_be_doubtful(
    behind: str, share: float, page_type: np.ndarray, kept: bool
) -> None:
    """Where the rest has to be paid for, hardly anything says that it is one."""
    doubted = "Not everybody is glad, for those who rent out rooms fear the noise of all the works."
    page = f"<div><p>{ARTICLE_PROSE}</p>{behind.format(doubted)}</div>"
    others = {1: (0.02, Role.PROMOTION, 0.15)}
    told = list(of_html(page, others=others, body={1: share}, page_type=page_type).values())
    assert (told[1][0] is Role.BODY) is kept


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("PrevPreviousThe boats of the north stay in", "NextA port for the men of KelmNext"),
        ("← Previous: The boats of the north stay in", "Next: A port for the men of Kelm →"),
        ("  • Newer Blog Post #Kelm the port of men", "  • Older Blog Post A port for men"),
        ("Vorheriger Beitrag: Die Boote bleiben alle", "Nächster Beitrag: Ein Hafen für alle"),
        ("上一篇：渡轮在凯尔姆搁浅之后", "下一篇：磨坊因下雪整天关闭了"),
        ("이전글 배가 항구에 남는다", "다음글 모두를 위한 항구"),
        ("Poprzedni: Świat czeka na prom", "NastępnyŁódź czeka na prom"),
        ("Previous Post The boats of the north stay in", "Next Post A port for the men"),
    ],
)
def test_links_to_the_article_before_and_behind(before: str, behind: str) -> None:
    lines = [ARTICLE_PROSE, ARTICLE_PROSE + "Et.", ARTICLE_PROSE + "Fin.", before, behind]
    menus = dict.fromkeys((3, 4), (0.02, Role.NAVIGATION, 0.9))
    roles = [role for role, _ in of_text(lines, others=menus).values()]
    assert roles == [Role.BODY] * 3 + [Role.RELATED] * 2
    manual = np.array([0.9 if kind == "documentation" else 0.01 for kind in PAGE_TYPES], np.float32)
    roles = [role for role, _ in of_text(lines, others=menus, page_type=manual).values()]
    assert roles[3:] == [Role.NAVIGATION] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Previous: The boats of the north stay in", "Contact us about the port of Kelm"],
        ["Next week the boats stay in", "Previous owners of the boats met"],
        ["Previous page", "Next page"],
        ["Next: The boats of the north stay in", "Next: A port for the men of Kelm"],
        ["NextEra lights the port of Kelm", "Older boats of the north stay in"],
        ["Next Generation Science Standards", "Older Adults and Healthy Living"],
        ["Older: Adults and their health", "Previous: The boats of the north"],
        ["Previous 7 days of events", "Next 7 days of events"],
        ["Previous: 1 2 3 4", "Next: 6 7 8 9"],
        ["anterior " * 21, "siguiente " * 19],
    ],
)
def test_lines_that_are_no_such_links(lines: list[str]) -> None:
    prose = [ARTICLE_PROSE, ARTICLE_PROSE + "Et.", ARTICLE_PROSE + "Fin."]
    menus = dict.fromkeys((3, 4), (0.02, Role.NAVIGATION, 0.9))
    roles = [role for role, _ in of_text([*prose, *lines], others=menus).values()]
    assert roles[3:] == [Role.NAVIGATION] * 2
