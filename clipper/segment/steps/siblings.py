"""Parts of a page that are made alike are content together, or not at all.

The labeller doubts what a shop, a forum or a list of dates is for, and decides card by card: one
price of five stays, one name of six. `alike` pulls what it thinks of them together; here most of
them decide, on pages that are no articles (development pages, each by a model that has not seen
its site: word F1 .8923 -> .8940; from four alike on, .8938 from three, .8939 from five). What
stands alone between two others is one of them, in articles, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from clipper.page import Block, BlockKind, Role
from clipper.segment.markup import LONG, markup_of
from clipper.segment.steps.judged import AT, FORMS, Page
from clipper.words.bullets import BULLETS

_LEAST = 4
"""Units that are a kind."""
_NONE = 0.03
"""Probability of main content below which a unit is none, whatever most of its kind are (word F1
+ .0001, 16 pages better and 7 worse)."""
_HINTS = 4
"""Class words, the nearest ones, that they have to share, besides all tags around them."""
_MOST, _FEW = 0.7, 0.3
"""Share of the items of one list that are content, from which and up to which all decide."""
_MEAN = 0.5
"""Mean probability of the body from which paragraphs with one bullet are."""
_FORMED = frozenset((BlockKind.CODE, BlockKind.QUOTE, BlockKind.CAPTION))
"""Forms that are content by more than what others alike are: the commands of a manual are made like
those that its menu shows."""
OF_OTHERS = frozenset((Role.NOTICE, Role.COMMENTS))
"""What stands in a list of the content and is none of it."""
_HOLE_WORDS, _DOUBTED = 4, 0.5
"""Words from which one unit between two that are made alike is content, and surety of another role
up to which."""
_HEADS = 0.6
"""Probability of the body from which fewer words are: of what is no head of a part in articles
("Read more", the numbers of pages), few pass that and have no link."""
_HALF = 0.35
"""The same of what is hardly a label (read on 138 pages: 6 right, none wrong)."""
_PASSED = frozenset((Role.LABEL, Role.CAPTION))
"""What may stand between the head of a part and that part: pictures with what is said of them."""
_ABOVE = frozenset((Role.BODY, Role.SUBTITLE))
_SURE, _SAYS = 0.9, 5
"""Probability of main content, and words, from which a unit between content stays content, whatever
those made alike are (four pages better, one worse; of manuals twentieths)."""
_OF_FEW_WORDS, _POST = frozenset((Role.BYLINE, Role.SHARING, Role.LABEL)), 25
"""What a text of so many words, or of several lines, is not because most made alike are: posts of
a journal are made like its bylines (word F1 of three pages up, of two down, + .04 in all)."""
_NO_TEXT = frozenset((Role.NAVIGATION, Role.SHARING, Role.LABEL, Role.TITLE))
_ITS_OWN = frozenset((Role.TITLE, Role.SUBTITLE))


def siblings_agree(page: Page) -> None:
    """Units of the same tags, form and class words share the role of most of them."""
    if page.kind != "html" or page.is_article():
        return
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        kinds[page.marks[at].path, nearest_words(block), block.kind].append(at)
    for rows in kinds.values():
        if len(rows) < _LEAST:
            continue
        roles = Counter(page.roles[at] for at in rows)
        if not 0 < roles[Role.BODY] < len(rows):
            continue
        is_content = 2 * roles.pop(Role.BODY) >= len(rows)
        if not is_content and page.blocks[rows[0]].kind in _FORMED:
            continue
        role = Role.BODY if is_content else roles.most_common(1)[0][0]
        if is_content:
            rows = [at for at in rows if page.prediction.main[at] >= _NONE]
        else:
            rows = [at for at in rows if not _is_sure(page, at)]
            if role is Role.NAVIGATION:
                rows = [at for at in rows if _is_link(page.blocks[at])]
            elif role in _OF_FEW_WORDS:
                rows = [at for at in rows if not _is_post(page, at)]
        _set(page, rows, role, "as most of its kind")


def _is_sure(page: Page, at: int) -> bool:
    """Whether a unit surely is content, in the midst of other content."""
    around = page.roles[max(0, at - 1) : at + 2]
    told = page.prediction.main[at] >= _SURE and page.words()[at] >= _SAYS
    return bool(told) and len(around) == 3 and all(role is Role.BODY for role in around)


def _is_post(page: Page, at: int) -> bool:
    """Whether a unit has the words or the lines of what somebody wrote."""
    return bool(page.words()[at] >= _POST) or "\n" in page.blocks[at].text.strip()


def items_agree(page: Page) -> None:
    """Items of one list in an article are content where most are, and none where few are; so are
    paragraphs in a row that begin with one bullet, by what they are on the mean: the labeller takes
    the first for what is above, and the last for what is below."""
    if page.kind != "html" or not page.is_article():
        return
    lists: dict[Hashable, list[int]] = defaultdict(list)
    runs: list[list[int]] = [[]]
    for at, block in enumerate(page.blocks):
        mark = page.marks[at]
        if "li" in mark.path and block.kind is not BlockKind.ALT:
            inner = len(mark.path) - mark.path[::-1].index("li") - 1
            lists[mark.parents[:inner], mark.path[inner:]].append(at)
        elif block.text[:1] in BULLETS and mark.path[-1:] == ("p",):
            if not runs[-1] or not _goes_on(page, runs[-1][-1], at):
                runs.append([])
            runs[-1].append(at)
    for rows in lists.values():
        _agree(page, rows, _share(page, rows), _MOST, _NONE)
    for rows in runs:
        if len(rows) >= _LEAST:
            _agree(page, rows, float(page.prediction.roles[rows, AT[Role.BODY]].mean()), _MEAN, 0)


def _goes_on(page: Page, above: int, at: int) -> bool:
    """Whether a paragraph stands right behind another of its element and has the same bullet."""
    is_next = at == above + 1 and page.blocks[at].text[0] == page.blocks[above].text[0]
    return is_next and page.marks[at].parents[:-1] == page.marks[above].parents[:-1]


def _share(page: Page, rows: Sequence[int]) -> float:
    """How many of some units, of 1, are content."""
    return sum(page.roles[at] is Role.BODY for at in rows) / len(rows)


def _agree(page: Page, rows: Sequence[int], told: float, most: float, least: float) -> None:
    """Makes items of one list content from so much on, if each may be with that probability at
    least, and something else up to `_FEW`: a show of slides has buttons to turn them beside what
    they say, and who wrote them."""
    if len(rows) < _LEAST or not 0 < _share(page, rows) < 1 or _FEW < told < most:
        return
    others = Counter(page.roles[at] for at in rows if page.roles[at] is not Role.BODY)
    role = Role.BODY if told >= most else others.most_common(1)[0][0]
    if role is not Role.BODY:
        if _is_led_in(page, rows[0]):
            return
        rows = [at for at in rows if page.words()[at] < LONG]  # prose is no furniture
    else:
        may_be = page.prediction.main >= least
        rows = [at for at in rows if page.roles[at] not in OF_OTHERS and may_be[at]]
    _set(page, rows, role, "as most of its list")


def _is_link(block: Block) -> bool:
    return 2 * markup_of(block).link_chars > len(block.text)


def between_siblings(page: Page) -> None:
    """One unit between two of content, the next parts of one element, is content; 14 pages better,
    one worse by .001. So is, in articles, one of a few words that looks like content by itself: a
    bold line heads the next of several short stories, but a link there leads on."""
    if page.kind != "html":
        return
    roles, marks, words = page.roles, page.marks, page.words()
    is_article = page.is_article()
    for at in range(1, len(roles) - 1):
        own = roles[at]
        if own is Role.BODY or own in _NO_TEXT:
            continue
        if roles[at - 1] is not Role.BODY or roles[at + 1] is not Role.BODY:
            continue
        if page.confidence[at] > _DOUBTED:
            continue
        if words[at] < _HOLE_WORDS and not (is_article and _is_head(page, at)):
            continue
        if page.blocks[at].kind in FORMS:
            continue
        place = marks[at].path, marks[at].parents[:-1]
        if all((m.path, m.parents[:-1]) == place for m in (marks[at - 1], marks[at + 1])):
            page.set(at, Role.BODY, "between two of its kind", 0.5)


def _is_head(page: Page, at: int) -> bool:
    """Whether a few words without a link look like the story."""
    is_told = page.prediction.roles[at, AT[Role.BODY]] >= _HEADS
    return bool(is_told) and page.words()[at] >= 2 and not page.marks[at].links


def labels_between(page: Page) -> None:
    """In articles, what was taken for a label and may be the story by its role is content between
    two parts of it, in the same element: "Short films" over a list of them."""
    if page.kind != "html" or not page.is_article():
        return
    likely = page.prediction.roles[:, AT[Role.BODY]] >= _HALF
    labels = [at for at in page.rows(Role.LABEL) if likely[at] and _may_head(page, at)]
    if not labels:
        return
    above, passed = [], 0
    for at, role in enumerate(page.roles):
        above.append(passed)
        passed = passed if role in _PASSED else at
    heads, below = set(labels), len(page.roles) - 1
    for at in range(below - 1, 0, -1):
        is_between = page.roles[below] is Role.BODY and page.roles[above[at]] in _ABOVE
        if at in heads and is_between and all(_is_beside(page, at, o) for o in (above[at], below)):
            page.set(at, Role.BODY, "heads a part of the story", 0.5)
        below = below if page.roles[at] in _PASSED else at


def _may_head(page: Page, at: int) -> bool:
    """Whether a label has words of its own, and no link."""
    block = page.blocks[at]
    is_said = block.kind not in FORMS and any(map(str.isalnum, block.text))
    return is_said and not page.marks[at].links and page.why[at].startswith("model")


def _is_beside(page: Page, at: int, other: int) -> bool:
    """Whether two units stand in one element; of those that are no headings, as the same parts."""
    own, near = page.marks[at], page.marks[other]
    is_heading = page.blocks[at].kind is BlockKind.HEADING
    return own.parents[:-1] == near.parents[:-1] and (is_heading or own.path == near.path)


def _is_led_in(page: Page, first: int) -> bool:
    """Whether content right above a list says that it comes."""
    if not first or page.roles[first - 1] is not Role.BODY:
        return False
    above = page.blocks[first - 1]
    return above.kind is BlockKind.HEADING or above.text.rstrip()[-1:] in ":："


def _set(page: Page, rows: Sequence[int], role: Role, why: str) -> None:
    for at in rows:
        own = page.roles[at]
        if own is not role and own not in _ITS_OWN and Role.BODY in (own, role):
            page.set(at, role, why, 0.5)


def nearest_words(block: Block) -> tuple[str, ...]:
    """The nearest class words of a block; where links stand in its text, not those of the links."""
    mark = markup_of(block)
    if mark.links and 2 * mark.link_chars <= len(block.text):
        return mark.hints[mark.inner : mark.inner + _HINTS]
    return mark.hints[:_HINTS]
