"""What programs that turn pages into Markdown do wrong, put right before it is read; and where a
line break parts two lines."""

from __future__ import annotations

import re
from functools import partial

from clipper.segment.cut import markdown_dialects, markdown_links
from clipper.segment.cut.text_blocks import BULLET, WRAP_MAX, WRAP_MIN, width
from clipper.words.scripts import is_unspaced

_CUT_ADDRESS = re.compile(r"\]\([^\s()]+-(?:\n[ \t>]*(?!\")[^\s()>]+)+(?=[)\s])")
"""An address that was broken behind a hyphen, as words are."""
_NO_ADDRESS = re.compile(
    r"\]\((?:[ \t]+(?=\"))|\]\((?:javascript:|data:)"
    r"(?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,300}\)){0,300}\)){0,3000}\)"
)
"""None before the title of a picture, or one that leads nowhere and holds what no address does."""
_BREAK = re.compile(r"\n[ \t>]*")
_ITEM = re.compile(r"(?P<indent> *)(?:[*+]\s|(?:[-•]|\d{1,9}[.)])\s+!?\[)")
"""An item of a list; one with a hyphen or a number may be code, unless a link begins it."""
_SIGNED = re.compile(r"\s*(?:[-*+>]|\d{1,9}[.)])\s")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CODE = 4
"""Columns from which a line is code, where it stands in no list."""
_SHIFTED = 2
_OUTER_BARS = re.compile(r"^[ \t]*\|[ \t|]*|(?<![ \t])[ \t]*+\|[ \t]*$", re.M)
"""Bars around the row of a table that has no head."""
_TARGET = re.compile(r"\]\([^\s()]*")
_AROUND_NOTHING = re.compile(
    r"(?<!\S)(?:____|__)(?!\S)\s*|(?<!\S)__(?=[^\W\d_a-z])(?=(?:[^_\n]|_(?!_))*+$)", re.M
)
"""Marks of an icon, which is an element of emphasis without words."""
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
_LATE_END = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,300}?)[ \t]{1,9}\*\*(?=[\w\s]|$)")
"""Strong words whose end stands behind a space ..."""
_EARLY = re.compile(
    r"(?:^|(?<=\[)|(?<=\[ ))\*\*[ \t]{1,9}(?=[^\s*])([^*\n]{1,300})(?<=\S)\*\*(?!\*)", re.M
)
"""... or whose beginning stands before one."""
_NOTHING = re.compile(r"(?<=[.,;:!?…)”»])\*{4}(?!\*)")
"""Marks around nothing behind a sentence; behind a word they may stand for letters left out."""
_EMPTY_STRONG = re.compile(r"(?<!\S)\*\*[ \t]{0,9}\*\*(?!\*)(?!.*\*\*)[ \t]*")
_STRONG_LINK = re.compile(
    r"(?<![ \t])([ \t]?)[ \t]*+\*\*\[\*\*([^*\[\]\n]{1,300})\*\*\]"
    r"(\([^()\s]{0,2000}\))\*\*([ \t]?)[ \t]*"
)
"""A link between strong words, itself strong: its marks end theirs, and begin them again."""
_STRONG = re.compile(r"(?<![*\\])\*\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*\\])\*\*(?!\*)")
"""Two signs with words between them, from the left on."""


def of_page(text: str) -> str:
    """A page with whole addresses, links within lines, and lists where they are no code."""
    if "-\n" in text:
        text = _CUT_ADDRESS.sub(lambda cut: _BREAK.sub("", cut[0]), text)
    return _set_out(markdown_links.within_lines(markdown_dialects.plain(text)))


def _without_address(match: re.Match[str]) -> str:
    return "](<>)" if match[0].endswith(")") else "](<> "


def _set_out(text: str) -> str:
    """Moves lists out that begin where code does: a list that stands in another list alone."""
    lines = text.split("\n")
    shift, is_fenced, before = 0, False, ""
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        is_fenced ^= _FENCE.match(line) is not None
        indent = len(line) - len(line.lstrip(" "))
        if shift and indent < shift:
            shift = 0
        if not shift and indent >= _CODE and not is_fenced and _ITEM.match(line):
            is_inner = before[:1] == " " or _SIGNED.match(before)
            shift = 0 if is_inner else indent - _SHIFTED
        before = line
        if shift:
            lines[at] = line[shift:]
    return "\n".join(lines)


def of_paragraph(content: str) -> str:
    """A paragraph without marks around nothing; its lines are parted for good that were not broken
    for want of room."""
    content = markdown_dialects.plain_line(content)
    if "](" in content:
        drop = partial(_NO_ADDRESS.sub, _without_address)
        content = markdown_dialects.outside_code(content, drop)
    if "`" not in content and "__" in content:
        content = _AROUND_NOTHING.sub("", content)
    if "|" in content:
        content = _OUTER_BARS.sub("", content)
    if "*" in content:
        content = markdown_dialects.outside_code(content, partial(_TIMES.sub, r"\\*"))
    if "**" in content:
        content = markdown_dialects.outside_code(content, partial(_STRONG_LINK.sub, r"\1[\2]\3\4"))
        content = markdown_dialects.outside_code(content, partial(_STRONG.sub, _strong))
        content = _EARLY.sub(r"**\1**", _NOTHING.sub("", _EMPTY_STRONG.sub("", content)))
        content = _LATE_END.sub(r"**\1** ", content)
    return _parted(content) if "\n" in content else content


def _strong(match: re.Match[str]) -> str:
    """Strong words whose signs stand between a letter and punctuation, where CommonMark sees none:
    "**Tip:**text", and "是**“茶”**的", for not all scripts have spaces around words."""
    text, start, end = match.string, match.start(), match.end()
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_inner = before.isalnum() and (before.isascii() or not is_unspaced(before))
    is_shut = before.isalnum() and not match[1][0].isalnum()
    if is_inner or not (is_shut or (behind.isalnum() and not match[1][-1].isalnum())):
        return match[0]
    return f"<strong>{match[1]}</strong>"


def _parted(paragraph: str) -> str:
    first, *rest = paragraph.split("\n")
    written, before = [first], first
    for line in rest:
        written += _joint(before, line), line
        before = line
    return "".join(written)


def _is_wide(character: str) -> bool:
    """Whether no space stands beside a character: a letter of such a script, or a stop of it."""
    return (
        is_unspaced(character)
        or "\u3000" < character <= "\u303f"
        or "\uff00" <= character <= "\uff65"
    )


def _joint(before: str, line: str) -> str:
    """What stands between two lines: a break that parts them, one that does not, or nothing."""
    word = line.split(maxsplit=1)[0] if line.strip() else ""
    if before.endswith(("  ", "\\")):
        return "\n"
    if is_unspaced(word[:1]):
        word = word[:2]  # a line may break before any such character, but not before a stop
    is_full = (
        width(before) + 1 + width(word) > WRAP_MIN and len(_TARGET.sub("", before)) <= WRAP_MAX
    )
    if not is_full or " | " in line or BULLET.match(line):
        return "  \n"
    if _is_wide(before[-1:]) and _is_wide(word[:1]):
        return ""
    is_word = before.endswith("-") and before[-2:-1].isalpha() and word[:1].islower()
    return "" if is_word else "\n"
