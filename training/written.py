"""Pages written for training and testing: languages and kinds that the development pages lack.

`training/pages/GROUP/*.html` are whole pages, invented from the first word to the last by language
models, each element marked with its role (`data-role`, its own or its nearest ancestor's; the
rules are those of the labelled development pages). The labeller sees them without the marks, as
HTML and in every flattening. `training/pages/GROUP/*.txt` are pages written as programs leave
them that flatten them: each line its role, a tab, the line.

    python -m training.written FILE ...     # the blocks of pages with the role that each has
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html

from clipper.page import Role
from clipper.segment.cut import html_blocks
from clipper.segment.cut.html_tree import parse

FOLDER = Path(__file__).with_name("pages")
MARK = "data-role"
_TYPES = {
    "forum": ("forum", "thread", "qa", "question"),
    "product": ("product",),
    "documentation": ("doc", "manual"),
    "service": ("service",),
    "listing": ("listing",),
    "collection": ("collection",),
}
_AS_CLASS = {f"zz{role.value.replace('_', '')}": role for role in Role}


class Facts(NamedTuple):
    """What a page says of itself and of others, marked by reading (`pages/facts.jsonl`)."""

    publisher: str | None
    """Who published the story, as printed."""
    aggregator: str | None
    """Who shows it, where that is another."""
    related: list[str]
    """Headlines of related items, as often as they stand."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    id: str
    """`GROUP/NAME`."""
    fold: int
    """Fold of the cross-validation: whole groups, so that a model is tried on other languages."""
    type: str
    """As the labeller knows types of pages, from the last part of the name."""
    html: bytes | None
    """The page without its marks; `None` if it was written as flattened text."""
    lines: list[tuple[str, Role | None]]
    """Text of each of its blocks, and its role."""
    text: str = ""
    """The page as flattened text, if it was written so."""

    def flattened(self, how: str = "resiliparse") -> str:
        """The page as text, flattened by one of `training.views.TRAINED`, if it is HTML."""
        if self.html is None:
            return self.text
        from training.views import flatten  # its programs are needed for training alone

        return flatten(self.html, how)


def pages(folds: int = 5, folder: Path = FOLDER) -> Iterator[WrittenPage]:
    groups = sorted(path for path in folder.glob("*") if path.is_dir())
    for number, group in enumerate(groups):
        for path in sorted((*group.glob("*.html"), *group.glob("*.txt"))):
            data = path.read_bytes()
            rest = f"{group.name}/{path.stem}", number % folds, type_of(path.stem)
            if path.suffix == ".html":
                yield WrittenPage(*rest, without_marks(data), labelled(data))
            else:
                lines = told_lines(data.decode())
                text = "\n".join(line for line, _ in lines)
                yield WrittenPage(*rest, None, [line for line in lines if line[0].strip()], text)


@cache
def facts() -> dict[str, Facts]:
    """What is marked of pages, by their id.

    A row's `related` names lines of the page by number (`WrittenPage.lines`); behind the number
    stands the headline alone where the line says more.
    """
    lines = {page.id: page.lines for page in pages()}
    made = {}
    for row in map(json.loads, (FOLDER / "facts.jsonl").read_text("utf-8").splitlines()):
        heads = [entry.partition(" ") for entry in row["related"]]
        related = [head or lines[row["id"]][int(number)][0] for number, _, head in heads]
        made[row["id"]] = Facts(row["publisher"], row["aggregator"], related)
    return made


def type_of(name: str) -> str:
    """Type of a page called `NN-LANGUAGE-KIND`."""
    told = name.lower()
    return next(
        (kind for kind, words in _TYPES.items() if any(w in told for w in words)), "article"
    )


def without_marks(data: bytes) -> bytes:
    tree = parse(data)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.attrib.pop(MARK, None)
    return bytes(lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))


def told_lines(text: str) -> list[tuple[str, Role | None]]:
    """The lines of a page written as flattened text, empty ones among them, and their roles.
    Raises `ValueError` for a role there is not."""
    found: list[tuple[str, Role | None]] = []
    for line in text.splitlines():
        role, _, told = line.partition("\t")
        found.append((told, Role(role)) if told.strip() else ("", None))
    return found


def labelled(data: bytes) -> list[tuple[str, Role | None]]:
    """Blocks of a marked page and their roles. Raises `ValueError` for a role there is not.

    The marks travel as class words, which blocks carry, the nearest first.
    """
    tree = parse(data)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or MARK not in element.attrib:
            continue
        name = f"zz{Role(element.attrib.pop(MARK)).value.replace('_', '')}"
        if element.tag == "img":  # an image's block has the class words of what holds it
            element = _wrapped(element)
        element.set("class", f"{name} {element.get('class') or ''}")
    return [
        (
            block.text,
            next((_AS_CLASS[h] for h in block.markup.hints if h in _AS_CLASS), None)
            if block.markup
            else None,
        )
        for block in html_blocks.read(tree)
    ]


def _wrapped(element: Any) -> Any:
    around = element.makeelement("div")
    around.tail, element.tail = element.tail, None
    element.getparent().replace(element, around)
    around.append(element)
    return around


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        data = path.read_bytes()
        lines = labelled(data) if path.suffix == ".html" else told_lines(data.decode())
        for text, role in lines:
            print(f"{role or '(none)':12} {text.strip()[:100]}")


if __name__ == "__main__":
    main()
