"""How quickly an archive answers, beside plain `LIKE` and tantivy: python -m benchmarks.search

Archives of synthetic clips (see `search_corpus`) are built in a temporary folder, `--clips` each,
and asked 500 mixed queries, each with 20 hits and their snippets, after every query has been asked
once (warm).

What is built by which way: "built" is the quick way that only search needs, its rows and its index.
"stored" is the whole way of an archive, `Archive.add`, over the first `SAMPLED` clips: also raw
page, blocks, fingerprints and look-up of copies, links (for cleaning see `benchmarks.speed`, for
copies among many clips `benchmarks.duplicates`).

Tantivy has the same titles, texts, sites and dates, and is asked the same queries but those for
pieces of Chinese text, which its tokenizer does not know: for 20 hits without snippets. Where words
are joined it finds only what has all; clipper goes on with what has some. `LIKE` reads all texts.

Pieces of Chinese text are also checked: 500 of 1 to 6 characters must find exactly the clips that
contain them (in the smallest archive, up to 10,000 clips).

1,000,000 clips take about half an hour and 20 GB. Each row is printed as soon as it is measured.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks import search_corpus as corpus
from benchmarks.readme import write_section
from clipper.archive import Archive

QUERIES, HITS = 500, 20
STOP_WORDS = 10
SAMPLED = 5_000
"""Clips that are stored the whole way, and whose index is made in memory to tell its parts."""
CHECKED = 10_000
"""Pieces of Chinese text are compared with the texts themselves in archives up to this size."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as clipper and, where it can, as tantivy reads it; `word*` is a beginning."""

    kind: str
    text: str
    theirs: str | None


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="where the archives are built, then deleted")
    parser.add_argument("--no-peers", action="store_true", help="clipper alone")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    given = parser.parse_args(arguments)
    lines = [
        "| clips | text, GB | built, clips/s | stored, clips/s | index / text | of it CJK | p50, ms"
        " | p95, ms | stop words, worst, ms | `LIKE`, ms | tantivy p50 / p95, ms"
        " | tantivy built, clips/s |",
        "|" + "---|" * 12,
    ]
    print("\n".join(lines), flush=True)
    checked = ""
    for count in given.clips:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            row, told = _row(Path(folder), count, peers=not given.no_peers)
        lines.append(row)
        checked = checked or told
        print(row, flush=True)
        if given.write:  # a run that is cut off keeps what it has
            write_section("search", "\n".join([*lines, "", _about(checked)]))
    print("\n" + _about(checked))


def _about(checked: str) -> str:
    return (
        f"{QUERIES} mixed queries, warm; {os.cpu_count()} cores, SQLite {sqlite3.sqlite_version}."
        f" Load of the machine at the end: {os.getloadavg()[0]:.1f}.{checked}"
    )


def _row(folder: Path, count: int, *, peers: bool) -> tuple[str, str]:
    """A line of the table, and what is told of the pieces of Chinese text."""
    path = folder / "archive.db"
    begin = time.perf_counter()
    size = corpus.build(path, count)
    rate = count / (time.perf_counter() - begin)
    _note(f"{count:,} clips: {rate:,.0f} clips/s, {path.stat().st_size / 1e9:.1f} GB")
    asked = queries(count)
    with Archive(path, read_only=True) as archive:

        def ask(query: str) -> None:
            archive.search(query, limit=HITS)

        ours = timed(ask, [query.text for query in asked])
        p50, p95 = spread(ours)
        _note(f"p50 {p50:.1f}, p95 {p95:.1f} ms")
        _tell_kinds(asked, ours)
        stops = timed(ask, stop_words())
        _note(f"stop words: worst {max(stops):.0f} ms")
        checked = check_pieces(archive, count) if count <= CHECKED else ""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as plain:
        index = plain.execute("SELECT sum(length(block)) FROM clips_fts_data").fetchone()[0]
        like = _like(plain, asked) if peers else None
    share = paired_share(min(count, SAMPLED))
    stored = corpus.store(folder / "stored.db", min(count, SAMPLED))
    cells = [
        f"{count:,}", f"{size / 1e9:.2f}", f"{rate:,.0f}", f"{stored:,.0f}", f"{index / size:.2f}",
        f"{index / size * share:.2f}", f"**{p50:.1f}**", f"**{p95:.1f}**", f"{max(stops):.0f}",
    ]  # fmt: skip
    _note(f"clipper: {cells}")
    if not peers:
        return f"| {' | '.join([*cells, '–', '–', '–'])} |", checked
    _note(f"LIKE: {like:,.0f} ms")
    path.unlink()  # room for the other
    speed, theirs = tantivy(folder / "tantivy", count, asked)
    t50, t95 = spread(theirs)
    cells += [f"{like:,.0f}", f"{t50:.1f} / {t95:.1f}", f"{speed:,.0f}"]
    return f"| {' | '.join(cells)} |", checked


