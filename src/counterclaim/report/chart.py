"""A small chart of figures over time, as SVG that needs neither script nor fonts: one line a claimant, bounds as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.report.safe import safe_html

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 200, 46, 16, 12, 26
#: Lines that can be told apart; the colours are those of the sides.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: when it was told (ISO 8601), its bounds (None: open), and its words."""

    when: str
    low: int | None
    high: int | None
    words: str


def chart(lines: Sequence[tuple[str, Sequence[Point]]]) -> str:
    """The chart with its legend; "" where fewer than two figures have both a date and a number."""
    drawn = [
        (name, [(moment, point) for point in points if (moment := _moment(point)) is not None])
        for name, points in lines
    ]
    drawn = [(name, points) for name, points in drawn if points][:COLOURS]
    every = [pair for _, points in drawn for pair in points]
    if len(every) < 2:
        return ""
    first, last = min(moment for moment, _ in every), max(moment for moment, _ in every)
    top = max(_top(point) for _, point in every)
    marks = "".join(_line(number, points, first, last, top) for number, (_, points) in enumerate(drawn))
    legend = "".join(f'<li class="side{number}">{safe_html(name)}</li>' for number, (name, _) in enumerate(drawn))
    label = f"Figures told from {first:%Y-%m-%d} to {last:%Y-%m-%d}, up to {top}"
    return (
        f'<figure class="chart"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{_axes(first, last, top)}{marks}</svg>'
        f'<figcaption><ul class="plain legend">{legend}</ul></figcaption></figure>\n'
    )


def _moment(point: Point) -> datetime | None:
    if point.low is None and point.high is None:
        return None
    try:
        moment = datetime.fromisoformat(point.when)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _top(point: Point) -> int:
    return max(bound for bound in (point.low, point.high, 1) if bound is not None)


def _x(moment: datetime, first: datetime, last: datetime) -> float:
    span = (last - first).total_seconds() or 1.0
    return round(LEFT + (moment - first).total_seconds() / span * (WIDTH - LEFT - RIGHT), 1)


def _y(value: int, top: int) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)


def _axes(first: datetime, last: datetime, top: int) -> str:
    base = HEIGHT - BOTTOM
    return (
        f'<path class="axis" d="M{LEFT} {TOP}V{base}H{WIDTH - RIGHT}"/>'
        f'<text x="{LEFT - 6}" y="{_y(top, top) + 4}" text-anchor="end">{top:,}</text>'
        f'<text x="{LEFT - 6}" y="{base + 4}" text-anchor="end">0</text>'
        f'<text x="{LEFT}" y="{HEIGHT - 8}">{first:%Y-%m-%d}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{last:%Y-%m-%d}</text>'
    )


def _line(number: int, points: Sequence[tuple[datetime, Point]], first: datetime, last: datetime, top: int) -> str:
    """A step line through the figures; an open bound is an arrow's worth of bar, both bounds a bar between them."""
    out: list[str] = []
    path: list[str] = []
    for moment, point in sorted(points, key=lambda pair: pair[0]):
        x = _x(moment, first, last)
        value = point.low if point.low is not None else point.high
        assert value is not None
        y = _y(value, top)
        path.append(f"{'M' if not path else 'H'}{x}{f' {y}' if not path else f'V{y}'}")
        if point.low is None or point.high is None:
            end = y - 10 if point.high is None else y + 10
            out.append(f'<path class="open" d="M{x} {y}V{round(end, 1)}"/>')
        elif point.low != point.high:
            out.append(f'<path class="bar" d="M{x} {_y(point.low, top)}V{_y(point.high, top)}"/>')
        out.append(
            f'<circle cx="{x}" cy="{y}" r="4"><title>{safe_html(point.words)}, {safe_html(point.when[:10])}</title></circle>'
        )
    return f'<g class="side{min(number, COLOURS - 1)}"><path class="line" d="{"".join(path)}"/>{"".join(out)}</g>'
