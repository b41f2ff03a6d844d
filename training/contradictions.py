"""Fits what ties a denial to the account that it answers, and two accounts that name two doers: `python -m training.contradictions`.

Pairs of claims of one document in the corpus' train part, as annotated and as the program reads them; right are those that the annotators put
in conflict. A logistic regression over the parts of `counterclaim.link.denials` and `counterclaim.link.rivals`, fitted on one half of the
documents and asked of the other, then on all. The weights are printed, not written: they stand in those modules, rounded, where an analyst can
read them. "Soldiers, or civilians" is set by hand: the two can both be true.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus.join import documents, is_test
from counterclaim.link import denials, rivals
from counterclaim.link.scope import told
from counterclaim.link.sides import is_outlet, order, same_voice, sentences_of
from counterclaim.pipeline import load_coder
from counterclaim.records import Claim
from evals.gold import gold_documents, matched, own_claims

#: Parts that hold, whether the annotators see a conflict, and the half that the document belongs to.
Row = tuple[frozenset[str], bool, int]


def read(folder: Path) -> Iterator[tuple[dict[str, Any], Sequence[Claim], Mapping[str, str]]]:
    """Each document of a folder twice, with the annotators' claims and with ours, and which annotated claim each one is."""
    coder = load_coder()
    for gold in gold_documents(folder, coder):
        if gold.raw.get("relations"):
            yield gold.raw, gold.claims, {claim.id: claim.id for claim in gold.claims}
            ours = own_claims(gold.document, coder)
            yield gold.raw, ours, matched(gold, ours)


def half(name: str) -> int:
    """Which half of the documents one is in."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def rows(raw: dict[str, Any], claims: Sequence[Claim], known: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
    """The pairs of a document: a denial and an account; two accounts with two doers."""
    want = {frozenset((one["left"], one["right"])) for one in raw["relations"] if one["verdict"] == "conflicts"}

    def right(*pair: Claim) -> bool:
        return frozenset(known.get(claim.id, "").rpartition("/")[2] for claim in pair) in want

    claims, side, numbers = sorted(claims, key=order), half(raw["id"]), sentences_of(claims)

    def apart(one: Claim, two: Claim) -> int:
        return abs(numbers[one.event.sentence.start] - numbers[two.event.sentence.start])

    denied = []
    for number, denial in enumerate(claims):
        if denial.modality.value != "negated" or is_outlet(denial):
            continue
        for accounts in (claims[:number][::-1], claims[number + 1 :]):
            seen: set[str] = set()
            for account in accounts:
                if told(account) and not same_voice(account, denial):
                    parts = denials.tie(
                        account, denial, nearest=account.event.type not in seen, apart=apart(account, denial)
                    )
                    seen.add(account.event.type)
                    denied.append((frozenset(parts), right(account, denial), side))
    disputed = []
    acts = [claim for claim in claims if rivals.may_dispute(claim)]
    for number, left in enumerate(acts):
        between: set[str] = set()
        for other in acts[number + 1 :]:
            parts = rivals.tie(
                left, other, next_of_kind=not between & {left.event.type, other.event.type}, apart=apart(left, other)
            )
            between.add(other.event.type)
            if parts:
                disputed.append((frozenset(parts), right(left, other), side))
    return denied, disputed


def fitted(found: Sequence[Row], names: Sequence[str]) -> LogisticRegression:
    """The regression on these rows."""
    return LogisticRegression(C=1.0, max_iter=3000).fit(_matrix(found, names), [row[1] for row in found])


def _matrix(found: Sequence[Row], names: Sequence[str]) -> Any:
    return np.array([[name in row[0] for name in names] for row in found], float)


def report(what: str, found: Sequence[Row], names: Sequence[str]) -> None:
    """What each half gives on the other, and the weights fitted on both."""
    for side in (0, 1):
        test = [row for row in found if row[2] != side]
        chance = fitted([row for row in found if row[2] == side], names).predict_proba(_matrix(test, names))[:, 1]
        truth = np.array([row[1] for row in test])
        for limit in (0.3, 0.4, 0.5):
            hits = int((truth & (chance >= limit)).sum())
            told_, all_ = int((chance >= limit).sum()), int(truth.sum())
            print(
                f"{what}, half {side} on the other, from {limit}: precision {hits / max(1, told_):.2f}, recall {hits / all_:.2f}"
            )
    model = fitted(found, names)
    for name, weight in sorted(zip(names, model.coef_[0], strict=True), key=lambda pair: -abs(pair[1])):
        print(f"  {weight:6.2f}  {name}")
    print(f"  {model.intercept_[0]:6.2f}  (nothing holds)")


def main() -> None:
    """The command."""
    denied: list[Row] = []
    disputed: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for row in documents(None):
            if not is_test(row):
                (Path(name) / f"{row['id']}.json").write_text(json.dumps(row), "utf-8")
        for raw, claims, known in read(Path(name)):
            some, others = rows(raw, claims, known)
            denied += some
            disputed += others
    report("denials", denied, [part for part in denials.PARTS if part != "soldiers, or civilians"])
    report("two doers", disputed, list(rivals.PARTS))


if __name__ == "__main__":
    main()
