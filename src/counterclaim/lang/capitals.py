"""Whether a sentence is written in capitals, so that a capital tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from counterclaim.errors import ResourceError

#: A sentence with this share of its longer words in capitals, and at least so many, is one in capitals.
_SHARE, _LEAST = 0.8, 3


def in_capitals(words: Sequence[str]) -> bool:
    """True for a sentence in capitals.

    >>> in_capitals(["TROOPS", "SHELLED", "HARROW"]), in_capitals(["The", "UN", "said"])
    (True, False)
    """
    longer = [w for w in words if len(w) > 1 and w.isalpha()]
    return len(longer) >= _LEAST and sum(w.isupper() for w in longer) >= _SHARE * len(longer)


@cache
def ordinary() -> frozenset[str]:
    """Words that are written in small letters. Raises `ResourceError` where the list is missing."""
    try:
        text = resources.files("counterclaim.lang").joinpath("en", "ordinary.txt").read_text("utf-8")
    except OSError as error:
        raise ResourceError(f"lang/en/ordinary.txt cannot be read ({error}): reinstall counterclaim") from error
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
