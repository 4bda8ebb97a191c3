"""Columns that tell what an HTML page says of itself in its head: what kind of page it is, and
which of its texts its own description or its JSON-LD repeats.

The same for every unit, but the last few. All 0 where a page says nothing, as on text pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import log1p
from urllib.parse import urlsplit

import numpy as np

from clipper.page import NOTHING_SAID, PageHead
from clipper.segment import lexicon
from clipper.segment.arrays import Doubles, Floats, Ints
from clipper.segment.vocabulary import Vocabulary

KINDS: dict[str, tuple[str, ...]] = {
    "og_article": ("og:article", "og:published", "og:blog", "og:news"),
    "og_website": ("og:website",),
    "og_product": ("og:product", "og:product.item", "og:og:product", "og:product.group"),
    "ld_article": ("ld:article", "ld:newsarticle", "ld:blogposting", "ld:reportagenewsarticle",
                   "ld:opinionnewsarticle", "ld:analysisnewsarticle", "ld:report",
                   "ld:scholarlyarticle", "ld:liveblogposting"),
    "ld_product": ("ld:product", "ld:offer", "ld:productgroup", "ld:aggregateoffer"),
    "ld_list": ("ld:itemlist", "ld:collectionpage", "ld:searchresultspage", "ld:offercatalog",
                "ld:blog", "ld:category"),
    "ld_thread": ("ld:discussionforumposting", "ld:qapage", "ld:socialmediaposting"),
    "ld_manual": ("ld:techarticle", "ld:howto", "ld:apireference", "ld:softwaresourcecode",
                  "ld:softwareapplication", "ld:course"),
    "ld_service": ("ld:service", "ld:localbusiness", "ld:professionalservice", "ld:contactpage",
                   "ld:aboutpage", "ld:financialservice", "ld:medicalbusiness",
                   "ld:legalservice", "ld:place"),
    "ld_faq": ("ld:faqpage", "ld:question"),
    "ld_recipe": ("ld:recipe",),
    "ld_event": ("ld:event", "ld:jobposting"),
    "ld_person": ("ld:profilepage",),
    "ld_page": ("ld:webpage", "ld:itempage"),
    "class_post": ("class:single", "class:single-post", "class:post-template-default",
                   "class:post-template", "class:article", "class:node-type-article",
                   "class:page-node-type-article", "class:item-view", "class:is-post",
                   "class:page-article"),
    "class_page": ("class:page", "class:page-template", "class:page-template-default",
                   "class:node-type-page", "class:page-node-type-page"),
    "class_list": ("class:archive", "class:category", "class:search", "class:tag", "class:blog",
                   "class:tax", "class:listing", "class:search-results", "class:paged",
                   "class:index-view", "class:post-type-archive"),
    "class_front": ("class:home", "class:front", "class:front-page", "class:path-frontpage",
                    "class:homepage", "class:page-home", "class:index", "class:home-template"),
    "class_product": ("class:single-product", "class:template-product", "class:product",
                      "class:catalog-product-view", "class:woocommerce-page",
                      "class:product-template-default", "class:product-page"),
    "class_shelf": ("class:template-collection", "class:catalog-category-view",
                    "class:post-type-archive-product", "class:tax-product_cat",
                    "class:collection", "class:template-search"),
    "class_thread": ("class:topic", "class:thread", "class:viewtopic", "class:question-page",
                     "class:showthread", "class:section-viewtopic", "class:topic-page",
                     "class:single-topic", "class:bbpress", "class:forum"),
    "by_forum": ("by:discourse", "by:vbulletin", "by:phpbb", "by:xenforo", "by:mybb", "by:invision",
                 "by:vanilla", "by:flarum"),
    "by_manual": ("by:docusaurus", "by:sphinx", "by:mkdocs", "by:vitepress", "by:gitbook",
                  "by:doxygen", "by:docutils", "by:antora", "by:vuepress",
                  "by:starlight"),
    "by_wordpress": ("by:wordpress",),
    "by_shop": ("by:woocommerce", "by:shopify", "by:prestashop", "by:magento", "by:opencart"),
}  # fmt: skip
"""Column -> words of `PageHead.kinds` that set it."""
_PLACE = ("address_known", "address_depth", "address_words", "address_digits", "address_front")
_TOLD = ("told_chars", "told_share", "told_here", "told_beside", "perhaps_told")
_ALIKE = ("described", "describes")
COLUMNS: tuple[str, ...] = (*KINDS, *_PLACE, *_TOLD, *_ALIKE)

_WORD_TO_COLUMN = {word: at for at, words in enumerate(KINDS.values()) for word in words}
_PROBE = 8
"""Tokens of a text that are looked for in the page's JSON-LD."""
_MOST_CHARS = 100_000
_CERTAIN = 4
"""Tokens from which a text found there is there by no chance."""


