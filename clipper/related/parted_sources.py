"""Sources behind headlines, parted from them by a dash, another sign or a bracket.

What stands there may as well belong to the headline, or say who speaks in it, so that names are
taken off where a list shows that they are sources.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from clipper.related.ages import SMALL_WORD
from clipper.related.lines import Line, is_text, with_text
from clipper.related.pointing import known_words
from clipper.words import byline
from clipper.words.keys import count_words, key_of
from clipper.words.scripts import ANY_CJK, UNSPACED, is_caseless

_LEAST = 3
"""Words that must be left of a headline, and lines of a list that must look alike."""
_AGAIN_LEAST = 4
"""Lines of a list that have a name that comes again, where others have none."""
_TAIL_MOST = 5
"""Words of the longest source behind a headline."""
_ALL_LEAST = 4
"""Lines of a list that all have a name beside their headlines, though no name comes again."""
_PARTICLES = frozenset(
    "della delle dello degli dalla dalle from with para pour dans über unter voor".split()
)
"""Longer words that a name may hold without a capital."""
_PAPERS_LEAST, _PAPERS = 2, 0.25
"""Names of a list that are those of papers by their words, where all have one and none comes again,
and their share of all."""
_COMPOUND = 5
"""Letters of the shortest word for a paper that is told at the end of another: "Hafenkurier"."""
_DOMAIN = re.compile(r"[^\W_][\w-]*\.[a-z]{2,}")
_SIGNS = ("--", *"–—|·•-")
_OPENING = "([【（"
_TIGHT = "(("
"""Stands for a bracket without a space before it, which hardly any headline holds."""
_SPACED = re.compile(rf"(?<=[{UNSPACED}」』）？！])\s(?P<name>[{UNSPACED}]{{3,10}})$")
"""A name behind a headline in a script without spaces, parted from it by one."""
_Tail = tuple[str, str, str]
"""Headline, sign and name of a line."""


def without_sources(lines: list[Line], known: frozenset[str]) -> list[Line]:
    """Takes off the short names behind headlines, where most have one that comes again or is a line
    of its own elsewhere, or nearly all have one."""
    texts = [line for line in lines if is_text(line) and line.words >= _LEAST]
    dated = [line for line in texts if line.date]
    # What has a date is a card; other lines head lists, or are none of this one.
    texts = dated if len(dated) >= _ALL_LEAST else texts
    tails = {id(line): tail for line in texts if (tail := _tail(line.text))}
    if not tails:
        return lines
    sign = Counter(sign for _, sign, _ in tails.values()).most_common(1)[0][0]
    chosen = {at: tail for at, tail in tails.items() if tail[1] == sign}
    if _are_merged(chosen, texts):
        return lines
    if not _are_sources(chosen, texts, texts is dated, known):
        sure = {at: tail for at, tail in chosen.items() if key_of(tail[2]) in known}
        for stretch in _stretches(texts, chosen):
            told = {id(line): chosen[id(line)] for line in stretch}
            if _are_sources(told, stretch, False, known) and not _are_merged(told, stretch):
                sure |= told
        chosen = sure
    return [
        replace(with_text(line, chosen[id(line)][0]), source=chosen[id(line)][2])
        if id(line) in chosen
        else line
        for line in lines
    ]


def _are_sources(
    chosen: Mapping[int, _Tail], texts: Sequence[Line], dated: bool, known: frozenset[str]
) -> bool:
    """Whether the names behind lines (by identity) of a list say where they are from."""
    sign = next(iter(chosen.values()))[1]
    names = Counter(key_of(name) for _, _, name in chosen.values())
    again = sum(count for key, count in names.items() if count > 1 or key in known)
    written = [name for _, _, name in chosen.values()]
    share = len(chosen) / len(texts)
    nearly_all = share >= 0.9
    if nearly_all and len(chosen) >= _LEAST and sign not in _OPENING and _are_papers(written):
        return True
    if len(names) < 2 or share < 0.6:
        return False
    named = sign == "（" or ((again > 0 or dated) and _are_names(written))
    if nearly_all and len(chosen) >= _ALL_LEAST and named:
        return True
    if sign == _TIGHT:
        return len(chosen) >= _LEAST
    return again > len(chosen) / 2 and len(chosen) >= _AGAIN_LEAST


def _are_merged(chosen: Mapping[int, _Tail], texts: Sequence[Line]) -> bool:
    """Whether lines differ in nothing but what stands behind their signs."""
    heads = {key_of(head) for head, _, _ in chosen.values()}
    return len(heads) < len({line.key for line in texts if id(line) in chosen})


def _stretches(texts: Sequence[Line], chosen: Mapping[int, _Tail]) -> Iterator[list[Line]]:
    """Several lines in a row that all have a name behind them: a list among others."""
    for told, stretch in groupby(texts, key=lambda line: id(line) in chosen):
        if told and len(lines := list(stretch)) >= _ALL_LEAST:
            yield lines


def _are_names(texts: Sequence[str]) -> bool:
    """Whether each longer word begins with a capital, and most have several: "We keep the mill –
    Okonkwo" says who speaks. Scripts without capitals do not tell."""
    longer = [word for text in texts for word in _longer(text)]
    if not longer or not all(word[0].isupper() for word in longer):
        return False
    return 2 * sum(len(text.split()) > 1 for text in texts) > len(texts)


