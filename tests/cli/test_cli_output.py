"""What reaches the terminal, the pipe and the spreadsheet."""

import contextlib
import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.plain import csv_cell, json_line, one_line, printable
from tests.cli.calling import GOOD, ROOT, call

HEAVY = ("numpy", "onnxruntime", "trafilatura", "sqlite3", "rich", "msgspec", "py3langid", "lxml")


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["claims", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys; from counterclaim.cli import run; code = run(sys.argv[1:]);"
        f"print([name for name in {HEAVY} if name in sys.modules], code, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[] 0" and ran.stdout


def test_importing_the_package_loads_nothing() -> None:
    script = (
        "import sys, counterclaim; print([m for m in sys.modules if m.startswith('counterclaim.')]); dir(counterclaim)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


UNSAFE = [
    ("plain words", "plain words"),
    ("Ağdam, Степанакерт, غزة", "Ağdam, Степанакерт, غزة"),
    ("می‌خواهم", "می‌خواهم"),  # the joiner that Persian needs stays
    ("\x1b[31mred", "\\x1b[31mred"),
    ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
    ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
    ("\x9b2J", "\\x9b2J"),
    ("name\udcff.txt", "name\\xff.txt"),
    ("tab\tand\r\nline", "tab and line"),
]


@pytest.mark.parametrize(("text", "expected"), UNSAFE)
def test_nothing_unprintable_is_printed(text: str, expected: str) -> None:
    assert one_line(text) == expected
    assert all(char.isprintable() or char == "\u200c" for char in printable(text))


@pytest.mark.parametrize("text", [text for text, _ in UNSAFE])
def test_json_lines_are_safe_and_lose_nothing(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert all(char.isprintable() or char in "\u200c" for char in line[:-1]) and line.endswith("}\n")


CELLS = [
    ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'=1"), (" =1", "'=1"),
    ("＝1", "'＝1"), ("-12.5", "-12.5"), ("+3", "+3"), ("a=b", "a=b"), ("", ""), ("'quoted'", "'quoted'"),
    ("-1+1", "'-1+1"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_no_cell_is_a_formula(cell: str, expected: str) -> None:
    assert csv_cell(cell) == expected


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose one article has a hostile name and hostile words."""
    folder = tmp_path_factory.mktemp("stored")
    record = {"id": "=cmd|'/c calc'!A1 [bold red]x[/]\x1b[31m\u202e", "text": GOOD + "\x1b]0;owned\x07 shelled again."}
    (folder / "news.jsonl").write_text(json.dumps(record) + "\n")
    ran = call("add", folder / "news.jsonl", "--store", folder / "s.sqlite", "--workers", "1")
    assert ran.returncode == 0, ran.stderr
    return folder / "s.sqlite"


@pytest.mark.parametrize("arguments", [["claims"], ["claims", "--format", "csv"], ["claims", "--format", "jsonl"]])
def test_hostile_words_do_not_reach_stdout_raw(stored: Path, arguments: list[str]) -> None:
    ran = call(*arguments, "--store", stored)
    assert ran.returncode == 0 and "shelling" in ran.stdout
    assert all(char.isprintable() or char in "\n\t" for char in ran.stdout)
    assert "[bold red]x[/]" in ran.stdout


COMMANDS = [
    ["show"],
    ["show", "=cmd|'/c calc'!A1 [bold red]x[/]\\x1b[31m\\u202e"],
    ["audit"],
    ["audit", "--all"],
    ["problems"],
]


@pytest.mark.parametrize("arguments", COMMANDS)
def test_every_view_prints_safely(stored: Path, arguments: list[str]) -> None:
    ran = call(*arguments, "--store", stored)
    assert ran.returncode == 0, ran.stderr
    assert all(char.isprintable() or char in "\n\t" for char in ran.stdout)


def test_a_claim_is_explained_by_the_beginning_of_its_id(stored: Path) -> None:
    first = call("claims", "--store", stored).stdout.split("\t")[0]
    ran = call("explain", first, "--store", stored)
    assert ran.returncode == 0 and first in ran.stdout and "test.fake/1" in ran.stdout


def test_a_page_is_written_whole(stored: Path, tmp_path: Path) -> None:
    ran = call("report", tmp_path / "out.html", "--store", stored)
    assert (
        ran.returncode == 0 and "1 document in" in ran.stderr and [p.name for p in tmp_path.iterdir()] == ["out.html"]
    )
    assert call("report", tmp_path / "no" / "out.html", "--store", stored).returncode == 2


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_table_in_which_markup_stays_words(stored: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "tests.run.fakes", "claims", "--store", str(stored)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    env |= {"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"}
    process = subprocess.Popen(command, stdout=theirs, env=env)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how a closed terminal ends on Linux
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert process.wait() == 0
    text = shown.decode()
    folded = "".join(text.split())
    assert "whosays" in folded and "[boldred]x[/]" in folded and "\\x1b[31m" in folded
    assert not {char for char in text if not char.isprintable()} - set("\r\n")


def test_csv_has_one_guarded_row_a_claim(stored: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("claims", "--format", "csv", "--store", stored).stdout)))
    assert len(rows) == 2 and rows[0]["doc_ref"].startswith("'=cmd") and rows[0]["event"] == "shelling"


def test_a_reader_that_leaves_early_is_no_error(stored: Path) -> None:
    claims = f"'{sys.executable}' -m tests.run.fakes claims --format jsonl --store '{stored}'"
    command = f"{claims} 2>err.txt | head -c 1; cat err.txt"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=stored.parent, env=env, check=True
    )
    assert ran.stdout == "{" and ran.stderr == ""


def test_output_that_cannot_be_written_is_told(stored: Path) -> None:
    command = f"'{sys.executable}' -m tests.run.fakes claims --format jsonl --store '{stored}' > /dev/full"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=env, check=False)
    assert (
        ran.returncode == 1
        and ran.stderr.startswith("Error: the output cannot be written")
        and "Trace" not in ran.stderr
    )


def _heeds_interrupts() -> None:
    """Tests that a shell runs in the background inherit that Ctrl-C is ignored; who sits at a terminal does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_is_clean(tmp_path: Path, workers: str) -> None:
    with (tmp_path / "news.jsonl").open("w") as out:
        for n in range(500):
            out.write(json.dumps({"id": str(n), "text": f"{n} NAP {GOOD}"}) + "\n")
    command = [sys.executable, "-m", "tests.run.fakes", "add", "news.jsonl", "--workers", workers, "--ack"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=env,
        preexec_fn=_heeds_interrupts,
    )
    assert process.stderr is not None
    first = process.stderr.readline()
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    rest = process.stderr.read()
    process.stderr.close()
    assert process.wait(20) == 130 and first.startswith("{")
    assert "Interrupted" in rest and "Traceback" not in rest
    listed = call("claims", "--store", tmp_path / "counterclaim.sqlite", "--format", "jsonl").stdout.splitlines()
    assert len(listed) == 1 + rest.count('"added"')
