"""Words of scripts that write none apart: overlapping pairs of characters.

FTS5's `unicode61` takes a whole run of Han, Kana, Hangul or Thai for one word, so that a query for
part of it finds nothing. Beside the text stands therefore a column with its runs as pairs: `ABC` as
`AB BC C`. The last character keeps the pairs of two runs apart; at the end of all stand the other
characters, each once. A query of two characters or more is a phrase of pairs, one character is a
word; both are exact. (The method: bigrams as in Lucene's CJKAnalyzer. A single character could be
the beginning of pairs, too, but then FTS5 has to bring the places of all of them together.)

A word that mixes scripts (`GPT模型`) has its other parts written beside the pairs.
"""

from __future__ import annotations

import re
import unicodedata

CHARACTERS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59"  # Thai without its signs
    "\u0e81-\u0edf"  # Lao
    "\u1000-\u109f"  # Myanmar
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u1780-\u17d3\u17d7\u17dc-\u17e9"  # Khmer
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u309a\u309d-\u309f"  # Hiragana
    "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Katakana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"
)
"""As ranges of a regular expression's character class."""
_RUN = re.compile(f"[{CHARACTERS}]+")
_MIXED = re.compile(rf"[^\W_]*(?:[{CHARACTERS}][^\W_]*)+")
"""A word with at least one such character: what stands between is a word in the index as well."""


def shingles(text: str | None) -> str | None:
    """The pairs of `text`, parted by spaces; `None` where there are none.

    >>> shingles("用GPT模型。 plain")
    '用 GPT 模型 型 模'
    """
    if not text or not _RUN.search(text):
        return None
    text = unicodedata.normalize("NFC", text)  # as queries are
    parts: list[str] = []
    last: set[str] = set()
    others: dict[str, None] = {}
    for word in _MIXED.finditer(text):
        end = word.start()
        for run in _RUN.finditer(text, word.start(), word.end()):
            if run.start() > end:
                parts.append(text[end : run.start()])
            parts += pairs(run[0])
            parts.append(run[0][-1])
            last.add(run[0][-1])
            others.update(dict.fromkeys(run[0][:-1]))
            end = run.end()
        if end < word.end():
            parts.append(text[end : word.end()])
    return " ".join([*parts, *(char for char in others if char not in last)])


def pairs(run: str) -> list[str]:
    """Overlapping pairs of characters; none of a single one.

    >>> pairs("小巨人")
    ['小巨', '巨人']
    """
    return [run[n : n + 2] for n in range(len(run) - 1)]


def runs(text: str) -> list[str]:
    """The stretches of `text` that are indexed as pairs."""
    return _RUN.findall(text)


def only_pairs(text: str) -> bool:
    """Whether the whole text is one such stretch."""
    return _RUN.fullmatch(text) is not None
