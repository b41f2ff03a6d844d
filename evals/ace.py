"""Claims as ACE's events: their types, their words, and their participants by head or name.

What a claim tells is put under ACE's names; nothing is looked for in the text beyond its claims. Where ACE (its English guidelines for
events, 2005) draws other lines than our codebook, ACE's are followed:
- An invasion is an attack, other crossings are movements.
- Those killed in an act are a death beside it: "a bomb killed 20" is an attack and a death where a word for each is there.
- What is attacked is the target, and not the place too.
- War, violence or a campaign as a state of things, and what a claim says nothing of but its word, is no event of M2E2: of its events
  nineteen in twenty have a participant or a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import Claim, Count, Sentence, Span
from counterclaim.syntax import Tree, tree_of

ATTACK, DEMONSTRATE, DIE, TRANSPORT = "Conflict:Attack", "Conflict:Demonstrate", "Life:Die", "Movement:Transport"
ARREST, MEET, PHONE = "Justice:Arrest-Jail", "Contact:Meet", "Contact:Phone-Write"
_FORCE = (
    "clash", "shelling", "airstrike", "drone_strike", "shooting", "bombing", "attack", "shootdown", "use_of_chemical",
)  # fmt: skip
#: Our types → ACE's.
TYPES = {
    **dict.fromkeys(_FORCE, ATTACK),
    **dict.fromkeys(("killing", "casualties"), DIE),
    **dict.fromkeys(("arrest", "capture_persons"), ARREST),
    **dict.fromkeys(("displacement", "deployment", "withdrawal", "incursion"), TRANSPORT),
    "protest": DEMONSTRATE,
    "talks": MEET,
}
#: The roles of who does it, and of whom or what it is done to.
ACTOR = {
    ATTACK: "Attacker", DEMONSTRATE: "Entity", DIE: "Agent", TRANSPORT: "Artifact", ARREST: "Agent", MEET: "Entity", PHONE: "Entity",
}  # fmt: skip
TARGET = {ATTACK: "Target", DIE: "Victim", ARREST: "Person", MEET: "Entity", PHONE: "Entity", TRANSPORT: "Artifact"}
#: Words for dying and for those who die, among the words of casualties.
DYING = frozenset([
    "assassinate", "behead", "body", "corpse", "dead", "deadly", "death", "die", "drown", "execute", "fatal", "fatality", "kill", "life",
    "lose", "murder", "perish", "slay",
])  # fmt: skip
#: Words for a state of things or for no event at all.
STATES = frozenset(["aggression", "campaign", "conflict", "hostility", "responsibility", "violence", "war"])
_INVADING = frozenset(["invade", "invasion"])
_GROUND = frozenset(["village", "city", "town", "province", "region", "district", "state", "island"])
_CALLS = frozenset(["call", "phone", "speak", "write", "letter", "telephone", "conversation"])
_TO = frozenset(["to", "into", "toward", "towards", "for", "at", "across"])
_FROM = frozenset(["from", "of"])
#: A role and the words that fill it.
Argument = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: the type, the trigger's head word and the arguments' heads or names, as stretches of the text."""

    type: str
    trigger: Span
    arguments: tuple[Argument, ...]


class Reading:
    """The sentences of a document as trees, to find heads."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._trees = [tree_of(sentence.tokens) for sentence in sentences]
        self._spans = [sentence.span for sentence in sentences]

    def at(self, span: Span) -> tuple[Tree, list[int]]:
        """The tree that a stretch of the text lies in, and its words there."""
        for tree, whole in zip(self._trees, self._spans, strict=True):
            if whole.overlaps(span):
                return tree, [i for i, token in enumerate(tree.tokens) if span.overlaps(Span(token.start, token.end))]
        return self._trees[0], []

    def head(self, span: Span) -> Span:
        """The head of a phrase, or the whole name that the head is a word of; X in "the village of X"."""
        tree, inside = self.at(span)
        tops = [i for i in inside if tree.head(i) not in inside]
        if not tops:
            return span
        top = next((named for named in _of_name(tree, tops[0]) if named in inside), tops[0])
        return tree.words(_name(tree, top))


def _of_name(tree: Tree, i: int) -> Iterator[int]:
    if tree.lemma(i) in _GROUND:
        yield from (c for c in tree.kids(i, "nmod") if tree.tokens[c].name.startswith("B-") and tree.kids(c, "case"))


def _name(tree: Tree, i: int) -> list[int]:
    tokens = tree.tokens
    first = last = i
    if tokens[i].name == "O":
        return [i]
    while tokens[first].name.startswith("I-") and first:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].name.startswith("I-"):
        last += 1
    return list(range(first, last + 1))


def events_of(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[Event]:
    """The events that claims tell; none of which nothing is told but its word."""
    reading = Reading(sentences)
    return [event for claim in claims for event in _events(reading, claim) if event.arguments]


def _events(reading: Reading, claim: Claim) -> Iterator[Event]:
    tree, words = reading.at(claim.event.trigger)
    kind = _type(claim, {tree.lemma(i) for i in words})
    if kind is not None:
        yield Event(kind, reading.head(claim.event.trigger), tuple(_arguments(reading, claim, kind)))
    if kind != DIE:
        yield from _deaths(reading, claim)


def _type(claim: Claim, lemmas: set[str]) -> str | None:
    """ACE's type of a claim, by its own type and the lemmas of its trigger; None for what ACE has no type for, or no event."""
    kind = TYPES.get(claim.event.type)
    if lemmas & STATES or (claim.event.type == "casualties" and not lemmas & DYING):
        return None
    if kind == MEET and lemmas & _CALLS:
        return PHONE
    return ATTACK if kind == TRANSPORT and lemmas & _INVADING else kind


