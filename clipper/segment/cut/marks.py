"""Inline Markdown of a block under way: emphasis, code and struck text, as their elements end.

Rules of CommonMark 0.31.2, section 6.2: signs that touch a letter on one side and punctuation on
the other do not open or close, and two pairs of signs that meet are read as one run.
"""

from __future__ import annotations

import re

from clipper.inline import code_span
from clipper.segment.cut.spaces import fold

# Private-use characters that stand for an opening until its end is known.
LINK, EMPHASIS, CODE, _WITHIN = "\ue000", "\ue001", "\ue002", "\ue003"
_POINTS = re.compile(r"(?<=[^\s\\*~])([:.,;!?…：。，；！？、]+)(\*\*|\*|~~)$")
"""Punctuation at the end of emphasis."""
_PERMALINKS = frozenset("¶ # § 🔗 ⚓ ∞".split())
_HELP = frozenset("i ? ⓘ ℹ".split())
_CUT_OFF = ("…", "...")
_TITLE_MOST = 300
"""Characters of the longest title of a link that a headline can be."""


def only_leads(text: str, href: str, *, raised: bool = False) -> bool:
    """Whether a link is a sign alone: of a heading that links to itself, which shows only under
    the pointer, or of a help that it opens, in the line or `raised`."""
    if text in _PERMALINKS:
        return href.startswith("#")
    return text in _HELP and (raised or href == "#" or href.startswith("javascript:"))


def whole_of(text: str, title: str) -> str | None:
    """The `title` of a link whose text is cut off and begins it; `None` of others.

    >>> whole_of("After Earth fizzles behind…", "After Earth fizzles behind two others")
    'After Earth fizzles behind two others'
    """
    if not text.endswith(_CUT_OFF):
        return None
    begun, title = text.rstrip("….").rstrip(), fold(title).strip()
    is_begun = begun and title.casefold().startswith(begun.casefold())
    return title if is_begun and len(text) <= len(title) <= _TITLE_MOST else None


def open_mark(marked: list[str], sign: str, *, within: bool) -> None:
    """Begins emphasis; none `within` the same."""
    marked.append((_WITHIN if within else EMPHASIS) + sign)


def close_mark(marked: list[str], sign: str) -> None:
    """Turns what stands since the opener of `sign` into emphasis, its outer spaces outside."""
    opener = EMPHASIS + sign
    for at in range(len(marked) - 1, -1, -1):
        if marked[at] == _WITHIN + sign:
            del marked[at]
            return
        if marked[at] == opener:
            inner = "".join(marked[at + 1 :])
            core = inner.strip()
            if not core:
                marked[at:] = [inner]
                return
            lead = inner[: len(inner) - len(inner.lstrip())]
            trail = inner[len(inner.rstrip()) :]
            before = marked[at - 1] if at else ""
            if not lead and _is_marked(before, sign):
                marked[at - 1 :] = [f"{before[: -len(sign)]}{core}{sign}{trail}"]
            else:
                marked[at:] = [f"{lead}{sign}{core}{sign}{trail}"]
            return


def _is_marked(text: str, sign: str) -> bool:
    """Whether a text is one stretch of such emphasis, and nothing else."""
    core = text[len(sign) : -len(sign)]
    return (
        len(text) > 2 * len(sign)
        and text.startswith(sign)
        and text.endswith(sign)
        and sign[0] not in core
        and core[-1:] != "\\"
    )


def close_all(marked: list[str]) -> list[str]:
    """Ends every emphasis that is open; its signs, the outermost first."""
    signs = [piece[1:] for piece in marked if piece[:1] == EMPHASIS]
    marked[:] = [piece for piece in marked if piece[:1] != _WITHIN]
    for sign in reversed(signs):
        close_mark(marked, sign)
    return signs


def close_code(marked: list[str]) -> None:
    """Turns what stands since the opener into a code span."""
    for at in range(len(marked) - 1, -1, -1):
        if marked[at] == CODE:
            marked[at:] = [code_span("".join(marked[at + 1 :]))]
            return


def free_end(marked: list[str]) -> None:
    """Moves punctuation out of the emphasis that ended last, for a letter follows: there its
    closing signs would be no such ("**Tip:**text")."""
    if marked and (match := _POINTS.search(marked[-1])):
        marked[-1] = f"{marked[-1][: match.start()]}{match[2]}{match[1]}"
