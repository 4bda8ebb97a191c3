"""Word F1 of the main content on the WCXB development pages, beside other extractors.

    python -m benchmarks.quality [--limit N] [--models FOLDER] [--write]

The shipped model was trained on these pages, so scoring it on them would flatter it. `--models`
names a folder of five models, each trained without a fifth of the sites
(`python -m training.train CACHE --folds 5 --models FOLDER` writes them); every page is then
cleaned by the model that has seen no page of its site. Without it the table says what it is.

Views: `html` as saved; `text` as resiliparse flattens it with alternative texts; `lynx`, `w3m`
(wide and at 80 columns) as programs flatten it that no model was trained on (`--dumps`).
"""

from __future__ import annotations

import argparse
import os
import warnings
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path

import resiliparse.extract.html2text as resiliparse_text
import trafilatura
from readability import Document
from resiliparse.parse.html import HTMLTree

from benchmarks import held_out
from benchmarks.data import WcxbPage, fold, site, wcxb_pages
from benchmarks.readme import write_section
from benchmarks.score import mean, shingle_f1, spread, word_f1
from clipper import clean
from training.views import flatten

FOLDS = 5
TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")


def by_trafilatura(html: bytes) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def by_resiliparse(html: bytes) -> str:
    tree = HTMLTree.parse_from_bytes(html, "utf-8")
    return str(resiliparse_text.extract_plain_text(tree, main_content=True))


def by_readability(html: bytes) -> str:
    import lxml.html

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        summary = Document(html.decode("utf-8", "replace")).summary()
    return str(lxml.html.fromstring(summary).text_content())


def long_lines(text: str) -> str:
    """The plain rule for flattened text: keep the lines of ten words or more."""
    return "\n".join(line for line in text.split("\n") if len(line.split()) >= 10)


PEERS: dict[str, Callable[[bytes], str]] = {
    "trafilatura": by_trafilatura,
    "resiliparse": by_resiliparse,
    "readability-lxml": by_readability,
}


FLATTENED = {
    "text": "resiliparse",
    "lynx": "lynx",
    "lynx80": "lynx80",
    "w3m": "w3m",
    "w3m80": "w3m80",
}


def score_page(
    job: tuple[WcxbPage, str | None, bool, bool],
) -> tuple[str, dict[str, tuple[float, float]]]:
    page, model, dumps, peers = job
    if model:
        held_out.use(Path(model))
    gold = page.truth["main_content"]
    texts = {"clipper, html": lambda: clean(page.html, kind="html").text}
    for name, how in FLATTENED.items() if dumps else [("text", "resiliparse")]:
        flat = flatten(page.html, how)
        if flat.strip():  # a page that only shows with scripts leaves no text to be cleaned
            texts[f"clipper, {name}"] = lambda flat=flat: clean(flat, kind="text").text
            if name == "text":
                texts["lines of 10 words, text"] = lambda flat=flat: long_lines(flat)
    if peers:
        for name, peer in PEERS.items():
            texts[f"{name}, html"] = lambda peer=peer: peer(page.html)
    out = {}
    for name, extract in texts.items():
        try:
            text = extract()
        except Exception as error:  # a peer's failure on a page is its result there: no text
            print(f"{page.id} {name}: {type(error).__name__}: {error}")
            text = ""
        out[name] = (word_f1(text, gold), shingle_f1(text, gold))
    return page.truth.get("page_type") or "article", out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="this many pages, spread evenly")
    parser.add_argument("--models", type=Path, help="folder with fold0.npz ... fold4.npz")
    parser.add_argument("--dumps", action="store_true", help="also lynx and w3m, if installed")
    parser.add_argument("--no-peers", action="store_true", help="clipper alone")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    jobs = []
    for page in wcxb_pages(options.limit):
        number = fold(site(page.truth.get("url") or page.id), FOLDS)
        model = str(options.models / f"fold{number}.npz") if options.models else None
        if model and not Path(model).exists():
            continue  # pages of a fold that was not trained are left out, and counted below
        jobs.append((page, model, options.dumps, not options.no_peers))
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    shingles: dict[str, list[float]] = defaultdict(list)
    with ProcessPoolExecutor(options.jobs) as pool:
        for page_type, results in pool.map(score_page, jobs, chunksize=4):
            for name, (f1, shingle) in results.items():
                scores[name, "all"].append(f1)
                scores[name, page_type].append(f1)
                shingles[name].append(shingle)
    table = _table(scores, shingles)
    how = (
        f"each page by a model that saw no page of its site ({_count(options.models)} of 5 folds)"
        if options.models
        else "SHIPPED MODEL, WHICH WAS TRAINED ON THESE PAGES: no measure of quality elsewhere"
    )
    names = ("clipper-archive", "trafilatura", "resiliparse", "readability-lxml")
    how += "; pages whose flattening is empty are left out of its row"
    note = f"{date.today()}; {how}; " + ", ".join(f"{n} {version(n)}" for n in names)
    print(f"{table}\n\n{note}")
    if options.write:
        write_section("quality", f"{table}\n\n{note}")


def _count(models: Path) -> int:
    return sum((models / f"fold{number}.npz").exists() for number in range(FOLDS))


def _table(scores: dict[tuple[str, str], list[float]], shingles: dict[str, list[float]]) -> str:
    counts = [len(scores["clipper, html", kind]) for kind in ("all", *TYPES)]
    head = " | ".join(f"{kind} ({n})" for kind, n in zip(("all", *TYPES), counts, strict=True))
    lines = [f"| word F1 | {head} | 4-word shingles |", "|---" * (len(TYPES) + 3) + "|"]
    for name in dict.fromkeys(name for name, _ in scores):
        cells = [f"{mean(scores[name, 'all']):.3f} ± {spread(scores[name, 'all']):.3f}"]
        cells += [f"{mean(scores[name, kind]):.3f}" for kind in TYPES]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {mean(shingles[name]):.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
