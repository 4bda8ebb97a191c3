"""Reading a query as people write it.

    words                 all of them; where too few have all, some of them
    "a phrase"            these words, in this order
    -word -"a phrase"     not these
    this OR that          either; binds closer than the space, as in web search
    begin*                words that begin so
    *inside*              words with that in them, by an index of its own (see `substrings`)
    title:word            in the title
    site: author: publisher: lang: tag: before: after: role: is:      filters, see `filters`

Everything else is text: any punctuation is allowed, and a colon after another word means nothing.
This step only reads; `compiled` turns it into SQL.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from clipper.archive import filters
from clipper.archive.shingles import runs
from clipper.archive.words import has_word


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words in order."""

    text: str
    prefix: bool = False
    in_title: bool = False
    inside: bool = False
    """It may be any part of words; never a prefix as well."""
    quoted: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing was written with the word that says how it is meant."""
        return not (self.prefix or self.in_title or self.inside or self.quoted)

    def __str__(self) -> str:
        name = f'"{self.text}"' if " " in self.text else self.text
        if self.inside:
            name = f"*{name}*"
        return ("title:" if self.in_title else "") + name + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Clause:
    """One of several must hold; or none of them, if negated."""

    any_of: tuple[Term | filters.Filter, ...]
    negated: bool = False

    def __str__(self) -> str:
        text = " or ".join(map(str, self.any_of))
        return f"not ({text})" if self.negated else text


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses must hold."""

    clauses: tuple[Clause, ...]
    ignored: tuple[str, ...] = ()
    """What holds nothing to search for, as written."""

    @property
    def words(self) -> tuple[Term, ...]:
        """The different words of a query that is words and filters only, at least two."""
        words: dict[Term, None] = {}
        for clause in self.clauses:
            terms = [item for item in clause.any_of if isinstance(item, Term)]
            alone = len(clause.any_of) == 1 and not clause.negated
            if terms and not (alone and terms[0].plain):
                return ()
            words |= dict.fromkeys(terms)
        return tuple(words) if len(words) > 1 else ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that are looked for."""
        return tuple(
            item
            for clause in self.clauses
            if not clause.negated
            for item in clause.any_of
            if isinstance(item, Term)
        )

    def __str__(self) -> str:
        return "\nand ".join(map(str, self.clauses))


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"'})
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
"""Ends a string for FTS5; has no UTF-8."""
_ITEM = re.compile(r'-?(?:[A-Za-z]+:)?"[^"]*"\*?|\S+')
"""A quoted phrase with what stands before it, or anything up to a space."""


def parse(text: str) -> Query:
    """Reads a query. Raises `QueryError` where a filter has a value it cannot have.

    >>> print(parse('tea OR coffee -"green tea" site:example.org'))
    tea or coffee
    and not ("green tea")
    and site is example.org
    """
    clauses: list[Clause] = []
    ignored: list[str] = []
    joined = False
    text = unicodedata.normalize("NFC", _UNSAFE.sub(" ", text)).translate(_QUOTES)
    words = _ITEM.findall(text)
    for n, word in enumerate(words):
        if word == "OR" and clauses and not joined:
            joined = True
            if n + 1 == len(words):
                ignored.append(word)
            continue
        clause = _clause(word)
        if clause is None:
            ignored.append(word)
            continue
        if joined and not clause.negated and not clauses[-1].negated:
            clause = Clause(clauses.pop().any_of + clause.any_of)
        clauses.append(clause)
        joined = False
    return Query(tuple(clauses), tuple(ignored))


def _clause(word: str) -> Clause | None:
    """One word or phrase with what stands before it; `None` if there is nothing to search for."""
    negated = word.startswith("-") and len(word) > 1
    body = word[1:] if negated else word
    name, colon, value = body.partition(":")
    field = name.lower() if colon else ""
    if field in filters.FIELDS:
        return Clause((filters.read(field, value.strip('"').strip()),), negated)
    in_title = field == "title" and bool(value)
    term = _term(value if in_title else body, in_title)
    return Clause((term,), negated) if term else None


_INSIDE = re.compile(r"\*([^*\"]+)\*")


def _term(text: str, in_title: bool) -> Term | None:
    inside = _INSIDE.fullmatch(text)
    if inside and has_word(inside[1]) and not runs(inside[1]):
        return Term(inside[1], in_title=in_title, inside=True)
    prefix = text.endswith("*")
    quoted = text.startswith('"')
    text = " ".join(text.strip('"*').split())
    known = has_word(text) or runs(text)
    return Term(text, prefix, in_title, quoted=quoted) if known else None
