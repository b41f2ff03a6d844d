"""Weights for whose mentions are: `python -m training.sides`, which writes `resolve/whose/weights.npz`.

Boosted trees (Friedman 2001, scikit-learn's) over every source, participant and count of the corpus' train part and every side that its
text speaks of, each document twice: with the claims as annotated and as the program reads them. Right is the side that the annotators gave. A
second set of trees also sees what the first came to; while they are fitted, documents are asked of a first set that did not see them.

First they are fitted without the held-out documents (`training.articles.held_out`) and asked of those; then on all. The test part is never
read.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from corpus.join import documents, is_test
from counterclaim.pipeline import load_coder
from counterclaim.records import Claim, claim_to_json
from counterclaim.resolve import by_rules
from counterclaim.resolve.whose import ENOUGH, INSTEAD, TOO_LITTLE, asked, known, learned
from counterclaim.resolve.whose.columns import FIRST, SECOND, Numbers, rows, second
from counterclaim.resolve.whose.said import ROLES, Said, Telling, telling_of
from counterclaim.trees import FILE, arrays_of
from evals.gold import annotated, read, scorer
from evals.shared import shared
from training.articles import held_out
from training.mentions import names_of, plain

TARGET = Path(learned.__file__).with_name(FILE)
TREES: Mapping[str, Any] = {
    "max_iter": 120, "learning_rate": 0.12, "max_leaf_nodes": 31, "min_samples_leaf": 30, "l2_regularization": 5.0,
    "max_features": 0.3, "early_stopping": False, "random_state": 0,
}  # fmt: skip
FOLDS = 4
#: For each fold of documents weights that were fitted without it, for what learns from claims with their sides (`training.pairs`).
WITHOUT = Path("training/runs/sides")
TRIED = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True)
class Lesson:
    """A document with one set of claims: the mentions that are asked about and annotated, their first rows, and their sides."""

    name: str
    ours: bool
    telling: Telling
    numbers: Sequence[int]
    rows: Numbers
    sides: Sequence[str | None]

    @property
    def right(self) -> Numbers:
        """1 for the side of a mention, 0 for the others; one entry a row."""
        return np.array([float(side.party == own) for own in self.sides for side in self.telling.sides])


def lessons(documents: Sequence[dict[str, Any]]) -> Iterator[Lesson]:
    """Each document twice."""
    kept: list[tuple[Any, tuple[Claim, ...]]] = []

    def resolve(*given: Any) -> tuple[Claim, ...]:
        kept[:] = [by_rules(*given)]
        return kept[0][1]

    coder = replace(load_coder(), resolve=resolve)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{row['id'].replace('/', '_')}.json" for row in documents]
        for path, row in zip(paths, documents, strict=True):
            path.write_text(json.dumps(row), "utf-8")
        for row, document in zip(documents, read(paths, "sides"), strict=True):
            sentences = coder.parse(document)
            ours = coder.claims(document, sentences)
            told = [claim_to_json(claim, row["id"]) for claim in ours]
            pairs = {j: i for i, j in scorer().match(row["claims"], told, row["text"])}
            yield from _lesson(row, True, telling_of(*kept[0]), pairs)
            theirs = by_rules(document, sentences, annotated(row))
            yield from _lesson(row, False, telling_of(*theirs), {k: k for k in range(len(row["claims"]))})


def _lesson(row: dict[str, Any], ours: bool, telling: Telling, pairs: Mapping[int, int]) -> Iterator[Lesson]:
    """`pairs`: the number of a claim → of the annotated one."""
    numbers, sides = [], []
    for number in asked(telling):
        one = telling.said[number]
        if one.claim in pairs and (gold := _annotated(row["claims"][pairs[one.claim]], one)) is not None:
            numbers.append(number)
            sides.append(gold.get("party"))
    if numbers and telling.sides:
        yield Lesson(row["id"], ours, telling, numbers, rows(telling, [telling.said[k] for k in numbers]), sides)


def _annotated(gold: dict[str, Any], one: Said) -> dict[str, Any] | None:
    """What the annotators have where the mention stands in their claim."""
    if one.role == 0:
        some = [gold["source"]] if (gold.get("source") or {}).get("text") else []
    else:
        some = gold.get("counts" if one.role == 3 else ROLES[one.role]) or []
    words = {"start": one.mention.start, "end": one.mention.end, "text": one.mention.text}
    return next((other for other in some if scorer().overlap(other, words)), None)


def chances(trees: HistGradientBoostingClassifier, table: Numbers, lesson: Lesson) -> Numbers:
    """One row a mention, one entry a side."""
    made: Numbers = trees.predict_proba(table)[:, 1].reshape(len(lesson.numbers), -1)
    return made


def looked(trees: HistGradientBoostingClassifier, lesson: Lesson) -> Numbers:
    """The rows of the second look."""
    every = known(lesson.telling)
    every[list(lesson.numbers)] = chances(trees, lesson.rows, lesson)
    return second(lesson.telling, lesson.numbers, lesson.rows, every)


def fit(some: Sequence[Lesson]) -> tuple[HistGradientBoostingClassifier, HistGradientBoostingClassifier]:
    """The first look and the second."""
    tables: dict[int, Numbers] = {}
    for fold in range(FOLDS):
        part = _first([one for one in some if fold_of(one.name) != fold])
        tables |= {k: looked(part, one) for k, one in enumerate(some) if fold_of(one.name) == fold}
    whole = HistGradientBoostingClassifier(**TREES)
    whole.fit(np.vstack([tables[k] for k in range(len(some))]), np.concatenate([one.right for one in some]))
    return _first(some), whole


def _first(some: Sequence[Lesson]) -> HistGradientBoostingClassifier:
    trees = HistGradientBoostingClassifier(**TREES)
    return trees.fit(np.vstack([one.rows for one in some]), np.concatenate([one.right for one in some]))


def fold_of(name: str) -> int:
    """The fold of a document."""
    return int(hashlib.sha256(("sides" + name).encode()).hexdigest()[:8], 16) % FOLDS


def report(some: Sequence[Lesson], made: tuple[HistGradientBoostingClassifier, HistGradientBoostingClassifier]) -> None:
    """Of the mentions asked about in the program's claims: right, given and annotated sides, by role and by the least chance."""
    rows = []
    for one in (one for one in some if one.ours):
        names = [side.party for side in one.telling.sides]
        for number, own, mine in zip(one.numbers, one.sides, chances(made[1], looked(made[0], one), one), strict=True):
            said, best = one.telling.said[number], int(mine.argmax())
            given = said.party.value if said.party else None
            rows.append(
                (said.role, own, given, names[best], mine[best], mine[names.index(given)] if given in names else None)
            )
    for role, name in enumerate(ROLES):
        mine = [row[1:] for row in rows if row[0] == role]
        print(f"{name}: rules {_figures([(own, given) for own, given, *_ in mine])}", file=sys.stderr)
        for least in TRIED:
            print(f"  from {least}: {_figures([(row[0], _chosen(row, least)) for row in mine])}", file=sys.stderr)


