"""One incident under one policy: a choice for each group of people, with what it rests on and what it left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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


def settle(view: View, policy: Policy, kind: str = "killed", moved: Collection[Said] = ()) -> Settled:
    """Apply a policy to an incident's figures of one kind. `moved` are figures that a later incident's figure replaces."""
    groups: dict[tuple[str | None, str | None], list[Said]] = {}
    for one in said(view, kind):
        groups.setdefault((one.side, one.status), []).append(one)
    choices = [
        _choice(*key, groups[key], policy, moved)
        for key in sorted(groups, key=lambda key: (key[0] or "~", key[1] or "~"))
    ]
    return Settled(view.incident.id, policy.name, kind, tuple(choices))


def _choice(
    side: str | None, status: str | None, figures: Sequence[Said], policy: Policy, moved: Collection[Said]
) -> Choice:
    here = [one for one in figures if one not in moved]
    left = [
        (one.claim, "replaced by a later figure of the same voice in another incident")
        for one in figures
        if one in moved
    ]
    voices, out = voices_of(here, policy.vague)
    left += [(one.claim, why) for one, why in out]
    if policy.rule is None:
        held = tuple(sorted({one.claim for one in here}))
        return Choice(side, status, None, held, tuple(sorted(left)), "nothing is chosen")
    ruling = policy.rule(voices) if voices else None
    if ruling is None:
        left += [(voice.last.claim, "not of the kind that this policy counts") for voice in voices]
        return Choice(side, status, None, (), tuple(sorted(set(left))), "no figure that this policy counts")
    used = {one.claim for one in ruling.used}
    left += [(voice.last.claim, "another voice's figure") for voice in voices if voice.last.claim not in used]
    running = all(one.count.cumulative for one in ruling.used)
    return Choice(side, status, ruling.numbers, tuple(sorted(used)), tuple(sorted(set(left))), ruling.reason, running)
