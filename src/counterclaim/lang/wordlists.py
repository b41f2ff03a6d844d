"""Word lists of a language: `lang/<code>/<name>.yaml`, a mapping of list names to words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError


@cache
def words(language: str, name: str) -> Mapping[str, frozenset[str]]:
    """The lists of one file, in lower case.

    Raises `ResourceError` where the file is missing or is no mapping of lists.
    """
    where = f"lang/{language}/{name}.yaml"
    try:
        text = resources.files("counterclaim.lang").joinpath(language, f"{name}.yaml").read_text("utf-8")
        data = yaml.safe_load(text)
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"{where} cannot be read ({error}): reinstall counterclaim") from error
    if not isinstance(data, dict) or not all(isinstance(value, list) for value in data.values()):
        raise ResourceError(f"{where} is damaged: reinstall counterclaim")
    return {key: frozenset(str(word).casefold() for word in value) for key, value in data.items()}


@cache
def numbers_of(name: str, table: str) -> Mapping[str, int]:
    """A list of `word=number` pairs. Raises `ResourceError` where the table is damaged."""
    out = {}
    for pair in words("en", table)[name]:
        word, _, value = pair.partition("=")
        if not value.isdigit():
            raise ResourceError(f"lang/en/{table}.yaml is damaged ({pair!r} in {name}): reinstall counterclaim")
        out[word] = int(value)
    return out


def rules(said: str) -> bool:
    """True for words that name a government's bodies ("the health ministry", "authorities"), be it an armed group's that rules."""
    beginnings = tuple(words("en", "sources")["rulers"])
    return any(word.startswith(beginnings) for word in re.findall(r"\w+", said.casefold()))
