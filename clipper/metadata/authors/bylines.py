"""Labelled byline blocks -> authors, publisher, dates as printed.

`byline_lines` reads each line; here the lines of a page are put in order, and what stays open is
settled by what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from clipper.metadata.authors import kinds, names, note_dates
from clipper.metadata.authors.byline_lines import (
    LONGEST,
    LONGEST_ANNOUNCED,
    NEXT,
    Byline,
    read_line,
)
from clipper.metadata.authors.captions import without_captions
from clipper.metadata.authors.credits import is_credit
from clipper.metadata.authors.cues import EDGE, announces
from clipper.metadata.authors.of_works import is_of_work
from clipper.page import Block, BlockKind, Role
from clipper.words import dates, number_order
from clipper.words.byline import words
from clipper.words.dates import DateText, Day
from clipper.words.scripts import ANY_CJK, is_caseless

__all__ = [
    "EDGE",
    "Byline",
    "is_of_others",
    "own_words",
    "printed_authors",
    "printed_handle",
    "read",
]

_SECTION = re.compile(
    r"[/?&_=](?:tags?|categor(?:y|ies|ia|ie)|kategorien?|topics?|themen?|rubri(?:k|que|c)s?|sections?"
    r"|brands?|marcas?|marques?|marken?|manufacturers?|vendors?)"
    r"[/=]",
    re.I,
)
"""In the address of what a site files its pages and its goods under."""
_TOOL = re.compile(r"[/.?&=]rss(?:$|[/.?&=_-])|[/_.-]print(?:\.\w{2,5}|/)?$|[?&]print=", re.I)
"""In the address of a feed, and at the end of that of a page to be printed."""
_CONTROLS, _NEAR = frozenset(("button", "btn", "nav", "tabnav", "tab")), 4
"""Elements and words of class names of controls, and how near they stand."""
_OF_OTHERS = frozenset(
    "review reviews testimonial testimonials quote blockquote pullquote caption".split()
)
_SAYS_MOST = 100
"""Characters of a line that says who wrote, at most."""
_OF_BOXES = (Role.PROMOTION, Role.NAVIGATION, Role.RELATED)
"""What boxes hold in which no author signs."""
_CLOSE = 6
"""Words of class names next to a block, about those of the elements that hold nothing else."""
_CROWD = 12
"""Bylines from which a page is one of many authors."""
_INITIALS = 5
"""Letters from which a word in small ones may be a name."""
_MOST = 24
"""Bylines that are read."""
_ABOVE, _BELOW = 4, 9
"""Blocks above and below a headline or a date among which a bare name is the author's."""


def read(blocks: Sequence[Block], changed: frozenset[Day] = frozenset()) -> Byline:
    """Reads the `Role.BYLINE` blocks of a page in their order; `changed` are days that its elements
    say to be those of a change."""
    byline = Byline(changed=changed)
    sources = _sources(blocks)
    byline.crowded = _is_crowd([block for block in blocks if block.role is Role.BYLINE])
    byline.title_at = next((block.n for block in blocks if block.role is Role.TITLE), -1)
    pending = ""
    following = {
        a.n: b
        for a, b in pairwise(blocks)
        if a.role is Role.BYLINE and b.role is not Role.BYLINE and len(b.text) < 80
    }
    bodies = [block.n for block in blocks if block.role is Role.BODY]
    byline.ends_at = bodies[-1] + 1 if bodies else -1
    first = last = -1
    for block in _lines(blocks, byline.title_at):
        if last >= 0 and any(last < n < block.n for n in bodies) and _names_author(byline):
            # The next post of a discussion, or the author's note below the text.
            pending = ""
            if byline.published is not None or first < 0:
                if block.n == bodies[-1] + 1 and _is_signature(byline, block.text):
                    read_line(byline, block.text, sources, "")
                break
        byline.at = block.n
        text = block.text if pending == "by" else own_words(block)
        pending = read_line(byline, text, sources, pending) if text else pending
        if byline.published is None and byline.modified is not None and byline.dated_at < 0:
            byline.dated_at = block.n
        after = following.get(block.n)
        if pending == "by" and after is not None and _named_first(after.text):
            # "Author" alone: the name stands in the next block, whatever its label.
            byline.at = after.n
            pending = read_line(byline, after.text, sources, pending)
        last = block.n
        first = block.n if first < 0 else first
    _settle(byline, sources)
    published, modified = note_dates.read(blocks)
    byline.published = _as_elsewhere(byline.published or published, blocks)
    byline.modified = _as_elsewhere(byline.modified or modified, blocks)
    return byline


