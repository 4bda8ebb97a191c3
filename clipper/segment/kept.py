"""A text page that says what it is before its text has said its roles itself.

What programs that clean pages have kept is main content, all of it. So is a text as its author
keeps it (notes, posts before a site is made of them), but for what is set apart in it: its title
again, contents, pictures, links to further reading; unless it has menus, and is a page after all.
A file that is named as Markdown is such a text where it has no menus at all: of 159 pages of sites
that a program turned into Markdown 158 have two such links, 154 six.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clipper.page import Block, BlockKind, Mentions, Role
from clipper.segment.cut.front_matter import Told

_MENU, _LEAST = 5, 2
"""Links of menus that no text has that says what it is, and none that does not."""
_WHY = "front matter"
_NO_NAME = (Role.BODY, Role.TITLE, Role.SUBTITLE, Role.COMMENTS, Role.CAPTION)


def as_told(blocks: Sequence[Block], told: Told, *, is_named: bool) -> list[Block]:
    """The labelled blocks of a text page, with the roles that follow from what it says; `is_named`:
    its container or its name says that it is Markdown."""
    count = len(told.lines)
    head = [_entry(block, role) for block, role in zip(blocks[:count], told.roles, strict=False)]
    rest = list(blocks[count:])
    if not told.is_kept:
        most = _MENU if told.is_source else _LEAST if is_named and not head else 0
        if sum(map(_is_menu, rest)) >= most:
            return head + rest
    title = _title(rest, told)
    has_begun = False
    is_signed = Role.BYLINE in told.roles
    for at, block in enumerate(rest):
        if not has_begun and block.kind is BlockKind.HEADING and block.text.casefold() == title:
            rest[at] = replace(block, role=Role.TITLE, why=_WHY)
        elif block.role is Role.BODY or _is_picture(rest, at):
            has_begun |= block.role is Role.BODY
        elif not told.is_kept and _is_over_contents(rest, at):
            continue
        elif told.is_kept or not _is_apart(block, has_begun or is_signed):
            rest[at] = replace(block, role=Role.BODY, confidence=1.0, why=_WHY)
            has_begun = True
    return head + rest


def _title(blocks: Sequence[Block], told: Told) -> str:
    """The title as it may stand in the text, too: its first heading of the first rank, if it does
    not say another."""
    heads = (block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1)
    return (told.title or next(heads, "")).casefold()


def _entry(block: Block, role: Role | None) -> Block:
    """An entry of the head; what is not known is no text of the page."""
    role = role or (Role.LABEL if block.role in _NO_NAME else block.role)
    mentions = block.mentions if role is Role.BYLINE else Mentions()
    return replace(block, role=role, confidence=1.0, why=_WHY, mentions=mentions)


def _is_picture(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands for a picture, or right behind one as its caption."""
    if blocks[at].kind is BlockKind.ALT:
        return True
    before = blocks[at - 1].kind if at else None
    return blocks[at].role is Role.CAPTION and before is BlockKind.ALT


def _is_apart(block: Block, is_signed: bool) -> bool:
    """Whether a block of a text is none of its content; `is_signed`: no byline is to come."""
    match block.role:
        case Role.BYLINE:
            return not is_signed
        case Role.RELATED:
            return block.kind is BlockKind.HEADING or _is_linked(block)
        case Role.NAVIGATION:
            return _is_contents(block)
    return block.role is Role.ATTRIBUTION and block.kind is not BlockKind.HEADING


def _is_over_contents(blocks: Sequence[Block], at: int) -> bool:
    return blocks[at].role is Role.NAVIGATION and any(map(_is_contents, blocks[at + 1 : at + 2]))


def _is_contents(block: Block) -> bool:
    """Whether a block links to places of its own page."""
    links = block.markup.links if block.markup else ()
    return bool(links) and all(address.startswith("#") for _, address in links)


def _is_menu(block: Block) -> bool:
    return (
        block.role is Role.NAVIGATION and _is_linked(block) and not _is_apart(block, is_signed=True)
    )


def _is_linked(block: Block) -> bool:
    return block.markup is not None and block.markup.link_chars * 2 >= len(block.text)
