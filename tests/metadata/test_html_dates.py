"""Dates of change of HTML pages: which of several the page is told by."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.metadata.test_html_page import read, script

LINE = "Last updated: Dec 18, 2024"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("2024-03-22", "2024-12-18"),  # stale: it was never set
        ("2024-11-02", "2024-11-02"),
        ("2024-12-19", "2024-12-19"),
    ],
)
def test_a_printed_change_goes_before_one_of_the_day_of_publication(
    changed: str, told: str
) -> None:
    said = {"@type": "Article", "datePublished": "2024-03-22", "dateModified": changed}
    found = read(script(said), f"<p>{LINE}</p>", {LINE: Role.BYLINE})
    assert (found.published, found.modified) == ("2024-03-22", told)


@pytest.mark.parametrize("name", ["updated", "last-updated", "modified", "date.modified"])
def test_names_of_meta_elements(name: str) -> None:
    assert read(f'<meta name="{name}" content="2024-12-18">').modified == "2024-12-18"
