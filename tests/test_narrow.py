"""What is left without unsure claims: of documents, of incidents, of the relations among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim import linking, views
from counterclaim.errors import UsageError
from counterclaim.narrow import Narrow, narrow_document
from counterclaim.records import ContextRecord, Evidence, LeftOut, Link, Mention, Relation, Span
from counterclaim.store import Found as Links
from counterclaim.store import Store, open_store
from tests.export.tiny import BOAST, DENIED, DOCS, HURT, INCIDENTS, RELATIONS, SHELLED, THREAT, fill
from tests.store.make import coded

FIRST, BACKGROUND, TRUCES, THREATS = INCIDENTS
UNSURE = {BOAST.id: 0.3, HURT.id: 0.3, THREAT.id: 0.3}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small war, its second article and its threat unsure, and a figure of the first said to agree with the threat."""
    with open_store(tmp_path / "tiny.sqlite") as made:
        fill(made, linked=False, confidence=UNSURE)
        stray = Relation(SHELLED.id, THREAT.id, "weapon", "agrees", "Both tell of guns.", "test/1")
        links = [Link(one, row.id, None, 0.0) for row in INCIDENTS for one in row.claims]
        across = [(FIRST.episode, relation) for relation in (*RELATIONS, stray)]
        made.put_links(Links(INCIDENTS, links, across, {doc.id: (doc.id, None) for doc in DOCS.values()}))
        yield made


def test_a_document_without_an_unsure_claim() -> None:
    whole = coded()
    one, two = whole.claims
    war = ("war", Mention(0, 3, "The"), Span(0, 10), Evidence("test/1"))
    told = ContextRecord("x-1", whole.document.id, *war, claims=(one.id, two.id))
    whole = replace(whole, claims=(one, replace(two, confidence=0.3)), context=(told,))
    left = narrow_document(whole, 0.5)
    assert left.claims == (one,) and left.relations == ()
    assert left.context == (replace(told, claims=(one.id,)),) and left.audit == whole.audit
    assert narrow_document(whole, 0.3) == narrow_document(whole, None) == whole
    assert narrow_document(whole, 0.9).claims == ()


def test_an_incident_is_told_by_the_claims_that_are_left(store: Store) -> None:
    narrow = Narrow(store, 0.5)
    left = narrow(FIRST)
    assert left is not None and left.claims == (SHELLED.id, DENIED.id)
    assert (left.id, left.episode, left.frame) == (FIRST.id, FIRST.episode, FIRST.frame)
    assert (left.documents, left.origins) == (1, 1) and (FIRST.documents, FIRST.origins) == (2, 2)
    assert narrow(left) == left  # once narrow, always narrow
    assert narrow(BACKGROUND) is BACKGROUND and narrow(TRUCES) is TRUCES and narrow(THREATS) is None
    assert Narrow(store, None)(THREATS) is THREATS and Narrow(store, 0)(FIRST) is FIRST


def test_days_places_and_sides_are_those_of_the_claims_that_are_left(tmp_path: Path) -> None:
    """Without the claim that names the town, the day and the doer, none of the three is told any more."""
    with open_store(tmp_path / "s.sqlite") as store:
        fill(store, confidence={SHELLED.id: 0.2, BOAST.id: 0.2, DENIED.id: 0.2})
        left = Narrow(store, 0.5)(FIRST)
    assert left is not None and left.claims == (HURT.id,)
    assert (left.places, left.lat, left.actors) == ((), None, ()) and FIRST.places and FIRST.actors
    assert (left.first, FIRST.first) == ("2031-04-30", "2031-05-01")  # by the day of its own article alone


def test_filters_ask_what_is_left(store: Store) -> None:
    def ids(**filters: object) -> set[str]:
        return {one.id for one in linking.incidents(store, frame=None, **filters)}  # type: ignore[arg-type]

    assert ids() == {one.id for one in INCIDENTS}
    assert ids(min_confidence=0.5) == {one.id for one in INCIDENTS} - {THREATS.id}
    assert ids(least=2) == {FIRST.id} and ids(least=2, min_confidence=0.5) == set()
    assert ids(min_confidence=0.9) == set()


def test_a_view_has_the_claims_and_relations_that_are_left_and_counts_the_rest(store: Store) -> None:
    whole, left = views.view(store, FIRST.id), views.view(store, FIRST.id, 0.5)
    assert whole.left_out is None and len(whole.relations) == 3 and len(whole.told) == 4
    assert left.left_out == LeftOut(2, 0.5) and [claim.id for _, claim in left.told] == [SHELLED.id, DENIED.id]
    assert [relation.field for relation in left.relations] == ["occurrence"]  # the ends elsewhere are looked at too
    assert views.view(store, BACKGROUND.id, 0.5).left_out == LeftOut(0, 0.5)
    assert views.views_of(store, INCIDENTS, narrow=Narrow(store, 0.9)) == []


def test_an_incident_of_unsure_claims_alone_is_not_shown(store: Store) -> None:
    with pytest.raises(UsageError, match=r"every claim of i-.* below 0.5: 1 left out"):
        views.view(store, THREATS.id, 0.5)


@pytest.mark.parametrize("value", [-1, 2, float("nan")])
def test_what_is_no_confidence_is_refused(store: Store, value: float) -> None:
    for call in (Narrow, lambda store, least: views.view(store, FIRST.id, least), _listed):
        with pytest.raises(UsageError, match="from 0 to 1"):
            call(store, value)
    with pytest.raises(UsageError, match="from 0 to 1"):
        narrow_document(coded(), value)


def _listed(store: Store, least: float) -> object:
    return list(linking.incidents(store, min_confidence=least))
