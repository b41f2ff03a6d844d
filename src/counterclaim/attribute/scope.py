"""Which cue covers an event: the innermost, the denial of it, the speaker of a quotation over several sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.attribute.cues import Cue, find_cues
from counterclaim.attribute.quotes import in_short_quote, quoted_sentences
from counterclaim.attribute.sources import Named, kind_of, known_persons, named, source_of, speakers
from counterclaim.clauses import subject
from counterclaim.records import Document, Event, Evidence, Mention, Sentence, Source
from counterclaim.syntax import Tree

#: Kinds whose words in quotation marks are taken as theirs where no verb of saying stands.
_QUOTABLE = frozenset({"official", "military", "police", "igo", "ngo", "rebel", "politician"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One source of an event: how it is said and the cue's words."""

    source: Source
    speech: str
    evidence: Evidence
    cue: Mention | None = None
    via: Source | None = None
    of: Cue | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its cues, the sources named before it, and the speaker of the quotation it lies in, if any."""

    tree: Tree
    cues: tuple[Cue, ...]
    before: tuple[Named, ...]
    known: dict[str, str]
    speaker: Saying | None


def readings_of(doc: Document, sentences: Sequence[Sentence]) -> list[Reading]:
    """All sentences in order, each knowing who was named before."""
    known, quoted = known_persons(sentences), quoted_sentences(doc, sentences)
    before: list[Named] = []
    out: list[Reading] = []
    last: Saying | None = None
    for sentence, whole in zip(sentences, quoted, strict=True):
        tree = Tree(sentence.tokens)
        cues = [] if whole and last is not None else find_cues(tree)
        reading = Reading(tree, tuple(cues), tuple(before), known, last if whole and not cues else None)
        out.append(reading)
        for cue in sorted(cues, key=lambda c: c.words):
            for saying in _of_cue(doc, Reading(tree, (), tuple(before), known, None), cue):
                last = saying
                if cue.source is not None and (left := named(tree, cue.source, saying.source)) is not None:
                    before.append(left)
        if not cues and not whole:
            last = None
            before.extend(_subjects(doc, tree, known))
        del before[:-30]
    return out


def _subjects(doc: Document, tree: Tree, known: dict[str, str]) -> list[Named]:
    """Sides that act in a sentence without a cue: a later "it said" may mean them."""
    out = []
    for i, token in enumerate(tree.tokens):
        if tree.rel(i) == "nsubj" and (
            token.name.endswith(("ORG", "PER")) or tree.lemma(i) in ("ministry", "army", "government", "spokesman")
        ):
            source = source_of(doc, tree, i, Evidence("en.attribute.subject/1", 0.5), (), known)
            if source.mention is not None and (left := named(tree, i, source)) is not None:
                out.append(left)
    return out


def sayings(doc: Document, reading: Reading, word: int, event: Event) -> list[Saying]:
    """Who says the event whose head word is `word`; empty where it is the article's own voice."""
    covering = [c for c in reading.cues if word in c.scope]
    if not covering:
        if reading.speaker is not None:
            evidence = Evidence("en.attribute.running_quotation/1", 0.8, reading.speaker.evidence.span)
            return [Saying(reading.speaker.source, "asserts", evidence, reading.speaker.cue)]
        return _quoted_words(doc, reading, word)
    inner, outer = covering[0], covering[1:]
    denial = next((c for c in outer if c.speech == "denies"), None)
    if inner.noun and denial is not None:
        owner = _of_cue(doc, reading, inner) if inner.source is not None else []
        return [*owner, *_of_cue(doc, reading, denial)]
    if inner.noun and inner.source is None and outer:
        inner, outer = outer[0], outer[1:]
    if inner.source is None:
        return []
    out = _of_cue(doc, reading, inner)
    also = next((c for c in outer if c.method.endswith("denied_charge/1")), None)
    if also is not None:
        out += _of_cue(doc, reading, also)
    elif outer and outer[0].source is not None and outer[0].source != inner.source:
        passed = _of_cue(doc, reading, outer[0])
        out = [
            Saying(s.source, s.speech, s.evidence, s.cue, s.via or (passed[0].source if passed else None), s.of)
            for s in out
        ]
    return out


def _of_cue(doc: Document, reading: Reading, cue: Cue) -> list[Saying]:
    """The cue's sources, one each for "A and B said"."""
    if cue.source is None:
        return []
    tree = reading.tree
    first, last = tree.tokens[cue.words[0]], tree.tokens[cue.words[-1]]
    span = Mention(first.start, last.end, doc.text[first.start : last.end])
    evidence = Evidence(cue.method, cue.score, span.span)
    via = source_of(doc, tree, cue.via, evidence, reading.before, reading.known) if cue.via is not None else None
    return [
        Saying(
            source_of(doc, tree, head, evidence, reading.before, reading.known), cue.speech, evidence, span, via, cue
        )
        for head in speakers(tree, cue.source)
    ]


def _quoted_words(doc: Document, reading: Reading, word: int) -> list[Saying]:
    """A ministry "was responding to a 'large-scale provocation'": the quoted words are the ministry's."""
    tree = reading.tree
    if not in_short_quote(doc, tree, word):
        return []
    for head in (word, *tree.up(word)):
        who = subject(tree, head) if tree.verbal(head) else None
        if who is None:
            continue
        kind = kind_of(doc, tree, who, reading.known)
        if kind in _QUOTABLE and tree.tokens[who].upos in ("NOUN", "PROPN"):
            evidence = Evidence("en.attribute.quoted_words/1", 0.7, None)
            return [Saying(source_of(doc, tree, who, evidence, reading.before, reading.known), "asserts", evidence)]
    return []
