"""The incidents of one episode under one policy: the same people, and what a running total contains, count once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.policy.columns import Estimate, side_totals
from counterclaim.policy.people import Placed, place
from counterclaim.policy.rules import Policy
from counterclaim.policy.settle import Choice, Settled, settle_figures
from counterclaim.records import Incident
from counterclaim.report.incident import View


def settle_episode(views: Sequence[View], policy: Policy, kind: str = "killed") -> dict[str, Settled]:
    """Incident id → the incident under the policy. See `people.place` for what counts where, and `settle_placed` for totals."""
    return settle_placed(place(views, kind), policy)


def settle_placed(placed: Placed, policy: Policy) -> dict[str, Settled]:
    """Incident id → the incident under the policy.

    A running total over several days, dead of no stated side and place, and soldiers of either of two sides ("some 100 soldiers
    died") are reduced by what other incidents of the episode tell until then: nothing is added up twice.
    """
    ids = [incident.id for incident in placed.incidents]
    out = {one: settle_figures(one, placed.here[one], policy, placed.kind, placed.away[one]) for one in ids}
    _without_parts(out, placed.incidents)
    return out


def _without_parts(out: dict[str, Settled], incidents: Sequence[Incident]) -> None:
    """Reduce each figure that contains others: running totals of a side first, then dead of no stated side; by last day."""
    done: set[str] = set()  # incidents whose dead of no stated side have been reduced
    general = {one.id for one in incidents if any(_general(choice, one) for choice in out[one.id].choices)}
    for of_side in (True, False):
        for incident in sorted(incidents, key=lambda one: (one.last or "9999", one.id)):
            choices = list(out[incident.id].choices)
            for number, choice in enumerate(choices):
                if _general(choice, incident) if not of_side else _running(choice):
                    others = [one for one in incidents if one.id != incident.id and _by(one, incident)]
                    choices[number] = _remainder(choice, list(_parts(out, others, choice.side, general - done)))
            out[incident.id] = replace(out[incident.id], choices=tuple(choices))
            if not of_side:
                done.add(incident.id)


def _by(other: Incident, incident: Incident) -> bool:
    return (other.first or "9999") <= (incident.last or "9999")


def _parts(
    out: Mapping[str, Settled], others: Sequence[Incident], side: str | None, unreduced: set[str]
) -> Iterator[Estimate]:
    for other in others:
        for whose, total in side_totals(out[other.id]).items():
            if side == whose or (side is None and (whose or other.id not in unreduced)):
                yield total


def _running(choice: Choice) -> bool:
    return choice.numbers is not None and choice.running and choice.side is not None


def _general(choice: Choice, incident: Incident) -> bool:
    """True for dead people of no stated side and place, and for soldiers of no stated side where two sides fought."""
    if choice.numbers is None or choice.side is not None or choice.status == "civilian":
        return False
    return not incident.places or (choice.status == "military" and len(incident.sides) > 1)


def _remainder(choice: Choice, parts: Sequence[Estimate]) -> Choice:
    low, best, high = choice.numbers or (0, 0, 0)
    least, likely, most = (sum(getattr(part, name) for part in parts) for name in ("low", "best", "high"))
    if not most:
        return choice
    numbers = (max(0, low - most), max(0, best - likely), max(0, high - least))
    reason = f"{choice.reason}; a total that contains others, less {likely} told of in other incidents of the episode"
    return replace(choice, numbers=numbers, reason=reason)
