"""What is signed below posts behind a line of underscores."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import ARTICLE, PROSE, of_html, of_text

FORUM = np.array([0.9 if kind == "forum" else 0.01 for kind in PAGE_TYPES], np.float32)
ONE, TWO = (f"{PROSE}{word}." for word in ("Un", "Deux"))
RULE, MOTTO = "_________________", "Two oars are better than one"
BYLINE = (0.01, Role.BYLINE, 0.95)


@pytest.mark.parametrize(("kind", "role"), [(FORUM, Role.BYLINE), (ARTICLE, Role.BODY)])
def test_a_signature_is_no_content_of_a_thread(kind: np.ndarray, role: Role) -> None:
    told = of_text([ONE, RULE, MOTTO, "Ada, today", TWO], page_type=kind, others={3: BYLINE})
    assert told[RULE][0] is told[MOTTO][0] is role
    assert told[ONE][0] is told[TWO][0] is Role.BODY


def test_a_signature_in_html() -> None:
    page = f"<div>{ONE}</div><div>{RULE}<br>{MOTTO}</div><div>Ada, today</div><div>{TWO}</div>"
    told = of_html(page, page_type=FORUM, others={2: BYLINE})
    assert told[f"{RULE}\n{MOTTO}"] == (Role.BYLINE, "a signature")


def test_a_line_above_a_post_signs_nothing() -> None:
    told = of_text([ONE, RULE, f"{TWO} {PROSE * 3}"], page_type=FORUM)
    assert {role for role, _ in told.values()} == {Role.BODY}
