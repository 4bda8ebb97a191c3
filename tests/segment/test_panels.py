"""Labels that open something: which element each opens."""

from __future__ import annotations

import pytest

from clipper.page import Block, Role
from clipper.segment import features
from clipper.segment.cut import html_blocks, html_tree
from clipper.segment.steps import sections
from tests.segment.judged_pages import PROSE, predicted


def blocks_of(html: str) -> list[Block]:
    return html_blocks.read(html_tree.parse(html.encode()))


def opened(html: str) -> dict[str, str]:
    """The text of each label -> that of the first block in what it opens."""
    blocks = blocks_of(html)
    return {
        label.text: next(
            b.text
            for b in blocks[label.n + 1 :]
            if b.markup and label.markup and label.markup.opens in b.markup.parents
        )
        for label in blocks
        if label.markup is not None and label.markup.opens is not None
    }


PANELS = "<div><div id=a><p>Oak.</div><div id=b><p>Two masts.</div></div>"


@pytest.mark.parametrize(
    "strip",
    [
        "<ul><li><a role=tab href='#a'>Wood</a><li><a role=tab href='#b'>Rig</a></ul>",
        "<ul class=ui-tabs-nav><li><a href='#a'>Wood</a><li><a href='#b'>Rig</a></ul>",
        "<div><button role=tab aria-controls=a>Wood</button>"
        "<button role=tab aria-controls=b><img alt=x>Rig</button></div>",
        "<ul role=tablist><li><button data-bs-target='#a' role=tab>Wood</button>"
        "<li><button data-bs-target='#b' role=tab>Rig</button></ul>",
        "<ul><li role=tab aria-controls=a>Wood<li role=tab aria-controls=b>Rig</ul>",
        "<div><a role=tab aria-controls=a href='?t=1'>Wood</a> "
        "<p><a role=tab aria-controls=b href='?t=2'>Rig</a></div>",
    ],
)
def test_a_strip_of_tabs(strip: str) -> None:
    assert opened(f"<main><h1>Boat</h1>{strip}{PANELS}</main>") == {
        "Wood": "Oak.",
        "Rig": "Two masts.",
    }


@pytest.mark.parametrize(
    "html",
    [
        # A table of contents.
        f"<ul class=toc><li><a href='#a'>Wood</a><li><a href='#b'>Rig</a></ul>{PANELS}",
        # What tabs open stands in two places.
        "<ul class=tabs><li><a href='#a'>Wood</a><li><a href='#b'>Rig</a></ul>"
        "<div><p id=a>Oak.</div><div><div><p id=b>Two masts.</div></div>",
        # One of them has nothing to show.
        "<ul class=tabs><li><a href='#a'>Wood</a><li><a href='#b'>Rig</a></ul>"
        "<div><div id=a></div><div id=b><p>Two masts.</div></div><p>End.",
        "<a href='#a'>Skip to the boat</a><div id=a>Oak.</div>",
        "<p>See <a href='#a' role=tab>wood</a> and <a href='#b' role=tab>rig</a>.</p>" + PANELS,
        "<button aria-controls=a>Wood</button><p>Between.</p><div id=a>Oak.</div>",
        "<div id=a>Oak.</div><button aria-controls=a>Wood</button><p>Behind.",
    ],
)
def test_other_links_open_nothing(html: str) -> None:
    assert opened(html) == {}


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-controls=a>Wood</button><div id=a>Oak.</div>",
        "<h3><button aria-controls=a><b>Wood</b><img alt=open></button></h3><div id=a>Oak.",
        "<div><div role=button aria-controls=a>Wood</div></div><div><div id=a><p>Oak.</div></div>",
    ],
)
def test_a_button_over_what_it_unfolds(html: str) -> None:
    assert opened(html) == {"Wood": "Oak."}


def roles_of(body: str) -> list[tuple[str, Role]]:
    groups = features.units(blocks_of(f"<main>{body}</main>"))
    made = features.extract(groups, "html")
    told = sections.decide(groups, predicted(len(groups)), made, "html")
    return [(features.unit_text(g), d.role) for g, d in zip(groups, told, strict=True)]


def test_the_label_of_content_that_unfolds_is_content() -> None:
    told = roles_of(
        f"<p>{PROSE}Un.</p><div><button aria-controls=a>Le pont</button></div>"
        f"<div id=a><p>{PROSE}Deux.</div><div><button>Le pont</button></div><p>{PROSE}Trois.</p>"
    )
    assert [text for text, role in told if role is Role.BODY] == [
        f"{PROSE}Un.",
        "Le pont",
        f"{PROSE}Deux.",
        f"{PROSE}Trois.",
    ]


@pytest.mark.parametrize("label", ["Read more", "Le pont du bateau"])
def test_a_button_that_says_nothing_of_its_own_is_no_label(label: str) -> None:
    told = roles_of(
        f"<p>{PROSE}Un.</p><button aria-controls=a>{label}</button>"
        f"<div id=a><h3>Le pont du bateau</h3><p>{PROSE}Deux.</div>"
    )
    assert told[1] == (label, Role.LABEL)
