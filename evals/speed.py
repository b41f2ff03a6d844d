"""How fast and how large: `python -m evals.speed [--data FILE] [--json]`.

Codes articles of news length as one worker does, in one process on one thread: articles and words per second of processor time (what one core
does; other load on the machine hardly matters), and the process's peak memory. The floor is on a ratio taken in the same
run: coding speed against a fixed piece of work, so that a slower machine fails no one. The rules alone are timed, as they were
before there was a learned reader, and under `whole` the program as it ships.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from counterclaim.pipeline import code_document, load_coder  # noqa: E402
from counterclaim.read import Guard, sources, to_document  # noqa: E402
from counterclaim.records import Document, Problem  # noqa: E402
from counterclaim.run.worker import collect_seldom  # noqa: E402
from evals.shared import shared  # noqa: E402

#: Articles between these numbers of words are of news length; their mean is near 400.
SHORTEST, LONGEST, ARTICLES = 300, 520, 150
#: The yardstick's beats: one is taken after each article, so that load that comes and goes weighs on both alike.
BEATS = 60


def articles(data: Path) -> list[Document]:
    """The first articles of news length in a JSON Lines file: the program's own fields, or FA-KES's names for them."""
    out: list[Document] = []
    with Guard() as guard, tempfile.TemporaryDirectory() as name:
        path = Path(name) / "articles.jsonl"
        path.write_text("".join(_records(data)), "utf-8")
        for item in sources([path]):
            if isinstance(item, Problem):
                continue
            document = to_document(item, guard)
            if SHORTEST <= len(document.text.split()) <= LONGEST:
                out.append(document)
            if len(out) == ARTICLES:
                break
    return out


def _records(data: Path) -> Iterator[str]:
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("text") or f"{row['article_title']}\n\n{row['article_content']}"
            yield json.dumps({"id": str(row.get("id") or row.get("unit_id")), "text": text}) + "\n"


def yardstick(beats: int = BEATS) -> float:
    """Seconds of processor time for a fixed piece of work, or for some of its beats: hashing and Python loops."""
    began = time.process_time()
    for i in range(beats):
        hashlib.pbkdf2_hmac("sha256", b"counterclaim", str(i).encode(), 4000)
        sum(n * n for n in range(40_000))
    return time.process_time() - began


def measure(data: Path) -> dict[str, Any]:
    """The figures: of the rules alone, and under `whole` of the program as it ships, with the learned reader."""
    documents = articles(data)
    if not documents:
        raise SystemExit(f"{data} holds no article of {SHORTEST} to {LONGEST} words")
    rules, whole = timed(documents, rules_alone=True), timed(documents, rules_alone=False)
    # Linux counts peak memory in KiB, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    size = {"articles": len(documents), "words": sum(len(d.text.split()) for d in documents)}
    return {**size, **rules, "whole": whole, "peak_mib": round(peak)}


def timed(documents: list[Document], rules_alone: bool) -> dict[str, Any]:
    """What coding the documents takes."""
    began = time.process_time()
    coder = load_coder(rules_alone=rules_alone)
    loading = time.process_time() - began
    code_document(documents[0], coder)
    collect_seldom()
    spent, wall, units, claims = 0.0, 0.0, 0.0, 0
    for document in documents:
        began, started = time.process_time(), time.perf_counter()
        claims += len(code_document(document, coder).claims)
        spent, wall = spent + time.process_time() - began, wall + time.perf_counter() - started
        units += yardstick(1) * BEATS / len(documents)
    words = sum(len(d.text.split()) for d in documents)
    return {
        "claims": claims,
        "articles_per_second": round(len(documents) / spent, 2),
        "words_per_second": round(words / spent),
        "articles_per_second_wall": round(len(documents) / wall, 2),
        "load_seconds": round(loading, 2),
        "articles_per_yardstick": round(len(documents) / spent * units, 2),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="articles to code (default: ../shared/data/fa_kes_dev.jsonl)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    figures = measure(args.data or shared("data", "fa_kes_dev.jsonl"))
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:26} {value}")


if __name__ == "__main__":
    main()
