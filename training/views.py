"""The ways one page is shown to the labeller: its HTML, and its text as programs flatten it.

`lynx` and `w3m` are never trained on: they are the test of a flattening not seen before.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import html_text
import inscriptis
import lxml.html
from inscriptis.model.config import ParserConfig
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from clipper.page import Block
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.cut.html_tree import parse

TRAINED = ("html", "resiliparse", "resiliparse_plain", "inscriptis", "html_text", "lines")


def flatten(data: bytes, how: str, tree: Any = None) -> str:
    """The page as plain text, by one of `TRAINED` but `html`, or by `lynx`, `lynx80`, `w3m`,
    `w3m80`."""
    if how.startswith("resiliparse"):
        page = HTMLTree.parse_from_bytes(data, "utf-8")
        return str(extract_plain_text(page, main_content=False, alt_texts=how == "resiliparse"))
    if how in ("lynx", "lynx80", "w3m", "w3m80"):
        return _dump(data, how)
    tree = parse(data) if tree is None else tree
    if how == "inscriptis":
        return str(
            inscriptis.get_text(lxml.html.tostring(tree, encoding="unicode"), ParserConfig())
        )
    if how == "html_text":
        return str(html_text.extract_text(lxml.html.tostring(tree, encoding="unicode")))
    if how == "lines":
        return "\n".join(
            block.text.replace("\n", " ").replace("\t", " ")
            for block in html_blocks.read(tree)
            if not (block.markup and block.markup.hidden)
        )
    raise ValueError(how)


def _dump(data: bytes, how: str) -> str:
    columns = "80" if how.endswith("80") else "1000"
    if how.startswith("lynx"):
        command = ["lynx", "-dump", "-nolist", "-stdin", "-force_html", f"-width={columns}",
                   "-assume_charset=utf-8", "-display_charset=utf-8"]  # fmt: skip
    else:
        command = [
            "w3m",
            "-dump",
            "-T",
            "text/html",
            "-cols",
            columns,
            "-I",
            "utf-8",
            "-O",
            "utf-8",
        ]
    done = subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)
    return done.stdout.decode("utf-8", "replace")


def blocks_of(data: bytes, how: str, tree: Any = None) -> list[Block]:
    """Blocks of one view."""
    if how == "html":
        return html_blocks.read(parse(data) if tree is None else tree)
    return text_blocks.read(flatten(data, how, tree))


_BULLET = re.compile(r"^(\s*)[•*\-–·]\s+")


def disturb(text: str, seed: int) -> str:
    """A text with small changes as other programs make them: blank lines gone or put between all
    lines, other bullets or none, indentation gone, some short lines lost or doubled."""
    dice = random.Random(seed)
    lines = text.split("\n")
    blank = dice.choice(("keep", "keep", "none", "all", "fold"))
    bullet = dice.choice((None, None, "", "* ", "- ", "• ", "+ "))
    unindent = dice.random() < 0.4
    lose = dice.choice((0.0, 0.02, 0.05))
    out: list[str] = []
    for line in lines:
        if not line.strip():
            if blank == "keep" or (blank == "fold" and out and out[-1].strip()):
                out.append(line)
            continue
        if bullet is not None:
            line = _BULLET.sub(lambda m: m.group(1) + bullet, line)
        if unindent:
            line = line.strip()
        if len(line) < 60 and dice.random() < lose:
            if dice.random() < 0.5:
                continue
            out.append(line)
        out.append(line)
        if blank == "all":
            out.append("")
    return "\n".join(out)


def views(data: bytes, tree: Any, seed: int) -> Iterator[tuple[str, list[Block]]]:
    """All training views of a page, by name, the disturbed ones among them."""
    for how in TRAINED:
        try:
            if how == "html":
                yield how, blocks_of(data, how, tree)
                continue
            text = flatten(data, how, tree)
        except (RecursionError, ValueError, lxml.etree.LxmlError):
            continue
        yield how, text_blocks.read(text)
        if how in ("resiliparse", "inscriptis"):
            yield f"{how}~", text_blocks.read(disturb(text, seed))


def text_views(text: str) -> Iterator[tuple[str, list[Block]]]:
    """The same of a page that is flattened text already."""
    yield "text", text_blocks.read(text)
    for seed in (1, 2, 3):
        yield f"text~{seed}", text_blocks.read(disturb(text, seed))
