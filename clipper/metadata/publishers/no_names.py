"""What stands where names of sites stand, and is none: years, words of bylines, roles, authors.

On a short page the trees have little to go by, and take what a byline says beside the name for a
name. None of this is said of a name that stands in the site's logo or behind a sign of copyright.
"""

from __future__ import annotations

import re
from functools import cache

from clipper import trees
from clipper.metadata.authors import kinds, names
from clipper.metadata.authors.beside_names import credited, photographers
from clipper.metadata.authors.cues import announces
from clipper.metadata.publishers.name_columns import Name, Page, key_of
from clipper.page import Role
from clipper.words import dates
from clipper.words import lists as word_lists
from clipper.words.byline import words

_SIGNS = ("©", "ⓒ", "(c)", "copyright")
_YEAR = r"\d{4}(?!\d)"
_ONWARDS = r"[-–—](?-i:[a-zа-яß-ÿ]+)\b|\s[-–—]\spresent\b"
_SPAN = rf"({_YEAR})(?:\s?[-–—,]\s?{_YEAR}|\s?[-–—/]\s?\d\d(?!\d)|{_ONWARDS})?"
"""A year, or a first one and what follows it: "1998-2025", "2019/20", "2019–present"."""
_FRONT = re.compile(rf"^[\W_]*{_SPAN}年?(?!\d)[\s,.:|·•–—-]*(?:by\s+)?", re.I)
_BEHIND = re.compile(rf"[\s,.|·•–—(-]{{1,5}}{_SPAN}年?[\s,.)©ⓒ]*$", re.I)
_ERAS = ((1900, 2100), (1370, 1480), (2480, 2600))
"""First year, and the one behind the last, of what a page on the net may mean: in our reckoning, in
those of Iran and of Islam, and in that of Thailand."""
_CUES = ("by", "helpers", "published", "updated", "source", "roles", "articles")
_BESIDE = ("other", "reading")
"""Lists of the words of bylines that are no names where they are all that a line begins with; of
the second not before an age, where "Time" and "People" are."""
_SURELY_SHOWN = trees.logit(0.8)
"""What the labeller at least thinks of a page that shows what another published (most: .8 to
.9; most that do not, below .2)."""
_CREDITS = {Role.CAPTION, Role.BYLINE}
_CLAUSE = "，"
"""A comma between clauses."""
_MARKS = (": ", "：", "، ")
"""What parts them: a name may hold a colon ("De:Bug")."""
_LEADING = ("<", ">", "[", "]", "«", "»")
"""Signs at an end of such links."""
_LAST_WORD = re.compile(r"\s\(\w+$")
_PAIRS = ("()", "[]", "{}")
_CODE = ("://", "{{", " › ", " » ", " > ")
"""Of an address, a template, and the way to a page."""
_LEAST_AUTHOR = 5
"""Letters of an author's name that is looked for inside of others."""


def is_owned(text: str) -> bool:
    """Whether a line says whose a page is: what stands there beside the sign is a year, a name, or
    both."""
    low = text.lower()
    return any(map(low.__contains__, _SIGNS))


def without_years(text: str) -> str:
    """What stands beside a sign of copyright without the year at its front, or else at its end.

    >>> without_years("2019–2025 Harbour Post"), without_years("Harbour Post, 2025")
    ('Harbour Post', 'Harbour Post')
    >>> without_years("1843 Magazine"), without_years("2025 20 Minuten"), without_years("Le 20")
    ('1843 Magazine', '20 Minuten', 'Le 20')
    """
    for pattern in (_FRONT, _BEHIND):
        match = pattern.search(text)
        if match and any(first <= int(match[1]) < end for first, end in _ERAS):
            return text[: match.start()] + text[match.end() :]
    return text


def of_byline(text: str) -> str:
    """The name in what a byline has for a publisher; "" where that is none.

    >>> of_byline("Theo Báo Kelm"), of_byline("Theo Walcott"), of_byline("Health correspondent")
    ('Báo Kelm', 'Theo Walcott', '')
    """
    if is_role(text) or is_office(text) or is_region(text) or is_nowhere(text):
        return ""
    cues = word_lists.words("brand", "according")
    cue = next((cue for cue in cues if text.casefold().startswith(f"{cue} ")), "")
    rest = text[len(cue) :].strip() if cue else ""
    return rest if rest and kinds.is_organisation(rest) else text


def is_nowhere(text: str) -> bool:
    """Whether a source in letters other than ours is none, as "the net". Of ours some are papers:
    "Time".

    >>> is_nowhere("网络"), is_nowhere("海港网"), is_nowhere("Time")
    (True, False, False)
    """
    return not text.isascii() and text.casefold() in words("other")


def is_role(text: str) -> bool:
    """Whether a text says what somebody does: its last word is a role in small letters, or its
    first one a role with a place behind it. "Bay Reporter" may be a paper.

    >>> is_role("Health correspondent"), is_role("Corresponsal en Kelm"), is_role("Bay Reporter")
    (True, True, False)
    """
    first, _, rest = text.partition(" ")
    last = text.rpartition(" ")[2]
    if not rest:
        return False
    if last[:1].islower() and last in words("roles"):
        return True
    joint = rest.split(" ")[0].casefold()
    return first.casefold() in words("roles") and joint in word_lists.words("brand", "joints")


def is_office(text: str) -> bool:
    """Whether a text names those who sign for a paper, and no paper.

    >>> is_office("Gazette Staff"), is_office("Editorial Kelm"), is_office("Tim Redaksi")
    (True, False, True)
    """
    low = text.casefold()
    return low.rpartition(" ")[2] in words("teams") or low.endswith(
        word_lists.words("brand", "desks")
    )


