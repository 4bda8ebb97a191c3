"""Content of flattened pages that was taken for something else, though hardly believed to be it.

What is content is decided by `main`, for a page as a whole, with a cut that fits its words. A short
line may stay below the cut though by its role it is content. Counted on pages that readers have
labelled line by line (right / wrong; 208 pages of all kinds, 1,191 others), each by a model that
has not seen its site.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from clipper.page import Role
from clipper.segment.steps.judged import AT, Page, stretches

_BODY = AT[Role.BODY]
_LISTS: Mapping[Role, float] = {
    **dict.fromkeys((Role.RELATED, Role.PROMOTION, Role.SHARING, Role.NOTICE), 0.2),
    **dict.fromkeys((Role.APP_BANNER, Role.COMMENTS, Role.BYLINE, Role.LABEL), 0.2),
    Role.NAVIGATION: 0.3,
}
"""What content of pages that are no articles is taken for, and the probability of main content from
which it is content (33 / 3, 1169 / 296; labels 47 / 6, 1949 / 147; menus 20 / 8, 278 / 47)."""
_ARTICLES: Mapping[Role, float] = {
    **dict.fromkeys((Role.COMMENTS, Role.SHARING, Role.BYLINE, Role.APP_BANNER), 0.1),
    Role.NOTICE: 0.1,
    Role.NAVIGATION: 0.3,
}
"""The same of articles (20 / 5, 245 / 38; menus 9 / 0, 343 / 65); of related lines 16 / 5, 183 / 61
would be, among them headlines of related pages."""
_BESIDE_PRODUCTS = (Role.RELATED, Role.COMMENTS)
"""Other products and reviews read like the content of a product's page (139 / 77 there)."""
_LABEL = 0.8
"""Probability of content, by its role, that a label needs."""
_ALONE = 0.6
_OF_THREADS = frozenset(
    (Role.BYLINE, Role.PROMOTION, Role.NOTICE, Role.NAVIGATION, Role.RELATED, Role.LABEL)
)
_OF_SERVICES = frozenset((Role.PROMOTION, Role.NOTICE, Role.RELATED, Role.LABEL))
_OF_OTHERS = frozenset((Role.NOTICE,))
"""Probability of content, by its role, from which that is enough, and what is content then: what is
posted in threads, what a service says of itself, and but in articles what was taken for terms
(words of threads 633 / 118, 9092 / 772, and word F1 - .0003, for that truth leaves out answers to
answers; of services 4 / 0, 2155 / 536; of terms 0 / 0, 1195 / 77)."""
_SHARED, _LIKELY, _AROUND, _STORY = 0.03, 0.02, 25, 5
"""Of what is taken for buttons to share: that probability, that of content, and how many of how
many units before it are content (5 / 1, 53 / 5)."""
_SHARE, _WORDS, _CAPTION = 80, 11, 0.25
"""Units of a page for each caption from which captions are rare there, words of a doubted one at
most, and its probability of content at least (5 / 1, 56 / 2; where there are more of them 13 / 7,
19 / 46)."""
_LONG, _SHOWN, _DOUBTED, _PICTURES = 12, 0.25, 0.5, 5
"""Words of what a picture shows, its probability of a label at least and of content at most, and
labels of a page that has pictures (3 / 0, 76 / 28)."""
_RUN, _MENU = 2, 0.02
"""Units of a prompt for an app in a row that may be entries of a menu, and their probability of a
menu at least (4 / 0, 8 / 5; of 19 others neither was right)."""
_HALF, _MAY_BE = 0.5, 0.1
_SURE, _HARDLY = 0.9, 0.05
"""Probability of a standfirst up to which it is none, and that of content from which it is content;
the same of one that stands right above content (together 8 / 0, 59 / 11)."""
_OFFERED, _AS_ROLE = 0.3, 0.02
"""Probability of main content, and of its role, from which a standfirst is content of a page that
is no article: there it says what is offered (2 / 2; clean text + .0004, 39 pages better, 7 worse).
"""


