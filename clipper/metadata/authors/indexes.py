"""Pages that list others, each with its day and who wrote there last: the first of these is neither
the page's own author nor its date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from clipper.metadata.authors import posts
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.keys import count_words

_RECORDS = 8
"""Lines with a day from which a page without a story is a list."""
_SHARE = 10
"""Such bylines to each paragraph from which these are no story."""
_PARAGRAPH, _LINE = 25, 80
"""Words of a paragraph of a story, and characters of a line of a list."""
_OTHERS = (Role.COMMENTS, Role.NOTICE, Role.RELATED)


def is_index(blocks: Sequence[Block]) -> bool:
    """Whether a labelled page is such a list: a board's topics, a tag's pages. A discussion, whose
    lines with a day stand over posts, is none."""
    least = _LINE // 4  # no paragraph is shorter, in any script
    bodies = (b.text for b in blocks if b.role is Role.BODY and len(b.text) > least)
    told = sum(count_words(text) >= _PARAGRAPH for text in bodies)
    lines = [
        block.text
        for block in blocks
        if len(block.text) <= _LINE
        and (block.role is Role.BYLINE if told else block.role not in _OTHERS)
        and any(map(str.isdigit, block.text))
    ]
    need = max(_RECORDS, _SHARE * told + 1)
    if len(lines) < need:
        return False
    dated = islice((text for text in lines if dates.find(text) is not None), need)
    return len(list(dated)) == need and not posts.heads(blocks)
