"""Parts of a page that are made alike are content together, or not at all.

The labeller doubts what a shop, a forum or a list of dates is for, and decides card by card: one
price of five stays, one name of six. `alike` pulls what it thinks of them together; here most of
them decide, on pages that are no articles (development pages, each by a model that has not seen
its site: word F1 .8923 -> .8940; from four alike on, .8938 from three, .8939 from five).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable

from clipper.page import Block, Role
from clipper.segment.judged import Page
from clipper.segment.markup import markup_of

_LEAST = 4
"""Units that are a kind."""
_HINTS = 4
"""Class words, the nearest ones, that they have to share, besides all tags around them."""
_ITS_OWN = frozenset((Role.TITLE, Role.SUBTITLE))


def siblings_agree(page: Page) -> None:
    """Units of the same tags, form and class words share the role of most of them."""
    if page.kind != "html" or page.is_article():
        return
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for at, group in enumerate(page.groups):
        first = group[0]
        kinds[markup_of(first).path, _words(first), first.kind].append(at)
    for rows in kinds.values():
        if len(rows) < _LEAST:
            continue
        roles = Counter(page.roles[at] for at in rows)
        if not 0 < roles[Role.BODY] < len(rows):
            continue
        is_content = 2 * roles.pop(Role.BODY) >= len(rows)
        role = Role.BODY if is_content else roles.most_common(1)[0][0]
        for at in rows:
            own = page.roles[at]
            if own is not role and own not in _ITS_OWN and Role.BODY in (own, role):
                page.set(at, role, "as most of its kind", 0.5)


def _words(block: Block) -> tuple[str, ...]:
    """The nearest class words of a block; where links stand in its text, not those of the links."""
    mark = markup_of(block)
    if mark.links and 2 * mark.link_chars <= len(block.text):
        return mark.hints[mark.inner : mark.inner + _HINTS]
    return mark.hints[:_HINTS]
