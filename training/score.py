"""Scores claims against annotations with the project's scorer, in one process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from counterclaim.attribute import attribute
from counterclaim.extract import extract, look_with
from counterclaim.model.reader import Reader
from counterclaim.records import Claim, claim_to_json
from counterclaim.resolve import resolve
from counterclaim.weigh import weigh
from evals.gold import scorer
from training.articles import Article


def claims_of(article: Article, reader: Reader | None) -> tuple[Claim, ...]:
    """The program's claims of a document, by the rules alone where there is no reader."""
    doc, sentences = article.document, article.sentences
    opinion = look_with(reader, doc, sentences) if reader else None
    claims = attribute(doc, sentences, extract(doc, sentences, opinion))
    return resolve(doc, sentences, weigh(doc, sentences, claims, opinion))


def scored(read: Iterable[tuple[Article, Reader | None]]) -> dict[str, Any]:
    """The figures, by the sets that the texts are from and for all."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    found: dict[str, list[dict[str, Any]]] = {}
    for article, reader in read:
        for part in ("all", article.origin):
            rows[part].append(article.row)
        found[article.row["id"]] = [claim_to_json(c, article.row["id"]) for c in claims_of(article, reader)]
    return {part: _short(scorer().score(gold, found, [])[0]) for part, gold in rows.items()}


def _short(figures: dict[str, Any]) -> dict[str, Any]:
    plain = {k: v["f1"] for k, v in figures.items() if isinstance(v, dict) and "f1" in v and not k.startswith("rel")}
    return plain | {"p": figures["claims"]["p"], "r": figures["claims"]["r"], **figures["accuracy"]}
