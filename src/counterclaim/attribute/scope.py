"""Which cue covers an event: the innermost, the denial of it, through whom it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.coreference import is_pronoun
from counterclaim.attribute.cue import Cue, listed
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.quotes import is_saying
from counterclaim.attribute.reading import Reading, Saying, not_outlet, of_cue
from counterclaim.attribute.reported import contradicted_by
from counterclaim.attribute.sources import source_of
from counterclaim.attribute.speaker import may_speak
from counterclaim.clauses import subject
from counterclaim.records import Source, Span
from counterclaim.syntax import Tree

#: Rules that may take a thing for a speaker: "the videos show", "three strikes said".
_LOOSE = frozenset({"verb", "mind", "names", "inserted"})
#: Kinds whose words in quotation marks are taken as theirs where no verb of saying stands.
_QUOTABLE = frozenset({"official", "military", "police", "igo", "ngo", "rebel", "politician"})


def sayings(reading: Reading, word: int) -> list[Saying]:
    """Who says the event whose head word is `word`; empty where it is the article's own voice."""
    covering = _covering(reading, word)
    if not covering:
        return _without_cue(reading, word)
    return _of_covering(reading, covering)


def _covering(reading: Reading, word: int) -> list[Cue]:
    """The cues whose scope holds the word, the innermost first."""
    tree = reading.place.tree
    out = [c for c in reading.cues if word in c.scope and not contradicted_by(tree, c.word)]
    for words, _ in reading.quoted:
        if word not in words or not is_saying(reading.place.tree, set(words)):
            continue
        out = [c for c in out if not _echo(reading, c, words)]
        for cue in reading.cues:  # one speaker says the whole of a quotation
            outside = cue.word not in words and cue.method in ("verb", "inserted", "quoted")
            if cue not in out and outside and cue.scope & words and (cue.source is None or cue.source not in words):
                out.append(cue)
    if len(out) > 1:
        out = [c for c in out if not _idle_thought(reading, c)] or out
    return out


def _echo(reading: Reading, cue: Cue, words: frozenset[int]) -> bool:
    """ "They say", within somebody's quoted words, names nobody."""
    return cue.word in words and (cue.source is None or is_pronoun(reading.place.tree, cue.source))


def _idle_thought(reading: Reading, cue: Cue) -> bool:
    """What a country "believes", what "the videos show", told by somebody else, is that other's word."""
    tree = reading.place.tree
    if cue.source is not None and cue.method in _LOOSE and not may_speak(tree, cue.source):
        return True
    return cue.method == "mind" and (cue.source is None or not tree.tokens[cue.source].name.endswith("PER"))


def _of_covering(reading: Reading, covering: Sequence[Cue]) -> list[Saying]:
    inner, outer = covering[0], covering[1:]
    denial = next((c for c in outer if c.speech == "denies"), None)
    if inner.noun and denial is not None:
        owner = of_cue(reading, inner)
        by = of_cue(reading, denial)
        return [*(replace(s, via=s.via or by[0].source) for s in owner if by), *by]
    if inner.source is None:
        if not outer:
            return []
        inner, outer = outer[0], outer[1:]
    beside = _beside(covering, inner)
    if beside:
        return [s for c in beside for s in of_cue(reading, c)]
    out = of_cue(reading, inner)
    blaming = _blaming(reading, inner)
    if blaming is not None:
        out = [replace(s, speech="accuses", of=blaming) for s in out]
    passing = next(
        (
            c
            for c in outer
            if c.source is not None and c.source != inner.source and _frames(reading.place.tree, inner, c)
        ),
        None,
    )
    if passing is not None and (passed := of_cue(reading, passing)):
        via = not_outlet(reading, passed[0].source)
        out = [replace(s, via=s.via or (via if via is not None and not _same(s.source, via) else None)) for s in out]
    return out


def _blaming(reading: Reading, said: Cue) -> Cue | None:
    """ "The truce was broken, the media wrote, blaming the rebels": the charge is of what was said."""
    tree = reading.place.tree
    for cue in reading.cues:
        bare = tree.tokens[cue.word].xpos == "VBG" and not tree.kids(cue.word, "obl", "advcl")
        if (
            cue.speech == "accuses"
            and bare
            and cue.source == said.source
            and said.speech == "asserts"
            and cue.word > said.word
        ):
            return cue
    return None


def _beside(covering: Sequence[Cue], inner: Cue) -> list[Cue]:
    """Cues that say the same event side by side: a charge and its denial; "ten, according to X, and six, according to Y"."""
    denial = next((c for c in covering if c.method == "denied_charge"), None)
    if denial is not None:
        said = [c for c in covering if c is not denial and c.source != denial.source]
        return [*said[:1], denial]
    if inner.method == "according_to":
        same = [c for c in covering if c.method == inner.method]
        return same if len(same) > 1 else []
    return []


def _frames(tree: Tree, inner: Cue, outer: Cue) -> bool:
    """True if one act of saying is itself told by the other: its own word lies in what the other says.

    To announce a truce is to act: the words are the announcer's whoever tells of it.
    """
    performed = tree.lemma(inner.word) in listed("performed") and tree.tokens[inner.word].upos == "VERB"
    return inner.word in outer.scope and not inner.passes_on and not performed


def _same(one: Source, other: Source) -> bool:
    return (one.stands_for or one.mention) == (other.stands_for or other.mention)


def _without_cue(reading: Reading, word: int) -> list[Saying]:
    """No cue in the sentence: the speaker of the quotation it lies in, or the source whose account goes on."""
    tree = reading.place.tree
    for words, speaker in reading.quoted:
        if word not in words:
            continue
        if speaker is not None and (is_saying(tree, set(words)) or len(words) >= len(tree.tokens) - 1):
            why = evidence("running_quotation", speaker.evidence.span)
            return [Saying(replace(speaker.source, evidence=why), "asserts", why, speaker.cue, speaker.via)]
        if len(words) < len(tree.tokens) - 2 and not any(
            tree.finite(w) for w in words if tree.tokens[w].upos == "VERB"
        ):
            return _words_of_subject(reading, word)
    if reading.carried is not None:
        why = evidence("goes_on", reading.carried.evidence.span)
        return [Saying(replace(reading.carried.source, evidence=why), "asserts", why, reading.carried.cue)]
    return []


def _words_of_subject(reading: Reading, word: int) -> list[Saying]:
    """A ministry "was responding to a 'large-scale provocation'": the quoted words are the ministry's."""
    tree = reading.place.tree
    for head in (word, *tree.up(word)):
        who = subject(tree, head) if tree.verbal(head) else None
        if who is None or tree.tokens[who].upos not in ("NOUN", "PROPN"):
            continue
        token = tree.tokens[who]
        why = evidence("quoted_words", Span(token.start, token.end))
        source = source_of(reading.place, who, why)
        if source.kind in _QUOTABLE:
            return [Saying(source, "asserts", why)]
    return []
