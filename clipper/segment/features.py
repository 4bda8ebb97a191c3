"""Blocks -> numbers, the same columns for HTML and for flattened text.

Three arrays a page, one row a unit (a block, or the blocks of one hard-wrapped paragraph):

* `dense`, float32 `(units, len(DENSE))`: form of the text, layout, repetition on the page, place,
  word lists, what stands around; for HTML also tags, class words, link density and the share of
  the page's words in each enclosing element (0 on text pages, where `is_html` is 0);
* `words`, int32 `(units, WORDS)`: hashed tokens of the head and the tail of the text, 0 = none;
* `hints`, int32 `(units, HINTS)`: hashed class/id/role words, nearest element first, 0 = none.

Nothing here knows a language: case, spaces and word lengths are columns like any other, and the
word lists (`words.toml`) give categories, not words.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

import numpy as np
import numpy.typing as npt

from clipper.page import Block, BlockKind, Kind, Markup
from clipper.segment import lexicon
from clipper.segment.text_blocks import is_unspaced

WORDS, HINTS = 16, 24
BUCKETS = 8192
"""Size of each hashing space; row 0 stands for "nothing there"."""
LONG = 15
"""Words from which a block counts as prose."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_KINDS = tuple(BlockKind)
_FORM = (
    "chars words one_word two_three four_seven eight_fourteen fifteen_29 thirty_up stops "
    "ends_stop ends_colon ends_ellipsis ends_comma ends_question bullet starts_digit "
    "starts_upper starts_lower starts_quote commas digits capitals short_tokens token_length "
    "year clock date money address copyright bars angle hash_sign at_sign glued unspaced "
    "parenthesis no_letters indent brackets newline quote_marks"
).split()
_TAG_FLAGS = (
    "nav header footer aside article main section form table ul ol figure blockquote pre dl "
    "button a h1 h2 h3 noscript details p td th label span time address"
).split()
_HINT_GROUPS: dict[str, tuple[str, ...]] = {
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
for _at, _group in enumerate(_HINT_GROUPS.values()):
    for _word in _group:
        _HINT_TO_GROUP.setdefault(_word, []).append(_at)
_LEVELS = (1, 2, 3, 5, 8)
"""How many elements up a block's enclosing elements are measured."""
_PLACE = (
    "is_html gap0 gap1 gap2 after0 after1 position from_start from_end words_before times "
    "first_time same_before same_after page_units page_words shared_vocabulary title_overlap "
    "is_title_text pattern3 pattern5 long_before long_after since_long until_long inside_long "
    "line_run"
).split()
_MARKUP = (
    "link_density links hidden heading depth siblings path_group path_words alt_linked"
).split()
_WINDOWS = (2, 6, 16)


def _names() -> tuple[str, ...]:
    names = list(_FORM) + [f"kind_{kind}" for kind in _KINDS]
    for category in lexicon.CATEGORIES:
        names += [f"lex_{category}", f"lex_{category}_start"]
    names += _PLACE + _MARKUP
    names += [f"in_{tag}" for tag in _TAG_FLAGS]
    names += [f"hint_{group}" for group in _HINT_GROUPS]
    for level in _LEVELS:
        names += [f"up{level}_words", f"up{level}_links", f"up{level}_prose"]
    for size in _WINDOWS:
        names += [
            f"near{size}_words",
            f"near{size}_prose",
            f"near{size}_links",
            f"near{size}_stops",
        ]
    return tuple(names)


DENSE: tuple[str, ...] = _names()
"""Names of the dense columns, in order."""
_TAG_AT = {tag: at for at, tag in enumerate(_TAG_FLAGS)}

_STOP = frozenset(".!?。！？।؟…։᠃๚")
_CLOSERS = "\"'”’»)]）」』】›*_ "
_QUOTE = re.compile('["“”«»„「」]')
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"(?<![^\s\"'(“‘«\[])[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω]")
_COMMA = re.compile(r"[,،、，;；]")
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？।؟]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_DATE = re.compile(
    r"(?<!\d)\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?\s"
    r"(?:de\s)?[^\W\d]{3,10}\.?,?\s(?:de\s)?\d{4}|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}"
)
_MONEY = re.compile(r"[$€£¥₹₽₩]\s?\d|\d\s?[$€£¥₹₽₩円元]")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w|\w\.(?:com|org|net|io|de|fr|ru|cn|jp)\b")
_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]|[^\W\d_]\d+\s[^\W\d]|\d[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Features:
    dense: Floats
    words: Ints
    hints: Ints


def units(blocks: Sequence[Block]) -> list[list[Block]]:
    """Groups the lines of each hard-wrapped paragraph; every other block stands alone."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.joins and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def unit_text(unit: Sequence[Block]) -> str:
    """Text of a unit, its wrapped lines joined."""
    if len(unit) == 1:
        return unit[0].text.strip()
    text = unit[0].text.strip()
    for block in unit[1:]:
        line = block.text.strip()
        text += line if is_unspaced(text[-1:]) and is_unspaced(line[:1]) else " " + line
    return text


@lru_cache(maxsize=100_000)
def bucket(word: str) -> int:
    """Row of a word in the hashing space; numbers share a row by their length."""
    if word[0].isdigit():
        word = "#" + "0" * len(word)
    return 1 + zlib.crc32(word.encode("utf-8", "surrogatepass")) % (BUCKETS - 1)


def extract(groups: Sequence[Sequence[Block]], kind: Kind, title: str = "") -> Features:
    """Features of the units of one page.

    `title` is the page's own name for itself (HTML `title`), empty where there is none.
    """
    count = len(groups)
    texts = [unit_text(unit) for unit in groups]
    tokens = [_sample(text) for text in texts]
    heads = [unit[0] for unit in groups]
    form = np.array(
        [_form(t, k, b) for t, k, b in zip(texts, tokens, heads, strict=True)], np.float32
    )
    kinds = np.zeros((count, len(_KINDS)), np.float32)
    for row, block in enumerate(heads):
        kinds[row, _KINDS.index(block.kind)] = 1
    lists = _lists(tokens)
    n_words = np.expm1(form[:, 1] * 7.0)
    place = _place(groups, texts, tokens, n_words, form, kinds, lists, kind, title)
    if kind == "html":
        markup, tags, hints, levels = _markup(heads, n_words)
    else:
        markup = np.zeros((count, len(_MARKUP)), np.float32)
        markup[:, _MARKUP.index("heading")] = [
            block.level / 6 if block.kind is BlockKind.HEADING else 0 for block in heads
        ]
        tags = np.zeros((count, len(_TAG_FLAGS)), np.float32)
        hints = np.zeros((count, len(_HINT_GROUPS)), np.float32)
        levels = np.zeros((count, 3 * len(_LEVELS)), np.float32)
    near = _windows(form, n_words, markup[:, 0])
    dense = np.concatenate((form, kinds, lists, place, markup, tags, hints, levels, near), axis=1)
    return Features(dense, _word_ids(tokens), _hint_ids(heads, kind))


def _sample(text: str) -> list[str]:
    """Tokens of a text; of a long one, those of its head and tail (its length is known apart)."""
    if len(text) <= 400:
        return lexicon.tokens(text)
    return lexicon.tokens(text[:260].rpartition(" ")[0] or text[:260]) + lexicon.tokens(
        text[-120:].partition(" ")[2] or text[-120:]
    )


def _form(text: str, tokens: list[str], block: Block) -> list[float]:
    chars = len(text)
    head = text if chars <= 240 else text[:240]
    start = head[:100]  # dates, prices and addresses tell something of a line's beginning only
    n = len(tokens)
    unspaced = sum(1 for t in tokens if len(t) == 1 and is_unspaced(t)) if not text.isascii() else 0
    words = n - unspaced * 0.45
    if chars > 400:
        words *= chars / 380
    last = text.rstrip(_CLOSERS)[-1:] or text[-1:]
    first = text.lstrip("\"'“‘«»„*-–—•·∙●○◦‣▪▫■□►▸(【「 ")[:1] or text[:1]
    spaced = n - unspaced
    letters = sum(map(len, tokens)) - unspaced
    digits = len(_DIGIT.findall(head))
    bulleted = block.kind is BlockKind.LIST_ITEM
    return [
        log1p(chars) / 8,
        log1p(words) / 7,
        float(words <= 1.5),
        float(1.5 < words < 4),
        float(4 <= words < 8),
        float(8 <= words < 15),
        float(15 <= words < 30),
        float(words >= 30),
        min(3.0, len(_SENTENCE.findall(head)) / (1 + len(head) / 60)),
        float(last in _STOP),
        float(last in ":："),
        float(text.endswith(("…", "...", "[…]", "[...]"))),
        float(last in ",،、，"),
        float(last in "?？؟"),
        float(bulleted),
        float(first.isdigit()),
        float(first.isupper()),
        float(first.islower()),
        float(text[:1] in "\"'“‘«„「『"),
        len(_COMMA.findall(head)) / (1 + len(head) / 20),
        digits / (1 + len(head)) * 4,
        min(1.0, len(_CAPITAL.findall(head)) / (1 + len(head) / 6)),
        (sum(1 for t in tokens if len(t) <= 3) - unspaced) / (1 + spaced),
        letters / (1 + spaced) / 10,
        float(bool(digits > 3 and _YEAR.search(start))),
        float(bool(digits > 2 and _CLOCK.search(start))),
        float(bool(digits > 2 and _DATE.search(start))),
        float(bool(digits and _MONEY.search(start))),
        float(bool(("." in start or "/" in start) and _ADDRESS.search(start))),
        float("©" in head or "(c)" in head),
        min(3, head.count("|") + head.count("\t")) / 3,
        min(3, head.count(">") + head.count("›") + head.count("»") + head.count("→")) / 3,
        float("#" in head),
        float("@" in head),
        float(bool(_GLUED.search(start))),
        unspaced / (1 + n),
        float(text[:1] in "([（【"),
        float(all(t.isdigit() for t in tokens)),
        min(8, len(block.text) - len(block.text.lstrip())) / 8,
        min(4, head.count("[") + head.count("{") + head.count("(")) / 4,
        min(3, text.count("\n")) / 3,
        min(4, len(_QUOTE.findall(head))) / 4,
    ]


def _lists(tokens: Sequence[list[str]]) -> Floats:
    found = np.zeros((len(tokens), 2 * len(lexicon.CATEGORIES)), np.float32)
    words = lexicon.load()
    at = {category: 2 * k for k, category in enumerate(lexicon.CATEGORIES)}
    for row, line in enumerate(tokens):
        for category, (share, starts) in words.match(line[:60]).items():
            found[row, at[category]] = share
            found[row, at[category] + 1] = starts
    return found


def _key(tokens: list[str]) -> str:
    return " ".join(tokens[:40])


def _place(
    groups: Sequence[Sequence[Block]],
    texts: Sequence[str],
    tokens: Sequence[list[str]],
    n_words: Floats,
    form: Floats,
    kinds: Floats,
    lists: Floats,
    kind: Kind,
    title: str,
) -> Floats:
    count = len(groups)
    out = np.zeros((count, len(_PLACE)), np.float32)
    if not count:
        return out
    gaps = np.array([min(2, unit[0].gap) for unit in groups] + [2])
    rows = np.arange(count)
    out[:, 0] = kind == "html"
    if kind == "text":
        for size in range(3):
            out[:, 1 + size] = gaps[:-1] == size
        out[:, 4] = gaps[1:] == 0
        out[:, 5] = gaps[1:] == 1
    out[:, 6] = rows / count
    out[:, 7] = np.log1p(rows) / 6
    out[:, 8] = np.log1p(count - 1 - rows) / 6
    total = float(n_words.sum()) + 1
    before = np.concatenate(([0.0], np.cumsum(n_words)[:-1]))
    out[:, 9] = before / total
    keys = [_key(line) for line in tokens]
    times = Counter(keys)
    last: dict[str, int] = {}
    for row, key in enumerate(keys):
        out[row, 10] = log1p(times[key] - 1)
        out[row, 11] = key not in last and times[key] > 1
        if key in last:
            out[row, 12] = 1 / (row - last[key])
            out[last[key], 13] = 1 / (row - last[key])
        last[key] = row
    out[:, 14] = log1p(count) / 7
    out[:, 15] = log1p(total) / 9
    prose = n_words >= LONG
    vocabulary: Counter[str] = Counter()  # in how many long blocks a word stands
    for row in np.flatnonzero(prose).tolist():
        vocabulary.update({token for token in tokens[row] if len(token) > 3})
    known = vocabulary.keys()
    shared = {token for token, blocks in vocabulary.items() if blocks > 1}
    title_words = set(lexicon.tokens(title[:300]))
    for row, line in enumerate(tokens):
        if not line:
            continue
        out[row, 16] = sum(map((shared if prose[row] else known).__contains__, line)) / len(line)
        if title_words:
            inside = sum(map(title_words.__contains__, line))
            out[row, 17] = inside / len(line) * min(1.0, inside / 3)
            out[row, 18] = inside / max(len(line), len(title_words)) if inside > 2 else 0
    out[:, 19], out[:, 20] = _patterns(form, kinds, lists, gaps[:-1], kind)
    behind = np.cumsum(prose)
    out[:, 21] = np.log1p(behind - prose) / 4
    out[:, 22] = np.log1p(behind[-1] - behind) / 4
    out[:, 23] = _distance(prose)
    out[:, 24] = _distance(prose[::-1])[::-1]
    out[:, 25] = (behind - prose > 0) & (behind[-1] - behind > 0)
    run = 0
    for row in range(count):
        run = 0 if gaps[row] else run + 1
        out[row, 26] = log1p(run) / 4
    return out


def _distance(flags: npt.NDArray[np.bool_]) -> Floats:
    """For each row, how far back the last flagged row is: 1 for next to it, towards 0 for far."""
    rows = np.arange(len(flags))
    seen = np.maximum.accumulate(np.where(flags, rows, -10_000))
    # The row itself does not count.
    seen = np.concatenate(([-10_000], seen[:-1]))
    away: Floats = (1 / np.maximum(1, rows - seen)).astype(np.float32)
    return away


def _patterns(
    form: Floats, kinds: Floats, lists: Floats, gaps: npt.NDArray[np.int64], kind: Kind
) -> tuple[Floats, Floats]:
    """How often the shapes of a row and its neighbours recur on the page: cards are alike."""
    at = {name: column for column, name in enumerate(_FORM)}
    ago = 2 * lexicon.CATEGORIES.index("ago")
    size = form[:, at["one_word"] : at["thirty_up"] + 1].argmax(axis=1)
    shapes = (
        size
        + 8 * form[:, at["bullet"]].astype(int)
        + 16 * (lists[:, ago] > 0).astype(int)
        + 32 * form[:, at["ends_stop"]].astype(int)
        + 64 * kinds[:, _KINDS.index(BlockKind.HEADING)].astype(int)
        + 128 * (gaps if kind == "text" else 0)
    )
    out = []
    for reach in (1, 2):
        padded = [-1] * reach + shapes.tolist() + [-1] * reach
        grams = [tuple(padded[i : i + 2 * reach + 1]) for i in range(len(shapes))]
        times = Counter(grams)
        out.append(np.array([log1p(times[g] - 1) / 4 for g in grams], np.float32))
    return out[0], out[1]


def _markup(heads: Sequence[Block], n_words: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    count = len(heads)
    markup = np.zeros((count, len(_MARKUP)), np.float32)
    tags = np.zeros((count, len(_TAG_FLAGS)), np.float32)
    hints = np.zeros((count, len(_HINT_GROUPS)), np.float32)
    levels = np.zeros((count, 3 * len(_LEVELS)), np.float32)
    marks = [_markup_of(block) for block in heads]
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
        for k, up in enumerate(_LEVELS):
            if mark.parents:
                number = mark.parents[max(0, len(mark.parents) - up)]
                inside = words_in[number]
                levels[row, 3 * k : 3 * k + 3] = (
                    inside / total,
                    links_in[number] / max(1, chars_in[number]),
                    prose_in[number] / max(1.0, inside),
                )
    return markup, tags, hints, levels


_NO_MARKUP = Markup((), ())


def _markup_of(block: Block) -> Markup:
    return block.markup or _NO_MARKUP


def _windows(form: Floats, n_words: Floats, links: Floats) -> Floats:
    """Means over the rows around each row, the row itself among them."""
    stops = form[:, _FORM.index("ends_stop")]
    columns = np.stack((form[:, 1], (n_words >= LONG).astype(np.float32), links, stops), axis=1)
    count = len(columns)
    sums = np.concatenate((np.zeros((1, 4), np.float32), np.cumsum(columns, axis=0)))
    rows = np.arange(count)
    out = []
    for reach in _WINDOWS:
        low = np.maximum(0, rows - reach)
        high = np.minimum(count, rows + reach + 1)
        out.append((sums[high] - sums[low]) / (high - low)[:, None])
    return (
        np.concatenate(out, axis=1).astype(np.float32) if count else np.zeros((0, 12), np.float32)
    )


def _word_ids(tokens: Sequence[list[str]]) -> Ints:
    ids = np.zeros((len(tokens), WORDS), np.int32)
    for row, line in enumerate(tokens):
        picked = line if len(line) <= WORDS else line[:10] + line[-(WORDS - 10) :]
        if picked:
            ids[row, : len(picked)] = [bucket(word) for word in picked]
    return ids


def _hint_ids(heads: Sequence[Block], kind: Kind) -> Ints:
    ids = np.zeros((len(heads), HINTS), np.int32)
    if kind == "html":
        for row, block in enumerate(heads):
            mark = _markup_of(block)
            words = (*mark.path[-3:], *mark.hints)[:HINTS]
            if words:
                ids[row, : len(words)] = [bucket(word) for word in words]
    return ids
