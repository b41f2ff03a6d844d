"""How well claims are read on the corpus' test part: `python -m evals.corpus [--data DIR] [--json]`.

Documents, whole conflicts among them, that nothing was trained on and no rule was written by: the first 159, and apart from them articles of
our own on the same conflicts, each group written when the ones before it had been measured: 72 ("later"), 42 ("last"), 34 ("newest"). The
figures are those of `evals.claims`; only figures are printed, never errors. `--data` is another folder of licensed texts than ../shared/data.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test, written
from evals.claims import code_gold, scored
from evals.shared import shared


def measure(data: Path) -> dict[str, Any]:
    """The figures of the first 159 documents, of our own articles among them ("own"), of those written later, last and newest."""
    with tempfile.TemporaryDirectory() as name:
        paths: dict[str, list[Path]] = {"first": [], "later": [], "last": [], "newest": []}
        for row in documents(data):
            if is_test(row):
                path = Path(name) / f"{row['id'].replace('/', '_')}.json"
                path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
                paths[written(row)].append(path)
        out = Path(name) / "out"
        code_gold([path for some in paths.values() for path in some], out)
        first = paths.pop("first")
        apart = {"own": [path for path in first if path.name.startswith("own-")], **paths}
        return {**scored(first, out)[0], **{when: scored(some, out)[0] for when, some in apart.items()}}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of the licensed texts (default: ../shared/data)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    figures = measure(args.data or shared("data"))
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:22} {value}")


if __name__ == "__main__":
    main()
