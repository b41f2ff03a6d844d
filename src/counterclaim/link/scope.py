"""May two claims tell one happening? The gate before any field is compared: precision first."""

from __future__ import annotations

from datetime import date, datetime

from counterclaim.lang.wordlists import words as word_lists
from counterclaim.link.sides import parties, plain
from counterclaim.records import Claim, Place, TimeSpan

#: Acts of force by one side on another: a narrower word and a wider one may tell one act ("attack", "shelling").
ONE_SIDED = frozenset(
    {
        "shelling",
        "airstrike",
        "drone_strike",
        "shooting",
        "bombing",
        "mine_laying",
        "attack",
        "incursion",
        "provocation",
    }
    | {"use_of_chemical", "ceasefire_violation"}
)
#: Event types whose word is so wide that any one-sided act may be meant.
WIDE = frozenset({"attack", "provocation", "ceasefire_violation"})
#: Closer kinship: each type with those that often name the same act.
KIN = {
    "shelling": {"airstrike", "shooting", "bombing"},
    "airstrike": {"shelling", "drone_strike", "bombing"},
    "drone_strike": {"airstrike"},
    "shooting": {"shelling", "killing"},
    "killing": {"shooting", "attack", "casualties"},
    "attack": {"killing", "casualties"},
    "territory_taken": {"territory_held", "incursion"},
    "territory_held": {"territory_taken"},
    "incursion": {"territory_taken"},
    "casualties": {"killing", "airstrike", "shelling", "bombing", "drone_strike", "clash", "shooting", "attack"},
}
STATED = ("asserted", "hedged")


def kindred(left: str, right: str) -> bool:
    """True if two event types may name one act."""
    if left == right or right in KIN.get(left, ()) or left in KIN.get(right, ()):
        return True
    return (left in WIDE or right in WIDE) and left in ONE_SIDED and right in ONE_SIDED


def told(claim: Claim) -> bool:
    """True if the claim says that it happened, hedged or not: no plan, no condition, no denial."""
    return claim.modality.value in STATED


def same_frame(left: Claim, right: Claim) -> bool:
    """True if both speak of the present episode, both of the past, or both of a habit."""
    return left.frame.value == right.frame.value


def shared_target(left: Claim, right: Claim) -> bool:
    """True if a target of each is the same: the same side struck, or one name in the other's words."""
    if parties(left.event.target) & parties(right.event.target):
        return True
    names = [plain(actor.mention.text) for actor in right.event.target]
    return any(same_words(plain(actor.mention.text), name) for actor in left.event.target for name in names)


def akin_targets(left: Claim, right: Claim) -> bool:
    """True unless both name what was struck and have neither a side nor a word in common.

    "Terror groups" and "militant groups" share a word.
    """
    if not left.event.target or not right.event.target:
        return True
    if parties(left.event.target) and parties(right.event.target):
        return targets_fit(left, right)
    mine, theirs = _target_words(left), _target_words(right)
    return bool(mine & theirs)


def _target_words(claim: Claim) -> set[str]:
    words = {word.strip(",.") for actor in claim.event.target for word in plain(actor.mention.text).split()}
    return {word for word in words if len(word) > 3}


def targets_fit(left: Claim, right: Claim) -> bool:
    """True unless both name what was struck and it cannot be the same: different sides."""
    mine, theirs = parties(left.event.target), parties(right.event.target)
    return not mine or not theirs or bool(mine & theirs)


def same_words(left: str, right: str) -> bool:
    """True if the words of one name all stand in the other: "heights", "several heights east of a town".

    "The north" does not stand in "North Korea": a direction alone is only itself.
    """
    a, b = sorted((set(left.split()), set(right.split())), key=len)
    return bool(a) and a <= b and (a == b or not a <= word_lists("en", "places")["directions"])


def same_place(left: Place, right: Place) -> bool:
    """True if the two places are one: the same gazetteer entry, or one name inside the other's words."""
    if left.geonameid is not None and right.geonameid is not None:
        return left.geonameid == right.geonameid
    return same_words(plain(left.mention.text), plain(right.mention.text))


def shared_place(left: Claim, right: Claim) -> bool:
    """True if the two claims name a place in common."""
    return any(same_place(a, b) for a in left.event.place for b in right.event.place)


def places_apart(left: Claim, right: Claim) -> bool:
    """True if both name places by proper names and have none in common."""
    mine, theirs = (
        [place for place in claim.event.place if place.mention.text != place.mention.text.casefold()]
        for claim in (left, right)
    )
    return bool(mine) and bool(theirs) and not any(same_place(a, b) for a in mine for b in theirs)


def places_fit(left: Claim, right: Claim) -> bool:
    """True unless both name places and their countries differ."""
    mine = {place.country for place in left.event.place if place.country}
    theirs = {place.country for place in right.event.place if place.country}
    return not mine or not theirs or bool(mine & theirs)


def times_fit(left: Claim, right: Claim) -> bool:
    """True unless both times are said in the text, resolved, and lie a day or more apart."""
    days = _days(left.event.time), _days(right.event.time)
    if days[0] is None or days[1] is None:
        return True
    gap = max((days[1][0] - days[0][1]).days, (days[0][0] - days[1][1]).days)
    return gap <= 1


def days_meet(left: Claim, right: Claim) -> bool:
    """True unless both times are resolved and share no day."""
    mine, theirs = _days(left.event.time), _days(right.event.time)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def same_day(left: Claim, right: Claim) -> bool:
    """True if both times are resolved to the same single day."""
    mine, theirs = _days(left.event.time), _days(right.event.time)
    return mine is not None and mine == theirs and mine[0] == mine[1]


def _days(time: TimeSpan | None) -> tuple[date, date] | None:
    """The days that a time covers; None where it is not stated, imputed or open."""
    if time is None or time.imputed or not time.earliest or not time.latest:
        return None
    first, last = _moment(time.earliest), _moment(time.latest)
    if first is None or last is None:
        return None
    return (first.date(), last.date())


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def one_happening(left: Claim, right: Claim) -> bool:
    """True if nothing speaks against the two telling one happening: types, frame, targets, places, times.

    It is a gate, not a proof: each comparison asks for something more that ties the two together.
    """
    return (
        kindred(left.event.type, right.event.type)
        and same_frame(left, right)
        and targets_fit(left, right)
        and places_fit(left, right)
        and times_fit(left, right)
    )
