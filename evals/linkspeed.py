"""How fast claims are linked: `python -m evals.linkspeed [--claims N] [--shuffles N] [--json]`.

Made-up claims of many wars over a year, told by papers that copy one another's days, places and tolls: sides, towns and days are drawn
as unevenly as news draws them (a few wars and towns have most of the claims). Wall time and processor time of linking them into
incidents and episodes, as `counterclaim link` does once all documents are read; the same in units of a fixed piece of work
(`evals.speed`) timed in the same run, which is what the floor holds; and the peak memory. Then the claims are shuffled and linked
again: `changed` counts the shuffles after which any incident has another id, other claims or another place.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from counterclaim.link.across import Linked, Trait, link_claims
from counterclaim.link.across.trait import THEMES
from evals.linked import ask
from evals.speed import yardstick

WARS, TOWNS, YEAR = 60, 40, 365
BEGIN = date(2021, 1, 1)
TYPES = ("shelling", "airstrike", "drone_strike", "clash", "casualties", "territory_taken", "ceasefire", "talks", "attack",
         "ceasefire_violation", "shooting", "condemnation")  # fmt: skip
#: Claims in one document; mean number of claims that tell one act.
PER_DOCUMENT, TOLD = 12, 6


def claims(size: int, seed: int = 1) -> list[Trait]:
    """So many claims: acts drawn at random, each told by several, some without its place or its day."""
    draw, out = random.Random(seed), list[Trait]()
    while len(out) < size:
        act = _act(draw)
        for _ in range(min(size - len(out), 1 + int(draw.expovariate(1 / TOLD)))):
            out.append(_told(draw, act, len(out)))
    return out


def _uneven(draw: random.Random, most: int) -> int:
    """A number below `most`, the smaller the likelier (as one over its rank)."""
    return min(int(most ** draw.random()) - 1, most - 1)


def _act(draw: random.Random) -> dict[str, Any]:
    war, kind = _uneven(draw, WARS), draw.choice(TYPES)
    one, other = draw.sample((f"side-{war}-a", f"side-{war}-b"), 2)
    town = _uneven(draw, TOWNS)
    day = BEGIN + timedelta(int(YEAR * draw.betavariate(2, 2)))
    return {
        "type": kind,
        "actors": (one,),
        "targets": (other,) if kind not in ("clash", "ceasefire", "talks") else (),
        "sides": tuple(sorted((one, other))),
        "whose": (other,) if kind == "casualties" else (),
        "day": day,
        "town": f"town-{war}-{town}",
        "point": (float(war % 60), 20.0 + 0.5 * town),
        "dead": draw.choice((None, None, int(draw.expovariate(0.1)) + 1)),
    }


def _told(draw: random.Random, act: Mapping[str, Any], number: int) -> Trait:
    dated, placed = draw.random() < 0.5, draw.random() < 0.4
    day, dead = act["day"], act["dead"]
    published = day + timedelta(draw.choice((0, 1, 1, 2)))
    return Trait(
        claim=f"c-{random.Random(number).getrandbits(64):016x}",
        doc=f"d-{number // PER_DOCUMENT:06}",
        frame=draw.choices(("new", "background", "general"), (12, 2, 1))[0],
        theme=THEMES.get(act["type"], act["type"]),
        type=act["type"],
        actors=act["actors"],
        targets=act["targets"],
        inferred=False,
        sides=act["sides"],
        whose=act["whose"],
        first=day if dated else published - timedelta(3),
        last=day if dated else published,
        timed="said" if dated else "imputed",
        places=(act["town"],) if placed else (),
        points=(act["point"],) if placed else (),
        tolls=(("killed", act["whose"][0] if act["whose"] else "", dead, dead),) if dead else (),
    )


def link(rows: Sequence[Trait]) -> Linked:
    """The claims linked as `counterclaim link` links them."""
    order = {row.claim: (row.doc, row.claim) for row in rows}
    return link_claims(rows, ask, order, {row.doc: row.doc for row in rows})


def measure(size: int, shuffles: int) -> dict[str, Any]:
    """The figures."""
    rows = claims(size)
    before = _peak()
    units = yardstick()
    wall, spent = time.perf_counter(), time.process_time()
    found = link(rows)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    units = (units + yardstick()) / 2
    figures = {
        "claims": len(rows),
        "incidents": len(found.incidents),
        "seconds_wall": round(wall, 1),
        "seconds_processor": round(spent, 1),
        "yardsticks": round(spent / units, 1),
        "peak_mib": round(_peak()),
        "peak_mib_before": round(before),
    }
    if shuffles:
        draw, changed = random.Random(7), 0
        for _ in range(shuffles):
            draw.shuffle(rows)
            changed += link(rows) != found
        figures |= {"shuffles": shuffles, "changed": changed}
    return figures


def _peak() -> float:
    """Peak memory of the process in MiB; Linux counts in KiB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000, help="how many claims (default: 100,000)")
    parser.add_argument("--shuffles", type=int, default=2, help="how often to shuffle and link again (default: 2)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    figures = measure(args.claims, args.shuffles)
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
