"""Title, authors and date of HTML pages beside trafilatura's, in one run.

    python -m benchmarks.metadata [--limit 300] [--misses]

Scored on the development pages of WCXB (`benchmarks.data` says where they are looked for, and what
to download if they are missing), where the reviewed truth has the field. A title is right if it is
the same text but for case, spaces and the shape of quotes and dashes; authors if they are the same
set of names; a date if it is the same day. The pages were read while the rules were written, so
the figures are of a development set. Times are of the whole clean, and of
`trafilatura.bare_extraction(with_metadata=True)`.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections import Counter
from statistics import median
from typing import Any

import trafilatura

from benchmarks.data import WcxbPage, wcxb_pages
from clipper import clean
from clipper.errors import PageError

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_AND = re.compile(r"[;,]|\band\b|&")

Answer = tuple[str, frozenset[str], str]
"""Title, authors, day; folded."""


def fold(text: str | None) -> str:
    """A text as it is compared.

    >>> fold("The  “Tea–House”")
    'the "tea-house"'
    """
    text = unicodedata.normalize("NFKC", text or "").translate(_FOLD)
    return " ".join(text.split()).lower()


def names(text: str | None) -> frozenset[str]:
    """The set of names of a line of authors.

    >>> sorted(names("Jane Doe and John Roe"))
    ['jane doe', 'john roe']
    """
    return frozenset(part.strip() for part in _AND.split(fold(text)) if part.strip())


def ours(page: WcxbPage) -> Answer:
    try:
        clip = clean(page.html, url=page.truth["url"], kind="html")
    except PageError:
        return "", frozenset(), ""
    return fold(clip.title), names(", ".join(clip.authors)), (clip.published or "")[:10]


def theirs(page: WcxbPage) -> Answer:
    found: Any = trafilatura.bare_extraction(
        page.html, with_metadata=True, url=page.truth["url"], include_comments=False
    )
    if found is None:
        return "", frozenset(), ""
    return fold(found.title), names(found.author), found.date or ""


def gold(page: WcxbPage) -> Answer:
    truth = page.truth
    return fold(truth.get("title")), names(truth.get("author")), truth.get("publish_date") or ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="pages, spread over the set; all if not given")
    parser.add_argument("--misses", action="store_true", help="print what clipper has wrong")
    options = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    seconds: dict[str, list[float]] = {"clipper": [], "trafilatura": []}
    for page in wcxb_pages(options.limit, with_content=False):
        truth = gold(page)
        answers = {}
        for who, ask in (("clipper", ours), ("trafilatura", theirs)):
            start = time.perf_counter()
            answers[who] = ask(page)
            seconds[who].append(time.perf_counter() - start)
        for at, field in enumerate(("title", "authors", "date")):
            if not truth[at]:
                continue
            total[field] += 1
            for who, answer in answers.items():
                right[who, field] += answer[at] == truth[at]
            if options.misses and answers["clipper"][at] != truth[at]:
                print(page.id, field, truth[at], "|", answers["clipper"][at])
    print(f"{'':12}{'title':>8}{'authors':>9}{'date':>7}{'ms a page':>11}")
    for who, times in seconds.items():
        row = [right[who, field] / max(1, total[field]) for field in ("title", "authors", "date")]
        print(
            f"{who:12}{row[0]:8.3f}{row[1]:9.3f}{row[2]:7.3f}{median(times) * 1000:11.1f}"
            if times
            else who
        )
    print("pages with the field: " + ", ".join(f"{field} {n}" for field, n in total.items()))


if __name__ == "__main__":
    main()
