"""Dates in notes about a story."""

from __future__ import annotations

import pytest

from clipper.metadata.authors import bylines, note_dates
from clipper.page import Block, BlockKind, Role


@pytest.mark.parametrize(
    ("text", "published", "changed"),
    [
        ("Originally published March 22, 2019. Updated April 18, 2024.", "March 22, 2019",
         "April 18, 2024"),
        ("Editor's note: We updated this article on February 2, 2026, to add a pump.", None,
         "February 2, 2026"),
        ("This story was first published on 3 May 2019 and last updated 4 March 2024.",
         "3 May 2019", "4 March 2024"),
        ("Updated 4 March 2023. Updated 5 June 2024.", None, "5 June 2024"),
        ("Dieser Artikel wurde zuletzt aktualisiert am 4. März 2024", None, "4. März 2024"),
        ("The tests ran from March 2, 2019 to April 3, 2019.", None, None),
        ("We updated the photos. The race is on 4 March 2024.", None, None),
        ("Updated in March 2024", None, None),
        ("Roofs, published by the Harbour Trust of the old town and its isles, May 2, 2019",
         None, None),
    ],
)  # fmt: skip
def test_notes(text: str, published: str | None, changed: str | None) -> None:
    found = note_dates.read([Block(text, 1, role=Role.ATTRIBUTION)])
    assert tuple(date and date.text for date in found) == (published, changed)
    assert note_dates.read([Block(text, 1, role=Role.BODY)]) == (None, None)
    source = Block(text, 1, role=Role.ATTRIBUTION, kind=BlockKind.LIST_ITEM)
    assert note_dates.read([source]) == (None, None)


def test_a_byline_goes_first() -> None:
    blocks = [
        Block("Roofs", 0, role=Role.TITLE),
        Block("12 June 2025", 1, role=Role.BYLINE),
        Block("First published 3 May 2019, updated 13 June 2025", 2, role=Role.ATTRIBUTION),
    ]
    found = bylines.read(blocks)
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.text, found.modified.text) == ("12 June 2025", "13 June 2025")
