"""Writes the land outline of the map sketches: `python -m scripts.outline land-110m.json`.

The input is `land-110m.json` of the npm package `world-atlas` 2.0.2 (ISC licence), made from Natural Earth's 1:110m land, which is in
the public domain: coastlines only, no borders. Points are rounded to a twentieth of a degree; the edges of the sheet (the date
line, the pole) are no coast and are left out. Each line of the output is one stretch of coast: its first point, then steps, in
twentieths of a degree.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src/counterclaim/report/land.txt"
#: Parts of a degree.
GRAIN = 20
Point = tuple[int, int]


def arcs(topology: dict[str, object]) -> Iterator[list[tuple[float, float]]]:
    """The stretches of coast as (longitude, latitude), after the TopoJSON specification: quantised, delta-encoded."""
    transform = topology["transform"]
    assert isinstance(transform, dict)
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    found = topology["arcs"]
    assert isinstance(found, list)
    for arc in found:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        yield line


def coasts(line: list[tuple[float, float]]) -> Iterator[list[Point]]:
    """A stretch rounded, without what repeats, cut where it runs along an edge of the sheet."""
    part: list[Point] = []
    for lon, lat in line:
        point = round(lon * GRAIN), round(lat * GRAIN)
        if part and _edge(part[-1], point):
            yield part
            part = []
        if not part or part[-1] != point:
            part.append(point)
    yield part


def _edge(one: Point, other: Point) -> bool:
    meridian = abs(one[0]) >= 180 * GRAIN - 1 and abs(other[0]) >= 180 * GRAIN - 1
    return meridian or min(one[1], other[1]) <= -89 * GRAIN


def main() -> None:
    """The command."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = []
    for line in arcs(topology):
        for part in coasts(line):
            if len(part) > 1:
                steps = [part[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(part))]
                lines.append(" ".join(f"{x},{y}" for x, y in steps) + "\n")
    OUT.write_text("".join(lines), "ascii")


if __name__ == "__main__":
    main()
