"""Articles with places for two sides' names, filled both ways round: `evals/tables/two_sided*.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).with_name("tables")
_SLOT = re.compile(r"\{([ab])\.(name|demonym|people|capital|town|town2|an|An)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and, for each stretch of it, where it starts, whether it is a name that the other text has another of, and whether that
    is a town's."""

    text: str
    starts: tuple[int, ...]
    named: tuple[bool, ...]
    towns: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One article for two sides: `left` with the first as A, `right` with the two exchanged."""

    id: str
    sides: tuple[str, str]
    published: str
    left: Text
    right: Text


def pairs(name: str) -> Iterator[Pair]:
    """The articles of a table with each pair of sides that has all the names they ask for."""
    table = yaml.safe_load((TABLES / name).read_text("utf-8"))
    for article in table["articles"]:
        whole = f"{article['headline']}\n\n{article['text'].strip()}\n"
        asked = {slot for _, slot in _SLOT.findall(whole)}
        for one, two in table["pairs"]:
            names = {side: _names(table["sides"][side]) for side in (one, two)}
            if all(asked <= set(row) for row in names.values()):
                yield Pair(
                    f"{article['id']}-{one}-{two}",
                    (one, two),
                    str(article["published"]),
                    _filled(whole, {"a": names[one], "b": names[two]}),
                    _filled(whole, {"a": names[two], "b": names[one]}),
                )


def _names(row: Mapping[str, Any]) -> dict[str, str]:
    out = {key: str(row[key]) for key in ("name", "demonym", "people", "capital") if key in row}
    if "towns" in row:
        out["town"], out["town2"] = row["towns"]
    if "article" in row:
        out["an"], out["An"] = row["article"], row["article"].capitalize()
    return out


def _filled(whole: str, sides: Mapping[str, Mapping[str, str]]) -> Text:
    parts: list[tuple[str, bool, bool]] = []
    at = 0
    for slot in _SLOT.finditer(whole):
        parts.append((whole[at : slot.start()], False, False))
        side = sides[slot[1]]
        parts.append((side[slot[2]], True, slot[2] in ("town", "town2", "capital")))
        if slot[2] in ("an", "An"):
            parts += [(" ", False, False), (side["demonym"], True, False)]
        at = slot.end()
    parts.append((whole[at:], False, False))
    starts, end = [], 0
    for part, _, _ in parts:
        starts.append(end)
        end += len(part)
    words, named, towns = zip(*parts, strict=True)
    return Text("".join(words), (*starts, end), named, towns)
