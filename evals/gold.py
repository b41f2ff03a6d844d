"""Gold documents as the program's own records: their claims resolved and ready to be linked, and how ours match them."""

from __future__ import annotations

import importlib.util
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from counterclaim.pipeline import Coder, code_document, load_coder
from counterclaim.read import Guard, sources, to_document
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Count,
    Document,
    Event,
    Evidence,
    Found,
    Mention,
    Place,
    Problem,
    Source,
    Span,
    TimeSpan,
    Weapon,
    claim_to_json,
)
from counterclaim.resolve import resolve
from evals.claims import as_records
from evals.shared import shared

Sided = TypeVar("Sided", Actor, Count, Source)

#: Where a gold value comes from: a person, who is taken to be right.
HAND = Evidence("gold/1")


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its annotated claims as records; a claim's id is `<document>/<claim>`."""

    document: Document
    claims: tuple[Claim, ...]
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """A gold row with our claims on it, as records and as exported; `pairs` are the numbers of a gold claim and of ours."""

    row: dict[str, Any]
    claims: Sequence[Claim]
    told: list[dict[str, Any]]
    pairs: tuple[tuple[int, int], ...]


def gold_documents(folder: Path, coder: Coder | None = None) -> list[GoldDocument]:
    """The gold documents of a folder, read as the program reads them, with the annotated words resolved."""
    coder = coder or load_coder()
    out = []
    paths = sorted(folder.glob("*.json"))
    for path, document in zip(paths, read(paths, folder.name), strict=True):
        raw = json.loads(path.read_text("utf-8"))
        settled = resolve(document, coder.parse(document), annotated(raw), weigh=None)
        sided = tuple(_with_sides(claim, row) for claim, row in zip(settled, raw["claims"], strict=True))
        out.append(GoldDocument(document, sided, raw))
    return out


def compared(rows: Sequence[dict[str, Any]], coder: Coder) -> Iterator[Compared]:
    """Gold rows coded as the program codes any document, and which of our claims the scorer takes for which of theirs."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{row['id'].replace('/', '_')}.json" for row in rows]
        for path, row in zip(paths, rows, strict=True):
            path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
        documents = read(paths, Path(name).name)
    for row, document in zip(rows, documents, strict=True):
        claims = coder.claims(document, coder.parse(document))
        told = [claim_to_json(claim, row["id"]) for claim in claims]
        yield Compared(row, claims, told, tuple(scorer().match(row["claims"], told, row["text"])))


def read(paths: Sequence[Path], name: str) -> list[Document]:
    """The gold files as documents, in the order given; their ids are those of the gold."""
    out = []
    with Guard() as guard, tempfile.TemporaryDirectory(prefix=name) as folder:
        lines = Path(folder) / "in.jsonl"
        as_records(list(paths), lines)
        for item in sources([lines]):
            if isinstance(item, Problem):
                raise SystemExit(f"{item.where}: {item.message}")
            document = to_document(item, guard)
            out.append(replace(document, id=document.ref))
    return out


def annotated(row: dict[str, Any]) -> list[Claim]:
    """The claims of a gold row as records, with the annotated words and nothing that they refer to."""
    return [_claim(row["id"], one) for one in row["claims"]]


def own_claims(document: Document, coder: Coder) -> tuple[Claim, ...]:
    """What the program itself reads in the document."""
    return code_document(document, coder).claims


def matched(gold: GoldDocument, ours: Sequence[Claim]) -> dict[str, str]:
    """Our claim's id → the id of the gold claim that it stands for, by the project's scorer."""
    rows = [claim_to_json(claim, gold.document.ref) for claim in ours]
    pairs = scorer().match(gold.raw["claims"], rows, gold.raw["text"])
    return {ours[j].id: gold.claims[i].id for i, j in pairs}


@cache
def scorer() -> ModuleType:
    """The project's scorer of claims, as a module."""
    path = shared("bench") / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _claim(doc: str, row: dict[str, Any]) -> Claim:
    trigger, time = row["trigger"], row.get("time")
    event = Event(
        row["event"],
        _mention(trigger),
        Span(trigger["start"], trigger["end"]),
        HAND,
        actor=tuple(Actor(_mention(one), HAND) for one in row.get("actor") or ()),
        target=tuple(Actor(_mention(one), HAND) for one in row.get("target") or ()),
        weapons=tuple(Weapon(_mention(one), one["id"], HAND) for one in row.get("weapons") or ()),
        place=tuple(Place(_mention(one), HAND) for one in row.get("place") or ()),
        time=TimeSpan(_mention(time), HAND) if time and time.get("text") else None,
        counts=tuple(_count(one) for one in row.get("counts") or ()),
    )
    said = Attribution(
        _source(row.get("source")) or Source(None, "outlet", HAND),
        Found(row.get("speech") or "reports", HAND),
        _source(row.get("via")),
    )
    started = Found(bool(row["started"]), HAND) if row.get("started") is not None else None
    return Claim(
        f"{doc}/{row['id']}", doc, event, said, Found(row["modality"], HAND), Found(row["frame"], HAND), started
    )


def _with_sides(claim: Claim, row: dict[str, Any]) -> Claim:
    """The claim with the sides that the annotation gives; places and times stay as the program resolves the words."""
    event, said = claim.event, claim.attribution
    event = replace(
        event,
        actor=tuple(_sided(one, r) for one, r in zip(event.actor, row.get("actor") or (), strict=True)),
        target=tuple(_sided(one, r) for one, r in zip(event.target, row.get("target") or (), strict=True)),
        counts=tuple(_sided(one, r) for one, r in zip(event.counts, row.get("counts") or (), strict=True)),
    )
    source = _sided(said.source, row["source"]) if row.get("source") else said.source
    return replace(claim, event=event, attribution=replace(said, source=source))


def _sided(one: Sided, row: dict[str, Any]) -> Sided:
    party = row.get("party")
    several = one.parties if isinstance(one, Actor) and not party else ()
    found = replace(one, party=Found(party, HAND) if party else None)
    return replace(found, parties=several) if isinstance(found, Actor) else found


def _source(row: dict[str, Any] | None) -> Source | None:
    if not row:
        return None
    return Source(_mention(row) if row.get("text") else None, row["kind"], HAND)


def _count(row: dict[str, Any]) -> Count:
    bounds = (row.get("low"), row.get("high"))
    return Count(_mention(row), row["kind"], HAND, *bounds, row.get("vague"), row.get("status"))


def _mention(row: dict[str, Any]) -> Mention:
    return Mention(row["start"], row["end"], row["text"])


def number_of(name: str) -> int:
    """The number in a gold claim's id, for sorting: "…/c12" is 12."""
    found = re.search(r"(\d+)$", name)
    return int(found.group(1)) if found else 0
