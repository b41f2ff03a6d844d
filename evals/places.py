"""How well names of places are found and placed: `python -m evals.places [--data FILE …] [--json] [--errors N] [--speed]`.

A file's rows are objects with `id`, `text` and `toponyms` (start, end, phrase, lat, lon). Three figures of each file:

- recognition: our own names in plain text against the annotated ones, of the very same extent (`overlap_recall`: sharing a character);
- accuracy@161: of the annotated names that have a point, those that we place within 161 km (100 miles) given their extents;
- end to end: of the same names, those that we find (the same extent) and place within 161 km in plain text.

A name that we leave open (unresolved, or several places as likely) counts as not placed. Annotators differ in whether adjectives ("the Xlandic
army") are names of places: they are asked for where more than 2 % of a file's names are
such (`demonyms` says whether). `halves` reports the two halves
of a file, by a hash of the documents' ids. `--speed` takes articles of news length and gives the share of coding time that goes into
times and places, and the names placed in a second, within one run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from counterclaim.gazetteer import Entry, gazetteer, kilometres  # noqa: E402
from counterclaim.pipeline import Coder, load_coder  # noqa: E402
from counterclaim.records import Block, Document, Sentence  # noqa: E402
from counterclaim.resolve import Atlas, Toponym, build_context, toponyms  # noqa: E402
from counterclaim.resolve.lands import is_demonym  # noqa: E402
from counterclaim.timex import tag  # noqa: E402
from evals.shared import shared  # noqa: E402

FILES = ("geo_geovirus.jsonl", "geo_lgl.jsonl")
#: A hundred miles, as the literature counts.
NEAR_KM = 161.0
#: A file whose names are adjectives and peoples by more than this share annotates them on principle.
PEOPLES = 0.02


@dataclass(slots=True)
class Tally:
    """Counts of names: annotated, found, of the same extent, overlapping; with a point, placed well by extent and end to end."""

    gold: int = 0
    found: int = 0
    same: int = 0
    overlap: int = 0
    points: int = 0
    placed: int = 0
    whole: int = 0
    names: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Shares in 0..1."""
        return {
            "gold": self.gold,
            "found": self.found,
            "precision": _share(self.same, self.found),
            "recall": _share(self.same, self.gold),
            "f1": _share(2 * self.same, self.gold + self.found),
            "overlap_recall": _share(self.overlap, self.gold),
            "with_point": self.points,
            "accuracy@161": _share(self.placed, self.points),
            "end_to_end_recall@161": _share(self.whole, self.points),
            "names_per_second": round(self.names / self.seconds) if self.seconds else 0,
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of one file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def document_of(row: dict[str, Any]) -> Document:
    """A row's text as a document: every line a paragraph."""
    text = row["text"]
    lines = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Document(str(row["id"]), str(row["id"]), text, "", lines)


def half_of(row: dict[str, Any]) -> int:
    """Which half of its file a document belongs to: 0 or 1."""
    return hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2


def score(
    rows: Sequence[dict[str, Any]], parse: Callable[[Document], tuple[Sentence, ...]]
) -> tuple[dict[int, Tally], bool]:
    """The tally of each half, and whether adjectives were asked for."""
    names = [one["phrase"] for row in rows for one in row["toponyms"]]
    demonyms = sum(map(is_demonym, names)) > PEOPLES * len(names)
    out = {0: Tally(), 1: Tally()}
    for row in rows:
        document = document_of(row)
        _document(out[half_of(row)], row, document, parse(document), demonyms)
    return out, demonyms


def _document(
    out: Tally, row: dict[str, Any], document: Document, sentences: Sequence[Sentence], demonyms: bool
) -> None:
    found = toponyms(document.text, sentences, demonyms)
    by_extent = {(one.start, one.end): one for one in found}
    gold = [
        by_extent.get((g["start"], g["end"])) or Toponym(g["start"], g["end"], g["phrase"]) for g in row["toponyms"]
    ]
    context = build_context(document, sentences)
    began = time.process_time()
    given = _placed(Atlas(document, sentences, context, names=gold), gold)
    own = _placed(Atlas(document, sentences, context, names=found), found)
    out.seconds += time.process_time() - began
    out.names += len(gold) + len(found)
    out.gold += len(gold)
    out.found += len(found)
    for name, one in zip(gold, row["toponyms"], strict=True):
        extent = (name.start, name.end)
        out.same += extent in by_extent
        out.overlap += any(mine.start < name.end and name.start < mine.end for mine in found)
        if extent not in by_extent:
            out.errors.append(f"missed | {_around(document.text, name)}")
        if one["lat"] is None:
            continue
        out.points += 1
        there, here = (one["lat"], one["lon"]), given.get(extent)
        near = here is not None and kilometres(here.point, there) <= NEAR_KM
        out.placed += near
        mine = own.get(extent)
        out.whole += mine is not None and kilometres(mine.point, there) <= NEAR_KM
        if not near:
            said = (
                f"{here.name} ({here.kind}, {here.country}) {kilometres(here.point, there):.0f} km off"
                if here
                else "none"
            )
            out.errors.append(f"placed | {_around(document.text, name)} | {said}")
    extents = {(name.start, name.end) for name in gold}
    out.errors += [f"extra  | {_around(document.text, one)}" for one in found if (one.start, one.end) not in extents]


def _placed(atlas: Atlas, names: Sequence[Toponym]) -> dict[tuple[int, int], Entry]:
    out = {}
    for name in names:
        entry = atlas.entry(name)
        if entry is not None:
            out[name.start, name.end] = entry
    return out


def _around(text: str, name: Toponym) -> str:
    return f"{text[max(0, name.start - 30) : name.start]}[{name.text}]{text[name.end : name.end + 25]}".replace(
        "\n", " "
    )


def together(tallies: Sequence[Tally]) -> Tally:
    """The sum of some tallies."""
    out = Tally()
    for one in tallies:
        for name in Tally.__dataclass_fields__:
            setattr(out, name, getattr(out, name) + getattr(one, name))
    return out


def speed(path: Path, coder: Coder) -> dict[str, float]:
    """Processor time of times and places as a share of all coding, over articles of the annotated files, in one run."""
    documents = [document_of(row) for row in rows_of(path)[:120]]
    spent = dict.fromkeys(("coding", "times", "places"), 0.0)
    gazetteer()
    for document in documents:
        began = time.process_time()
        sentences = coder.parse(document)
        coder.context(document, sentences, coder.claims(document, sentences))
        spent["coding"] += time.process_time() - began
        context = build_context(document, sentences)
        began = time.process_time()
        tag(document.text)
        spent["times"] += time.process_time() - began
        began = time.process_time()
        atlas = Atlas(document, sentences, context)
        _placed(atlas, atlas.names)  # of every article, also of those that tell of no place: coding never does more
        spent["places"] += time.process_time() - began
    return {
        "articles": len(documents),
        "times_and_places_share": round((spent["times"] + spent["places"]) / spent["coding"], 4),
        "times_share": round(spent["times"] / spent["coding"], 4),
        "places_share": round(spent["places"] / spent["coding"], 4),
    }


def memory() -> dict[str, float]:
    """What the gazetteer in use costs, in MiB: resident memory after every town's name was asked for once, less that before."""
    before = _resident()
    places = gazetteer()
    for number in range(0, len(places), 11):
        places.lookup(places.entry(number).name)
    return {"gazetteer_mib": round(_resident() - before, 1)}


def _resident() -> float:
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def lines_of(name: str, figures: dict[str, Any]) -> Iterator[str]:
    """The figures as text."""
    yield name
    for key, value in figures.items():
        yield f"  {key:24} {value}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, action="append", help="a file to score (may be repeated: each is scored alone)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors of each half of a file")
    parser.add_argument("--speed", action="store_true", help="measure time and memory instead")
    args = parser.parse_args()
    paths = args.data or [shared("data", name) for name in FILES]
    out: dict[str, dict[str, Any]] = {}
    errors: dict[str, list[str]] = {}
    cost = memory() if args.speed else {}
    coder = load_coder()
    for path in paths:
        if args.speed:
            out[path.stem] = {**speed(path, coder), **cost}
            continue
        halves, demonyms = score(rows_of(path), coder.parse)
        whole: dict[str, Any] = {**together(list(halves.values())).figures(), "demonyms": int(demonyms)}
        keys = ("f1", "accuracy@161", "end_to_end_recall@161")
        whole |= {f"half{n}_{key}": tally.figures()[key] for n, tally in halves.items() for key in keys}
        out[path.stem] = whole
        errors[path.stem] = [line for tally in halves.values() for line in tally.errors[: args.errors]]
    if args.json:
        print(json.dumps(out))
        return
    for name, figures in out.items():
        print("\n".join([*lines_of(name, figures), *(f"  {line}" for line in errors.get(name, ()))]))


if __name__ == "__main__":
    main()
