"""How totals change with the policy: every policy side by side, for the same incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.codebook import party_name
from counterclaim.policy import POLICIES, Estimate, Settled, columns, side_totals


def sensitivity(found: Mapping[str, Mapping[str, Settled]], kind: str = "killed") -> dict[str, Any]:
    """`found`: policy → incident → what the policy makes of it. Totals, totals by side, and the incidents that differ.

    `spread` is the least and the greatest best total among the policies that choose.
    """
    totals = {name: _total(list(found[name].values())) for name in POLICIES}
    chosen = [row["best"] for name, row in totals.items() if POLICIES[name].rule is not None]
    return {
        "kind": kind,
        "policies": {
            name: {
                **totals[name],
                "by_side": _by_side(list(found[name].values())),
                "rule": POLICIES[name].summary,
                "source": POLICIES[name].source,
            }
            for name in POLICIES
        },
        "spread": [min(chosen, default=0), max(chosen, default=0)],
        "differing": _differing(found),
    }


def _total(settled: Sequence[Settled]) -> dict[str, Any]:
    rows = [row for one in settled if (row := columns(one, None, None)) is not None]
    if settled and settled[0].policy == "pending":
        waiting = sum(bool(one.choices) for one in settled)
        return {"low": None, "best": None, "high": None, "incidents": 0, "pending": waiting}
    return {
        "low": sum(row.low for row in rows),
        "best": sum(row.best for row in rows),
        "high": sum(row.high for row in rows),
        "incidents": sum(row.high > 0 for row in rows),
    }


def _by_side(settled: Sequence[Settled]) -> dict[str, Any]:
    sums: dict[str, Estimate] = {}
    for one in settled:
        for side, more in side_totals(one).items():
            so_far = sums.get(side, Estimate(0, 0, 0))
            sums[side] = Estimate(so_far.low + more.low, so_far.best + more.best, so_far.high + more.high)
    return {
        side or "not said": {
            "name": party_name(side) if side else "side not said",
            "low": sums[side].low,
            "best": sums[side].best,
            "high": sums[side].high,
        }
        for side in sorted(sums, key=lambda side: (not side, side))
    }


def _differing(found: Mapping[str, Mapping[str, Settled]]) -> list[dict[str, Any]]:
    """The incidents whose numbers are not the same under all policies that choose, the widest apart first."""
    rows = []
    for incident in sorted(next(iter(found.values()), {})):
        best = {}
        for name in POLICIES:
            row = columns(found[name][incident], None, None) if POLICIES[name].rule is not None else None
            if POLICIES[name].rule is not None:
                best[name] = [row.low, row.best, row.high] if row is not None else None
        if len({str(value) for value in best.values()}) > 1:
            numbers = [value[1] for value in best.values() if value is not None]
            rows.append((max(numbers, default=0) - min(numbers, default=0), incident, best))
    return [
        {"incident": incident, "low_best_high": best}
        for _, incident, best in sorted(rows, key=lambda row: (-row[0], row[1]))
    ]


def summary(report: Mapping[str, Any]) -> list[str]:
    """The totals as lines of a table, for a terminal or a text file."""
    lines = [f"{'policy':<16} {'low':>9} {'best':>9} {'high':>9}   (killed, all rows that the filters leave)"]
    for name, row in report["policies"].items():
        cells = [f"{row[key]:,}" if row[key] is not None else "–" for key in ("low", "best", "high")]
        lines.append(f"{name:<16} {cells[0]:>9} {cells[1]:>9} {cells[2]:>9}")
    return lines


def figures(found: Mapping[str, Settled]) -> list[dict[str, Any]]:
    """What the chosen policy makes of each group of people in each incident: low, best and high, with the claims and the rule."""
    return [
        {
            "incident": incident,
            "side": choice.side,
            "status": choice.status,
            "low_best_high": list(choice.numbers) if choice.numbers is not None else None,
            "rests_on": list(choice.used),
            "left_out": [{"claim": claim, "because": why} for claim, why in choice.left],
            "rule": choice.reason,
        }
        for incident in sorted(found)
        for choice in found[incident].choices
    ]
