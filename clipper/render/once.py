"""What a flattened page says twice, said once.

Flattened text has the line of a picture and the headline beside it, the panel for wide windows and
that for narrow ones, the post and each quotation of it, one behind the other. All of it is content,
and keeps that role; of what is written out a reader wants each stretch once. (On an HTML page
elements tell more of copies: `segment/steps/copies.py`.)

On the development pages (flattened; each by a model that has not seen its site) .8539 -> .8581 of
word F1, 178 pages better and 51 worse; forums .642 -> .663.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clipper.page import Block, BlockKind
from clipper.render.quotes import names_sayer
from clipper.words.bullets import BULLETS

_WORD = re.compile(r"\w+")
_AROUND = f" \t\n\r\xa0{BULLETS}-.,:;!?…\"'“”‘’()"
"""Bullets and signs around a text that make no other text of it."""
_ROW, _SENTENCE, _STOPS = 2, 8, ".,;:!?…"
"""Words of a stretch from which its copy right behind it says nothing; up to so many words a line
of verse may stand there once more, which has such a sign at its end."""
_FAR_WORDS, _FAR_BLOCKS, _LINE = 30, 2, 8
"""Words and blocks of a stretch that nobody says again further down, and words of its blocks, one
with another: those of refrains and of code are shorter."""
_LONE = 60
"""Words of a single block that nobody says again further down."""
_QUOTED = 8
"""Words of a block from which a post that has it, too, quotes another one."""
_TEMPLATE, _WHOLE = 3, 100
"""Times that what belongs to each of several things is said at least, such as terms of a loan; and
words of a stretch from which it is a copy however often it is there."""
_LOOKED = 200_000
"""Blocks of stretches that stand twice and are no copies, after which the rest is left as it is: a
page may be made so that all of it has to be looked through for each of its blocks."""


def once(
    body: Sequence[Block], heads: Mapping[int, tuple[str, ...]]
) -> tuple[list[Block], dict[int, tuple[str, ...]]]:
    """The content blocks of a text page without copies, and the heads of posts; that of a post
    that begins with a copy over what it says behind it."""
    copies = _copies(body, heads)
    if not copies:
        return list(body), dict(heads)
    kept: list[Block] = []
    moved: dict[int, tuple[str, ...]] = {}
    head: tuple[str, ...] = ()
    for block in body:
        head = heads.get(block.n, head)
        if block.n not in copies:
            kept.append(block)
            if head:
                moved[block.n], head = head, ()
    return kept, moved


def _copies(body: Sequence[Block], heads: Mapping[int, tuple[str, ...]]) -> set[int]:
    """Numbers of the blocks that repeat what stands above them."""
    # Words are looked for only in what stands there twice: most pages have little of it.
    texts = [block.text.casefold().strip(_AROUND) for block in body]
    times = Counter(texts)
    if len(times) == len(texts):
        return set()
    counts = [len(_WORD.findall(text)) if times[text] > 1 else 0 for text in texts]
    texts = [text if count else "" for text, count in zip(texts, counts, strict=True)]
    said = _Said(list(body), texts, counts, times, heads)
    last: dict[str, int] = {}
    copies: set[int] = set()
    n = 0
    looked = 0
    while n < len(said.texts) and looked < _LOOKED:
        before = last.get(said.texts[n], -1)
        size = said.size(before, n) if before >= 0 else 0
        if size and said.is_copy(before, n, size):
            copies.update(block.n for block in said.blocks[n : n + size])
            said.drop(n, size)
            if n and heads and names_sayer(said.blocks[n - 1].text):
                copies.add(said.blocks[n - 1].n)
            continue
        looked += size
        if said.texts[n]:
            last[said.texts[n]] = n
        n += 1
    return copies


@dataclass(slots=True)
class _Said:
    """The blocks of the content, less the copies that were found."""

    blocks: list[Block]
    texts: list[str]
    counts: list[int]
    times: Counter[str]
    heads: Mapping[int, tuple[str, ...]]

    def size(self, before: int, n: int) -> int:
        """How many texts from `n` on are those from `before` on; "" is what stands there once."""
        size = 0
        while before + size < n and n + size < len(self.texts):
            text = self.texts[n + size]
            if not text or self.texts[before + size] != text:
                break
            size += 1
        return size

    def is_copy(self, before: int, n: int, size: int) -> bool:
        counts = self.counts[n : n + size]
        total = sum(counts)
        if before + size == n:
            # Two people may say the same one after the other.
            is_said = total < _SENTENCE and self.blocks[n].text.rstrip().endswith(tuple(_STOPS))
            return total >= _ROW and not is_said and self.blocks[n].n not in self.heads
        if not self.heads and (self._is_listed(n, size) or self._is_template(n, size)):
            return False
        if max(counts) >= (_QUOTED if self.heads else _LONE):
            return True
        return size >= _FAR_BLOCKS and total >= max(_FAR_WORDS, size * _LINE)

    def drop(self, n: int, size: int) -> None:
        del self.blocks[n : n + size], self.texts[n : n + size], self.counts[n : n + size]

    def _is_listed(self, n: int, size: int) -> bool:
        """Whether all are items of a list: several plans and offers may have the same."""
        return all(block.kind is BlockKind.LIST_ITEM for block in self.blocks[n : n + size])

    def _is_template(self, n: int, size: int) -> bool:
        often = max(self.times[text] for text in self.texts[n : n + size]) >= _TEMPLATE
        return often and sum(self.counts[n : n + size]) < _WHOLE
