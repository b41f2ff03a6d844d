"""What a word written in small letters is, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from counterclaim.errors import ResourceError


@cache
def classes() -> Mapping[str, str]:
    """Words to `noun` ("ministry"), `adjective` ("medical") or `either` a noun or a verb ("attack"); other words are not in it.

    Raises `ResourceError` where the list is missing or damaged.
    """
    try:
        text = resources.files("counterclaim.lang").joinpath("en", "classes.tsv").read_text("utf-8")
        rows = (line[1:].split("\t") for line in text.splitlines() if line.startswith("="))
        return MappingProxyType({word: name for name, found in rows for word in found.split(" ")})
    except (OSError, ValueError) as error:
        raise ResourceError(f"lang/en/classes.tsv cannot be read ({error}): reinstall counterclaim") from error
