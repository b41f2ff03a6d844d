"""Distances and directions on the globe, taken as a ball of 6,371 km radius. Degrees, north and east positive."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

RADIUS_KM = 6371.0
Point = tuple[float, float]

#: Points of the compass in degrees clockwise from north.
COMPASS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance of two points."""
    lat, lat2 = radians(a[0]), radians(b[0])
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))


def shift(point: Point, bearing: float, km: float) -> Point:
    """The point `km` away in the direction of `bearing`, degrees clockwise from north."""
    lat, lon, way, arc = radians(point[0]), radians(point[1]), radians(bearing), km / RADIUS_KM
    lat2 = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(way))))
    lon2 = lon + atan2(sin(way) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(lat2))
    return round(degrees(lat2), 5), round((degrees(lon2) + 540) % 360 - 180, 5)


def middle(points: list[Point]) -> Point:
    """The middle of some points on the globe: of two, half way between them. Raises `ValueError` for none."""
    if not points:
        raise ValueError("no points have no middle")
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    z = sum(sin(radians(lat)) for lat, _ in points)
    return round(degrees(atan2(z, hypot(x, y))), 5), round(degrees(atan2(y, x)), 5)
