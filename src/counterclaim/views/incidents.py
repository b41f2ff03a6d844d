"""An incident with all that is shown of it, and the incidents that an HTML report tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.codebook import party_name
from counterclaim.errors import UsageError
from counterclaim.narrow import Narrow
from counterclaim.records import Coded, Incident, LeftOut, Relation
from counterclaim.report import Told, View
from counterclaim.report.chart import Point
from counterclaim.store import Reader
from counterclaim.views.gather import Heard
from counterclaim.views.tolls import Account, ledger

#: A page of every incident of a large store would be no page: the best documented come first.
MOST = 60


def view(store: Reader, name: str, min_confidence: float | None = None) -> View:
    """An incident with its claims and their documents, in order of publication, and the relations among them.

    With `min_confidence` it is told by its claims of at least that confidence, and says how many it left out. Raises `UsageError`
    where none is left.
    """
    whole = store.incident(name)
    shown = views_of(store, [whole], narrow=Narrow(store, min_confidence))
    if not shown:
        raise UsageError(
            f"every claim of {whole.id} has a confidence below {min_confidence}: {len(whole.claims)} left out, nothing to show"
        )
    if min_confidence is None:
        return shown[0]
    return replace(shown[0], left_out=LeftOut(len(whole.claims) - len(shown[0].told), min_confidence))


def stories_of(store: Reader) -> dict[str, str]:
    """Document → the story behind it, of the whole store: copies share one."""
    return {doc: story for doc, (story, _) in store.origins().items()}


def views_of(
    store: Reader, incidents: Iterable[Incident], stories: dict[str, str] | None = None, narrow: Narrow | None = None
) -> list[View]:
    """Several incidents with all that is shown of them, in the order given; each document is read once.

    Who asks many times gives the `stories` of the store along. With `narrow` claims below its confidence are left out, and
    incidents that have no others.
    """
    stories = stories_of(store) if stories is None else stories
    narrow = Narrow(store, None) if narrow is None else narrow
    coded: dict[str, Coded] = {}
    across: dict[str, list[Relation]] = {}
    out = []
    for incident in filter(None, map(narrow, incidents)):
        if incident.episode not in across:
            across[incident.episode] = list(store.across(incident.episode, narrow.min_confidence))
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


def told_twice(store: Reader, most: int = MOST, min_confidence: float | None = None) -> list[Told]:
    """The incidents of the present that more than one document tells of, the best documented first.

    With `min_confidence` by the claims that are left, and only where these are of several documents.
    """
    narrow = Narrow(store, min_confidence)
    left = filter(None, map(narrow, (one for one in store.incidents() if one.documents > 1 and one.frame == "new")))
    found = [one for one in left if one.documents > 1]
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
