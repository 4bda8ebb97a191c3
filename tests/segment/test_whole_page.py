"""Columns that tell what an HTML page says of itself in its head."""

from __future__ import annotations

import json

import numpy as np
import pytest

from clipper import clean
from clipper.metadata import page_head
from clipper.page import PageHead
from clipper.segment import features, labeller, whole_page
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.cut.html_tree import parse
from clipper.segment.vocabulary import Vocabulary

PROSE = "The boats came in late that day and the men were tired, so nobody asked about the storm."
BODY = f"<p>Home</p><p>{PROSE}</p><p>Two harbours report losses after the storm.</p><p>Imprint</p>"


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def columns(head: str, attributes: str = "") -> dict[str, list[float]]:
    tree = parse(f"<html><head>{head}</head><body {attributes}>{BODY}</body></html>".encode())
    said = page_head.summary(page_head.read(tree))
    groups = features.units(html_blocks.read(tree))
    made = features.extract(groups, "html", said).dense
    assert np.isfinite(made).all()
    return {name: made[:, features.DENSE.index(name)].tolist() for name in whole_page.COLUMNS}


@pytest.mark.parametrize(
    ("head", "attributes", "name"),
    [
        ('<meta property="og:type" content="Article">', "", "og_article"),
        ('<meta property="article:published_time" content="2025-06-12">', "", "og_article"),
        ('<meta property="product:price:amount" content="12">', "", "og_product"),
        (script({"@type": ["Product"], "name": "Lamp"}), "", "ld_product"),
        (script({"@graph": [{"@type": "QAPage"}]}), "", "ld_thread"),
        ('<meta name="generator" content="WordPress 6.5">', "", "by_wordpress"),
        ('<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9">', "", "by_manual"),
        (
            7 * '<meta name="generator" content="plugin 1">'
            + '<meta name="generator" content="WooCommerce">',
            "",
            "by_shop",
        ),
        ("", 'class="home blog"', "class_front"),
        ("", 'id="topic"', "class_thread"),
        ('<link rel="canonical" href="https://a.example/index.html">', "", "address_front"),
        ('<link rel="canonical" href="https://a.example/">', "", "address_front"),
    ],
)
def test_kinds_hold_for_every_unit(head: str, attributes: str, name: str) -> None:
    assert set(columns(head, attributes)[name]) == {1.0}
    assert set(columns("")[name]) == {0.0}


def test_the_shape_of_the_address() -> None:
    got = columns('<meta property="og:url" content="https://a.example/2025/06/the-late-boats">')
    assert got["address_known"][0] == 1
    assert got["address_depth"][0] == pytest.approx(3 / 6)
    assert got["address_words"][0] == pytest.approx(2 / 10)
    assert got["address_digits"][0] == pytest.approx(6 / 10)


@pytest.mark.parametrize("address", ["http://[a", "#", ".", "javascript:void(0)"])
def test_an_address_that_is_none(address: str) -> None:
    assert set(columns(f'<link rel="canonical" href="{address}">')["address_known"]) == {0.0}


def test_texts_of_the_json_ld_are_found_on_the_page() -> None:
    told = f"<p>{PROSE}</p> It &amp; the rest."
    got = columns(script({"@type": "NewsArticle", "articleBody": told}))
    assert got["told_here"] == [0, 1, 0, 0]
    assert got["told_beside"] == [1, 0, 1, 0]
    assert got["told_share"][0] > 0.5


def test_a_short_line_there_may_be_so_by_chance() -> None:
    told = f"{PROSE} Home of the boats."
    got = columns(script({"@type": "NewsArticle", "articleBody": told}))
    assert got["told_here"] == [0, 1, 0, 0]
    assert got["perhaps_told"] == [1, 0, 0, 0]
    assert got["told_beside"] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "value", [5, [], {}, None, "short", "<b " + "x" * 90 + ">", [None, 7], 10**70]
)
def test_what_is_no_text_is_none(value: object) -> None:
    assert set(columns(script({"@type": "Article", "articleBody": value}))["told_chars"]) == {0.0}


