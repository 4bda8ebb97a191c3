"""The lists of words beside this file, by language and as data, each read once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """What `name.toml` holds; not to be changed by who reads it."""
    return tomllib.loads(files("clipper.words").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, *tables: str) -> tuple[str, ...]:
    """The words of some tables of `name.toml`, all languages in one."""
    data = read(name)
    return tuple(word for table in tables for listed in data[table].values() for word in listed)
