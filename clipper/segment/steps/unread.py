"""What stands in the content of an HTML page and is not read there: what is said of pictures, what
can be chosen.

On the development pages (each by a model that has not seen its site): choices and buttons + .0003
of word F1, what is said of pictures + .0001.
"""

from __future__ import annotations

from clipper.page import Block, BlockKind, Role
from clipper.segment.markup import markup_of
from clipper.segment.steps.judged import Page

_BUTTONS = frozenset(("button", "btn"))
_OWN = 6
"""Class words of a link that are its own, at most."""
_SIGNS, _PARTING = 8, "|/·•›»«‹,;: \t\n"
"""Characters that parting signs have, at most, and what they are."""
_FORMED = (BlockKind.HEADING, BlockKind.CODE)
_CHARS = 60
"""Characters of what may be a sign or a button that is a link."""
_ON_BUTTON = 3
"""Words that a button has, at most; more may be the heading of what it unfolds."""
_MORE = 0.5
"""Share of a button's words that have to say that more is to be read."""


def pictures_and_choices(page: Page) -> None:
    """What is said of a picture, the options of a choice, and what stands on a button are no
    content; a question on a button is, for its answer unfolds, and so is what stands on a button
    over the content that it unfolds."""
    if page.kind != "html":
        return
    for at, block in enumerate(page.blocks):
        kind = block.kind
        if kind is BlockKind.CONTROL and (first := _unfolded(page, at)) is not None:
            if _is_told_below(page, at, first):
                page.set(at, Role.LABEL, "to be pressed", 0.5)
            else:
                page.set(at, Role.BODY, "unfolds content", 0.5)
        elif page.roles[at] is not Role.BODY:
            continue
        elif kind is BlockKind.ALT:
            page.set(at, Role.LABEL, "said of a picture", 0.5)
        elif kind is BlockKind.CONTROL:
            if _is_choice(block.text):
                page.set(at, Role.LABEL, "to be pressed or chosen", 0.5)
        elif len(block.text) <= _CHARS and kind not in _FORMED:
            if _is_sign(block):
                page.set(at, Role.LABEL, "signs alone", 0.5)
            elif _is_button(block) and _is_choice(block.text):
                page.set(at, Role.LABEL, "to be pressed", 0.5)


def _unfolded(page: Page, at: int) -> int | None:
    """The unit right behind a button that begins what it unfolds, if that is content."""
    opens = page.marks[at].opens
    if opens is None:
        return None
    behind = range(at + 1, len(page.roles))
    first = next((n for n in behind if page.blocks[n].kind is not BlockKind.ALT), at)
    inside = opens in page.marks[first].parents
    return first if inside and page.roles[first] is Role.BODY else None


def _is_told_below(page: Page, at: int, first: int) -> bool:
    """Whether a button says no more than what it unfolds, or that there is more."""
    return page.keys[at] == page.keys[first] or page.column("lex_readmore")[at] >= _MORE


def _is_choice(text: str) -> bool:
    return text.count(" | ") > 1 or (len(text.split()) <= _ON_BUTTON and "?" not in text)


def _is_button(block: Block) -> bool:
    """Whether a block is a link that looks like a button."""
    mark = markup_of(block)
    if mark.link_chars < len(block.text) or mark.path[-1:] == ("dt",):
        return False
    return not _BUTTONS.isdisjoint(mark.hints[:_OWN])


def _is_sign(block: Block) -> bool:
    """Whether a text is signs that part other things, as between prices that are not shown."""
    is_code = block.markdown is not None and "`" in block.markdown
    return len(block.text) <= _SIGNS and not block.text.strip(_PARTING) and not is_code
