"""Claims as acts: what MUC-4 could have a template of, with who, whom, what, with what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from counterclaim.phrases import members, words_of
from counterclaim.records import Actor, Claim, Count, Mention, Span
from evals.muc.nouns import Phrase, Text
from evals.muc.sorts import is_person, is_target
from evals.muc.words import listed, mapping

#: Event types that are acts, and the incident type that they point to; None: any.
KINDS = {
    **dict.fromkeys(
        (
            "attack",
            "shooting",
            "shelling",
            "airstrike",
            "drone_strike",
            "shootdown",
            "use_of_chemical",
            "killing",
            "torture",
        ),
        "ATTACK",
    ),
    **dict.fromkeys(("bombing", "mine_laying"), "BOMBING"),
    "abduction": "KIDNAPPING",
    "casualties": None,
    "destruction": None,
    "threat": "ATTACK",
    "release": "KIDNAPPING",
}
#: Characters between a word of trying and the act.
TRIED_WITHIN = 25
#: An earlier year is an hour ("at 1830") read as one.
FIRST = "1980"
#: Days after which an incident is no news for MUC-4.
RECENT = 62
#: Types that are done to persons.
OF_PERSONS = frozenset({"killing", "casualties", "abduction", "torture", "threat", "release"})
#: What is denied of people, as the keys put it.
SPARED = {"DEATH": "NO DEATH", "INJURY": "NO INJURY"}


@dataclass(slots=True)
class Victim:
    """People harmed or aimed at: their words, how many (None: not said), and what became of them (DEATH, INJURY or None)."""

    phrase: Phrase
    count: Count | None = None
    effect: str | None = None


@dataclass(slots=True)
class Act:
    """One claim's act. `type` is the incident type that its words point to, None for a toll or damage that belongs to some act."""

    claim: Claim
    sentence: int
    type: str | None
    doers: list[Phrase] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    things: list[Phrase] = field(default_factory=list)
    unharmed: list[str] = field(default_factory=list)
    stage: str = "ACCOMPLISHED"

    @property
    def trigger(self) -> str:
        """The words that name it, in small letters."""
        return self.claim.event.trigger.text.casefold()

    @property
    def spared(self) -> bool:
        """True for what is said not to have befallen anybody, or nobody of those named: "no one was injured"."""
        return self.claim.event.type == "casualties" and self.claim.modality.value == "negated"

    @property
    def joins(self) -> bool:
        """True for what is told of an incident but is none: nobody harmed, a hostage freed."""
        return self.spared or self.claim.event.type == "release"

    def told(self, today: date | None) -> bool:
        """True for what is told as having happened within two months of the report."""
        if self.claim.frame.value == "general":
            return False
        if self.claim.modality.value not in ("asserted", "hedged") and not self.spared:
            return False
        if self.stage == "THREATENED" and not self.victims:
            return False
        time = self.claim.event.time
        if time is not None and time.earliest and time.earliest > FIRST and not time.imputed and today is not None:
            return (today - date.fromisoformat((time.latest or time.earliest)[:10])).days <= RECENT
        return True


def acts_of(text: Text, claims: Sequence[Claim]) -> list[Act]:
    """The acts of a document in text order."""
    found = [_act(text, claim) for claim in claims if claim.event.type in KINDS]
    found.sort(key=lambda act: act.claim.event.trigger.start)
    told = [victim.phrase.mention for act in found for victim in act.victims]
    for act in found:
        if act.type and not act.joins:
            for victim in _harmed(text, act):
                if not any(victim.phrase.mention.overlaps(mention) for mention in told):
                    act.victims.append(victim)
                    told.append(victim.phrase.mention)
    return found


def _harmed(text: Text, act: Act) -> Iterator[Victim]:
    """Single persons harmed in the act's sentence whom the claim does not tell of, as it has the thing that was struck.

    "X was wounded when shots were fired at her car": the claim's target is the car, MUC-4 asks for X, too.
    """
    tree = text.trees[act.sentence]
    for verb, token in enumerate(tree.tokens):
        effect = mapping("harms").get(tree.lemma(verb)) if token.upos == "VERB" else None
        if effect is None or any(
            tree.lemma(c) in ("not", "n't", "never", "will", "would") for c in tree.children[verb]
        ):
            continue
        suffers = [c for c in tree.children[verb] if tree.tokens[c].deprel == "nsubj:pass" or tree.lemma(verb) == "die"]
        for head in (m for c in suffers if tree.rel(c) == "nsubj" for m in members(tree, c)):
            phrase = text.made(act.sentence, words_of(tree, head))
            if tree.tokens[head].upos != "PRON" and not tree.plural(head) and is_person(phrase):
                yield Victim(phrase, None, effect)


def _act(text: Text, claim: Claim) -> Act:
    event = claim.event
    act = Act(claim, text.number(event.trigger.start), _type(claim))
    act.doers = list(_phrases(text, event.actor))
    act.stage = _stage(text, act)
    for phrase in _phrases(text, event.target):
        if is_person(phrase) or (event.type in OF_PERSONS and not is_target(phrase)):
            act.victims.append(Victim(phrase, None, _effect(act)))
        elif event.type not in OF_PERSONS:
            act.things.append(phrase)
    if not act.things and _aims(act):
        act.things += _beside(text, act)
    for count in event.counts:
        _counted(text, act, count)
    if act.spared:
        for victim in act.victims:
            victim.effect = SPARED.get(victim.effect or "", "NO INJURY")
    return act


