"""Sentences coded one by one, as sets of example codings have them: the claim that a sentence is mainly about, or the saying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.attribute import AttributionRelation, attributions
from counterclaim.errors import ReadError
from counterclaim.export.plover import QUAD, mapped
from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Claim, Span
from counterclaim.records import Sentence as Parsed
from counterclaim.syntax import tree_of
from evals.common import record

#: What a saying is by itself, without an event told in it: a neutral statement.
STATEMENT = 0
#: The quad code of the speech: to accuse is verbal conflict, whatever one is accused of; to own or deny an act is a statement.
_BY_SPEECH = {"accuses": 3, "denies": STATEMENT, "claims-responsibility": STATEMENT, "admits": STATEMENT}


#: How the words begin by which somebody demands, and by which sanctions end.
_DEMANDS = ("demand", "insist", "order")
_LIFTS = ("lift", "eas", "remov", "end", "suspend", "waiv")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A coded sentence: its claims, what is said in it, and what it is mainly about (None where it is nothing we code)."""

    text: str
    claims: tuple[Claim, ...]
    said: tuple[AttributionRelation, ...]
    parsed: tuple[Parsed, ...] = ()

    @property
    def main(self) -> Claim | None:
        """Of the events that PLOVER has, news before background, the one whose word stands highest in the tree; then the first."""
        coded = [claim for claim in self.claims if mapped(claim) is not None]
        return min(coded, key=lambda c: (c.frame.value != "new", self._depth(c.event.trigger)), default=None)

    def _depth(self, word: Span) -> int:
        """How many words lie between a word and the root of its tree."""
        for sentence in self.parsed:
            tree = tree_of(sentence.tokens)
            inside = tree.covering(word)
            if inside:
                return min(len(list(tree.up(w))) for w in inside)
        return 0

    @property
    def saying(self) -> AttributionRelation | None:
        """The outermost saying with a source, the first of several."""
        inner = [
            one for one in self.said if any(part.contains(one.cue) for other in self.said for part in other.content)
        ]
        return next((one for one in self.said if one.source is not None and one not in inner), None)

    @property
    def quad(self) -> int | None:
        """0 a statement, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        main = self.main
        if main is None:
            return STATEMENT if self.saying else None
        by_speech = _BY_SPEECH.get(main.attribution.speech.value)
        row = mapped(main)
        assert row is not None
        planned = main.modality.value in ("planned", "conditional")
        quad = QUAD[row.event]
        if by_speech is not None:
            return by_speech
        word = main.event.trigger.text.casefold()
        if main.event.type == "appeal" and not word.startswith(_DEMANDS):
            return STATEMENT  # to call on somebody is CAMEO's 02, a statement; to demand is its 10
        if main.event.type == "sanction" and word.startswith(_LIFTS):
            return 2
        return {2: 1, 4: 3}.get(quad, quad) if planned else quad

    def source(self) -> list[Span]:
        """Who does it, in a charge or a statement who speaks."""
        main = self.main
        if main is None:
            return [self.saying.source] if self.saying and self.saying.source else []
        speaker = main.attribution.source.mention
        if main.attribution.speech.value in _BY_SPEECH and speaker is not None:
            return [speaker]
        return [actor.mention for actor in main.event.actor]

    def target(self) -> list[Span]:
        """Whom it is done to, in a charge who is charged."""
        main = self.main
        if main is None:
            return []
        people = main.event.actor if main.attribution.speech.value == "accuses" else main.event.target
        return [one.mention for one in people]


def coded(texts: Iterable[tuple[str, str | None]], coder: Coder | None = None) -> Iterator[Sentence]:
    """Texts (each with its date of publication, or None) coded one by one; what cannot be read gives nothing."""
    coder = coder or load_coder()
    for text, published in texts:
        try:
            document = record("sentence", text, published, language="en")
        except ReadError:
            yield Sentence(text, (), ())
            continue
        parsed = coder.parse(document)
        yield Sentence(text, coder.claims(document, parsed), attributions(document, parsed), parsed)


def overlapping(gold: Sequence[Span], found: Sequence[Span]) -> int:
    """How many of the annotated stretches have one of ours that overlaps, each of ours used once."""
    left = list(found)
    out = 0
    for span in gold:
        match = next((one for one in left if one.overlaps(span)), None)
        if match is not None:
            left.remove(match)
            out += 1
    return out
