"""Extraction: what is said to have happened. Events with their roles, weapons, counts, times and places.

Who says so is no business of this stage, nor whether it is asserted, denied or planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.codebook.events import family_of
from counterclaim.extract import attach
from counterclaim.extract.blame import BLAMED, denied
from counterclaim.extract.figures import KEPT, last_toll, of_known_toll
from counterclaim.extract.lexicon import lexicon
from counterclaim.extract.merge import merge
from counterclaim.extract.participants import participants
from counterclaim.extract.places import places_of
from counterclaim.extract.prepare import Article, scene_of
from counterclaim.extract.reader import Opinion, opinion_of, settled
from counterclaim.extract.repeats import links, told_once
from counterclaim.extract.roles import roles_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.triggers import find_triggers
from counterclaim.extract.values import find_counts
from counterclaim.extract.when import times_of
from counterclaim.lang.wordlists import words
from counterclaim.records import Document, Event, Evidence, Mention, Sentence

if TYPE_CHECKING:
    from counterclaim.model.reader import Reader

#: Words that tell an article of conflict from one of accidents and sport, where "hit" and "killed" stand as well.
_ARMED = frozenset({"soldier", "troop", "troops", "rebel", "militant", "insurgent", "army", "regime", "jihadist", "militia",
                    "gunman", "airstrike", "warplane", "ceasefire", "truce", "frontline", "fighter", "military",
                    "guerrilla", "terrorist", "extremist", "paramilitary", "commando", "bodyguard", "hostage", "kidnapper", "cartel",
                    "trafficker", "assassin"})  # fmt: skip
#: Whom to murder or abduct is an act of political violence whatever else the article tells.
_PUBLIC = frozenset({"senator", "deputy", "minister", "ambassador", "diplomat", "candidate", "politician", "mayor", "judge",
                     "governor", "activist", "unionist", "lawmaker", "congressman", "legislator", "archbishop", "bishop",
                     "priest", "jesuit", "nun", "journalist", "spokesman", "spokeswoman", "leader", "councillor", "councilman",
                     "prosecutor", "magistrate", "president", "consul", "embassy"})  # fmt: skip
#: For so many sentences a truce stays in mind: "it was broken", "no violations".
_TRUCE_KEPT = 2
#: Verbs of saying that make a sentence worth a look in the audit, beside those of blame, denial and admission.
_SAYING = frozenset({"say", "tell", "report", "claim", "announce", "state"})
#: Words before a noun that point back to an event told already.
_AGAIN = frozenset({"the", "this", "that", "these", "those", "such", "same", "latter"})

__all__ = ["details_of", "extract", "found_in", "look_with", "no_opinion", "read_events", "signals"]

#: Event types that need a participant, a place, a time or a count to be worth a claim.
_NEEDS_DETAIL = frozenset(
    {
        "talks",
        "release",
        "humanitarian",
        "appeal",
        "destruction",
        "arrest",
        "deployment",
        "withdrawal",
        "threat",
        "condemnation",
        "sanction",
        "arms_supply",
        "territory_taken",
        "territory_held",
        "abduction",
        "casualties",
    }
)


def extract(doc: Document, sentences: Sequence[Sentence], opinion: Opinion | None = None) -> tuple[Event, ...]:
    """The events of a document in text order: those of the rules, and with the learned reader's `opinion` those it believes in.

    Weak words ("hit", "talks") count only where the article tells of conflict in stronger words somewhere.
    """
    if opinion is not None:
        return _told(doc, opinion.found, settled(opinion))
    found = found_in(doc, sentences)
    return _told(doc, found, [merge(scene, triggers) for scene, triggers in found]) if of_conflict(found) else ()


def read_events(doc: Document, sentences: Sequence[Sentence], opinion: Opinion | None) -> tuple[Event, ...]:
    """The events that the learned reader believes in: none where it has no opinion, since the rules saw no conflict (`look_with`)."""
    return () if opinion is None else extract(doc, sentences, opinion)


def _told(
    doc: Document, found: Sequence[tuple[Scene, list[Trigger]]], triggers: Sequence[list[Trigger]]
) -> tuple[Event, ...]:
    again = _headline_again(doc)
    events = (
        event
        for (scene, _), here in zip(found, triggers, strict=True)
        for event in _events(doc, scene, here)
        if not again[0] <= event.trigger.start < again[1]
    )
    return tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end, e.type)))


def look_with(reader: Reader, doc: Document, sentences: Sequence[Sentence]) -> Opinion | None:
    """The learned reader's opinion of a document; None where neither the rules nor the reader see conflict in it, and nothing is read.

    The rules ask for armed men, weapons or plain words of war. Where there are only weaker ones ("attacked", "talks"), or none that
    they know, the reader decides.
    """
    found = found_in(doc, sentences)
    opinion = opinion_of(doc, found, reader)
    return opinion if of_conflict(found) or opinion.told >= reader.limits["told"] else None


def no_opinion(doc: Document, sentences: Sequence[Sentence]) -> None:
    """The rules alone."""
    return None


def found_in(doc: Document, sentences: Sequence[Sentence]) -> list[tuple[Scene, list[Trigger]]]:
    """Each sentence made ready for the rules, with the words that they take for triggers."""
    article = Article.of(sentences)
    found: list[tuple[Scene, list[Trigger]]] = []
    truce, act, blame = 0, None, None
    for sentence in told_once(doc, sentences):
        toll = last_toll(before for before, _ in found[-KEPT:])
        scene = of_known_toll(scene_of(doc, sentence, article, truce > 0, act, blame), toll)
        others = links(sentence) if found else range(0)  # an article may begin with its own headline
        triggers = [t for t in find_triggers(scene) if t.head not in others]
        act = next((t.type for t in reversed(triggers) if family_of(t.type) == "force"), act)
        blame = next((t.type for t in reversed(triggers) if t.type in BLAMED), blame)
        truce = (
            _TRUCE_KEPT if any(t.type in ("ceasefire", "ceasefire_violation") for t in triggers) else max(0, truce - 1)
        )
        found.append((scene, triggers))
    return found


def of_conflict(found: Sequence[tuple[Scene, list[Trigger]]]) -> bool:
    """True if some trigger speaks for itself, or if words of force, harm or control of ground stand beside weapons or armed men."""
    triggers = [t for _, found_here in found for t in found_here]
    if any(not t.weak for t in triggers):
        return True
    harm = any(family_of(t.type) in ("force", "harm", "control") for t in triggers)
    armed = any(scene.weapons or _ARMED.intersection(scene.lemmas) for scene, _ in found)
    return harm and (armed or any(_political(scene, t) for scene, here in found for t in here))


def _political(scene: Scene, trigger: Trigger) -> bool:
    """ "The murder of Senator Alden", "the abduction of two journalists": the victim is a public person."""
    if trigger.type not in ("killing", "abduction"):
        return False
    around = scene.tree.under(trigger.head)
    return bool(_PUBLIC & {scene.lemmas[i] for i in around})


def _headline_again(doc: Document) -> tuple[int, int]:
    """Where the body begins by repeating the headline word for word; an empty stretch where it does not."""
    blocks = [block for block in doc.blocks if block.kind != "furniture"]
    if len(blocks) > 1 and blocks[0].kind == "headline":
        headline = doc.text[blocks[0].start : blocks[0].end].strip()
        start = doc.text.find(headline, blocks[1].start, blocks[1].start + len(headline) + 60)
        if len(headline) > 20 and start >= 0:
            return start, start + len(headline)
    return 0, 0


def _events(doc: Document, scene: Scene, triggers: list[Trigger]) -> list[Event]:
    if _asks(doc, scene):
        return []
    headline = any(b.kind == "headline" and b.start <= scene.sentence.start < b.end for b in doc.blocks)
    out = []
    for trigger, event in details_of(doc, scene, triggers):
        bare = not (event.actor or event.target or event.place or event.counts)
        if _tells(scene, trigger, event) and not (headline and bare):  # "Timeline: a chemical attack"
            out.append(event)
    return out


def details_of(doc: Document, scene: Scene, triggers: Sequence[Trigger]) -> Iterator[tuple[Trigger, Event]]:
    """Each trigger of a sentence with its event: who, whom, with what, where, when, how many."""
    weapons, counts = attach.weapons_of(scene, triggers), attach.counts_of(scene, triggers)
    times, places = times_of(scene, triggers), places_of(scene, triggers)
    for trigger in triggers:
        actors, targets = participants(scene, trigger, roles_of(scene, trigger))
        first, last = scene.sentence.tokens[trigger.first], scene.sentence.tokens[trigger.end - 1]
        mention = Mention(first.start, last.end, doc.text[first.start : last.end])
        yield (
            trigger,
            Event(
                trigger.type,
                mention,
                scene.sentence.span,
                Evidence(trigger.method, trigger.score, mention.span),
                actors,
                targets,
                tuple(weapons.get(trigger.first, ())),
                tuple(places.get(trigger.first, ())),
                times.get(trigger.first),
                tuple(counts.get(trigger.first, ())),
            ),
        )


def _asks(doc: Document, scene: Scene) -> bool:
    """True for a question: who asks tells nothing."""
    text = doc.text[scene.sentence.start : scene.sentence.end].rstrip("\"'”’» \n")
    return text.endswith("?") and any(t.xpos in ("WP", "WRB", "WDT", "WP$") for t in scene.sentence.tokens[:3])


def _tells(scene: Scene, trigger: Trigger, event: Event) -> bool:
    """False for a second mention that adds nothing ("after the attack") and for types that need more than their word."""
    told = bool(event.actor or event.target or event.counts or event.place or event.weapons)
    if trigger.type == "talks":
        return bool(event.actor)
    if trigger.type == "clash" and scene.lemmas[trigger.head] == "violence":
        near = [scene.tree.tokens[c] for c in scene.tree.kids(trigger.head, "amod")]
        return told or any(t.xpos == "JJS" or "Degree=Sup" in t.feats for t in near)
    if denied(scene, trigger.head):
        return True  # a denial is a claim even where it only points back: "denied the shooting", "rejected the charge"
    if trigger.type in _NEEDS_DETAIL:
        return told
    again = {scene.lemmas[c] for c in scene.tree.kids(trigger.head, "det", "amod")} & _AGAIN
    return told or event.time is not None or not (again and scene.tree.tokens[trigger.head].upos in ("NOUN", "PROPN"))


def signals(doc: Document, sentence: Sentence) -> tuple[Mention, ...]:
    """The words that make a sentence look as if it told something of a conflict: for the audit.

    Words of the trigger lexicon, whatever their part of speech, casualty numbers, and the plain words of saying.
    """
    table, lists = lexicon(), words("en", "reporting")
    saying = _SAYING.union(*(lists[force] for force in ("accuses", "denies", "confirms", "admits")))
    out = {hit.count.mention for hit in find_counts(sentence, doc.text)}
    for token in sentence.tokens:
        lemma = token.lemma.casefold()
        told = lemma in table.verbs or lemma in table.nouns or (lemma in saying and token.upos == "VERB")
        if told and token.upos in ("VERB", "NOUN", "ADJ", "PROPN"):
            out.add(Mention(token.start, token.end, token.text))
    return tuple(sorted(out))
