"""Lines that lead to other pages of a manual, over each of its sections."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import PROSE, of_html

NEXT, LAST = '<a href="/b" rel="next">Boats</a>', '<a href="/a" rel="prev">Oars</a>'


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (f"Next: {NEXT}, Previous: {LAST}", Role.NAVIGATION),
        (f"Next: {NEXT}", Role.BODY),
        (f"{NEXT} and {LAST}, of which the harbour has a great many in the winter.", Role.BODY),
        ('<a href="/b">Boats</a>, <a href="/a">Oars</a>', Role.BODY),
        ("<a href=/list>« back to what was found</a>", Role.NAVIGATION),
        ("‹ Zurück zur Liste", Role.NAVIGATION),
        ("<a href=/sea>Back to the sea</a>", Role.BODY),
        ("« Back to the sea »", Role.BODY),
        ("← Boats of Kelm", Role.BODY),
        (
            "<a href=/list>« Back to the sea, said she, and so we went there all day long.</a>",
            Role.BODY,
        ),
    ],
)
def test_a_line_that_leads_on_and_back(line: str, wanted: Role) -> None:
    told = of_html(f"<h2>Sails</h2><p>{line}</p><p>{PROSE}</p>")
    assert list(told.values())[1][0] is wanted


def test_a_list_outside_of_the_text_is_not_what_the_page_is_for() -> None:
    """However short the text is: its contents are longer."""
    entries = "".join(
        f"<li><a href=/{n}>The {n}th chapter, of boats and of oars and of those who pull them</a>"
        for n in range(40)
    )
    listed = dict.fromkeys(range(2, 42), (0.1, Role.NAVIGATION, 0.9))
    title = {0: (0.1, Role.TITLE, 0.9)}
    text = f"<div><h1>Sails of Kelm</h1><p>{PROSE}</p></div>"
    told = of_html(f"{text}<div><ul>{entries}</ul></div>", others={**title, **listed})
    assert {role for role, _ in list(told.values())[2:]} == {Role.NAVIGATION}
    text = "<div><h1>Sails of Kelm</h1><p>All of them:</p>"
    told = of_html(f"{text}<ul>{entries}</ul></div>", others={**title, **listed})
    assert {role for role, _ in list(told.values())[2:]} == {Role.BODY}