def _chosen(row: tuple[Any, ...], least: float) -> str | None:
    _, given, best, chance, own = row
    if given is None:
        return str(best) if chance >= least else None
    if own is None:
        return str(given)
    return str(best) if best != given and chance >= INSTEAD else str(given) if own >= TOO_LITTLE else None


def _figures(pairs: Sequence[tuple[str | None, str | None]]) -> str:
    right = sum(own is not None and own == given for own, given in pairs)
    given, gold = (sum(pair[k] is not None for pair in pairs) for k in (1, 0))
    return f"{right} right of {given} given, {gold} annotated, F1 {200 * right / max(1, given + gold):.1f}"


def write(path: Path, made: tuple[HistGradientBoostingClassifier, HistGradientBoostingClassifier]) -> None:
    """Puts weights in a file."""
    sets = {"first": plain(made[0]), "second": plain(made[1])}
    arrays = {key: array for name, trees in sets.items() for key, array in arrays_of(trees, name).items()}
    np.savez_compressed(path, **arrays, **names_of({"first": FIRST, "second": SECOND}))


def main() -> None:
    """The command."""
    rows = [row for row in documents(shared("data")) if not is_test(row) and row["claims"]]
    found = list(lessons(rows))
    report([one for one in found if held_out(one.name)], fit([one for one in found if not held_out(one.name)]))
    write(TARGET, fit(found))
    WITHOUT.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        write(WITHOUT / f"{fold}.npz", fit([one for one in found if fold_of(one.name) != fold]))
    print(f"a side from {ENOUGH} on; {TARGET.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
