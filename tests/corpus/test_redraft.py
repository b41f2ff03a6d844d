"""Annotations become drafts and drafts the same annotations; corrections change what they name and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.drafts import DraftError, compile_draft
from corpus.join import documents
from corpus.redraft import corrected, draft_of, edited, keep, shown

TEXT = (
    "Shells hit Dovra\n\nThe Norlandic army said at least 12 civilians died when Sudian guns shelled the town of Dovra late on Monday. "
    "It accused the Sudian side of breaking the truce. Sudia denied shelling Dovra."
)
DRAFT = (
    "1 shelling: Shells | t Dovra =-\n"
    "2 shelling: shelled | a Sudian guns =sudia | t the town of Dovra =- | c said | s The Norlandic army =norland official\n"
    "4 shelling: shelling | a Sudia =sudia | t Dovra =- | c denied | s Sudia =sudia official | denies | negated\n"
    "rel 2 3 occurrence conflicts: one denies it\n"
)


@pytest.fixture
def row() -> dict[str, Any]:
    claims, relations, wrong = compile_draft(DRAFT, TEXT)
    assert not wrong
    meta = {"outlet": "Wire", "published": "2022-09-13", "conflict": "invented"}
    return {"id": "own-invented-01", "meta": meta, "text": TEXT, "claims": claims, "relations": relations}


def test_drafts_of_our_articles_give_them_back() -> None:
    rows, refused = list(documents(None)), []
    assert len(rows) > 900
    for row in rows[::5]:
        try:
            draft = draft_of(row)
        except DraftError:
            refused.append(row["id"])  # words on two lines: no notation points at them
            continue
        claims, relations, wrong = compile_draft(draft, row["text"])
        assert not wrong
        assert [{**claim, "id": ""} for claim in claims] == [{**claim, "id": ""} for claim in row["claims"]]
        assert len(relations) == len(row["relations"])
    assert len(refused) <= 1


def test_a_draft_is_as_it_was_written(row: dict[str, Any]) -> None:
    assert draft_of(row) == DRAFT


def test_claims_are_shown_beneath_their_sentences(row: dict[str, Any]) -> None:
    lines = shown(row).splitlines()
    assert lines[1] == "1 Shells hit Dovra"
    assert lines[2].strip().startswith("[1] 1 shelling: Shells")
    assert lines[-1].strip().startswith("[3] 4 shelling: shelling")


def test_edits_add_take_out_replace_and_amend() -> None:
    changes = ["+ 3 ceasefire_violation: breaking", "- 1", "= 3 4 shelling: shelling | negated", "& 2 d late on Monday"]
    lines = edited(DRAFT, changes).splitlines()
    assert lines[0].startswith("2 shelling: shelled")
    assert lines[0].endswith("| d late on Monday")
    assert lines[1:] == [
        "4 shelling: shelling | negated",
        "3 ceasefire_violation: breaking",
        "rel 1 2 occurrence conflicts: one denies it",
    ]


def test_a_relation_goes_with_its_claim() -> None:
    assert "rel" not in edited(DRAFT, ["- 3"])
    assert edited(DRAFT, ["- 1", "- 2", "- 3"]) == "none\n"


@pytest.mark.parametrize("change", ["- 4", "& 0 t x =-", "? 1", "- two"])
def test_what_is_not_understood_is_refused(change: str) -> None:
    with pytest.raises(DraftError, match="not understood"):
        edited(DRAFT, [change])


def test_faulty_edits_are_told_and_change_nothing(row: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "edits").mkdir()
    (tmp_path / "edits" / "a.txt").write_text(
        "== own-invented-01\n& 1 p Gorna\n== own-unknown\n- 1\n== own-untouched\nok\n", "utf-8"
    )
    found = list(corrected(tmp_path, {row["id"]: row}))
    assert [(name, after) for name, after, _ in found] == [("own-invented-01", None), ("own-unknown", None)]
    assert "not in the text: 'Gorna'" in found[0][2][0]
    assert "no such document" in found[1][2][0]


def test_what_is_kept_is_read_again(row: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "standoff").mkdir()
    keep(row, tmp_path)
    assert json.loads((tmp_path / "own" / "own-invented-01.json").read_text("utf-8")) == row
    other = '{"id":"fakes-2","sha256":"","claims":[],"relations":[]}'
    path = tmp_path / "standoff" / "fakes.jsonl"
    path.write_text(f'{{"id":"fakes-1","sha256":"","claims":[],"relations":[]}}\n{other}\n', "utf-8")
    keep({**row, "id": "fakes-1", "meta": {"origin": "fakes"}}, tmp_path)
    first, second = path.read_text("utf-8").splitlines()
    assert second == other
    assert len(json.loads(first)["claims"]) == 3
    assert "text" not in json.loads(first)["claims"][0]["trigger"]