def test_paragraphs_are_one_text() -> None:
    got = columns(script({"@type": "Article", "articleBody": ["A first one.", PROSE]}))
    assert got["told_here"] == [0, 1, 0, 0]


def test_the_words_of_the_body_come_before_those_of_the_root() -> None:
    tree = parse(f"<html class='{'a b c ' * 40}'><body class='single-post'>{BODY}".encode())
    assert "class:single-post" in page_head.summary(page_head.read(tree)).kinds


def test_every_word_can_be_said() -> None:
    """The columns name words that `metadata.page_head` makes, not others."""
    for words in whole_page.KINDS.values():
        for word in words:
            told, _, name = word.partition(":")
            head, attributes = {
                "og": (f'<meta property="og:type" content="{name}">', ""),
                "ld": (script({"@type": name}), ""),
                "class": ("", f'class="{name}"'),
                "by": (f'<meta name="generator" content="{name} 1.2">', ""),
            }[told]
            if name == "published":
                head = '<meta property="article:published_time" content="2025-06-12">'
            tree = parse(f"<html><head>{head}</head><body {attributes}>{BODY}</body>".encode())
            assert word in page_head.summary(page_head.read(tree)).kinds


def test_a_text_page_has_nothing_of_it() -> None:
    groups = features.units(text_blocks.read(PROSE))
    made = features.extract(groups, "text").dense
    at = [features.DENSE.index(name) for name in whole_page.COLUMNS]
    assert not made[:, at].any()


def test_the_model_was_trained_on_these_columns() -> None:
    voters = [labeller.voter(number) for number in range(labeller.VOTERS)]
    assert all(voter["mean"].shape == voter["columns"].shape for voter in voters)
    told = {int(at) for voter in voters for at in voter["columns"]}
    assert told == set(range(len(features.DENSE)))
    assert len(set(features.DENSE)) == len(features.DENSE)


def test_a_page_is_labelled_by_what_its_head_says(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[PageHead] = []

    def watch(groups: object, kind: object, said: PageHead) -> features.Features:
        seen.append(said)
        return extract(groups, kind, said)  # type: ignore[arg-type]

    extract = features.extract
    monkeypatch.setattr(features, "extract", watch)
    clean(f"<head><title>Boats</title><meta property='og:type' content='article'></head>{BODY}")
    assert seen == [PageHead("Boats", frozenset({"og:article"}))]


def test_an_answer_is_such_a_text() -> None:
    got = columns(
        script({"@type": "Question", "name": "Why?", "acceptedAnswer": [{"text": PROSE}]})
    )
    assert got["told_here"] == [0, 1, 0, 0]


def test_a_text_that_the_description_repeats() -> None:
    got = columns('<meta name="description" content="Two harbours report losses after a storm">')
    assert max(got["described"]) == got["described"][2] > 0.5
    assert got["describes"][2] > 0.7
    assert got["describes"][0] == 0


def test_a_page_that_says_nothing() -> None:
    one, nothing = Vocabulary([["a"]]), Vocabulary([])
    assert not whole_page.columns(
        PageHead(), [["a"]], one, np.zeros(1, np.int64), np.ones(1, np.float32)
    ).any()
    none = PageHead(description="Tea is hot")
    rows, words = np.zeros(0, np.int64), np.zeros(0, np.float32)
    assert whole_page.columns(none, [], nothing, rows, words).size == 0


def test_long_texts_are_bounded() -> None:
    long = [{"@type": "Article", "articleBody": f"{n} " + "tea " * 10_000} for n in range(3)]
    tree = parse(f"<head>{script(long)}</head><p>{PROSE}</p>".encode())
    texts = page_head.summary(page_head.read(tree)).texts
    assert sum(map(len, texts)) == 60_000


def test_no_word_sets_two_columns() -> None:
    words = [word for words in whole_page.KINDS.values() for word in words]
    assert len(words) == len(set(words))
