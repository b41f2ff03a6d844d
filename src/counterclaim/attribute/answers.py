"""Answers: what one source says of an act that another told before it, without naming the act again.

"Yerevan denied it", "“Lies,” tweeted the spokesman", "the army blamed the rebels", "the police confirmed the report": each is a claim on
the words of the act that was told, with the one who answers as its source. What was counted then, and when it was, is not said again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.attribute.cue import Cue, force, listed
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.passage import readings_of
from counterclaim.attribute.reading import Reading, Saying, of_cue
from counterclaim.attribute.reported import contradicted_by
from counterclaim.attribute.speaker import speaker
from counterclaim.attribute.verbs import unsaid
from counterclaim.clauses import agents, disclaimed, passive
from counterclaim.codebook.events import family_of
from counterclaim.lang.wordlists import words
from counterclaim.phrases import members, mention, words_of
from counterclaim.records import Actor, Attribution, Claim, Document, Found, Mention, Sentence, Source, Span, claim_id
from counterclaim.syntax import Tree

#: An answer reaches back over so many sentences.
REACH = 2
#: So many acts of one sentence may be denied in one breath.
_AT_ONCE = 3
_IT = frozenset({"this", "that", "it", "these", "those", "everything"})
_POINTS = frozenset({"the", "this", "that", "these", "those", "all", "both", "such", "any"})
#: Words that say nothing of what was told: what is left must be a word for untruth.
_IDLE = frozenset(
    {"be", "a", "an", "the", "and", "or", "but", "just", "simply", "all", "completely", "totally", "absolutely", "entirely", "pure", "purely"}
    | {"another", "nothing", "such", "sort", "kind", "of", "do", "have", "there", "in", "to", "story", "rumor", "rumour", "news", "more"}
)  # fmt: skip
_NOT = frozenset({"not", "n't", "never", "no", "nothing"})
_TOOK_PLACE = frozenset({"happen", "occur", "true", "truth", "so"})
#: Families of acts that are answered for.
_ACTS = frozenset({"force", "harm", "control"})
_BLAMABLE = frozenset({"destruction", "ceasefire_violation", "other_conflict"})
#: Words of blame, which name an act told before them.
_ANSWERABLE = frozenset({"responsible", "responsibility", "blame", "blamed", "behind"})
_BODY = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who answers, with which force; `at` is where the answer begins, `doers` are those blamed, `by` the words that point back.

    `charge` is a noun that names what was told by itself ("the accusation", "the figure"): where one act was told, the answer is a claim on it.
    `of_charge` says that a charge is answered, which what was only shown or said to have been is not.
    """

    saying: Saying
    speech: str
    at: int
    doers: tuple[Mention, ...] = ()
    by: tuple[Span, ...] = ()
    charge: Mention | None = None
    of_charge: bool = False


