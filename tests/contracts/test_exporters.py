"""What every exporter keeps to: the same bytes again, whole files or none, no formula, nothing dropped in silence, honest loss reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterclaim import exporting
from counterclaim.errors import UsageError
from counterclaim.export import FORMATS, KINDS
from counterclaim.exporting import Filters
from counterclaim.policy import POLICIES
from counterclaim.records import Coded, Evidence, Found, claim_to_json
from counterclaim.store import Engine, Store, open_store
from evals.export_checks import CHECKS
from evals.exports import LEFT_OUT, read
from tests.export.tiny import BOAST, CLAIMS, DOCS, HAND, HURT, INCIDENTS, THREAT, fill

CSVS = [name for name, layout in FORMATS.items() if layout.suffix == "csv"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "tiny.sqlite") as made:
        fill(made)
        yield made


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_again_and_three_files(form: str, policy: str, store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out" / "one"
    out.parent.mkdir()
    done = exporting.export(store, form, out, policy, Filters(frame="all"))
    first = {path.name: path.read_bytes() for path in out.parent.iterdir()}
    exporting.export(store, form, out, policy, Filters(frame="all"))
    assert {path.name: path.read_bytes() for path in out.parent.iterdir()} == first
    assert set(first) == {"one", "one.loss.json", "one.sensitivity.json"}
    assert done.loss.rows > 0


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("form", [name for name, layout in FORMATS.items() if layout.text])
def test_the_rows_are_sound_and_counted(form: str, policy: str, store: Store, tmp_path: Path) -> None:
    out = tmp_path / "one"
    loss = exporting.export(store, form, out, policy, Filters(frame="all")).loss.to_json()
    text = out.read_text("utf-8")
    rows = read(form, text)
    assert len(rows) == loss["rows"]
    if form in CHECKS:
        assert list(CHECKS[form](rows, policy)) == []
    assert all(row["kind"] in KINDS and row["ids"] and row["count"] == len(row["ids"]) for row in loss["lost"])
    known = {one.id for one in INCIDENTS} | {one.id for rows in CLAIMS.values() for one in rows}
    assert {one for row in loss["lost"] for one in row["ids"]} <= known
    gone = {one for row in loss["lost"] if row["kind"] in LEFT_OUT for one in row["ids"]}
    shown = {one.id for one in INCIDENTS if one.id in text or str(int(one.id[2:15], 16)) in text}
    if form != "acled":  # its rows name days, places and pairs, and no incident
        assert gone | shown == {one.id for one in INCIDENTS}


@pytest.mark.parametrize("form", FORMATS)
def test_a_store_that_is_not_linked(form: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "open.sqlite") as store:
        fill(store, linked=False)
        with pytest.raises(UsageError, match="counterclaim link"):
            exporting.export(store, form, tmp_path / "one")
    assert not list(tmp_path.glob("one*"))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_tell(form: str, tmp_path: Path, store: Store) -> None:
    done = exporting.export(store, form, tmp_path / "one", "range", Filters(since="2040"))
    assert done.loss.rows == 0 and done.loss.to_json()["lost"] == []
    if form in CSVS:
        assert (tmp_path / "one").read_text("utf-8").count("\n") == 1
    elif form != "parquet":
        assert read(form, (tmp_path / "one").read_text("utf-8")) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_path_that_cannot_be_written(form: str, store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        exporting.export(store, form, tmp_path / "none" / "one")


@pytest.mark.parametrize("form", FORMATS)
def test_a_failure_leaves_the_earlier_files(
    form: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "one"
    exporting.export(store, form, out, "range")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("one*")}

    def fail(*_: object) -> dict[str, Any]:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "sensitivity", fail)
    with pytest.raises(KeyboardInterrupt):
        exporting.export(store, form, out, "lowest")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("one*")} == before


HOSTILE = ["=1+1", "+49", "-2+3", "@SUM(1)", "\t=1", "＝1", "a\x1b[31mb\u202e", 'x";=1', "ends, with\na line"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("said", HOSTILE)
def test_words_of_others_run_nowhere(form: str, said: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "tiny.sqlite") as store:
        for ref, doc in DOCS.items():
            doc = replace(doc, outlet=Found(said, HAND), title=Found(said, HAND), ref=said + ref)
            store.put(Coded(doc, CLAIMS[ref]), "hand")
        fill(store)
        out = tmp_path / "one"
        exporting.export(store, form, out, "range", Filters(frame="all"))
    if form == "parquet":
        return
    text = out.read_text("utf-8")
    assert all(line.isprintable() for line in text.split("\n"))
    if form in CSVS:
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "＝") and not _number(cell)]
    else:
        assert read(form, text)


def _number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdigit()


def test_every_method_has_its_score_beside_it() -> None:
    for ref, told in CLAIMS.items():
        for claim in told:
            event = replace(claim.event, evidence=Evidence("test/1", 0.12345))
            row = claim_to_json(replace(claim, event=event), ref)
            assert row["score"]["trigger"] == 0.123 and list(row["score"]) == list(row["method"])
            for name, method in row["method"].items():
                score = row["score"][name]
                assert len(score) == len(method) if isinstance(method, list) else isinstance(score, float)
                assert name == "trigger" or score == ([0.9] * len(method) if isinstance(method, list) else 0.9)


def test_parquet_holds_the_claims_typed_and_whole(store: Store, tmp_path: Path) -> None:
    exporting.export(store, "parquet", tmp_path / "p.parquet")
    exporting.export(store, "csv", tmp_path / "p.csv")
    exporting.export(store, "claims", tmp_path / "p.jsonl")
    with Engine() as engine:
        rows = engine.rows(
            f"SELECT id, latitude, confidence, where_prec, started, record FROM '{tmp_path / 'p.parquet'}'"
        )
        kinds = engine.rows(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{tmp_path / 'p.parquet'}')")
    flat = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text("utf-8"))))
    assert [row[0] for row in rows] == [row["id"] for row in flat]
    assert [name for name, _ in kinds] == [*flat[0], "record"]
    assert (
        dict(kinds)["latitude"] == "DOUBLE" and dict(kinds)["started"] == "BOOLEAN" and dict(kinds)["via"] == "VARCHAR"
    )
    assert rows[0][1] == 47.14151 and rows[0][3] == 1 and rows[1][1] is None
    lines = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
    assert [
        json.loads(row[5]) | {"incident": one["incident"], "episode": one["episode"]}
        for row, one in zip(rows, lines, strict=True)
    ] == lines


FILTERS: list[tuple[Filters, int]] = [
    (Filters(), 3),
    (Filters(frame="all"), 4),
    (Filters(frame="background"), 1),
    (Filters(since="2031-05-02"), 1),
    (Filters(until="2031-05-02"), 1),
    (Filters(party=("LIE", "SMR")), 3),
    (Filters(party=("FRA",)), 0),
    (Filters(least=2), 1),
]


@pytest.mark.parametrize(("filters", "incidents"), FILTERS)
def test_the_filters(filters: Filters, incidents: int, store: Store, tmp_path: Path) -> None:
    done = exporting.export(store, "geojson", tmp_path / "one", "range", filters)
    assert done.loss.incidents == incidents
    told = json.loads((tmp_path / "one.sensitivity.json").read_text("utf-8"))
    assert told["filters"]["since"] == filters.since and told["policy"] == "range"


UNSURE = {BOAST.id: 0.3, HURT.id: 0.3, THREAT.id: 0.3}


@pytest.fixture
def unsure(tmp_path: Path) -> Iterator[Store]:
    """The second article and the threat are read with little confidence."""
    with open_store(tmp_path / "unsure.sqlite") as made:
        fill(made, confidence=UNSURE)
        yield made


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("form", FORMATS)
def test_unsure_claims_are_left_out_and_named(form: str, policy: str, unsure: Store, tmp_path: Path) -> None:
    out = tmp_path / "one"
    loss = exporting.export(unsure, form, out, policy, Filters(frame="all", min_confidence=0.5)).loss.to_json()
    told = json.loads((tmp_path / "one.loss.json").read_text("utf-8"))
    assert told["filters"]["min_confidence"] == 0.5 and told["lost"] == loss["lost"]
    lost = {row["kind"]: row["ids"] for row in loss["lost"]}
    threat = INCIDENTS[-1].id
    assert (
        lost["low_confidence"] == sorted(UNSURE) and lost["no_claim_left"] == [threat] and "no_match_left" not in lost
    )
    assert (loss["incidents"], loss["claims"]) == (3, 4)
    assert not [one for kind, ids in lost.items() if kind not in ("low_confidence", "no_claim_left") for one in ids
                if one in UNSURE or one == threat]  # fmt: skip
    if form not in ("parquet", "acled"):
        text, gone = out.read_text("utf-8"), {one for kind in LEFT_OUT for one in lost.get(kind, ())}
        shown = {one.id for one in INCIDENTS if one.id in text or str(int(one.id[2:15], 16)) in text}
        assert gone | shown == {one.id for one in INCIDENTS}
    swing = (tmp_path / "one.sensitivity.json").read_text("utf-8")
    assert not [one for one in (*UNSURE, threat) if one in swing]
    if form != "parquet":
        text = out.read_text("utf-8")
        assert not [one for one in (*UNSURE, threat, "Courier") if one in text]
        assert form not in CHECKS or list(CHECKS[form](read(form, text), policy)) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_confidence_that_all_reach_changes_nothing(form: str, store: Store, tmp_path: Path) -> None:
    for name, least in (("a", None), ("b", 0.81)):
        exporting.export(store, form, tmp_path / name, "range", Filters(frame="all", min_confidence=least))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    a, b = (json.loads((tmp_path / f"{name}.loss.json").read_text("utf-8")) for name in "ab")
    assert a.pop("filters") != b.pop("filters") and a == b


def test_no_figure_rests_on_an_unsure_claim(unsure: Store, tmp_path: Path) -> None:
    """The enemy's 40 is left out, so that the range closes on the 12 of the side's own army."""
    found = {}
    for name, least in (("all", None), ("sure", 0.5)):
        exporting.export(unsure, "ged", tmp_path / name, "range", Filters(min_confidence=least))
        told = json.loads((tmp_path / f"{name}.sensitivity.json").read_text("utf-8"))
        found[name] = next(row["low_best_high"] for row in told["figures"] if row["status"] == "military")
    assert found == {"all": [12, 12, 40], "sure": [12, 12, 12]}
    (row,) = csv.DictReader(io.StringIO((tmp_path / "sure").read_text("utf-8")))
    assert row["number_of_sources"] == "1"


def test_an_incident_that_no_longer_matches_is_named(unsure: Store, tmp_path: Path) -> None:
    """Told by two documents, of which confidence leaves one."""
    done = exporting.export(unsure, "claims", tmp_path / "one", filters=Filters(least=2, min_confidence=0.5))
    lost = {row["kind"]: row["ids"] for row in done.loss.to_json()["lost"]}
    assert done.loss.rows == 0
    assert lost == {"no_match_left": [INCIDENTS[0].id], "low_confidence": sorted((BOAST.id, HURT.id))}


@pytest.mark.parametrize("least", [-0.1, 1.5, float("nan")])
def test_a_confidence_that_is_none(least: float, store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--min-confidence wants a number from 0 to 1"):
        exporting.export(store, "ged", tmp_path / "one", filters=Filters(min_confidence=least))
    assert not list(tmp_path.glob("one*"))


def test_every_figure_names_its_claims(store: Store, tmp_path: Path) -> None:
    exporting.export(store, "ged", tmp_path / "one", "ucdp-like")
    told = json.loads((tmp_path / "one.sensitivity.json").read_text("utf-8"))
    assert told["spread"] == [15, 15] and told["policies"]["pending"]["pending"] == 1
    (soldiers,) = [row for row in told["figures"] if row["status"] == "military"]
    assert soldiers["low_best_high"] == [12, 12, 40]
    assert [row["because"] for row in soldiers["left_out"]] == ["another voice's figure"]


@pytest.mark.parametrize(("form", "policy"), [("xml", "range"), ("ged", "truth")])
def test_names_that_are_none(form: str, policy: str, store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no"):
        exporting.export(store, form, tmp_path / "one", policy)
