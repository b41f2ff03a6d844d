"""Hours that words name: "before dawn", "after midnight", "late", from `lang/en/hours.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Hours:
    """First and last hour of a day (over 24: of the next). `edge`: only "late" or "early", which need a day beside them."""

    first: int
    last: int
    edge: bool = False


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, Hours]]:
    try:
        data = yaml.safe_load(resources.files("counterclaim.lang").joinpath("en", "hours.yaml").read_text("utf-8"))
        rows = {
            str(phrase): Hours(first, last, name == "edge")
            for name, part in data.items()
            for phrase, (first, last) in part.items()
        }
    except (OSError, yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise ResourceError(f"lang/en/hours.yaml is damaged ({error}): reinstall counterclaim") from error
    ranked = sorted(rows, key=lambda phrase: (rows[phrase].edge, -len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in ranked) + r")\b"), rows


def hours_in(text: str) -> Hours | None:
    """The hours that a text names: of several phrases the longest, a part of day before "late" or "early"."""
    pattern, rows = _table()
    found = [match.group() for match in pattern.finditer(" ".join(text.casefold().split()))]
    if not found:
        return None
    return rows[min(found, key=lambda phrase: (rows[phrase].edge, -len(phrase), phrase))]
