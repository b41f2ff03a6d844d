"""Physical targets of an incident, those told of twice put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.muc.acts import Act
from evals.muc.nouns import Phrase
from evals.muc.sorts import is_target, military_thing, valued
from evals.muc.words import listed, mapping

DESTROYED, SOME = "DESTROYED", "SOME DAMAGE"
#: Words for damage that leaves nothing.
_WHOLLY = ("destr", "blow", "blew", "demol", "raze", "dynamit")


@dataclass(slots=True)
class Thing:
    """A target with its words, its type, and what became of it (None: not said)."""

    phrase: Phrase
    word: str
    type: str
    effect: str | None = None
    others: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        """PLURAL, or 1, or the number that its words give."""
        tokens = self.phrase.tree.tokens
        for i in self.phrase.indices:
            if tokens[i].deprel == "nummod" and tokens[i].head == self.phrase.head:
                said = tokens[i].text.casefold()
                number = said if said.isdigit() else mapping("numbers").get(said)
                if number:
                    return number
        return "PLURAL" if self.phrase.plural else "1"


def things_of(acts: Sequence[Act], kind: str) -> list[Thing]:
    """The targets that the acts name, in text order; parts of them ("windows") only where nothing whole is named."""
    out: list[Thing] = []
    damaged = False
    for act in acts:
        effect = _effect(act, kind)
        damaged |= act.claim.event.type == "destruction"
        for phrase in act.things:
            value = valued("target_type", phrase)
            if (
                value is None
                or not is_target(phrase)
                or (military_thing(phrase) and value != "LAW ENFORCEMENT FACILITY")
            ):
                continue
            _add(out, Thing(phrase, phrase.text(), value, effect))
    whole = [one for one in out if one.phrase.lemma not in listed("parts")]
    for one in whole:
        if one.effect is None and (damaged or kind in ("BOMBING", "ARSON")):
            one.effect = SOME
    return whole or out


def _add(out: list[Thing], thing: Thing) -> None:
    same = next((one for one in out if _same(one, thing)), None)
    if same is None:
        out.append(thing)
        return
    same.effect = same.effect or thing.effect
    if len(thing.word) > len(same.word) and thing.phrase.plural == same.phrase.plural:
        same.phrase, same.word, same.type = thing.phrase, thing.word, thing.type


def _same(one: Thing, other: Thing) -> bool:
    mine, theirs = set(one.phrase.lemmas), set(other.phrase.lemmas)
    if one.phrase.lemma == other.phrase.lemma:
        return one.phrase.plural == other.phrase.plural and (
            one.word in other.word or other.word in one.word or len(mine & theirs) > 1
        )
    return (
        one.phrase.plural == other.phrase.plural
        and (one.phrase.lemma in theirs or other.phrase.lemma in mine)
        and one.type == other.type
    )


def _effect(act: Act, kind: str) -> str | None:
    if act.claim.event.type != "destruction":
        return DESTROYED if "dynamit" in act.trigger else None
    return DESTROYED if kind != "ARSON" and any(word in act.trigger for word in _WHOLLY) else SOME
