"""Invented pages: words with the right role, word F1 of the main content, and what is read off.

    python -m benchmarks.languages --models FOLDER [--write]

The pages are those of `training/pages`, invented for training; `FOLDER` holds the five models of
the cross-validation, each of which has seen no page of the group it is tried on: of English, other
pages; of another language, none. Invented pages are tidier than found ones: the table compares ways
and languages, and promises nothing. The second one counts, over the same pages, those whose title,
publisher and aggregator are exact (case and signs aside), and the F1 of unique titles of related
items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import held_out
from benchmarks.readme import write_section
from benchmarks.roles import ENOUGH, scores, tally
from benchmarks.score import mean
from clipper import Clip, clean
from clipper.page import Kind, Role
from clipper.segment import lexicon
from clipper.words.keys import key_of
from training import written
from training.align import carry_roles

KINDS: tuple[Kind, ...] = ("html", "text")
AS_TEXT = "written as flattened text"
Result = tuple[str, Kind, float, Counter[str], Counter[str], Counter[str]]
"""Group, kind, word F1, `{"gold>got": lines}`, counts of words, counts of what is read off."""


def read_page(job: tuple[written.WrittenPage, str]) -> list[Result]:
    page, model = job
    held_out.use(Path(model))
    return [measure(page, kind) for kind in KINDS if kind == "text" or page.html is not None]


def measure(page: written.WrittenPage, kind: Kind) -> Result:
    source = [(" ".join(lexicon.tokens(text)), role.value) for text, role in page.lines if role]
    gold = _words([text for text, role in page.lines if role is Role.BODY])
    clip = clean(page.html or b"" if kind == "html" else page.flattened(), kind=kind)
    kept = _words([block.text for block in clip.blocks if block.role is Role.BODY])
    f1 = 2 * (kept & gold).total() / max(1, kept.total() + gold.total())
    tokens = [lexicon.tokens(block.text) for block in clip.blocks]
    lines, words = tally(clip.blocks, carry_roles(source, tokens))
    return group_of(page), kind, f1, lines, words, read_off(page, clip)


def group_of(page: written.WrittenPage) -> str:
    """Row of the table in which a page counts: its languages, or what else it is."""
    if page.html is None:
        return AS_TEXT
    group = page.id.split("/")[0]
    return "other kinds of sites" if group.startswith("world-") else group


def read_off(page: written.WrittenPage, clip: Clip) -> Counter[str]:
    """How many fields there are and are right, and titles of related items."""
    counts: Counter[str] = Counter()
    facts = written.facts()[page.id]
    titles = {key_of(text) for text, role in page.lines if role is Role.TITLE}
    wanted = {
        "title": titles,
        "publisher": {key_of(facts.publisher or "")} - {""},
        "aggregator": {key_of(facts.aggregator or "")} - {""},
    }
    for field, keys in wanted.items():
        if keys:
            counts[f"{field} wanted"] += 1
            counts[f"{field} right"] += key_of(getattr(clip, field) or "") in keys
    related = {key_of(title) for title in facts.related}
    found = {key_of(item.title) for item in clip.related}
    counts["related wanted"] += len(related)
    counts["related found"] += len(found)
    counts["related right"] += len(related & found)
    return counts


def fields_table(results: list[Result]) -> str:
    rows = [
        "| read off | title | publisher | aggregator | related titles, F1 | (precision, recall) |",
        "|---|---|---|---|---|---|",
    ]
    lots = {
        "HTML": [r for r in results if r[1] == "html"],
        "text": [r for r in results if r[1] == "text" and r[0] != AS_TEXT],
        AS_TEXT: [r for r in results if r[0] == AS_TEXT],
    }
    for name, lot in lots.items():
        counts: Counter[str] = sum((r[5] for r in lot), Counter())
        cells = [
            f"{counts[f'{field} right'] / max(1, counts[f'{field} wanted']):.3f}"
            f" of {counts[f'{field} wanted']}"
            for field in ("title", "publisher", "aggregator")
        ]
        right, found, wanted = (counts[f"related {x}"] for x in ("right", "found", "wanted"))
        cells += [
            f"{2 * right / max(1, found + wanted):.3f} of {wanted}",
            f"{right / max(1, found):.3f}, {right / max(1, wanted):.3f}",
        ]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in lexicon.tokens(text))


def table(results: list[Result]) -> str:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups["all"].append(result)
        groups[result[0]].append(result)
    rows = [
        "| languages | pages | word F1, HTML | words right | roles, macro F1 | word F1, text "
        "| words right | roles, macro F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for group, found in sorted(groups.items(), key=lambda item: (item[0] != "all", item[0])):
        cells: list[str] = []
        for kind in KINDS:
            mine = [result for result in found if result[1] == kind]
            if not mine:
                cells += ["–"] * 3
                continue
            lines: Counter[str] = sum((result[3] for result in mine), Counter())
            words: Counter[str] = sum((result[4] for result in mine), Counter())
            macro = [f1 for f1, count in scores(lines).values() if count >= ENOUGH]
            right = words["words right"] / max(1, words["words"])
            scored = mean([result[2] for result in mine]), right, mean(macro)
            cells += [f"{cell:.3f}" for cell in scored]
        told = " | ".join(cells)
        pages = sum(result[1] == "text" for result in found)
        rows.append(f"| {group} | {pages} | {told} |")
    return "\n".join(rows)


def main() -> None:
    options = held_out.arguments(__doc__)
    jobs = [(page, str(options.models / f"fold{page.fold}.npz")) for page in written.pages()]
    with ProcessPoolExecutor() as pool:
        results = [result for page in pool.map(read_page, jobs, chunksize=4) for result in page]
    note = (
        f"{date.today()}; invented pages, each by a model that saw none of its"
        f" group; clipper-archive {version('clipper-archive')}"
    )
    text = f"{table(results)}\n\n{fields_table(results)}\n\n{note}"
    print(text)
    if options.write:
        write_section("languages", text)


if __name__ == "__main__":
    main()
