"""Title, authors and date of HTML pages beside trafilatura's, in one run.

    python -m benchmarks.metadata [--limit 300] [--models FOLDER] [--misses] [--write]

Scored on the development pages of WCXB (`benchmarks.data` says where they are looked for, and what
to download if they are missing), where the reviewed truth has the field. A title is right if it is
the same text but for case, spaces and the shape of quotes and dashes; authors if they are the same
set of names; a date if it is the same day. The rules were written looking at the pages of half of
the sites (fold 0 of 2, see `benchmarks.data.fold`); the other half has rows of its own. `--models`
is that of `benchmarks.quality`. The reviewed truth is not free of errors: the date of a change
stands for that of publication, a search engine's title for the headline.

Times are of the whole clean, and of `trafilatura.bare_extraction(with_metadata=True)`.
"""

from __future__ import annotations

import argparse
import os
import re
import time
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import trafilatura

from benchmarks import held_out
from benchmarks.data import WcxbPage, fold, site, wcxb_pages
from benchmarks.readme import write_section
from clipper import clean
from clipper.errors import PageError

FIELDS = ("title", "authors", "date")
FOLDS = 5
_WARM = "<title>Tea</title><h1>Tea</h1><p>Water first, then the leaves.</p>"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_AND = re.compile(r"[;,]|\band\b|&")

Answer = tuple[str, frozenset[str], str]
"""Title, authors, day; folded."""


class Scored(NamedTuple):
    """What one page gave."""

    id: str
    kind: str
    half: int
    truth: Answer
    answers: dict[str, tuple[Answer, float]]
    """By program: its answer, and the seconds it took."""


def plain(text: str | None) -> str:
    """A text as it is compared.

    >>> plain("The  “Tea–House”")
    'the "tea-house"'
    """
    text = unicodedata.normalize("NFKC", text or "").translate(_PLAIN)
    return " ".join(text.split()).lower()


def names(text: str | None) -> frozenset[str]:
    """The set of names of a line of authors.

    >>> sorted(names("Jane Doe and John Roe"))
    ['jane doe', 'john roe']
    """
    return frozenset(part.strip() for part in _AND.split(plain(text)) if part.strip())


def ours(page: WcxbPage) -> Answer:
    try:
        clip = clean(page.html, url=page.truth["url"], kind="html")
    except PageError:
        return "", frozenset(), ""
    return plain(clip.title), names(", ".join(clip.authors)), (clip.published or "")[:10]


def theirs(page: WcxbPage) -> Answer:
    found: Any = trafilatura.bare_extraction(
        page.html, with_metadata=True, url=page.truth["url"], include_comments=False
    )
    if found is None:
        return "", frozenset(), ""
    return plain(found.title), names(found.author), found.date or ""


def gold(page: WcxbPage) -> Answer:
    truth = page.truth
    return plain(truth.get("title")), names(truth.get("author")), truth.get("publish_date") or ""


PROGRAMS = {"clipper": ours, "trafilatura": theirs}


def score_page(job: tuple[WcxbPage, str | None]) -> Scored:
    page, model = job
    if model:
        held_out.use(Path(model))
        clean(_WARM, kind="html")  # models are loaded once a process, where there is no fold
    answers = {}
    for who, ask in PROGRAMS.items():
        start = time.perf_counter()
        answers[who] = ask(page), time.perf_counter() - start
    half = fold(site(page.truth["url"] or page.id), 2)
    return Scored(page.id, page.truth.get("page_type") or "", half, gold(page), answers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="pages, spread over the set; all if not given")
    parser.add_argument("--models", type=Path, help="folder with fold0.npz ... fold4.npz")
    parser.add_argument("--misses", action="store_true", help="print what clipper has wrong")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    jobs = []
    for page in wcxb_pages(options.limit, with_content=False):
        number = fold(site(page.truth["url"] or page.id), FOLDS)
        model = str(options.models / f"fold{number}.npz") if options.models else None
        if model is None or Path(model).exists():
            jobs.append((page, model))
    with ProcessPoolExecutor(options.jobs) as pool:
        scored = list(pool.map(score_page, jobs, chunksize=4))
    if options.misses:
        _print_misses(scored)
    note = f"{date.today()}; {_how(options.models)}; " + ", ".join(
        f"{name} {version(name)}" for name in ("clipper-archive", "trafilatura")
    )
    text = f"{_table(scored)}\n\n{note}"
    print(text)
    if options.write:
        write_section("metadata", text)


def _how(models: Path | None) -> str:
    return (
        "labels by a model that saw no page of the site"
        if models
        else "labels by the shipped model, which saw these pages"
    )


def _print_misses(scored: list[Scored]) -> None:
    for page in scored:
        answer, _ = page.answers["clipper"]
        for at, name in enumerate(FIELDS):
            if page.truth[at] and answer[at] != page.truth[at]:
                print(page.id, page.kind, name, page.truth[at], "|", answer[at])


def _table(scored: list[Scored]) -> str:
    """One row for a field and a kind of page: share of the pages with the field that are right."""
    kinds = {
        "all pages": scored,
        "articles": [page for page in scored if page.kind == "article"],
        "other types": [page for page in scored if page.kind != "article"],
        "sites not looked at": [page for page in scored if page.half == 1],
    }
    lines = [f"| exact | pages | {' | '.join(PROGRAMS)} |", "|---" * (len(PROGRAMS) + 2) + "|"]
    for at, field in enumerate(FIELDS):
        for kind, pages in kinds.items():
            known = [page for page in pages if page.truth[at]]
            shares = [_share(known, who, at) for who in PROGRAMS]
            lines.append(f"| {field}, {kind} | {len(known)} | {' | '.join(shares)} |")
    for at, field in list(enumerate(FIELDS))[1:]:
        silent = [page for page in scored if not page.truth[at]]
        given = [str(sum(bool(page.answers[who][0][at]) for page in silent)) for who in PROGRAMS]
        lines.append(
            f"| {field} given where the truth has none | {len(silent)} | {' | '.join(given)} |"
        )
    speed = [median(page.answers[who][1] for page in scored) * 1000 for who in PROGRAMS]
    lines.append(
        f"| ms a page, median | {len(scored)} | " + " | ".join(f"{ms:.1f}" for ms in speed) + " |"
    )
    return "\n".join(lines)


def _share(pages: list[Scored], who: str, at: int) -> str:
    right = sum(page.answers[who][0][at] == page.truth[at] for page in pages)
    return f"{right / len(pages):.3f}" if pages else "–"


if __name__ == "__main__":
    main()
