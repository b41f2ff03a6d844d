"""Acts of one document put together into incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from evals.muc.acts import FIRST, Act
from evals.muc.names import Names
from evals.muc.nouns import Text

#: Sentences between acts on different persons that may be one incident.
NEXT = 0
#: How much more an act counts for the type of its incident if it says whom or what it struck.
AIMED = 3


@dataclass(slots=True)
class Incident:
    """Acts that tell one incident; `type` is settled by those that say most."""

    acts: list[Act] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type that the acts point to, those that name a target foremost; ATTACK where none does."""
        votes: Counter[str] = Counter()
        for act in self.acts:
            if act.type:
                votes[act.type] += AIMED if act.victims or act.things else 1
        ranked = ("KIDNAPPING", "BOMBING", "ARSON", "ROBBERY", "ATTACK")
        return max(ranked, key=lambda kind: (votes[kind], -ranked.index(kind))) if votes else "ATTACK"

    @property
    def stage(self) -> str:
        """The furthest that an act got which names a target; of acts without one the furthest."""
        stages = {act.stage for act in self.acts if act.victims or act.things} or {act.stage for act in self.acts}
        return next(stage for stage in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED") if stage in stages)

    @property
    def typed(self) -> bool:
        """True if an act points to a type."""
        return any(act.type for act in self.acts)


def incidents_of(text: Text, acts: Sequence[Act], names: Names) -> list[Incident]:
    """Incidents in the order of their first act."""
    out: list[Incident] = []
    for act in acts:
        home = next((one for one in reversed(out) if _fits(one, act, names)), None)
        if home is None:
            out += [] if act.joins else [Incident([act])]
        else:
            home.acts.append(act)
    return out


def _fits(one: Incident, act: Act, names: Names) -> bool:
    if (act.stage == "THREATENED") != (one.stage == "THREATENED"):
        return False
    if act.claim.event.type == "release":
        return one.type == "KIDNAPPING" and bool(_who(one.acts, names) & _who([act], names))
    if act.type and one.typed and not _kindred(one, act, names):
        return False
    if one.type == "KIDNAPPING" and act.type is None and act.victims and not _who(one.acts, names) & _who([act], names):
        return False
    if _others(one, act, names):
        return False
    return not _days_apart(one, act) and not _places_apart(one, act)


def _kindred(one: Incident, act: Act, names: Names) -> bool:
    """True if both may be of one type: a blast and a killing are where they share a victim, or one of them names no target."""
    kinds = {one.type, str(act.type)}
    if len(kinds) == 1:
        return True
    if kinds != {"ATTACK", "BOMBING"}:
        return False
    aimed = any(other.victims or other.things for other in one.acts)
    return not aimed or not (act.victims or act.things) or bool(_who(one.acts, names) & _who([act], names))


def _who(acts: Sequence[Act], names: Names) -> set[str]:
    """The victims by name, else by noun."""
    out = set()
    for victim in (victim for act in acts for victim in act.victims):
        phrase = victim.phrase
        named = names.get(phrase.text(phrase.name)) if phrase.name else names.by_role(phrase.text())
        out.add(named.name if named else phrase.lemma)
    return out


def _others(one: Incident, act: Act, names: Names) -> bool:
    """True for an act on other persons by name, told elsewhere in the text."""
    mine, theirs = _named([act], names), _named(one.acts, names)
    away = min(abs(act.sentence - other.sentence) for other in one.acts)
    return bool(mine and theirs and not mine & theirs and away > NEXT)


def _named(acts: Sequence[Act], names: Names) -> set[str]:
    return {name for name in _who(acts, names) if name.isupper()}


def _days_apart(one: Incident, act: Act) -> bool:
    mine = day_of(act)
    days = {day for other in one.acts if (day := day_of(other))}
    return bool(mine and days and mine not in days)


def day_of(act: Act) -> date | None:
    """The day that the act's own words give."""
    time = act.claim.event.time
    if (
        time is None
        or not time.earliest
        or time.earliest < FIRST
        or time.imputed
        or time.precision not in ("day", "hour", "minute", "part-of-day")
    ):
        return None
    return date.fromisoformat(time.earliest[:10])


def _places_apart(one: Incident, act: Act) -> bool:
    mine = cities_of(act)
    theirs = {city for other in one.acts for city in cities_of(other)}
    return bool(mine and theirs and not mine & theirs)


def cities_of(act: Act) -> set[str]:
    """The towns that the act's words name."""
    return {
        place.name
        for place in act.claim.event.place
        if place.name and place.precision in ("city", "town", "village", "near")
    }
