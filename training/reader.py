"""Trains the learned reader on the corpus' train part: `python -m training.reader [--folds N] [--cache DIR] [--vectors FILE]`.

With `--folds` nothing is shipped: documents are dealt into folds, each is read by a reader trained on the others, and the program's
claims are scored against the annotations beside those of the rules alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counterclaim.extract import found_in
from counterclaim.extract.reader.features import Passage, features, slots
from counterclaim.extract.reader.views import views_of
from counterclaim.model.reader import DATA, Reader
from training.articles import Article, articles
from training.linear import Row, Vectors, fit, hashed, save
from training.score import scored

#: Chosen by cross-validation on the train part; see docs/decisions.
LIMITS = {"trigger": {"kept": 0.35, "merged": 0.35, "new": 0.35}, "type": {"retype": 0.5}}
STRENGTH = {"trigger": 0.1, "type": 0.3}

Rows = dict[str, list[Row]]


def rows_of(article: Article) -> Rows:
    """The decisions that one document teaches."""
    out: Rows = {"trigger": [], "type": []}
    for view in views_of(article.document, found_in(article.document, article.sentences)):
        told, ignored = answers(view, article.claims)
        for i in view.candidates():
            if i in ignored:
                continue
            row = Row(hashed(features(view, i)), slots(view, i), "yes" if i in told else "no")
            out["trigger"].append(row)
            if i in told:
                out["type"].append(Row(row.features, row.slots, told[i]))
    return out


def answers(view: Passage, claims: Sequence[dict[str, Any]]) -> tuple[dict[int, str], set[int]]:
    """Head word → type of each annotated trigger in a sentence; and the other words of it, which teach nothing.

    Where a rule's trigger overlaps an annotated one, its head stands for both.
    """
    tokens = view.scene.sentence.tokens
    told: dict[int, str] = {}
    ignored: set[int] = set()
    for claim in claims:
        start, end = claim["trigger"]["start"], claim["trigger"]["end"]
        inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
        if not inside:
            continue
        ruled = next((t for t in view.found.values() if set(t.words) & set(inside)), None)
        tops = [i for i in inside if tokens[i].head not in inside] or inside
        told.setdefault(ruled.head if ruled else tops[0], claim["event"])
        ignored.update(inside, ruled.words if ruled else ())
    return told, ignored - set(told)


def train(parts: Sequence[Rows], vectors: Vectors, out: Path) -> str:
    """Fits all heads on the rows of some documents and writes the reader to a folder; gives its version."""
    heads = {name: fit([r for p in parts for r in p[name]], vectors, STRENGTH[name]) for name in STRENGTH}
    return save(heads, LIMITS, vectors, out)


def crossed(read: Sequence[Article], parts: Sequence[Rows], vectors: Vectors, folds: int, out: Path) -> dict[str, Any]:
    """The figures of readers that never saw the document they read, beside those of the rules."""
    figures: list[tuple[Article, Any]] = []
    for fold in range(folds):
        others = [p for i, p in enumerate(parts) if i % folds != fold]
        train(others, vectors, out / str(fold))
        reader = Reader(out / str(fold))
        figures += [(a, reader) for i, a in enumerate(read) if i % folds == fold]
    return {"rules": scored([(a, None) for a in read]), "reader": scored(figures)}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path("training/runs/parsed"))
    parser.add_argument("--vectors", type=Path, help="what `training.meanings` wrote")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    read = list(articles(args.cache))
    parts = [rows_of(article) for article in read]
    vectors = Vectors(args.vectors)
    if args.folds:
        print(json.dumps(crossed(read, parts, vectors, args.folds, args.cache / "folds"), indent=1))
    else:
        print(train(parts, vectors, args.out), {name: sum(len(p[name]) for p in parts) for name in STRENGTH})


if __name__ == "__main__":
    main()