def columns(
    head: PageHead,
    samples: Sequence[Sequence[str]],
    words: Vocabulary,
    rows: Ints,
    n_words: Floats,
) -> Floats:
    """Values of `COLUMNS`, `(units, len(COLUMNS))`.

    `samples` are the tokens of each distinct text, `words` those of all of them, `rows` which text
    each unit has.
    """
    out = np.zeros((len(rows), len(COLUMNS)), np.float32)
    if head == NOTHING_SAID or not len(rows):
        return out
    for word in head.kinds:
        if (at := _WORD_TO_COLUMN.get(word)) is not None:
            out[:, at] = 1
    at = len(KINDS)
    out[:, at : at + len(_PLACE)] = _address(head.address)
    at += len(_PLACE)
    if head.texts:
        there = _there(head.texts, samples)[rows]
        sure = there == 1
        out[:, at] = log1p(sum(map(len, head.texts))) / 12
        out[:, at + 1] = float(n_words[sure].sum()) / (float(n_words.sum()) + 1)
        out[:, at + 2] = sure
        out[1:, at + 3] = sure[:-1]
        out[:-1, at + 3] = np.maximum(out[:-1, at + 3], sure[1:])
        out[:, at + 4] = (there > 0) & ~sure
    at += len(_TOLD)
    if described := set(lexicon.tokens(head.description[:600])):
        out[:, at : at + len(_ALIKE)] = _alike(words, described)[rows]
    return out


def _there(texts: Sequence[str], samples: Sequence[Sequence[str]]) -> Floats:
    """Which of the samples stand in the texts: 1, or .5 for those too short to be sure of."""
    told = [lexicon.tokens(text) for text in texts]
    inside = f" {' | '.join(map(' '.join, told))} "[:_MOST_CHARS]
    known = set(chain.from_iterable(told))
    found = np.zeros(len(samples), np.float32)
    for row, line in enumerate(samples):
        probe = line[:_PROBE]
        # To search the whole of the texts for each line would take long.
        if probe and known.issuperset(probe) and f" {' '.join(probe)} " in inside:
            found[row] = 1.0 if len(probe) >= _CERTAIN else 0.5
    return found


def _alike(words: Vocabulary, described: set[str]) -> Doubles:
    """How much of each text is in the page's description, and how much of that in the text."""
    told = words.among(described)
    inside = words.total(told)
    texts, _ = words.each_once(told)
    held = np.bincount(texts, minlength=len(inside)) / len(described)
    share = inside / np.maximum(1, words.sizes) * np.minimum(1.0, inside / 5)
    return np.stack((share, np.where(inside > 3, held, 0.0)), axis=1)


def _address(address: str) -> list[float]:
    if not address:
        return [0.0] * len(_PLACE)
    try:
        parts = urlsplit(address)
    except ValueError:
        return [0.0] * len(_PLACE)
    if parts.scheme not in ("", "http", "https") or not (parts.netloc or parts.path.strip("./")):
        return [0.0] * len(_PLACE)
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    return [
        1.0,
        min(len(steps), 6) / 6,
        min(last.count("-") + last.count("_") + last.count("+"), 10) / 10,
        min(sum(c.isdigit() for c in parts.path), 10) / 10,
        float(not parts.query and (not steps or (steps == [last] and last.startswith("index.")))),
    ]
