"""Do two coded reports tell one event? A sum of named parts, each with the two values that it compares.

The weights are logarithms of odds, rounded to quarters and set by hand on MAVERICK's reports of Kenya: how much commoner a finding is
in two reports of one event than in two of different events of the same days. Nothing is learned when the program runs. No
part asks who a side is, only whether both reports name the same.
"""

from __future__ import annotations

from datetime import date

from counterclaim.link.across.weigh import FORBIDDEN, Comparison, distance_km
from counterclaim.link.coded.report import REGION, TOWN, CodedReport
from counterclaim.records import Part

#: Reports with at least this sum tell one event.
THRESHOLD = 3.0
#: Days that may lie between two reports of one event.
MOST_DAYS = 2
#: Farther apart than this two reports tell two events.
MOST_KM = 150.0

_APART = {0: 0.0, 1: -2.0, 2: -4.0}


def compare(left: CodedReport, right: CodedReport, crowd: int = 1) -> Comparison:
    """The parts in a fixed order. Symmetric: swapping the two swaps the values and keeps the weights.

    `crowd` is the largest number of events that one source tells of this spot and these days, in the table at hand: where
    a source lists a dozen events in one quarter on one night, being there that night says little.
    """
    return Comparison(
        (
            _source(left, right),
            _time(left, right),
            _place(left, right),
            _crowd(crowd),
            _actors(left, right),
            _violence(left, right),
            _word("target", left.target, right.target, 0.5, -0.25),
            _word("context", left.context, right.context, 1.0, 0.5),
            _deaths(left, right),
            _injured(left, right),
            _harm(left, right),
        )
    )


def _source(left: CodedReport, right: CodedReport) -> Part:
    """A source tells one event once: its rows are different events."""
    same = bool(left.source) and left.source == right.source
    return Part("source", FORBIDDEN if same else 0.0, left.source, right.source)


def _time(left: CodedReport, right: CodedReport) -> Part:
    words = _days(left), _days(right)
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return Part("time", FORBIDDEN, *words)
    gap = days_between((left.first, left.last), (right.first, right.last))
    if gap:
        return Part("time", _APART.get(gap, FORBIDDEN), *words)
    same = (left.first == right.first) + (left.last == right.last)
    return Part("time", (0.25, 1.0, 2.0)[same], *words)


def days_between(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two stretches of time, 0 where they overlap."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def _days(report: CodedReport) -> str:
    if report.first is None or report.last is None:
        return "not stated"
    return report.first.isoformat() if report.first == report.last else f"{report.first} to {report.last}"


def _place(left: CodedReport, right: CodedReport) -> Part:
    words = _where(left), _where(right)
    if left.point is None or right.point is None:
        return Part("place", 0.0, *words)
    coarse = min(left.precision, right.precision)
    away = distance_km(left.point, right.point)
    if away < 0.01 or (left.location and left.location == right.location):
        return Part("place", 1.25 if coarse <= REGION else 3.0, *words)
    if away < 1:
        return Part("place", 0.5, *words)
    if left.city and left.city == right.city:
        return Part("place", 0.0 if coarse <= TOWN else -1.25 if away < 5 else -3.0, *words)
    return Part("place", _distant(away, coarse <= REGION), *words)


def _distant(away: float, region: bool) -> float:
    """Two places that are not one, so many kilometres apart; `region`: one of the points stands for a region."""
    if away > MOST_KM:
        return FORBIDDEN
    if away < 15 or (region and away < 50):
        return -0.25
    return -2.0 if region else -2.5 if away < 50 else -4.25


def _where(report: CodedReport) -> str:
    return ", ".join(dict.fromkeys(name for name in (report.location, report.city) if name)) or "not stated"


def _crowd(crowd: int) -> Part:
    weight = 0.0 if crowd < 2 else -1.0 if crowd < 4 else -3.0
    return Part("events of one source there and then", weight, str(crowd), str(crowd))


def _actors(left: CodedReport, right: CodedReport) -> Part:
    shared = len(set(left.actors) & set(right.actors))
    weight = 1.0 if shared > 1 else 0.0 if shared or not left.actors or not right.actors else -0.5
    return Part("actors", weight, _list(left.actors), _list(right.actors))


def _violence(left: CodedReport, right: CodedReport) -> Part:
    differ = bool(left.violence) and bool(right.violence) and not set(left.violence) & set(right.violence)
    return Part("violence", -1.25 if differ else 0.0, _list(left.violence), _list(right.violence))


def _list(words: tuple[str, ...]) -> str:
    return "; ".join(words) or "not stated"


def _word(name: str, left: str, right: str, same: float, differ: float) -> Part:
    weight = 0.0 if not left or not right else same if left == right else differ
    return Part(name, weight, left or "not stated", right or "not stated")


def _deaths(left: CodedReport, right: CodedReport) -> Part:
    """A figure that two reports share ties them, the more the rarer it is; dead and no dead speak against."""
    words = _figures(left.deaths), _figures(right.deaths)
    if left.deaths is None or right.deaths is None:
        return Part("deaths", 0.0, *words)
    (low, best, high), (low2, best2, high2) = left.deaths, right.deaths
    if best == best2:
        return Part("deaths", 0.0 if best == 0 else 1.5 if best == 1 else 2.75, *words)
    if best == 0 or best2 == 0:
        return Part("deaths", -0.25, *words)
    if low <= high2 and low2 <= high:
        return Part("deaths", 2.0, *words)
    return Part("deaths", 1.25 if max(best, best2) <= 2 * min(best, best2) else 0.0, *words)


def _injured(left: CodedReport, right: CodedReport) -> Part:
    same = left.injured is not None and right.injured is not None and left.injured[1] == right.injured[1] > 1
    return Part("injured", 1.0 if same else 0.0, _figures(left.injured), _figures(right.injured))


def _figures(toll: tuple[int, int, int] | None) -> str:
    if toll is None:
        return "not stated"
    low, best, high = toll
    return str(best) if low == high else f"{best} ({low}–{high})"


def _harm(left: CodedReport, right: CodedReport) -> Part:
    both, either = set(left.harm) & set(right.harm), set(left.harm) ^ set(right.harm)
    weight = 1.0 * ("damage" in both) - 1.25 * ("displacement" in either) - 0.25 * ("damage" in either)
    return Part("harm", weight, _list(left.harm), _list(right.harm))
