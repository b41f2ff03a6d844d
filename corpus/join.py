"""Puts the corpus together: `python -m corpus.join --out DIR [--data DIR] [--part train|test|all] [--second]`.

Writes one file a document in the form of the gold files (`id`, `meta`, `text`, `claims`, `relations`). Our own articles are
copied; a stand-off annotation is joined with its text from the data folder, and a text whose hash differs is refused. The test
part (`is_test`) is never trained on and no rule is written by its errors.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from corpus.texts import Text, texts

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"
#: All our own articles on these conflicts belong to the test part: chosen without reading any.
TEST_CONFLICTS = frozenset({"kosovo", "sudan", "philippines", "colombia", "yemen-red-sea", "falklands-1982"})
#: Articles of the test part that were written after the first figures, by the codes in their ids.
_WRITTEN = {
    "later": re.compile(r"-T[A-F]\d\d$"),
    "last": re.compile(r"-T[G-I]\d\d$"),
    "newest": re.compile(r"-T[J-L]\d\d$"),
}
OUTLET = {"start": None, "end": None, "text": None, "party": None, "kind": "outlet"}
EMPTY: dict[str, Any] = {
    "actor": [], "target": [], "weapons": [], "place": [], "time": None, "counts": [],
    "source": OUTLET, "via": None, "cue": None, "started": None,
}  # fmt: skip


def documents(data: Path | None = DATA, folder: Path = HERE) -> Iterator[dict[str, Any]]:
    """All annotated documents with their texts; without `data` only our own. Raises `ValueError` for a text that is not the one annotated."""
    for path in sorted((folder / "own").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))
    if data is None:
        return
    known = {text.id: text for text in texts(data)}
    for path in sorted((folder / "standoff").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield joined(json.loads(line), known)


def joined(row: dict[str, Any], known: dict[str, Text]) -> dict[str, Any]:
    """A stand-off annotation with its text and the words of every span."""
    text = known.get(row["id"])
    if text is None or text.sha256 != row["sha256"]:
        raise ValueError(
            f"{row['id']}: {'its text differs from the one annotated' if text else 'no such text in the data folder'}"
        )
    meta = {"outlet": text.outlet, "published": text.published, "origin": text.set}
    claims = [{**EMPTY, **_worded(claim, text.text)} for claim in row["claims"]]
    return {"id": row["id"], "meta": meta, "text": text.text, "claims": claims, "relations": row["relations"]}


def _worded(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_worded(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    out = {key: _worded(one, text) for key, one in value.items()}
    if "start" in out:
        start, end = out["start"], out["end"]
        out["text"] = None if start is None else text[start:end]
    return out


def is_test(row: dict[str, Any]) -> bool:
    """True for a document of the test part: our own by conflict, the others by the closed list `test.txt`."""
    conflict = row["meta"].get("conflict")
    return conflict in TEST_CONFLICTS if conflict is not None else row["id"] in _drawn()


def written(row: dict[str, Any]) -> str:
    """When a document of the test part came to it: "first", "later", "last" or "newest". Scored apart, so that the first 159 compare."""
    return next((when for when, code in _WRITTEN.items() if code.search(row["id"])), "first")


@cache
def _drawn() -> frozenset[str]:
    """Drawn by a hash of the id, 15 in 100, from what was annotated first. What came later is never in it, so that figures compare."""
    return frozenset((HERE / "test.txt").read_text("utf-8").split("\n")[:-1])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--data", type=Path, default=DATA, help="the folder of the licensed texts (default: ../shared/data)"
    )
    parser.add_argument("--part", choices=("train", "test", "all"), default="all")
    parser.add_argument("--second", action="store_true", help="the second, independent annotations")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    count, claims = 0, 0
    for row in documents(args.data if args.data.is_dir() else None, HERE / "second" if args.second else HERE):
        if args.part == "all" or is_test(row) == (args.part == "test"):
            name = row["id"].replace("/", "_")
            (args.out / f"{name}.json").write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")
            count, claims = count + 1, claims + len(row["claims"])
    print(f"{count} documents, {claims} claims in {args.out}")


if __name__ == "__main__":
    main()