def _are_papers(names: Sequence[str]) -> bool:
    """Whether names are written as such, and so many are those of papers that the others are, too:
    "BBC", "The Kelm Post"."""
    longer = [word for name in names for word in _longer(name) if not _DOMAIN.fullmatch(word)]
    if any(word[0].islower() for word in longer):
        return False
    return sum(map(_is_paper, names)) >= max(_PAPERS_LEAST, _PAPERS * len(names))


def _longer(name: str) -> list[str]:
    """The words of a name that have a capital, where the script has any."""
    return [word for word in name.split() if len(word) > SMALL_WORD and word not in _PARTICLES]


def _is_paper(name: str) -> bool:
    """Whether a name holds a word that papers and agencies bear, or is the address of a site."""
    if _DOMAIN.fullmatch(name) or name.casefold() in byline.words("agencies"):
        return True
    words, papers = name.casefold().split(), byline.words("organisations")
    if is_caseless(name):  # "the whole news is here" has no small letter to tell
        words = words[:1] + words[-1:]
    return any(word in papers or word.endswith(_compounds()) for word in words)


@cache
def _compounds() -> tuple[str, ...]:
    """Words for papers that are told at the end of another word, too."""
    papers = byline.words("organisations")
    return tuple(word for word in papers if len(word) >= _COMPOUND or ANY_CJK.search(word))


def _is_speaker(name: str) -> bool:
    """Whether a name is rather that of who speaks in a headline, by what they are or do:
    "Minister", "Kelm Police", "Report"."""
    key = key_of(name)
    said = not known_words()["speakers"].isdisjoint(key.split())
    return (said and not _is_paper(name)) or key in known_words()["sayings"]


def _tail(text: str) -> _Tail | None:
    """(headline, sign, name) of a line with a short name behind a sign, or in brackets."""
    if text[-1:] in ")）】]":
        at = max(text.rfind(sign) for sign in "(（【[")
        sign, head, name = text[at : at + 1], text[:at], text[at + 1 : -1]
    else:
        at, sign = max((text.rfind(f" {sign} "), sign) for sign in _SIGNS)
        head, name = text[:at], text[at + len(sign) + 2 :]
        if at < 0 and (match := _SPACED.search(text)):
            at, sign, head, name = match.start(), " ", text[: match.start()], match["name"]
    if at <= 0 or not name or (name[0].islower() and not _DOMAIN.fullmatch(name)):
        return None
    if sign == "(" and not head[-1].isspace() and name[0].isalpha():
        sign = _TIGHT
    elif any(map(str.isdigit, name)):
        return None
    if count_words(name) > _TAIL_MOST or _is_speaker(name):
        return None
    return (head.rstrip(), sign, name.strip()) if count_words(head) >= _LEAST else None
