"""Annotations as drafts again, for a later reader to correct beside the text: `python -m corpus.redraft FOLDER show|check|keep [ID…]`.

`show` prints each sentence with its claims beneath, numbered. The reader writes what is to be changed into `FOLDER/edits/*.txt`; `check` says
what is wrong with that, `keep` puts it into the corpus where nothing is:

    == fakes-1918150027
    + 12 siege: besieged | a government forces =SYR | t Daraya =- | p Daraya
    - 5
    = 7 12 killing: executed | a troops =SYR | t 48 people =- | n 48 people =killed - - 48 48
    & 9 t Daraya =- | background

`+` adds a claim, `-` takes the claim of this number out with its relations, `=` puts another line in its place, `&` adds parts to its line.
`ok` alone says that nothing is to be changed. What no edit names stays as it is; the claims are numbered anew, in the order of the text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.bench import standoff
from corpus.drafts import DraftError, Near, compile_draft, sentences
from corpus.join import DATA, HERE, documents

_LINE = re.compile(r"line (\d+):")


def draft_of(row: dict[str, Any]) -> str:
    """The draft of a document's claims and relations. Raises `DraftError` for words that no notation points at."""
    text, cuts = row["text"], sentences(row["text"])
    number = {claim["id"]: k for k, claim in enumerate(row["claims"], 1)}
    lines = [_line(claim, text, cuts) for claim in row["claims"]] or ["none"]
    for relation in row["relations"]:
        reason = f": {relation['reason']}" if relation["reason"] else ""
        sides = f"{number[relation['left']]} {number[relation['right']]}"
        lines.append(f"rel {sides} {relation['field']} {relation['verdict']}{reason}")
    return "\n".join(lines) + "\n"


def _line(claim: dict[str, Any], text: str, cuts: list[tuple[int, int]]) -> str:
    spot = claim["trigger"]["start"]
    sentence = next(k for k, (low, high) in enumerate(cuts, 1) if low <= spot < high)
    trigger = Near(text, cuts, sentence, cuts[sentence - 1][0]).words(claim["trigger"])
    near = Near(text, cuts, sentence, spot)
    return " | ".join([f"{sentence} {claim['event']}: {trigger}", *_parts(claim, near)])


def _parts(claim: dict[str, Any], near: Near) -> Iterator[str]:
    for letter, role in (("a", "actor"), ("t", "target")):
        yield from (f"{letter} {near.words(one)} ={one['party'] or '-'}" for one in claim[role])
    yield from (f"p {near.words(one)}" for one in claim["place"])
    yield from (f"w {near.words(one)} ={one['id']}" for one in claim["weapons"])
    if claim["time"]:
        date = claim["time"].get("date")
        yield f"d {near.words(claim['time'])}{f' ={date}' if date else ''}"
    yield from (f"n {near.words(one)} ={_count(one)}" for one in claim["counts"])
    if claim["cue"]:
        yield f"c {near.words(claim['cue'])}"
    told = claim["source"]["text"] is not None
    for letter, speaker in (("s", claim["source"] if told else None), ("v", claim["via"])):
        if speaker:
            yield f"{letter} {near.words(speaker)} ={speaker['party'] or '-'} {speaker['kind']}"
    if claim["speech"] != ("asserts" if told else "reports"):
        yield claim["speech"]
    yield from (claim[key] for key, usual in (("modality", "asserted"), ("frame", "new")) if claim[key] != usual)
    if claim["started"] is not None:
        yield "started" if claim["started"] else "not-started"


def _count(one: dict[str, Any]) -> str:
    values = [one["kind"], one["party"], one["status"], one["low"], one["high"]]
    words = ["-" if value is None else str(value) for value in values]
    if one.get("cumulative"):
        words.append("cum")
    if one.get("vague"):
        words.append("~" + one["vague"].replace(" ", "_"))
    return " ".join(words)


