"""Word lists of a language: `lang/<code>/<name>.yaml`, a mapping of list names to words."""

from __future__ import annotations

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
