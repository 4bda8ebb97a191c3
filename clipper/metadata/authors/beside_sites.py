"""Names of authors that stand glued to that of the site or paper they wrote for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from clipper.metadata.authors import kinds
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
