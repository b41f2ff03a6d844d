"""The corpus itself: every span is the text's, every value is the codebook's, nothing is in it that may not be."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.drafts import COUNTS, FIELDS, FRAME, KINDS, MODALITY, SPEECH, VERDICTS, WEAPONS
from corpus.join import HERE, documents, is_test, joined
from corpus.stats import PAGE, page
from corpus.texts import Text
from counterclaim.codebook import event_types

PARTS = ("actor", "target", "weapons", "place", "counts")


@pytest.fixture(scope="module")
def own() -> list[dict[str, Any]]:
    return list(documents(None))


def _annotated(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / "standoff").glob("*.jsonl")):
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _spans(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (claim[name] for name in ("trigger", "time", "cue", "source", "via") if claim.get(name))
    yield from (one for name in PARTS for one in claim.get(name, ()))


def test_our_articles_say_what_is_annotated(own: list[dict[str, Any]]) -> None:
    for row in own:
        for claim in row["claims"]:
            for span in _spans(claim):
                if span["start"] is not None:
                    assert row["text"][span["start"] : span["end"]] == span["text"], (row["id"], claim["id"])


def test_every_value_is_the_codebooks(own: list[dict[str, Any]]) -> None:
    for row in (*own, *_annotated(HERE)):
        ids = [claim["id"] for claim in row["claims"]]
        assert len(ids) == len(set(ids)), row["id"]
        for claim in row["claims"]:
            assert claim["event"] in event_types()
            assert claim["speech"] in SPEECH and claim["modality"] in MODALITY and claim["frame"] in FRAME
            assert claim["source"]["kind"] in KINDS | {"outlet"}
            assert all(weapon["id"] in WEAPONS for weapon in claim.get("weapons", ()))
            assert all(count["kind"] in COUNTS for count in claim.get("counts", ()))
        for relation in row["relations"]:
            assert relation["left"] in ids and relation["right"] in ids
            assert relation["field"] in FIELDS and relation["verdict"] in VERDICTS


def test_no_text_of_others_is_in_the_repository() -> None:
    def words(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (key for key in value if key == "text")
            for one in value.values():
                yield from words(one)
        elif isinstance(value, list):
            for one in value:
                yield from words(one)

    assert [
        row["id"] for folder in (HERE, HERE / "second") for row in _annotated(folder) for _ in words(row["claims"])
    ] == []


def test_our_articles_are_many_and_each_its_own(own: list[dict[str, Any]]) -> None:
    assert len(own) >= 200
    assert len({row["meta"]["conflict"] for row in own}) >= 20
    openings = Counter(row["text"][:80] for row in own)
    assert [text for text, count in openings.items() if count > 1] == []


def test_the_test_part_is_about_a_seventh_and_whole_conflicts(own: list[dict[str, Any]]) -> None:
    held = {row["meta"]["conflict"] for row in own if is_test(row)}
    assert not held & {row["meta"]["conflict"] for row in own if not is_test(row)}
    annotated = [{**row, "meta": {}} for row in _annotated(HERE)]
    assert 0.10 <= sum(map(is_test, (*own, *annotated))) / (len(own) + len(annotated)) <= 0.20


def test_a_text_that_is_not_the_one_annotated_is_refused() -> None:
    row = {"id": "x-1", "sha256": Text("x", "1", "", "", "Guns fired.").sha256, "claims": [], "relations": []}
    assert joined(row, {"x-1": Text("x", "1", "", "", "Guns fired.")})["text"] == "Guns fired."
    with pytest.raises(ValueError, match="differs"):
        joined(row, {"x-1": Text("x", "1", "", "", "Guns fell silent.")})
    with pytest.raises(ValueError, match="no such text"):
        joined(row, {})


def test_stand_off_annotations_join_with_their_texts(shared: Path) -> None:
    rows = [row for row in documents(shared / "data") if row["meta"]["origin"] != "written for this corpus"]
    assert len(rows) == sum(1 for _ in _annotated(HERE))
    for row in rows:
        assert all(
            span["start"] is None or 0 <= span["start"] < span["end"] <= len(row["text"])
            for claim in row["claims"]
            for span in _spans(claim)
        )


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}


def test_no_gold_document_nor_a_copy_of_one_is_in_it(shared: Path) -> None:
    gold = [_shingles(json.loads(path.read_text("utf-8"))["text"]) for path in (shared / "gold" / "dev").glob("*.json")]
    for row in documents(shared / "data"):
        mine = _shingles(row["text"])
        assert all(len(mine & other) < 0.5 * min(len(mine), len(other)) for other in gold if mine), row["id"]


def test_the_datasheet_shows_what_there_is() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m corpus.stats`"
