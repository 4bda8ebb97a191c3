"""Pages the labeller has not learned from, written plainly: the seed's family, the web, and news.

    python -m benchmarks.fresh

`pages/DAY` holds what was written on a day: `family` are flattened pages of aggregators, papers,
blogs and broadcasters in many languages, `web` those of shops, forums, manuals, firms and magazines
in English, each line with its role; `news` are articles as HTML; facts stand in a JSON file beside
each. They were invented by language models that were told to write as real sites are, for testing
alone: they must stay out of training. Nobody had looked at those of a day before they were scored
the first time; afterwards some rules were written looking at their mistakes (authors and dates of
news, related items of the family), and flattened pages of older days went to what is learned from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.roles import ENOUGH, scores, tally
from benchmarks.score import mean
from clipper import Clip, clean
from clipper.page import Role
from clipper.segment import lexicon
from clipper.words.keys import key_of
from training.align import carry_roles
from training.views import flatten
from training.written import told_lines

FOLDER = Path(__file__).with_name("pages")
SHINGLE = 4
"""Words of the shingles by which texts of news are compared."""
Counts = Counter[str]


def told_page(path: Path) -> tuple[Counts, Counts]:
    """`{"gold>got": lines}`, and counts of words, fields and titles, of one flattened page."""
    told = told_lines(path.read_text("utf-8"))
    clip = clean("\n".join(text for text, _ in told), kind="text")
    source = [(" ".join(lexicon.tokens(text)), role.value) for text, role in told if role]
    tokens = [lexicon.tokens(block.text) for block in clip.blocks]
    lines, counts = tally(clip.blocks, carry_roles(source, tokens))
    facts = json.loads(path.with_suffix(".json").read_text("utf-8"))
    titles = [text for text, role in told if role is Role.TITLE]
    wanted = {
        "title": {facts["title"], *titles},
        "publisher": {facts["publisher"]},
        "aggregator": {facts["aggregator"] or ""},
    }
    for field, texts in wanted.items():
        if keys := {key_of(text) for text in texts} - {""}:
            counts[f"{field} wanted"] += 1
            counts[f"{field} right"] += key_of(getattr(clip, field) or "") in keys
    related = {key_of(title) for title in facts["related_titles"]}
    found = {key_of(item.title) for item in clip.related}
    counts["related wanted"] += len(related) + len(found)
    counts["related right"] += 2 * len(related & found)
    return lines, counts


def news_page(path: Path) -> dict[str, tuple[float, Counts]]:
    """By kind of page: F1 of shingles, and which fields are right."""
    facts = json.loads(path.with_suffix(".json").read_text("utf-8"))
    data = path.read_bytes()
    clips = {
        "HTML": clean(data, kind="html"),
        "text": clean(flatten(data, "resiliparse"), kind="text"),
    }
    gold = Counter(_shingles("\n".join(facts["paragraphs"])))
    made = {}
    for kind, clip in clips.items():
        kept = Counter(_shingles(clip.text))
        f1 = 2 * (kept & gold).total() / max(1, kept.total() + gold.total())
        made[kind] = f1, Counter(field for field, right in _right(clip, facts) if right)
    return made


def _right(clip: Clip, facts: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield "title", key_of(clip.title or "") == key_of(facts["title"])
    yield "authors", set(map(key_of, clip.authors)) == set(map(key_of, facts["authors"]))
    yield "date", (clip.published or "")[:10] == facts["published"]
    yield "publisher", key_of(clip.publisher or "") == key_of(facts["publisher"])


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = lexicon.tokens(text)
    return zip(*(words[at:] for at in range(SHINGLE)), strict=False)


def told_row(paths: list[Path], results: list[tuple[Counts, Counts]]) -> str:
    """One row of the table of pages whose lines have roles."""
    lines: Counts = sum((one for one, _ in results), Counter())
    counts: Counts = sum((one for _, one in results), Counter())
    cells = [
        counts["words right"] / counts["words"],
        mean([f1 for f1, count in scores(lines).values() if count >= ENOUGH]),
    ]
    shares = [
        counts[f"{name} right"] / counts[f"{name} wanted"] if counts[f"{name} wanted"] else None
        for name in ("title", "publisher", "aggregator", "related")
    ]
    said = ["–" if cell is None else f"{cell:.3f}" for cell in (*cells, *shares)]
    day, kind = paths[0].parts[-3:-1]
    return f"| {kind}, {day} | {len(paths)} | " + " | ".join(said) + " |"


def news_rows(paths: list[Path], results: list[dict[str, tuple[float, Counts]]]) -> list[str]:
    """The rows of news, as HTML and flattened."""
    rows = []
    for kind in ("HTML", "text"):
        right: Counts = sum((one[kind][1] for one in results), Counter())
        cells = [mean([one[kind][0] for one in results])]
        cells += [right[name] / len(paths) for name in ("title", "authors", "date", "publisher")]
        said = " | ".join(f"{cell:.3f}" for cell in cells)
        rows.append(f"| {kind}, {paths[0].parts[-3]} | {len(paths)} | {said} |")
    return rows


def main() -> None:
    days = sorted(path for path in FOLDER.iterdir() if path.is_dir())
    with ProcessPoolExecutor() as pool:
        print(
            "| flattened pages | | words right | roles, macro F1 | title | publisher | aggregator "
            "| related, F1 |"
        )
        print("|---|---|---|---|---|---|---|---|")
        for kind in ("family", "web"):
            for day in days:
                if told := sorted((day / kind).glob("*.txt")):
                    print(told_row(told, list(pool.map(told_page, told))))
        print("\n| news | | 4-word shingles, F1 | title | authors | date | publisher |")
        print("|---|---|---|---|---|---|---|")
        for day in days:
            if news := sorted((day / "news").glob("*.html")):
                print("\n".join(news_rows(news, list(pool.map(news_page, news)))))


if __name__ == "__main__":
    main()