def content_by_role(page: Page) -> None:
    """Furniture that is content by its role, and may be by `main`, is content."""
    if page.kind != "text":
        return
    article = page.is_article()
    needed = _ARTICLES if article else _LISTS
    if not article and page.is_of_type("forum"):
        needed = {}  # what stands between posts reads like them
    product = page.prediction.likeliest_type() == "product"
    alone = _alone(page)
    roles, main = page.prediction.roles, page.prediction.main.tolist()
    may_be = [at for at, p in enumerate(main) if p >= _SHARED and page.roles[at] is not Role.BODY]
    for at in may_be:
        role, body = page.roles[at], roles[at, _BODY]
        if (role is Role.LABEL and body < _LABEL) or (product and role in _BESIDE_PRODUCTS):
            continue
        if main[at] >= needed.get(role, 1) and body >= roles[at].max():
            page.set(at, Role.BODY, "content by its role", 0.5)
    for at in np.flatnonzero(roles[:, _BODY] >= _ALONE).tolist():
        if page.roles[at] in alone:
            page.set(at, Role.BODY, "content by its role", 0.5)
    for at in may_be:
        if page.roles[at] is not Role.SHARING or roles[at, _BODY] < _LIKELY:
            continue
        if page.roles[max(0, at - _AROUND) : at].count(Role.BODY) >= _STORY:
            page.set(at, Role.BODY, "stands among content", 0.5)


def _alone(page: Page) -> frozenset[Role]:
    """What is content on a page if it is so by its role."""
    if page.is_of_type("forum"):
        return _OF_THREADS
    likeliest = page.prediction.likeliest_type()
    if likeliest == "article":
        return frozenset()
    return _OF_SERVICES if likeliest == "service" else _OF_OTHERS


def rare_captions(page: Page) -> None:
    """A short line that may be content is no caption on a page that has hardly any."""
    captions = page.rows(Role.CAPTION)
    if page.kind != "text" or len(captions) * _SHARE > len(page.roles):
        return
    for at in captions:
        if page.words()[at] <= _WORDS and page.prediction.roles[at, _BODY] >= _CAPTION:
            page.set(at, Role.BODY, "captions are rare here", 0.5)


def doubted_standfirsts(page: Page) -> None:
    """What is hardly a standfirst and may be content is content; on pages that are no articles what
    is more of one, too, right above content: articles of other languages have some that are doubted
    (of their word F1 - .0014)."""
    if page.kind != "text" or Role.SUBTITLE not in page.roles:
        return
    body, article = page.prediction.roles[:, _BODY], page.is_article()
    offered = (page.prediction.main >= _OFFERED) & (body >= _AS_ROLE) & (not article)
    for at, role in enumerate(page.roles):
        if role is not Role.SUBTITLE:
            continue
        p = page.prediction.roles[at, AT[Role.SUBTITLE]]
        above = not article and at + 1 < len(body) and body[at + 1] >= _HALF
        doubted = p <= _SURE and body[at] >= _HARDLY and above
        if (p <= _HALF and body[at] >= _MAY_BE) or doubted or offered[at]:
            page.set(at, Role.BODY, "hardly a standfirst", 0.5)


def long_labels(page: Page) -> None:
    """What may be said of a picture, and is hardly content, is so where pictures have texts."""
    if page.kind != "text" or page.roles.count(Role.LABEL) < _PICTURES:
        return
    roles = page.prediction.roles
    shown = (roles[:, AT[Role.LABEL]] >= _SHOWN) & (roles[:, _BODY] <= _DOUBTED)
    for at in np.flatnonzero(shown & (page.words() >= _LONG)).tolist():
        if page.roles[at] is Role.BODY:
            page.set(at, Role.LABEL, "may be said of a picture", 0.5)


def banners_in_menus(page: Page) -> None:
    """One or two bulleted lines about an app beside entries of a menu are entries, too."""
    if page.kind != "text" or Role.APP_BANNER not in page.roles:
        return
    bullets = page.column("bullet") > 0
    likely = page.prediction.roles[:, AT[Role.NAVIGATION]] >= _MENU
    for row in stretches(role is Role.APP_BANNER for role in page.roles):
        around = page.roles[max(0, row.start - 1) : row.stop + 1]
        if len(row) > _RUN or Role.NAVIGATION not in around:
            continue
        for at in row:
            if bullets[at] and likely[at]:
                page.set(at, Role.NAVIGATION, "in a menu", 0.5)
