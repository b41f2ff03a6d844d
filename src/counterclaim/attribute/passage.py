"""A document read in order: who was named before each sentence, who speaks its quotations, whose account goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.coreference import Named, named
from counterclaim.attribute.cue import Cue, force
from counterclaim.attribute.cues import find_cues
from counterclaim.attribute.kinds import kind_of, known_persons
from counterclaim.attribute.quotes import quotations, quoted_words, touched
from counterclaim.attribute.reading import Reading, Saying, of_cue
from counterclaim.attribute.sources import Place, leaves, source_words
from counterclaim.attribute.speaker import may_speak
from counterclaim.attribute.turns import signature, turns
from counterclaim.lang.wordlists import words
from counterclaim.records import Document, Sentence, Span
from counterclaim.remembered import remembered
from counterclaim.syntax import Tree, tree_of

#: How many of those named before are kept.
_KEPT = 40


def readings_of(doc: Document, sentences: Sequence[Sentence]) -> Sequence[Reading]:
    """All sentences, each knowing what stands around it."""
    return _readings(tuple(sentences), doc)


@remembered(2)  # attribution, weighing and context of one document ask in turn
def _readings(sentences: tuple[Sentence, ...], doc: Document) -> tuple[Reading, ...]:
    out = _in_order(doc, sentences)
    spoken = turns(doc, sentences, [r.place.tree for r in out])
    out = _with_quotations(out, sentences, quotations(doc, sentences))
    out = _with_turns(out, spoken)
    return tuple(replace(r, carried=_carried(out, sentences, i)) for i, r in enumerate(out))


def _in_order(doc: Document, sentences: Sequence[Sentence]) -> list[Reading]:
    known, own = known_persons(sentences), _outlet(doc)
    before: list[Named] = []
    out: list[Reading] = []
    for number, sentence in enumerate(sentences):
        tree = tree_of(sentence.tokens)
        signed = signature(tree)
        cues = (*find_cues(tree), *([signed] if signed else []))
        subjects = _subjects(doc, tree, number, known)
        place = Place(doc, number, tree, (*before, *subjects), known)
        reading = Reading(place, cues, outlet=own)
        out.append(reading)
        before += subjects
        for cue in cues:  # the widest last: a pronoun means the main speaker first
            said = of_cue(reading, cue)
            for saying in said:
                head = _own_head(tree, saying) if len(said) > 1 else cue.source
                if head is not None and (left := leaves(place, head, saying.source)) is not None:
                    before.append(left)
        del before[:-_KEPT]
    return out


def _own_head(tree: Tree, saying: Saying) -> int | None:
    """The word by which one of several speakers hangs in the tree: of "the army and M23 said" each is remembered by its own."""
    said = saying.source.mention
    return next(iter(tree.hung_by(said.span)), None) if said is not None else None


def _outlet(doc: Document) -> frozenset[str]:
    """The outlet's name, and its words in one, by which it may call itself."""
    if doc.outlet is None:
        return frozenset()
    name = doc.outlet.value
    short = "".join(word[0] for word in name.split() if word[:1].isupper())
    return frozenset({name.casefold().replace(" ", "")} | ({short.casefold()} if len(short) > 1 else set()))


def _subjects(doc: Document, tree: Tree, number: int, known: dict[str, str]) -> list[Named]:
    """Persons and organisations that act in a sentence: a later "it said" may mean them."""
    out = []
    institutions = words("en", "sources")["definite"] | words("en", "sources")["humans"]
    for i, token in enumerate(tree.tokens):
        acts = tree.rel(i) == "nsubj" and token.upos in ("NOUN", "PROPN")
        if acts and (token.name.endswith(("ORG", "PER")) or tree.lemma(i) in institutions):
            out.append(named(tree, i, source_words(doc, tree, i), kind_of(doc, tree, i, known), number, speaks=False))
    return out


