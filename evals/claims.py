"""How well claims are read: `python -m evals.claims [--data DIR] [--json] [--errors N]`.

Codes the gold documents as any JSON Lines file is coded, then runs the project's scorer on what was written. `--data` is
another folder of gold files of the same form (or one such file).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from counterclaim.commands import code
from evals.shared import shared

#: The document fields that the gold files carry beside the text.
META = ("title", "published", "outlet", "url")


def as_records(gold: list[Path], out: Path) -> None:
    """The gold documents as the JSON Lines that the program reads."""
    with out.open("w", encoding="utf-8") as file:
        for path in gold:
            document = json.loads(path.read_text("utf-8"))
            meta = document.get("meta") or {}
            record = {"id": document["id"], "text": document["text"]}
            record |= {key: meta[key] for key in META if meta.get(key)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def score(data: Path, errors: int = 0, keep: Path | None = None) -> tuple[dict[str, Any], str]:
    """The scorer's figures, and its list of errors as text. `keep` is a folder for what was coded."""
    gold = sorted(data.glob("*.json")) if data.is_dir() else [data]
    if not gold:
        raise SystemExit(f"{data} holds no gold files (*.json)")
    with tempfile.TemporaryDirectory() as name:
        out = keep or Path(name) / "out"
        code_gold(gold, out)
        return scored(gold, out, errors)


def code_gold(gold: list[Path], out: Path) -> None:
    """Code the gold documents into a folder, as any JSON Lines file is coded."""
    with tempfile.TemporaryDirectory() as name:
        lines = Path(name) / "in.jsonl"
        as_records(gold, lines)
        code([lines], out=out)


def scored(gold: list[Path], out: Path, errors: int = 0) -> tuple[dict[str, Any], str]:
    """The scorer's figures for these gold documents, and its list of errors as text. `out` is what was coded; it may hold more."""
    with tempfile.TemporaryDirectory() as name:
        for path in gold:
            shutil.copy(path, Path(name) / path.name)
        call = [sys.executable, str(shared("bench") / "score_claims.py"), name]
        call += [str(out / "claims.jsonl"), str(out / "relations.jsonl")]
        figures = json.loads(subprocess.run([*call, "--json"], check=True, capture_output=True, text=True).stdout)
        listed = ""
        if errors:
            listed = subprocess.run([*call, "--errors", str(errors)], check=True, capture_output=True, text=True).stdout
    return {"documents": len(gold), **figures}, listed


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of gold files (default: ../shared/gold/dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors")
    parser.add_argument("--keep", type=Path, help="folder to keep the coded claims in")
    args = parser.parse_args()
    figures, listed = score(args.data or shared("gold", "dev"), args.errors, args.keep)
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:22} {value}")
    print(listed, end="")


if __name__ == "__main__":
    main()