def _aims(act: Act) -> bool:
    """True for acts that strike things: blasts, fires, attacks of no other kind."""
    return act.type in ("BOMBING", "ARSON") or (act.type is None and act.claim.event.type in ("attack", "destruction"))


def _beside(text: Text, act: Act) -> Iterator[Phrase]:
    """Buildings and the like at which the act was: "exploded at the house of a judge", "the attack on the bank"."""
    tree = text.trees[act.sentence]
    heads = [i for i, token in enumerate(tree.tokens) if act.claim.event.trigger.overlaps(Span(token.start, token.end))]
    verbs = [up for i in heads for up in tree.up(i)][:1]
    seen = set(heads)
    for word in [*heads, *verbs]:
        for child in tree.kids(word, "obl", "nmod"):
            cases = {tree.lemma(c) for c in tree.kids(child, "case")}
            if child not in seen and cases & listed("at"):
                seen.add(child)
                for member in members(tree, child):
                    phrase = text.made(act.sentence, words_of(tree, member))
                    if is_target(phrase) and phrase.lemma not in listed("ground"):
                        yield phrase


def _phrases(text: Text, actors: Sequence[Actor]) -> Iterator[Phrase]:
    for actor in actors:
        phrase = text.phrase(actor.stands_for or actor.mention)
        if (
            phrase is not None
            and phrase.lemma not in listed("nobody")
            and not (set(phrase.lemmas[:1]) & {"no"})
            and phrase.token.upos not in ("PRON", "DET")
        ):
            yield phrase


def _counted(text: Text, act: Act, count: Count) -> None:
    effect = {"killed": "DEATH", "wounded": "INJURY"}.get(count.kind)
    if count.kind not in ("killed", "wounded", "captured", "missing"):
        return
    if count.high == 0:
        act.unharmed.append(count.kind)
        return
    same = next((victim for victim in act.victims if victim.phrase.mention.overlaps(count.mention)), None)
    if same is not None and same.count is None:
        same.count, same.effect = count, effect or same.effect
        return
    phrase = text.phrase(count.people or count.mention)
    if phrase is not None and phrase.token.upos not in ("PRON", "DET"):
        act.victims.append(Victim(_spelt(text, phrase, count.mention), count, effect))


def _spelt(text: Text, phrase: Phrase, said: Mention) -> Phrase:
    """A bare number is called by the word after it: "10 wounded"."""
    if phrase.token.upos == "NUM" and phrase.head + 1 < len(phrase.tree.tokens):
        after = phrase.tree.tokens[phrase.head + 1]
        if after.text.casefold() in listed("states"):
            return text.made(phrase.sentence, [phrase.head + 1])
    return phrase


def _type(claim: Claim) -> str | None:
    kind = KINDS[claim.event.type]
    trigger = claim.event.trigger.text.casefold()
    if claim.event.type == "destruction":
        if any(word in trigger for word in ("burn", "fire", "ablaze", "torch")):
            return "ARSON"
        if any(word in trigger for word in ("blow", "blew", "dynamit")):
            return "BOMBING"
    if kind == "ATTACK" and any(
        weapon.id in ("bomb", "ied") or "dynamite" in weapon.mention.text.casefold() for weapon in claim.event.weapons
    ):
        return "BOMBING"
    if claim.event.type == "attack" and trigger.split()[-1] in listed("acts") and kind == "ATTACK":
        return None
    return kind


def _stage(text: Text, act: Act) -> str:
    """THREATENED for a threat; ATTEMPTED for what was tried, and for a bomb that was made harmless."""
    if act.claim.event.type == "threat":
        return "THREATENED"
    tree, at = text.trees[act.sentence], act.claim.event.trigger.start
    near = [tree.lemma(i) for i, token in enumerate(tree.tokens) if abs(token.start - at) < TRIED_WITHIN]
    if listed("tried") & set(near):
        return "ATTEMPTED"
    here = {tree.lemma(i) for i in range(len(tree.tokens))}
    if act.claim.event.type == "mine_laying" and act.sentence + 1 < len(text.trees):
        after = text.trees[act.sentence + 1]
        here |= {after.lemma(i) for i in range(len(after.tokens))}
    return "ATTEMPTED" if act.type == "BOMBING" and listed("defused") & here else "ACCOMPLISHED"


def _effect(act: Act) -> str | None:
    trigger = act.trigger
    if act.claim.event.type == "release":
        return "REGAINED FREEDOM"
    if act.claim.event.type == "killing" or any(
        word in trigger
        for word in ("kill", "die", "dead", "death", "murder", "assassin", "slain", "fatal", "bod", "gunned")
    ):
        return "DEATH"
    if any(word in trigger for word in ("wound", "injur", "hurt")):
        return "INJURY"
    return None
