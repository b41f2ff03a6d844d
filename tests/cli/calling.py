"""Running the command line in a process of its own, over the fake coder of `tests.run.fakes`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOOD = "The army shelled the bridge at Velm on Monday, killing three people, the ministry of defence said.\n"


def call(*arguments: str | Path, stdin: bytes = b"", **options: object) -> "subprocess.CompletedProcess[str]":
    """Run `counterclaim …`; its exit code and what it printed."""
    command = [sys.executable, "-m", "tests.run.fakes", *map(str, arguments)]
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "PYTHONUTF8": "1",
    }
    ran = subprocess.run(command, input=stdin, capture_output=True, env=env, check=False, **options)  # type: ignore[call-overload]
    return subprocess.CompletedProcess(command, ran.returncode, ran.stdout.decode(), ran.stderr.decode())
