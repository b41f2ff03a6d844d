"""PLOVER's example codings: what happens, who to whom: `python -m evals.plover [--data FILE] [--json] [--errors N]`.

The 322 examples ("gold standard records", coded in 2016 after CAMEO's manual) bear PLOVER's first names of events; they are read as the
draft 2.0 that our export follows has them: DEMAND as REQUEST, DISAPPROVE and INVESTIGATE as ACCUSE, FIGHT as ASSAULT; modes likewise, and a
mode without a successor is not asked for.

Each text is coded by itself, and its main claim (`evals.single`) is taken as the export takes it: event and mode from the claim's type,
codes and sectors from the parties. `coverage` is the share with a claim that PLOVER has an event for; `event` and `mode` are right among
those that are coded (mode: of the right events with a mode in the key), `event_any` if any claim of the text has it. `source` and `target`:
of the codings that name one, `coverage` is the share for which we have a party, `country` and `sector` how often one of ours is one of theirs.
A text with a claim that we cannot place is wrong; "***" stands for no sector.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from counterclaim.export.plover import entity, mapped, said_of
from counterclaim.export.plover_schema import Entity
from evals.common import percent
from evals.shared import shared
from evals.single import Sentence, coded

EVENTS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MODES = {
    "assassinate": "targeted",
    "ban": "restrict",
    "confiscate": "seize",
    "demo-org": "demo",
    "demo-spon": "demo",
    "detain": "arrest",
    "host": "visit",
    "riot-spon": "riot",
    "strike-gen": "strike",
    "strike-hun": "hunger",
}
_OTHER_MODES = frozenset({"", "other", "political", "None"})
_CODES = {"JAP": "JPN", "ITL": "ITA"}


def rows(path: Path) -> list[dict[str, Any]]:
    """The codings, without the rows that document the file."""
    return [row for row in json.loads(path.read_text("utf-8")) if row["event"] != "DOCUMENT"]


def score(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures, and the codings that came out otherwise."""
    counts: Counter[str] = Counter()
    errors = []
    given = rows(path)
    texts = [(row["text"].strip("{} "), row["date"]) for row in given]
    for row, one in zip(given, coded(texts), strict=True):
        _event(counts, row, one)
        for role in ("source", "target"):
            _role(counts, role, row, one)
        ours = _event_of(one)
        if ours != EVENTS.get(row["event"], row["event"]):
            errors.append(f"{row['event']} not {ours}: {one.text}")
    return _figures(counts), errors


def _event_of(one: Sentence) -> str | None:
    row = mapped(one.main) if one.main else None
    return row.event if row else None


def _event(counts: Counter[str], row: dict[str, Any], one: Sentence) -> None:
    event, ours = EVENTS.get(row["event"], row["event"]), _event_of(one)
    counts["codings"] += 1
    counts["coded"] += ours is not None
    counts["event"] += ours == event
    counts["event_any"] += any(m is not None and m.event == event for m in map(mapped, one.claims))
    mode = MODES.get(str(row.get("mode") or ""), str(row.get("mode") or ""))
    if ours == event and mode not in _OTHER_MODES and one.main is not None:
        found = mapped(one.main)
        counts["modes"] += 1
        counts["mode"] += found is not None and found.mode == mode


def _role(counts: Counter[str], role: str, row: dict[str, Any], one: Sentence) -> None:
    """Count one role, where the coding names somebody."""
    people = row.get(role)
    codes = {_CODES.get(a["code"], a["code"]) for a in people if a.get("code")} if isinstance(people, list) else set()
    if not codes:
        return
    sectors = {a["sector"][:3] for a in people if str(a.get("sector") or "***") != "***"}
    ours = _entities(one, role)
    counts[f"{role} asked"] += 1
    counts[f"{role} found"] += bool(ours)
    counts[f"{role} country"] += bool(codes & {_country(e) for e in ours})
    if sectors:
        counts[f"{role} sectors"] += 1
        given = {sector for e in ours for sector in e.sector}
        counts[f"{role} sectors found"] += bool(given)
        counts[f"{role} sector"] += bool(given & sectors)


def _country(one: Entity) -> str:
    """The examples code all organisations of states as IGO."""
    return "IGO" if "IGO" in one.sector else one.code


def _entities(one: Sentence, role: str) -> list[Entity]:
    """Our sides: the actor's; of a charge the speaker's, the target's then being who is charged."""
    main = one.main
    if main is None:
        return []
    charge = main.attribution.speech.value == "accuses"
    if charge and role == "source":
        speaker = main.attribution.source
        words = [found.text for found in (speaker.stands_for or speaker.mention,) if found]
        return [entity(speaker.party.value, words)] if speaker.party else []
    ours = "actor" if role == "source" or charge else "target"
    people = main.event.actor if ours == "actor" else main.event.target
    sides = sorted({side for a in people for side in ((a.party.value,) if a.party else a.parties)})
    return [entity(side, said_of([main], ours, side)) for side in sides]


def _figures(counts: Counter[str]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "codings": counts["codings"],
        "coverage": percent(counts["coded"], counts["codings"]),
        "event": percent(counts["event"], counts["coded"]),
        "event_of_all": percent(counts["event"], counts["codings"]),
        "event_any": percent(counts["event_any"], counts["codings"]),
        "mode": percent(counts["mode"], counts["modes"]),
        "modes": counts["modes"],
    }
    for role in ("source", "target"):
        found = counts[f"{role} found"]
        out[role] = {
            "asked": counts[f"{role} asked"],
            "coverage": percent(found, counts[f"{role} asked"]),
            "country": percent(counts[f"{role} country"], found),
            "sector_coverage": percent(counts[f"{role} sectors found"], counts[f"{role} sectors"]),
            "sector": percent(counts[f"{role} sector"], counts[f"{role} sectors found"]),
        }
    return out


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="file of codings (default: ../shared/data/plover_gsr/PLOVER_GSR_CAMEO.txt)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many wrong events")
    args = parser.parse_args()
    figures, errors = score(args.data or shared("data", "plover_gsr", "PLOVER_GSR_CAMEO.txt"))
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in errors[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
