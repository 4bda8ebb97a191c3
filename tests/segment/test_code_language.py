"""The language that code is written in, as markup tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper import render
from clipper.page import Role
from clipper.segment.cut import html_blocks, html_tree


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<pre><code class="language-python">x</code></pre>', "python"),
        ('<pre class="lang-C++"><code>x</code></pre>', "c++"),
        ('<pre class="brush: js; gutter: false">x</pre>', "js"),
        ('<pre class="brush:sql">x</pre>', "sql"),
        ('<div class="highlight-python3 x"><div class="highlight"><pre>x</pre></div>', "python3"),
        ('<div class="highlight highlight-source-shell"><pre>x</pre></div>', "shell"),
        ('<div class="language-sh rouge"><div class="highlight"><pre class="highlight">', "sh"),
        ('<pre class="src src-emacs-lisp">x</pre>', "emacs-lisp"),
        ('<pre class="sourceCode r"><code class="sourceCode r">x</code></pre>', "r"),
        ('<pre data-lang="Shell">x</pre>', "shell"),
        ('<pre class="hljs"><code>x</code></pre>', None),
        ('<div class="highlight-default"><pre>x</pre></div>', None),
        ('<pre class="wide box">x</pre>', None),
        ('<pre data-lang="a`b">x</pre>', None),
        ('<div class="lang-en"><p>A</p><p>B</p><pre>x</pre></div>', None),
    ],
)  # fmt: skip
def test_language_of_code(html: str, language: str | None) -> None:
    blocks = html_blocks.read(html_tree.parse(f"{html}x".encode()))
    told = [block.markup.language for block in blocks if block.kind == "code" and block.markup]
    assert told == [language]


def test_the_fence_names_it() -> None:
    blocks = html_blocks.read(html_tree.parse(b'<p>So:</p><pre class="lang-py">x = 1</pre>'))
    blocks = [replace(block, role=Role.BODY) for block in blocks]
    assert render.markdown(blocks) == "So:\n\n```py\nx = 1\n```"


@pytest.mark.parametrize(
    "html",
    [
        '<pre class="hljs copyable">x</pre>',
        '<div class="highlight-box"><pre>x</pre></div>',
        '<pre class="sourceCode numberLines">x</pre>',
        '<pre lang="en" class="lang-en">x</pre>',
    ],
)
def test_how_code_looks_is_no_language(html: str) -> None:
    (block,) = html_blocks.read(html_tree.parse(html.encode()))
    assert block.markup is not None
    assert block.markup.language is None