def shown(row: dict[str, Any]) -> str:
    """A text with numbered sentences, its claims beneath the sentence of their trigger."""
    cuts = sentences(row["text"])
    lines: dict[int, list[str]] = {}
    for number, line in enumerate(draft_of(row).splitlines(), 1):
        head = line.split(" ", 1)[0]
        if head.isdigit():
            lines.setdefault(int(head), []).append(f"      [{number}] {line}")
    out = [f"=== {row['id']} | published {row['meta'].get('published') or 'unknown'} | {row['meta'].get('outlet')}"]
    for number, (low, high) in enumerate(cuts, 1):
        out += [f"{number} {' '.join(row['text'][low:high].split())}", *lines.get(number, [])]
    return "\n".join(out)


def edits(lines: list[str]) -> dict[str, list[str]]:
    """The documents of an edits file, with the edits of each."""
    name, found = "", dict[str, list[str]]()
    for line in (one.strip() for one in lines):
        if line.startswith("=="):
            name = line.strip("= ")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return found


def edited(draft: str, changes: list[str]) -> str:
    """The draft with these changes. Raises `DraftError` for one that is not understood."""
    claims = [line for line in draft.splitlines() if not line.startswith("rel ") and line != "none"]
    relations = [line.split(" ", 3) for line in draft.splitlines() if line.startswith("rel ")]
    now: dict[int, str] = dict(enumerate(claims, 1))
    for change in changes:
        what, _, rest = change.partition(" ")
        number, _, line = rest.partition(" ")
        if what == "+":
            now[max(now, default=0) + 1] = rest
        elif what in ("-", "=", "&") and number.isdigit() and 1 <= int(number) <= len(claims):
            now[int(number)] = {"-": "", "=": line, "&": f"{now[int(number)]} | {line}"}[what]
        elif change != "ok":
            raise DraftError(f"not understood: {change!r}")
    kept = [number for number in sorted(now) if now[number]]
    moved = {old: new for new, old in enumerate(kept, 1)}
    lines = [now[number] for number in kept] or ["none"]
    for _, left, right, rest in relations:
        if int(left) in moved and int(right) in moved:
            lines.append(f"rel {moved[int(left)]} {moved[int(right)]} {rest}")
    return "\n".join(lines) + "\n"


def corrected(folder: Path, known: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any] | None, list[str]]]:
    """Each document that the folder's edits change, with its claims and relations after them, or with what is wrong with the edits."""
    for path in sorted((folder / "edits").glob("*.txt")):
        for name, changes in edits(path.read_text("utf-8").splitlines()).items():
            if set(changes) == {"ok"}:
                continue
            try:
                if name not in known:
                    raise DraftError(f"no such document ({path.name})")
                draft = edited(draft_of(known[name]), changes)
                claims, relations, wrong = compile_draft(draft, known[name]["text"])
            except DraftError as error:
                yield name, None, [str(error)]
                continue
            lines = draft.splitlines()
            told = [f"{one} in {lines[int(m[1]) - 1]!r}" if (m := _LINE.match(one)) else one for one in wrong]
            yield name, None if told else {**known[name], "claims": claims, "relations": relations}, told


def keep(row: dict[str, Any], folder: Path = HERE) -> None:
    """Puts a document with its claims and relations into the corpus, in the place of what was there."""
    if "conflict" in row["meta"]:
        (folder / "own" / f"{row['id']}.json").write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return
    path = folder / "standoff" / f"{row['meta']['origin']}.jsonl"
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if json.loads(line)["id"] == row["id"])
    lines[at] = standoff(row["id"], row["text"], row["claims"], row["relations"])
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", choices=("show", "check", "keep"))
    parser.add_argument("ids", nargs="*", help="for `show`")
    args = parser.parse_args()
    known = {row["id"]: row for row in documents(DATA if DATA.is_dir() else None)}
    if missing := [name for name in args.ids if name not in known]:
        raise SystemExit(f"no such document: {', '.join(missing)}")
    if args.what == "show":
        print("\n\n".join(shown(known[name]) for name in args.ids))
        return
    kept, bad = 0, 0
    for name, row, wrong in corrected(args.folder, known):
        bad += bool(wrong)
        for one in wrong:
            print(f"{name}: {one}")
        if row and args.what == "keep":
            keep(row)
            kept += 1
    print(f"{bad} documents with faulty edits{f', {kept} changed' if args.what == 'keep' else ''}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
