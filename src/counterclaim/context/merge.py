"""The same war, deal, truce or force in many documents → one entry with all its mentions. Two candidates left: kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.context.same import folded, sides, verdict, year
from counterclaim.records import ContextRecord, content_id
from counterclaim.records.context import sides_of


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """One thing of context with the records of all documents that name it, in the order given.

    `names` are its names, the most used first; empty for a thing that no text names. `parties`, `brokers`, `places` are
    those that any of the records has, `years` the years that they date it to.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]
    records: tuple[ContextRecord, ...]

    @property
    def documents(self) -> int:
        """How many documents name it."""
        return len({record.doc_id for record in self.records})


def entries(records: Iterable[ContextRecord]) -> tuple[ContextEntry, ...]:
    """The entries of some records, by kind, year and name. The order in which records come does not matter.

    A record joins the one entry with which it is shown to be the same and none of whose records speaks against it. What fits two entries
    stays by itself. Comparisons are never merged.
    """
    ordered = sorted(records, key=lambda record: (-_told(record), record.doc_id, record.mention.start, record.id))
    groups: list[list[ContextRecord]] = []
    index: dict[tuple[str, str], set[int]] = defaultdict(set)
    for record in ordered:
        fits = _fits(record, groups, sorted({at for key in _keys(record) for at in index[key]}))
        if len(fits) == 1:
            at = fits[0]
            groups[at].append(record)
        else:
            at = len(groups)
            groups.append([record])
        for key in _keys(record):
            index[key].add(at)
    return tuple(sorted((_entry(group) for group in groups), key=_order))


def _fits(record: ContextRecord, groups: Sequence[Sequence[ContextRecord]], near: Sequence[int]) -> list[int]:
    out = []
    for at in near:
        rulings = {verdict(record, other) for other in groups[at]}
        if "same" in rulings and "apart" not in rulings:
            out.append(at)
    return out


def _told(record: ContextRecord) -> int:
    """How much a record says: what is known best gathers the rest."""
    dated = any(span is not None and span.earliest for span in (record.time, record.start, record.end))
    return 2 * dated + bool(record.parties) + bool(record.place) + bool(record.broker) + bool(record.name)


def _keys(record: ContextRecord) -> list[tuple[str, str]]:
    """What two records of one thing must share at least one of."""
    if record.kind == "comparison":
        return []
    found = {*sides(record), *record.setting, *(folded(place.mention.text) for place in record.place)}
    if record.name:
        found.add("name:" + folded(record.name.value))
    return sorted((record.kind, key) for key in found)


def _entry(group: Sequence[ContextRecord]) -> ContextEntry:
    rows = sorted(group, key=lambda record: (record.doc_id, record.mention.start, record.id))
    names: dict[str, int] = defaultdict(int)
    for record in rows:
        if record.name:
            names[record.name.value] += len(record.mentions)
    countries = {place.name or place.mention.text for record in rows for place in record.place}
    return ContextEntry(
        content_id("x", "entry", *sorted(record.id for record in rows)),
        rows[0].kind,
        tuple(sorted(names, key=lambda name: (-names[name], name.casefold(), name))),
        tuple(sorted({side for record in rows for side in sides_of(record.parties)})),
        tuple(sorted({side for record in rows for side in sides_of(record.broker)})),
        tuple(sorted(countries)),
        tuple(sorted({found for record in rows if (found := year(record)) is not None})),
        tuple(rows),
    )


def _order(entry: ContextEntry) -> tuple[str, int, str, str]:
    return (
        entry.kind,
        entry.years[0] if entry.years else 9999,
        entry.names[0].casefold() if entry.names else "~",
        entry.id,
    )
