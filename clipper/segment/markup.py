"""Columns that only HTML gives: tags, class words, links, and what the enclosing elements hold."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

import numpy as np

from clipper.page import Block, BlockKind, Markup
from clipper.segment import container
from clipper.segment.arrays import Floats

LONG = container.PROSE
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
_TELLING = frozenset(_HINT_TO_GROUP)
_NEAR = 6
"""Hints that count in full; those of elements farther out say less."""
LEVELS = (1, 2, 3, 5, 8)
"""How many elements up a block's enclosing elements are measured."""

_TAG_AT = {tag: at for at, tag in enumerate(TAGS)}


class Alike:
    """The tags and class words around blocks: half of the blocks of a page share theirs with
    another, and each are looked at once."""

    def __init__(self, heads: Sequence[Block]) -> None:
        self.marks = [markup_of(block) for block in heads]
        known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        places = [known.setdefault((mark.path, mark.hints), len(known)) for mark in self.marks]
        self.rows = np.array(places, np.int64)
        """`(units,)`: which of `kinds` stand around each."""
        self.kinds = list(known)
        """Tag path and class words."""


def columns(
    heads: Sequence[Block], alike: Alike, n_words: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Values of `COLUMNS`, `TAGS`, `HINT_GROUPS` and, for each of `LEVELS`, three shares, with
    those of `container.COLUMNS` behind them."""
    tree = container.Tree(heads, alike.marks, n_words)
    return (
        _own(heads, alike, tree, n_words),
        _tags(alike),
        _hints(alike),
        np.concatenate((_levels(tree), container.columns(heads, tree)), axis=1),
    )


def _own(heads: Sequence[Block], around: Alike, tree: container.Tree, n_words: Floats) -> Floats:
    marks = tree.marks
    # Alike cards share their tag path and their nearest class words.
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    places = [known.setdefault((path, hints[:4]), len(known)) for path, hints in around.kinds]
    alike = np.array(places, np.int64)[around.rows]
    times = np.bincount(alike)
    words = np.bincount(alike, n_words) / times
    beside = np.array([mark.parents[-1] if mark.parents else 0 for mark in marks], np.int64)
    out = np.zeros((len(heads), len(COLUMNS)), np.float32)
    out[:, 0] = tree.linked / np.maximum(1, tree.chars)
    out[:, 1] = [log1p(len(mark.links)) for mark in marks]
    out[:, 2] = [mark.hidden for mark in marks]
    out[:, 3] = [b.level / 6 if b.kind is BlockKind.HEADING else 0 for b in heads]
    out[:, 4] = np.array([len(mark.path) for mark in marks], np.float64) / 20
    out[:, 5] = np.log1p(np.bincount(beside)[beside] - 1) / 4
    out[:, 6] = np.log1p(times - 1)[alike] / 4
    out[:, 7] = np.log1p(words)[alike] / 5
    out[:, 8] = [b.kind is BlockKind.ALT for b in heads] & (tree.linked > 0)
    return out


def _tags(alike: Alike) -> Floats:
    depths = [len(path) for path, _ in alike.kinds]
    columns = [_TAG_AT.get(tag, len(TAGS)) for path, _ in alike.kinds for tag in path]
    found = np.zeros((len(alike.kinds), len(TAGS) + 1), np.float32)  # the last one of other tags
    found[np.repeat(np.arange(len(depths)), depths), columns] = 1
    out: Floats = found[alike.rows, :-1]
    out[[bool(mark.links) for mark in alike.marks], _TAG_AT["a"]] = 1
    return out


def _hints(alike: Alike) -> Floats:
    found = [_hints_of(hints) for _, hints in alike.kinds]
    return np.array(found, np.float32).reshape(-1, len(HINT_GROUPS))[alike.rows]


def _hints_of(hints: tuple[str, ...]) -> list[float]:
    found = [0.0] * len(HINT_GROUPS)
    near = hints[:_NEAR]
    for word in _TELLING.intersection(hints):  # one in ten
        said = 1.0 if word in near else 0.6
        for at in _HINT_TO_GROUP[word]:
            found[at] = max(found[at], said)
    return found


def _levels(tree: container.Tree) -> Floats:
    """What the elements 1, 2, 3 ... up hold: share of the page's words, of link text, of prose."""
    out = np.zeros((len(tree.marks), 3 * len(LEVELS)), np.float32)
    if not len(tree.numbers):
        return out
    words = tree.words
    words_in = tree.total(words)
    chars_in = tree.total(tree.chars)
    links_in = tree.total(tree.linked)
    prose_in = tree.total(np.where(words >= LONG, words, 0))
    inside = np.flatnonzero(tree.depths)
    total = words.sum() + 1
    for k, up in enumerate(LEVELS):
        element = tree.numbers[tree.ends[inside] - np.minimum(up, tree.depths[inside])]
        out[inside, 3 * k] = words_in[element] / total
        out[inside, 3 * k + 1] = links_in[element] / np.maximum(1, chars_in[element])
        out[inside, 3 * k + 2] = prose_in[element] / np.maximum(1, words_in[element])
    return out


_NO_MARKUP = Markup((), ())


def markup_of(block: Block) -> Markup:
    return block.markup or _NO_MARKUP
