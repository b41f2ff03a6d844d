"""The sides of conflicts as data: states, entities, armed groups, organisations and the persons who speak for them.

A party's id is an ISO 3166-1 alpha-3 code (`ARM`) or the lower-case slug of its usual English name (`hamas`). The
tables lie in `parties/*.yaml`; every name in them says what a word refers to in the news, never who is in the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from counterclaim.codebook.party_words import PARTICLES, Word, fold, split
from counterclaim.errors import ResourceError

#: Table → kind of its parties.
KINDS = {"states": "state", "entities": "entity", "groups": "group", "organisations": "organisation"}
#: Field of a table → what a match of it is.
ROLES = {"aliases": "name", "demonyms": "demonym", "seats": "seat", "bodies": "body", "media": "media"}
_FIELDS = {"name", "in", "within", "umbrella", "scoped", "short", *ROLES}
_ID = {"state": re.compile(r"[A-Z]{3}"), "entity": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")}
_SURNAME_PARTS = PARTICLES | {"abu", "ould", "van", "der", "leyen"}


@dataclass(frozen=True, slots=True)
class Party:
    """A side, or one who speaks about sides.

    `kind`: state, entity, group or organisation. `states`: where a group acts, or on whose recognised territory an
    entity is; a state's own id for a state. `umbrella`: the usual collective word for a state's armed opposition.
    `short`: how a text goes on after the full name.
    """

    id: str
    name: str
    kind: str
    states: tuple[str, ...] = ()
    umbrella: bool = False
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and what it refers to; `party` is None for phrases that contain a name and mean no party ("New Mexico").

    `role`: name, demonym, seat, body, media, person, surname or none. `scope`: the name counts only where the text
    names one of these states. A surname counts where its full name (`needs`) stands in the text as well or, if it is
    known `alone`, in articles of its `years`.
    """

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    party: str | None
    role: str
    scope: tuple[str, ...] = ()
    needs: str | None = None
    alone: bool = False
    years: tuple[int, int] | None = None

    def fits(self, words: tuple[Word, ...], at: int) -> bool:
        """True if the words from `at` on are this name, accents aside; capitals must be where the name has them."""
        if at + len(self.words) > len(words):
            return False
        pairs = zip(words[at:], self.words, self.shapes, strict=False)
        return all(_same(word, name, shape) for word, name, shape in pairs)


def _same(word: Word, name: str, shape: str) -> bool:
    if word.folded != name and word.folded != name + "s":
        return False
    if shape == "acronym":  # "ISs" is a plural; "Is" is a verb, "ISS" another acronym
        letters = word.text.replace(".", "")
        return letters.isupper() if word.folded == name else letters[:-1].isupper() and letters[-1] == "s"
    return shape == "any" or word.capital


def _shape(word: Word) -> str:
    letters = word.text.replace(".", "")
    if word.folded in PARTICLES and not letters.isupper():
        return "any"
    if letters.isupper() and len(letters) > 1:
        return "acronym"
    return "capital" if word.capital else "any"


def _alias(text: str, party: str | None, role: str, **limits: Any) -> Alias:
    words = split(text)
    if not words:
        raise ResourceError(f"parties: the name {text!r} of {party} holds no word; reinstall, or correct the table")
    return Alias(tuple(word.folded for word in words), tuple(map(_shape, words)), party, role, **limits)


