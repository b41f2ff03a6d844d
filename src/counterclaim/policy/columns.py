"""From choices to the columns of a dataset: one figure for each side, civilians, and people of whom it is not known.

Nothing is counted twice: a side's dead without a status contain its soldiers and civilians, the dead without a side contain
those of the sides; soldiers and civilians are different people. What a total has beyond its known parts is `unknown`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.policy.settle import Choice, Settled


@dataclass(frozen=True, slots=True)
class Estimate:
    """Three numbers, low <= best <= high."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The figures of an incident in the layout of UCDP GED: `best` is the sum of the four; low <= best <= high."""

    deaths_a: int
    deaths_b: int
    civilians: int
    unknown: int
    low: int
    best: int
    high: int


def columns(settled: Settled, side_a: str | None, side_b: str | None) -> Columns | None:
    """The columns for two sides; None where the policy chose nothing in any group.

    Dead soldiers of neither side, and people whose status or side is not said, are `unknown`.
    """
    if not any(choice.numbers for choice in settled.choices):
        return None
    low, best, high = (_totals(settled.choices, at) for at in range(3))
    deaths_a, deaths_b = best.soldiers.get(side_a, 0) if side_a else 0, best.soldiers.get(side_b, 0) if side_b else 0
    unknown = best.total - deaths_a - deaths_b - best.civilians
    return Columns(deaths_a, deaths_b, best.civilians, unknown, low.total, best.total, high.total)


@dataclass(frozen=True, slots=True)
class _Totals:
    """One of low, best and high: soldiers by side, all by side, civilians, and the total."""

    soldiers: Mapping[str | None, int]
    by_side: Mapping[str, int]
    civilians: int
    total: int


def _totals(choices: Iterable[Choice], at: int) -> _Totals:
    stated = {(c.side, c.status): c.numbers[at] for c in choices if c.numbers is not None}
    sides = sorted({side for side, _ in stated if side is not None})
    soldiers: dict[str | None, int] = {side: stated.get((side, "military"), 0) for side in sides}
    civil = {side: stated.get((side, "civilian"), 0) for side in sides}
    by_side = {side: max(stated.get((side, None), 0), soldiers[side] + civil[side]) for side in sides}
    military = max(sum(soldiers.values()), stated.get((None, "military"), 0))
    civilians = max(sum(civil.values()), stated.get((None, "civilian"), 0))
    total = max(sum(by_side.values()), military + civilians, stated.get((None, None), 0))
    return _Totals(soldiers, by_side, civilians, total)


def side_totals(settled: Settled) -> dict[str, Estimate]:
    """Whose people, of whatever status → how many; the side "" stands for people whose side is not said.

    The best figures of the sides add up to the best total.
    """
    if not any(choice.numbers for choice in settled.choices):
        return {}
    low, best, high = (_totals(settled.choices, at) for at in range(3))
    out = {side: Estimate(low.by_side[side], best.by_side[side], high.by_side[side]) for side in best.by_side}
    rest = [row.total - sum(row.by_side.values()) for row in (low, best, high)]
    if any(rest):  # what a total has beyond its parts need not grow with it
        out[""] = Estimate(min(rest[:2]), rest[1], max(rest[1:]))
    return out
