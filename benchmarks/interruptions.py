"""What a page loses when something is put between two paragraphs of its story.

    python -m benchmarks.interruptions --models FOLDER [--fold N]

The boxes below, none of which was learned from, are put one at a time between two paragraphs of
the pages labelled by reading, of the HTML and of the flattened page; every page is cleaned by the
model of `FOLDER` (see `benchmarks.roles`) that has seen no page of its site. Printed are how many
of the pages lose one of these two paragraphs, how much of their main content pages lose on
average, and how much of what was put there is taken for main content.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from pathlib import Path
from typing import Any

import lxml.html

from benchmarks import held_out
from benchmarks.data import fold, roles_pages, site, wcxb_pages
from clipper import Clip, clean
from clipper.page import Role
from clipper.segment.cut.html_tree import parse

FOLDS = 5
PROSE = 15
"""Words of the paragraphs."""
_HEADS = (
    "Harbour bridge to close for three weekends in July",
    "How a town of 900 people bought its own cinema",
    "Ferry returns after eleven years of repairs",
)
BOXES: dict[str, tuple[str, ...]] = {
    "advert's label": ("Advertisement",),
    "advert's label, skip": ("Advertisement", "Skip Advertisement"),
    "advert": ("Sponsored", "Save 40% on winter boots this week only"),
    "read more": (f"Read more: {_HEADS[0]}",),
    "read also, headline": ("Also read", _HEADS[0]),
    "related articles": ("Related Articles", *_HEADS),
    "newsletter": (
        "Sign up for our newsletter",
        "Get the best stories in your inbox every morning.",
        "Enter your email",
        "Subscribe",
    ),
    "newsletter, terms": (
        "Sign up for The Morning Brief",
        "Our daily email with the day's best stories, sent every weekday.",
        "By signing up you agree to our Terms of Service and Privacy Policy.",
        "Sign up",
    ),
    "subscribers only": (
        "This article is for subscribers only",
        "Subscribe now to continue reading",
    ),
    "donate": (
        "Donate now",
        "Our journalism is funded by readers like you. Support us today.",
    ),
    "share": ("Share this article", "Facebook", "Twitter", "WhatsApp", "Copy link"),
    "follow": ("Follow us on Facebook and Instagram",),
    "listen": ("Listen to this article", "4 min"),
    "player": ("Play Video", "0:00", "/", "2:31"),
    "picture": ("A man standing in front of a red building",),
    "caption": ("Workers repair the bridge on Monday. Photo: Jan Roth/Reuters",),
    "embedded post": ("View this post on Instagram", "A post shared by Jane Roth (@janeroth)"),
    "contents": ("In this article", "Introduction", "What you need", "How it works"),
    "app": ("Get our app", "Download on the App Store", "Get it on Google Play"),
    "consent": (
        "This content is hosted by a third party. Accept cookies to view it.",
        "Accept",
    ),
    "comments": ("3 comments",),
    "tags": ("Tags: travel, food, culture",),
}
_CLASSES = ("", "box-x1", "c-module", "wp-block-group")


def _lost(box: Sequence[str], before: Clip, after: Clip, near: tuple[str, str]) -> Counter[str]:
    had, has = _content(before), _content(after)
    gone = had - has
    put = {_plain(line) for line in box}
    taken = sum(_plain(block.text) in put for block in after.blocks if block.role is Role.BODY)
    counts: Counter[str] = Counter(pages=1, near=int(any(_plain(text) in gone for text in near)))
    counts["lost"] = round(1e6 * _words(gone) / max(1, _words(had)))
    counts["taken"] = round(1e6 * taken / len(put))
    return counts


def _plain(text: str) -> str:
    return " ".join(text.split())


def _content(clip: Clip) -> Counter[str]:
    return Counter(_plain(block.text) for block in clip.blocks if block.role is Role.BODY)


def _words(texts: Counter[str]) -> int:
    return sum(len(text.split()) * n for text, n in texts.items())


def as_text(page: dict[str, Any], dice: random.Random) -> Iterator[tuple[str, Counter[str]]]:
    """Each box and what the flattened page loses by it."""
    lines = [(line["text"], line["role"]) for line in page["lines"]]
    before = clean("\n".join(text for text, _ in lines), kind="text")
    kept = _content(before)

    def is_prose(at: int) -> bool:
        text, role = lines[at]
        return role == "body" and len(text.split()) >= PROSE and _plain(text) in kept

    spots = [at for at in range(1, len(lines)) if is_prose(at - 1) and is_prose(at)]
    for name, box in BOXES.items() if len(spots) > 1 else ():
        at = dice.choice(spots)
        texts = [text for text, _ in lines]
        after = clean("\n".join([*texts[:at], *box, *texts[at:]]), kind="text")
        near = lines[at - 1][0], lines[at][0]
        yield name, _lost(box, before, after, near)


def as_html(html: bytes, dice: random.Random) -> Iterator[tuple[str, Counter[str]]]:
    """The same of the page as HTML: each box a `div` of paragraphs between two of its own."""
    before = clean(html, kind="html")
    kept = _content(before)
    tree = parse(html)
    spots = []
    for one in tree.iter("p"):
        two = one.getnext()
        if two is not None and two.tag == "p":
            near = _plain(one.text_content()), _plain(two.text_content())
            if all(len(text.split()) >= PROSE and text in kept for text in near):
                spots.append((one, near))
    for name, box in BOXES.items() if len(spots) > 1 else ():
        one, near = dice.choice(spots)
        inner = "".join(f"<p>{escape(line)}</p>" for line in box)
        put = lxml.html.fragment_fromstring(f'<div class="{dice.choice(_CLASSES)}">{inner}</div>')
        one.addnext(put)
        after = clean(lxml.html.tostring(tree, encoding="utf-8"), kind="html")
        one.getparent().remove(put)
        yield name, _lost(box, before, after, near)


def interrupt(job: tuple[dict[str, Any], bytes, str]) -> dict[tuple[str, str], Counter[str]]:
    """Counts of one page by view and box."""
    page, html, model = job
    held_out.use(Path(model))
    dice = random.Random(page["id"])
    made = {("text", name): counts for name, counts in as_text(page, dice)}
    made.update({("html", name): counts for name, counts in as_html(html, dice)})
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", type=Path, required=True, help="fold0.npz ... fold4.npz")
    parser.add_argument("--fold", type=int, help="the pages of this fold alone")
    options = parser.parse_args()
    pages = {page["id"]: page for page in roles_pages()}
    jobs = []
    for found in wcxb_pages(with_content=False):
        if page := pages.get(found.id):
            number = fold(site(page["url"]), FOLDS)
            if options.fold is None or number == options.fold:
                jobs.append((page, found.html, str(options.models / f"fold{number}.npz")))
    total: dict[tuple[str, str], Counter[str]] = {}
    with ProcessPoolExecutor() as workers:
        for made in workers.map(interrupt, jobs, chunksize=4):
            for key, counts in made.items():
                total.setdefault(key, Counter()).update(counts)
                total.setdefault((key[0], "**all**"), Counter()).update(counts)
    print(
        "| put between | pages that lose a neighbour, HTML / text | content lost | taken for it |"
    )
    print("|---|---|---|---|")
    for name in (*BOXES, "**all**"):
        rows = [total.get((view, name), Counter()) for view in ("html", "text")]
        cells = [
            " / ".join(f"{row['near'] / max(1, row['pages']):.3f}" for row in rows),
            *(
                " / ".join(f"{row[key] / 1e6 / max(1, row['pages']):.4f}" for row in rows)
                for key in ("lost", "taken")
            ),
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
