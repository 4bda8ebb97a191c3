"""Labels of tabs and folds stand over what they open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.render import markdown, text
from clipper.segment.cut import html_blocks, html_tree


def blocks_of(html: str, **roles: Role) -> list[Block]:
    """Blocks of a page, all content but those whose first word is named."""
    blocks: list[Block] = html_blocks.read(html_tree.parse(f"<main>{html}</main>".encode()))
    return [replace(b, role=roles.get(b.text.split()[0], Role.BODY)) for b in blocks]


STRIP = (
    "<ul role=tablist><li><a role=tab href='#a'>Wood</a><li><a role=tab href='#b'>Rig</a>"
    "<li><a role=tab href='#c'>Trips</a></ul>"
)
PANELS = (
    "<div><div id=a><ul><li>Oak<li>Ash</ul></div><div id=b><ul><li>Two masts</ul></div>"
    "<div id=c><h3>Trips by day</h3><p>At noon.</div></div>"
)
TEXT = "Oak\nAsh\n\nTwo masts\n\nTrips by day\n\nAt noon."
MARKED = "**Wood**\n\n- Oak\n- Ash\n\n**Rig**\n\n- Two masts\n\n### Trips by day\n\nAt noon."


def test_labels_of_tabs_stand_over_their_panels() -> None:
    blocks = blocks_of(f"<p>So:{STRIP}{PANELS}<p>End.")
    assert markdown(blocks) == f"So:\n\n{MARKED}\n\nEnd."
    # The text is what the page says in its order.
    assert text(blocks) == f"So:\n\nWood\nRig\nTrips\n\n{TEXT}\n\nEnd."


def test_labels_that_are_a_menu_do_so_too() -> None:
    menu = dict.fromkeys(("Wood", "Rig"), Role.NAVIGATION)
    blocks = blocks_of(f"<p>So:{STRIP}{PANELS}", **menu)
    assert markdown(blocks) == f"So:\n\n{MARKED}"


def test_panels_in_a_quote_or_an_item_stay_in_it() -> None:
    blocks = blocks_of(f"<p>So:<ul><li>Boat:{STRIP}{PANELS}</li></ul>")
    assert "- Boat:\n\n  **Wood**\n  - Oak\n  - Ash\n\n  **Rig**" in markdown(blocks)


def test_one_panel_that_is_content_needs_no_label() -> None:
    others = dict.fromkeys(("Wood", "Rig", "Trips", "Two", "At"), Role.NAVIGATION)
    assert markdown(blocks_of(f"<p>So:{STRIP}{PANELS}", **others)) == "So:\n\n- Oak\n- Ash"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("<button aria-controls=a>Is it dry</button>", "**Is it dry**"),
        ("<div role=button aria-controls=a>Is it dry</div>", "**Is it dry**"),
        ("<h3><button aria-controls=a>Is it dry</button></h3>", "### Is it dry"),
    ],
)
def test_a_label_over_what_it_unfolds_differs_from_it(label: str, expected: str) -> None:
    blocks = blocks_of(f"{label}<div id=a><p>It is.</p></div><p>End.")
    assert markdown(blocks) == f"{expected}\n\nIt is.\n\nEnd."
    assert text(blocks) == "Is it dry\n\nIt is.\n\nEnd."
