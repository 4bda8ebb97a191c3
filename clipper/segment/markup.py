"""Columns that only HTML gives: tags, class words, links, and what the enclosing elements hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

import numpy as np
import numpy.typing as npt

from clipper.page import Block, BlockKind, Markup

Floats = npt.NDArray[np.float32]
LONG = 15
"""Words from which a block counts as prose."""

COLUMNS = (
    "link_density links hidden heading depth siblings path_group path_words alt_linked"
).split()
TAGS = (
    "nav header footer aside article main section form table ul ol figure blockquote pre dl "
    "button a h1 h2 h3 noscript details p td th label span time address"
).split()
HINT_GROUPS: dict[str, tuple[str, ...]] = {
    "comment": ("comment", "comments", "disqus", "respond", "reply", "replies"),
    "related": ("related", "recommended", "recommendations", "recommend", "similar", "more"),
    "teaser": ("teaser", "card", "cards", "tile", "promo", "grid", "carousel", "slider"),
    "popular": ("popular", "trending", "latest", "recent", "read", "next", "prev", "previous"),
    "share": ("share", "sharing", "social", "follow", "facebook", "twitter", "addtoany"),
    "foot": ("footer", "foot", "bottom", "colophon"),
    "head": ("header", "masthead", "top", "banner", "topbar"),
    "nav": ("nav", "navigation", "menu", "navbar", "breadcrumb", "breadcrumbs", "pagination"),
    "side": ("sidebar", "side", "aside", "rail", "widget", "complementary"),
    "promotion": ("newsletter", "subscribe", "subscription", "signup", "cta", "donate", "ad",
                  "ads", "advert", "advertisement", "sponsored", "sponsor", "marketing"),
    "notice": ("cookie", "cookies", "consent", "gdpr", "legal", "copyright", "privacy", "notice"),
    "app": ("app", "apps", "store", "download", "badge"),
    "author": ("author", "byline", "bio", "by", "writer", "contributor", "avatar"),
    "date": ("date", "time", "published", "timestamp", "meta", "dateline", "datetime"),
    "title": ("title", "headline", "heading"),
    "lead": ("subtitle", "standfirst", "dek", "summary", "excerpt", "intro", "lead", "deck"),
    "caption": ("caption", "figcaption", "credit", "wp-caption", "legend"),
    "content": ("content", "article", "entry", "post", "body", "story", "text", "main", "markdown",
                "prose", "rich"),
    "tags": ("tag", "tags", "category", "categories", "topic", "topics", "label", "labels"),
    "modal": ("modal", "popup", "overlay", "dialog", "drawer", "dropdown", "toast", "tooltip"),
    "search": ("search", "filter", "filters", "sort", "facet"),
    "hiding": ("hidden", "sr", "reader", "visually", "collapse", "collapsed", "offscreen"),
    "product": ("product", "price", "cart", "shop", "sku", "buy", "review", "reviews", "rating"),
    "forum": ("thread", "message", "forum", "topic", "posts", "answer", "question", "vote", "user"),
    "code": ("code", "highlight", "snippet", "pre", "syntax", "terminal"),
    "toc": ("toc", "contents", "outline", "index"),
    "player": ("video", "player", "audio", "gallery", "image", "img", "icon", "logo", "svg",
               "media"),
    "login": ("login", "signin", "account", "register", "paywall", "premium", "member"),
}  # fmt: skip
_HINT_TO_GROUP: dict[str, list[int]] = {}
for _at, _group in enumerate(HINT_GROUPS.values()):
    for _word in _group:
        _HINT_TO_GROUP.setdefault(_word, []).append(_at)
LEVELS = (1, 2, 3, 5, 8)
"""How many elements up a block's enclosing elements are measured."""

_TAG_AT = {tag: at for at, tag in enumerate(TAGS)}


def columns(heads: Sequence[Block], n_words: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Values of `COLUMNS`, `TAGS`, `HINT_GROUPS` and, for each of `LEVELS`, three shares."""
    count = len(heads)
    markup = np.zeros((count, len(COLUMNS)), np.float32)
    tags = np.zeros((count, len(TAGS)), np.float32)
    hints = np.zeros((count, len(HINT_GROUPS)), np.float32)
    levels = np.zeros((count, 3 * len(LEVELS)), np.float32)
    marks = [markup_of(block) for block in heads]
    chars = [len(block.text) for block in heads]
    parents = Counter(mark.parents[-1] if mark.parents else 0 for mark in marks)
    # Alike cards share their tag path and their nearest class words.
    paths = [(mark.path, mark.hints[:4]) for mark in marks]
    alike = Counter(paths)
    path_words: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    words_in: Counter[int] = Counter()
    prose_in: Counter[int] = Counter()
    chars_in: Counter[int] = Counter()
    links_in: Counter[int] = Counter()
    total = float(n_words.sum()) + 1
    weights = n_words.tolist()
    for mark, words, size, path in zip(marks, weights, chars, paths, strict=True):
        path_words[path] += words
        for number in mark.parents:
            words_in[number] += words
            chars_in[number] += size
            links_in[number] += mark.link_chars
            if words >= LONG:
                prose_in[number] += words
    for row, (mark, block) in enumerate(zip(marks, heads, strict=True)):
        path = paths[row]
        markup[row] = (
            mark.link_chars / max(1, chars[row]),
            log1p(len(mark.links)),
            mark.hidden,
            block.level / 6 if block.kind is BlockKind.HEADING else 0,
            len(mark.path) / 20,
            log1p(parents[mark.parents[-1] if mark.parents else 0] - 1) / 4,
            log1p(alike[path] - 1) / 4,
            log1p(path_words[path] / alike[path]) / 5,
            block.kind is BlockKind.ALT and mark.link_chars > 0,
        )
        for tag in mark.path:
            at = _TAG_AT.get(tag)
            if at is not None:
                tags[row, at] = 1
        if mark.links:
            tags[row, _TAG_AT["a"]] = 1
        for depth, word in enumerate(mark.hints):
            groups = _HINT_TO_GROUP.get(word)
            if groups:
                for at in groups:
                    # Nearer words say more.
                    hints[row, at] = max(hints[row, at], 1.0 if depth < 6 else 0.6)
        for k, up in enumerate(LEVELS):
            if mark.parents:
                number = mark.parents[max(0, len(mark.parents) - up)]
                inside = words_in[number]
                levels[row, 3 * k : 3 * k + 3] = (
                    inside / total,
                    links_in[number] / max(1, chars_in[number]),
                    prose_in[number] / max(1.0, inside),
                )
    return markup, tags, hints, levels


_NOCOLUMNS = Markup((), ())


def markup_of(block: Block) -> Markup:
    return block.markup or _NOCOLUMNS
