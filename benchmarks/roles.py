"""Roles of lines, and related items, on the flattened pages labelled by reading.

    python -m benchmarks.roles --models FOLDER [--saved FOLDER] [--write]

`FOLDER` holds the five models of the cross-validation (`python -m training.train CACHE --folds 5
--models FOLDER`): every page is labelled by the one that has seen no page of its site. Printed are
F1 of each role over lines, the share of words that have the right role, F1 of the unique titles of
related items, and how often the page's own title and publisher are found (case and signs aside).
With `--saved`, a second table has the same of the pages of `training.saved_pages`: older ones,
forms to sign up, home pages of firms and papers, in thirty languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import held_out
from benchmarks.data import fold, roles_pages, site
from benchmarks.readme import write_section
from clipper import clean
from clipper.page import Block, Role
from clipper.segment import lexicon
from training.align import as_source, carry_roles
from training.saved_pages import SavedPage, pages
from training.views import flatten

FOLDS = 5
ENOUGH = 20
"""Lines a role needs to count in the mean."""


FIELDS = ("title", "publisher")


def label_page(job: tuple[dict[str, Any], str]) -> tuple[Counter[str], Counter[str]]:
    """`{"gold>got": lines}`, and the counts of words and titles of one page."""
    page, model = job
    held_out.use(Path(model))
    clip = clean(page["text"], kind="text", url=page.get("url"))
    roles = [line["role"] for line in page["lines"]]
    if len(roles) != len(clip.blocks):  # some lines were read as one
        source = as_source((line["text"], line["role"]) for line in page["lines"])
        roles = carry_roles(source, [lexicon.tokens(block.text) for block in clip.blocks])
    lines, counts = tally(clip.blocks, roles)
    wanted = {_key(title) for title in page.get("related_titles", [])} - {""}
    found = {_key(item.title) for item in clip.related if item.title} - {""}
    counts["titles wanted"] = len(wanted)
    counts["titles found"] = len(found)
    counts["titles right"] = len(wanted & found)
    for field in FIELDS:
        said = page.get("meta", {}).get(field)
        if said:
            counts[f"{field} wanted"] += 1
            counts[f"{field} right"] += _key(getattr(clip, field) or "") == _key(said)
    return lines, counts


def tally(
    blocks: Sequence[Block], roles: Sequence[str | None]
) -> tuple[Counter[str], Counter[str]]:
    """`{"gold>got": lines}`, and how many words there are and are right, of a page whose blocks
    should have these roles (`None`: not known)."""
    lines: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for block, role in zip(blocks, roles, strict=True):
        if role is None:
            continue
        lines[f"{role}>{block.role.value}"] += 1
        words = len(lexicon.tokens(block.text))
        counts["words"] += words
        counts["words right"] += words * (block.role.value == role)
    return lines, counts


def _key(title: str) -> str:
    return " ".join(lexicon.tokens(title))


def scores(lines: Counter[str]) -> dict[str, tuple[float, int]]:
    """Role -> (F1, lines that have it)."""
    out = {}
    for role in (role.value for role in Role):
        right = lines[f"{role}>{role}"]
        gold = sum(n for key, n in lines.items() if key.startswith(f"{role}>"))
        got = sum(n for key, n in lines.items() if key.endswith(f">{role}"))
        if gold:
            out[role] = (2 * right / (gold + got), gold)
    return out


def macro_f1(lines: Counter[str]) -> float:
    enough = [f1 for f1, n in scores(lines).values() if n >= ENOUGH]
    return sum(enough) / len(enough)


def others(counts: Counter[str]) -> list[tuple[str, float]]:
    """What a page is asked for besides the roles of its lines."""
    right, wanted = counts["titles right"], counts["titles wanted"] + counts["titles found"]
    return [
        ("words with the right role", counts["words right"] / counts["words"]),
        ("unique titles of related items, F1", 2 * right / max(1, wanted)),
        *(
            (
                f"{field} of the page, exact",
                counts[f"{field} right"] / max(1, counts[f"{field} wanted"]),
            )
            for field in FIELDS
        ),
    ]


def table(lines: Counter[str], counts: Counter[str]) -> str:
    per_role = scores(lines)
    rows = [
        ("**macro F1**", macro_f1(lines), sum(n for _, n in per_role.values())),
        *((role, f1, n) for role, (f1, n) in sorted(per_role.items(), key=lambda i: -i[1][1])),
    ]
    return "\n".join(
        [
            "| role | F1 of lines | lines |",
            "|---|---|---|",
            *(f"| {name} | {f1:.3f} | {n:,} |" for name, f1, n in rows),
            *(f"| {name} | {f1:.3f} | |" for name, f1 in others(counts)),
        ]
    )


def short_table(lines: Counter[str], counts: Counter[str], pages: int) -> str:
    rows = [("macro F1", macro_f1(lines)), *others(counts)]
    return "\n".join(
        [
            f"| {pages} pages of other kinds (forms, shops, boards, home pages, older papers) | |",
            "|---|---|",
            *(f"| {name} | {f1:.3f} |" for name, f1 in rows),
        ]
    )


def as_role_page(page: SavedPage) -> dict[str, Any]:
    """As `benchmarks.data.roles_pages` has its pages."""
    return {
        "text": flatten(page.html, "resiliparse"),
        "lines": page.lines,
        "related_titles": page.related,
        "meta": {"title": page.titles[0] if page.titles else None, "publisher": page.publisher},
    }


def counted(jobs: Sequence[tuple[dict[str, Any], str]]) -> tuple[Counter[str], Counter[str]]:
    lines: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for more_lines, more_counts in pool.map(label_page, jobs, chunksize=8):
            lines.update(more_lines)
            counts.update(more_counts)
    return lines, counts


def main() -> None:
    parser = held_out.parser(__doc__)
    parser.add_argument("--saved", type=Path, help="archives of `training.saved_pages`")
    options = parser.parse_args()

    def model(of_site: str) -> str:
        return str(options.models / f"fold{fold(of_site, FOLDS)}.npz")

    jobs = [(page, model(site(page["url"]))) for page in roles_pages()]
    text = table(*counted(jobs))
    if options.saved:
        saved = [(as_role_page(page), model(page.site)) for page in pages(options.saved)]
        text += f"\n\n{short_table(*counted(saved), len(saved))}"
    note = (
        f"{date.today()}; {len(jobs)} flattened pages, each by a model that saw no page of its"
        f" site; clipper-archive {version('clipper-archive')}"
    )
    print(f"{text}\n\n{note}")
    if options.write:
        write_section("roles", f"{text}\n\n{note}")


if __name__ == "__main__":
    main()
