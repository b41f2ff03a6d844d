"""Weights for telling which mentions are of one event: `python -m training.mentions`, which writes `link/mentions/weights.yaml`.

Logistic regression with a ridge, by Newton's method, over all pairs of mentions of one gold subtopic in the training topics of
ECB+ (Cybulska & Vossen 2014, CC BY 3.0). The threshold is the best on the dev topics. The test topics are never read.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from counterclaim import model
from counterclaim.link.mentions import Collection, Mention, Weights, weigh
from counterclaim.link.mentions.collection import told_by
from counterclaim.link.mentions.findings import Finder
from counterclaim.link.mentions.group import chances
from counterclaim.link.mentions.linkage import by_mean
from evals.chains import scores
from evals.coreference import collection_of, mentions_of
from evals.ecbplus import articles
from evals.shared import shared

RIDGE = 2.0
#: Chances that are tried as thresholds.
TRIED = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
TARGET = Path(weigh.__file__).with_name("weights.yaml")
Feature = tuple[str, str, str]


def by_subtopic(found: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each gold subtopic."""
    out: dict[str, list[Mention]] = {}
    for one in found:
        topic, _, rest = one.doc.partition("_")
        out.setdefault(f"{topic}{'ecbplus' if rest.endswith('ecbplus') else 'ecb'}", []).append(one)
    return [out[name] for name in sorted(out)]


def rows_of(found: Sequence[Mention], collection: Collection) -> tuple[list[list[Feature]], list[tuple[str, str]]]:
    """The findings of every pair of a subtopic, and the pairs."""
    rows, pairs = [], []
    for members in by_subtopic(found):
        finder = Finder(collection, told_by((one.doc, one.lemma) for one in members))
        for left, right in combinations(members, 2):
            kind = weigh.KIN if finder.kin(left, right) else weigh.STRANGE
            rows.append([(kind, one.name, one.grade) for one in finder.findings(left, right)])
            pairs.append((left.id, right.id))
    return rows, pairs


def fit(rows: Sequence[Sequence[Feature]], one_event: Any) -> tuple[dict[Feature, float], float]:
    """Weights of the features and the constant; the constant has no ridge."""
    at = {feature: i for i, feature in enumerate(sorted({feature for row in rows for feature in row}))}
    columns = np.array([[at[feature] for feature in row] for row in rows])
    total = len(at) + 1
    beta = np.zeros(total)
    ridge = np.append(np.full(len(at), RIDGE), 1e-9)
    for _ in range(30):
        p = 1 / (1 + np.exp(-(beta[columns].sum(axis=1) + beta[-1])))
        slope, bend = -ridge * beta, np.diag(ridge)
        for start in range(0, len(columns), 4096):
            stop = slice(start, start + 4096)
            x = np.zeros((len(columns[stop]), total))
            x[np.arange(len(x))[:, None], columns[stop]] = 1
            x[:, -1] = 1
            slope += x.T @ (one_event[stop] - p[stop])
            bend += (x * (p[stop] * (1 - p[stop]))[:, None]).T @ x
        step = np.linalg.solve(bend, slope)
        beta += step
        if np.abs(step).max() < 1e-4:
            break
    return {feature: round(float(beta[i]), 2) for feature, i in at.items()}, round(float(beta[-1]), 2)


def table(found: Mapping[Feature, float], base: float, threshold: float) -> Weights:
    """The weights in the form that the program reads."""
    of: dict[str, dict[str, dict[str, float]]] = {weigh.KIN: {}, weigh.STRANGE: {}}
    for (kind, name, grade), weight in sorted(found.items()):
        of[kind].setdefault(name, {})[grade] = weight
    return Weights(base, threshold, of)


def choose(weights: Weights) -> tuple[float, dict[float, float]]:
    """The chance at which dev comes out best, and CoNLL F1 at each that was tried."""
    rows = articles(shared("data", "ecbplus"), "dev")
    found, gold = mentions_of(rows, model.load())
    collection = collection_of(rows)
    tables = [(members, chances(members, collection, weights)) for members in by_subtopic(found)]
    tried = {}
    for least in TRIED:
        ours = {
            members[i].id: members[group[0]].id
            for members, chance in tables
            for group in by_mean(chance, least)
            for i in group
        }
        tried[least] = scores(ours, gold)["conll"]
    return max(TRIED, key=lambda least: tried[least]), tried


HEAD = """\
# How much each finding says for (above 0) or against (below) two mentions telling one event: logarithms of odds.
# Made by `python -m training.mentions`; not to be edited. Fitted on the training topics of ECB+ (Cybulska & Vossen 2014, CC BY 3.0;
# topics 1-35 without 2, 5, 12, 18, 21, 23, 34, 35), threshold chosen on those eight. No text of ECB+ is kept here.
"""


def main() -> None:
    """The command."""
    rows = articles(shared("data", "ecbplus"), "train")
    found, gold = mentions_of(rows, model.load())
    features, pairs = rows_of(found, collection_of(rows))
    one_event = np.array([gold[a] == gold[b] for a, b in pairs], dtype=float)
    print(f"{len(pairs)} pairs, {int(one_event.sum())} of one event", file=sys.stderr)
    weights, base = fit(features, one_event)
    least, tried = choose(table(weights, base, 0.0))
    print(f"dev: {tried}", file=sys.stderr)
    made = table(weights, base, round(log(least / (1 - least)), 2))
    data = {"base": made.base, "threshold": made.threshold, **{kind: dict(rows) for kind, rows in made.of.items()}}
    TARGET.write_text(HEAD + yaml.safe_dump(data, sort_keys=False, width=120), "utf-8")


if __name__ == "__main__":
    main()
