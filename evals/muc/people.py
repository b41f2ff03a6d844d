"""Victims of an incident, those told of twice put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.lang.wordlists import words
from counterclaim.records import Count
from evals.muc.acts import Act, Victim
from evals.muc.names import Named, Names
from evals.muc.nouns import Phrase
from evals.muc.sorts import is_person, military_people, outlaw, valued
from evals.muc.words import listed, table

#: From so many on, two groups of one number in one incident are the same people told of twice.
FEW = 3
#: Determiners that point back to people told of.
DEFINITE = ("THE", "THIS", "THESE", "THOSE", "BOTH")


@dataclass(slots=True)
class Person:
    """Victims that are one fill: a named person with a role, or a group with a description."""

    phrase: Phrase
    name: str | None = None
    roles: list[str] = field(default_factory=list)
    count: Count | None = None
    effects: list[str] = field(default_factory=list)
    type: str | None = None
    sentences: set[int] = field(default_factory=set)
    kidnapped: bool = False

    @property
    def ref(self) -> str:
        """What other slots refer to it by."""
        return self.name or self.roles[0]

    @property
    def vague(self) -> bool:
        """True for "the dead", "10 others"."""
        return self.name is None and (self.phrase.lemma in listed("vague_victims") or self.phrase.token.upos == "NUM")

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """The number said, None where none is."""
        return (self.count.low, self.count.high) if self.count else None

    @property
    def number(self) -> str:
        """The number slot: "6", "~70", "6-", PLURAL."""
        if self.name:
            return "1"
        if self.count is not None and self.bounds != (None, None):
            return _number(self.count)
        return "PLURAL" if self.phrase.plural or self.phrase.lemma in listed("crowds") or _many(self.phrase) else "1"


def _number(count: Count) -> str:
    about = any(word in count.mention.text.casefold() for word in ("approximately", "nearly", "around", "almost"))
    if count.low == count.high or count.low is None:
        return ("~" if about else "") + str(count.high)
    return f"{count.low}-" if count.high is None else f"{count.low} - {count.high}"


def _many(phrase: Phrase) -> bool:
    """ "A group of students", "a large number of youths"."""
    tree = phrase.tree
    whole = [c for c in tree.kids(phrase.head, "nmod") if tree.plural(c)]
    return phrase.lemma in listed("wholes") and any(tree.lemma(k) == "of" for c in whole for k in tree.kids(c, "case"))


def persons_of(acts: Sequence[Act], names: Names) -> list[Person]:
    """The victims of the acts in text order, as fills."""
    out: list[Person] = []
    for act in acts:
        for victim in act.victims:
            if not outlaw(victim.phrase) or victim.phrase.name:
                for one in _add(out, victim, names):
                    one.kidnapped |= act.claim.event.type == "abduction"
    out = [one for one in out if _particular(one) and not _stands_for_named(one, out) and not _taken_up(one, out)]
    kept = [one for one in out if not _told_otherwise(one, [other for other in out if other is not one])]
    civil = {number for one in kept if not _soldiers(one) for number in one.sentences}
    return [one for one in kept if not _soldiers(one) or one.sentences & civil or not civil]


def _particular(one: Person) -> bool:
    """True for people that a name, a number or a determiner picks out; "peasants" alone are any, "casualties" anybody's."""
    if one.phrase.lemma == "casualty":
        return False
    if one.name or one.bounds not in (None, (None, None)):
        return True
    tree, first = one.phrase.tree, one.phrase.indices[0]
    owned = any(tree.tokens[c].deprel == "nmod:poss" for c in tree.children[one.phrase.head])
    return owned or tree.tokens[first].upos in ("DET", "NUM") or tree.lemma(first) in listed("quantifiers")


def _taken_up(one: Person, others: Sequence[Person]) -> bool:
    """ "The priests" after six of them were told of, or after their names: they are the same people."""
    if one.name or one.bounds not in (None, (None, None)) or one.phrase.text(one.phrase.indices[:1]) not in DEFINITE:
        return False
    before = [other for other in others if other is not one and min(other.sentences) < min(one.sentences)]
    told = [other for other in before if other.name or other.bounds not in (None, (None, None))]
    return any(not one.effects or not other.effects or set(one.effects) & set(other.effects) for other in told)


def _stands_for_named(one: Person, others: Sequence[Person]) -> bool:
    """ "The businessman" where just one victim is named, elsewhere: it is he."""
    if one.name or one.phrase.plural or one.count is not None:
        return False
    named = [other for other in others if other.name]
    first = one.phrase.tree.tokens[one.phrase.indices[0]].text.casefold()
    return len(named) == 1 and first in ("the", "this") and not one.sentences & named[0].sentences


def _soldiers(one: Person) -> bool:
    return one.name is None and military_people(one.phrase)


