"""Linking a store: what is kept, what is found, and people's judgements."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim import commands, linking, views
from counterclaim.errors import UsageError
from counterclaim.link.across import narrowed, traits_of
from counterclaim.report import explain_link, show_incident, title
from counterclaim.store import Query, Store, open_store
from tests.run.fakes import load


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked store of the sample articles."""
    path = tmp_path_factory.mktemp("store") / "demo.sqlite"
    with open_store(path) as store:
        commands.add([commands.ARTICLES], store, workers=1)
        linking.link(store)
    return path


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(demo.read_bytes())
    with open_store(copy) as opened:
        yield opened


def told_most(store: Store) -> linking.Incident:
    return max(store.incidents(), key=lambda one: (one.documents, one.id))


def test_every_claim_has_its_place_and_linking_again_changes_nothing(store: Store) -> None:
    assert store.is_linked() and store.check() == []
    before = list(store.dump())
    done = linking.link(store)
    assert done.read == 0 and list(store.dump()) == before
    assert sorted(claim for one in store.incidents() for claim in one.claims) == sorted(c.id for _, c in store.claims())


def test_incidents_gather_both_sides_of_one_fight(store: Store) -> None:
    most = told_most(store)
    assert most.documents >= 8 and set(most.sides) == {"ARM", "AZE"}
    assert "Armenia" in title(most) and "Azerbaijan" in title(most)


def test_the_day_on_which_documents_come_plays_no_part(tmp_path: Path, demo: Path) -> None:
    with open_store(demo, readonly=True) as store:
        want = [(one.id, one.claims) for one in store.incidents()]
    files = sorted(Path(commands.ARTICLES).iterdir())
    random.Random(4).shuffle(files)
    with open_store(tmp_path / "s.sqlite") as store:
        commands.add(files[:1], store, workers=1)
        linking.link(store)
        commands.add(files[1:], store, workers=1)
        assert not store.is_linked()
        linking.link(store)
        assert [(one.id, one.claims) for one in store.incidents()] == want


def test_any_claim_finds_its_incident(store: Store) -> None:
    most = told_most(store)
    for claim in most.claims:
        assert store.incident(claim).id == most.id
        assert store.incident("i" + claim[1:]).id == most.id
    with pytest.raises(UsageError, match="no incident"):
        store.incident("i-0000000000000000")


def test_split_merge_and_withdraw_hold_and_are_kept(store: Store) -> None:
    most = told_most(store)
    out = most.claims[1]
    (first, *_) = linking.split(store, most.id, [out], "ann", "another night")
    linking.link(store)
    assert store.incident(out).id != store.incident(most.claims[0]).id
    joined = linking.merge(store, out, most.claims[0], "bob")
    with pytest.raises(UsageError, match="no judgement"):
        linking.withdraw(store, "j-nothing", "bob")
    for judgement in store.judgements():
        if judgement.kind == "different":
            linking.withdraw(store, judgement.id, "ann")
    linking.link(store)
    assert store.incident(out).id == store.incident(most.claims[0]).id
    kept = {one.id: one for one in store.judgements()}
    assert kept[first.id].withdrawn and kept[first.id].note == "another night" and not kept[joined.id].withdrawn


def test_judgements_survive_coding_anew(store: Store) -> None:
    most = told_most(store)
    linking.split(store, most.id, [most.claims[1]], "ann")
    document, _, _ = store.claim(most.claims[1])
    coded = store.document(document.id)
    store.put(coded, "another version")
    linking.link(store)
    assert store.incident(most.claims[1]).id != store.incident(most.claims[0]).id


def test_a_split_of_strangers_or_of_all_is_refused(store: Store) -> None:
    most = told_most(store)
    stranger = next(c.id for _, c in store.claims() if c.id not in most.claims)
    with pytest.raises(UsageError, match="not of incident"):
        linking.split(store, most.id, [stranger], "ann")
    with pytest.raises(UsageError, match="at least one"):
        linking.split(store, most.id, list(most.claims), "ann")
    with pytest.raises(UsageError, match="one incident already"):
        linking.merge(store, most.id, most.claims[1], "ann")


def test_why_adds_up(store: Store) -> None:
    most = told_most(store)
    link, comparison = linking.why(store, most.claims[1])
    assert comparison is not None and comparison.total == pytest.approx(link.score, abs=0.01)
    assert f"{comparison.total:+.2f}" in explain_link(link, comparison.parts)


def test_an_incident_is_shown_side_by_side(store: Store) -> None:
    text = show_incident(views.view(store, told_most(store).id), width=110)
    assert all(len(line) <= 110 for line in text.splitlines())
    assert "│ Armenia" in text and "CLAIMS, BY PUBLICATION" in text


def test_incidents_can_be_narrowed(store: Store) -> None:
    everything = list(linking.incidents(store, frame=None))
    assert {one.frame for one in linking.incidents(store, frame="background")} == {"background"}
    assert all(
        {"ARM", "AZE"} <= {*one.sides, *one.actors, *one.targets} for one in linking.incidents(store, ("ARM", "AZE"))
    )
    assert 0 < len(list(linking.incidents(store, least=4, frame=None))) < len(everything)
    assert not list(linking.incidents(store, since="2023"))


def test_an_incident_told_anew_by_all_its_claims_is_the_same(store: Store) -> None:
    """So what is left of one, without its unsure claims, differs by these claims alone."""
    traits = {}
    for document in store.documents():
        coded = store.document(document.id)
        traits |= {trait.claim: trait for trait in traits_of(coded.document, coded.claims)}
    found = list(store.incidents())
    assert [narrowed(one, [traits[claim] for claim in one.claims], views.stories_of(store)) for one in found] == found


def test_unsure_claims_leave_the_incidents(store: Store) -> None:
    confidence = sorted(claim.confidence for _, claim in store.claims())
    least = confidence[len(confidence) // 2]
    assert confidence[0] < least  # the sample articles hold claims of more than one confidence
    sure = {claim.id for _, claim in store.claims(Query(min_confidence=least))}
    left = list(linking.incidents(store, frame=None, min_confidence=least))
    assert sorted(claim for one in left for claim in one.claims) == sorted(sure)
    whole = {one.id: one for one in store.incidents()}
    for one in left:
        assert one.claims == tuple(claim for claim in whole[one.id].claims if claim in sure)
        assert one.documents == len({store.claim(claim)[0].id for claim in one.claims})
    shown = views.view(store, told_most(store).id, least)
    ends = {end for relation in shown.relations for end in (relation.left, relation.right)}
    assert shown.relations and ends <= sure
    assert all(len(line) <= 80 for line in show_incident(shown, 80).splitlines())
    assert f"{len(whole[shown.incident.id].claims) - len(shown.told)} claims are left out" in show_incident(shown, 110)


def test_a_store_that_is_not_linked_says_so(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "The army shelled the bridge at Velm on Monday, killing three people, the ministry said.\n"
    )
    with open_store(tmp_path / "s.sqlite") as store:
        commands.add([tmp_path / "good.txt"], store, workers=1, load=load)
        assert not store.is_linked()
        claim = next(c.id for _, c in store.claims())
        with pytest.raises(UsageError, match="run `counterclaim link`"):
            linking.why(store, claim)
