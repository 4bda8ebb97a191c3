"""Cards of related items: categories, ages and dates beside their headlines."""

from __future__ import annotations

import pytest

from clipper.page import Block, Mentions, RelatedItem, Role
from clipper.related import related_items
from clipper.related.ages import find_age


def items(*lines: str) -> list[RelatedItem]:
    """Items of a page with these lines below its story; empty ones are left out."""
    blocks = [Block("A story about tea.", 0, role=Role.BODY)]
    texts = filter(None, lines)
    blocks += [Block(text, n, role=Role.RELATED) for n, text in enumerate(texts, 1)]
    return list(related_items(blocks))


HEADS = [
    "Ferry returns after eleven years of repairs",
    "Harbour bridge to close for three weekends in July",
    "How a town of 900 people bought its own cinema",
    "Swans hold up traffic on the ring road again",
    "School choir wins first prize",
]


@pytest.mark.parametrize(
    "names",
    [
        ("News", "Transport", "Culture", "News", "Education"),
        ("SPORT", "SPORT", "Culture", "Opinion", "Education"),
        ("Culture", "Transport", "News", "Video", "News"),
        ("Latest", "Transport", "Culture", "Town", "Latest"),
    ],
)
@pytest.mark.parametrize("heading", ["More stories", "Most read", ""])
@pytest.mark.parametrize("age", ["{} hours ago", "{} June 2025"])
def test_categories_above_headlines_may_look_like_headings(
    names: tuple[str, ...], heading: str, age: str
) -> None:
    lines = [heading]
    for n, (name, head) in enumerate(zip(names, HEADS, strict=True), 2):
        lines += [name, head, age.format(n)]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == list(zip(names, HEADS, strict=True))


@pytest.mark.parametrize("heading", ["Latest", "News", "Most read"])
def test_a_heading_stays_one_where_categories_stand_below_ages(heading: str) -> None:
    names = ("Transport", "Culture", "News", "Town", "Education")
    lines = [heading]
    for n, (name, head) in enumerate(zip(names, HEADS, strict=True), 2):
        lines += [head, f"{n} hours ago", name]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == list(zip(names, HEADS, strict=True))


def test_a_heading_between_cards_without_categories_stays_one() -> None:
    lines = ["Latest"]
    for n, head in enumerate(HEADS, 2):
        lines += ["Most read", head] if n == 4 else [head]
        lines += [f"{n} hours ago"]
    found = [(item.source, item.title) for item in items(*lines)]
    assert found == [(None, head) for head in HEADS]


@pytest.mark.parametrize("form", ["{} · {}", "{} – {}", "{} ({})", "{} {}"])
@pytest.mark.parametrize("turn", range(5))
def test_short_headlines_beside_an_age_stay_where_longer_ones_stand(form: str, turn: int) -> None:
    heads = [*HEADS[turn:], *HEADS[:turn]]
    lines = [form.format(head, f"{n} hours ago") for n, head in enumerate(heads, 2)]
    found = [(item.title, item.published_text) for item in items("You may also like", *lines)]
    assert found == [(head, f"{n} hours ago") for n, head in enumerate(heads, 2)]


@pytest.mark.parametrize("form", ["{} · {}", "{}, {}"])
def test_headlines_of_few_words_all_have_their_ages(form: str) -> None:
    heads = [HEADS[0], "Owls move into the hall", "Cod is dearer"]
    lines = [form.format(head, f"{n} hours ago") for n, head in enumerate(heads, 2)]
    assert [item.title for item in items("Related", *lines)] == heads


@pytest.mark.parametrize("heads", [HEADS, ["Owls move in", "Cod is dearer", "No mill"]])
def test_longer_names_of_sources_beside_an_age_are_no_headlines(heads: list[str]) -> None:
    lines = []
    for n, head in enumerate(heads, 2):
        lines += [head, f"The Daily Post of Kelm · {n} hours ago"]
    found = [(item.title, item.source) for item in items("Related", *lines)]
    assert found == [(head, "The Daily Post of Kelm") for head in heads]


