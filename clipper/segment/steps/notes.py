"""Numbered lists below a page's text: notes, and the addresses of its links as lynx prints them."""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment.steps.judged import Page
from clipper.words import link_numbers

_COUNT = re.compile(r"\W*(\d{1,3})\W*(?:\s|$)")
_NAMED = 0.6
"""Share of a head's words that are words for notes."""
_HEAD = 3
"""Words of a line that heads the addresses, at most."""
_NEXT, _LEAST = 4, 3
"""Lines down to which the next note begins, and notes that there are."""
_MARKS, _ADDRESSES = 3, 3
"""Links and addresses from which a page is one that numbers them."""


def addresses_of_links(page: Page) -> None:
    """The addresses that a dump prints for the numbers in its text lead on; they are no sources.
    What heads them goes with them."""
    if page.kind != "text":
        return
    texts = [page.text(at) for at in range(len(page.roles))]
    listed = [at for at, text in enumerate(texts) if link_numbers.LISTED.match(text)]
    if len(listed) < _ADDRESSES or sum(len(link_numbers.MARK.findall(t)) for t in texts) < _MARKS:
        return
    first = listed[0]
    while first and page.roles[first - 1] is Role.ATTRIBUTION and page.words()[first - 1] <= _HEAD:
        first -= 1
    for at in (*range(first, listed[0]), *listed):
        page.set(at, Role.NAVIGATION, "addresses of the page's links", 0.5)


def numbered_notes(page: Page) -> None:
    """Behind the head of a list of notes on a flattened page, all lines down to the last number
    that goes on counting are notes, however much they read like content."""
    if page.kind != "text":
        return
    named = (page.column("lex_references") >= _NAMED).tolist()
    at = 0
    while at < len(page.roles):
        end = _end(page, at) if named[at] and page.roles[at] is Role.ATTRIBUTION else at
        for note in range(at + 1, end):
            page.set(note, Role.ATTRIBUTION, "in a list of numbered notes", 0.5)
        at = max(end, at + 1)


def _end(page: Page, head: int) -> int:
    """Where the notes below a head end; the head itself where there are none."""
    count, last, alone = 0, head, False
    for at in range(head + 1, len(page.roles)):
        if at - last > _NEXT:
            break
        text = page.text(at)
        if (told := _COUNT.match(text)) and int(told[1]) == count + 1:
            count, last, alone = count + 1, at, not text[told.end() :].strip()
    if count < _LEAST:
        return head
    return min(len(page.roles), last + 1 + alone)
