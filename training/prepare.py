"""Pages -> training arrays, kept in a cache folder: features, labels and word ids of every view.

    python -m training.prepare FOLDER [--limit N]

One pickle a page: `{id, domain, type, shown, gold: ids, views: {name: View}}`. `shown` is 1 where
it shows what another published, 0 where not, -1 where that is not known; a `View` holds `features`,
`main` (share of each unit that is content, or -1), `role` (index of `Role`, or -1), `mentions`
(`training.mentions`) and the hashed words of each unit, for scoring.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import SHARED, fold, roles_pages, site, wcxb_pages
from clipper.metadata import page_head
from clipper.page import NOTHING_SAID, Block, BlockKind, Kind, PageHead, Role
from clipper.segment import features, lexicon
from clipper.segment.cut import text_blocks
from clipper.segment.cut.html_tree import parse
from training import align, labels, mentions, saved_pages, written
from training.align import as_source
from training.pseudo import Translator, languages
from training.stray_views import (
    FOLDS,
    Page,
    know,
    lined,
    strayed,
    strays_for,
    strays_of_found,
    strays_of_written,
    with_blanks,
)
from training.strays import Strays, among_elements
from training.synthesise import Pool, add_content, add_roles, compose
from training.views import flatten, text_views, views

ROLES = tuple(Role)
_WORD = re.compile(r"\w+")


def word_ids(text: str) -> np.ndarray:
    """Words as the benchmark counts them (`\\w+`, lower case), hashed to 32 bits."""
    return np.array([zlib.crc32(w.encode()) for w in _WORD.findall(text.lower())], np.uint32)


def one(page: Page) -> dict[str, Any]:
    id, data, truth, lines, told, shown = page
    tree = parse(data)
    content = truth.get("main_content") or ""
    gold = lexicon.tokens(content)
    source = as_source((line["text"], line["role"]) for line in lines)
    seed = zlib.crc32(id.encode())
    said = page_head.summary(page_head.read(tree))
    found = strays_for(fold(truth["domain"], FOLDS), content)
    dice = random.Random(seed)
    out: dict[str, Any] = {}
    for name, blocks in views(data, tree, seed):
        if not blocks or len(blocks) > 6000:
            continue
        groups = features.units(blocks)
        kind: Kind = "html" if name == "html" else "text"
        head = said if kind == "html" else NOTHING_SAID
        main, role, mentioned = told_of(groups, gold, source, told)
        out[name] = view(groups, kind, head, main, role, mentioned)
        if name in ("html", "resiliparse"):
            out[f"{name}@"] = foreign(groups, kind, said, main, role, mentioned, seed)
        if name == "html" and len(groups) == len(blocks):
            own = {" ".join(tokens) for tokens in tokens_of(groups)}
            made = among_elements(data, blocks, role, found, dice)
            if made:
                new, role, came = made
                main = [0.0 if at is None else main[at] for at in came]
                groups = features.units(new)
                mentioned = mentions.arrays(tokens_of(groups), role, told, own)
                out["html+"] = view(groups, kind, head, main, role, mentioned)
    roles = [(line["text"], line["role"]) for line in lines]
    as_labelled = with_blanks(flatten(data, "resiliparse"), roles)
    own = {text for text, _ in as_source(roles)}
    for name, text, source in strayed(as_labelled, found, seed, "resiliparse"):
        groups = features.units(text_blocks.read(text))
        main, role, mentioned = told_of(groups, gold, source, told, own)
        out[name] = view(groups, "text", NOTHING_SAID, main, role, mentioned)
    return {
        "id": id,
        "domain": truth["domain"],
        "type": truth.get("page_type") or "article",
        "shown": shown,
        "gold": word_ids(content),
        "views": out,
    }


def tokens_of(groups: Sequence[Sequence[Block]]) -> list[list[str]]:
    return [lexicon.tokens(features.unit_text(g)) for g in groups]


def told_of(
    groups: Sequence[Sequence[Block]],
    gold: list[str],
    source: Sequence[tuple[str, str]],
    told: mentions.Noted,
    own: Collection[str] | None = None,
) -> tuple[list[float], list[str | None], np.ndarray]:
    """Shares of main content, roles and mentions of units of a found page."""
    tokens = tokens_of(groups)
    # Text of images and of fields ("copy this article") may repeat the content.
    weak = [g[0].kind in (BlockKind.ALT, BlockKind.CONTROL) for g in groups]
    main = align.main_shares(tokens, gold, weak) if gold else [-1.0] * len(groups)
    role: list[str | None] = [None] * len(groups)
    if source:
        role = align.carry_roles(source, tokens)
    return main, role, mentions.arrays(tokens, role, told, own)


def view(
    groups: list[list[Block]],
    kind: Kind,
    said: PageHead,
    main: Sequence[float],
    role: Sequence[str | None],
    mentioned: np.ndarray,
) -> dict[str, Any]:
    made = features.extract(groups, kind, said, listen=True)
    words = [word_ids(features.unit_text(group)) for group in groups]
    return {
        "dense": made.dense.astype(np.float16),
        "words": made.words.astype(np.uint16),
        "hints": made.hints.astype(np.uint16),
        "main": np.array(main, np.float16),
        "role": np.array([-1 if r is None else ROLES.index(Role(r)) for r in role], np.int8),
        "mentions": mentioned,
        "size": np.array([len(w) for w in words], np.int32),
        "ids": np.concatenate(words) if words else np.zeros(0, np.uint32),
    }


def foreign(
    groups: list[list[Block]],
    kind: Kind,
    said: PageHead,
    main: Sequence[float],
    role: Sequence[str | None],
    mentioned: np.ndarray,
    seed: int,
) -> dict[str, Any]:
    """The same page in a pseudo-language; its labels are those of the page."""
    language = random.Random(seed).choice([code for code in languages() if code != "en"])
    translate = Translator(language, seed)
    told = [[replace(block, text=translate(block.text)) for block in group] for group in groups]
    head = abroad(said, translate) if kind == "html" else NOTHING_SAID
    made = view(told, kind, head, main, role, mentioned)
    # Unspaced scripts make one word of many; the weight of a unit stays that of its source.
    made["size"] = np.array(
        [len(word_ids(features.unit_text(group))) for group in groups], np.int32
    )
    return made


def abroad(said: PageHead, translate: Translator) -> PageHead:
    return replace(
        said,
        title=translate(said.title),
        description=translate(said.description),
        texts=tuple(translate(text) for text in said.texts),
    )


def seed_page(folder: Path) -> dict[str, Any]:
    """The labelled page of another kind that lies beside the development pages; in no fold."""
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    text = (folder / told["file"]).read_text(encoding="utf-8")
    roles = [r for a, z, r in told["roles_by_nonempty_line"] for _ in range(a, z + 1)]
    lines = [line for line in text.split("\n") if line.strip()]
    source = [
        (" ".join(lexicon.tokens(line)), role) for line, role in zip(lines, roles, strict=True)
    ]
    headlines = [item["title"] for item in told["related"]]
    names = mentions.noted([told["title"]], told["publisher"], told["aggregator"], headlines)
    out = {}
    for name, blocks in text_views(text):
        groups = features.units(blocks)
        tokens = [lexicon.tokens(features.unit_text(g)) for g in groups]
        carried = roles if name == "text" else align.carry_roles(source, tokens)
        main = [float(role == "body") for role in carried]
        mentioned = mentions.arrays(tokens, carried, names)
        out[name] = view(groups, "text", NOTHING_SAID, main, carried, mentioned)
    body = " ".join(line for line, role in zip(lines, roles, strict=True) if role == "body")
    return {
        "id": "seed",
        "domain": "",
        "fold": -1,
        "type": "article",
        "shown": 1,
        "gold": word_ids(body),
        "views": out,
    }


def written_page(page: written.WrittenPage) -> dict[str, Any]:
    """An invented page in another language; its folds are those of its group of languages."""
    source = [(" ".join(lexicon.tokens(text)), role.value) for text, role in page.lines if role]
    body = " ".join(text for text, role in page.lines if role is Role.BODY)
    said, shown = NOTHING_SAID, text_views(page.text)
    if page.html is not None:
        tree = parse(page.html)
        said = page_head.summary(page_head.read(tree))
        shown = views(page.html, tree, zlib.crc32(page.id.encode()))
    facts = written.facts()[page.id]
    titles = [text for text, role in page.lines if role is Role.TITLE]
    told = mentions.noted(titles, facts.publisher, facts.aggregator, facts.related)
    found = strays_for(page.fold, body)
    seed = zlib.crc32(page.id.encode())
    out: dict[str, Any] = {}

    def add(
        name: str,
        blocks: list[Block],
        source: Sequence[tuple[str, str]],
        known: Sequence[str | None] = (),
        own: Collection[str] | None = None,
    ) -> None:
        groups = features.units(blocks)
        kind: Kind = "html" if name in ("html", "html+") else "text"
        tokens = tokens_of(groups)
        carried = list(known) if len(known) == len(groups) else align.carry_roles(source, tokens)
        main = [-1.0 if role is None else float(role == "body") for role in carried]
        mentioned = mentions.arrays(tokens, carried, told, own)
        head = said if kind == "html" else NOTHING_SAID
        out[name] = view(groups, kind, head, main, carried, mentioned)

    known = [role.value if role else None for _, role in page.lines]
    own = {text for text, _ in source}
    for name, blocks in shown:
        add(name, blocks, source, known if name in ("html", "text") else ())
        if name == "html" and page.html and len(blocks) == len(known):
            made = among_elements(page.html, blocks, known, found, random.Random(seed))
            if made:
                add("html+", made[0], source, made[1], own)
    base = "text" if page.html is None else "resiliparse"
    as_lines = lined(page)
    own |= {text for text, _ in as_source((text, role) for text, role in as_lines if role)}
    for name, text, with_strays in strayed(as_lines, found, seed, base):
        add(name, text_blocks.read(text), with_strays, own=own)
    return {
        "id": page.id.replace("/", "-"),
        "domain": "",
        "fold": page.fold,
        "type": page.type,
        "shown": -1 if facts.publisher is None else int(facts.aggregator is not None),
        "gold": word_ids(body),
        "views": out,
    }


def synthetic(job: tuple[Pool, int, int]) -> dict[str, Any]:
    pool, fold_number, seed = job
    text, lines, language = compose(pool, seed)
    groups = features.units(text_blocks.read(text))
    tokens = [lexicon.tokens(features.unit_text(g)) for g in groups]
    source = [(" ".join(lexicon.tokens(line)), role.value) for line, role in lines]
    roles: list[str | None]
    if len(source) == len(tokens):
        roles = [role for _, role in source]
    else:
        roles = align.carry_roles(source, tokens)
    main = [float(role == "body") for role in roles]
    body = " ".join(line for line, role in lines if role is Role.BODY)
    told = mentions.noted([line for line, role in lines if role is Role.TITLE])
    mentioned = mentions.arrays(tokens, roles, told)
    return {
        "id": f"synthetic-{fold_number}-{seed}",
        "domain": "",
        "fold": fold_number,
        "type": "article",
        "shown": -1,
        "language": language,
        "gold": word_ids(body),
        "views": {"synthetic": view(groups, "text", NOTHING_SAID, main, roles, mentioned)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--synthetic", type=int, default=1500, help="pages to put together")
    parser.add_argument("--saved", type=Path, help="archives of `training.saved_pages`")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    reviewed = {page["id"]: page for page in roles_pages()}
    own, own_titles = labels.read(), labels.titles()
    pools = [Pool() for _ in range(FOLDS)]

    def pages() -> Any:
        for page in wcxb_pages(options.limit, with_content=False):
            truth = {**page.truth, "domain": site(page.truth.get("url") or page.id)}
            noted = reviewed.get(page.id)
            told = noted["lines"] if noted else labels.lines(page.html, own.get(page.id, []))
            if truth.get("main_content") or told:
                pool = pools[fold(truth["domain"], FOLDS)]
                add_content(pool, truth)
                if told:
                    add_roles(pool, told)
                if noted:
                    meta, heads = noted["meta"], noted["related_titles"]
                    names = mentions.noted([meta["title"] or ""], meta["publisher"], None, heads)
                else:
                    numbers = own_titles.get(page.id)
                    names = mentions.noted(
                        [truth.get("title") or ""],
                        labels.publishers().get(page.id),
                        None,
                        [told[n - 1]["text"] for n in numbers] if told and numbers else None,
                    )
                # Of the pages that were reviewed for their publisher none shows another's story.
                shown = 0 if noted or page.id in labels.publishers() else -1
                yield page.id, page.html, truth, told, names, shown
        for saved in saved_pages.pages(options.saved) if options.saved else ():
            add_roles(pools[fold(saved.site, FOLDS)], saved.lines)
            names = mentions.noted(saved.titles, saved.publisher, None, saved.related)
            truth = {"domain": saved.site, "page_type": saved.type}
            yield saved.id, saved.html, truth, saved.lines, names, -1

    if (SHARED / "seed" / "expected.json").is_file():
        made = seed_page(SHARED / "seed")
        (options.folder / "seed.pickle").write_bytes(pickle.dumps(made, protocol=5))
    strays: dict[tuple[int, str], Strays] = defaultdict(Strays)
    with ProcessPoolExecutor(options.jobs) as workers:
        for number, code, found in workers.map(strays_of_written, written.pages(FOLDS)):
            strays[number, code].add(found)
        for number, code, found in workers.map(strays_of_found, pages(), chunksize=4):
            strays[number, code].add(found)
    pools = [Pool() for _ in range(FOLDS)]
    with ProcessPoolExecutor(options.jobs, initializer=know, initargs=(dict(strays),)) as workers:
        for made in workers.map(written_page, written.pages(FOLDS)):
            (options.folder / f"{made['id']}.pickle").write_bytes(pickle.dumps(made, protocol=5))
        for made in workers.map(one, pages(), chunksize=4):
            (options.folder / f"{made['id']}.pickle").write_bytes(pickle.dumps(made, protocol=5))
        jobs = [
            (pool, number, number * 100_000 + k)
            for number, pool in enumerate(pools)
            if pool.ready()
            for k in range(options.synthetic // FOLDS)
        ]
        for made in workers.map(synthetic, jobs, chunksize=16):
            (options.folder / f"{made['id']}.pickle").write_bytes(pickle.dumps(made, protocol=5))
    (options.folder / "columns.json").write_text(json.dumps(features.DENSE))


if __name__ == "__main__":
    main()
