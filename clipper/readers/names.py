"""The lists of `names.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(files("clipper.readers").joinpath("names.toml").read_text("utf-8"))

OTHER_TEXT = frozenset(_LISTS["other_text"])
PAGE = frozenset(_LISTS["page"])
PARTS = tuple(_LISTS["parts"])

SCRAPED_URL = tuple(_LISTS["scraped"]["url"])
SCRAPED_HTML = tuple(_LISTS["scraped"]["html"])
SCRAPED_TEXT = tuple(_LISTS["scraped"]["text"])
SCRAPED_DATE = tuple(_LISTS["scraped"]["date"])

JSON_KEY = re.compile(rb'("[A-Za-z_]{1,20}")\s*:')
