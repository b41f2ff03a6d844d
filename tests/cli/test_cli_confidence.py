"""`--min-confidence` from the command line: what is left, what is said of the rest, and numbers that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.cli import run
from counterclaim.store import open_store
from tests.export.tiny import BOAST, DENIED, DOCS, HURT, INCIDENTS, SHELLED, THREAT, fill

Said = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "tiny.sqlite") as store:
        fill(store, confidence={DENIED.id: 0.3, BOAST.id: 0.3, HURT.id: 0.3, THREAT.id: 0.3})
    return tmp_path / "tiny.sqlite"


CLAIMS = [
    ([], 7, ""),
    (["--min-confidence", "0.5"], 3, "4 claims are left out: their confidence is below 0.5.\n"),
    (["--min-confidence", "0.5", "--doc", "echo-1"], 2, "1 claim is left out: its confidence is below 0.5.\n"),
    (["--min-confidence", "0.3"], 7, "No claim is left out: none has a confidence below 0.3.\n"),
    (["--min-confidence", "1"], 0, "7 claims are left out: their confidence is below 1.0.\n"),
]


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
@pytest.mark.parametrize(("more", "rows", "message"), CLAIMS)
def test_claims_lists_what_is_left(
    more: list[str], rows: int, message: str, form: str, path: Path, capsys: Said
) -> None:
    assert run(["claims", "--store", str(path), "--format", form, *more]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) - (form == "csv") == rows and said.err == message


def test_show_tells_how_many_it_left_out(path: Path, capsys: Said) -> None:
    def shown(*arguments: str) -> str:
        assert run(["show", *arguments, "--store", str(path)]) == 0
        return " ".join(capsys.readouterr().out.split())

    assert "left out" not in shown("echo-1") and f"[{DENIED.id[:8]}]" in shown("echo-1")
    told = shown("echo-1", "--min-confidence", "0.5")
    assert "1 claim is left out: its confidence is below 0.5." in told
    assert f"[{SHELLED.id[:8]}]" in told and f"[{DENIED.id[:8]}]" not in told
    whole, told = shown(INCIDENTS[0].id), shown(INCIDENTS[0].id, "--min-confidence", "0.5")
    assert "CONTRADICTIONS (2)" in whole and "40" in whole and "left out" not in whole
    assert "3 claims are left out" in told and "1 claim in 1 document of 1 independent story" in told
    assert "CONTRADICTIONS" not in told and "40" not in told and "denies" not in told


def test_the_list_of_documents_counts_what_is_left(path: Path, capsys: Said) -> None:
    assert run(["show", "--store", str(path), "--min-confidence", "0.5"]) == 0
    said = capsys.readouterr()
    assert [line.split("\t")[2:] for line in said.out.splitlines()] == [
        ["2", "echo-1"],
        ["0", "cell-2"],
        ["1", "post-3"],
    ]
    assert said.err.startswith("4 claims are left out")


def test_an_incident_of_which_nothing_is_left(path: Path, capsys: Said) -> None:
    assert run(["show", INCIDENTS[-1].id, "--store", str(path), "--min-confidence", "0.5"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and f"every claim of {INCIDENTS[-1].id} has a confidence below 0.5" in said.err


def test_export_tells_what_it_left_out(path: Path, capsys: Said) -> None:
    out = path.parent / "claims.jsonl"
    assert run(["export", "claims", "--out", str(out), "--store", str(path), "--min-confidence", "0.5"]) == 0
    said = capsys.readouterr().err
    assert "4  claims left out: their confidence is below --min-confidence" in said
    assert "1  incidents left out: every claim of theirs is below --min-confidence" in said
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == [
        SHELLED.id,
        *INCIDENTS[2].claims,
    ]
    assert (
        len(DOCS) == 3 and json.loads(Path(f"{out}.loss.json").read_text("utf-8"))["filters"]["min_confidence"] == 0.5
    )


@pytest.mark.parametrize(
    ("call", "rows", "left"),
    [(["incidents"], 3, 2), (["tolls"], 4, 2), (["symmetry"], 6, 4)],
)
def test_views_are_told_by_the_claims_that_are_left(
    call: list[str], rows: int, left: int, path: Path, capsys: Said
) -> None:
    assert run([*call, "--store", str(path)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == rows and "left out" not in said.err
    assert run([*call, "--store", str(path), "--min-confidence", "0.5"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == left
    assert "4 claims are left out: their confidence is below 0.5." in said.err


def test_the_page_says_how_many_it_left_out(path: Path, tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "page.html"
    assert run(["report", str(out), "--store", str(path)]) == 0
    assert "left out" not in out.read_text("utf-8") and DENIED.id in out.read_text("utf-8")
    assert run(["report", str(out), "--store", str(path), "--min-confidence", "0.5"]) == 0
    page = out.read_text("utf-8")
    assert (
        "4 claims are left out: their confidence is below 0.5." in page
        and "4 claims are left out" in capsys.readouterr().err
    )
    assert DENIED.id not in page and SHELLED.id in page


@pytest.mark.parametrize("call", [["claims"], ["show"], ["show", "echo-1"], ["export", "ged", "--out", "x.csv"]])
@pytest.mark.parametrize("number", ["-0.1", "1.01", "80", "high", "0,8", "nan", ""])
def test_what_is_no_confidence_is_a_wrong_call(call: list[str], number: str, path: Path, capsys: Said) -> None:
    assert run([*call, "--store", str(path), "--min-confidence", number]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "--min-confidence" in said.err and "Traceback" not in said.err
    assert not Path("x.csv").exists()
