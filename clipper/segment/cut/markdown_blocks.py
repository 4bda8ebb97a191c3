"""Text page in Markdown -> blocks.

markdown-it-py (CommonMark 0.31.2, with the tables and the strikethrough of GitHub Flavored
Markdown) tells the marks from the text. What it makes of a page is HTML, and is read as such by
`html_blocks`: the same blocks, with the same Markdown, links and elements around them. The labeller
is told nothing of those elements: to it such a page is a text page, without its marks.

What is done otherwise than CommonMark says, so that no text is lost and lines stand apart that are
lines to a reader:

* a line break parts two lines, but where the first one was full;
* a row with more cells than the head of its table keeps them;
* what looks like the definition of a link, and leads nowhere, is text;
* tags of HTML are taken for such where HTML knows them, and else are text; scripts and styles are
  left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from clipper.page import Block, BlockKind
from clipper.segment.cut import html_blocks, html_tree, markdown_mends, markdown_rules

_NESTING = 200
"""Levels of the parser, two of them an item: `markdown_marks` lets no page pass that has more."""
_LONG = 20_000
"""Characters of a paragraph in which links and emphasis are looked for, which takes the longer the
more brackets are never closed."""
_PARTS = re.compile(rf"(?s).{{1,{_LONG}}}(?=\s|$)|.{{1,{_LONG}}}")
_OPEN = 30
"""Brackets of a paragraph that may stand in each other, or be left open."""
_TAG = re.compile(r"<!--|-->|</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_ENDS = {"<!--": "-->", "<script": "</script", "<style": "</style"}
"""What is no text, and what ends it."""
_KNOWN = frozenset(
    "a abbr address article aside b bdi blockquote br center cite code dd del details dfn div dl "
    "dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark "
    "nav ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot "
    "th thead time tr tt u ul var wbr".split()
)
"""Elements that may stand in Markdown, as tags."""
_BRACKET = re.compile(r"[\[\]]")
_INFO = re.compile(r"[\w.+#-]*(?:\s*\{\s*[\w.#=-][^{}]*\})?(?:\s*[,:].*|\s+[\w-]+=\S.*)?")
"""The name of a language and what may stand beside it behind a fence; else it is text."""
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


def read(text: str) -> list[Block]:
    """Blocks of a text page in Markdown, numbered from 0, in order.

    Raises `PageTooLarge` if its HTML is nested too deep.
    """
    html = _parser().render(markdown_mends.of_page(text))
    blocks = html_blocks.read(html_tree.parse(f"<body>{html}".encode("utf-8", "replace")))
    return [
        replace(block, gap=int(block.n > 0 and not _goes_on(blocks[block.n - 1], block)))
        for block in blocks
    ]


def _goes_on(before: Block, block: Block) -> bool:
    return block.kind in _LISTED and before.kind is block.kind


class _Parser(MarkdownIt):
    """Takes addresses as they stand: what may be linked is asked where Markdown is written."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    markdown_rules.add(parser)
    parser.core.ruler.at("inline", _inline)
    for name in ("html_block", "html_inline"):
        parser.add_render_rule(name, _html)
    parser.add_render_rule("hardbreak", _break)
    return parser


def _inline(state: StateCore) -> None:
    """Reads what stands in paragraphs, headings and cells."""
    for token in state.tokens:
        told = token.info.strip() if token.type == "fence" else ""
        # Of a fence around nothing, what stands behind it is all there is to show.
        if told and not (_INFO.fullmatch(told) and token.content.strip()):
            token.content, token.info = f"{told}\n{token.content}", ""
        if token.type == "inline" and token.children is not None:
            for part in _parts(markdown_mends.of_paragraph(token.content)):
                if _is_nested(part):
                    token.children.append(Token("text", "", 0, content=part))
                else:
                    state.md.inline.parse(part, state.md, state.env, token.children)


def _parts(content: str) -> Sequence[str]:
    """A paragraph that is too long in parts, at the ends of lines and of words."""
    if len(content) <= _LONG:
        return [content]
    return _PARTS.findall(content)


def _is_nested(content: str) -> bool:
    """Whether more brackets stand in each other than in a text: each is looked for to the end."""
    if content.count("[") <= _OPEN:
        return False
    depth = 0
    for bracket in _BRACKET.findall(content):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        if depth > _OPEN:
            return True
    return False


def _html(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """HTML of the page, less what is no text; tags that HTML does not know are words."""
    content = tokens[at].content
    written: list[str] = []
    is_whole = tokens[at].type == "html_block"
    end, until = 0, ""
    for tag in _TAG.finditer(content):
        name = tag[0].lower().split(maxsplit=1)[0].rstrip(">")
        if until:
            if name == until.rstrip(">"):
                end, until = tag.end(), ""
            continue
        written.append(_escaped(content[end : tag.start()]))
        end, until = tag.start(), _ENDS.get(name, "")
        if not until:
            is_tag = tag[1] and tag[1].lower() in _KNOWN and (is_whole or name[-3:] != "pre")
            written.append(tag[0] if is_tag else _escaped(tag[0]))
            end = tag.end()
    return "".join((*written, _escaped(content[end:])))


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _break(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return "<br><br>"
