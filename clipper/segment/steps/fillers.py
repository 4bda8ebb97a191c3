"""Units in the midst of content that are nobody's text: what programs read, what stands where text
is to come, items of a menu, drawings of a program's window, signatures below posts, what is said of
fields that are set for programs.

The labeller judges form and place, and these have those of what is around them. On the development
pages (each by a model that has not seen its site): signatures + .0004 of word F1, items of menus
+ .0004, drawings + .0003, what programs read + .0001, placeholders + .0002.
"""

from __future__ import annotations

from clipper.page import Block, BlockKind, Markup, Role
from clipper.segment.steps.judged import Page
from clipper.words.traps import is_trap

_MENU = frozenset(("menuitemradio", "menuitemcheckbox"))
_NEAR = 8
"""Class words of an item of a menu, the nearest ones, that may call it one."""
_DRAWN = frozenset(("screenshot", "demonstration", "illustration"))
_BOARD = frozenset(
    "post posts message msg thread topic forum comment reply board user".split()
)  # fmt: skip
_PLACEHOLDER = "lorem ipsum dolor sit amet"
_LEAST = 20
"""Characters of what programs read, at least: a manual may say "[1]"."""


def fillers(page: Page) -> None:
    """Takes from the content what is nobody's text."""
    if page.kind != "html":
        return
    titles = [page.marks[at] for at in page.rows(Role.TITLE)]
    for at, (role, mark) in enumerate(zip(page.roles, page.marks, strict=True)):
        if role is not Role.BODY:
            continue
        block = page.blocks[at]
        if not _MENU.isdisjoint(mark.hints[:_NEAR]):
            page.set(at, Role.NAVIGATION, "an item of a menu", 0.5)
        elif not _DRAWN.isdisjoint(mark.hints):
            page.set(at, Role.LABEL, "drawn in place of a picture", 0.5)
        elif "signature" in mark.hints and _is_of_post(mark):
            page.set(at, Role.LABEL, "a signature", 0.5)
        elif _is_for_programs(block):
            page.set(at, Role.LABEL, "for programs to read", 0.5)
        elif _is_placeholder(block.text) and "lorem" not in page.said.title.lower():
            page.set(at, Role.LABEL, "stands for text to come", 0.5)
        elif is_trap(block, titles):
            page.set(at, Role.LABEL, "a field that nobody is to fill in", 0.5)


def _is_of_post(mark: Markup) -> bool:
    """Whether a signature is a person's; those of functions stand in lists of terms."""
    return "dt" not in mark.path and not _BOARD.isdisjoint(mark.hints)


def _is_for_programs(block: Block) -> bool:
    """Whether a text is an object or a list of JSON as a whole, and no example of one."""
    text = block.text.strip()
    if block.kind is BlockKind.CODE or len(text) < _LEAST or '":' not in text:
        return False
    return text[0] in "{[" and text[-1] in "}]"


def _is_placeholder(text: str) -> bool:
    return text[: len(_PLACEHOLDER)].lower() == _PLACEHOLDER
