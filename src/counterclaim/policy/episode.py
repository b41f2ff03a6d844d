"""The incidents of one episode under one policy: what one voice corrects, and what a running total contains, counts once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.policy.columns import Estimate, side_totals
from counterclaim.policy.rules import Policy
from counterclaim.policy.said import Said, said
from counterclaim.policy.settle import Choice, Settled, settle
from counterclaim.records import Incident
from counterclaim.report.incident import View


def settle_episode(views: Sequence[View], policy: Policy, kind: str = "killed") -> dict[str, Settled]:
    """Incident id → the incident under the policy.

    Where a later figure of the same voice in another incident of the episode `updates` an earlier one, the earlier one is
    dropped, unless the two incidents are known to be of different places or days. A running total over several days, and
    dead of no stated side and place, are reduced by what other incidents of the episode tell until then: nothing is
    added up twice.
    """
    moved = _moved(views, kind)
    out = {view.incident.id: settle(view, policy, kind, moved) for view in views}
    _without_parts(out, [view.incident for view in views])
    return out


def _moved(views: Sequence[View], kind: str) -> frozenset[Said]:
    if len(views) < 2:
        return frozenset()
    figures = {view.incident.id: said(view, kind) for view in views}
    incident = {claim: view.incident for view in views for claim in view.incident.claims}
    pairs = {
        (relation.left, relation.right)
        for view in views
        for relation in view.relations
        if relation.verdict == "updates" and relation.field == kind
    }
    out: set[Said] = set()
    for left, right in sorted(pairs):
        if left in incident and right in incident and incident[left].id != incident[right].id:
            out |= _replaced(left, right, incident, figures)
    return frozenset(out)


def _replaced(
    left: str, right: str, incident: Mapping[str, Incident], figures: Mapping[str, Sequence[Said]]
) -> set[Said]:
    """The earlier figures, of the voice and on the people of the later claim, in the incident of the earlier claim."""
    out: set[Said] = set()
    for later in (one for one in figures[incident[right].id] if one.claim == right):
        if not later.count.cumulative and _different(incident[left], incident[right]):
            continue
        earlier = [one for one in figures[incident[left].id] if (one.voice, one.side) == (later.voice, later.side)]
        if any(one.claim == left for one in earlier):
            out |= {one for one in earlier if one.at < later.at}
    return out


def _different(left: Incident, right: Incident) -> bool:
    """True if the two are known to be of different places, or of days that do not meet."""
    if left.places and right.places and not set(left.places) & set(right.places):
        return True
    days = (left.first, left.last, right.first, right.last)
    return None not in days and (str(left.first) > str(right.last) or str(right.first) > str(left.last))


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
    """True for dead soldiers or people of no stated side and place ("some 100 soldiers on both sides")."""
    return choice.numbers is not None and choice.side is None and choice.status != "civilian" and not incident.places


def _remainder(choice: Choice, parts: Sequence[Estimate]) -> Choice:
    low, best, high = choice.numbers or (0, 0, 0)
    least, likely, most = (sum(getattr(part, name) for part in parts) for name in ("low", "best", "high"))
    if not most:
        return choice
    numbers = (max(0, low - most), max(0, best - likely), max(0, high - least))
    reason = f"{choice.reason}; a total that contains others, less {likely} told of in other incidents of the episode"
    return replace(choice, numbers=numbers, reason=reason)
