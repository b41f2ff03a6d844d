"""Reading and checking `parties/*.yaml`: damaged rows are refused with the table and the party that they stand in."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from counterclaim.errors import ResourceError

#: Table → kind of its parties.
KINDS = {
    "states": "state",
    "entities": "entity",
    "groups": "group",
    "organisations": "organisation",
    "coalitions": "organisation",
}
#: Field of a table → what a match of it is.
ROLES = {"aliases": "name", "demonyms": "demonym", "seats": "seat", "bodies": "body", "media": "media"}
#: What an organisation is; tables give it in the field `kind`.
SORTS = frozenset(
    {
        "igo",
        "un",
        "mission",
        "monitor",
        "ngo",
        "humanitarian",
        "court",
        "coalition",
        "media",
        "church",
        "party",
        "research",
    }
)
_LISTS = ("in", "within", "short", "parents", "members", *ROLES)
_TEXTS = ("kind", "cameo", "plover", "ucdp", "cow")
_NUMBERS = {"from": (1, 2100), "until": (1, 2100), "iso_n": (1, 999), "gw": (1, 999)}
_FIELDS = {"name", "umbrella", "scoped", "scoped_seats", "letters", *_LISTS, *_TEXTS, *_NUMBERS}
_OF_STATES = frozenset({"iso_n", "gw", "cow", "scoped_seats"})
_OF_ORGANISATIONS = frozenset({"kind", "members"})
_STATE_ID = re.compile(r"[A-Z]{3}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_table(name: str) -> Any:
    """The parsed YAML of one table.

    Raises `ResourceError` if the file is missing or no YAML.
    """
    path = resources.files("counterclaim.codebook").joinpath("parties", f"{name}.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ResourceError(f"parties/{name}.yaml cannot be read: {error}") from error


@cache
def rows(table: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The checked rows of a table of parties, in its order.

    Raises `ResourceError` at the first row that is not well formed.
    """
    found = read_table(table)
    if not isinstance(found, dict):
        raise ResourceError(f"parties/{table}.yaml: must map ids to rows")
    for party, entry in found.items():
        check_entry(table, party, entry)
    return tuple(found.items())


def check_entry(table: str, party: Any, entry: Any) -> None:
    """Raise `ResourceError` unless `entry` is a well-formed row of `table`."""
    where, kind = f"parties/{table}.yaml, {party}", KINDS[table]
    form = _STATE_ID if kind == "state" else _SLUG
    if not isinstance(party, str) or not form.fullmatch(party):
        raise ResourceError(f"{where}: not the id of a {kind} (ISO alpha-3 for states, else a lower-case slug)")
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise ResourceError(f"{where}: a row needs a name")
    foreign = (_OF_STATES if kind != "state" else set()) | (_OF_ORGANISATIONS if kind != "organisation" else set())
    if unknown := sorted(set(entry) - (_FIELDS - foreign)):
        raise ResourceError(f"{where}: unknown fields {', '.join(unknown)}")
    _check_values(where, entry)
    if "from" in entry and "until" in entry and entry["from"] > entry["until"]:
        raise ResourceError(f"{where}: it cannot end in {entry['until']} before it begins in {entry['from']}")
    if kind == "organisation" and entry.get("kind", "igo") not in SORTS:
        raise ResourceError(f"{where}: kind must be one of {', '.join(sorted(SORTS))}")


def _check_values(where: str, entry: dict[str, Any]) -> None:
    for field in _LISTS:
        values = entry.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise ResourceError(f"{where}: {field} must be a list of names")
    for field in _TEXTS:
        if not isinstance(entry.get(field, "text"), str):
            raise ResourceError(f"{where}: {field} must be text; put it in quotes")
    for field, (low, high) in _NUMBERS.items():
        value = entry.get(field, low)
        if type(value) is not int or not low <= value <= high:
            raise ResourceError(f"{where}: {field} must be a whole number from {low} to {high}")
    for field in ("scoped", "scoped_seats"):
        scoped = entry.get(field, {})
        if not isinstance(scoped, dict) or not all(isinstance(value, list) for value in scoped.values()):
            raise ResourceError(f"{where}: {field} must map a name to a list of states")
    letters = entry.get("letters", {})
    if not isinstance(letters, dict) or not all(isinstance(value, str) for value in letters.values()):
        raise ResourceError(f"{where}: letters must map a short form to the full name beside which it counts")