def answered(doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, and after those of one trigger what others answer to them."""
    out = {claim.id: claim for claim in claims}
    starts = [sentence.start for sentence in sentences]
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        told.setdefault(bisect_right(starts, claim.event.trigger.start) - 1, []).append(claim)
    if not told:
        return tuple(claims)
    for number, reading in enumerate(readings_of(doc, sentences)):
        for saying, scope in _contradicted(reading):
            for claim in told.get(number, ()):
                if claim.modality.value == "negated" and reading.place.tree.covering(claim.event.trigger.span) & scope:
                    found = _as_told(doc, claim, saying)
                    out.setdefault(found.id, found)
        for answer in _answers(doc, reading):
            meant = _answered_by(answer, told, number)
            if meant:  # "denied the *report*": the word that points back is no event beside the answer
                out = {k: c for k, c in out.items() if not any(c.event.trigger.span == at for at in answer.by)}
            on = sentences[number].span if len(meant) == 1 else None
            for claim in meant:
                found = _claim(doc, claim, answer, on)
                out.setdefault(found.id, found)
    return tuple(sorted(out.values(), key=lambda c: (c.event.trigger.start, c.event.trigger.end)))


def _answered_by(answer: _Answer, told: dict[int, list[Claim]], number: int) -> list[Claim]:
    """What is answered: acts earlier in the sentence, else in the sentences before it."""
    here = [c for c in told.get(number, ()) if c.event.trigger.end <= answer.at]
    for before in (here, *(told.get(number - back, []) for back in range(1, REACH + 1))):
        meant = [c for c in before if _may_be_meant(c, answer)]
        if meant or (before and answer.speech != "accuses"):
            return _meant(meant, answer) if meant else []
    return []


def _may_be_meant(claim: Claim, answer: _Answer) -> bool:
    if claim.modality.value not in ("asserted", "hedged") or _one(claim.attribution.source, answer.saying.source):
        return False
    family = family_of(claim.event.type)
    if answer.of_charge and claim.attribution.speech.value != "accuses" and claim.modality.value == "hedged":
        return False
    if answer.speech == "accuses":
        if claim.event.trigger.text.casefold() in _ANSWERABLE:
            return False  # "M23 was responsible. M23 blamed the army": for what was told before
        return (family in ("force", "harm") and claim.event.type != "displacement") or claim.event.type in _BLAMABLE
    return family != "diplomacy" or claim.event.type == "ceasefire_violation"


def _meant(claims: Sequence[Claim], answer: _Answer) -> list[Claim]:
    """The news before what lies behind it, charges before all, else acts before what came of them; one is blamed for one act."""
    claims = [c for c in claims if c.frame.value != "background"] or claims
    charged = [c for c in claims if c.attribution.speech.value == "accuses"]
    acts = [c for c in charged or claims if family_of(c.event.type) in _ACTS or c.event.type in _BLAMABLE]
    chosen = [c for c in acts if c.event.type != "casualties"] or acts or charged or list(claims)
    said = [c for c in chosen if c.attribution.source.mention is not None]
    if answer.speech == "accuses" or not said:
        return chosen[:1]
    first = said[0].attribution.source.mention
    return [c for c in said if c.attribution.source.mention == first][:_AT_ONCE]


def _one(told: Source, answers: Source) -> bool:
    """True if both are the same words, or stand for them."""
    mine, theirs = (source.stands_for or source.mention for source in (told, answers))
    return mine is not None and theirs is not None and mine.text.casefold() == theirs.text.casefold()


def _claim(doc: Document, claim: Claim, answer: _Answer, on: Span | None) -> Claim:
    """The answer to a claim; `on` is the answer's own sentence where its noun may be the trigger."""
    why = replace(answer.saying.evidence, method=evidence("answers").method)
    event = replace(claim.event, counts=(), time=None)
    if answer.doers:
        event = replace(event, actor=tuple(Actor(said, why) for said in answer.doers), place=(), weapons=())
    if answer.charge is not None and on is not None:
        event = replace(event, trigger=answer.charge, sentence=on)
    source = replace(answer.saying.source, evidence=why)
    modality = Found("negated", why) if answer.speech == "denies" else Found("asserted", why)
    score = round(claim.confidence * why.score, 4)
    attribution = Attribution(source, Found(answer.speech, why), answer.saying.via, answer.saying.cue)
    return Claim(claim_id(doc.id, event, source), doc.id, event, attribution, modality, claim.frame, None, score)


def _as_told(doc: Document, claim: Claim, saying: Saying) -> Claim:
    """What is denied, as the one told it who is contradicted."""
    source = saying.source
    attribution = Attribution(source, Found("asserts", saying.evidence), saying.via, saying.cue)
    score = round(claim.confidence * saying.evidence.score, 4)
    name = claim_id(doc.id, claim.event, source)
    return Claim(name, doc.id, claim.event, attribution, Found("asserted", saying.evidence), claim.frame, None, score)


def _contradicted(reading: Reading) -> Iterator[tuple[Saying, set[int]]]:
    """ "X did not enter it, contrary to what Y announced", "X denies that it did, as Y claims": Y, and the clause that Y told."""
    tree = reading.place.tree
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB" or force(tree.lemma(verb)) is None:
            continue
        clause = contradicted_by(tree, verb)
        who = next(iter(agents(tree, verb)), None) or speaker(tree, verb) if clause else None
        if clause and who is not None and tree.lemma(who) not in ("what", "which", "it", "that"):
            for saying in of_cue(reading, Cue(verb, who, "asserts", frozenset(clause), "contrary")):
                yield saying, clause


def _answers(doc: Document, reading: Reading) -> Iterator[_Answer]:
    """What a sentence answers, in its own order."""
    tree = reading.place.tree
    no_part = _of_no_part(tree)
    for verb, token in enumerate(tree.tokens):
        if token.upos not in ("VERB", "AUX", "NOUN") or (token.upos == "NOUN" and tree.lemma(verb) != "deny"):
            continue
        speech = "denies" if verb in no_part else _force(tree, verb)
        doers = (_blamed(tree, verb) or _it_was(reading, verb)) if speech is None else ()
        speech = "accuses" if doers else speech
        if speech is None:
            speech = "denies" if _says_untrue(reading, verb) else None
        who = next((c.source for c in reading.cues if c.word == verb), None) if speech else None
        who = speaker(tree, verb) if speech and who is None else who
        if speech is None or who is None or tree.lemma(who) in ("i", "we", "which", "who", "that"):
            continue
        at = tree.tokens[min(min(tree.under(who) - {verb} or {who}), who)].start
        blamed = tuple(mention(tree, doc.text, words_of(tree, head)) for head in doers)
        told = tree.kids(verb, "nsubj" if passive(tree, verb) else "obj")
        by = tuple(Span(tree.tokens[w].start, tree.tokens[w].end) for w in told)
        nouns = [w for w in told if speech == "denies" and tree.lemma(w) in listed("charged")]
        charge = mention(tree, doc.text, [nouns[0]]) if nouns else None
        cue = Cue(verb, who, speech, frozenset(), "answers")
        for saying in of_cue(reading, cue):
            yield _Answer(
                saying, speech, at, blamed, by, charge, any(tree.lemma(w) in listed("noun_accusations") for w in told)
            )


def _force(tree: Tree, verb: int) -> str | None:
    """ "Denied it", "rejects the claim", "called this a lie", "confirmed the report"; None for a verb that points at nothing."""
    lemma = tree.lemma(verb)
    if unsaid(tree, verb) or _taken_back(tree, verb):
        return None
    if passive(tree, verb):  # "the charge was rejected by Yerevan"
        told = tree.kids(verb, "nsubj") if lemma in listed("denies") and agents(tree, verb) else []
        return "denies" if told and all(_points_back(tree, w) for w in told) else None
    objects = [w for w in tree.kids(verb, "obj") if w > verb]
    if lemma in listed("denies"):
        if not objects:
            alone = not tree.kids(verb, "ccomp", "xcomp", "acl", "advcl", "obl", "parataxis")
            return "denies" if lemma == "deny" and alone and tree.rel(verb) in ("root", "conj", "parataxis") else None
        return "denies" if all(_points_back(tree, w) for w in objects) and not tree.kids(verb, "ccomp") else None
    if lemma in listed("names") | listed("denies") and objects and _points_back(tree, objects[0]):
        called = {w for c in tree.kids(verb, "xcomp", "obl", "obj", "advcl", "ccomp") for w in tree.under(c)}
        return "denies" if listed("lies") & {x for w in called for x in (tree.lemma(w), tree.low[w])} else None
    if lemma in listed("confirms") and objects and all(_points_back(tree, w) for w in objects):
        return None if tree.kids(verb, "ccomp") else "confirms"
    return None


def _of_no_part(tree: Tree) -> set[int]:
    """The verbs of "played no role in it", "was not involved in this", "had nothing to do with it"."""
    pointing = [w for w, low in enumerate(tree.low) if low in _IT and disclaimed(tree, w) is not None]
    verbs = (next((up for up in tree.up(w) if tree.tokens[up].upos == "VERB"), None) for w in pointing)
    return {verb for verb in verbs if verb is not None}


def _taken_back(tree: Tree, verb: int) -> bool:
    """ "Has not confirmed it", "neither confirmed nor denied it"."""
    beside = (*tree.kids(verb, "advmod", "cc", "det"), *tree.kids(verb, "cc:preconj"))
    head = tree.head(verb)
    first = tree.kids(head, "cc", "advmod") if head is not None and tree.rel(verb) == "conj" else []
    return any(tree.lemma(c) in _NOT | {"neither", "nor"} for c in (*beside, *first))


def _points_back(tree: Tree, word: int) -> bool:
    """ "It", "this", "the report": words for what was told before."""
    if tree.low[word] in _IT:
        return not tree.kids(word, "nmod", "acl")
    if tree.lemma(word) not in listed("tales") | listed("charges") or tree.kids(word, "acl", "nmod", "ccomp"):
        return False
    return any(tree.lemma(c) in _POINTS for c in tree.kids(word, "det"))


def _blamed(tree: Tree, verb: int) -> tuple[int, ...]:
    """Whom "blamed the rebels" blames, where nothing says for what."""
    if tree.lemma(verb) != "blame" or unsaid(tree, verb) or passive(tree, verb):
        return ()
    blamed = [w for w in tree.kids(verb, "obj") if tree.tokens[w].upos in _BODY and w > verb]
    for word in {w for w in tree.under(verb) if w > verb and tree.lemma(w) in ("for", "on")}:
        head = tree.head(word)
        if head is None or tree.low[head] not in _IT:
            return ()  # "blamed X for the raid", "blamed the raid on X" name the act
    if any(tree.lemma(w) in listed("acts") or tree.kids(w, "acl") for w in blamed):
        return ()
    return tuple(w for head in blamed for w in members(tree, head))


def _it_was(reading: Reading, verb: int) -> tuple[int, ...]:
    """ "The army said that it was the rebels", "Moscow said it was the work of nationalists": who did what was told before."""
    tree = reading.place.tree
    if not any(c.word == verb and c.speech == "asserts" for c in reading.cues):
        return ()
    for said in tree.kids(verb, "ccomp"):
        it = [w for w in tree.kids(said, "nsubj") if tree.low[w] in ("it", "this", "that")]
        was = any(tree.tokens[c].deprel == "cop" for c in tree.children[said])
        if not (it and was) or tree.kids(said, "acl", "advcl", "ccomp", "csubj", "xcomp") or _taken_back(tree, said):
            continue
        work = [w for w in tree.kids(said, "nmod") if tree.lemma(said) in ("work", "doing", "handiwork")]
        for doer in work or [said]:
            people = words("en", "people")
            armed = people["military"] | people["armed_bodies"] | people["more_military"]
            if tree.tokens[doer].upos == "PROPN" or tree.lemma(doer) in armed:
                return tuple(members(tree, doer))
    return ()


def _says_untrue(reading: Reading, verb: int) -> bool:
    """ "“That is untrue,” X said", "“Lies,” tweeted X", "X said the report was false", "said no such thing had happened"."""
    tree = reading.place.tree
    said = next((c for c in reading.cues if c.word == verb and c.speech == "asserts" and c.scope), None)
    if said is None:
        return False
    told = [w for w in said.scope if tree.tokens[w].text.isalpha() or tree.low[w] == "n't"]
    left = {tree.lemma(w) for w in told if tree.lemma(w) not in _IDLE and tree.low[w] not in _IT | listed("lies")}
    untrue = any({tree.lemma(w), tree.low[w]} & listed("lies") for w in told)
    denied = any(tree.lemma(w) in _NOT for w in told)
    left -= listed("tales") | listed("lies")
    if untrue:
        spite = {tree.lemma(w) for w in told if tree.tokens[w].upos in ("ADJ", "ADV")}  # "vile and untrue"
        return not left - spite and not denied
    return denied and bool(left & _TOOK_PLACE) and left <= _TOOK_PLACE | _NOT | {"thing"}
