"""Ledgers, truces and balances: by hand-made claims, and on the sample articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim import commands, linking
from counterclaim.errors import UsageError
from counterclaim.records import Claim, Document, Evidence, Found, Incident, Mention, TimeSpan
from counterclaim.store import open_store
from counterclaim.views import Heard, balance, by_day, ceasefires, gather, ledger, profile, totals
from tests.link.story import Story

HAND = Evidence("test")


def incident(theme: str = "force", name: str = "i-1", frame: str = "new") -> Incident:
    sides = ("NOR", "SUD")
    return Incident(name, "e-1", theme, frame, (theme,), sides, (), (), None, None, (), None, None, (), 1, 1)


def heard(claim: Claim, day: str, where: Incident | None = None, title: str = "", origin: str | None = None) -> Heard:
    doc = Document(f"d-{day}", f"paper-{day}", "", "", (), title=Found(title, HAND), published=Found(day, HAND))
    moved = replace(claim, id=f"{claim.id}-{day}", doc_id=doc.id)
    return Heard(moved, doc, where or incident(), origin or doc.id)


def toll(source: str | None, low: int, side: str = "NOR", kind: str = "killed") -> Claim:
    return Story().says(source, "casualties", target=side, tolls=((kind, low, low, side),))


def test_own_losses_and_an_enemys_are_kept_apart() -> None:
    rows = ledger(
        [
            heard(toll("NOR", 49), "2021-05-01"),
            heard(toll("SUD", 200), "2021-05-01"),
            heard(toll("OST", 60), "2021-05-01"),
        ]
    )
    assert {(row.claimant, row.standing) for row in rows} == {("NOR", "own"), ("SUD", "enemy"), ("OST", "third")}


def test_versions_stand_in_order_of_publication_and_say_how_they_changed() -> None:
    days = [("2021-05-03", 71), ("2021-05-01", 49), ("2021-05-02", 49), ("2021-05-04", 68)]
    (row,) = ledger([heard(toll("NOR", number), day) for day, number in days])
    assert [(v.low, v.change, v.carried) for v in row.versions] == [
        (49, "first", 2),
        (71, "higher", 1),
        (68, "lower", 1),
    ]


def test_copies_of_one_story_count_as_one() -> None:
    (row,) = ledger([heard(toll("NOR", 49), day, origin="wire") for day in ("2021-05-01", "2021-05-02")])
    assert (row.versions[0].carried, row.versions[0].stories) == (2, 1)


def test_parts_of_a_toll_are_marked_and_change_nothing() -> None:
    whole = Story().says("NOR", "casualties", target="NOR", tolls=(("killed", 50, 50, "NOR"), ("killed", 8, 8, "NOR")))
    (row,) = ledger([heard(whole, "2021-05-01")])
    assert [(v.low, v.change, v.subset) for v in row.versions] == [(50, "first", False), (8, "part", True)]


def test_soldiers_and_civilians_of_one_claim_are_no_parts_of_each_other() -> None:
    claim = Story().says("NOR", "shelling", target="NOR", tolls=(("killed", 12, 12, "NOR"), ("killed", 3, 3, "NOR")))
    soldiers, civilians = claim.event.counts
    counts = (replace(soldiers, status="military"), replace(civilians, status="civilian"))
    rows = ledger([heard(replace(claim, event=replace(claim.event, counts=counts)), "2021-05-01")])
    assert [(row.status, row.versions[0].subset) for row in rows] == [("civilian", False), ("military", False)]


def test_a_marked_part_is_a_part_wherever_it_stands() -> None:
    claim = Story().says("NOR", "casualties", target="NOR", tolls=(("killed", 8, 8, "NOR"), ("killed", 50, 50, "NOR")))
    eight, fifty = claim.event.counts
    counts = (replace(eight, part_of=fifty.mention), fifty)
    (row,) = ledger([heard(replace(claim, event=replace(claim.event, counts=counts)), "2021-05-01")])
    assert [(v.low, v.subset) for v in row.versions] == [(50, False), (8, True)]


def test_late_reported_deaths_go_to_the_day_they_happened() -> None:
    first, late = at(toll("NOR", 5), "2021-05-01T10:00"), at(toll("NOR", 7), "2021-05-01T10:00")
    other = at(toll("NOR", 4), "2021-05-03T10:00")
    running = at(toll("NOR", 60), "2021-05-01T10:00")
    running = replace(
        running, event=replace(running.event, counts=(replace(running.event.counts[0], cumulative=True),))
    )
    told = [
        (first, "2021-05-01"),
        (late, "2021-05-09"),
        (other, "2021-05-03"),
        (running, "2021-05-04"),
        (toll("NOR", 9), "2021-05-05"),
    ]
    rows = by_day(ledger([heard(claim, day) for claim, day in told]))
    assert [(row.day, row.version.low, row.late) for row in rows] == [("2021-05-01", 7, 8), ("2021-05-03", 4, 0)]


def test_background_never_enters_the_ledger() -> None:
    assert ledger([heard(toll("NOR", 6600), "2021-05-01", incident(frame="background"))]) == []


def at(claim: Claim, earliest: str, precision: str = "hour") -> Claim:
    time = TimeSpan(Mention(1, 2, "x"), HAND, earliest, earliest, precision)
    return replace(claim, event=replace(claim.event, time=time))


def test_a_truce_with_its_broker_and_those_who_are_said_to_have_broken_it() -> None:
    story = Story()
    truce = at(story.says("OST", "ceasefire", "OST"), "2021-05-02T09:00")
    broken = at(story.says("NOR", "ceasefire_violation", "SUD"), "2021-05-02T21:30")
    denied = story.says("SUD", "ceasefire_violation", "SUD", denies=True)
    (found,) = ceasefires(
        [
            heard(truce, "2021-05-02", incident("truce", "i-t")),
            heard(broken, "2021-05-03", incident("breach", "i-b")),
            heard(broken, "2021-05-04", incident("breach", "i-b")),
            heard(denied, "2021-05-03", incident("breach", "i-b")),
        ]
    )
    assert found.parties == ("NOR", "SUD") and found.brokers == ("OST",) and found.start == "2021-05-02T09:00"
    assert found.by_accuser() == {("Norland ministry", ("SUD",)): 2}
    assert next((v.day, v.hour, v.denied) for v in found.violations) == ("2021-05-02", 21, False)
    assert sum(v.denied for v in found.violations) == 1
    assert found.by_day() == {("2021-05-02", 21): 2}
    assert [v.published for v in found.violations if v.day is None] == ["2021-05-03"]


def test_hours_of_fire_by_day_and_by_night() -> None:
    fire = Story().says("NOR", "shelling", "SUD", "NOR")
    rows = [at(fire, "2021-05-02T23:00"), at(fire, "2021-05-02T07:00"), at(fire, "2021-05-02T00:00", "day"), fire]
    found = profile(heard(claim, "2021-05-03") for claim in rows)
    assert (found.day, found.night, found.unsaid, found.hours) == (1, 1, 2, {7: 1, 23: 1})


def said(claim: Claim, cue: str) -> Claim:
    return replace(claim, attribution=replace(claim.attribution, cue=Mention(1, 2, cue)))


def test_doubting_verbs_headlines_and_silences() -> None:
    rows = [
        heard(said(toll("NOR", 49), "said"), "2021-05-01", title="49 dead at the border"),
        heard(said(toll("NOR", 51), "claimed"), "2021-05-02", title="More dead"),
        heard(Story().says(None, "shelling", "SUD", "NOR"), "2021-05-02"),
    ]
    (found,) = balance(rows)
    nor, sud = found.sides
    assert (nor.plain, nor.doubted, nor.headlined, nor.claims) == (1, 1, 1, 2)
    assert (sud.claims, sud.about) == (0, 1) and found.silent == ("SUD",) and found.one_sided


def test_the_totals_of_a_store() -> None:
    rows = balance(
        [
            heard(said(toll("NOR", 49), "claimed"), "2021-05-01", incident(name="i-1")),
            heard(said(toll("NOR", 12), "said"), "2021-05-02", incident(name="i-2")),
            heard(said(toll("SUD", 7, "SUD"), "said"), "2021-05-02", incident(name="i-2")),
        ]
    )
    found = {one.side: (one.incidents, one.silent, one.claims, one.plain, one.doubted) for one in totals(rows)}
    assert found == {"NOR": (2, 0, 2, 1, 1), "SUD": (2, 1, 1, 1, 0)}


def test_swapping_the_sides_swaps_the_balance() -> None:
    def counts(one: str, other: str) -> list[tuple[int, ...]]:
        rows = [
            heard(said(toll(one, 49, one), "said"), "2021-05-01", title="49 dead"),
            heard(said(toll(other, 51, other), "claimed"), "2021-05-02", title="More dead"),
        ]
        (found,) = balance(rows)
        return [(s.claims, s.plain, s.doubted, s.headlined, s.about) for s in found.sides]

    assert counts("NOR", "SUD") == counts("SUD", "NOR")[::-1]


def test_the_sample_articles(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        commands.add([commands.ARTICLES], store, workers=1)
        with pytest.raises(UsageError, match="counterclaim link"):
            list(gather(store))
        linking.link(store)
        rows = list(gather(store))
        figures = {
            (row.whose, row.standing, v.low) for row in ledger(rows) for v in row.versions if row.kind == "killed"
        }
        assert {("ARM", "own", 105), ("AZE", "own", 71)} <= figures
        assert not any(v.low == 6600 for row in ledger(rows) for v in row.versions)
        truces = ceasefires(rows)
        assert any("RUS" in truce.brokers and truce.violations for truce in truces)
        assert {side.side for one in balance(rows) for side in one.sides} >= {"ARM", "AZE"}
