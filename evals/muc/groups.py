"""Armed groups that a message names, wherever it names them, and forces of the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import fold
from counterclaim.resolve.context import build_context
from counterclaim.resolve.hits import row
from evals.muc.nouns import Text
from evals.muc.where import nations
from evals.muc.words import listed


@dataclass(frozen=True, slots=True)
class Group:
    """One mention: the party, its sentence's number and words. `named`: by its own name, not as "Salvadoran rebels"."""

    party: str
    sentence: int
    first: int
    end: int
    named: bool = True


def groups_of(text: Text) -> list[Group]:
    """All mentions of armed groups of the region in text order, those that only this text knows included."""
    context = build_context(text.document, text.sentences)
    out = []
    for hit in context.hits:
        party = row(hit.party)
        if (
            party.kind == "group"
            and hit.role not in ("person", "surname")
            and not hit.outside
            and _of_region(party.states)
        ):
            out += _placed(text, hit.party, context.words[hit.first].start, context.words[hit.end - 1].end)
    return out


def _of_region(states: Sequence[str]) -> bool:
    return not states or bool(set(states) & set(nations()))


def _placed(text: Text, party: str, start: int, end: int) -> list[Group]:
    number = text.number(start)
    tree = text.trees[number]
    found = [i for i, token in enumerate(tree.tokens) if token.start < end and start < token.end]
    if not found:
        return []
    named = tree.lemma(found[-1]) not in listed("outlaws") or tree.tokens[found[-1]].text.isupper()
    return [Group(party, number, found[0], found[-1] + 1, named)]


def party_of(name: str) -> str:
    """The armed group of a name in capitals, "" where it is none of the table."""
    words = tuple(fold(word) for word in name.split())
    known = aliases().get(words[0], ()) if words else ()
    return next((a.party for a in known if a.words == words and a.party and parties()[a.party].kind == "group"), "")


def forces_of(text: Text) -> list[tuple[int, str]]:
    """The state's forces that the text names in full, each with its sentence's number, in text order."""
    out = []
    for number, sentence in enumerate(text.sentences):
        words = " " + " ".join(text.document.text[sentence.start : sentence.end].casefold().split())
        found = [(words.find(" " + name), name) for name in listed("forces") if " " + name in words]
        if found:
            out.append((number, min(found)[1].upper()))
    return out
