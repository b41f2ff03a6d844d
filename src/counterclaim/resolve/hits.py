"""Names of parties in a text: one pass, the longest name at each word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.codebook.parties import Alias, Party, aliases, parties
from counterclaim.codebook.party_words import Word

#: How many times as well as a rival's the better of two equally long names must fit.
DOMINANCE = 1.5
#: Prefixes tied to a name by a hyphen that put the mention outside its side; "pro-" keeps it.
_AGAINST = frozenset({"anti", "ex", "non", "former", "sino", "afro"})


def row(party: str) -> Party:
    """The party's row; for one that no table knows an armed group without a state."""
    return parties().get(party) or Party(party, party.replace("-", " ").title(), "group")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of a party at words `first` to `end` (exclusive). `outside`: it only qualifies ("X-backed", "anti-X")."""

    first: int
    end: int
    party: str
    role: str
    possessive: bool
    outside: bool = False

    @property
    def state(self) -> bool:
        """True for a state's name, adjective, seat or institution."""
        return row(self.party).kind == "state"

    @property
    def specific(self) -> bool:
        """True for armed groups, organisations, entities and persons: they outrank a mere adjective."""
        return not self.state or self.role in ("person", "surname")


#: What bears the name of the town in which it was signed.
_PACTS = frozenset({"accord", "accords", "agreement", "agreements", "protocol", "protocols", "process", "convention"})
#: How well a name fits the text: 0 if it may not be used here; of two equally long ones the better one counts.
Accept = Callable[[Alias], int]


def find_hits(words: Sequence[Word], accept: Accept) -> tuple[Hit, ...]:
    """All names in reading order, none overlapping. `accept` says how well a limited name fits here."""
    tied = tuple(words)
    out: list[Hit] = []
    at = 0
    while at < len(tied):
        first = tied[at].folded
        alias = _longest(first, tied, at, accept, out)
        if alias is None and first.endswith("s"):
            alias = _longest(first[:-1], tied, at, accept, out)
        if alias is None:
            at += 1
            continue
        end = at + len(alias.words)
        if alias.party is not None:
            last = tied[end - 1]
            bare = last.folded == alias.words[-1] + "s" and alias.role != "demonym"
            outside = _outside(tied, at, end) or (alias.role == "seat" and _pact(tied, end))
            out.append(Hit(at, end, alias.party, alias.role, last.possessive or bare, outside))
        at = end
    return tuple(out)


def _owner(out: Sequence[Hit], words: Sequence[Word], at: int) -> str | None:
    """The state named right before word `at`: the "Norlandic" of "the Norlandic National Guard"."""
    hit = out[-1] if out else None
    if hit is None or hit.end != at or hit.outside or not hit.state:
        return None
    gap = words[at].start - words[at - 1].end
    return hit.party if gap <= (3 if hit.possessive else 1) else None


@cache
def _by_two_words() -> Mapping[str, Mapping[str, tuple[tuple[int, Alias], ...]]]:
    """All names, numbered in the order of the tables, by their first word and the one after it ("" for none)."""
    out: dict[str, dict[str, list[tuple[int, Alias]]]] = {}
    for first, names in aliases().items():
        for number, alias in enumerate(names):
            second = alias.words[1] if len(alias.words) > 1 else ""
            out.setdefault(first, {}).setdefault(second, []).append((number, alias))
    return {first: {second: tuple(row) for second, row in rows.items()} for first, rows in out.items()}


def _names(first: str, words: tuple[Word, ...], at: int) -> list[Alias]:
    """The names that begin with `first` and may go on with the word after `at`, which may bear the "s" of a plural or owner."""
    rows = _by_two_words().get(first)
    if rows is None:
        return []
    after = words[at + 1].folded if at + 1 < len(words) else ""
    found = [row for second in {"", after, after.removesuffix("s")} for row in rows.get(second, ())]
    return [alias for _, alias in sorted(found, key=lambda row: row[0])]


def _longest(first: str, words: tuple[Word, ...], at: int, accept: Accept, before: Sequence[Hit]) -> Alias | None:
    """The longest name; None too where equally long names belong to different parties and none fits better by far.

    `first` is the word at `at`, or that word without its "s". An institution that several states have is its owner's, where that is said.
    """
    fitting = [(accept(alias), alias) for alias in _names(first, words, at) if alias.fits(words, at)]
    if not fitting:
        return None
    longest = max((len(alias.words) for rank, alias in fitting if rank), default=0)
    ranked = [(rank, alias) for rank, alias in fitting if rank and len(alias.words) == longest]
    if not ranked:
        return None
    top, best = max(ranked, key=lambda pair: pair[0])
    if best.scope and best.party and row(best.party).kind == "state" and (owner := _owner(before, words, at)):
        return replace(best, party=owner)
    rival = max((rank for rank, alias in ranked if alias.party != best.party), default=0)
    return best if top >= DOMINANCE * rival else None


def _pact(words: Sequence[Word], end: int) -> bool:
    """True for the name of what was signed in a seat: "the Minsk Protocol", "the 1999 Lusaka ceasefire accord"."""
    at = end + (1 if end < len(words) and words[end].folded in ("peace", "ceasefire", "truce") else 0)
    return at < len(words) and words[at].folded in _PACTS and not words[end - 1].possessive


def _outside(words: tuple[Word, ...], first: int, end: int) -> bool:
    if words[first].glued and first and words[first - 1].folded in _AGAINST:
        return True
    if end < len(words) and words[end].glued and words[end].text[:1].islower():
        return words[end].folded not in ("government", "regime", "army")
    return False
