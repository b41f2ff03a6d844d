"""Truces and what is said of them: who agreed, who brokered, who accuses whom of breaking them, when; and the hours of fire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from counterclaim.link.sides import parties, speaker
from counterclaim.records import Claim, TimeSpan
from counterclaim.views.gather import Heard

#: Fire in these hours, by the clock of the words, is fire by day: from six in the morning to six in the evening.
DAY_HOURS = range(6, 18)
#: Acts of force whose hours are counted.
FIRE = frozenset(
    {"shelling", "airstrike", "drone_strike", "shooting", "attack", "clash", "ceasefire_violation", "mine_laying"}
)
_PRECISE = frozenset({"minute", "hour", "part-of-day"})


@dataclass(frozen=True, slots=True)
class Violation:
    """One allegation that a truce was broken: by whom it is made, against whom (empty: nobody is named), when.

    `day`, `hour` and `words` are as told; `published` is when it was told, "" where that is not stated.
    """

    claim: str
    accuser: str
    accused: tuple[str, ...]
    day: str | None
    hour: int | None
    words: str
    published: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """One truce as its accounts tell it. `start` is the earliest time that is said for it, in the words' own clock."""

    incident: str
    episode: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    start: str | None
    start_words: tuple[str, ...]
    claims: tuple[str, ...]
    violations: tuple[Violation, ...]

    def by_accuser(self) -> dict[tuple[str, tuple[str, ...]], int]:
        """How many allegations each voice makes against each side; denials are not counted."""
        return dict(sorted(Counter((v.accuser, v.accused) for v in self.violations if not v.denied).items()))

    def by_day(self) -> dict[tuple[str, int | None], int]:
        """How many allegations are made of each day and hour, as far as told; the day "" is not stated."""
        return dict(
            sorted(
                Counter((v.day or "", v.hour) for v in self.violations if not v.denied).items(),
                key=lambda row: (row[0][0], -1 if row[0][1] is None else row[0][1]),
            )
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """How many claims of fire lie by day, by night, and say no hour; and by hour where one is said."""

    day: int
    night: int
    unsaid: int
    hours: dict[int, int]


def ceasefires(heard: Sequence[Heard]) -> list[Ceasefire]:
    """The truces of the present, each with the allegations of its own episode that it was broken, oldest first.

    An allegation belongs to the last truce of its episode that had begun by then; to the first where no time is said.
    """
    truces: dict[str, list[Heard]] = {}
    for one in heard:
        if one.incident.theme == "truce" and one.claim.modality.value != "negated":
            truces.setdefault(one.incident.id, []).append(one)
    made = sorted((_ceasefire(rows) for rows in truces.values()), key=lambda one: (one.start or "9999", one.incident))
    broken = [one for one in heard if one.claim.event.type == "ceasefire_violation"]
    return [_with_violations(truce, made, broken) for truce in made]


def _ceasefire(rows: Sequence[Heard]) -> Ceasefire:
    between = tuple(sorted({side for one in rows for side in one.incident.sides}))
    actors = {side for one in rows for side in parties(one.claim.event.actor)}
    times = [time for one in rows if (time := _settled(one.claim.event.time)) is not None]
    said = {" ".join(time.mention.text.split()) for time in times if time.mention}
    return Ceasefire(
        rows[0].incident.id,
        rows[0].incident.episode,
        between,
        tuple(sorted(actors - set(between))),
        _start(times),
        tuple(sorted(said)),
        tuple(one.claim.id for one in rows),
        (),
    )


def _settled(time: TimeSpan | None) -> TimeSpan | None:
    """The time if the text states it and it could be read."""
    return time if time is not None and time.earliest is not None and time.imputed is None else None


def _start(times: Sequence[TimeSpan]) -> str | None:
    """The most precise time said; of several the one said most, then the earliest."""
    exact = [time for time in times if time.precision in _PRECISE] or list(times)
    counts = Counter(time.earliest for time in exact if time.earliest)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _with_violations(truce: Ceasefire, truces: Sequence[Ceasefire], broken: Sequence[Heard]) -> Ceasefire:
    mine = [one for one in broken if one.incident.episode == truce.episode and _truce_of(one, truces) == truce.incident]
    found = sorted(
        (_violation(one) for one in mine), key=lambda v: (v.day or "9999", -1 if v.hour is None else v.hour, v.claim)
    )
    return Ceasefire(
        truce.incident,
        truce.episode,
        truce.parties,
        truce.brokers,
        truce.start,
        truce.start_words,
        truce.claims,
        tuple(found),
    )


def _truce_of(one: Heard, truces: Sequence[Ceasefire]) -> str | None:
    near = [truce for truce in truces if truce.episode == one.incident.episode]
    time = _settled(one.claim.event.time)
    when = (time.earliest if time else None) or one.published
    begun = [truce for truce in near if truce.start and when and truce.start[:10] <= when[:10]]
    return (begun[-1] if begun else near[0]).incident if near else None


def _violation(one: Heard) -> Violation:
    claim = one.claim
    time = claim.event.time
    said = " ".join(time.mention.text.split()) if time and time.mention else ""
    day = time.earliest[:10] if time and time.earliest else None
    return Violation(
        claim.id,
        speaker(claim),
        tuple(sorted(parties(claim.event.actor))),
        day,
        hour_of(claim),
        said,
        one.published,
        claim.modality.value == "negated",
    )


def hour_of(claim: Claim) -> int | None:
    """The hour at which it happened by the words' own clock, 0 to 23; None where the words say none."""
    time = claim.event.time
    if time is None or not time.earliest or time.imputed or time.precision not in _PRECISE:
        return None
    try:
        return datetime.fromisoformat(time.earliest).hour
    except ValueError:
        return None


def profile(heard: Iterable[Heard]) -> Profile:
    """The hours of fire of the present. A part of the day counts by its first hour."""
    hours: Counter[int] = Counter()
    unsaid = 0
    for one in heard:
        if one.claim.event.type not in FIRE or one.claim.frame.value != "new" or one.claim.modality.value == "negated":
            continue
        hour = hour_of(one.claim)
        if hour is None:
            unsaid += 1
        else:
            hours[hour] += 1
    day = sum(number for hour, number in hours.items() if hour in DAY_HOURS)
    return Profile(day, hours.total() - day, unsaid, dict(sorted(hours.items())))