def _arguments(reading: Reading, claim: Claim, kind: str) -> Iterator[Argument]:
    event = claim.event
    yield from ((ACTOR[kind], reading.head(actor.mention)) for actor in event.actor)
    targets = [reading.head(actor.mention) for actor in event.target if kind in TARGET]
    yield from ((TARGET[kind], target) for target in targets)
    if kind in (ATTACK, DIE):
        yield from (("Instrument", reading.head(weapon.mention)) for weapon in event.weapons)
    if kind == DIE:
        yield from (("Victim", reading.head(_people(count))) for count in event.counts if count.kind == "killed")
    for place in event.place:
        where = reading.head(place.mention)
        if where not in targets:
            yield _place(reading, kind, place.mention), where


def _people(count: Count) -> Span:
    return count.people or count.mention


def _place(reading: Reading, kind: str, span: Span) -> str:
    """Whither or whence for a movement, by the preposition."""
    if kind != TRANSPORT:
        return "Place"
    tree, words = reading.at(span)
    cases = {tree.lemma(c) for i in words for c in tree.kids(i, "case")}
    return "Origin" if cases & _FROM and not cases & _TO else "Destination"


def _deaths(reading: Reading, claim: Claim) -> Iterator[Event]:
    """Those killed in an act are a death of its own, if a word says so: "a bomb killed 20", "killed in the raid", "shot dead"."""
    agents = [("Agent", reading.head(actor.mention)) for actor in claim.event.actor]
    places = [("Place", reading.head(place.mention)) for place in claim.event.place]
    for count in claim.event.counts:
        tree, words = reading.at(_people(count))
        around = [w for i in words for w in (i, tree.head(i), *tree.children[i]) if w is not None]
        dying = next((w for w in around if tree.lemma(w) in DYING), None)
        if dying is not None and count.kind == "killed":
            victim = ("Victim", reading.head(_people(count)))
            yield Event(DIE, tree.words([dying]), (victim, *agents, *places))
    for tree, dying, dead in _dying(reading, claim):
        victims = [("Victim", tree.words(_name(tree, one))) for one in dead]
        yield Event(DIE, tree.words([dying]), (*victims, *agents, *places))


def _dying(reading: Reading, claim: Claim) -> Iterator[tuple[Tree, int, list[int]]]:
    """The word for dying over or beside the word for the act, and whom it is said of."""
    tree, words = reading.at(claim.event.trigger)
    if TYPES.get(claim.event.type) != ATTACK or not words:
        return
    head = next((i for i in words if tree.head(i) not in words), words[0])
    for word in tree.kids(head, "xcomp", "obl", "advcl", "acl", "conj"):
        if tree.lemma(word) in DYING:
            yield tree, word, _dead(tree, word) or _dead(tree, head)
    for above in list(tree.up(head))[:3]:
        if tree.lemma(above) in ("kill", "execute", "slay") and tree.verbal(above):
            yield tree, above, _dead(tree, above)


def _dead(tree: Tree, verb: int) -> list[int]:
    """Whom a verb is done to, in a list or as what a participle qualifies."""
    struck = [c for c in tree.children[verb] if tree.tokens[c].deprel in ("obj", "nsubj:pass")]
    above = tree.head(verb)
    if not struck and tree.rel(verb) == "acl" and above is not None:
        struck = [above]
    return [*struck, *(c for one in struck for c in tree.kids(one, "conj"))]