def _table(name: str) -> Any:
    path = resources.files("counterclaim.codebook").joinpath("parties", f"{name}.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ResourceError(f"parties/{name}.yaml cannot be read: {error}") from error


def check_entry(table: str, party: str, entry: Any) -> None:
    """Raise `ResourceError` unless `entry` is a well-formed row of `table`."""
    where = f"parties/{table}.yaml, {party}"
    kind = KINDS[table]
    if not isinstance(party, str) or not _ID["state" if kind == "state" else "entity"].fullmatch(party):
        raise ResourceError(f"{where}: not the id of a {kind} (ISO alpha-3 for states, else a lower-case slug)")
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise ResourceError(f"{where}: a row needs a name")
    if unknown := sorted(set(entry) - _FIELDS):
        raise ResourceError(f"{where}: unknown fields {', '.join(unknown)}")
    for field in ("in", "within", "short", *ROLES):
        values = entry.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise ResourceError(f"{where}: {field} must be a list of names")
    scoped = entry.get("scoped", {})
    if not isinstance(scoped, dict) or not all(isinstance(value, list) for value in scoped.values()):
        raise ResourceError(f"{where}: scoped must map a name to a list of states")


@cache
def parties() -> Mapping[str, Party]:
    """All parties by id.

    Raises `ResourceError` if a table is missing or damaged.
    """
    out: dict[str, Party] = {}
    for table, kind in KINDS.items():
        for party, entry in _rows(table):
            if party in out:
                raise ResourceError(f"parties/{table}.yaml: {party} stands in two tables")
            states = entry.get("in") or entry.get("within") or ([party] if kind == "state" else [])
            short = tuple(entry.get("short", ()))
            out[party] = Party(party, entry["name"], kind, tuple(states), bool(entry.get("umbrella")), short)
    for row in out.values():
        if missing := sorted(set(row.states) - set(out)):
            raise ResourceError(f"parties: {row.id} acts in unknown states {', '.join(missing)}")
    return MappingProxyType(out)


def _rows(table: str) -> list[tuple[str, dict[str, Any]]]:
    rows = _table(table)
    if not isinstance(rows, dict):
        raise ResourceError(f"parties/{table}.yaml: must map ids to rows")
    for party, entry in rows.items():
        check_entry(table, party, entry)
    return list(rows.items())


def party_name(party: str) -> str:
    """The name under which a party is shown; an id that no table knows is its own name."""
    row = parties().get(party)
    return row.name if row else party


@cache
def zones() -> Mapping[str, str]:
    """City, in lower case → its offset from UTC, for cities whose clocks stay the same all year."""
    table = _table("zones")
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
    roles = ("name", "demonym", "seat")
    found = (alias for names in aliases().values() for alias in names if len(alias.words) == 1 and alias.role in roles)
    return frozenset(alias.words[0] for alias in found if alias.party is not None and not alias.scope)


def _all() -> Iterator[Alias]:
    for phrase in _table("not"):
        yield _alias(phrase, None, "none")
    for table in KINDS:
        for party, entry in _rows(table):
            yield _alias(entry["name"], party, "name")
            for field, role in ROLES.items():
                for text in entry.get(field, ()):
                    yield _alias(text, party, role)
            for text, states in entry.get("scoped", {}).items():
                yield _alias(text, party, "name", scope=tuple(states))
    yield from _persons()


def _persons() -> Iterator[Alias]:
    """Full names and surnames; what limits a surname stands in `Alias`."""
    for name, entry in _table("officials").items():
        party = entry.get("party")
        if party not in parties() or not isinstance(entry.get("from"), int):
            raise ResourceError(f"parties/officials.yaml: {name} needs a known party and the year from which")
        years = (entry["from"], entry.get("until", 9999))
        for text in (name, *entry.get("aliases", ())):
            single = len(split(text)) == 1 or split(text)[0].folded in ("al", "el")
            yield _alias(text, party, "surname" if single else "person", years=years if single else None, alone=single)
            words = [word.text for word in split(text)]
            if len(words) > 1 and not single:
                surname = " ".join(words[_surname(words) :])
                needs = " ".join(fold(word) for word in words)
                yield _alias(surname, party, "surname", years=years, needs=needs, alone=bool(entry.get("alone")))


def _surname(words: list[str]) -> int:
    """Where the surname begins: the last word, with the particles before it ("von der Leyen" keeps its own)."""
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in _SURNAME_PARTS:
        at -= 1
    return at
