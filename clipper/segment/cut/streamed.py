"""Parts of a page that its server sent last, put where they belong.

React sends a page before all of it is known: `<!--$?--><template id="B:0"></template>Loading
<!--/$-->` stands for a part that comes later, as `<div hidden id="S:0">` at the end of the page
("B" with something to look at until then, "P" with nothing). A script puts it into its place, and
says so: `$RC("B:0","S:0")`, `$RS("S:1","P:1")`. Where the scripts were lost, equal numbers tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import Any

from lxml import etree

MARK = b'id="S:'
"""What a page holds that has such parts."""
_CALL = re.compile(rb'\$R[CRS]\("([BS]:[0-9a-f]{1,8})","([SP]:[0-9a-f]{1,8})"')
_PUT = "clipper-put"
"""Tag of a place that holds its part, and of the part that is empty then, until both dissolve."""
_MOST, _WITHIN, _NEAR = 1000, 8, 1000
"""Parts of a page, parts within parts, and what stands in for one, at most (pages have up to 60, 4
and 40); with more a page could hold us up."""
_BEGIN, _END = frozenset(("$", "$?", "$!", "$~", "&")), frozenset(("/$", "/&"))


def put(tree: Any, data: bytes) -> None:
    """Moves the parts of a tree to their places; its comments go."""
    parts, places, around = _found(tree)
    inside: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for part, place in _pairs(parts, places, data):
        inside[around[place]].append((part, place))
    # From the page inwards: a part that would be put into itself is not reached.
    now = inside[""]
    for _ in range(_WITHIN):
        for part, place in now:
            _move(parts[part], places[place])
        now = [pair for part, _ in now for pair in inside[part]]
    etree.strip_tags(tree, etree.Comment, _PUT)


def _found(tree: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, str]]:
    """The parts and the places of a page by their ids, and the part that each place stands in."""
    parts: dict[str, Any] = {}
    places: dict[str, Any] = {}
    around: dict[str, str] = {}
    within = [""]
    for event, element in etree.iterwalk(tree, events=("start", "end"), tag=("div", "template")):
        name = element.get("id", "")
        if element.tag == "template":
            if name[:2] in ("B:", "P:") and len(places) < _MOST and name not in places:
                places[name], around[name] = element, within[-1]
        elif name[:2] == "S:":
            if event == "end":
                if parts.get(name) is element:
                    within.pop()
            elif len(parts) < _MOST and name not in parts:
                parts[name] = element
                within.append(name)
    return parts, places, around


def _pairs(parts: dict[str, Any], places: dict[str, Any], data: bytes) -> list[tuple[str, str]]:
    """Each part that has a place, and that place; none twice."""
    said = {}
    for call in _CALL.finditer(data):
        part, place = sorted((call[1].decode(), call[2].decode()), key=lambda name: name[0] != "S")
        said[part] = place
    free = places.keys() - said.values()
    pairs: dict[str, str] = {}
    for part in parts:
        told = (said[part],) if part in said else (f"B{part[1:]}", f"P{part[1:]}")
        for place in told:
            if place in places and (part in said or place in free):
                pairs.setdefault(place, part)
                break
    return [(part, place) for place, part in pairs.items()]


def _move(part: Any, place: Any) -> None:
    _drop_stand_in(place)
    place.text = part.text
    place.extend(list(part))
    part.text = None
    part.tag = place.tag = _PUT


def _drop_stand_in(place: Any) -> None:
    """Drops what is shown until a part comes, if the comment that ends it still stands."""
    seen: list[Any] = []
    depth = 0
    for behind in islice(place.itersiblings(), _NEAR):
        if behind.tag is etree.Comment:
            if behind.text in _BEGIN:
                depth += 1
            elif behind.text in _END:
                depth -= 1
                if depth < 0:
                    break
        seen.append(behind)
    else:
        return
    place.tail = None
    parent = place.getparent()
    for element in seen:
        parent.remove(element)
