"""What is asked of a side by itself: how the text names it, and what the rules gave it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from counterclaim.resolve.hits import row
from counterclaim.resolve.whose.mentions import number
from counterclaim.resolve.whose.said import ROLES, Side, Telling

_KINDS = ("state", "entity", "group", "organisation")

Column = Callable[[Telling, Side], float]


def _rank(t: Telling, s: Side) -> int:
    return sum(len(other.hits) > len(s.hits) for other in t.sides)


def _share(role: int, t: Telling, s: Side) -> float:
    """Of the mentions in a role that have a side, how many have this one."""
    return round(s.as_role[role] / max(1, sum(other.as_role[role] for other in t.sides)), 2)


SIDE: dict[str, Column] = {
    "kind of side": lambda t, s: number(s.kind, _KINDS),
    "times named": lambda t, s: min(20, len(s.hits)),
    "share of names": lambda t, s: round(len(s.hits) / max(1, sum(len(other.hits) for other in t.sides)), 2),
    "rank": _rank,
    "rank in its kind": lambda t, s: sum(o.kind == s.kind and len(o.hits) > len(s.hits) for o in t.sides),
    "sides of its kind": lambda t, s: sum(o.kind == s.kind for o in t.sides),
    "states named": lambda t, s: sum(o.kind == "state" for o in t.sides),
    "groups named": lambda t, s: sum(o.kind == "group" for o in t.sides),
    "the text's own state": lambda t, s: s.party == t.context.dominant,
    "state of the inner war": lambda t, s: s.party == t.context.inner,
    "an inner war": lambda t, s: t.context.inner is not None,
    "a rival": lambda t, s: s.party in t.context.rivals(),
    "two rivals": lambda t, s: bool(t.context.rivals()),
    "of an agency alone": lambda t, s: bool(s.hits) and all(hit.role == "media" for hit in s.hits),
    "acts in the text's state": lambda t, s: (t.context.inner or t.context.dominant or "") in row(s.party).states,
    **{f"share of the {role}s": partial(_share, k) for k, role in enumerate(ROLES)},
    "times a doer": lambda t, s: min(10, s.as_role[1]),
    "times struck": lambda t, s: min(10, s.as_role[2]),
    "times a source": lambda t, s: min(10, s.as_role[0]),
}
