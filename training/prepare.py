"""Pages -> training arrays, kept in a cache folder: features, labels and word ids of every view.

    python -m training.prepare FOLDER [--limit N]

One pickle a page: `{id, domain, type, gold: ids, views: {name: View}}`, where a `View` holds
`features`, `main` (share of each unit that is content, or -1), `role` (index of `Role`, or -1) and
the hashed words of each unit, for scoring.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import roles_pages, wcxb_pages
from clipper.page import BlockKind, Role
from clipper.segment import features, lexicon
from training import align
from training.views import parse, views

ROLES = tuple(Role)
_WORD = re.compile(r"\w+")


def word_ids(text: str) -> np.ndarray:
    """Words as the benchmark counts them (`\\w+`, lower case), hashed to 32 bits."""
    return np.array([zlib.crc32(w.encode()) for w in _WORD.findall(text.lower())], np.uint32)


def page_title(tree: Any) -> str:
    return (tree.findtext(".//title") or "").strip()


def one(page: tuple[str, bytes, dict[str, Any], dict[str, Any] | None]) -> dict[str, Any]:
    id, data, truth, roles = page
    tree = parse(data)
    content = truth.get("main_content") or ""
    gold = lexicon.tokens(content)
    source = [(" ".join(lexicon.tokens(l["text"])), l["role"]) for l in roles["lines"]] if roles else []
    out: dict[str, Any] = {}
    for name, blocks in views(data, tree, zlib.crc32(id.encode())):
        if not blocks or len(blocks) > 6000:
            continue
        groups = features.units(blocks)
        kind = "html" if name == "html" else "text"
        texts = [features.unit_text(g) for g in groups]
        tokens = [lexicon.tokens(t) for t in texts]
        made = features.extract(groups, kind, page_title(tree) if kind == "html" else "")
        weak = [g[0].kind is BlockKind.ALT for g in groups]
        main = align.main_shares(tokens, gold, weak) if gold else [-1.0] * len(groups)
        role = align.carry_roles(source, tokens) if source else [None] * len(groups)
        words = [word_ids(t) for t in texts]
        out[name] = {
            "dense": made.dense.astype(np.float16),
            "words": made.words.astype(np.uint16),
            "hints": made.hints.astype(np.uint16),
            "main": np.array(main, np.float16),
            "role": np.array([-1 if r is None else ROLES.index(Role(r)) for r in role], np.int8),
            "size": np.array([len(w) for w in words], np.int32),
            "ids": np.concatenate(words) if words else np.zeros(0, np.uint32),
        }
    return {
        "id": id,
        "domain": truth["domain"],
        "type": truth.get("page_type") or "article",
        "gold": word_ids(content),
        "views": out,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    roles = {page["id"]: page for page in roles_pages()}
    from benchmarks.data import site

    def pages() -> Any:
        for page in wcxb_pages(options.limit, with_content=False):
            truth = {**page.truth, "domain": site(page.truth.get("url") or page.id)}
            if truth.get("main_content") or page.id in roles:
                yield page.id, page.html, truth, roles.get(page.id)

    with ProcessPoolExecutor(options.jobs) as pool:
        for made in pool.map(one, pages(), chunksize=4):
            (options.folder / f"{made['id']}.pickle").write_bytes(pickle.dumps(made, protocol=5))
    (options.folder / "columns.json").write_text(json.dumps(features.DENSE))


if __name__ == "__main__":
    main()
