"""Weights for contradictions within a text: `python -m training.pairs`, which writes `link/contradictions/weights.npz`.

Boosted trees (Friedman 2001, scikit-learn's) over all pairs of claims of one article of our own in the corpus' train part, each article
twice: with the claims as annotated and as the program reads them. Right are the pairs that the annotators put in conflict. One set of
trees says whether two claims contradict each other, another in which field.

Sides are weighed by what has not seen the article (`training.sides` before this). First they are fitted without the held-out articles
(`training.articles.held_out`) and asked of those; then on all. The test part is never read.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from corpus.join import documents, is_test
from counterclaim.link import contradictions
from counterclaim.link.contradictions.columns import COLUMNS, pairs, rows
from counterclaim.link.contradictions.learned import FIELDS
from counterclaim.link.contradictions.seen import Numbers, seen
from counterclaim.link.sides import order
from counterclaim.pipeline import load_coder
from counterclaim.records import Claim
from counterclaim.resolve import resolve
from counterclaim.resolve.whose import weighed
from counterclaim.resolve.whose.learned import read
from counterclaim.trees import FILE, arrays_of
from evals.gold import gold_documents, matched
from training.articles import held_out
from training.mentions import names_of, plain
from training.sides import FOLDS, WITHOUT, fold_of

TARGET = Path(contradictions.__file__).with_name(FILE)
TREES: Mapping[str, Any] = {
    "max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 31, "min_samples_leaf": 20, "l2_regularization": 5.0,
    "max_features": 0.3, "early_stopping": False, "random_state": 0,
}  # fmt: skip
FIELD_TREES: Mapping[str, Any] = {
    "max_iter": 60,
    "learning_rate": 0.1,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 15,
    "random_state": 0,
}
_TOLLS = ("killed", "wounded", "captured")
#: A pair of the program's claims of which annotators have not both counts for less: it may be a contradiction that they could not note.
UNSURE = 0.4
TRIED = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class Lesson:
    """The pairs of an article with one set of claims: columns, the field of each that is a contradiction, and its weight."""

    article: str
    ours: bool
    rows: Numbers
    field: Sequence[str]
    weight: Numbers
    noted: int


def lessons(folder: Path) -> Iterator[Lesson]:
    """Each article of a folder twice."""
    coder = load_coder()
    unseen = [_without(fold) for fold in range(FOLDS)]
    for gold in gold_documents(folder, coder):
        name = gold.document.ref
        reader = replace(coder, resolve=unseen[fold_of(name)])
        ours = reader.claims(gold.document, reader.parse(gold.document))
        noted = [r for r in gold.raw["relations"] if r["verdict"] == "conflicts"]
        want = {frozenset((f"{name}/{r['left']}", f"{name}/{r['right']}")): r["field"] for r in noted}
        for is_ours, told, known in (
            (False, gold.claims, {c.id: c.id for c in gold.claims}),
            (True, ours, matched(gold, ours)),
        ):
            if len(told) < 2:
                continue
            claims = sorted(told, key=order)
            table = seen(claims, gold.document.text)
            first, second = pairs(table)
            ids = [(claims[a].id, claims[b].id) for a, b in zip(first, second, strict=True)]
            fields = [want.get(frozenset(known.get(one, one) for one in two), "") for two in ids]
            weight = np.array([1.0 if all(one in known for one in two) else UNSURE for two in ids])
            yield Lesson(name, is_ours, rows(table, first, second), fields, weight, len(noted))


def _without(fold: int) -> Callable[..., tuple[Claim, ...]]:
    """Resolution with weights of sides that have not seen a fold, so that sides are no surer here than in a new text."""
    with (WITHOUT / f"{fold}.npz").open("rb") as file:
        return partial(resolve, weigh=partial(weighed, table=read(file)))


def merged(field: str) -> str:
    """The field as the trees know it."""
    return "toll" if field in _TOLLS else field if field in FIELDS else "other"


def fit(some: Sequence[Lesson]) -> tuple[HistGradientBoostingClassifier, HistGradientBoostingClassifier]:
    """Whether, and in which field."""
    table = np.vstack([one.rows for one in some])
    fields = np.array([field for one in some for field in one.field])
    at_odds = fields != ""
    whether = HistGradientBoostingClassifier(**TREES).fit(table, at_odds, np.concatenate([one.weight for one in some]))
    which = HistGradientBoostingClassifier(**FIELD_TREES)
    which.fit(table[at_odds], [FIELDS.index(merged(field)) for field in fields[at_odds]])
    return whether, which


def report(
    some: Sequence[Lesson], whether: HistGradientBoostingClassifier, which: HistGradientBoostingClassifier
) -> None:
    """Precision, recall and F1 of pairs, and of pairs with the right field, by the least chance."""
    for ours in (False, True):
        asked = [one for one in some if one.ours is ours]
        table = np.vstack([one.rows for one in asked])
        fields = np.array([field for one in asked for field in one.field])
        noted = sum(one.noted for one in asked)
        chance, field = whether.predict_proba(table)[:, 1], which.predict(table)
        for least in TRIED:
            made = chance >= least
            right = made & (fields != "")
            exact = right & np.array([FIELDS[f] == merged(g) for f, g in zip(field, fields, strict=True)])
            p, r = right.sum() / max(1, made.sum()), right.sum() / noted
            print(
                f"{'own' if ours else 'annotated'} claims, from {least}: {made.sum()} made, precision {p:.2f}, recall {r:.2f}, "
                f"F1 {200 * right.sum() / (made.sum() + noted):.1f}, with the field {200 * exact.sum() / (made.sum() + noted):.1f}",
                file=sys.stderr,
            )


def write(whether: HistGradientBoostingClassifier, which: HistGradientBoostingClassifier) -> None:
    """Puts the weights where the program reads them."""
    sets = {"at_odds": plain(whether)} | {name: plain(which, k) for k, name in enumerate(FIELDS)}
    arrays = {key: array for name, trees in sets.items() for key, array in arrays_of(trees, name).items()}
    np.savez_compressed(TARGET, **arrays, **names_of({"names": COLUMNS, "fields": FIELDS}))


def main() -> None:
    """The command."""
    with tempfile.TemporaryDirectory() as name:
        for row in documents(None):
            if not is_test(row):
                (Path(name) / f"{row['id']}.json").write_text(json.dumps(row), "utf-8")
        found = list(lessons(Path(name)))
    part = [one for one in found if not held_out(one.article)]
    report([one for one in found if held_out(one.article)], *fit(part))
    write(*fit(found))


if __name__ == "__main__":
    main()