def _as_elsewhere(date: DateText | None, blocks: Sequence[Block]) -> DateText | None:
    """A date in numbers as the page writes others."""
    if date is None:
        return None
    return number_order.as_elsewhere(date, (b.text for b in blocks if len(b.text) <= LONGEST))


def own_words(block: Block) -> str:
    """The text of a byline without names of sections of the site and of tools beside it, which link
    to these; "" for a button that tells no date and announces nobody."""
    text = block.text
    for name, address in block.markup.links if block.markup else ():
        is_other = _SECTION.search(address) or _TOOL.search(address)
        if name.strip() and is_other and dates.find(name) is None:
            text = text.replace(name, " | ")
    if _is_control(block) and not announces(text.strip()) and dates.find(text) is None:
        return ""
    if (
        is_of_others(block)
        or is_credit(block)
        or (block.kind is BlockKind.ALT and dates.find(text) is not None)
    ):
        return ""  # who is to be seen, and when
    return text


def is_of_others(block: Block) -> bool:
    """Whether a block stands in a quotation, in what a customer says, or below a picture."""
    if block.markup is None:
        return False
    path, near = block.markup.path, block.markup.hints[:_CLOSE]
    return "blockquote" in path or "figcaption" in path or not _OF_OTHERS.isdisjoint(near)


def _is_control(block: Block) -> bool:
    """Whether a block is a button, a tab, or a line of a menu."""
    if block.kind is BlockKind.CONTROL or block.markup is None:
        return block.kind is BlockKind.CONTROL
    # One that is never closed holds half a page.
    near = {*block.markup.path[-_NEAR:], *block.markup.hints[:_NEAR]}
    return not _CONTROLS.isdisjoint(near)


def _is_signature(byline: Byline, text: str) -> bool:
    """Whether "Posted by Jane Doe" right behind the text names its author: what stood above the
    headline, without such words, is the name of the blog."""
    named_at = max(byline.named_at, byline.handled_at)
    return not byline.authors and named_at < byline.title_at and announces(text.strip())


def _is_crowd(bylines: Sequence[Block]) -> bool:
    """Whether bylines are so many, and of so many dates, that they are those of a discussion."""
    if len(bylines) < _CROWD:
        return False
    dated = (b for b in bylines if len(b.text) <= LONGEST and dates.find(b.text) is not None)
    return len(list(islice(dated, 2))) > 1


def _settle(byline: Byline, sources: frozenset[str]) -> None:
    """Beside an age a paper is named rather than a person: a known source, or a name of no shape.

    Beside a date a name in a script without capitals is that of a person.
    """
    if byline.publisher is not None or byline.published is None:
        return
    beside = abs(byline.likely_publisher_at - byline.dated_at) <= 1
    if byline.likely_publisher and (byline.published.ago is not None or beside):
        byline.publisher = byline.likely_publisher
        return
    if byline.published.ago is None:
        caseless = [name for name in byline.others if is_caseless(name)]
        far = abs(byline.handled_at - byline.dated_at) > _BELOW  # "pictures by others", at the end
        named = byline.authors or byline.likely_authors or (byline.handles and not far)
        if not named and caseless and len(caseless[0].split()) <= 4:
            byline.likely_authors += names.split_names(caseless[0])
            byline.named_at = byline.dated_at
        return
    known = [name for name in byline.likely_authors if name.casefold() in sources]
    # One word on another line than the age does not go before the name beside it.
    apart = byline.named_at == byline.dated_at != byline.handled_at
    candidates = known or byline.others or ([] if byline.authors or apart else byline.handles)
    if candidates:
        byline.publisher = candidates[0]
        for names_ in (byline.likely_authors, byline.handles):
            if candidates[0] in names_:
                names_.remove(candidates[0])


def _names_author(byline: Byline) -> bool:
    return bool(byline.authors or byline.likely_authors or byline.handles)


def persons_alone(listed: Sequence[str]) -> list[str]:
    """Authors without the papers and agencies that stand among persons: "Jane Doe, Reuters"."""
    listed = [name for name in listed if not kinds.is_address(name)]
    if not any(map(kinds.is_person, listed)):
        return without_wide_papers(listed)
    kept = (name for name in listed if kinds.is_team(name) or not _is_paper(name))
    return [name for name in kept if not _is_short_for(name)]


def _is_short_for(name: str) -> bool:
    """Whether what stands among persons are initials in small letters, a word for the office, or
    what holds a figure: "rah", "Redaktion", "k1 Kelm"."""
    first, _, rest = name.casefold().partition(" ")
    if (rest if first in words("articles") else name.casefold()) in words("teams"):
        return True
    return any(map(str.isdecimal, name)) or (len(name) < _INITIALS and name.islower())


