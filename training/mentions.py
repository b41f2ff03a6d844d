"""Weights for telling which mentions are of one event: `python -m training.mentions`, which writes `link/mentions/weights.npz`.

Boosted trees (Friedman 2001, scikit-learn's) over all pairs of mentions of one gold subtopic of ECB+ (Cybulska & Vossen 2014, CC BY
3.0), and before them the directions in which the network's vectors differ between events and not within them (linear discriminant
analysis, Fisher 1936, shrunken towards a sphere). What the trees learn from of a topic are directions that never saw the topic.

The least chance is chosen by cross-validation over the training topics and on the dev topics; then everything is fitted on both. The
test topics are never read.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.linalg
from sklearn.ensemble import HistGradientBoostingClassifier

from counterclaim import model
from counterclaim.link.mentions import Mention, Story, Weights, weigh
from counterclaim.link.mentions.findings import COLUMNS
from counterclaim.link.mentions.linkage import by_mean
from counterclaim.link.mentions.space import Space, joined, likeness
from counterclaim.trees import FILE, LEAF, Numbers, Trees
from evals.chains import scores
from evals.coreference import collection_of, mentions_of
from evals.ecbplus import articles
from evals.shared import shared

#: Directions kept, and how far the scatter within events is drawn towards a sphere, 0 to 1.
DIRECTIONS, SHRINK = 100, 0.3
TREES: Mapping[str, Any] = {
    "max_iter": 250, "learning_rate": 0.05, "max_leaf_nodes": 16, "min_samples_leaf": 60, "l2_regularization": 5.0,
    "max_features": 0.3, "early_stopping": False, "random_state": 0,
}  # fmt: skip
FOLDS = 4
#: Mean chances that are tried.
TRIED = (0.3, 0.35, 0.4, 0.45, 0.5)
TARGET = Path(weigh.__file__).with_name(FILE)


@dataclass
class Lesson:
    """A gold subtopic: its story, the columns of every pair, which pairs are one event."""

    topic: int
    story: Story
    rows: Numbers
    one_event: Numbers
    chains: Sequence[str]


def lessons(split: str) -> list[Lesson]:
    """The gold subtopics of a split, in the order of their names."""
    rows = articles(shared("data", "ecbplus"), split)
    found, gold = mentions_of(rows, model.load())
    collection, named = collection_of(rows), {one.name: (one.topic, one.subtopic) for one in rows}
    told: dict[tuple[int, str], list[Mention]] = {}
    for one in found:
        told.setdefault(named[one.doc], []).append(one)
    out = []
    for (topic, _), members in sorted(told.items()):
        story = Story(members, collection, np.zeros((2 * members[0].inside.shape[1], 1), np.float32))
        chains = [gold[one.id] for one in story.mentions]
        pairs = np.triu_indices(len(chains), 1)
        one_event = np.array([chains[i] == chains[j] for i, j in zip(*pairs, strict=True)], float)
        out.append(Lesson(topic, story, story.table(), one_event, chains))
    return out


def directions(rows: Sequence[Lesson]) -> Space:
    """What `space.joined` gives is multiplied by this: between events much, within events little."""
    within, between = [], []
    for one in rows:
        vectors, chains = joined([mention.inside for mention in one.story.mentions]), np.array(one.chains)
        for chain in dict.fromkeys(one.chains):
            members = vectors[chains == chain]
            between.append(members.mean(axis=0))
            if len(members) > 1:
                within.append((members - members.mean(axis=0)) * np.sqrt(len(members) / (len(members) - 1)))
    inner, outer = (_scatter(np.vstack(rows)) for rows in (within, between))
    inner = (1 - SHRINK) * inner + SHRINK * np.trace(inner) / len(inner) * np.eye(len(inner))
    ratios, vectors = scipy.linalg.eigh(outer, inner)
    ratios, vectors = ratios[::-1][:DIRECTIONS].clip(0), vectors[:, ::-1][:, :DIRECTIONS]
    out: Space = (vectors * np.sqrt(ratios / (1 + ratios))).astype(np.float16).astype(np.float32)
    return out


def _scatter(rows: Numbers) -> Numbers:
    out: Numbers = rows.T @ rows / len(rows)
    return out


def placed(one: Lesson, space: Space) -> Numbers:
    """The lesson's columns with those of the space filled in."""
    tables = likeness([mention.inside for mention in one.story.mentions], space)
    at = np.triu_indices(len(one.chains), 1)
    out = one.rows.copy()
    for column, table in zip((-2, -1), tables[-2:], strict=True):
        out[:, column] = np.round(table[at], 5)
    return out


