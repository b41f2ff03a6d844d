"""Who says what in any text: every attribution of a document as source, cue and content, whether or not conflict is told.

The cues, sources and quotations are those that `attribute` reads claims by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.attribute.cue import Cue, own_words
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.extents import content_of, cue_words, source_extent
from counterclaim.attribute.passage import readings_of
from counterclaim.attribute.reading import Reading, Saying, of_cue
from counterclaim.attribute.stance_nouns import as_told
from counterclaim.attribute.stances import stance_cues
from counterclaim.phrases import mention
from counterclaim.records import Document, Evidence, Mention, Sentence, Source, Span
from counterclaim.syntax import Tree

#: Sayings that stand around all that is told beside them: "they hope, according to X, for peace".
_FRAMES = ("according_to", "inserted")


@dataclass(frozen=True, slots=True)
class AttributionRelation:
    """One act of saying in a text: who (`source`), by which words (`cue`), what (`content`, one stretch or several in order).

    `source` is the whole noun phrase with its apposition and relative clause, None where nobody is named ("it is said that");
    `by` is it as claims have it, with its kind and whom a pronoun stands for. `speech` is the force, as in a claim.
    """

    source: Mention | None
    cue: Mention
    content: tuple[Mention, ...]
    speech: str
    by: Source | None
    evidence: Evidence


def attributions(doc: Document, sentences: Sequence[Sentence]) -> tuple[AttributionRelation, ...]:
    """All attributions of a document, sorted by cue; one within what another says is given, too."""
    readings = readings_of(doc, sentences)
    spoken = _spoken(readings)
    out = [one for reading in readings for one in _widest(list(_of_sentence(doc, reading, spoken)))]
    return tuple(sorted(out, key=lambda one: (one.cue, one.content)))


def _widest(found: Sequence[AttributionRelation]) -> list[AttributionRelation]:
    """Without cues that are a part of another's: of "issued a statement calling" there is no "calling"."""
    return [one for one in found if not any(other.cue.contains(one.cue) and other.cue != one.cue for other in found)]


def _spoken(readings: Sequence[Reading]) -> dict[Span, list[tuple[Reading, frozenset[int]]]]:
    """Cue → the quoted words that its source speaks, also in other sentences."""
    out: dict[Span, list[tuple[Reading, frozenset[int]]]] = {}
    for reading in readings:
        for words, speaker in reading.quoted:
            if speaker is not None and speaker.cue is not None and words:
                out.setdefault(speaker.cue.span, []).append((reading, words))
    return out


def _of_sentence(
    doc: Document, reading: Reading, spoken: dict[Span, list[tuple[Reading, frozenset[int]]]]
) -> Iterator[AttributionRelation]:
    tree = reading.place.tree
    stances = stance_cues(tree, reading.cues)
    stances = [cue for cue in stances if not _done(tree, cue, (*reading.cues, *stances))]
    cues = [*(as_told(tree, cue) for cue in reading.cues), *stances]
    for known, cue in zip((*reading.cues, *stances), cues, strict=True):
        token = tree.tokens[known.word]
        quoted = spoken.get(Span(token.start, token.end), [])
        words = cue_words(tree, cue)
        said = content_of(doc, [(reading, cue.scope - set(words) - _sayings_beside(tree, cue, cues)), *quoted])
        if said:
            yield _relation(doc, reading, cue, words, said)


def _sayings_beside(tree: Tree, cue: Cue, cues: Sequence[Cue]) -> set[int]:
    """ "Said A, citing B, and warned C": what the same source says by another verb, which the parse hangs on what was said."""
    out: set[int] = set()
    for other in cues:
        beside = other.word in cue.scope and other.source is not None and other.source == cue.source
        goes = beside and other.word > cue.word and _goes_its_way(tree, other.word)
        if goes or (other.word in cue.scope and _adds_on(tree, cue, other)):
            out |= tree.under(other.word)
        elif other.word in cue.scope and cue.word in other.scope and other.method in _FRAMES:
            out |= {*cue_words(tree, other), *(own_words(tree, other.source, other.word) if other.source else ())}
    return out


def _adds_on(tree: Tree, cue: Cue, other: Cue) -> bool:
    """ "Endorses X, who says he is honoured": what the thing spoken about says is no part of what is said about it.

    Not so inside a clause that is said: "says that X, who fled, …".
    """
    if tree.tokens[other.word].deprel != "acl:relcl" or other.word < cue.word or tree.kids(cue.word, "ccomp"):
        return False
    first = min(tree.under(other.word))
    thing = tree.head(other.word)
    about = thing is not None and next((c for c in tree.up(other.word) if tree.opens_clause(c)), None) == cue.word
    return about and any(tree.tokens[w].text in (",", "--", "—", "–") for w in (first - 1, first) if w >= 0)


def _done(tree: Tree, cue: Cue, cues: Sequence[Cue]) -> bool:
    """ "Decided against charging C", "plans to discuss it": what somebody decides to do is no second attribution."""
    head = tree.head(cue.word)
    below = tree.rel(cue.word) in ("xcomp", "advcl", "acl") and not _goes_its_way(tree, cue.word)
    return below and any(c.word == head and c.source == cue.source and cue.word in c.scope for c in cues)


def _goes_its_way(tree: Tree, verb: int) -> bool:
    """ "…, citing B", "… and warned C", but not "decided against charging C"."""
    first = min(tree.under(verb))
    parted = first > 0 and "," in (tree.tokens[first - 1].text, tree.tokens[first].text)
    return tree.rel(verb) == "conj" or (tree.rel(verb) == "advcl" and tree.tokens[verb].xpos == "VBG" and parted)


def _relation(
    doc: Document, reading: Reading, cue: Cue, words: list[int], said: tuple[Mention, ...]
) -> AttributionRelation:
    tree = reading.place.tree
    source = None if cue.source is None else source_extent(doc, tree, cue)
    by: Saying | None = next(iter(of_cue(reading, cue)), None)
    why = by.evidence if by else evidence(cue.method)
    return AttributionRelation(source, mention(tree, doc.text, words), said, cue.speech, by.source if by else None, why)
