"""Strays (`training.strays`) of the pages to learn from, and views of these pages with strays."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.data import fold
from clipper.metadata import language
from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.cut import html_blocks
from clipper.segment.cut.html_tree import parse
from training import align, mentions, written
from training.align import as_source
from training.strays import Line, Strays, among_lines, collect_elements, collect_lines
from training.views import disturb

FOLDS = 5
Page = tuple[str, bytes, dict[str, Any], list[dict[str, str]], mentions.Noted, int]
"""Id, HTML, what WCXB says of it, lines with roles, names, whether it shows another's story."""
_STRAYS: dict[tuple[int, str], Strays] = {}
"""What may be put into pages of a fold and a language; set in each process."""


def know(strays: dict[tuple[int, str], Strays]) -> None:
    _STRAYS.update(strays)


def strays_for(fold_number: int, text: str) -> Strays:
    said = language.find(text, "")
    return _STRAYS.get((fold_number, said[0] if said else ""), Strays())


def with_blanks(text: str, told: Sequence[Line]) -> list[Line]:
    """The lines of a text with their roles; none where they are others than those told."""
    lines = text.split("\n")
    rest = iter(told)
    if sum(bool(line.strip()) for line in lines) != len(told):
        return []
    return [(line, next(rest)[1] if line.strip() else None) for line in lines]


def strayed(
    lines: Sequence[Line], found: Strays, seed: int, name: str
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Views of a flattened page with strays, one as it stands and one disturbed: name, text, lines
    with roles as `align.carry_roles` takes them."""
    for number, suffix in enumerate(("+", "+~")):
        made = among_lines(lines, found, random.Random(seed + number))
        if len(made) > len(lines):
            text = "\n".join(line for line, _ in made)
            source = as_source((line, role) for line, role in made if role)
            yield f"{name}{suffix}", disturb(text, seed + 1) if number else text, source


def strays_of_found(page: Page) -> tuple[int, str, Strays]:
    _, data, truth, lines, _, _ = page
    told = [(line["text"], line["role"]) for line in lines]
    blocks = html_blocks.read(tree := parse(data))
    roles = align.carry_roles(as_source(told), [lexicon.tokens(block.text) for block in blocks])
    place = fold(truth["domain"], FOLDS), truth.get("main_content") or ""
    return collected(*place, told, (tree, blocks, roles))


def strays_of_written(page: written.WrittenPage) -> tuple[int, str, Strays]:
    lines = [(text, role.value if role else None) for text, role in page.lines]
    of_html = None
    if page.html is not None:
        blocks = html_blocks.read(tree := parse(page.html))
        if len(blocks) == len(lines):
            of_html = tree, blocks, [role for _, role in lines]
        lines = lined(page)
    body = " ".join(text for text, role in page.lines if role is Role.BODY)
    return collected(page.fold, body, lines, of_html)


def lined(page: written.WrittenPage) -> list[Line]:
    """Lines of an invented page as flattened, blank ones among them, with their roles."""
    told = [(text, role.value if role else None) for text, role in page.lines]
    text = page.flattened()
    if page.html is None:
        return with_blanks(text, told)
    lines = [line for line in text.split("\n") if line.strip()]
    source = as_source((text, role) for text, role in told if role)
    roles = align.carry_roles(source, [lexicon.tokens(line) for line in lines])
    return with_blanks(text, list(zip(lines, roles, strict=True)))


def collected(
    fold_number: int, text: str, lines: Sequence[Line], of_html: tuple[Any, Any, Any] | None
) -> tuple[int, str, Strays]:
    found = Strays()
    collect_lines(found, lines)
    if of_html:
        collect_elements(found, *of_html)
    said = language.find(text, "")
    return fold_number, said[0] if said else "", found
