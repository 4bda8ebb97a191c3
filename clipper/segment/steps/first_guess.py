"""The first roles of units: content from the page's own cut on, else the likeliest other role."""

from __future__ import annotations

import numpy as np

from clipper.page import Kind, Role
from clipper.segment import lexicon
from clipper.segment.arrays import Flags, Floats
from clipper.segment.features import REACH
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import AT, COLUMN, ROLES, Page
from clipper.segment.steps.prose import PHRASE

_LEAST = 0.1
"""Probability of main content below which nothing is body, whatever else the page holds."""
_CLEAR = 0.75
_CLEAR_CUT: dict[Kind, float] = {"html": 0.65, "text": 0.55}
"""Expected F1 from which the content of a page is clear, and what its units need at least (.65
instead of .55: HTML articles + .001; flattened pages - .0005)."""
_FLATTEN = 0.6
"""Exponent on the odds of content: the network was trained to be surer than it is right (.6 instead
of .5: + .0004)."""
_FIRM = {
    **dict.fromkeys((Role.ATTRIBUTION, Role.CAPTION, Role.LABEL), 0.5),
    **dict.fromkeys((Role.NOTICE, Role.APP_BANNER, Role.SHARING), 0.95),
}
FIRM: dict[Kind, dict[Role, float]] = {
    "html": {**_FIRM, Role.TITLE: 0.9, Role.BYLINE: 0.9},
    "text": {
        **_FIRM,
        Role.TITLE: 0.6,
        Role.BYLINE: 0.6,
        **dict.fromkeys((Role.COMMENTS, Role.RELATED), 0.9),
        Role.SUBTITLE: 0.8,
    },
}
"""Roles of lines that stand in the midst of content or at its head, or read like it, as the text of
a cookie wall does; and the probability from which they hold, however much else says content."""
_NOTED, _APART = 0.95, 0.15
"""Probability from which a closing paragraph is a note about the article without a word of one, and
that of main content below which it has to be."""
_CAPTIONED, _SURELY = 0.2, 0.98
"""Probability of main content from which a line of flattened text behind content is no caption that
has no word of one, and that of a caption up to which it is not."""
_FAR = 100
"""Units below the head of a list of sources down to which its entries are believed."""
_SHARES = {
    Role.TITLE: 0.0075, Role.SUBTITLE: 0.0045, Role.BYLINE: 0.03, Role.BODY: 0.34,
    Role.CAPTION: 0.0081, Role.ATTRIBUTION: 0.005, Role.COMMENTS: 0.035, Role.RELATED: 0.091,
    Role.NAVIGATION: 0.33, Role.PROMOTION: 0.054, Role.APP_BANNER: 0.0055, Role.SHARING: 0.02,
    Role.NOTICE: 0.033, Role.LABEL: 0.035,
}  # fmt: skip
"""Of the lines that were learned from, by role."""
_POWER: dict[Kind, float] = {"html": 0.2, "text": 0.3}
_LIKELIER = {
    kind: np.array([_SHARES[role] for role in ROLES], np.float32) ** power
    for kind, power in _POWER.items()
}
"""What makes frequent roles likelier again where nothing else decides: rare ones weighed more in
training than there are of them (Menon and others, "Long-Tail Learning via Logit Adjustment", ICLR
2021). From .1 to .3 do alike; of flattened pages .3 has macro F1 + .002 and + .001 over .2, words
the same."""
_DOUBT, _TOLD = 0.8, 0.5
"""Probability of main content below which it is in doubt, and that of a role which then decides."""
_DOUBTED = frozenset(
    AT[role]
    for role in (
        Role.BYLINE,
        Role.RELATED,
        Role.NAVIGATION,
        Role.PROMOTION,
        Role.APP_BANNER,
        Role.SHARING,
    )
)


def content_cut(main: Floats, words: Floats, kind: Kind) -> float:
    """The cut of `main` whose selection has the highest expected F1 of words.

    On a page that is all doubt, as listings are, a low cut keeps the likelier part rather than
    nothing (Lewis, "Evaluating and Optimizing Autonomous Text Classification Systems", SIGIR
    1995: the best cut is half the best F1). Where the content is clear, F1 hardly cares for a
    short doubtful line, but a reader does.
    """
    if not len(main):
        return 0.5
    order = np.argsort(-main, kind="stable")
    p = main[order].astype(np.float64)
    p = p**_FLATTEN / (p**_FLATTEN + (1 - p) ** _FLATTEN)
    hits = np.cumsum(p * words[order])
    expected = 2 * hits / (np.cumsum(words[order]) + hits[-1] + 1e-9)
    best = int(expected.argmax())
    least = _CLEAR_CUT[kind] if expected[best] > _CLEAR else _LEAST
    return max(least, float(main[order[best]]))


def holds(roles: Floats, kind: Kind) -> Flags:
    """Units whose most probable role, body left out of `roles`, is one of `FIRM` and likely
    enough."""
    needed = np.full(len(ROLES), np.inf)
    for role, least in FIRM[kind].items():
        needed[AT[role]] = least
    sure: Flags = roles.max(axis=1) > needed[roles.argmax(axis=1)]
    return sure


