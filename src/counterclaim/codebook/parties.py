"""The sides of conflicts as data: states, entities, armed groups, organisations and the persons who speak for them.

A party's id is an ISO 3166-1 alpha-3 code (`ARM`) or the lower-case slug of its usual English name (`hamas`). The
tables lie in `parties/*.yaml`; every name in them says what a word refers to in the news, never who is in the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from counterclaim.codebook.party_names import Alias, folded_name, make_alias, surname
from counterclaim.codebook.party_tables import KINDS, ROLES, check_entry, read_table, rows
from counterclaim.codebook.party_words import fold, split
from counterclaim.errors import ResourceError

__all__ = ["Alias", "Party", "aliases", "check_entry", "parties", "party_name", "single_names", "zones"]


@dataclass(frozen=True, slots=True)
class Party:
    """A side, or one who speaks about sides.

    `kind`: state, entity, group or organisation; `sort`: of organisations, what they are (igo, un, mission, monitor,
    ngo, humanitarian, court, coalition, media, church, party, research). `states`: where a group acts, or on whose
    recognised territory an entity is; a state's own id for a state. `umbrella`: the usual collective word for a
    state's armed opposition. `short`: how a text goes on after the full name. `first` and `last`: the years from and
    until which it existed under this name, None where open or not known. `parents`: ids of what it belongs or belonged
    to, or came from; `members`: ids of a coalition's states and groups, whenever they belonged to it.

    Codes of other schemes, None where there is none or it is not known for certain: `cameo` the country or known-group
    code, `plover` the actor code (ISO alpha-3 for states), `ucdp` the actor's name as UCDP writes it, `iso_n` the ISO
    3166-1 numeric code (1–999), `gw` the Gleditsch–Ward number (2–990), `cow` the Correlates of War abbreviation.
    """

    id: str
    name: str
    kind: str
    states: tuple[str, ...] = ()
    umbrella: bool = False
    short: tuple[str, ...] = ()
    sort: str | None = None
    first: int | None = None
    last: int | None = None
    parents: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    cameo: str | None = None
    plover: str | None = None
    ucdp: str | None = None
    iso_n: int | None = None
    gw: int | None = None
    cow: str | None = None


@cache
def parties() -> Mapping[str, Party]:
    """All parties by id.

    Raises `ResourceError` if a table is missing or damaged.
    """
    out: dict[str, Party] = {}
    for table in KINDS:
        for party, entry in rows(table):
            if party in out:
                raise ResourceError(f"parties/{table}.yaml: {party} stands in two tables")
            out[party] = _party(table, party, entry)
    for row in out.values():
        for what, ids in (("acts in", row.states), ("has as parents", row.parents), ("has as members", row.members)):
            if missing := sorted(other for other in ids if other not in out):
                raise ResourceError(f"parties: {row.id} {what} the unknown {', '.join(missing)}")
    return MappingProxyType(out)


def _party(table: str, party: str, entry: dict[str, Any]) -> Party:
    kind = KINDS[table]
    return Party(
        id=party,
        name=entry["name"],
        kind=kind,
        states=tuple(entry.get("in") or entry.get("within") or ([party] if kind == "state" else [])),
        umbrella=bool(entry.get("umbrella")),
        short=tuple(entry.get("short", ())),
        sort=entry.get("kind", "coalition" if table == "coalitions" else "igo") if kind == "organisation" else None,
        first=entry.get("from"),
        last=entry.get("until"),
        parents=tuple(entry.get("parents", ())),
        members=tuple(entry.get("members", ())),
        plover=entry.get("plover", party if "iso_n" in entry else None),
        **{code: entry.get(code) for code in ("cameo", "ucdp", "iso_n", "gw", "cow")},
    )


def party_name(party: str) -> str:
    """The name under which a party is shown; an id that no table knows is its own name."""
    row = parties().get(party)
    return row.name if row else party


@cache
def zones() -> Mapping[str, str]:
    """City, in lower case → its offset from UTC, for cities whose clocks stay the same all year."""
    table = read_table("zones")
    if not isinstance(table, dict) or not all(re.fullmatch(r"[+-]\d\d:\d\d", str(value)) for value in table.values()):
        raise ResourceError("parties/zones.yaml: must map cities to offsets such as +03:00")
    return MappingProxyType({fold(city): offset for city, offset in table.items()})


@cache
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """All names by their first word, longest first; of two equally long the one of the earlier table."""
    index: dict[str, list[Alias]] = {}
    for alias in _all():
        index.setdefault(alias.words[0], []).append(alias)
    ordered = {first: tuple(sorted(names, key=lambda alias: -len(alias.words))) for first, names in index.items()}
    return MappingProxyType(ordered)


@cache
def single_names() -> frozenset[str]:
    """Names of one word, folded, that stand for a side: states, entities, armed groups; demonyms and seats included."""
    return _single("name", "demonym", "seat")


@cache
def own_names() -> frozenset[str]:
    """Those of `single_names` that are no demonym and no seat: "chad" is one, and no town that happens to be called so."""
    return _single("name")


def _single(*roles: str) -> frozenset[str]:
    found = (alias for names in aliases().values() for alias in names if len(alias.words) == 1 and alias.role in roles)
    return frozenset(alias.words[0] for alias in found if alias.party and not alias.scope and not alias.needs)


def _all() -> Iterator[Alias]:
    for phrase in read_table("not"):
        yield make_alias(phrase, None, "none")
    for table in KINDS:
        for party, entry in rows(table):
            yield from _names(party, entry)
    yield from _persons()


def _names(party: str, entry: dict[str, Any]) -> Iterator[Alias]:
    dated = "from" in entry or "until" in entry
    years = (entry.get("from", 0), entry.get("until", 9999)) if dated else None
    yield make_alias(entry["name"], party, "name", years=years)
    for field, role in ROLES.items():
        for text in entry.get(field, ()):
            yield make_alias(text, party, role, years=years)
    for field, role in (("scoped", "name"), ("scoped_seats", "seat")):
        for text, states in entry.get(field, {}).items():
            yield make_alias(text, party, role, scope=tuple(states), years=years)
    for text, full in entry.get("letters", {}).items():
        yield make_alias(text, party, "name", needs=folded_name(full), years=years)


def _persons() -> Iterator[Alias]:
    """Full names and surnames; what limits a surname stands in `Alias`."""
    for name, entry in read_table("officials").items():
        party = entry.get("party")
        if party not in parties() or not isinstance(entry.get("from"), int):
            raise ResourceError(f"parties/officials.yaml: {name} needs a known party and the year from which")
        years = (entry["from"], entry.get("until", 9999))
        for text in (name, *entry.get("aliases", ())):
            yield from _person(text, party, entry, years)


def _person(text: str, party: str, entry: dict[str, Any], years: tuple[int, int]) -> Iterator[Alias]:
    words = split(text)
    if entry.get("common"):
        yield make_alias(text, party, "person", scope=(party, *parties()[party].states), years=years)
    elif len(words) == 1 or words[0].folded in ("al", "el"):
        yield make_alias(text, party, "surname", years=years, alone=True)
    else:
        yield make_alias(text, party, "person")
        if last := entry.get("surname") or surname(text):
            alone = bool(entry.get("alone"))
            yield make_alias(last, party, "surname", years=years, needs=folded_name(text), alone=alone)
