"""The weapons of the codebook: `codebook/weapons.yaml`, checked as it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from counterclaim.errors import ResourceError

#: The codebook's ids, in its order.
WEAPONS = (
    "artillery",
    "mortar",
    "rocket",
    "missile",
    "tank",
    "small_arms",
    "sniper",
    "machine_gun",
    "aircraft",
    "helicopter",
    "drone",
    "bomb",
    "ied",
    "grenade",
    "mine",
    "chemical",
    "cluster_munition",
    "phosphorus",
    "knife",
    "vehicle",
    "ship",
    "air_defence",
    "other",
)
_REQUIRED = frozenset({"words", "examples", "near_misses"})
_ALLOWED = _REQUIRED | {"not", "only_with", "names"}


@dataclass(frozen=True, slots=True)
class WeaponType:
    """One kind of weapon: its phrases as tuples of words, what near it makes it something else, and its tests.

    `names` are the phrases that name a system ("Grad"): they count only with a capital or a figure. `only_with`: verbs
    without which the word is no weapon ("threw stones"); empty where it always is one.
    """

    id: str
    phrases: tuple[tuple[str, ...], ...]
    names: frozenset[tuple[str, ...]]
    spoilers: tuple[tuple[str, ...], ...]
    only_with: frozenset[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def weapon_types() -> Mapping[str, WeaponType]:
    """All weapons by id, in the codebook's order.

    Raises `ResourceError` where the table is missing or damaged: an id that the codebook does not have or that has no
    row, an unknown field, a weapon without words, examples or near misses, a phrase with two ids.
    """
    try:
        rows = yaml.safe_load(resources.files("counterclaim.codebook").joinpath("weapons.yaml").read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"codebook/weapons.yaml cannot be read ({error}): reinstall counterclaim") from error
    return checked(rows)


def checked(rows: Any) -> Mapping[str, WeaponType]:
    """The rows of the table as weapons; raises `ResourceError` as `weapon_types` does."""
    if not isinstance(rows, dict) or set(rows) != set(WEAPONS):
        raise ResourceError("codebook/weapons.yaml does not hold the codebook's weapons: reinstall counterclaim")
    out = {key: _type(key, rows[key]) for key in WEAPONS}
    seen: dict[tuple[str, ...], str] = {}
    for kind in out.values():
        for phrase in kind.phrases:
            if seen.setdefault(phrase, kind.id) != kind.id:
                raise ResourceError(f"codebook/weapons.yaml gives {' '.join(phrase)!r} to {seen[phrase]} and {kind.id}")
    return out


@cache
def weapon_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → (words, weapon id), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in weapon_types().values():
        for phrase in kind.phrases:
            out.setdefault(phrase[0], []).append((phrase, kind.id))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in out.items()}


def _type(key: str, row: Any) -> WeaponType:
    if not isinstance(row, dict) or not _REQUIRED <= set(row) <= _ALLOWED:
        raise ResourceError(f"codebook/weapons.yaml: {key} wants {', '.join(sorted(_REQUIRED))}")
    if not all(isinstance(value, list) and all(isinstance(text, str) for text in value) for value in row.values()):
        raise ResourceError(f"codebook/weapons.yaml: the fields of {key} are lists of words")
    if not all(row[name] for name in _REQUIRED):
        raise ResourceError(f"codebook/weapons.yaml: {key} has an empty field")
    names = frozenset(phrase for text in row.get("names", ()) for phrase in _spelt(text))
    plain = [phrase for text in row["words"] for phrase in _spelt(text)]
    return WeaponType(
        key,
        tuple(dict.fromkeys([*plain, *sorted(names)])),
        names,
        tuple(tuple(text.split()) for text in row.get("not", ())),
        frozenset(row.get("only_with", ())),
        tuple(row["examples"]),
        tuple(row["near_misses"]),
    )


def _spelt(text: str) -> Iterator[tuple[str, ...]]:
    """A phrase as the tokenizer may split it: hyphens as words of their own, inside a word, or left out."""
    folded = text.casefold()
    yield tuple(folded.split())
    if "-" in folded:
        yield tuple(folded.replace("-", " - ").split())
        yield tuple(folded.replace("-", " ").split())
        yield tuple(folded.replace("-", "").split())
