"""The lists of `names.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(files("clipper.readers").joinpath("names.toml").read_text("utf-8"))

OTHER_TEXT = frozenset(_LISTS["other_text"])
PAGE = frozenset(_LISTS["page"])
PARTS = tuple(_LISTS["parts"])
