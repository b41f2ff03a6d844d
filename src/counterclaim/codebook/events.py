"""The event types of the codebook: `codebook/events.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from counterclaim.errors import ResourceError

FAMILIES = ("force", "harm", "control", "posture", "diplomacy", "aid", "other")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: its `family`, what it `covers`, whether both parties are actors and nobody a target (`mutual`).

    `examples` mark their trigger `[[so]]`; `near_misses` are sentences that must not give an event of this type. Both
    are run as tests.
    """

    id: str
    family: str
    covers: str
    mutual: bool
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def event_types() -> Mapping[str, EventType]:
    """All types by id, in the codebook's order. Raises `ResourceError` where the table is missing or damaged."""
    try:
        text = resources.files("counterclaim.codebook").joinpath("events.yaml").read_text("utf-8")
        return {row["id"]: _type(row) for row in yaml.safe_load(text)}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"codebook/events.yaml is missing or damaged ({error}): reinstall counterclaim") from error


def _type(row: Mapping[str, object]) -> EventType:
    family, examples, near = str(row["family"]), row.get("examples", ()), row.get("near_misses", ())
    if family not in FAMILIES:
        raise ValueError(f"{row['id']} has the unknown family {family!r}")
    if not isinstance(examples, list | tuple) or not isinstance(near, list | tuple):
        raise ValueError(f"{row['id']}: examples and near_misses are lists")
    return EventType(str(row["id"]), family, str(row["covers"]), bool(row.get("mutual")), tuple(examples), tuple(near))


def family_of(event: str) -> str:
    """The family of an event type. Raises `KeyError` for an id that the codebook does not have."""
    return event_types()[event].family
