"""What the head of an HTML page says: `meta`, `link`, `title`, and the schema.org attributes.

One pass over the tree, which takes longer than what is done on the way: elements that other modules
read are collected in it, too. Values are as written, without surrounding white space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

_MOST_VALUE = 2_000
_AROUND, _ITEMS = 40, 40
"""Elements around an annotation, and items that have one of a name, that are looked at."""
_THINGS = frozenset(
    "audioobject comment event imageobject listitem mediaobject offer organization person product "
    "review usercomments videoobject".split()
)
"""Types of schema.org of what stands on a page, and is not the page, unless it has the headline."""


class Head:
    """Signals of the page's head and its annotations."""

    __slots__ = (
        "alternates", "base", "canonical", "html_lang", "metas", "scripts", "start", "times",
        "title",
    )  # fmt: skip

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {}
        """Values by lower-case `name`, `property`, `http-equiv` or `itemprop`."""
        self.title = ""
        self.canonical = ""
        self.alternates: list[tuple[str, str]] = []
        """(language, address) of the same page in other languages, and often in its own."""
        self.base = ""
        """What the first `base` element of the head says."""
        self.start: str | None = None
        """What the first `base` element of the page says, wherever it stands."""
        self.html_lang = ""
        self.scripts: list[Any] = []
        """The `script` elements of the page."""
        self.times: list[Any] = []
        """The `time` elements of the page."""

    def first(self, *names: str) -> tuple[str, str] | None:
        """(value, name) of the first of these names that has one."""
        for name in names:
            if values := self.metas.get(name):
                return values[0], name
        return None

    @property
    def own_alternate(self) -> str:
        """The address under which the page names itself among its languages, where that is one."""
        language = self.html_lang.lower()
        own = {address for told, address in self.alternates if told == language}
        address = own.pop() if len(own) == 1 else ""
        return address if address.startswith(("https://", "http://")) else ""

    def all(self, names: Iterable[str]) -> list[tuple[str, str]]:
        return [(value, name) for name in names for value in self.metas.get(name, ())]


def read(tree: Any) -> Head:
    """Reads an lxml HTML tree; does not change it."""
    head = Head()
    scoped: dict[str, dict[Any, list[str]]] = {}  # by name and item: a page holds many
    for element in tree.iter("meta", "link", "script", "time", "base"):
        tag, get = element.tag, element.get
        if tag == "script":
            head.scripts.append(element)
            continue
        if tag == "time":
            head.times.append(element)
            continue
        if tag == "base":
            if head.start is None:
                head.start = (get("href") or "").strip()
            continue
        if tag == "link":
            if not head.canonical and (get("rel") or "").lower() == "canonical":
                head.canonical = (get("href") or "").strip()
            elif language := get("hreflang"):
                head.alternates.append((language.strip().lower(), (get("href") or "").strip()))
            continue
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        value = (get("content") or "").strip()
        if name and value:
            if name == get("itemprop") and (scope := _scope_of(element)) is not None:
                scoped.setdefault(name.strip().lower(), {}).setdefault(scope, []).append(value)
                continue
            head.metas.setdefault(name.strip().lower(), []).append(value[:_MOST_VALUE])
    for name, items in scoped.items():
        for value in _of_page(items):
            head.metas.setdefault(name, []).append(value[:_MOST_VALUE])
    place = tree.find("head")
    place = tree if place is None else place
    title = _find_title(tree)
    if title is not None:
        head.title = " ".join("".join(title.itertext()).split())
    base = place.find(".//base")
    if base is not None:
        head.base = (base.get("href") or "").strip()
    root = tree.getroottree().getroot()
    head.html_lang = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    return head


def _scope_of(element: Any) -> Any | None:
    """The item that an annotation in the body is of: the nearest element with `itemscope`, or an
    `aside` in it, which may hold cards that are no items of their own."""
    for around in islice(element.iterancestors(), _AROUND):
        if around.get("itemscope") is not None or around.tag == "aside":
            return around
    return None


def _of_page(items: dict[Any, list[str]]) -> list[str]:
    """What annotations of one name say of the page, of all items that have it: of several it is
    those with the headline, or the only one of its type, for cards that point to other pages have
    them, too. What an `aside` says more than once is of several cards."""
    own = [
        item
        for item in islice(items, _ITEMS)
        if not any(True for _ in item.iterancestors("aside"))
        and (item.tag != "aside" or len(items[item]) == 1)
    ]
    if len(items) > 1:
        types = Counter(item.get("itemtype") for item in items)
        own = [item for item in own if types[item.get("itemtype")] == 1 or _has_headline(item)]
    headed = [item for item in own if _has_headline(item)]
    own = headed or [item for item in own if _kind_of(item) not in _THINGS]
    return [value for item in own for value in items[item]]


def _has_headline(item: Any) -> bool:
    return item.find(".//h1") is not None


def _kind_of(item: Any) -> str:
    """The last part of an item's type, in small letters: "videoobject"."""
    return str(item.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1].lower()


def _find_title(tree: Any) -> Any | None:
    """The page's `title` element: that of its head, or the first there is."""
    title = tree.find("head/title")  # the search of a whole tree takes thirty times as long
    return tree.find(".//title") if title is None else title