def without_wide_papers(listed: Sequence[str]) -> list[str]:
    """East Asian authors without the papers among them ("聚合日報 記者簡郁珊"), and those of all
    scripts without capitals without the offices."""
    others = [n for n in listed if not (ANY_CJK.search(n) and kinds.is_organisation(n))]
    others = [n for n in others if not (is_caseless(n) and kinds.is_team(n))]
    return others or list(listed)


def _is_paper(name: str) -> bool:
    """Whether a name is surely that of a paper or an agency: "Lena Sun" and "Amy Post" are not."""
    if name.casefold() in words("agencies"):
        return True
    parts, said = name.split(), kinds.paper_words(name)
    letters = any(part.isupper() and len(part) > 1 and "." not in part for part in parts)
    named = letters or parts[0].casefold() in words("articles", "papers_begin")
    return said > 1 or (said == 1 and (named or len(parts) == 1))


def printed_authors(byline: Byline) -> list[str]:
    """The authors as the bylines have them, the surest kind alone."""
    if byline.authors:
        return persons_alone(byline.authors)
    if byline.crowded and byline.first is not None:
        return [byline.first]
    if byline.likely_authors and _stands_well(byline, byline.named_at):
        return persons_alone(byline.likely_authors)
    return byline.helpers


def printed_handle(byline: Byline) -> list[str]:
    """The one word that can be an author's name: beside the date, or first of a discussion's."""
    if byline.crowded or (
        byline.published is not None and abs(byline.handled_at - byline.dated_at) <= NEXT
    ):
        return byline.handles[:1]
    return []


def _stands_well(byline: Byline, at: int) -> bool:
    """Whether a name without words that announce it stands by the headline or by the date."""
    if byline.title_at >= 0 and -_ABOVE <= at - byline.title_at <= _BELOW:
        return True
    if at == byline.ends_at and not byline.crowded:
        return True
    if byline.published is None:
        # A date of change is printed right below, and not at the end of the page.
        near = byline.title_at >= 0 and abs(at - byline.title_at) <= _ABOVE + _BELOW
        return near and byline.modified is not None and 0 <= byline.dated_at - at <= _ABOVE
    return abs(at - byline.dated_at) <= _BELOW


def _named_first(text: str) -> bool:
    """Whether a text is names of persons, at most with what they do behind them."""
    head = re.split(r"\s+[–—-]\s+|\s*[|·•]\s*", text.strip())[0]
    return names.are_persons(head) or (head != text.strip() and kinds.is_handle(head))


def _lines(blocks: Sequence[Block], title_at: int) -> list[Block]:
    """Byline blocks, each once, those around the headline first."""
    lines = [b for b in blocks if b.role is Role.BYLINE and _is_line(b.text)]
    lines = without_captions([b for b in lines if not is_of_work(b, blocks)])
    lines = _without_boxes(lines, blocks)
    after = [b for b in lines if b.n > title_at - _ABOVE]
    return [*after, *(b for b in lines if b.n <= title_at - _ABOVE)][:_MOST]


def _without_boxes(lines: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """Bylines without a bare name that heads a box of adverts, links or teasers ("Fan Shop"), where
    one that says who signs, by "By", by a post or by an address, is not in that box."""
    signed = next((b for b in lines if b.markup is not None and _says_who(b.text)), None)
    if signed is None or signed.markup is None:
        return lines
    own = set(signed.markup.parents)
    bare = [b for b in lines if b.markup and kinds.is_person(b.text) and not _says_who(b.text)]
    if not bare:
        return lines
    others = (b.markup.parents for b in blocks if b.role in _OF_BOXES and b.markup is not None)
    boxes = set().union(*others)
    apart = {b.n for b in bare if b.markup and _outermost(b.markup.parents, own) in boxes}
    return [b for b in lines if b.n not in apart]


def _outermost(parents: Sequence[int], others: set[int]) -> int | None:
    """The outermost of these elements that is none of the others."""
    return next((number for number in parents if number not in others), None)


def _says_who(text: str) -> bool:
    """Whether a byline says in so many words that who stands in it wrote."""
    if len(text) > _SAYS_MOST:  # prose about an author
        return False
    return announces(text.strip()) or "@" in text or kinds.is_post(text)


def _is_line(text: str) -> bool:
    """Whether a text is short enough for a byline."""
    return len(text) <= LONGEST or (len(text) <= LONGEST_ANNOUNCED and announces(text.strip()))


def _sources(blocks: Sequence[Block]) -> frozenset[str]:
    """Short related lines: where they hold a byline's name, it is that of a publisher."""
    return frozenset(
        block.text.strip(EDGE).casefold()
        for block in blocks
        if block.role is Role.RELATED and len(block.text) < 60
    )
