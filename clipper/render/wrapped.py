"""Lines of a text page that were broken at a margin -> paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clipper.page import Block
from clipper.words import lists as word_lists
from clipper.words.scripts import is_unspaced

_BROKEN_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_JOINERS = frozenset(word_lists.words("render", "joiners"))


def joined(body: Iterable[Block]) -> Iterator[Block]:
    """Blocks with hard-wrapped lines put together again; as they are, where none was wrapped."""
    body = list(body)
    if not any(block.joins for block in body):
        yield from body
        return
    known = {word.lower() for block in body for word in _words(block.text)}
    current: Block | None = None
    last = -1
    for block in body:
        if block.joins and current is not None and block.n == last + 1:
            current = replace(current, text=_join(current.text, block.text, known))
        else:
            if current is not None:
                yield current
            current = block
        last = block.n
    if current is not None:
        yield current


def _words(text: str) -> list[str]:
    """Words of a line that surely are whole: all but a last one cut by a hyphen."""
    text = text.rstrip()
    cut = _BROKEN_WORD.search(text)
    return re.findall(r"\w+(?:-\w+)*", text[: cut.start()] if cut else text)


def _join(before: str, after: str, known: set[str]) -> str:
    before, after = before.rstrip(), after.strip()
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken = _BROKEN_WORD.search(before)
    first = _FIRST_WORD.match(after)
    if broken and first and first[0].islower() and first[0] not in _JOINERS:
        # Programs break at hyphens that are there; people and typesetters put in new ones. The
        # rest of the page tells which: a word that is written whole elsewhere was cut.
        whole = (broken[1] + first[0]).lower()
        return (before[:-1] if whole in known else before) + after
    if _is_unspaced(before[-1:]) and _is_unspaced(after[:1]):
        return before + after
    return f"{before} {after}"


def _is_unspaced(character: str) -> bool:
    """Whether its script is written without spaces, punctuation of such scripts included."""
    wide = "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff65"
    return wide or is_unspaced(character)
