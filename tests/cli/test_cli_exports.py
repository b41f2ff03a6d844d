"""`export` and `policies` from the command line: files, messages, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.cli import run
from counterclaim.cli_exports import _FORMATS, _POLICIES, _VAGUE
from counterclaim.export import FORMATS
from counterclaim.policy import POLICIES
from counterclaim.policy.vague import VAGUE
from counterclaim.store import open_store
from tests.export.tiny import fill

Said = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "tiny.sqlite") as store:
        fill(store)
    return tmp_path / "tiny.sqlite"


def test_the_words_of_the_command_line_are_those_of_the_library() -> None:
    """They stand there twice, so that `--help` need not read the library."""
    assert tuple(FORMATS) == _FORMATS and tuple(POLICIES) == _POLICIES and set(_VAGUE) == set(VAGUE)


def test_an_export_tells_what_was_lost_and_how_totals_hang_on_the_policy(path: Path, capsys: Said) -> None:
    out = path.parent / "ged.csv"
    assert run(["export", "ged", "--policy", "ucdp-like", "--out", str(out), "--store", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    for words in (
        "1 row from 3 incidents with 6 claims.",
        "incidents left out",
        "ucdp-like",
        "1 row in",
        "ged.csv.loss.json",
    ):
        assert words in said.err
    assert json.loads((path.parent / "ged.csv.loss.json").read_text("utf-8"))["policy"] == "ucdp-like"


def test_without_a_policy_no_figure_is_chosen(path: Path) -> None:
    out = path.parent / "a.csv"
    assert run(["export", "acled", "--out", str(out), "--store", str(path)]) == 0
    rows = out.read_text("utf-8").splitlines()
    assert len(rows) == 3 and all("counterclaim policy=pending" in row for row in rows[1:])


WRONG = [
    (["export", "xml", "--out", "x"], "xml"),
    (["export", "ged", "--policy", "truth", "--out", "x"], "truth"),
    (["export", "ged"], "--out"),
]


@pytest.mark.parametrize(("call", "word"), WRONG)
def test_a_wrong_call(call: list[str], word: str, path: Path, capsys: Said) -> None:
    assert run([*call, "--store", str(path)]) == 2
    assert word in capsys.readouterr().err


def test_a_store_that_is_not_linked(tmp_path: Path, capsys: Said) -> None:
    with open_store(tmp_path / "open.sqlite") as store:
        fill(store, linked=False)
    assert run(["export", "ged", "--out", str(tmp_path / "x"), "--store", str(tmp_path / "open.sqlite")]) == 2
    assert "counterclaim link" in capsys.readouterr().err and not (tmp_path / "x").exists()


def test_the_store_itself_is_never_written_over(path: Path, capsys: Said) -> None:
    before = path.read_bytes()
    assert run(["export", "claims", "--out", str(path), "--store", str(path)]) == 2
    assert "the store itself" in capsys.readouterr().err and path.read_bytes() == before


def test_annotations_copy_words_only_when_asked(path: Path) -> None:
    for name, more in (("a", []), ("b", ["--quotes"])):
        assert run(["export", "annotations", "--out", str(path.parent / name), "--store", str(path), *more]) == 0
    assert "Northfield" not in (path.parent / "a").read_text("utf-8").replace('"value": "Northfield"', "")
    assert '"exact": "Northfield"' in (path.parent / "b").read_text("utf-8")


def test_the_policies_are_explained(capsys: Said) -> None:
    assert run(["policies"]) == 0
    told = capsys.readouterr().out
    assert all(f"{name}\t" in told for name in POLICIES) and "the least they can mean" in told