def _note(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


def check_pieces(archive: Archive, count: int) -> str:
    """Asks for pieces of Chinese text, and compares what is found with the texts."""
    choose = random.Random(6)
    texts = {str(clip.n): f"{clip.title}\n{clip.text}" for clip in corpus.clips(count) if clip.cjk}
    right = 0
    for _ in range(QUERIES):
        run = choose.choice(re.split("[，\n]", choose.choice(list(texts.values()))))
        size = choose.randint(1, 6)
        at = choose.randrange(max(1, len(run) - size))
        piece = run[at : at + size].strip()
        truth = {n for n, text in texts.items() if piece in text}
        hits = archive.search(f'"{piece}"', limit=count)
        right += {(hit.source or "").strip("/") for hit in hits} == truth
    return (
        f" {right} of {QUERIES} pieces of Chinese text, 1 to 6 characters each, found exactly the"
        f" clips that contain them (of {count:,})."
    )


def queries(count: int) -> list[Asked]:
    """Mixed queries: words of every frequency, several words, phrases and pieces of texts."""
    choose = random.Random(5)
    known = corpus.vocabulary()
    texts = {False: [], True: []}  # type: dict[bool, list[str]]
    for clip in corpus.clips(min(count, 2_000)):
        texts[clip.cjk].append(clip.text)

    def word() -> str:
        return known[int(50 * 2 ** (choose.random() * 11))]  # ranks from 50 to 100,000

    def phrase() -> str:
        words = choose.choice(texts[False]).split()
        at = choose.randrange(len(words) - 3)
        return f'"{" ".join(words[at : at + choose.choice((2, 3))])}"'

    def piece() -> str:
        run = choose.choice(choose.choice(texts[True]).split("，")[:-1])
        size = choose.randint(1, 6)
        at = choose.randrange(max(1, len(run) - size))
        return run[at : at + size]

    def one(kind: str) -> Asked:
        a, b = word(), word()
        year = choose.randint(2007, 2025)
        if kind == "word":
            return Asked(kind, a, a)
        if kind == "two words":
            return Asked(kind, f"{a} {b}", f"{a} AND {b}")
        if kind == "three words":
            c = word()
            return Asked(kind, f"{a} {b} {c}", f"{a} AND {b} AND {c}")
        if kind == "either":
            return Asked(kind, f"{a} OR {b}", f"{a} OR {b}")
        if kind == "not":
            return Asked(kind, f"{a} -{b}", f"{a} AND NOT {b}")
        if kind == "phrase":
            text = phrase()
            return Asked(kind, text, text)
        if kind == "beginning":
            beginning = f"{known[choose.randrange(100, 100_000)][:6]}*"
            return Asked(kind, beginning, beginning)
        if kind == "in title":
            return Asked(kind, f"title:{a}", f"title:{a}")
        if kind == "site":
            site = f"site{choose.randint(0, 50)}.example"
            return Asked(kind, f"{a} site:{site}", f'{a} AND site:"{site}"')
        if kind == "dates":
            days = f"published:[{year}0101 TO {year}1231]"
            return Asked(kind, f"{a} after:{year} before:{year + 1}", f"{a} AND {days}")
        return Asked(kind, piece(), None)

    kinds = (
        "word", "two words", "three words", "either", "not", "phrase", "beginning", "in title",
        "site", "dates", "CJK",
    )  # fmt: skip
    return [one(kinds[n % len(kinds)]) for n in range(QUERIES)]


def stop_words() -> list[str]:
    """The most frequent words, alone, two together, and with a rarer one."""
    known = corpus.vocabulary()
    frequent = known[:STOP_WORDS]
    pairs = [f"{one} {two}" for one, two in pairwise(frequent)]
    return [*frequent, *pairs, *(f"{one} {known[3_000]}" for one in frequent)]


def timed(ask: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds of each query, asked for the second time."""
    for text in texts:
        ask(text)
    spent = []
    for text in texts:
        begin = time.perf_counter()
        ask(text)
        spent.append((time.perf_counter() - begin) * 1000)
    return spent


def spread(spent: Sequence[float]) -> tuple[float, float]:
    """The median, and what 95 % stay below."""
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def paired_share(count: int) -> float:
    """The share of the index that the columns of pairs of characters take."""
    sizes = []
    with closing(sqlite3.connect(":memory:")) as memory:
        from clipper.archive.schema import TOKENIZE
        from clipper.archive.shingles import shingles

        for name, columns in (("words", "a, b"), ("all_", "a, b, c, d")):
            memory.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5"
                f'({columns}, content="", tokenize="{TOKENIZE}")'
            )
        for clip in corpus.clips(count):
            words = (clip.n, clip.title, clip.text)
            memory.execute("INSERT INTO words(rowid, a, b) VALUES (?, ?, ?)", words)
            pairs = (shingles(clip.title), shingles(clip.text)) if clip.cjk else (None, None)
            memory.execute(
                "INSERT INTO all_(rowid, a, b, c, d) VALUES (?, ?, ?, ?, ?)", (*words, *pairs)
            )
        for name in ("words", "all_"):
            memory.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")
            sizes.append(
                memory.execute(f"SELECT sum(length(block)) FROM {name}_data").fetchone()[0]
            )
    return 1 - float(sizes[0]) / float(sizes[1])


def tantivy(folder: Path, count: int, asked: Sequence[Asked]) -> tuple[float, list[float]]:
    """(clips indexed a second, milliseconds of each query it can be asked)."""
    import tantivy as engine

    folder.mkdir()
    builder = engine.SchemaBuilder()
    builder.add_text_field("title", stored=True)
    builder.add_text_field("text")
    builder.add_text_field("site", tokenizer_name="raw")
    builder.add_integer_field("published", indexed=True, fast=True)
    schema = builder.build()
    index = engine.Index(schema, path=str(folder))
    writer = index.writer(heap_size=500_000_000, num_threads=os.cpu_count() or 1)
    begin = time.perf_counter()
    for clip in corpus.clips(count):
        day = int(clip.published.replace("-", ""))
        writer.add_document(
            engine.Document(title=clip.title, text=clip.text, site=clip.site, published=day)
        )
    writer.commit()
    writer.wait_merging_threads()
    rate = count / (time.perf_counter() - begin)
    _note(f"tantivy: {rate:,.0f} clips/s")
    index.reload()
    searcher = index.searcher()

    def read(text: str) -> engine.Query:
        if not text.endswith("*"):
            return index.parse_query(text, ["title", "text"], field_boosts={"title": 4.0})
        fields = [
            engine.Query.regex_query(schema, field, f"{text[:-1]}.*") for field in ("title", "text")
        ]
        return engine.Query.boolean_query([(engine.Occur.Should, field) for field in fields])

    def ask(text: str) -> None:
        for _, address in searcher.search(read(text), HITS).hits:
            searcher.doc(address)

    asked = [query for query in asked if query.theirs]
    spent = timed(ask, [query.theirs or "" for query in asked])
    _tell_kinds(asked, spent)
    return rate, spent


def _like(plain: sqlite3.Connection, asked: Sequence[Asked]) -> float:
    """Milliseconds to find the newest hits of a word by `LIKE` among all texts: the median of 3."""
    spent = []
    for query in [query for query in asked if query.kind == "word"][:3]:
        begin = time.perf_counter()
        plain.execute(  # the plus: no index by date, whose walk could end early
            "SELECT id, title FROM clips WHERE text LIKE ? ORDER BY +published DESC LIMIT ?",
            [f"%{query.text}%", HITS],
        ).fetchall()
        spent.append((time.perf_counter() - begin) * 1000)
    return statistics.median(spent)


def _tell_kinds(asked: Sequence[Asked], spent: Sequence[float]) -> None:
    kinds: dict[str, list[float]] = {}
    for query, milliseconds in zip(asked, spent, strict=True):
        kinds.setdefault(query.kind, []).append(milliseconds)
    for kind, times in kinds.items():
        worst = max(times)
        _note(f"  {kind}: {statistics.median(times):.1f}, worst {worst:.1f}")


if __name__ == "__main__":
    main()
