"""The kill drill: an ingest by the real command line, killed without warning, again and again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from counterclaim.store import open_store

ROOT = Path(__file__).resolve().parents[2]


def articles(path: Path, number: int) -> Path:
    """JSON Lines: articles of our own, a broken line and a twin among them."""
    lines = []
    for n in range(number):
        text = (
            f"Forces shelled the village of Velm {n} times on Monday, the ministry said. "
            + "They shelled it again. " * (n % 7)
        )
        lines.append(
            "{broken" if n % 11 == 5 else json.dumps({"id": f"a{n // 2 * 2 if n % 9 == 8 else n}", "text": text})
        )
    path.write_text("\n".join([*lines, lines[0]]) + "\n", encoding="utf-8")
    return path


def start(store: Path, source: Path, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.run.fakes", "add", str(source), "--store", str(store), "--ack", *options]
    return subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    )


def dump(store: Path) -> list[str]:
    with open_store(store, readonly=True) as opened:
        assert opened.check() == []
        return list(opened.dump())


def acknowledged(lines: list[str]) -> set[str]:
    """Ids in complete acknowledgements: documents and problems."""
    whole = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}\n")]
    return {name for line in whole for what, name in line.items() if what != "known"}


def kill_once(store: Path, source: Path, rng: random.Random, *options: str) -> tuple[set[str], bool]:
    """Run, and kill the whole group at a random moment; what was acknowledged, and if it had ended."""
    process = start(store, source, *options)
    assert process.stderr is not None
    lines, limit = [], rng.randrange(1, 6)
    for line in process.stderr:
        lines.append(line)
        if len(acknowledged(lines)) >= limit:
            break
    time.sleep(rng.random() * 0.03)
    ended = process.poll() is not None
    if not ended:
        os.killpg(process.pid, signal.SIGKILL)
    lines += process.stderr.readlines()
    process.wait()
    process.stderr.close()
    return acknowledged(lines), ended


def drill(tmp_path: Path, kills: int, number: int, *options: str) -> None:
    """Kill `kills` runs; after each, what was acknowledged is there, whole. Then finish; compare with a calm run."""
    source, rng = articles(tmp_path / "news.jsonl", number), random.Random(kills)
    store, calm = tmp_path / "killed.sqlite", tmp_path / "calm.sqlite"
    expected = set()
    killed = 0
    while killed < kills:
        names, ended = kill_once(store, source, rng, *options)
        expected |= names
        assert not ended, f"the run ended after {killed} kills: give it more articles"
        killed += 1
        rows = dump(store)
        there = {json.loads(row)[1] for row in rows}
        assert names and expected <= there
    for path in (store, calm):
        process = start(path, source, *options)
        _, error = process.communicate()
        assert process.returncode == 1, error  # the broken lines are problems
    assert dump(store) == dump(calm)
    assert len({json.loads(row)[1] for row in dump(calm) if row.startswith('["document"')}) > number // 2
