"""Words for numbers of things; light enough for every command to import."""

from __future__ import annotations


def many(number: int, one: str, several: str = "") -> str:
    """ "1 claim", "2,000 claims"; `several` where an -s will not do."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
