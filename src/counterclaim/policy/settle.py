"""One incident under one policy: a choice for each group of people, with what it rests on and what it left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.policy.rules import Policy
from counterclaim.policy.said import Said, said
from counterclaim.policy.voices import voices_of
from counterclaim.report.incident import View


@dataclass(frozen=True, slots=True)
class Choice:
    """What a policy makes of the figures for one group of people: those of `side` (None: side not said) with `status`.

    `numbers` are low, best and high; None where the policy chooses nothing. `used` are the claims that best rests on, `left`
    the others with the reason. `running` is True where best rests on running totals alone.
    """

    side: str | None
    status: str | None
    numbers: tuple[int, int, int] | None
    used: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    reason: str
    running: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """An incident under a policy: one choice for each group of people that some claim gives a figure for."""

    incident: str
    policy: str
    kind: str
    choices: tuple[Choice, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that state a figure, used or not."""
        found = {claim for choice in self.choices for claim in (*choice.used, *(claim for claim, _ in choice.left))}
        return tuple(sorted(found))


def settle(view: View, policy: Policy, kind: str = "killed") -> Settled:
    """Apply a policy to an incident's figures of one kind, whatever other incidents tell."""
    return settle_figures(view.incident.id, said(view, kind), policy, kind)


def settle_figures(
    incident: str, figures: Sequence[Said], policy: Policy, kind: str, away: Sequence[tuple[Said, str]] = ()
) -> Settled:
    """Apply a policy to figures. `away` are those of this incident that count in another, with where."""
    groups: dict[tuple[str | None, str | None], list[Said]] = {}
    for one in figures:
        groups.setdefault((one.side, one.status), []).append(one)
    gone: dict[tuple[str | None, str | None], list[tuple[Said, str]]] = {}
    for one, why in away:
        gone.setdefault((one.side, one.status), []).append((one, why))
    choices = [
        _choice(*key, groups.get(key, ()), policy, gone.get(key, ()))
        for key in sorted({*groups, *gone}, key=lambda key: (key[0] or "~", key[1] or "~"))
    ]
    return Settled(incident, policy.name, kind, tuple(_lower_wholes(choices) if policy.lower_whole else choices))


def _lower_wholes(choices: Sequence[Choice]) -> list[Choice]:
    """Where a side's dead are told as a whole lower than the sum of its parts, nothing is chosen for the parts: their status is open."""
    best = {(one.side, one.status): one.numbers[1] for one in choices if one.numbers is not None}
    out = []
    for one in choices:
        whole, parts = (
            best.get((one.side, None)),
            best.get((one.side, "military"), 0) + best.get((one.side, "civilian"), 0),
        )
        if one.status is not None and one.numbers is not None and whole is not None and whole < parts:
            left = {*one.left, *((claim, f"the whole is told lower: {whole}") for claim in one.used)}
            one = Choice(one.side, one.status, None, (), tuple(sorted(left)), f"the whole is told lower: {whole}")
        out.append(one)
    return out


def _choice(
    side: str | None, status: str | None, here: Sequence[Said], policy: Policy, gone: Sequence[tuple[Said, str]]
) -> Choice:
    left = [(one.claim, why) for one, why in gone]
    voices, out = voices_of(here, policy.vague)
    left += [(one.claim, why) for one, why in out]
    if policy.rule is None:
        held = tuple(sorted({one.claim for one in here}))
        return Choice(side, status, None, held, tuple(sorted(left)), "nothing is chosen")
    ruling = policy.rule(voices) if voices else None
    if ruling is None:
        left += [(claim, "not of the kind that this policy counts") for voice in voices for claim in voice.claims]
        return Choice(side, status, None, (), tuple(sorted(set(left))), "no figure that this policy counts")
    chosen = set(ruling.used)
    used = {claim for voice in voices if voice.last in chosen for claim in voice.claims}
    others = {claim for voice in voices if voice.last not in chosen for claim in voice.claims}
    left += [(claim, "another voice's figure") for claim in others - used]
    running = all(one.count.cumulative for one in ruling.used)
    return Choice(side, status, ruling.numbers, tuple(sorted(used)), tuple(sorted(set(left))), ruling.reason, running)
