"""What leads from a signature in a manual to its code, and is no part of it.

`<p>open :: Boat -> IO () <a href="src/Boat.html#open">Source</a></p>`. The words stand in
`words/source_leads.toml`. A link of one word to another site is a citation, and stays. The labeller
knows signatures by them: they are taken off behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clipper.inline import escape, link
from clipper.page import Block, BlockKind
from clipper.words import lists as word_lists

_WORDS = word_lists.read("source_leads")


def _written(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are printed."""
    return tuple({way for word in words for way in (word, word.capitalize(), word.title())})


_LINKS, _NEAR = frozenset(_written(_WORDS["links"])), frozenset(_written(_WORDS["near"]))
_PHRASES = _written(_WORDS["phrases"])
_ENDS = (*_LINKS, *_NEAR, *_PHRASES)
_SIGNS = " ·|"
"""What parts them from what stands before."""
_WHOLE = frozenset((BlockKind.CODE, BlockKind.ALT, BlockKind.CONTROL))


def without_source_leads(body: list[Block]) -> list[Block]:
    """The blocks, without those at their ends."""
    return [_without(block) if block.text.endswith(_ENDS) else block for block in body]


def _without(block: Block) -> Block:
    markup, text = block.markup, block.text
    if markup is None or block.kind in _WHOLE:
        return block
    if text.endswith(_PHRASES):
        word = next(phrase for phrase in _PHRASES if text.endswith(phrase))
        marked = escape(word)
    elif markup.links and _leads(*markup.links[-1]):
        word, address = markup.links[-1]
        marked = link(escape(word), address)
    else:
        return block
    rest = text.removesuffix(word)
    before = escape(text) if block.markdown is None else block.markdown
    is_apart = rest[-1:].isspace() or (rest != "" and word.startswith("["))
    if rest == text or not is_apart or not before.endswith(marked):
        return block
    inline = before.removesuffix(marked)
    return replace(block, text=rest.rstrip(_SIGNS), markdown=inline.rstrip(_SIGNS).rstrip("\\"))


def _leads(word: str, address: str) -> bool:
    """Whether a link leads to the code of what stands before it."""
    if word in _NEAR:
        is_place = "#" in address and not address.startswith(("#", "//"))
        return is_place and "://" not in address
    return word in _LINKS
