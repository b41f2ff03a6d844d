"""Scores of coreference chains as the reference scorer computes them: MUC, B³, CEAF-e and their mean (CoNLL F1).

Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions". Chains over one set of mentions, given ones, so that
no mention is missing from either side; chains of one mention count in B³ and CEAF-e, and cannot count in MUC.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

Of = Mapping[Hashable, Hashable]
K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)


def scores(ours: Of, gold: Of) -> dict[str, float]:
    """Precision, recall and F1 in percent of each measure, and `conll`, the mean of the three F1."""
    if set(ours) != set(gold):
        raise ValueError("both groupings must hold the same mentions")
    out: dict[str, float] = {}
    total = 0.0
    for name, measure in (("muc", _muc), ("b3", _b_cubed), ("ceaf_e", _ceaf_e)):
        precision, recall = measure(ours, gold)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        total += f1 / 3
        out |= {f"{name}_p": round(100 * precision, 1), f"{name}_r": round(100 * recall, 1), name: round(100 * f1, 1)}
    return {**out, "conll": round(100 * total, 1)}


def _groups(of: Of) -> list[list[Hashable]]:
    out: dict[Hashable, list[Hashable]] = defaultdict(list)
    for mention, chain in of.items():
        out[chain].append(mention)
    return list(out.values())


def _muc(ours: Of, gold: Of) -> tuple[float, float]:
    """Links kept (Vilain et al. 1995): of each chain's links those that the other side does not cut."""

    def kept(chains: list[list[Hashable]], other: Of) -> float:
        links = sum(len(chain) - 1 for chain in chains)
        cuts = sum(len({other[mention] for mention in chain}) - 1 for chain in chains)
        return (links - cuts) / links if links else 0.0

    return kept(_groups(ours), gold), kept(_groups(gold), ours)


def _b_cubed(ours: Of, gold: Of) -> tuple[float, float]:
    mine, theirs, both = Counter(ours.values()), Counter(gold.values()), Counter((ours[m], gold[m]) for m in gold)
    precision = sum(n * n / mine[one] for (one, _), n in both.items())
    recall = sum(n * n / theirs[other] for (_, other), n in both.items())
    return precision / len(gold), recall / len(gold)


def _ceaf_e(ours: Of, gold: Of) -> tuple[float, float]:
    """Luo 2005 with the similarity 2|K∩R| / (|K|+|R|): the best one-to-one alignment of chains."""
    mine, theirs, both = Counter(ours.values()), Counter(gold.values()), Counter((ours[m], gold[m]) for m in gold)
    alike = {(a, b): Fraction(2 * n, mine[a] + theirs[b]) for (a, b), n in both.items()}
    best = float(sum(_aligned(part) for part in _parts(alike)))
    return best / len(mine), best / len(theirs)


Alike = dict[tuple[Hashable, Hashable], Fraction]


def _parts(alike: Alike) -> list[Alike]:
    """Chains that share no mention never align, so that each connected part is aligned by itself."""
    root: dict[object, object] = {}

    def find(name: object) -> object:
        while root.setdefault(name, name) != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for a, b in alike:
        root[find(("ours", a))] = find(("gold", b))
    parts: dict[object, Alike] = defaultdict(dict)
    for (a, b), value in alike.items():
        parts[find(("ours", a))][a, b] = value
    return list(parts.values())


def _aligned(alike: Alike) -> Fraction:
    return sum((alike[pair] for pair in best_pairs(alike)), Fraction(0))


def best_pairs(alike: Mapping[tuple[K, L], Fraction]) -> list[tuple[K, L]]:
    """The one-to-one pairing that is worth most; `alike` says what each possible pair is worth, all above zero."""
    rows = sorted({a for a, _ in alike}, key=repr)
    columns = sorted({b for _, b in alike}, key=repr)
    worth = [[-alike.get((a, b), Fraction(0)) for b in columns] for a in rows]
    if len(rows) > len(columns):
        turned = _cheapest([list(column) for column in zip(*worth, strict=True)]) if columns else []
        places = {row: column for column, row in enumerate(turned)}
    else:
        places = dict(enumerate(_cheapest(worth))) if rows else {}
    pairs = ((rows[i], columns[j]) for i, j in sorted(places.items()))
    return [pair for pair in pairs if pair in alike]


def _least(costs: Sequence[Sequence[Fraction]]) -> Fraction:
    """The least total cost of giving every row a column of its own."""
    return sum((costs[row][column] for row, column in enumerate(_cheapest(costs))), Fraction(0))


def _cheapest(costs: Sequence[Sequence[Fraction]]) -> list[int]:
    """Each row's column when every row has one of its own at the least total cost (Kuhn 1955, Munkres 1957; shortest augmenting paths).

    At most as many rows as columns.
    """
    width = len(costs[0])
    row_of = [-1] * (width + 1)  # column → row; the last is a stand-in for the row being placed
    up, across = [Fraction(0)] * len(costs), [Fraction(0)] * (width + 1)
    for row in range(len(costs)):
        row_of[width] = row
        for column, before in pairwise(_path(costs, row_of, up, across)):
            row_of[column] = row_of[before]
    column_of = {row_of[column]: column for column in range(width)}
    return [column_of[row] for row in range(len(costs))]


def _path(
    costs: Sequence[Sequence[Fraction]], row_of: list[int], up: list[Fraction], across: list[Fraction]
) -> list[int]:
    """The columns of the shortest augmenting path from a free one back to the stand-in; prices are adjusted on the way."""
    width = len(costs[0])
    least: list[Fraction | None] = [None] * width
    came, seen, at = [width] * width, [width], width
    while row_of[at] >= 0:
        row = row_of[at]
        for column in range(width):
            if column not in seen:
                cost = costs[row][column] - up[row] - across[column]
                known = least[column]
                if known is None or cost < known:
                    least[column], came[column] = cost, at
        step, at = min((cost, column) for column, cost in enumerate(least) if cost is not None and column not in seen)
        for column in seen:
            up[row_of[column]] += step
            across[column] -= step
        least = [cost - step if cost is not None and c not in seen else cost for c, cost in enumerate(least)]
        seen.append(at)
    path = [at]
    while path[-1] != width:
        path.append(came[path[-1]])
    return path
