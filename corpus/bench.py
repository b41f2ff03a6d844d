"""The annotator's bench: `python -m corpus.bench FOLDER show ID…`, `check [ID…]`, `build`.

FOLDER holds `drafts/ID.ann` and, for articles of our own, `own/ID.txt`: lines `outlet:`, `published:` (ISO), `conflict:`, a
line `---`, the text. `show` prints texts with numbered sentences; `check` says what is wrong with drafts; `build` writes
`own/*.json` and `standoff/SET.jsonl` beside this file (`--second` writes the second, independent annotations of
`FOLDER/second`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.drafts import compile_draft, sentences
from corpus.texts import Text, digest, texts
from counterclaim.codebook import parties

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"


def own(folder: Path) -> Iterator[Text]:
    """The articles of our own in a bench's folder. Raises `ValueError` for one without its head."""
    for path in sorted((folder / "own").glob("*.txt")):
        head, mark, text = path.read_text("utf-8").partition("\n---\n")
        rows = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        if not mark or not {"outlet", "published", "conflict"} <= set(rows):
            raise ValueError(f"{path.name}: needs the lines outlet:, published:, conflict: and then ---")
        yield Text(
            "own",
            path.stem.removeprefix("own-"),
            rows["published"],
            f"{rows['outlet']}|{rows['conflict']}",
            text.strip(),
        )


def show(text: Text) -> str:
    """A text with numbered sentences."""
    head = f"=== {text.id} | published {text.published or 'unknown'} | {text.outlet}"
    return "\n".join([head, *(f"{n} {text.text[a:b].strip()}" for n, (a, b) in enumerate(sentences(text.text), 1))])


def strange(claims: Iterable[dict[str, Any]]) -> set[str]:
    """Party ids that no table knows."""
    named = {
        one.get("party")
        for claim in claims
        for one in (*claim["actor"], *claim["target"], *claim["counts"], claim["source"], claim["via"] or {})
    }
    return {party for party in named if party and party not in parties()}


def bare(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim without the words of its text, and without what is empty."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(one) for key, one in value.items() if key != "text"}
        return [strip(one) for one in value] if isinstance(value, list) else value

    return {key: strip(value) for key, value in claim.items() if value not in (None, [])}


def standoff(name: str, text: str, claims: list[dict[str, Any]], relations: list[dict[str, Any]]) -> str:
    """The line of an annotation without its text."""
    row = {"id": name, "sha256": digest(text), "claims": [bare(claim) for claim in claims], "relations": relations}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def build(folder: Path, drafts: str, known: dict[str, Text], out: Path) -> dict[str, int]:
    """Write the annotations of a bench's folder; documents and claims written for each set. Raises `ValueError` for a faulty draft."""
    rows: dict[str, list[str]] = {}
    total: dict[str, int] = {}
    (out / "own").mkdir(parents=True, exist_ok=True)
    (out / "standoff").mkdir(parents=True, exist_ok=True)
    for path in sorted((folder / drafts).glob("*.ann")):
        text = known[path.stem]
        claims, relations, wrong = compile_draft(path.read_text("utf-8"), text.text)
        if wrong:
            raise ValueError(f"{path.name}: {wrong[0]}")
        total[text.set] = total.get(text.set, 0) + 1
        total[f"{text.set} claims"] = total.get(f"{text.set} claims", 0) + len(claims)
        if text.set == "own":
            outlet, _, conflict = text.outlet.partition("|")
            meta = {
                "outlet": outlet,
                "published": text.published,
                "conflict": conflict,
                "origin": "written for this corpus",
            }
            row = {"id": text.id, "meta": meta, "text": text.text, "claims": claims, "relations": relations}
            (out / "own" / f"{text.id}.json").write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")
        else:
            rows.setdefault(text.set, []).append(standoff(text.id, text.text, claims, relations))
    for name, lines in rows.items():
        (out / "standoff" / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return total


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("show", "check", "build"))
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--second", action="store_true", help="the second annotations")
    args = parser.parse_args()
    known = {text.id: text for text in (*own(args.folder), *texts(DATA))}
    drafts = "second" if args.second else "drafts"
    if args.what == "build":
        print(json.dumps(build(args.folder, drafts, known, HERE / "second" if args.second else HERE)))
        return
    bad = 0
    for name in args.ids or sorted(path.stem for path in (args.folder / drafts).glob("*.ann")):
        if name not in known:
            raise SystemExit(f"no text {name!r}")
        if args.what == "show":
            print(show(known[name]), end="\n\n")
            continue
        path = args.folder / drafts / f"{name}.ann"
        claims, _, wrong = (
            compile_draft(path.read_text("utf-8"), known[name].text) if path.is_file() else ([], [], ["no draft"])
        )
        bad += bool(wrong)
        odd = sorted(strange(claims))
        print(
            f"{name}: {len(claims)} claims"
            f"{f', {len(wrong)} WRONG' if wrong else ''}{'; not in the tables: ' + ', '.join(odd) if odd else ''}"
        )
        for line in wrong:
            print(f"    {line}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