def _with_quotations(readings: list[Reading], sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[Reading]:
    """Each reading with its quotations and their speakers."""
    out = list(readings)
    last: tuple[int, Saying] | None = None
    for span in spans:
        over = touched(sentences, span)
        speaker = _speaker(readings, over, span)
        if speaker is None and last is not None and over and over[0] - last[0] <= 1 and _alone(readings, over, span):
            speaker = last[1]
        for i in over:
            inside = frozenset(quoted_words(readings[i].place.tree, span))
            out[i] = replace(out[i], quoted=(*out[i].quoted, (inside, speaker)))
        if speaker is not None:
            last = (over[-1], speaker)
    return out


def _with_turns(readings: list[Reading], spoken: Sequence[tuple[range, Cue]]) -> list[Reading]:
    """Each reading in a turn of a transcript with its speaker, who comes before those of quotations in it."""
    out = list(readings)
    for over, cue in spoken:
        first = out[over[0]]
        said = of_cue(first, cue)
        out[over[0]] = replace(first, cues=(*(c for c in first.cues if c.word != cue.word), cue))
        for i in over[1:]:
            words = frozenset(range(len(out[i].place.tree.tokens)))
            out[i] = replace(out[i], quoted=((words, said[0]),))
    return out


def _speaker(readings: list[Reading], over: range, span: Span) -> Saying | None:
    """The source of a cue outside the marks: in the sentence where they close, where they open, or just before them."""
    if not over:
        return None
    for i in dict.fromkeys((over[-1], over[0])):
        found = _outside(readings[i], span, touching=True)
        if found is not None:
            return found
    after = readings[over[-1] + 1] if over[-1] + 1 < len(readings) else None
    signed = signature(after.place.tree) if after is not None else None
    if after is not None and signed is not None and (by := of_cue(after, signed)):
        return by[0]
    if over[0] > 0 and _alone(readings, over, span):
        before = readings[over[0] - 1]
        return _outside(before, span, touching=False)
    return None


def _outside(reading: Reading, span: Span, touching: bool) -> Saying | None:
    tree = reading.place.tree
    inside = quoted_words(tree, span)
    outer = [c for c in reversed(reading.cues) if c.word not in inside and c.source is not None and not c.noun]
    outer = [c for c in outer if c.source is not None and may_speak(tree, c.source)]
    plain = [c for c in outer if c.speech == "asserts" and c.method in ("verb", "inserted")]
    near = [c for c in outer if c.scope & inside] or (plain if len(plain) == 1 else [])
    for cue in near if touching else plain:
        if found := of_cue(reading, cue):
            return found[0]
    return None


def _alone(readings: list[Reading], over: range, span: Span) -> bool:
    """True if the quotation's sentences hold hardly a word outside it."""
    outside = sum(
        t.upos != "PUNCT" and not (span.start <= t.start and t.end <= span.end)
        for i in over
        for t in readings[i].place.tree.tokens
    )
    return outside == 0


def _carried(readings: list[Reading], sentences: Sequence[Sentence], i: int) -> Saying | None:
    """The source that speaks on both sides of a sentence without a cue: its account goes on."""
    if readings[i].cues or readings[i].quoted or _is_caption(sentences[i]) or not 0 < i < len(readings) - 1:
        return None
    if sentences[i - 1].block != sentences[i].block or not _tells(readings[i].place.tree):
        return None
    before, after = _main(readings[i - 1]), _main(readings[i + 1])
    if before is None or after is None or after.source.stands_for is None:
        return None
    return before if _who(before) == _who(after) else None


def _tells(tree: Tree) -> bool:
    """False for a sentence about the speaker ("he paused"), or with a verb of saying of its own: others tell these."""
    for word, token in enumerate(tree.tokens):
        if tree.rel(word) == "nsubj" and tree.lemma(word) in ("he", "she", "they", "i", "we"):
            return False
        if token.upos == "VERB" and force(tree.lemma(word)) is not None:
            return False
    return True


def _is_caption(sentence: Sentence) -> bool:
    """ "FILE - Soldiers stand …": a picture's words that stand in the way of the story."""
    return bool(sentence.tokens) and sentence.tokens[0].text in ("FILE", "PHOTO", "WATCH", "PHOTOS", "VIDEO")


def _main(reading: Reading) -> Saying | None:
    """Who says the main clause of a sentence."""
    tree = reading.place.tree
    roots = [i for i in range(len(tree.tokens)) if tree.rel(i) == "root"]
    for cue in reversed(reading.cues):
        if not cue.noun and roots and (cue.word in roots or roots[0] in cue.scope) and (found := of_cue(reading, cue)):
            return found[0]
    return None


def _who(saying: Saying) -> Span | None:
    source = saying.source
    known = source.stands_for or source.mention
    return known.span if known else None
