"""The word lists of this stage: `lang/<code>/sides.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from counterclaim.codebook.party_words import fold
from counterclaim.errors import ResourceError


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """One list, folded, each word with its plural in -s.

    Raises `ResourceError` where the file or the list is missing.
    """
    folded = {fold(str(word)) for word in _lists(language)[name]}
    return frozenset(folded | {word + "s" for word in folded})


@cache
def classes(name: str, language: str = "en") -> Mapping[str, str]:
    """A list of `word=class` pairs as a mapping."""
    return dict(str(pair).split("=", 1) for pair in _lists(language)[name])


@cache
def _lists(language: str) -> Mapping[str, list[str]]:
    where = f"lang/{language}/sides.yaml"
    try:
        data = yaml.safe_load(resources.files("counterclaim.lang").joinpath(language, "sides.yaml").read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"{where} cannot be read ({error}): reinstall counterclaim") from error
    if not isinstance(data, dict) or not all(isinstance(value, list) for value in data.values()):
        raise ResourceError(f"{where} is damaged: reinstall counterclaim")
    return data