@pytest.mark.parametrize(
    "line",
    [
        "Rail strike in Kelm today",
        "Wahl in Kelm heute",
        "Großer Bahnstreik beginnt heute",
        "Trump trifft Putin heute",
        "Quiz of the week: June 6",
        "Quiz of the week: June 6, 2025",
        "Concert in the park, 15 June",
        "Concert in the park, 15 June 2025",
        "Weather at sea for 12 June 2025",
        "What’s on this weekend, 14-15 June",
        "5 things we learned today",
    ],
)
@pytest.mark.parametrize("place", range(5))
def test_headlines_may_hold_a_date_at_their_end(line: str, place: int) -> None:
    heads = [*HEADS[:place], line, *HEADS[place:]]
    texts = ["Related", *heads]
    blocks = [
        Block(text, n, role=Role.RELATED, mentions=Mentions(headline=0.99))
        for n, text in enumerate(texts)
    ]
    assert [item.title for item in related_items(blocks)] == heads


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("La Gazette de la Thiérache, 19 février", "La Gazette de la Thiérache"),
        ("Le Journal de la ville, 19 février 2025", "Le Journal de la ville"),
        ("The harbour correspondent of Kelm, 6 June", "The harbour correspondent of Kelm"),
        ("Published in the garden: 6 June 2025", "Published in the garden"),
        ("Harbour Post today", "Harbour Post"),
        ("Harbour Post for 6 June 2025", None),
    ],
)
def test_names_beside_a_date_make_it_an_age(line: str, source: str | None) -> None:
    found = [(item.title, item.source) for item in items("Related", HEADS[0], line)]
    assert found[0] == (HEADS[0], source)
    assert not source or len(found) == 1  # else the line may be an item of its own


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Related", "NextEra shares rise in Kelm", HEADS[0]), ("NextEra shares rise in Kelm",)),
        (("Next: NextEra shares rise in Kelm", HEADS[0]), ("NextEra shares rise in Kelm",)),
        (("PreviousSnow falls on Kelm", "NextOwls leave the hall"), ("Owls leave the hall",)),
        (("NextOwls leave the hall",), ("Owls leave the hall",)),
        (("Related", "PreviousOwls leave the hall", HEADS[0]), ("Owls leave the hall",)),
        (("PrevPreviousOwls leave the hall", HEADS[0]), ("Owls leave the hall",)),
    ],
)
def test_words_of_steps_may_be_halves_of_names(
    lines: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert set(found) <= {item.title for item in items(*lines)}


@pytest.mark.parametrize(("heading", "first"), [("Around the valley", 0), ("More stories", 1)])
def test_long_headlines_are_no_teasers_above_ages_and_below(heading: str, first: int) -> None:
    heads = [
        "Owners of old mills along the upper river ask the council for two more years of grace",
        "The last ferryman of the eastern islands sells his boat to a school for one single coin",
        "How a choir of forty retired miners learned to sing in a language nobody there speaks",
    ]
    ages = ["6 hours ago", "1 day ago", "2 days ago"]
    pairs = zip(heads, ages, strict=True) if first else zip(ages, heads, strict=True)
    found = items(heading, *(line for pair in pairs for line in pair))
    assert [(item.title, item.published_text) for item in found] == list(
        zip(heads, ages, strict=True)
    )


@pytest.mark.parametrize(
    "age",
    [
        "12 June 2025 (1,200 views)",
        "2 hours ago (1,200 views)",
        "Posted on June 3, 2025 (3 comments, 5 likes)",
        "3 June 2025 (Mon, 10:15)",
        "New York Times (NYT, 2 hours ago)",
    ],
)
def test_brackets_beside_an_age_hide_it_not(age: str) -> None:
    assert find_age(age) is not None
