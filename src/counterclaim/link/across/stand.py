"""What one claim states on one question, as a value that can be set beside another claim's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.link.across.clock import Clock, said_day
from counterclaim.link.across.ground import ground_words
from counterclaim.link.interval import Interval, verdict
from counterclaim.link.scope import STATED
from counterclaim.link.sides import is_outlet, of_both, parties, voice
from counterclaim.records import Claim, Count, TimeSpan

#: Kinds of count that are compared, each a field of its own.
TOLLS = ("killed", "wounded", "captured")
#: Acts whose time is compared: what happens once.
ONCE = frozenset(
    {"ceasefire", "ceasefire_violation", "shelling", "airstrike", "drone_strike", "bombing", "shooting", "mine_laying"}
)
#: Acts with a doer whom sources may name.
ACTS = frozenset({"shelling", "airstrike", "drone_strike", "shooting", "bombing", "mine_laying", "attack", "killing",
                  "use_of_chemical", "shootdown", "abduction", "torture", "ceasefire_violation"})  # fmt: skip
CONTROL = frozenset({"territory_taken", "territory_held"})
#: Precisions of a stated hour.
FINE = ("minute", "hour")
#: Words that judge an act rather than tell one: whether it was a provocation is a question of who began.
JUDGING = frozenset({"aggression", "provocation", "provocations"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what linking knows of its document.

    `published`: ISO 8601 or "" where not stated; `origin`: the story behind the document, shared by its copies.
    """

    claim: Claim
    doc_ref: str
    published: str
    origin: str
    incident: int

    @property
    def voice(self) -> str:
        """Whose voice it is; the article's own is that of the story it belongs to."""
        if is_outlet(self.claim):
            return f"outlet:{self.origin}"
        return "both sides" if of_both(self.claim) else voice(self.claim)


@dataclass(frozen=True, slots=True)
class Stand:
    """One answer to one question: `topic` says what is asked (whose dead, which act), `value` what is answered."""

    told: Told
    topic: tuple[object, ...]
    value: object
    words: str


def stands(told: Told, field: str) -> list[Stand]:
    """The answers of a claim in one field; none where it says nothing on it."""
    reader = {
        "initiator": _initiator,
        "responsibility": _doers,
        "occurrence": _occurrence,
        "time": _time,
        "control": _control,
    }
    return _tolls(told, field) if field in TOLLS else reader[field](told)


def _initiator(told: Told) -> list[Stand]:
    claim = told.claim
    sides = parties(claim.event.actor)
    if claim.started is None or len(sides) != 1 or claim.frame.value != "new" or is_outlet(claim):
        return []
    if claim.modality.value in ("planned", "conditional"):
        return []
    (side,) = sides
    return [Stand(told, (), (side, claim.started.value), claim.event.trigger.text)]


def _doers(told: Told) -> list[Stand]:
    claim = told.claim
    sides = parties(claim.event.actor)
    if claim.event.type not in ACTS or len(sides) != 1 or claim.modality.value not in STATED:
        return []
    if claim.frame.value != "new" or is_outlet(claim):
        return []
    return [Stand(told, (told.incident, claim.event.type), sides, claim.event.trigger.text)]


def _occurrence(told: Told) -> list[Stand]:
    claim = told.claim
    if is_outlet(claim) or claim.event.type in CONTROL or claim.started is not None:
        return []
    if claim.event.type == "provocation" or claim.event.trigger.text.casefold() in JUDGING:
        return []
    if claim.modality.value not in (*STATED, "negated") or not parties(claim.event.actor):
        return []
    return [Stand(told, (told.incident,), claim.modality.value != "negated", claim.event.trigger.text)]


def _control(told: Told) -> list[Stand]:
    claim = told.claim
    if claim.event.type not in CONTROL or is_outlet(claim) or claim.modality.value not in (*STATED, "negated"):
        return []
    ground = Ground(claim.modality.value != "negated", ground_words(claim), parties(claim.event.target))
    return [Stand(told, (told.incident,), ground, claim.event.trigger.text)]


@dataclass(frozen=True, slots=True)
class Ground:
    """Whether ground changed hands or is held, which ground in words, and whose it was."""

    so: bool
    words: frozenset[str]
    whose: frozenset[str]


def _time(told: Told) -> list[Stand]:
    claim, time = told.claim, told.claim.event.time
    if claim.event.type not in ONCE or claim.modality.value not in STATED or claim.frame.value != "new":
        return []
    if time is None or time.mention is None or time.imputed or not time.earliest:
        return []
    first = _moment(time.earliest)
    last = _moment(time.latest) if time.latest else _start(time, claim)
    if first is None or last is None:
        return []
    family = "truce" if claim.event.type.startswith("ceasefire") else "fire"
    value = Clock(first, last, said_day(time))
    return [Stand(told, (told.incident, family, claim.event.type), value, time.mention.text)]


def _start(time: TimeSpan, claim: Claim) -> datetime | None:
    """A truce "since 20:00" began then; how long it has held is another matter."""
    return _moment(time.earliest or "") if claim.event.type == "ceasefire" and time.precision in FINE else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _tolls(told: Told, kind: str) -> list[Stand]:
    """The whole figure for each side: what follows it in the same claim for the same side is a part of it."""
    claim = told.claim
    if claim.modality.value not in STATED and not any(count.high == 0 for count in claim.event.counts):
        return []
    whole: dict[str, Count] = {}
    for count in claim.event.counts:
        if count.kind == kind:
            whole.setdefault(_whose(claim, count), count)
    return [
        Stand(told, (claim.frame.value, side), _interval(count), count.mention.text)
        for side, count in sorted(whole.items())
        if count.low is not None or count.high is not None
    ]


def _whose(claim: Claim, count: Count) -> str:
    if count.party:
        return count.party.value
    sides = parties(claim.event.target)
    return next(iter(sides)) if len(sides) == 1 else ""


def _interval(count: Count) -> Interval:
    low, high = count.low, count.high
    return Interval(low, high) if low is None or high is None or low <= high else Interval(high, low)


def same_value(left: object, right: object) -> bool:
    """Whether two answers are one: figures that rest on one stated number, hours that are one, ground that is one."""
    if isinstance(left, Interval) and isinstance(right, Interval):
        return verdict(left, right) == "same"
    if isinstance(left, Clock) and isinstance(right, Clock):
        return left.same(right)
    if isinstance(left, Ground) and isinstance(right, Ground):
        return left.so == right.so and (bool(left.words & right.words) or left.words == right.words)
    return left == right