def _told_otherwise(one: Person, others: Sequence[Person]) -> bool:
    """True for a group whose members are named, for "10 persons" beside "10 union members", for victims without a number beside any others."""
    if one.name:
        return False
    like = [other for other in others if not one.effects or not other.effects or set(one.effects) & set(other.effects)]
    named = sum(other.name is not None for other in like)
    if named > 1 and one.bounds == (named, named):
        return True
    told = [other for other in like if not other.vague]
    if not one.vague:
        return False
    if one.bounds is None or one.phrase.token.upos == "NUM":
        return bool(told)
    return any(other.bounds == one.bounds for other in told)


def _add(out: list[Person], victim: Victim, names: Names) -> list[Person]:
    """Counts a victim in, and gives those that it is; a list of names ("two reporters, X and Y") gives each by itself."""
    members = names.inside(victim.phrase)
    if not members and victim.phrase.plural and not military_people(victim.phrase):
        members = names.told_apart(victim.phrase, victim.count.low if victim.count else None)
    if len(members) > 1 or (members and victim.phrase.plural):
        words = victim.phrase.text(victim.phrase.core)
        found = [_one(out, Victim(victim.phrase, None, victim.effect), member, words) for member in members]
        return [one for one in found if one]
    phrase = victim.phrase
    named = names.get(phrase.text(phrase.name)) if phrase.name else None
    role = phrase.text(phrase.role) if phrase.name and phrase.role else None if phrase.name else phrase.text()
    if named is None and not phrase.name and role and not phrase.plural:
        named = names.by_role(role)
    one = _one(out, victim, named, role) if named is not None or role else None
    return [one] if one else []


def _one(out: list[Person], victim: Victim, named: Named | None, role: str | None) -> Person | None:
    phrase, name = victim.phrase, named.name if named else None
    if name is None and phrase.token.upos == "PROPN" and not valued("victim_type", phrase) and not is_person(phrase):
        return None
    same = next((one for one in out if _same(one, phrase, name, victim)), None)
    if same is None:
        same = Person(phrase, name)
        out.append(same)
    known = [_plain(one) for one in named.roles if _is_role(one)] if named else []
    same.roles += [one for one in ([role] if role and not named else known) if one not in same.roles]
    same.count = same.count or victim.count
    same.sentences.add(phrase.sentence)
    if victim.effect and victim.effect not in same.effects:
        same.effects.append(victim.effect)
    same.type = same.type or _type(phrase, known)
    return same


def _is_role(role: str) -> bool:
    """True for words for a person: "MAYOR OF X", not "GUERRILLA GROUP"."""
    last = re.split(" OF | FROM | FOR | IN ", role)[0].split()[-1:]
    lists = words("en", "people")
    known = [
        *table("victim_type").values(),
        listed("more_people"),
        lists["military"],
        lists["civilian"],
        lists["people"],
        listed("titles"),
    ]
    return any(word.casefold().rstrip(".") in found for word in last for found in known)


def _plain(role: str) -> str:
    """Without a rank behind the office: "FIRE DEPARTMENT DIRECTOR COLONEL"."""
    parts = role.split()
    return (
        " ".join(parts[:-1])
        if len(parts) > 1 and parts[-1].casefold().rstrip(".") in listed("ranks") and not _ranked(parts[-2])
        else role
    )


def _ranked(word: str) -> bool:
    return word.casefold() in listed("before_ranks")


def _type(phrase: Phrase, roles: Sequence[str]) -> str | None:
    found = valued("victim_type", phrase)
    if found or not roles:
        return found
    return next((value for role in roles if (value := _of_role(role))), None)


def _of_role(role: str) -> str | None:
    rows, parts = table("victim_type"), role.casefold().split()
    for size in (3, 2, 1):
        run = " ".join(parts[-size:])
        for value, found in rows.items():
            if run in found:
                return value
    return None


def _same(one: Person, phrase: Phrase, name: str | None, victim: Victim) -> bool:
    if name and one.name:
        return name == one.name
    if name or one.name:
        return False
    bounds = (victim.count.low, victim.count.high) if victim.count else None
    if one.bounds and bounds and one.bounds != bounds:
        return False
    if one.effects and victim.effect and victim.effect not in one.effects:
        return False
    alike = one.phrase.lemma in phrase.lemmas or phrase.lemma in one.phrase.lemmas
    if alike and one.phrase.plural == phrase.plural:
        return True
    if not one.bounds or one.bounds != bounds:
        return False
    again = (
        phrase.sentence not in one.sentences and (one.bounds[0] or 0) >= FEW
    )  # "six Jesuits", later "the six priests"
    return again or bool({one.phrase.lemma, phrase.lemma} & listed("vague_victims"))
