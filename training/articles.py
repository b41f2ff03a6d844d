"""The corpus' train part, parsed: each document once, kept on disk, since parsing takes most of the time."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test
from counterclaim.model import load
from counterclaim.parse import parse
from counterclaim.read import Guard, RawItem, sources, to_document
from counterclaim.records import Document, Sentence

META = ("title", "published", "outlet", "url")


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its parse and what the annotators found in it. `row` is it as the corpus has it."""

    row: dict[str, Any]
    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The annotated claims."""
        return list(self.row["claims"])


def held_out(name: str) -> bool:
    """True for a document of the train part that is kept for choosing thresholds."""
    return int(hashlib.sha256(("dev" + name).encode()).hexdigest()[:8], 16) % 100 < 15


def articles(cache: Path, rows: list[dict[str, Any]] | None = None) -> Iterator[Article]:
    """The train part (or other rows), in the corpus' order. Never the test part unless it is asked for by `rows`."""
    cache.mkdir(parents=True, exist_ok=True)
    with Guard() as guard:
        for row in [r for r in documents() if not is_test(r)] if rows is None else rows:
            name = row["id"].replace("/", "_") + "-" + hashlib.sha256(row["text"].encode()).hexdigest()[:8]
            path = cache / f"{name}.pkl"
            if not path.exists():
                path.write_bytes(pickle.dumps(_parsed(row, cache / "one.jsonl", guard)))
            _, _, document, sentences = pickle.loads(path.read_bytes())
            yield Article(row, document, sentences)


def _parsed(row: dict[str, Any], file: Path, guard: Guard) -> tuple[str, str, Document, tuple[Sentence, ...]]:
    meta = row.get("meta") or {}
    record = {"id": row["id"], "text": row["text"]} | {key: meta[key] for key in META if meta.get(key)}
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    (item,) = sources([file])
    if not isinstance(item, RawItem):
        raise ValueError(f"{row['id']} cannot be read: {item}")
    document = to_document(item, guard)
    return "", row["id"], document, parse(document, load())
