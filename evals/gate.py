"""The gate: every eval against its floors: `python -m evals.gate [--only NAME]… [--raise]`.

`evals/floors.json` holds, for each eval, figures and the least (`at_least`) or most (`at_most`) they may be. A figure
is named by its path in the eval's JSON, with dots; `best_known` beside it says what others reached. `--raise` writes
better figures into the file; floors never go down.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
#: A raised floor leaves this much room for noise where the eval says that its figures vary.
SLACK = "slack"


def figure(figures: Any, path: str) -> float:
    """The figure at a dotted path. Raises `KeyError` with the path where there is none."""
    if isinstance(figures, dict) and path in figures:
        return float(figures[path])
    for part in path.split("."):
        if not isinstance(figures, dict) or part not in figures:
            raise KeyError(path)
        figures = figures[part]
    return float(figures)


def check(name: str, floors: dict[str, dict[str, Any]], figures: dict[str, Any]) -> list[tuple[str, float, str, bool]]:
    """One row per floor: figure's name, value, the floor in words, whether it holds."""
    rows = []
    for path, floor in floors.items():
        value = figure(figures, path)
        low, high = floor.get("at_least"), floor.get("at_most")
        good = (low is None or value >= low) and (high is None or value <= high)
        rows.append((f"{name}.{path}", value, f">= {low}" if low is not None else f"<= {high}", good))
    return rows


def raised(floors: dict[str, dict[str, Any]], figures: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The floors moved up (or ceilings down) to the figures, less the slack that each allows.

    One without `slack` is a limit of the project's own and stays where it is.
    """
    out = {}
    for path, floor in floors.items():
        new = dict(floor)
        out[path] = new
        if SLACK not in floor:
            continue
        value, slack = figure(figures, path), floor[SLACK]
        if "at_least" in floor:
            new["at_least"] = max(floor["at_least"], round(value - slack, 2))
        if "at_most" in floor:
            new["at_most"] = min(floor["at_most"], round(value + slack, 2))
    return out


def run(name: str) -> dict[str, Any]:
    """The figures of one eval, run as a command of its own. Its failure is the gate's."""
    done = subprocess.run([sys.executable, "-m", f"evals.{name}", "--json"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"evals.{name} failed:\n{done.stderr.strip()[-2000:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Runs the evals, prints the table, exits 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help="this eval alone; may be repeated")
    parser.add_argument("--raise", dest="up", action="store_true", help="write better figures as the new floors")
    args = parser.parse_args()
    table: dict[str, dict[str, dict[str, Any]]] = json.loads(FLOORS.read_text("utf-8"))
    unknown = set(args.only or ()) - set(table)
    if unknown:
        raise SystemExit(f"no floors for {', '.join(sorted(unknown))}: evals/floors.json has {', '.join(table)}")
    broken = False
    for name in args.only or table:
        figures = run(name)
        for what, value, floor, good in check(name, table[name], figures):
            broken = broken or not good
            print(f"{'ok  ' if good else 'FAIL'} {what:44} {value:>10} {floor}", flush=True)
        if args.up:
            table[name] = raised(table[name], figures)
    if args.up:
        FLOORS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
