"""The line: parse, extract, attribute, resolve, relate, audit, context. The only module that knows the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim import model
from counterclaim.attribute import attribute
from counterclaim.audit import audit
from counterclaim.context import read_context
from counterclaim.extract import extract
from counterclaim.gazetteer.disputes import DISPUTED_POLICY
from counterclaim.link import relate
from counterclaim.parse import parse
from counterclaim.records import Claim, Coded, ContextRecord, Document, Event, Leftover, Relation, Sentence
from counterclaim.resolve import resolve


@dataclass(frozen=True, slots=True)
class Coder:
    """The stages, ready to run. Replace one to try another; each is a pure function.

    `version` names the analysis model by the hash of its weights.
    """

    version: str
    parse: Callable[[Document], tuple[Sentence, ...]]
    extract: Callable[[Document, Sequence[Sentence]], tuple[Event, ...]] = extract
    attribute: Callable[[Document, tuple[Sentence, ...], tuple[Event, ...]], tuple[Claim, ...]] = attribute
    resolve: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[Claim, ...]] = resolve
    relate: Callable[[Sequence[Claim]], tuple[Relation, ...]] = relate
    audit: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[Leftover, ...]] = audit
    context: Callable[[Document, Sequence[Sentence], Sequence[Claim]], tuple[ContextRecord, ...]] = read_context


def load_coder(disputed: str = DISPUTED_POLICY) -> Coder:
    """The coder with the packaged model. Raises `ResourceError` where packaged data is missing or damaged.

    `disputed` is the policy that says whose territory disputed areas are: `de_jure`, `de_facto` or `both`.
    """
    analyzer = model.load()
    settled = partial(resolve, disputed=disputed)
    return Coder(analyzer.version, lambda doc: parse(doc, analyzer), resolve=settled)


def code_document(doc: Document, coder: Coder) -> Coded:
    """Everything that one document's text claims. Pure: the same document and coder give the same result."""
    sentences = coder.parse(doc)
    events = coder.extract(doc, sentences)
    claims = coder.attribute(doc, sentences, events)
    claims = coder.resolve(doc, sentences, claims)
    relations, audited = coder.relate(claims), coder.audit(doc, sentences, claims)
    return Coded(doc, claims, relations, audited, coder.context(doc, sentences, claims))
