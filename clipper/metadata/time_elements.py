"""The `time` elements of a page: which of them says when it was published.

Not those of other pages, which stand in teasers, comments and menus; nor those that say, by their
attributes, by what wraps them or by the words before them, that they are of a change or an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from clipper.metadata.authors.cues import cue_at_end
from clipper.metadata.marked_dates import is_of_change, is_of_publication
from clipper.metadata.roles import NOT_OURS
from clipper.page import Block, Role
from clipper.words import dates

_IN_TEXT, _LISTED = frozenset((Role.BODY,)) | NOT_OURS, 4
"""Elements from which those in the text are dates of what the page lists."""
_WRAPPERS, _LONGEST = 3, 80
"""Elements around one of which class and words are read, and characters of the text of such."""
_MOST = 300
"""Elements that are looked at: what a page prints of itself stands among the first."""
_ENOUGH = 1_000
"""Characters of an element that are read: an ancestor may hold the whole page."""


def claims(times: Sequence[Any], blocks: Sequence[Block]) -> list[str]:
    """The date of publication as `time` elements have it, at most one: of the first that says so,
    else of the first that says nothing else."""
    short = [block for block in blocks if len(block.text) <= dates.LONGEST] if times else []
    lines = [(" ".join(block.text.split()), block.role) for block in short]
    own = [
        time for time in times[:_MOST] if not (_stands(time, lines, NOT_OURS) or _is_other(time))
    ]
    for time in filter(is_of_publication, own):
        if value := time.get("datetime") or "".join(time.itertext()):
            return [value]
    if len(own) >= _LISTED:
        own = [time for time in own if not _stands(time, lines, _IN_TEXT)]
    return [value for time in own if (value := time.get("datetime"))][:1]


def _stands(time: Any, lines: Iterable[tuple[str, Role]], where: frozenset[Role]) -> bool:
    """Whether the blocks with the text of an element are all of these roles."""
    text = _text(time)
    roles = {role for line, role in lines if text in line} if text else set()
    return bool(roles) and roles <= where


def _is_other(time: Any) -> bool:
    """Whether an element, what wraps it, or the words before it say that it is of a change, of an
    event, or of something else that is no publication."""
    if is_of_change(time):
        return True
    text = _text(time)
    date = dates.find(text)
    before = text[: date.start] if date is not None else ""
    if is_of_publication(time):
        return cue_at_end(before) in ("updated", "other_dates")
    for around in list(time.iterancestors())[:_WRAPPERS]:
        whole = _text(around)
        if before.strip() or not whole or len(whole) > _LONGEST:
            break
        if is_of_change(around):
            return True
        before = whole.partition(text)[0] if text else ""
    return cue_at_end(before) in ("updated", "other_dates")


def _text(element: Any) -> str:
    """The text of an element, or its beginning, where that is long."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece.strip())
        if size > _ENOUGH:
            break
    return " ".join("".join(pieces).split())
