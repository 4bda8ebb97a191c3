"""Links for those who write a site, that stand glued to the end of a text: "Edit this article"."""

from __future__ import annotations

from typing import Any

from clipper.segment.cut.spaces import fold, is_blank
from clipper.words import lists as word_lists

_EDIT = frozenset(word_lists.words("edit_links", "edit"))
_IN_ADDRESS = "edit"
"""What the addresses of such links hold in all languages."""
_CHARS = 40
_STOPS = '.!?…。！？।)]”"»'
_AROUND = " ()[]{}.|›»✎"


def is_of_editors(link: Any, pieces: list[str]) -> bool:
    """Whether a link is for editors: it says so, leads there, and stands behind a whole sentence,
    at the end of its line. In a sentence it tells readers what they may do."""
    address = link.get("href")
    if address is None or _IN_ADDRESS not in address:  # nearly all
        return False
    text = fold("".join(link.itertext()))
    if len(text) > _CHARS or text.strip(_AROUND).replace("’", "'").lower() not in _EDIT:
        return False
    before = next((piece for piece in reversed(pieces[-3:]) if not piece.isspace()), "")
    if before.rstrip()[-1:] not in _STOPS or not is_blank(link.tail):
        return False
    behind = link.getnext()
    return behind is None or behind.tag == "br"
