"""Builds `words.json`, the trie the lexicon reads, from `words.toml`, where phrases are kept.

python -m clipper.segment.compile_words
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from clipper.segment.lexicon import CATEGORIES, END, NUMBER, TRIE, Node, tokens

WORDS = Path(__file__).with_name("words.toml")


def build(words: Mapping[str, Iterable[str]]) -> Node:
    """The trie of `words` (category -> its phrases in all languages, as printed).

    A node maps a token to the next node, and `END` to the numbers of the categories (places in
    `CATEGORIES`) of which a phrase ends here.
    """
    root: Node = {}
    for category, phrases in words.items():
        number = CATEGORIES.index(category)
        for phrase in phrases:
            node = root
            for token in _phrase_tokens(phrase):
                node = node.setdefault(token, {})
            ends: list[int] = node.setdefault(END, [])
            if number not in ends:
                ends.append(number)
    return root


def _phrase_tokens(phrase: str) -> list[str]:
    parts = phrase.split(NUMBER)
    found = tokens(parts[0])
    for part in parts[1:]:
        found += [NUMBER, *tokens(part)]
    return found


def compiled() -> str:
    """What `words.json` has to hold for the present `words.toml`: one line a first token."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    root = build(
        {
            category: [phrase for phrases in words[category].values() for phrase in phrases]
            for category in CATEGORIES
        }
    )
    lines = (
        f"{json.dumps(token, ensure_ascii=False)}:"
        + json.dumps(root[token], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for token in sorted(root)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TRIE.write_text(compiled(), encoding="utf-8")
