"""Toll ledgers: who gives which losses of whom, as versions over time. Own losses and an enemy's are never put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.link.sides import parties, speaker
from counterclaim.records import Claim, Count
from counterclaim.views.gather import Heard

#: Kinds of count that are losses of people.
KINDS = ("killed", "wounded", "missing", "captured")
#: How a claimant stands to those who were lost.
STANDINGS = ("own", "enemy", "third", "not known")


@dataclass(frozen=True, slots=True)
class Version:
    """One figure as given at one time. `carried`: how many documents tell it, `stories` how many independent ones.

    `day`: the day on which the losses happened, if the claim says so; `published`: when it was first told. `change`: first,
    higher, lower, or broader where the earlier figure still fits. `subset`: the figure is a part of another of the same claim.
    `joint`: killed and wounded told as one number; `of_wounds`: died later, perhaps among the wounded of another report.
    """

    claim: str
    published: str
    day: str | None
    words: str
    low: int | None
    high: int | None
    vague: str | None
    cumulative: bool
    change: str
    subset: bool
    joint: bool
    of_wounds: bool
    carried: int
    stories: int


@dataclass(frozen=True, slots=True)
class Account:
    """One claimant's figures for one kind of loss of one side, oldest first.

    `standing` is one of `STANDINGS`: a side's losses as it admits them itself, as the other side claims them, as a third party
    gives them. `status`: military, civilian, or None where the claims do not say.
    """

    episode: str
    kind: str
    whose: str | None
    status: str | None
    claimant: str
    speaker: str
    standing: str
    versions: tuple[Version, ...]


def ledger(heard: Iterable[Heard]) -> list[Account]:
    """The accounts of all losses told of, by episode, side, kind, status and claimant. Background is left out."""
    rows: dict[tuple[str, str, str, str, str], list[tuple[Heard, Count, bool]]] = {}
    for one in heard:
        if one.incident.frame != "new" or one.claim.modality.value in ("planned", "conditional"):
            continue
        for count, subset in _losses(one.claim):
            key = (one.incident.episode, whose(one.claim, count) or "", count.kind, count.status or "", one.voice)
            rows.setdefault(key, []).append((one, count, subset))
    return [_account(key, rows[key]) for key in sorted(rows)]


def _losses(claim: Claim) -> list[tuple[Count, bool]]:
    """A claim's losses; a part is marked as one, and so are those after the first of one kind, side and status."""
    out: list[tuple[Count, bool]] = []
    seen: set[tuple[str, str | None, str | None]] = set()
    for count in sorted(claim.event.counts, key=lambda count: count.part_of is not None):
        if count.kind in KINDS:
            key = (count.kind, whose(claim, count), count.status)
            out.append((count, count.part_of is not None or key in seen))
            seen.add(key)
    return out


def whose(claim: Claim, count: Count) -> str | None:
    """Whose people they were: as counted, else the only side that was hit."""
    if count.party:
        return count.party.value
    sides = parties(claim.event.target)
    return next(iter(sides)) if len(sides) == 1 else None


def standing(claim: Claim, side: str | None, sides: tuple[str, ...] = ()) -> str:
    """How the claimant stands to those lost; `sides` are those that the incident is between."""
    source = claim.attribution.source
    if source.kind == "outlet" or (source.party is None and side is not None):
        return "third"
    if side is None or source.party is None:
        return "not known"
    if source.party.value == side:
        return "own"
    return "enemy" if source.party.value in parties(claim.event.actor) | set(sides) else "third"


def _account(key: tuple[str, str, str, str, str], rows: Sequence[tuple[Heard, Count, bool]]) -> Account:
    episode, side, kind, status, voice = key
    ordered = sorted(rows, key=lambda row: (row[0].published or "9999", row[0].document.ref, row[1].mention.start))
    stands = [standing(one.claim, side or None, one.incident.sides) for one, _, _ in ordered]
    best = min(stands, key=STANDINGS.index)
    name = speaker(ordered[0][0].claim)
    return Account(episode, kind, side or None, status or None, voice, name, best, tuple(_versions(ordered)))


def _versions(rows: Sequence[tuple[Heard, Count, bool]]) -> list[Version]:
    """Each figure once, with how many documents carry it, in the order in which they were first told."""
    groups: dict[tuple[int | None, int | None, str | None, bool], list[tuple[Heard, Count, bool]]] = {}
    for row in rows:
        groups.setdefault((row[1].low, row[1].high, row[1].vague, row[2]), []).append(row)
    out: list[Version] = []
    last: Count | None = None
    for told in groups.values():
        one, count, subset = told[0]
        out.append(
            Version(
                claim=one.claim.id,
                published=one.published,
                day=_day(one.claim),
                words=" ".join(count.mention.text.split()),
                low=count.low,
                high=count.high,
                vague=count.vague,
                cumulative=count.cumulative,
                change="part" if subset else _change(last, count),
                subset=subset,
                joint=count.joint,
                of_wounds=count.of_wounds,
                carried=len({row[0].document.id for row in told}),
                stories=len({row[0].origin for row in told}),
            )
        )
        last = last if subset else count
    return out


def _day(claim: Claim) -> str | None:
    time = claim.event.time
    return time.earliest[:10] if time and time.earliest and not time.imputed else None


@dataclass(frozen=True, slots=True)
class DayToll:
    """One claimant's last figure for the losses of one day. `late`: how many days after it the figure was told, None if not known."""

    day: str
    kind: str
    whose: str | None
    status: str | None
    speaker: str
    standing: str
    version: Version
    late: int | None


def by_day(accounts: Iterable[Account]) -> list[DayToll]:
    """The losses that are told of a day, on the day they happened, however late they were told; running totals are left out.

    Of several figures of one claimant for one day the last stands; the earlier are in its account.
    """
    rows: dict[tuple[str, str, str, str, str], DayToll] = {}
    for one in accounts:
        for version in one.versions:
            if version.day is None or version.subset or version.cumulative:
                continue
            key = (version.day, one.whose or "", one.kind, one.status or "", one.claimant)
            late = _late(version.day, version.published)
            rows[key] = DayToll(version.day, one.kind, one.whose, one.status, one.speaker, one.standing, version, late)
    return [rows[key] for key in sorted(rows)]


def _late(day: str, published: str) -> int | None:
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    except ValueError:
        return None


def _change(before: Count | None, after: Count) -> str:
    if before is None:
        return "first"
    old, new = before.low if before.low is not None else before.high, after.low if after.low is not None else after.high
    if old is None or new is None:
        return "other words"
    return "higher" if new > old else "lower" if new < old else "broader"
