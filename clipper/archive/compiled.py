"""A query as SQL: one expression for FTS5, and conditions beside it.

Only words and phrases in double quotes reach FTS5, so that nothing a user types is syntax there.

A term without characters of unspaced scripts is a phrase of its words. A run of such characters is
a phrase of its pairs (see `shingles`). A term of both kinds is found by its runs and then compared
with the text as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from clipper.archive import shingles, substrings
from clipper.archive.filters import DATES, INDEXED, Filter
from clipper.archive.query import Clause, Query, Term
from clipper.errors import QueryError
from clipper.page import Role


@dataclass(frozen=True, slots=True)
class Index:
    """A searchable table and its columns of text."""

    table: str
    plain: tuple[str, ...]
    paired: tuple[str, ...]
    title: tuple[str, str] | None


CLIPS = Index("clips", ("title", "text"), ("title_cjk", "text_cjk"), ("title", "title_cjk"))
ASIDES = Index("asides", ("text",), ("text_cjk",), None)


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL with its values."""

    sql: str
    """`{key}` stands for the number of a row of the index's table."""
    values: tuple[object, ...] = ()
    by_row: bool = False
    """It reads columns of the row, rather than its number alone."""
    columns: str = ""
    """The same on columns of `clips`, if that is all it is about; with the same values."""
    indexed: bool = False
    """An index of `clips` has what these columns need."""

    def on(self, key: str) -> str:
        """The SQL for a given expression of the row's number."""
        return self.sql.replace("{key}", key)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is asked of the database."""

    match: str | None
    """The FTS5 expression that ranks; `None` if the query only filters."""
    conditions: tuple[Condition, ...]
    """All must hold of a row of the index's table."""
    nothing: bool = False
    """There is nothing to search for."""
    wanted: tuple[str, ...] = ()
    """The parts of `match` that a row must have, each an FTS5 expression."""
    unwanted: tuple[str, ...] = ()
    """The parts of `match` that it must not have."""
    words: tuple[str, ...] = ()
    """FTS5 expressions of the words, if a clip that has only some of them may be meant too."""
    filters: tuple[Condition, ...] = ()
    """Of the conditions, those that have nothing to do with words."""

    def asking(self, match: str) -> Compiled:
        """The same filters, with other words, all of them known to be worth ranking."""
        return Compiled(match, self.filters)


def role_of(query: Query) -> Role | None:
    """The role that `role:` names, if any."""
    for clause in query.clauses:
        for item in clause.any_of:
            if isinstance(item, Filter) and item.field == "role":
                role = item.values[0]
                return role if isinstance(role, Role) else None
    return None


def compile_query(query: Query, index: Index, more: Iterable[Filter] = ()) -> Compiled:
    """SQL for the query over `index`, narrowed by `more` filters."""
    clauses = [clause for clause in query.clauses if not _is_role(clause)]
    filters = list(more)
    if not clauses and (query.ignored or not filters):
        return Compiled(None, (), nothing=True)
    alone, clauses = _filters_alone(clauses)
    filters += alone
    wanted: list[str] = []
    unwanted: list[str] = []
    conditions = _on_clips(index, filters)
    apart = list(conditions)
    for clause in clauses:
        items = clause.any_of
        if _indexed_alone(items):
            expression = _any_of(_match(item, index) for item in items)
            (unwanted if clause.negated else wanted).append(expression)
            continue
        condition = _either([_condition(item, index) for item in items])
        if clause.negated:
            condition = _not(condition)
        elif _all_terms(items) and not any(
            item.inside for item in items
        ):  # the index still finds and ranks; the text decides
            wanted.append(_any_of(_match(item, index) for item in items))
        conditions.append(condition)
        if not any(isinstance(item, Term) for item in items):
            apart.append(condition)
    if not wanted:
        conditions += [Condition(f"NOT {_found(index)}", (text,)) for text in unwanted]
        return Compiled(None, tuple(conditions))
    match = " AND ".join(f"({text})" for text in wanted)
    for text in unwanted:
        match = f"({match}) NOT ({text})"
    words = tuple(_match(word, index) for word in query.words)
    return Compiled(
        match,
        tuple(conditions),
        wanted=tuple(wanted),
        unwanted=tuple(unwanted),
        words=words,
        filters=tuple(apart),
    )


def _filters_alone(clauses: Sequence[Clause]) -> tuple[list[Filter], list[Clause]]:
    """The filters that must hold as they are, and the other clauses."""
    filters: list[Filter] = []
    others: list[Clause] = []
    for clause in clauses:
        first = clause.any_of[0]
        if isinstance(first, Filter) and len(clause.any_of) == 1 and not clause.negated:
            filters.append(first)
        else:
            others.append(clause)
    return filters, others


