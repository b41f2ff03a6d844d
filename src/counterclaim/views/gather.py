"""A store's claims with all that the views need to know of them, in order of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.errors import UsageError
from counterclaim.link.sides import is_outlet, voice
from counterclaim.narrow import Narrow
from counterclaim.records import Claim, Document, Incident
from counterclaim.store import Reader


@dataclass(frozen=True, slots=True)
class Heard:
    """One claim, its document, its incident, and the story behind the document (copies share one)."""

    claim: Claim
    document: Document
    incident: Incident
    origin: str

    @property
    def voice(self) -> str:
        """Whose voice it is: a side, a kind of source with its words, or the story behind the article."""
        return f"outlet:{self.origin}" if is_outlet(self.claim) else voice(self.claim)

    @property
    def published(self) -> str:
        """When its document was published, ISO 8601; "" where that is not stated."""
        return self.document.published.value if self.document.published else ""


def gather(store: Reader, name: str | None = None, min_confidence: float | None = None) -> Iterator[Heard]:
    """The claims of one incident (`i-…`), of one episode (`e-…`), or of all that is told of the present.

    With `min_confidence`, in 0..1, without the claims of less confidence. Raises `UsageError` where the store is not linked, holds no
    such incident, or for what is no confidence.
    """
    if not store.is_linked():
        raise UsageError("some claims are in no incident yet: run `counterclaim link`")
    stories = {doc: story for doc, (story, _) in store.origins().items()}
    documents: dict[str, Document] = {}
    for incident in filter(None, map(Narrow(store, min_confidence), _incidents(store, name))):
        claims = store.claims_of(incident.claims)
        for one in incident.claims:
            claim = claims[one]
            if claim.doc_id not in documents:
                documents[claim.doc_id] = store.document(claim.doc_id).document
            yield Heard(claim, documents[claim.doc_id], incident, stories.get(claim.doc_id, claim.doc_id))


def _incidents(store: Reader, name: str | None) -> Iterator[Incident]:
    if name is None:
        yield from (one for one in store.incidents() if one.frame == "new")
    elif name.startswith("e-"):
        found = [one for one in store.incidents() if one.episode.startswith(name)]
        if not found:
            raise UsageError(f"there is no episode {name!r}: `counterclaim incidents` lists them")
        if len({one.episode for one in found}) > 1:
            raise UsageError(f"{name!r} may mean several episodes; give more of it")
        yield from found
    else:
        yield store.incident(name)
