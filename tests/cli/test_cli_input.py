"""Bad input beside good: each is told, the good one is kept, and the exit code says which it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.store import open_store
from tests.cli.calling import GOOD, call


def _page(path: Path) -> None:
    attributes = " ".join(f"a{n}='1'" for n in range(50_000))
    path.with_suffix(".html").write_text(
        f"<!doctype html><html><body><div {attributes}><p>{GOOD}</p></div></body></html>"
    )


def _lines(path: Path) -> None:
    good = json.dumps({"id": "one", "text": "Rebels shelled the town of Arn on Friday, residents said."})
    path.with_suffix(".jsonl").write_text(f'{good}\n{{"id": "two", "text": \n')


Make = Callable[[Path], object]

#: name → (make the bad input, what the message says, documents kept in all)
BAD: dict[str, tuple[Make, str, int]] = {
    "empty": (lambda path: path.write_bytes(b""), "empty", 1),
    "blank": (lambda path: path.write_bytes(b" \n\n"), "empty", 1),
    "binary": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20), "not text", 1),
    "50 MB": (lambda path: path.write_bytes(b"<html><p>" + b"word " * 10_000_000), "MB", 1),
    "50,000 attributes": (_page, "html", 1),
    "broken line": (_lines, ".jsonl:2", 2),
    "missing": (lambda path: None, "no such file", 1),
    "other language": (
        lambda path: path.write_text("Die Armee hat am Montag die Stadt beschossen, sagte er. " * 5),
        "language",
        1,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_the_good_is_kept(tmp_path: Path, name: str) -> None:
    make, message, kept = BAD[name]
    make(tmp_path / "bad.txt")
    (tmp_path / "good.txt").write_text(GOOD)
    found = sorted(str(path) for path in tmp_path.glob("bad.*")) or [str(tmp_path / "bad.txt")]
    ran = call("add", *found, tmp_path / "good.txt", "--store", tmp_path / "s.sqlite", "--workers", "1")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "1 problem (" in ran.stderr and "Traceback" not in ran.stderr
    listed = call("problems", "--store", tmp_path / "s.sqlite")
    assert message in listed.stdout and listed.returncode == 0
    with open_store(tmp_path / "s.sqlite", readonly=True) as store:
        assert len(list(store.documents())) == kept


def test_broken_utf8_is_read_and_kept(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(GOOD.encode() + b"A caf\xe9 and \xff\xfe were hit.\n")
    ran = call("add", tmp_path / "broken.txt", "--store", tmp_path / "s.sqlite", "--workers", "1")
    assert ran.returncode in (0, 1) and "1 document added" in ran.stderr


@pytest.mark.parametrize("path", ["good.txt/s.sqlite", "no/such/s.sqlite", ".", "good.txt"])
def test_a_store_that_cannot_be_is_told(tmp_path: Path, path: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD * 20)
    ran = call("add", tmp_path / "good.txt", "--store", tmp_path / path)
    assert ran.returncode in (1, 2) and "Error: " in ran.stderr and "Traceback" not in ran.stderr
    assert (tmp_path / "good.txt").read_text() == GOOD * 20


MISUSE = [
    (["claims", "--since", "soon"], "2022-09-13"),
    (["claims", "--doc", "nobody"], "there is no document"),
    (["claims", "--format", "xml"], "xml"),
    (["add"], "PATH..."),
    (["code", "good.txt"], "--out"),
    (["dance"], "No such command"),
    (["add", "good.txt", "--workers", "0"], "0"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSE)
def test_misuse_is_exit_code_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    call("add", "good.txt", "--workers", "1", cwd=tmp_path)
    ran = call(*arguments, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "") and message in ran.stderr


def test_standard_input_and_again(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"n{n}", "text": f"{n} {GOOD}"}) + "\n" for n in range(3)).encode()
    first = call("add", "-", "--workers", "1", stdin=lines, cwd=tmp_path)
    again = call("add", "-", "--workers", "2", stdin=lines, cwd=tmp_path)
    assert "3 documents added; 3 claims" in first.stderr and first.returncode == 0
    assert again.stderr == "3 documents unchanged\n"


def test_code_writes_complete_files(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(GOOD)
    ran = call("code", tmp_path, "--out", tmp_path / "out", "--workers", "1")
    assert ran.returncode == 1 and ran.stdout == ""
    files = {path.name: path.read_text().splitlines() for path in (tmp_path / "out").iterdir()}
    assert {name: len(lines) for name, lines in files.items()} == {
        "claims.jsonl": 1,
        "relations.jsonl": 0,
        "context.jsonl": 0,
        "problems.jsonl": 1,
    }
    assert json.loads(files["claims.jsonl"][0])["doc_ref"] == "good.txt"


def test_code_on_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "claims.jsonl.part").symlink_to("/dev/full")
    ran = call("code", tmp_path / "good.txt", "--out", tmp_path / "out", "--workers", "1")
    assert ran.returncode == 1 and "make room" in ran.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_the_store_beside_the_articles_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    for expected in ("1 document added", "1 document unchanged"):
        ran = call("add", ".", "--workers", "1", cwd=tmp_path)
        assert ran.returncode == 0 and expected in ran.stderr and "problem" not in ran.stderr
