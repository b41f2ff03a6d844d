"""An incident with all that is shown of it, and the incidents that an HTML report tells of."""

from __future__ import annotations

from counterclaim.codebook import party_name
from counterclaim.records import Incident
from counterclaim.report import Told, View
from counterclaim.report.chart import Point
from counterclaim.store import Reader
from counterclaim.views.gather import Heard
from counterclaim.views.tolls import Account, ledger

#: A page of every incident of a large store would be no page: the best documented come first.
MOST = 60


def view(store: Reader, name: str) -> View:
    """An incident with its claims and their documents, in order of publication, and the relations among them."""
    return _view(store, store.incident(name))


def _view(store: Reader, incident: Incident) -> View:
    claims = store.claims_of(incident.claims)
    documents = {doc: store.document(doc).document for doc in sorted({claim.doc_id for claim in claims.values()})}
    inside = set(claims)
    found = [one for one in store.across(incident.episode) if {one.left, one.right} & inside]
    for doc in documents:
        found += [one for one in store.document(doc).relations if {one.left, one.right} <= inside]
    told = tuple((documents[claims[one].doc_id], claims[one]) for one in incident.claims)
    stories = {doc: story for doc, (story, _) in store.origins().items()}
    return View(incident, told, tuple(found), stories)


def told_twice(store: Reader, most: int = MOST) -> list[Told]:
    """The incidents of the present that more than one document tells of, the best documented first."""
    found = [one for one in store.incidents() if one.documents > 1 and one.frame == "new"]
    ranked = sorted(found, key=lambda one: (-one.origins, -one.documents, -len(one.claims), one.id))[:most]
    return [_told(_view(store, incident)) for incident in ranked]


def _told(shown: View) -> Told:
    rows = ledger(
        Heard(claim, document, shown.incident, shown.stories.get(document.id, document.id))
        for document, claim in shown.told
    )
    lines = (
        (_name(row), tuple(Point(v.published, v.low, v.high, v.words) for v in row.versions if not v.subset))
        for row in rows
    )
    return Told(shown, tuple((name, points) for name, points in lines if points))


def _name(row: Account) -> str:
    whose = party_name(row.whose) if row.whose else "not said whose"
    return f"{row.kind}, {whose}, according to {row.speaker}"
