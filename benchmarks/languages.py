"""Pages in other languages: words with the right role, and word F1 of the main content.

    python -m benchmarks.languages --models FOLDER [--write]

The pages are those of `training/pages`, invented for training; `FOLDER` holds the five models of
the cross-validation, each of which has seen no page of the group it is tried on: of English, other
pages; of another language, none. Invented pages are tidier than found ones: the table compares ways
and languages, and promises nothing.
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
from clipper import clean
from clipper.page import Kind, Role
from clipper.segment import lexicon
from training import written
from training.align import carry_roles
from training.views import flatten

KINDS: tuple[Kind, ...] = ("html", "text")
Result = tuple[str, Kind, float, Counter[str], Counter[str]]
"""Group, kind, word F1, `{"gold>got": lines}`, counts of words."""


def read_page(job: tuple[written.WrittenPage, str]) -> list[Result]:
    page, model = job
    held_out.use(Path(model))
    return [measure(page, kind) for kind in KINDS]


def measure(page: written.WrittenPage, kind: Kind) -> Result:
    source = [(" ".join(lexicon.tokens(text)), role.value) for text, role in page.lines if role]
    gold = _words([text for text, role in page.lines if role is Role.BODY])
    data = page.html if kind == "html" else flatten(page.html, "resiliparse")
    clip = clean(data, kind=kind)
    kept = _words([block.text for block in clip.blocks if block.role is Role.BODY])
    f1 = 2 * (kept & gold).total() / max(1, kept.total() + gold.total())
    tokens = [lexicon.tokens(block.text) for block in clip.blocks]
    lines, words = tally(clip.blocks, carry_roles(source, tokens))
    return page.id.split("/")[0], kind, f1, lines, words


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
        cells = []
        for kind in KINDS:
            mine = [result for result in found if result[1] == kind]
            lines: Counter[str] = sum((result[3] for result in mine), Counter())
            words: Counter[str] = sum((result[4] for result in mine), Counter())
            macro = [f1 for f1, count in scores(lines).values() if count >= ENOUGH]
            right = words["words right"] / max(1, words["words"])
            cells += [mean([result[2] for result in mine]), right, mean(macro)]
        told = " | ".join(f"{cell:.3f}" for cell in cells)
        rows.append(f"| {group} | {len(found) // len(KINDS)} | {told} |")
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
    text = f"{table(results)}\n\n{note}"
    print(text)
    if options.write:
        write_section("languages", text)


if __name__ == "__main__":
    main()
