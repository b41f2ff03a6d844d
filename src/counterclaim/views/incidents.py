"""An incident with all that is shown of it, and the incidents that an HTML report tells of."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.codebook import party_name
from counterclaim.records import Coded, Incident, Relation
from counterclaim.report import Told, View
from counterclaim.report.chart import Point
from counterclaim.store import Reader
from counterclaim.views.gather import Heard
from counterclaim.views.tolls import Account, ledger

#: A page of every incident of a large store would be no page: the best documented come first.
MOST = 60


def view(store: Reader, name: str) -> View:
    """An incident with its claims and their documents, in order of publication, and the relations among them."""
    return views_of(store, [store.incident(name)])[0]


def stories_of(store: Reader) -> dict[str, str]:
    """Document → the story behind it, of the whole store: copies share one."""
    return {doc: story for doc, (story, _) in store.origins().items()}


def views_of(store: Reader, incidents: Iterable[Incident], stories: dict[str, str] | None = None) -> list[View]:
    """Several incidents with all that is shown of them, in the order given; each document is read once.

    Who asks many times gives the `stories` of the store along.
    """
    stories = stories_of(store) if stories is None else stories
    coded: dict[str, Coded] = {}
    across: dict[str, list[Relation]] = {}
    out = []
    for incident in incidents:
        if incident.episode not in across:
            across[incident.episode] = list(store.across(incident.episode))
        out.append(_view(store, incident, stories, coded, across[incident.episode]))
    return out


def _view(
    store: Reader, incident: Incident, stories: dict[str, str], coded: dict[str, Coded], across: list[Relation]
) -> View:
    claims = store.claims_of(incident.claims)
    documents = sorted({claim.doc_id for claim in claims.values()})
    for doc in documents:
        if doc not in coded:
            coded[doc] = store.document(doc)
    inside = set(claims)
    found = [one for one in across if {one.left, one.right} & inside]
    for doc in documents:
        found += [one for one in coded[doc].relations if {one.left, one.right} <= inside]
    told = tuple((coded[claims[one].doc_id].document, claims[one]) for one in incident.claims)
    return View(incident, told, tuple(found), stories)


def told_twice(store: Reader, most: int = MOST) -> list[Told]:
    """The incidents of the present that more than one document tells of, the best documented first."""
    found = [one for one in store.incidents() if one.documents > 1 and one.frame == "new"]
    ranked = sorted(found, key=lambda one: (-one.origins, -one.documents, -len(one.claims), one.id))[:most]
    return [_told(shown) for shown in views_of(store, ranked)]


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