def is_region(text: str) -> bool:
    """Whether a text is a part of a country by the points of the compass.

    >>> is_region("South West"), is_region("South of England"), is_region("North Kelm Herald")
    (True, True, False)
    """
    tokens = text.casefold().split()
    if len(tokens) > 2 and tokens[-2] == "of":
        tokens = tokens[:-2]
    elif len(tokens) < 2:
        return False
    return all(token in word_lists.words("brand", "compass") for token in tokens)


def leads(text: str) -> bool:
    """Whether a text is of links through a book, or of what it counts, and names nothing.

    >>> leads("Prev Up Next"), leads("<< Oars"), leads("Next: Oars, Up"), leads("Top Shelf")
    (True, True, True, False)
    """
    low = text.strip().casefold()
    if low[:1] in _LEADING or low[-1:] in _LEADING:
        return True
    told = {low, low.partition(":")[0] if ":" in low else ""}
    known = word_lists.words("brand", "leads")
    return all(word in known for word in low.split()) or not told.isdisjoint(known)


def closed(text: str) -> str:
    """A name with the other half of the bracket around its last word, which was taken off.

    >>> closed("Harbour Post (HP"), closed("Harbour Post")
    ('Harbour Post (HP)', 'Harbour Post')
    """
    return f"{text})" if _LAST_WORD.search(text) else text


def is_broken(text: str) -> bool:
    """Whether a text holds half a bracket with several words, an address or a template's code, or
    is the way to a page.

    >>> is_broken("Jane Roe (Ft. John Doe"), is_broken("Harbour Post (HP")
    (True, False)
    >>> is_broken("News › Kelm › Harbour")
    True
    """
    text = closed(text)
    halves = any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)
    return halves or any(map(text.__contains__, _CODE))


def may_be(key: str, name: Name, page: Page) -> bool:
    """Whether a name that was met on a page can be that of a site, or of a publisher."""
    is_lead = leads(name.shown)
    if name.copyright or name.logo or name.suffix or page.sources[key]:
        return not is_lead or name.shown.isalpha()  # there is a firm called "Next"
    if _only_pictures(name, page) or _CLAUSE in name.shown or is_lead:
        return False
    if kinds.is_person(credited(name.shown)) or is_nowhere(name.shown):
        return False
    if name.sourced:
        return True
    if _only_writes(key, name, page):
        return False
    if name.lines or name.heads or name.tails:
        return not (is_role(name.shown) or _signs(name.shown) or _is_job(name, page))
    if _is_cue(name) or of_byline(name.shown) != name.shown or _is_time(name):
        return False
    return not name.only_inside() or not (announces(name.shown) or _holds_author(key, page))


def _is_job(name: Name, page: Page) -> bool:
    """Whether a name says what the author does, behind whose name alone it stands: "Jane Doe -
    Senior News Editor"."""
    last = name.shown.rpartition(" ")[2].casefold()
    if last not in words("roles") or not name.met:
        return False
    blocks = [page.blocks[at] for at in name.met]
    return all(
        block.role is Role.BYLINE
        and any(author in key_of(block.text) for author in page.said["authors"])
        for block in blocks
    )


def _signs(text: str) -> bool:
    """Whether a line is a byline whose first word says so by a sign: "Author: Jane Doe"."""
    match = names.cue("by").match(text)
    return match is not None and match[0].endswith(_MARKS)


def _is_cue(name: Name) -> bool:
    """Whether a name is nothing but a word of bylines, or what one begins with: "Eine" of "Eine
    Kolumne von"."""
    low = name.shown.casefold()
    if low in words(*_CUES):
        return True
    return not name.aged and (low in _cue_openings() or low in words(*_BESIDE))


@cache
def _cue_openings() -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in words("by") if " " in word)


def _is_time(name: Name) -> bool:
    """Whether a name has a date in it, or says how long something takes to read."""
    if not any(map(str.isdigit, name.shown)):
        return False
    if not name.aged and kinds.is_about_reading(name.shown):
        return True
    return dates.find(name.shown) is not None


def _holds_author(key: str, page: Page) -> bool:
    """Whether a name holds that of an author: a whole byline, no more."""
    return any(
        author in key and author != key
        for author in page.said["authors"]
        if len(author) >= _LEAST_AUTHOR
    )


def _only_pictures(name: Name, page: Page) -> bool:
    """Whether a name is a person's that stands in captions and bylines alone: a photographer."""
    roles = {page.blocks[at].role for at in name.met}
    if not roles or not roles <= _CREDITS or not kinds.is_person(name.shown):
        return False
    lines = (page.blocks[at].text for at in name.met)
    return Role.CAPTION in roles or any(name.shown in photographers(line) for line in lines)


def _is_of_authors(key: str, page: Page) -> bool:
    """Whether a name is that of several authors, and nothing else."""
    inside = [author for author in page.said["authors"] if len(author) > 1 and author in key]
    for author in inside if len(inside) > 1 else ():
        key = key.replace(author, "")
    return not key.strip()


def _only_writes(key: str, name: Name, page: Page) -> bool:
    """Whether a name is that of an author, and not above the headline, where a person's site has
    it, nor before an age on a page of another's: papers may be called like persons."""
    if 0 <= name.first < page.title_at:
        return False
    if key not in page.said["authors"]:
        return _is_of_authors(key, page)
    if name.aged and page.shown >= _SURELY_SHOWN:
        return False
    if page.host and (key in page.host or page.host in key):
        return False
    return not kinds.is_organisation(name.shown) or is_office(name.shown)
