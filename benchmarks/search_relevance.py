"""How high the right page stands, beside tantivy's BM25: python -m benchmarks.search_relevance

Known-item search over the development pages (WCXB, see `data`): archive and tantivy hold the same
titles and main contents; pages are asked for by words of their title, and by words of the
description in their head, which is not indexed. The words are the `WORDS` of title or description
that fewest pages have, in their order: what people remember of a page. Queries follow from the
pages alone. MRR@10 and nDCG@10, where one page is right (so that nDCG is 1 / log2(rank + 1)).
Tantivy is asked for any of the words, its default, and for all of them. Copies, which clipper shows
under one hit, take places of their own behind it: no list is longer than ten pages.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import lxml.html

from benchmarks.data import wcxb_pages
from benchmarks.readme import write_section
from clipper import clean
from clipper.archive import Archive

WORDS = 4
HITS = 10
_WORD = re.compile(r"[^\W_]{3,}")

Ask = Callable[[str], Sequence[str]]
"""Ids of the pages found for a query, best first."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, help="take so many development pages")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    given = parser.parse_args(arguments)
    texts, told = _pages(given.pages)
    lines = ["| asked by | queries | engine | nDCG@10 | MRR@10 |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        engines = {"clipper": _clipper(Path(folder), texts), **_tantivy(texts)}
        for field, index in (("title", 0), ("description", 1)):
            asked = queries({id: both[index] for id, both in told.items()}, texts)
            for name, ask in engines.items():
                ndcg, mrr = scores(ask, asked)
                lines.append(f"| {field} | {len(asked)} | {name} | {ndcg:.3f} | {mrr:.3f} |")
    print("\n".join(lines))
    if given.write:
        write_section("relevance", "\n".join(lines))


def queries(told: Mapping[str, str], texts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A query for each page that has something told of it."""
    frequent: Counter[str] = Counter()
    for title, text in texts.values():
        frequent.update(_distinct(f"{title} {text}"))
    asked = {}
    for id, said in told.items():
        words = [word for word in _distinct(said) if word in frequent]
        rare = set(sorted(words, key=lambda word: (frequent[word], word))[:WORDS])
        if len(rare) == WORDS:
            asked[id] = " ".join(word for word in words if word in rare)
    return asked


def _distinct(text: str) -> list[str]:
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(text)))


def scores(ask: Ask, asked: Mapping[str, str]) -> tuple[float, float]:
    """Mean nDCG@10 and MRR@10."""
    gains, ranks = [], []
    for id, query in asked.items():
        found = list(ask(query))[:HITS]
        rank = found.index(id) + 1 if id in found else 0
        gains.append(1 / math.log2(rank + 1) if rank else 0.0)
        ranks.append(1 / rank if rank else 0.0)
    return sum(gains) / len(gains), sum(ranks) / len(ranks)


def _pages(limit: int | None) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """By id: title and text as indexed; title and description as told."""
    texts: dict[str, tuple[str, str]] = {}
    told: dict[str, tuple[str, str]] = {}
    seen: set[str] = set()
    for page in wcxb_pages(limit):
        title = page.truth.get("title") or ""
        text = page.truth["main_content"]
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest in seen:  # two right answers
            continue
        seen.add(digest)
        tree = lxml.html.fromstring(page.html.decode("utf-8", "replace").encode())
        described = tree.xpath("//meta[@name='description' or @property='og:description']/@content")
        texts[page.id] = (title, text)
        told[page.id] = (title, str(described[0]) if described else "")
    return texts, told


def _clipper(folder: Path, texts: Mapping[str, tuple[str, str]]) -> Ask:
    from dataclasses import replace

    archive = Archive(folder / "archive.db")
    plain = clean("<title>Tea</title><h1>Tea</h1><p>Water first, then the leaves.</p>")
    for id, (title, text) in texts.items():
        hash = hashlib.sha256(id.encode()).hexdigest()
        clip = replace(
            plain, id=id, title=title, text=text, source=id, raw_hash=hash, content_hash=hash
        )
        archive.add(clip, id.encode())
    archive.commit()

    def ask(query: str) -> list[str]:
        # A page and its copies are one hit, and each of them is an answer.
        hits = archive.search(query, limit=HITS)
        return [id for hit in hits for id in (hit.id, *hit.copies)]

    return ask


def _tantivy(texts: Mapping[str, tuple[str, str]]) -> dict[str, Ask]:
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title")
    builder.add_text_field("text")
    index = engine.Index(builder.build())
    writer = index.writer()
    for id, (title, text) in texts.items():
        writer.add_document(engine.Document(id=id, title=title, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def asking(all_words: bool) -> Ask:
        def ask(query: str) -> list[str]:
            parsed = index.parse_query(
                query,
                ["title", "text"],
                field_boosts={"title": 4.0},
                conjunction_by_default=all_words,
            )
            hits = searcher.search(parsed, HITS).hits
            return [searcher.doc(address)["id"][0] for _, address in hits]

        return ask

    return {"tantivy, any word": asking(False), "tantivy, all words": asking(True)}


if __name__ == "__main__":
    main()
