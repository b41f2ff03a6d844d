"""Our disagreement statistics against the R package's own: `python -m evals.eventreport [--data FILE --recorded JSON] [--json]`.

`tables/eventreport_kenya.json` holds what the functions of `eventreport` 0.1 gave for MAVERICK Kenya; `tables/eventreport.R` is the
script that made it, and makes the same of any table of reports. Every figure must be equal to 1e-9, every text and every
event's row by digest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from counterclaim.statistics import (
    MODELS,
    Aggregated,
    Cell,
    Reports,
    Rules,
    aggregate_data,
    aggregation_diagnostics,
    dscore,
    event_level_disagreement,
    mean_dscore,
    mean_range,
    mean_sd,
    modal_confidence,
    parse_reports,
    share_disagreement,
)
from counterclaim.statistics.aggregate import for_table
from counterclaim.statistics.modes import INDETERMINATE
from evals.shared import shared

RECORDED = Path(__file__).with_name("tables") / "eventreport_kenya.json"
GROUP = "event_id"
#: Figures may differ by this much: the order in which a computer adds.
TOLERANCE = 1e-9
_TIES = Rules(tie_break="source_classification", second_tie_break="certain")


def ours(reports: Reports) -> dict[str, Any]:
    """Everything that the script records of a table, by our functions."""
    names, numbers = [name for name in reports.columns if name != GROUP], [n for n in reports.numeric if n != GROUP]
    shown = aggregation_diagnostics(reports, GROUP, names)
    texts = tuple(name for name in names if name not in numbers)
    models: dict[str, Rules] = {**MODELS, "most_named": replace(_TIES, find_mode_na_ignore=texts)}
    return {
        "reports": len(reports),
        "events": len(reports.events(GROUP)[0]),
        "mean_dscore": mean_dscore(reports, GROUP, names),
        "mean_dscore_normalized": mean_dscore(reports, GROUP, names, normalize=True),
        "mean_sd": mean_sd(reports, GROUP, numbers),
        "mean_range": mean_range(reports, GROUP, numbers),
        "share_disagreement": share_disagreement(reports, GROUP, names),
        "modal_confidence": modal_confidence(reports, GROUP, names),
        "diagnostics": {
            row.variable: [
                row.dscore, row.dscore_normalized, row.mean_sd, row.mean_range, row.share_disagreement,
                row.modal_confidence,
            ]
            for row in shown
        },
        "dscore": {name: _summed(list(rows.values())) for name, rows in dscore(reports, GROUP, names).items()},
        "event_level_disagreement": {
            name: _summed(list(rows.values())) for name, rows in event_level_disagreement(reports, GROUP, names).items()
        },
        "aggregates": {
            name: _columns(aggregate_data(reports, GROUP, for_table(rules, reports))) for name, rules in models.items()
        },
    }  # fmt: skip


def _columns(made: Aggregated) -> dict[str, Any]:
    return {name: _summed(cells) for name, cells in {**made.columns, "number_of_sources": made.reports}.items()}


def _summed(cells: Sequence[Cell]) -> dict[str, Any]:
    """A column of one value per event as the script sums it up."""
    known = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, str) for cell in known) or not known:
        lines = ["NA" if cell is None else str(cell) for cell in cells]
        return {"stated": len(known), "indeterminate": known.count(INDETERMINATE), "md5": _digest(lines)}
    numbers = [float(cell or 0) for cell in cells]
    return {
        "stated": len(known),
        "sum": sum(numbers),
        "weighted": sum(number * at for at, number in enumerate(numbers, 1)) / len(numbers),
        "md5": _digest(["NA" if cell is None else f"{cell:.6f}" for cell in cells]),
    }


def _digest(lines: Sequence[str]) -> str:
    return hashlib.md5(("\n".join(lines) + "\n").encode(), usedforsecurity=False).hexdigest()


def compare(mine: Any, theirs: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every figure in `theirs` by its path, with how far ours is from it; infinity where the two are not the same thing."""
    if path.startswith("diagnostics.") and isinstance(theirs, list):
        yield from ((f"{path}.{at}", _shown(a, b)) for at, (a, b) in enumerate(zip(mine, theirs, strict=True)))
    elif isinstance(theirs, Mapping):
        for name, value in theirs.items():
            below = f"{path}.{name}" if path else name
            if isinstance(mine, Mapping) and name in mine:
                yield from compare(mine[name], value, below)
            else:
                yield below, float("inf")
    elif isinstance(theirs, int | float) and isinstance(mine, int | float):
        yield path, abs(mine - theirs) / max(1.0, abs(theirs))
    else:
        yield path, 0.0 if mine == theirs else float("inf")


def _shown(mine: float | None, theirs: str) -> float:
    """The package shows its diagnostics with two decimals, "" where there is none: nought if ours is shown so too."""
    if mine is None or theirs == "":
        return 0.0 if mine is None and theirs == "" else float("inf")
    return 0.0 if abs(mine - float(theirs)) <= 0.005 + TOLERANCE else float("inf")


def score(table: Path, recorded: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures, and the paths where the two differ."""
    with table.open(encoding="utf-8", newline="") as lines:
        mine = ours(parse_reports(lines))
    rows = list(compare(mine, json.loads(recorded.read_text("utf-8"))))
    unequal = [path for path, away in rows if not away <= TOLERANCE]
    return {
        "reports": mine["reports"],
        "events": mine["events"],
        "figures": len(rows),
        "unequal": len(unequal),
        "largest_difference": max((away for _, away in rows if away != float("inf")), default=0.0),
    }, unequal


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="table of reports (default: MAVERICK Kenya in ../shared)")
    parser.add_argument("--recorded", type=Path, default=RECORDED, help="what the package says of it")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=20, help="list this many figures that differ")
    args = parser.parse_args()
    figures, unequal = score(args.data or shared("data", "tables", "maverick_kenya.csv"), args.recorded)
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:20} {value}")
    for path in unequal[: args.errors]:
        print(path)


if __name__ == "__main__":
    main()