def _is_role(clause: Clause) -> bool:
    return all(isinstance(item, Filter) and item.field == "role" for item in clause.any_of)


def _indexed_alone(items: Sequence[Term | Filter]) -> TypeGuard[Sequence[Term]]:
    """Whether the index by itself answers exactly."""
    return _all_terms(items) and not any(_needs_text(item) or item.inside for item in items)


def _all_terms(items: Sequence[Term | Filter]) -> TypeGuard[Sequence[Term]]:
    return all(isinstance(item, Term) for item in items)


def _needs_text(term: Term) -> bool:
    return bool(shingles.runs(term.text)) and not shingles.only_pairs(term.text)


def _match(term: Term, index: Index) -> str:
    """The FTS5 expression of a term."""
    runs = shingles.runs(term.text)
    plain, paired = index.plain, index.paired
    if term.in_title and index.title:
        plain, paired = (index.title[0],), (index.title[1],)
    if runs:
        columns = " ".join(paired)
        return " AND ".join(f"{{{columns}}} : {_pairs(run)}" for run in runs)
    expression = _any_of(_quoted(text, term.prefix) for text in _spellings(term.text))
    if term.in_title and index.title:
        # The paired column has the plain parts of mixed words.
        return f"{{{' '.join(plain + paired)}}} : ({expression})"
    return expression


def _pairs(run: str) -> str:
    return f'"{" ".join(shingles.pairs(run) or [run])}"'


def _quoted(text: str, prefix: bool = False) -> str:
    return '"{}"{}'.format(text.replace('"', " "), " *" if prefix else "")


def _spellings(text: str) -> list[str]:
    """The text, and with `ı` as `i`: upper case `I` is indexed as `i` in every language."""
    return [text, text.replace("ı", "i")] if "ı" in text else [text]


def _any_of(expressions: Iterable[str]) -> str:
    found = list(expressions)
    return found[0] if len(found) == 1 else " OR ".join(f"({text})" for text in found)


def _found(index: Index) -> str:
    table = index.table
    return f"({{key}} IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?))"


def _condition(item: Term | Filter, index: Index) -> Condition:
    if isinstance(item, Filter):
        return _on_clips(index, [item])[0]
    if item.inside:
        if index is ASIDES:
            raise QueryError(f"{item}: only titles and main content are searched inside words")
        sql, value = substrings.condition(item)
        return Condition(sql, (value,))
    found = Condition(_found(index), (_match(item, index),))
    if not _needs_text(item):
        return found
    columns = [index.title[0]] if item.in_title and index.title else index.plain
    text = item.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    likes = " OR ".join(rf"{index.table}.{column} LIKE ? ESCAPE '\'" for column in columns)
    values = tuple(f"%{text}%" for _ in columns)
    return Condition(f"({found.sql} AND ({likes}))", found.values + values, by_row=True)


def _either(conditions: list[Condition]) -> Condition:
    values = tuple(value for condition in conditions for value in condition.values)
    sql = " OR ".join(condition.sql for condition in conditions)
    columns = ""
    if all(condition.columns for condition in conditions):
        columns = f"({' OR '.join(condition.columns for condition in conditions)})"
    by_row = any(condition.by_row for condition in conditions)
    return Condition(f"({sql})", values, by_row, columns)


def _not(condition: Condition) -> Condition:
    # A clip without a site is not of this site.
    columns = f"({condition.columns} IS NOT TRUE)" if condition.columns else ""
    return Condition(f"NOT {condition.sql}", condition.values, condition.by_row, columns)


def _on_clips(index: Index, filters: Sequence[Filter]) -> list[Condition]:
    """A condition for each filter, but one for all those of dates: together they are a range."""
    dates = [item for item in filters if item.field in DATES]
    others = [item for item in filters if item.field not in DATES]
    conditions = []
    for together in [[item] for item in others] + ([dates] if dates else []):
        columns = " AND ".join(f"({item.sql})" for item in together)
        clips = f"SELECT n FROM clips WHERE {columns}"
        if index is ASIDES:
            clips = f"SELECT n FROM asides WHERE clip IN ({clips})"
        values = tuple(value for item in together for value in item.values)
        indexed = all(item.field in INDEXED for item in together)
        conditions.append(Condition(f"({{key}} IN ({clips}))", values, False, columns, indexed))
    return conditions
