"""The head of an HTML page, read once for the two that ask: the labeller, which wants to know what
kind of page it is, and the metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from clipper.metadata import head, json_ld
from clipper.page import PageHead

_MOST_KINDS = 60
_MOST_CHARS = 40
_MOST_MAKERS = 10
_MOST_ADDRESS = 2_000
_NAME = re.compile(r"[a-z]+")
_ADDRESSES = ("og:url", "twitter:url", "al:web:url")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")


@dataclass(frozen=True, slots=True)
class OwnHead:
    """What stands in the head and the annotations of a page."""

    said: head.Head
    objects: list[dict[str, Any]]
    """Those of its JSON-LD."""
    classes: tuple[str, ...]
    """Id and class words of `body`, then class words of `html`."""


def read(tree: Any) -> OwnHead:
    """Reads an lxml HTML tree; does not change it."""
    said = head.read(tree)
    body = tree.find("body") if tree.tag == "html" else None
    named = []
    if body is not None:
        named = [body.get("id") or "", body.get("class") or ""]
    named.append(tree.get("class") or "")
    return OwnHead(said, json_ld.read(said.scripts), tuple(" ".join(named).lower().split()))


def addresses(own: OwnHead) -> list[str]:
    """The addresses that a page gives itself, as they are written."""
    return [own.said.canonical, *(value for value, _ in own.said.all(_ADDRESSES))]


def summary(own: OwnHead) -> PageHead:
    """What the labeller is told of it."""
    said = own.said
    kinds = [f"og:{value.lower()}" for value, _ in said.all(["og:type"])[:2]]
    makers = [_NAME.match(value.lower()) for value, _ in said.all(["generator"])[:_MOST_MAKERS]]
    kinds += [f"by:{maker[0]}" for maker in makers if maker]
    kinds += [f"class:{name}" for name in own.classes[:_MOST_KINDS]]
    kinds += [f"ld:{kind}" for kind in sorted(json_ld.types(own.objects))[:_MOST_KINDS]]
    told = {kind for kind in kinds if len(kind) < _MOST_CHARS}
    if any(name.startswith("article:published") for name in said.metas):
        told.add("og:published")
    if any(name.startswith("product:") for name in said.metas):
        told.add("og:product")
    address = said.first(*_ADDRESSES)
    description = said.first(*_DESCRIPTIONS)
    return PageHead(
        title=said.title,
        kinds=frozenset(told),
        address=(said.canonical or (address[0] if address else ""))[:_MOST_ADDRESS],
        description=description[0] if description else "",
        texts=json_ld.texts(own.objects),
    )
