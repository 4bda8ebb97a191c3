"""Filters of a query: `name:value`, each a condition on a clip."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from clipper.archive.shelf import clean_tag
from clipper.errors import QueryError
from clipper.page import Role


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a row of `clips`."""

    field: str
    told: str
    """For the reader: `site is example.org`."""
    sql: str
    """A condition on columns of `clips`."""
    values: tuple[object, ...]

    def __str__(self) -> str:
        return self.told


_OF_SITE = r"""site IN (
    WITH RECURSIVE known(host) AS (
        SELECT min(site) FROM clips
        UNION ALL SELECT (SELECT min(site) FROM clips WHERE site > host) FROM known
            WHERE host IS NOT NULL
    ) SELECT host FROM known WHERE host = ? OR host LIKE ? ESCAPE '\')"""
"""Each host is looked up once in the index, not the host of each clip."""


def site(value: str) -> Filter:
    """A host or a part of one that ends it: `example.org` has `news.example.org` in it."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?|/.*$", "", value.lower())
    if not re.fullmatch(r"[^\s/@?#%]+", host):
        raise QueryError(f"site:{value} is no host name such as example.org")
    return Filter("site", f"site is {host}", _OF_SITE, (host, f"%.{_like(host)}"))


def language(value: str) -> Filter:
    """An ISO 639-1 code; what follows a hyphen (`zh-TW`) is not kept and not compared."""
    code = re.split("[-_]", value.lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise QueryError(f"lang:{value} is no language code such as en")
    return Filter("lang", f"language is {code}", "language = ?", (code,))


def since(value: str) -> Filter:
    """Published in or after a year, a month, on or after a day."""
    return Filter("after", f"published {value} or later", "published >= ?", (value,))


def until(value: str) -> Filter:
    """Published in or before a year, a month, on or before a day."""
    # A date less precise than the bound sorts before it, one more precise begins with it.
    return Filter(
        "until", f"published {value} or before", "published <= ?", (f"{value}\U0010ffff",)
    )


def narrow(
    site_: str | None, since_: str | None, until_: str | None, language_: str | None
) -> list[Filter]:
    """Filters for those arguments that say something."""
    wanted = ((site_, site), (since_, since), (until_, until), (language_, language))
    return [build(value) for value, build in wanted if value is not None]


def read(field: str, value: str) -> Filter:
    """The filter that `field:value` means. Raises `QueryError`."""
    if not value:
        raise QueryError(f"{field}: needs a value right after the colon")
    return FIELDS[field](value)


def _contains(field: str, column: str) -> Callable[[str], Filter]:
    def build(value: str) -> Filter:
        return Filter(
            field, f"{field} has {value}", rf"{column} LIKE ? ESCAPE '\'", (f"%{_like(value)}%",)
        )

    return build


def _after(value: str) -> Filter:
    return since(_day("after", value))


def _before(value: str) -> Filter:
    day = _day("before", value)
    return Filter("before", f"published before {day}", "published < ?", (day,))


_AGO = re.compile(r"(\d{1,5})\s*([dwmy])", re.I)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def _day(field: str, value: str) -> str:
    """A year, month or day as ISO 8601 has them, or so many days (`7d 2w 3m 1y`) before today."""
    ago = _AGO.fullmatch(value)
    if ago:
        today = datetime.now(UTC).date()
        try:
            day = today - timedelta(days=int(ago[1]) * _DAYS[ago[2].lower()])
        except OverflowError as error:
            raise QueryError(f"{field}:{value} is too long ago") from error
        return day.isoformat()
    try:
        date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError as error:
        raise QueryError(
            f"{field}:{value} is no date such as 2025, 2025-06, 2025-06-19 or 7d"
        ) from error
    return value


def _role(value: str) -> Filter:
    try:
        role = Role(value.lower())
    except ValueError as error:
        known = ", ".join(role.value for role in Role)
        raise QueryError(f"role:{value} is no role; roles are {known}") from error
    return Filter("role", f"searched in {role.value}", "", (role,))


_STATES = {
    "duplicate": "n IN (SELECT own.clip FROM copies AS own JOIN copies AS other"
    " ON other.grp = own.grp WHERE other.clip < own.clip)",
    "starred": "page IN (SELECT page FROM shelf WHERE starred)",
    "read": "page IN (SELECT page FROM shelf WHERE read)",
    "unread": "page NOT IN (SELECT page FROM shelf WHERE read)",
    "noted": "page IN (SELECT page FROM shelf WHERE note IS NOT NULL)",
    "tagged": "page IN (SELECT page FROM tags)",
    "empty": "word_count = 0",
}


def _tag(value: str) -> Filter:
    tag = clean_tag(value)
    return Filter("tag", f"tagged {tag}", "page IN (SELECT page FROM tags WHERE tag = ?)", (tag,))


def _state(value: str) -> Filter:
    """`duplicate`: a copy of a clip that was stored before it; the others say it themselves."""
    state = value.lower()
    if state not in _STATES:
        raise QueryError(f"is:{value} is nothing a clip can be; known is {', '.join(_STATES)}")
    return Filter("is", f"is {state}", _STATES[state], ())


FIELDS: dict[str, Callable[[str], Filter]] = {
    "site": site,
    "author": _contains("author", "authors"),
    "publisher": _contains("publisher", "publisher"),
    "lang": language,
    "after": _after,
    "before": _before,
    "role": _role,
    "is": _state,
    "tag": _tag,
}
"""By name in a query. `role` is no condition: it says which index is searched."""
DATES = frozenset({"after", "until", "before"})
INDEXED = DATES | {"site", "lang", "tag"}
"""The fields that `clips` has indexes for."""


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
