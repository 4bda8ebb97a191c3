"""Names of authors that stand glued to that of the site or paper they wrote for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from clipper.metadata.authors import kinds, names
from clipper.words.keys import key_of
from clipper.words.scripts import CJK

_WIDE_NAME = re.compile(f"[{CJK}]{{2,5}}")


def without_site(name: str, sites: Iterable[str], alone: Container[str] = ()) -> str:
    """A person's name without the site's beside it, or as it stands among those that are `alone`.

    >>> without_site("Jane Doe Kelm Post", ["Kelm Post"]), without_site("Kelm Post", ["Kelm Post"])
    ('Jane Doe', 'Kelm Post')
    """
    last = name.rpartition(" ")[2]
    if last != name and last in alone and _WIDE_NAME.fullmatch(last):
        return last
    for site in sites:
        if name.startswith(f"{site} "):
            rest = name[len(site) :].strip()
            if kinds.is_person(rest) or _WIDE_NAME.fullmatch(rest):
                return rest
        behind = name.endswith(f" {site}") and (" " in site or site.isupper())
        if behind and kinds.is_person(rest := name[: -len(site)].strip()):
            return rest
    return name


def beside_paper(line: str | None, paper: str) -> list[str]:
    """The person in a line that begins with the name of the paper: "Kelm-Post Jane Doe"."""
    name = without_site(line or "", [paper] if paper else [])
    listed = names.split_names(name) if name != (line or "") else []
    return listed if all(map(kinds.is_person, listed)) else []


def before_paper(line: str | None, sites: Iterable[str]) -> list[str]:
    """The person in a line that ends with the name of the site.

    >>> before_paper("Jane Doe Kelm Post", ["Kelm Post"]), before_paper("Kelm Post", ["Kelm Post"])
    (['Jane Doe'], [])
    """
    name = without_site(line or "", sites)
    return [name] if name != (line or "") and kinds.is_person(name) else []


def without_towns(listed: Sequence[str], sites: Iterable[str]) -> list[str]:
    """Authors without one by whose name a site is called, where others are left: its town.

    >>> without_towns(["Jane Doe", "Kelm Bay"], ["Kelm Bay Post"])
    ['Jane Doe']
    >>> without_towns(["Jo Roe"], ["Jo Roe Blog"]), without_towns(["Jo Roe", "Al Fox"], ["Owls"])
    (['Jo Roe'], ['Jo Roe', 'Al Fox'])
    """
    keys = [key_of(site) for site in sites]
    kept = [name for name in listed if not any(_calls(key_of(name), key) for key in keys)]
    return kept if any(map(kinds.is_person, kept)) else list(listed)


def _calls(name: str, site: str) -> bool:
    """Whether a site's name is this one, alone or with a word of papers behind it."""
    rest = site[len(name) + 1 :]
    return site == name or (site.startswith(f"{name} ") and kinds.is_organisation(rest))
