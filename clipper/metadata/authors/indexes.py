"""Pages that list others, each with its day and who wrote there last: the first of these is neither
the page's own author nor its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from clipper.metadata.authors import posts
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.keys import count_words

_RECORDS = 8
"""Lines with a day from which a page without a story is a list."""
_SHARE = 10
"""Such lines to each paragraph from which these are no story."""
_PARAGRAPH, _LINE = 25, 300
"""Words of a paragraph of a story, and characters of a row of a list."""
_DIGIT = re.compile(r"\d")
_OTHERS = (Role.COMMENTS, Role.NOTICE, Role.RELATED)
_OWN = (Role.BYLINE, Role.BODY)


def is_index(blocks: Sequence[Block]) -> bool:
    """Whether a labelled page is such a list: a board's topics, a tag's pages. A discussion, whose
    lines with a day stand over posts, is none."""
    lines = [
        block
        for block in blocks
        if len(block.text) <= _LINE and block.role not in _OTHERS and _DIGIT.search(block.text)
    ]
    if len(lines) < _RECORDS:
        return False
    story = [block.text for block in blocks if block.role is Role.BODY]
    most = (len(lines) - 1) // _SHARE  # with more paragraphs it is none, and none need be counted
    told = len(list(islice(filter(_is_paragraph, story), most + 1)))
    if told > most:
        return False
    texts = [block.text for block in lines if not told or block.role in _OWN]
    need = max(_RECORDS, _SHARE * told + 1)
    if len(texts) < need:
        return False
    dated = islice((text for text in texts if dates.find(text) is not None), need)
    return len(list(dated)) == need and not posts.heads(blocks)


def _is_paragraph(text: str) -> bool:
    """Whether a text is one of a story, and no row of a list, which has its day in it."""
    if len(text) < _PARAGRAPH or count_words(text) < _PARAGRAPH:
        return False
    return len(text) > _LINE or dates.find(text) is None
