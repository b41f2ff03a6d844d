"""The namings of one document → its things: what "the war" and "that deal" mean, and what several sentences say of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from counterclaim.context.reading import Naming
from counterclaim.context.same import verdict
from counterclaim.context.scene import evidence
from counterclaim.records import ContextRecord

T = TypeVar("T")
#: "The agreement" may stand for a truce, and "the truce" for a deal.
_PACTS = frozenset({"agreement", "ceasefire"})


def together(found: Sequence[Naming]) -> tuple[ContextRecord, ...]:
    """The things of a document, in text order, each with all its mentions."""
    groups: list[list[Naming]] = []
    later: list[Naming] = []
    for one in found:
        if one.bare and one.weak:
            continue
        if one.known and (one.definite or one.wished):
            later.append(one)
        elif not one.wished or one.definite:
            _place(groups, one)
    for one in later:
        _recall(groups, one)
    groups = _absorb(groups)
    kept = [group for group in groups if _stands(group)]
    records = _dated_by_war(kept, [merged([one.record for one in group]) for group in kept])
    return tuple(sorted(records, key=lambda record: (record.mentions[0].start, record.kind, record.id)))


def _dated_by_war(groups: Sequence[Sequence[Naming]], records: Sequence[ContextRecord]) -> list[ContextRecord]:
    """Deals and truces without a date of their own get that of the war they ended, marked as imputed from it."""
    of = {(one.si, one.head): record for group, record in zip(groups, records, strict=True) for one in group}
    out = []
    for group, record in zip(groups, records, strict=True):
        wars = [of[key] for one in group if one.ended is not None and (key := (one.si, one.ended)) in of]
        span = next((war.end or war.time for war in wars if war.kind == "war" and (war.end or war.time)), None)
        if span is not None and not (record.time or record.start) and span.earliest and span.mention:
            why = evidence("dated_by_war", 0.6, span.mention.span)
            record = replace(
                record, time=replace(span, mention=None, evidence=why, imputed="war_it_ended", anchor=span.mention)
            )
        out.append(record)
    return out


def _place(groups: list[list[Naming]], one: Naming) -> None:
    """Into the only group that it fits, else into one of its own."""
    fits = []
    for group in groups:
        rulings = {verdict(one.record, other.record) for other in group}
        if "same" in rulings and "apart" not in rulings:
            fits.append(group)
    if (
        not fits
        and one.record.kind in _PACTS
        and (one.definite or all(_is_headline(n) for g in groups for n in g if g[0].record.kind == one.record.kind))
    ):
        own = [group for group in groups if group[0].record.kind == one.record.kind]
        fits = own if len(own) == 1 and "apart" not in {verdict(one.record, other.record) for other in own[0]} else []
    if len(fits) == 1:
        fits[0].append(one)
    else:
        groups.append([one])


def _is_headline(one: Naming) -> bool:
    return one.si == 0 and one.plain


def _recall(groups: list[list[Naming]], one: Naming) -> None:
    """ "The war": the only one that the text names, or the one just named; one of its own where it names none."""
    kinds = _PACTS if one.record.kind in _PACTS else {one.record.kind}
    own = [group for group in groups if group[0].record.kind in kinds]
    strict = [group for group in own if group[0].record.kind == one.record.kind]
    near = _nearest(own, one) if one.demonstrative else _nearest(strict, one)
    if near is not None:
        near.append(one)
    elif len(strict or own) == 1:
        (strict or own)[0].append(one)
    elif (not own or not one.bare) and one.definite and not one.wished:
        groups.append([one])


def _nearest(groups: list[list[Naming]], one: Naming) -> list[Naming] | None:
    """The group named last before it, within this sentence or the one before."""
    at = one.record.mention.start
    before = [(other.record.mention.start, i) for i, group in enumerate(groups) for other in group
              if other.record.mention.start < at and one.si - other.si <= 1]  # fmt: skip
    return groups[max(before)[1]] if before else None


def _absorb(groups: list[list[Naming]]) -> list[list[Naming]]:
    """A group of which nothing is said beside its kind joins the only other of that kind."""
    out = list(groups)
    for group in groups:
        if not all(one.bare and (one.definite or one.plain) for one in group):
            continue
        others = [other for other in out if other is not group and other[0].record.kind == group[0].record.kind]
        if len(others) == 1:
            others[0].extend(group)
            others[0].sort(key=lambda one: one.record.mention.start)
            out = [other for other in out if other is not group]
    return out


def _stands(group: Sequence[Naming]) -> bool:
    """True for a thing that the text says enough of: more than its kind, or a claim, or a war known to all."""
    if any(not one.bare for one in group):
        return True
    if group[0].record.kind == "war":
        return any(one.definite for one in group)
    return group[0].record.kind == "ceasefire" and any(one.record.claims for one in group)


def merged(records: Sequence[ContextRecord]) -> ContextRecord:
    """One record of several of the same thing: the fullest naming leads, nothing that another says is lost."""
    ordered = sorted(records, key=lambda record: (-_fullness(record), record.mention.start, record.id))
    first = reduce(_add, ordered)
    mentions = {(m.start, m.end): m for record in records for m in record.mentions}
    return replace(first, mentions=tuple(mentions[key] for key in sorted(mentions)))


def _fullness(record: ContextRecord) -> int:
    facts = (record.time, record.start, record.end, record.duration, record.parties, record.place, record.broker)
    more = (record.strength, record.toll, record.name)
    proper = record.evidence.method.startswith("en.context.proper")
    return sum(bool(fact) for fact in (*facts, *more)) + proper


def _add(record: ContextRecord, other: ContextRecord) -> ContextRecord:
    known = {(c.kind, c.low, c.high, c.vague, c.party.value if c.party else None) for c in record.toll}
    new = tuple(
        c for c in other.toll if (c.kind, c.low, c.high, c.vague, c.party.value if c.party else None) not in known
    )
    return replace(
        record,
        name=record.name or other.name,
        parties=_union(record.parties, other.parties),
        broker=_union(record.broker, other.broker),
        place=_union(record.place, other.place),
        time=record.time or other.time,
        start=record.start or other.start,
        end=record.end or other.end,
        duration=record.duration or other.duration,
        strength=record.strength or other.strength,
        toll=(*record.toll, *new),
        sources=(*record.sources, *(s for s in other.sources if s not in record.sources)),
        claims=tuple(dict.fromkeys((*record.claims, *other.claims))),
    )


def _union(left: tuple[T, ...], right: tuple[T, ...]) -> tuple[T, ...]:
    return left + tuple(one for one in right if one not in left)