def first_guess(page: Page) -> None:
    """Body where `main` passes the page's cut, else the most probable other role.

    `main` was learned from pages whose captions and closing notes often count as content; there
    the roles, learned line by line, know better.
    """
    main = page.prediction.main
    page.cut = content_cut(main, page.words(), page.kind)
    rest = page.prediction.roles.copy()
    rest[:, AT[Role.BODY]] = 0
    # What advertises and names no source is no note about the article.
    offers = (page.column("lex_promotion") > 0) & (page.column("lex_attribution") == 0)
    rest[offers, AT[Role.ATTRIBUTION]] = 0
    firm = holds(rest, page.kind)
    best = np.where(firm, rest.argmax(axis=1), (rest * _LIKELIER[page.kind]).argmax(axis=1))
    chosen = rest[np.arange(len(rest)), best]
    shares = chosen / np.maximum(rest.sum(axis=1), 1e-9)
    # A note about the article says so; a last paragraph that does not is the article's.
    silent = (page.words() >= LONG) & (page.column("lex_attribution") == 0)
    silent &= ~_sources(page)
    silent &= (page.prediction.roles[:, AT[Role.ATTRIBUTION]] < _NOTED) | (main >= _APART)
    firm &= ~(silent & (best == AT[Role.ATTRIBUTION]))
    wordless = (best == AT[Role.CAPTION]) & (page.column("lex_caption") == 0)
    wordless &= (main >= _CAPTIONED) & (page.words() >= PHRASE) & (page.kind == "text")
    wordless &= rest.max(axis=1) < _SURELY
    firm &= ~wordless
    firm |= _doubted(page)
    body = ~firm & (main >= page.cut)
    confidence = np.where(body, main, (1 - main) * shares)
    confidence[firm] = chosen[firm]
    page.confidence = confidence.tolist()
    page.roles = [
        Role.BODY if is_body else ROLES[other]
        for is_body, other in zip(body.tolist(), best.tolist(), strict=True)
    ]
    for at in np.flatnonzero(silent & ~body & (best == AT[Role.ATTRIBUTION])).tolist():
        if at and page.roles[at - 1] is Role.BODY:
            page.roles[at], page.confidence[at] = Role.BODY, 0.5
    for at in np.flatnonzero(wordless & ~body).tolist():
        if at and body[at - 1]:  # captions may stand in a row
            page.roles[at], page.confidence[at] = Role.BODY, 0.5
    page.why = _reasons(page)


def _sources(page: Page) -> Flags:
    """Units below the head of a list of sources, where that head, too, is a note about the article
    by its role: a menu and a chapter may be called "References" as well."""
    near = np.maximum(page.column("under_references"), 1e-9)
    away = np.minimum(np.round(REACH * (1 / near - 1)), len(near)).astype(int)
    rows = np.arange(len(near))
    there = away <= np.minimum(rows, _FAR)
    notes = page.prediction.roles.argmax(axis=1) == AT[Role.ATTRIBUTION]
    found: Flags = there & notes[np.where(there, rows - away, 0)]
    return found


def _doubted(page: Page) -> Flags:
    """Units of an article whose place in the content is in doubt while their role is not.

    Other kinds of page exist for what would be a teaser or an offer on an article. Flattened text
    says too little about most roles; but a mark like "Advertisement" speaks for itself.
    """
    main, roles = page.prediction.main, page.prediction.roles
    if not page.is_article():
        return np.zeros(len(main), np.bool_)
    best = roles.argmax(axis=1)
    told = np.isin(best, list(_DOUBTED)) & (roles.max(axis=1) >= _TOLD) & (page.kind == "html")
    mark = (page.column("lex_promotion") > 0.99) & (best != AT[Role.BODY])
    doubted: Flags = (told | mark) & (main < _DOUBT)
    return doubted


_LISTS = [(COLUMN[f"lex_{c}"], c) for c in lexicon.CATEGORIES]
_HINTS = [(at, name[5:]) for name, at in COLUMN.items() if name.startswith("hint_")]
_WHY = (
    *(f"model; words of {category}" for _, category in _LISTS),
    *(f"model; class names of {group}" for _, group in _HINTS),
    "model; prose",
    "model; mostly links",
    "model; form and neighbours",
)
_MOSTLY = 0.6
"""Share of a text that is links from which that is told of it."""


def _reasons(page: Page) -> list[str]:
    """In a few words what is most telling of each unit; the model weighs all columns together."""
    lists = page.dense[:, [at for at, _ in _LISTS]]
    hints = page.dense[:, [at for at, _ in _HINTS]]
    told = np.full(len(lists), _WHY.index("model; form and neighbours"))
    named = hints.max(axis=1) >= 1
    told[named] = len(_LISTS) + hints.argmax(axis=1)[named]
    told[page.words() >= LONG] = _WHY.index("model; prose")
    told[page.column("link_density") >= _MOSTLY] = _WHY.index("model; mostly links")
    listed = lists.max(axis=1) >= 0.5
    told[listed] = lists.argmax(axis=1)[listed]
    return [_WHY[at] for at in told.tolist()]
