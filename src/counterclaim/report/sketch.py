"""A sketch of where it is told to have happened: the outline of the land, lines of latitude and longitude, and the places named.

No borders and no fills: who holds or owns ground is what the accounts are about. The outline is Natural Earth's (1:110m, public domain),
made by `scripts/outline.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from math import cos, radians

from counterclaim.errors import ResourceError
from counterclaim.report.safe import safe_html

#: The least that a sketch shows, in degrees of latitude: with less no coast would tell where on earth it is.
LEAST = 8.0
WIDTH = 640
#: By how much a sketch is larger than the stretch of its places.
MARGIN = 1.4
#: A sketch is at least and at most so much wider than high.
SHAPES = (1.6, 2.0)
#: Names that find room; more places stay dots with a title. About how wide a letter and how high a line is.
NAMED, LETTER, LINE = 12, 7.0, 15.0
_GRAIN = 20
_STEPS = (1, 2, 5, 10, 20, 30)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the sketch: its name, where it is, how many claims name it, and by whose accounts."""

    name: str
    lat: float
    lon: float
    claims: int
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the earth shown: degrees at its edges, and how much narrower a degree of longitude is there."""

    west: float
    south: float
    east: float
    north: float
    squeeze: float

    @property
    def height(self) -> float:
        """Of the drawing, where its width is `WIDTH`."""
        return WIDTH * (self.north - self.south) / ((self.east - self.west) * self.squeeze)

    def at(self, lon: float, lat: float) -> Point:
        """Where a point lies on the drawing."""
        x = (lon - self.west) / (self.east - self.west) * WIDTH
        return round(x, 1), round((self.north - lat) / (self.north - self.south) * self.height, 1)


def sketch(spots: Sequence[Spot]) -> str:
    """The sketch as SVG with its caption; "" where no place is known."""
    if not spots:
        return ""
    window = _window(spots)
    names = ", ".join(dict.fromkeys(spot.name for spot in spots))
    marks = "".join(_marks(window, spots))
    return (
        f'<figure class="sketch"><svg viewBox="0 0 {WIDTH} {window.height:.0f}" role="img" aria-label="{safe_html(f"Sketch of {names}")}">'
        f'{_graticule(window)}<path class="coast" d="{"".join(_coast(window))}"/>{marks}</svg>'
        "<figcaption>Places as the accounts name them; coastlines only, since borders are part of what is argued over. A dot’s size "
        "grows with the claims that name it.</figcaption></figure>\n"
    )


def _window(spots: Sequence[Spot]) -> _Window:
    lats, lons = [spot.lat for spot in spots], [spot.lon for spot in spots]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = max(0.2, cos(radians(lat)))
    high = max(LEAST, MARGIN * (max(lats) - min(lats)))
    wide = max(SHAPES[0] * high, MARGIN * (max(lons) - min(lons)) * squeeze)
    high = max(high, wide / SHAPES[1])
    return _Window(lon - wide / squeeze / 2, lat - high / 2, lon + wide / squeeze / 2, lat + high / 2, squeeze)


@cache
def _land() -> tuple[tuple[Point, ...], ...]:
    """The stretches of coast. Raises `ResourceError` where the outline is missing or damaged."""
    try:
        text = resources.files("counterclaim.report").joinpath("land.txt").read_text("ascii")
        return tuple(tuple(_points(line)) for line in text.splitlines())
    except (OSError, ValueError) as error:
        raise ResourceError(f"report/land.txt is missing or damaged ({error}): reinstall counterclaim") from error


def _points(line: str) -> Iterator[Point]:
    x = y = 0
    for step in line.split():
        dx, dy = step.split(",")
        x, y = x + int(dx), y + int(dy)
        yield x / _GRAIN, y / _GRAIN


def _coast(window: _Window) -> Iterator[str]:
    """Path commands for the stretches that touch the window; what lies outside is cut by the drawing's own edge."""
    for line in _land():
        drawn = False
        for one, other in pairwise(line):
            if not _touches(window, one, other):
                drawn = False
                continue
            if not drawn:
                yield "M{} {}".format(*window.at(*one))
            yield "L{} {}".format(*window.at(*other))
            drawn = True


def _touches(window: _Window, one: Point, other: Point) -> bool:
    (x, y), (u, v) = one, other
    return (
        max(x, u) >= window.west
        and min(x, u) <= window.east
        and max(y, v) >= window.south
        and min(y, v) <= window.north
    )


def _graticule(window: _Window) -> str:
    """Thin lines every so many degrees, with the degrees at their ends."""
    step = next((one for one in _STEPS if (window.north - window.south) / one <= 5), _STEPS[-1])
    out = []
    for lon in _multiples(window.west, window.east, step):
        x, _ = window.at(lon, window.north)
        label = f"{abs(lon)}°{'' if lon in (0, 180) else 'E' if lon > 0 else 'W'}"
        out.append(
            f'<path class="grid" d="M{x} 0V{window.height:.0f}"/><text x="{x + 3}" y="{window.height - 4:.0f}">{label}</text>'
        )
    for lat in _multiples(window.south, window.north, step):
        _, y = window.at(window.west, lat)
        label = f"{abs(lat)}°{'' if lat == 0 else 'N' if lat > 0 else 'S'}"
        out.append(f'<path class="grid" d="M0 {y}H{WIDTH}"/><text x="3" y="{y - 3:.1f}">{label}</text>')
    return "".join(out)


def _multiples(low: float, high: float, step: int) -> Iterator[int]:
    first = int(-(-low // step)) * step
    yield from range(first, int(high) + 1, step)


def _marks(window: _Window, spots: Sequence[Spot]) -> Iterator[str]:
    """A dot for each place, and its name where it covers no other name or dot: to the right, else to the left."""
    dots = [(*window.at(spot.lon, spot.lat), min(9.0, 3.0 + spot.claims**0.5)) for spot in spots]
    taken = [(x - size, x + size, y) for x, y, size in dots]
    for spot, (x, y, size) in zip(spots, dots, strict=True):
        claims = f"{spot.claims} claim{'' if spot.claims == 1 else 's'}"
        title = safe_html(f"{spot.name}: named in {claims} ({', '.join(spot.accounts)})")
        yield f'<circle cx="{x}" cy="{y}" r="{size:.1f}"><title>{title}</title></circle>'
        long = LETTER * len(spot.name)
        for start, anchor in ((x + size + 3, ""), (x - size - 3 - long, ' text-anchor="end"')):
            free = all(start + long < left or right < start or abs(y - up) > LINE for left, right, up in taken)
            if free and start >= 0 and start + long <= WIDTH and len(taken) - len(dots) < NAMED:
                taken.append((start, start + long, y))
                at = start + long if anchor else start
                yield f'<text class="name" x="{at:.1f}" y="{y + 4:.1f}"{anchor}>{safe_html(spot.name)}</text>'
                break
