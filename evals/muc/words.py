"""The word lists of words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return data


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """Value of a set slot → the words that give it."""
    return {value: frozenset(str(word) for word in found) for value, found in _data()[name].items()}


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(str(word) for word in _data()[name])


@cache
def mapping(name: str) -> dict[str, str]:
    """Words that each stand for one other."""
    return {str(word): str(other) for word, other in _data()[name].items()}
