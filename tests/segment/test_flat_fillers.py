"""Fields of forms and rows of tags in the midst of flattened articles."""

from __future__ import annotations

import pytest

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, of_text

STORY = [f"{PROSE}{n}" for n in ("Un", "Deux", "Trois")]
END = f"{PROSE}Fin."
LETTERS = ["• [*] La lettre du port", "• [ ] La lettre du canal", "(*) Oui ( ) Non [Envoyer]"]


@pytest.mark.parametrize("line", ["Nom [               ]", "[Code postal     ]", *LETTERS])
def test_a_field_of_a_form_is_no_content(line: str) -> None:
    lines = [*STORY, *(LETTERS if line in LETTERS else [line]), END]
    text = line.removeprefix("• ")
    for page, expected in ((of_text(lines), False), (of_text(lines, page_type=LISTING), True)):
        role = next(told[0] for key, told in page.items() if key.endswith(text))
        assert (role is Role.BODY) is expected


@pytest.mark.parametrize(
    "line", ["[ ] Le passeport", "(*) Sans les oies.", "Voir [1], [2] et [ 3 ].", "f( ) vaut zéro"]
)
def test_a_list_to_tick_and_a_note_are(line: str) -> None:
    assert of_text([*STORY, line, END])[line][0] is Role.BODY


@pytest.mark.parametrize(("head", "role"), [("Tags:", Role.NAVIGATION), ("Vu :", Role.BODY)])
def test_tags_one_to_a_line_are_a_menu(head: str, role: Role) -> None:
    tags = ["oies,", "canal,", "vieux port,"]
    found = of_text([*STORY, head, *tags, END], others={3: (0.01, Role.NAVIGATION, 0.9)})
    assert {found[tag][0] for tag in tags} == {role}
