"""The weapons of the codebook: `codebook/weapons.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError


@dataclass(frozen=True, slots=True)
class WeaponType:
    """One kind of weapon: its phrases as tuples of lemmas, what near it makes it something else, and its tests.

    `only_with`: verbs without which the word is no weapon ("threw stones"); empty where it always is one.
    """

    id: str
    phrases: tuple[tuple[str, ...], ...]
    spoilers: tuple[tuple[str, ...], ...]
    only_with: frozenset[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def weapon_types() -> Mapping[str, WeaponType]:
    """All weapons by id. Raises `ResourceError` where the table is missing or damaged."""
    try:
        text = resources.files("counterclaim.codebook").joinpath("weapons.yaml").read_text("utf-8")
        return {key: _type(key, row) for key, row in yaml.safe_load(text).items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(f"codebook/weapons.yaml is missing or damaged ({error}): reinstall counterclaim") from error


@cache
def weapon_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First lemma → (lemmas, weapon id), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in weapon_types().values():
        for phrase in kind.phrases:
            out.setdefault(phrase[0], []).append((phrase, kind.id))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in out.items()}


def _type(key: str, row: Mapping[str, list[str]]) -> WeaponType:
    def phrases(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(text.split()) for text in row.get(name, ()))

    return WeaponType(
        key,
        phrases("words"),
        phrases("not"),
        frozenset(row.get("only_with", ())),
        tuple(row["examples"]),
        tuple(row["near_misses"]),
    )
