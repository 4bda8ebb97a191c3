"""The language that code is written in, as the elements around it say it for a highlighter.

What is usual: `language-x` on the `code` (HTML Living Standard, section 4.5.15, gives it as the
custom), `lang-x`, `highlight-x` (Sphinx), `highlight-source-x` (GitHub), `src-x` (Org mode),
`brush: x` (SyntaxHighlighter), the bare name beside `hljs` or `sourceCode`, and `data-lang`.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from clipper.words import lists as word_lists

_ABOVE = 2
"""Elements around the `pre` that may say it, too."""
_BEGINNING = re.compile(r"(language|lang|highlight-source|highlight-text|highlight|src)-(.+)")
_NAME = re.compile(r"[a-z][a-z0-9+#._-]{0,19}")
_ATTRIBUTES = ("data-lang", "data-language", "data-code-language")
_HIGHLIGHTERS = frozenset(("hljs", "sourcecode"))
_WORDS = word_lists.read("code_language")
_KNOWN, _OF_PEOPLE = frozenset(_WORDS["known"].split()), frozenset(_WORDS["people"].split())
_NONE = frozenset("none auto default nohighlight plain plaintext text txt has wrapper".split())


def language_of(pre: Any) -> str | None:
    """Name of the language of a `pre` element in small letters, if its markup tells one."""
    code = pre.find("code")
    around, above = [pre], pre.getparent()
    while above is not None and len(around) <= _ABOVE and _holds_few(above):
        around.append(above)
        above = above.getparent()
    for element in around if code is None else (code, *around):
        for name in _told(element):
            if _NAME.fullmatch(name):
                return None if name in _NONE else name
    return None


def _holds_few(element: Any) -> bool:
    """Whether an element holds two others at most; lxml counts all of them to tell how many."""
    return next(islice(element, 2, None), None) is None


def _told(element: Any) -> list[str]:
    """What an element may name as its language, surest first."""
    told = [element.get(name, "").lower() for name in _ATTRIBUTES]
    words = element.get("class", "").lower().replace("brush:", "brush: ").split()
    for at, word in enumerate(words):
        if named := _BEGINNING.fullmatch(word):
            sign, name = named.groups()
            if sign == "highlight" and name not in _KNOWN:  # how it looks
                continue
            if element.tag == "code" or name not in _OF_PEOPLE:
                told.append(name)
        elif word == "brush:" and at + 1 < len(words):
            told.append(words[at + 1].rstrip(";"))
    if len(words) == 2 and (others := set(words) - _HIGHLIGHTERS) and len(others) == 1:
        told += others & _KNOWN
    return told
