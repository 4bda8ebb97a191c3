"""Names that a page may have for the site it stands on, and what speaks for each.

The labeller says on which lines to look: those that most likely bear the name of the publisher or
of the site. A name is taken from wherever a site speaks of itself: a short line of its header, of
its footer, a part of such a line, "© 2025 Name", "Name logo", a capitalised word inside a notice.
Each is then described by numbers (`name_columns`), which `brand` weighs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice

from clipper.metadata.authors import bylines
from clipper.metadata.authors.glued import of_first_page, of_picture
from clipper.metadata.publishers import name_places, no_names, site_names, sourced
from clipper.metadata.publishers.menus import is_furniture, is_menu
from clipper.metadata.publishers.name_columns import (
    COINED,
    LONGEST_LINE,
    MOST_LINES,
    MOST_OWNERS,
    SENTENCE,
    TOKEN,
    Name,
    Page,
    capitals,
    columns,
    key_of,
    lines_with,
    small_words,
)
from clipper.page import Block, Role
from clipper.words import lists as word_lists

_AROUND = (
    Role.PROMOTION,
    Role.APP_BANNER,
    Role.NOTICE,
    Role.NAVIGATION,
    Role.LABEL,
    Role.SHARING,
)
_SELF = (Role.PROMOTION, Role.APP_BANNER, Role.NOTICE)
"""Where a site speaks of itself."""
_SPEAKING = (*_AROUND[:4], Role.SHARING, Role.ATTRIBUTION, Role.BYLINE, Role.COMMENTS)
_SIGNED = (Role.BYLINE, Role.ATTRIBUTION, Role.CAPTION)
_NOUN_CAPITALS = 0.27
"""Share of capitals inside sentences from which a language writes its nouns so (German: .3)."""
_COPYRIGHT = re.compile(r"(?:[©ⓒ]|\(c\)\s*(?=\d)|\bcopyright\b)[\s©ⓒ]*", re.I)
_NAME_END = re.compile(
    r"(?:\s*(?:版权所有|版權所有|著作权|著作權|保留所有|保留一切|無断|无断|무단|[\u4e00-\u9fff](?-i:ICP))|\s(?-i:ICP)[^a-zA-Z]|"
    r"(?<=\S)(?:(?:股份)?有限公司|株式会社|有限会社)|\spowered\sby\b|"
    r"[.,;:]\s|\s[-–—|/]\s|[|·•©ⓒ(]|\s+(?:19|20)\d\d|"
    r"\s+(?:and its|or its|all|alle|tous|todos|tutti|все|"
    r"wszelkie|tüm|reserved|inc|llc|ltd|limited|gmbh|ag|s\.?a\.?|s\.?l\.?u?|s\.?r\.?l|corp|sarl|pvt|"
    r"corporation|company|co|plc|pty|kg|bv|b\.v|ab|oy|incorporated|is|rights|ediciones|"
    r"contributors?)\b).*$",
    re.I,
)
_LOGO = re.compile(r"^(.{2,40}?)(?:['’]s)?[\s:-]+(?:logo|home\s?page|back to home)\b", re.I)
_PARTS = re.compile(r"\s+[|·•–—»«:›‹~-]+\s+|\s*[|｜»›‹]\s*|,\s")
_COMPANY = re.compile("^(?:株式会社|有限会社|合同会社|㈱)")
_PARTED = re.compile("[|·•–—»«:›‹~,｜-]")
_UNFINISHED = frozenset(
    "the an and of for to with our your und der das den von mit les du des et los del gli di dos "
    "das och av og van het een для из на".split()
)
"""Words that no name ends with: "DOWNLOAD THE" stands before one."""
_KEPT, _KEPT_INSIDE, _KEPT_SOURCED = 20, 8, 6
"""Names of a page that are looked at; of those that only stand inside of lines; and of those behind
words for a source."""
_SIGN = re.compile(r"[|·•–—»«:›‹©/]")
_MAY_SHOW = 0.003
"""Probability of such a page from which it is looked at for names inside of lines."""
_DECLINED = re.compile(r"(?<=[a-zäöüß])en(?=\s[A-ZÄÖÜ])")
_LINK_NUMBER = re.compile(r"\[\d+\]")


class Names:
    """Every name a page has for its site.

    `blocks` are labelled; `host` is that of the page's address, if known, and `said` what its
    bylines say, if that was read already.
    """

    def __init__(
        self, blocks: Sequence[Block], host: str = "", said: bylines.Byline | None = None
    ) -> None:
        self.lines = len(blocks)
        self._page = Page(blocks, host, said or bylines.read(blocks))
        self.of_others = self._page.of_others
        """How much of other sites the page shows."""
        self._found = _likeliest(_collect(blocks, self._page), self._page)
        self.keys = self._page.keys = list(self._found)
        """By what `shown` and `description` know each name."""
        met = [name.first for name in self._found.values() if name.first >= 0]
        self._top = min(met, default=0)
        owned = [key for key, name in self._found.items() if name.copyright]
        self._owned = owned[:MOST_OWNERS]
        lined = [key for key, name in self._found.items() if name.lines and len(key) > 3]
        self._lined = sorted(lined, key=len)
        allowed = [no_names.may_be(key, name, self._page) for key, name in self._found.items()]
        if not any(allowed):
            allowed = [not no_names.leads(name.shown) for name in self._found.values()]
        self.allowed = allowed
        """For each whether it may be that of a site at all."""
        places = {key: at for at, key in enumerate(self.keys)}
        plain = {at: key_of(self.shown(key)) for key, at in places.items()}
        declined = {at: key_of(_nominative(self.shown(key))) for key, at in places.items()}
        forms = (*declined.items(), *plain.items())
        same = {at: places[key] for at, key in forms if places.get(key, at) != at}
        self.same = {at: same.get(plainer, plainer) for at, plainer in same.items()}
        """By the places of other forms of a name that of its plain one: "2025 Harbour Post Ltd",
        "(aus der) Kelmer Neuen Presse"."""

    def shown(self, key: str) -> str:
        """A name as it stands on the page, but for years and the like where it stands beside a sign
        of copyright alone."""
        name = self._found[key]
        texts = [self._page.blocks[at].text for at in name.met]
        if name.copyright or not texts or not all(map(no_names.is_owned, texts)):
            return self._without_welcome(self._without_kind(no_names.closed(name.shown)))
        return _NAME_END.sub("", f"{no_names.without_years(name.shown)} ").strip() or name.shown

    def _without_kind(self, name: str) -> str:
        """A name of several words without the word for a paper before it, where the page leaves
        that out, too; one word alone needs it."""
        kind, _, rest = name.partition(" ")
        if " " in rest and kind.casefold() in word_lists.words("brand", "papers"):
            text = "\n".join(block.text for block in self._page.blocks)
            if text.count(rest) > text.count(name):
                return rest
        return name

    def _without_welcome(self, name: str) -> str:
        """A name without the greeting before it, where it is an address, or the page has it
        without that, too: there is a "Welcome to Night Vale"."""
        low = name.casefold()
        cue = next((cue for cue in _welcomes() if low.startswith(cue)), "")
        rest = name[len(cue) :].lstrip(" ,:!，：！") if cue else ""
        if not rest or not any(map(str.isalpha, rest)):
            return name
        if site_names.is_domain(rest):
            return rest
        text = "\n".join(block.text for block in self._page.blocks)
        return rest if text.count(rest) > text.count(name) else name

    def signed(self, key: str) -> bool:
        """Whether a name stands in a byline, before an age, or behind words for a source."""
        said, name = self._page.said, self._found[key]
        return bool(name.aged or name.sourced) or any(
            key in said[kind] for kind in ("publisher", "likely", "others")
        )

    def whole(self, key: str) -> str:
        """The name that this one is a part of, where only that is a line of its own: "Harbour" of
        "Harbour Post"."""
        name = self._found[key]
        if name.lines or name.logo or name.copyright or name.heads or name.tails:
            return key
        if name.aged or name.sourced or key in self._page.printed:
            return key
        part = f"{name.shown} "
        longer = [
            other
            for other in self._lined
            if self.shown(other).startswith(part)
            and not _SIGN.search(self.shown(other))
            # "Harbour Post app for your phone" goes on with what is no name.
            and not self.shown(other)[len(part)].islower()
        ]
        return longer[0] if len(longer) == 1 else key

    def description(self, key: str) -> list[float]:
        """What speaks for a name."""
        return columns(key, self._found[key], self._page, self._top, self._owned, self._lined)


@cache
def _welcomes() -> tuple[str, ...]:
    """Words that greet, with what parts them from a name."""
    return word_lists.words("brand", "welcomes")


def _nominative(name: str) -> str:
    """A German name as it stands alone, for what may be one behind a preposition.

    >>> _nominative("Badischen Neuesten Nachrichten"), _nominative("Neuen Warte")
    ('Badische Neueste Nachrichten', 'Neue Warte')
    """
    return _DECLINED.sub("e", name) if "en " in name else name


def spoken(blocks: Sequence[Block]) -> str | None:
    """The name a site calls itself by inside its notices and adverts, and nothing else on the page.

    A name that the story or its neighbours speak of too is their subject, and where nouns have
    capitals one mention says nothing.
    """
    counts: Counter[str] = Counter()
    for block in blocks:
        if block.role in _SELF and len(block.text) <= LONGEST_LINE:
            counts.update(n for n in _names_in_prose(block.text) if not is_menu(n))
    if not counts:
        return None
    small = small_words(blocks)
    others = [key_of(b.text) for b in blocks if b.role in (Role.BODY, Role.RELATED, Role.TITLE)]
    share = capitals(blocks)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]))):
        key, coined = key_of(name), bool(COINED.search(name))
        said = count > 1 or share < _NOUN_CAPITALS or coined
        words = TOKEN.findall(name)
        known = all(token.lower() in small for token in words) and not coined
        if said and not known and len(key) > 2 and not any(key in other for other in others):
            return name
    return None


def _likeliest(found: dict[str, Name], page: Page) -> dict[str, Name]:
    """The names on the likeliest lines, and those of bylines, in the order of the page."""
    if len(found) <= _KEPT or not page.told:
        return {key: name for key, name in found.items() if not is_furniture(name.shown)}

    def likely(key: str) -> tuple[bool, float]:
        met = found[key].met
        return key in page.printed, sum([page.publisher[at] + page.site[at] for at in met])

    ranked = sorted(found, key=likely, reverse=True)
    own = (key for key in ranked if not found[key].only_inside() or key in page.printed)
    # A line has one such name, or many pieces that are none.
    inside = (key for key in ranked if found[key].only_inside() and key not in page.printed)
    told = (key for key in ranked if found[key].sourced)
    kept = {
        key
        for keys, most in ((own, _KEPT), (inside, _KEPT_INSIDE), (told, _KEPT_SOURCED))
        for key in islice((key for key in keys if not is_furniture(found[key].shown)), most)
    }
    return {key: name for key, name in found.items() if key in kept}


def _collect(blocks: Sequence[Block], page: Page) -> dict[str, Name]:
    found: dict[str, Name] = {}

    def get(text: str, at: int | None = None) -> Name:
        """The record of a name met on a line; one that is thrown away where the text can be
        none."""
        if " " not in text:
            text = text.replace("_", " ")  # a file's name
        shown = of_picture(_COMPANY.sub("", " ".join(text.split()))).strip(
            " .,:;|/-–—©ⓒ®™\"'“”„»«‹›•*[]()"
        )
        if len(shown) < 2 or not name_places.fits(shown) or no_names.is_broken(shown):
            return Name("")
        key = key_of(shown)
        if not any(map(str.isalpha, key)) or is_menu(shown):
            return Name("")
        if shown.rpartition(" ")[2].casefold() in _UNFINISHED:
            return Name("")
        record = found.setdefault(key, Name(shown))
        if record.shown.islower() and not shown.islower():
            record.shown = shown  # "@harbourpost" and "harbourpost.example" come first now and then
        if at is not None:
            record.met.add(at)
        return record

    places = page.naming()
    for at in places:
        block = blocks[at]
        if len(block.text) > LONGEST_LINE:
            continue
        text = block.text
        if "[" in text:
            text = _LINK_NUMBER.sub("", text)
        text = text.strip(" •*\t")
        if block.role in _AROUND:
            low = text.lower()
            owned = no_names.is_owned(text)
            for mark in _COPYRIGHT.finditer(text) if owned else ():
                rest = no_names.without_years(text[mark.end() : mark.end() + 90])
                get(_NAME_END.sub("", f"{rest} "), at).copyright += 1
            behind = blocks[at + 1].text.strip() if at + 1 < len(blocks) else ""
            name = of_picture(text)
            if name != text:
                get(name, at).logo += 1
            elif (plain := of_first_page(text)) != text:
                get(plain, at).logo += 1  # beside the whole: "Zara Home" is a name
            elif ("logo" in low or "home" in low) and (match := _LOGO.match(text)):
                get(match[1], at).logo += 1
            record = get(_NAME_END.sub("", f"{text} ") if owned else name, at)
            record.places.append(at)
            _note_line(record, at, block, behind)
            parts = _parts(text)
            if 1 < len(parts) < 6:
                get(parts[0], at).heads += 1
                get(parts[-1], at).tails += 1
        if block.role in _SPEAKING:
            for name in _names_in_prose(text):
                record = get(name, at)
                record.prose += 1
                record.spoken += block.role in _SELF
        elif block.role is Role.TITLE:
            parts = _parts(text)
            if len(parts) > 1:
                get(parts[-1], at).suffix += 1

    def held(key: str) -> int:
        return lines_with(key, page.text, MOST_LINES, whole=True)

    for at, name, aged in name_places.fronts(blocks, places, key_of, held):
        record = get(name, at)
        record.fronts += 1
        record.aged += aged
        record.places.append(at)
    # Only a page that shows what another published names that one in the midst of a line.
    shows = bool(blocks) and blocks[0].mentions.shown >= _MAY_SHOW
    for at, name, how in name_places.inside(blocks, places, key_of) if shows else ():
        if key_of(name) in page.authors:
            continue
        record = get(name, at)
        record.inside[how] += 1
    for at, name in sourced.names(blocks) if shows else ():
        record = get(name, at)
        record.sourced += 1
        record.signed += blocks[at].role in _SIGNED
    said = [(at, key_of(blocks[at].text[:LONGEST_LINE])) for at in sorted(page.bylines)]
    for key, name in page.printed.items():
        get(name).met |= {at for at, text in said if key in text}
    return found


def _parts(text: str) -> list[str]:
    """The parts of a line with signs between them; none where it has no such sign."""
    return [part for part in _PARTS.split(text) if part] if _PARTED.search(text) else []


def _note_line(name: Name, at: int, block: Block, behind: str) -> None:
    if name.first < 0:
        name.opens = behind[:1] in ("•", "*") or is_menu(behind)
    name.lines += 1
    name.first = at if name.first < 0 else name.first
    name.last = at
    name.bulleted = name.bulleted or block.text.lstrip()[:1] in ("•", "*")
    name.label = name.label or block.role is Role.LABEL


def _names_in_prose(text: str) -> list[str]:
    """Capitalised words inside sentences that are otherwise in small letters."""
    found = []
    for sentence in SENTENCE.split(text):
        tokens = TOKEN.findall(sentence)
        if len(tokens) < 4:
            continue
        small = sum(token[0].islower() for token in tokens[1:])
        if small * 2 < len(tokens) - 1:
            continue
        run: list[str] = []
        for token in [*tokens[1:], ""]:
            if token and token[0].isupper() and not (token.isupper() and len(token) < 5):
                run.append(token)
            else:
                if run:
                    found.append(" ".join(run))
                run = []
    return found