def fit(rows: Sequence[Lesson]) -> Weights:
    """Directions from all lessons, trees from columns whose directions come from other topics."""
    topics = sorted({one.topic for one in rows})
    columns: dict[int, Numbers] = {}
    for k in range(FOLDS):
        left_out = set(topics[k::FOLDS])
        space = directions([one for one in rows if one.topic not in left_out])
        columns |= {i: placed(one, space) for i, one in enumerate(rows) if one.topic in left_out}
    trees = HistGradientBoostingClassifier(**TREES)
    trees.fit(np.vstack([columns[i] for i in range(len(rows))]), np.concatenate([one.one_event for one in rows]))
    return Weights(plain(trees), directions(rows), 0.0)


def plain(trees: HistGradientBoostingClassifier, label: int = 0) -> Trees:
    """The trees as the program has them; what stands in a node above is the mean of what its rows were told.

    `label` is the class, where there are more than two.
    """
    nodes = [one[label].nodes for one in trees._predictors]
    roots = np.cumsum([0, *(len(one) for one in nodes)])[:-1].astype(np.int64)
    start = np.repeat(roots, [len(one) for one in nodes])
    flat = np.concatenate(nodes)
    value, leaf = flat["value"].astype(float), flat["is_leaf"].astype(bool)
    left, right = (np.where(leaf, 0, flat[side] + start).astype(np.int64) for side in ("left", "right"))
    for i in range(len(flat) - 1, -1, -1):  # a node stands before those below it
        if not leaf[i]:
            share = flat["count"][left[i]] / (flat["count"][left[i]] + flat["count"][right[i]])
            value[i] = share * value[left[i]] + (1 - share) * value[right[i]]
    column, limit = (
        np.where(leaf, LEAF, flat["feature_idx"]).astype(np.int64),
        np.where(leaf, 0.0, flat["num_threshold"]),
    )
    base = float(np.ravel(trees._baseline_prediction)[label])
    return Trees(base, roots, column, limit, left, right, flat["missing_go_to_left"].astype(bool), value)


def names_of(lists: Mapping[str, Sequence[str]]) -> dict[str, npt.NDArray[np.uint8]]:
    """Lists of names as arrays to be written."""
    return {key: np.frombuffer("\n".join(names).encode(), np.uint8) for key, names in lists.items()}


def tried(rows: Sequence[Lesson], weights: Sequence[Weights]) -> dict[float, float]:
    """CoNLL F1 of these lessons at each chance that is tried, each lesson by its own weights."""
    out, tables = {}, []
    for one, table in zip(rows, weights, strict=True):
        chance = np.zeros((len(one.chains), len(one.chains)))
        chance[np.triu_indices(len(chance), 1)] = 1 / (1 + np.exp(-table.trees.sums(placed(one, table.space))))
        tables.append((one, np.round(chance + chance.T, 9)))
    for least in TRIED:
        ours, gold = {}, {}
        for one, chance in tables:
            names = [mention.id for mention in one.story.mentions]
            gold |= dict(zip(names, one.chains, strict=True))
            ours |= {names[i]: names[group[0]] for group in by_mean(chance, least) for i in group}
        out[least] = scores(ours, gold)["conll"]
    return out


def choose(train: Sequence[Lesson], dev: Sequence[Lesson]) -> float:
    """The chance at which the training topics, each held out in turn, and dev come out best on average."""
    topics = sorted({one.topic for one in train})
    fold = {topic: i % FOLDS for i, topic in enumerate(topics)}
    parts = [fit([one for one in train if fold[one.topic] != k]) for k in range(FOLDS)]
    across = tried(train, [parts[fold[one.topic]] for one in train])
    print(f"training topics, held out in turn: {across}", file=sys.stderr)
    whole = fit(train)
    held_out = tried(dev, [whole] * len(dev))
    print(f"dev, held out: {held_out}", file=sys.stderr)
    return max(TRIED, key=lambda least: across[least] + held_out[least])


def main() -> None:
    """The command."""
    train, dev = lessons("train"), lessons("dev")
    least = choose(train, dev)
    made = fit([*train, *dev])
    print(f"least chance {least}; {len(made.trees.roots)} trees, {len(made.trees.column)} nodes", file=sys.stderr)
    write(made, least)


def write(made: Weights, least: float) -> None:
    """Puts the weights where the program reads them, numbers no longer than they need to be."""
    trees = made.trees
    np.savez_compressed(
        TARGET, names=np.frombuffer("\n".join(column.name for column in COLUMNS).encode(), np.uint8), least=least, base=trees.base,
        roots=trees.roots.astype(np.int32), column=trees.column.astype(np.int8), limit=trees.limit,
        left=trees.left.astype(np.int32), right=trees.right.astype(np.int32), left_without=trees.left_without,
        value=trees.value.astype(np.float32), space=made.space.astype(np.float16),
    )  # fmt: skip


if __name__ == "__main__":
    main()
