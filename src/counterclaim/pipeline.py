"""The line: parse, look, extract, attribute, weigh, answer, resolve, relate, audit, context. The only module that knows the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim import model
from counterclaim.attribute import answered, attribute
from counterclaim.audit import audit
from counterclaim.context import read_context
from counterclaim.extract import extract, look_with, no_opinion, read_events
from counterclaim.extract.reader import Opinion
from counterclaim.gazetteer.disputes import DISPUTED_POLICY
from counterclaim.link import relate
from counterclaim.parse import parse
from counterclaim.records import Claim, Coded, ContextRecord, Document, Event, Leftover, Relation, Sentence
from counterclaim.resolve import resolve
from counterclaim.weigh import weigh


@dataclass(frozen=True, slots=True)
class Coder:
    """The stages, ready to run. Replace one to try another; each is a pure function.

    `version` names the models by the hashes of their weights. `look` gives the learned reader's opinion of a document, None for the
    rules alone; `extract`, `weigh` take it.
    """

    version: str
    parse: Callable[[Document], tuple[Sentence, ...]]
    look: Callable[[Document, Sequence[Sentence]], Opinion | None] = no_opinion
    extract: Callable[[Document, Sequence[Sentence], Opinion | None], tuple[Event, ...]] = extract
    attribute: Callable[[Document, tuple[Sentence, ...], tuple[Event, ...]], tuple[Claim, ...]] = attribute
    weigh: Callable[[Document, Sequence[Sentence], Sequence[Claim], Opinion | None], tuple[Claim, ...]] = weigh
    resolve: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[Claim, ...]] = resolve
    relate: Callable[[Sequence[Claim], str], tuple[Relation, ...]] = relate
    audit: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[Leftover, ...]] = audit
    context: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[ContextRecord, ...]] = read_context

    def claims(self, doc: Document, sentences: tuple[Sentence, ...]) -> tuple[Claim, ...]:
        """The claims of a parsed document."""
        opinion = self.look(doc, sentences)
        events = self.extract(doc, sentences, opinion)
        claims = self.weigh(doc, sentences, self.attribute(doc, sentences, events), opinion)
        return self.resolve(doc, sentences, answered(doc, sentences, claims))


def load_coder(disputed: str = DISPUTED_POLICY, rules_alone: bool = False) -> Coder:
    """The coder with the packaged models. Raises `ResourceError` where packaged data is missing or damaged.

    `disputed` is the policy that says whose territory disputed areas are: `de_jure`, `de_facto` or `both`. `rules_alone` leaves the
    learned reader and the learned sides out.
    """
    analyzer = model.load()
    if rules_alone:
        alone = partial(resolve, disputed=disputed, weigh=None)
        return Coder(analyzer.version, lambda doc: parse(doc, analyzer), resolve=alone)
    reader = model.load_reader()
    version = f"{analyzer.version}, {reader.version}"
    look = partial(look_with, reader)
    return Coder(
        version, lambda doc: parse(doc, analyzer), look, read_events, resolve=partial(resolve, disputed=disputed)
    )


def code_document(doc: Document, coder: Coder) -> Coded:
    """Everything that one document's text claims. Pure: the same document and coder give the same result."""
    sentences = coder.parse(doc)
    claims = coder.claims(doc, sentences)
    relations, audited = coder.relate(claims, doc.text), coder.audit(doc, sentences, claims)
    return Coded(doc, claims, relations, audited, coder.context(doc, sentences, claims))
