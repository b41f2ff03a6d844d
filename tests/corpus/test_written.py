"""New articles of our own: what is refused, what is kept, and that nothing there is written over."""

import json
from pathlib import Path

import pytest

from corpus.written import compiled, kept, main, shown

TEXT = "Norland Wire\n2021-05-04\nnorland\n\nTwo hurt in Ashby\n\nPolice said a bomb hurt two men in Ashby."
DRAFT = "2 bombing: bomb | t two men =- | p Ashby | n two men =wounded - - 2 2 | c said | s Police =- police\n"


def folder(tmp_path: Path, name: str, text: str = TEXT, draft: str | None = DRAFT) -> Path:
    for kind, words in (("texts", text), ("drafts", draft)):
        (tmp_path / kind).mkdir(exist_ok=True)
        if words is not None:
            (tmp_path / kind / f"{name}.txt").write_text(words, "utf-8")
    return tmp_path


def test_an_article_without_fault_is_kept(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    at = folder(tmp_path, "own-norland-UA01")
    row, wrong = compiled(at, "own-norland-UA01")
    assert not wrong and kept([row], tmp_path) == ["own-norland-UA01"]
    row = json.loads((own / "own-norland-UA01.json").read_text("utf-8"))
    assert row["meta"] == {
        "outlet": "Norland Wire", "published": "2021-05-04", "conflict": "norland", "origin": "written for this corpus",
    }  # fmt: skip
    (claim,) = row["claims"]
    assert (
        row["text"].startswith("Two hurt")
        and row["text"][slice(*(claim["source"][k] for k in ("start", "end")))] == "Police"
    )


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    there = tmp_path / "own" / "own-norland-UA01.json"
    there.parent.mkdir()
    there.write_text("{}", "utf-8")
    row, _ = compiled(folder(tmp_path, "own-norland-UA01"), "own-norland-UA01")
    assert kept([row], tmp_path) == []
    assert there.read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("name", "text", "draft", "fault"),
    [
        ("own-norland-UA01", TEXT, None, "no draft"),
        ("own-norland-UA01", TEXT, "2 bombing: blast\n", "not in the text"),
        ("own-sudland-UA01", TEXT, DRAFT, "conflict of line 3"),
        ("../norland", TEXT, DRAFT, "conflict of line 3"),
        ("own-norland-UA01", TEXT.replace("2021-05-04", "4 May"), DRAFT, "YYYY-MM-DD"),
        ("own-norland-UA01", "Norland Wire", DRAFT, "conflict of line 3"),
        ("own-kosovo-UA01", TEXT.replace("norland", "kosovo"), DRAFT, "test part"),
    ],
)
def test_faults_are_told_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, draft: str | None, fault: str
) -> None:
    at = tmp_path / "in"
    at.mkdir()
    folder(at, name, text, draft)
    _, wrong = compiled(at, name)
    assert any(fault in one for one in wrong)
    asked: list[object] = []
    monkeypatch.setattr("corpus.written.keep", lambda row, folder: asked.append(row))
    monkeypatch.setattr("sys.argv", ["written", str(at), "keep"])
    main()
    assert asked == []


def test_sentences_bear_the_numbers_to_point_at(tmp_path: Path) -> None:
    lines = list(shown(folder(tmp_path, "own-norland-UA01"), "own-norland-UA01"))
    assert lines == ["=== own-norland-UA01", "1 Two hurt in Ashby", "2 Police said a bomb hurt two men in Ashby."]
