"""Our event types in other vocabularies: `codebook/mappings.yaml`, checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from counterclaim.codebook.events import event_types
from counterclaim.errors import ResourceError

Acled = tuple[str, str]

#: ACLED-style event types and their sub-types in the order of the hierarchy: where events are merged into one row, the earlier wins.
ACLED_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
        "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Plover:
    """An event of PLOVER: its type, its mode (None: none or not said), and its contexts."""

    event: str
    mode: str | None
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """One of our event types elsewhere; None where the scheme has no place for it."""

    acled: Acled | None
    acled_mutual: Acled | None
    acled_civilians: Acled | None
    plover: Plover | None
    cameo: str | None


@cache
def mappings() -> Mapping[str, Mapped]:
    """All event types by id. Raises `ResourceError` where the table is missing, damaged or does not hold every type."""
    try:
        rows = yaml.safe_load(resources.files("counterclaim.codebook").joinpath("mappings.yaml").read_text("utf-8"))
        out = {event: _mapped(row) for event, row in rows.items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(
            f"codebook/mappings.yaml is missing or damaged ({error}): reinstall counterclaim"
        ) from error
    if set(out) != set(event_types()):
        raise ResourceError("codebook/mappings.yaml does not hold the codebook's event types: reinstall counterclaim")
    return MappingProxyType(out)


def _mapped(row: Mapping[str, Any]) -> Mapped:
    plover = row["plover"]
    one_sided = _acled(row["acled"])
    return Mapped(
        one_sided,
        _acled(row.get("acled_mutual")) or one_sided,
        _acled(row.get("acled_civilians")) or one_sided,
        Plover(plover["event"], plover.get("mode"), tuple(plover.get("context", ()))) if plover else None,
        row["cameo"],
    )


def _acled(pair: Any) -> Acled | None:
    if pair is None:
        return None
    kind, sub = pair
    if sub not in ACLED_TYPES[kind]:
        raise ValueError(f"{kind} has no sub-type {sub!r}")
    return kind, sub
