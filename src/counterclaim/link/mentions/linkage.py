"""Average linkage, for documents and for mentions alike."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Chances = npt.NDArray[np.float64]


def by_mean(chance: Chances, least: float) -> list[list[int]]:
    """Average linkage: the two groups with the highest mean over all pairs across become one, while it reaches `least`.

    Groups of indices, each sorted, by their first member; ties go to the earlier pair.
    """
    mean = chance.copy()
    np.fill_diagonal(mean, -1.0)
    groups: dict[int, list[int]] = {i: [i] for i in range(len(chance))}
    while len(groups) > 1:
        a, b = divmod(int(mean.argmax()), len(mean))
        if mean[a, b] < least:
            break
        a, b = min(a, b), max(a, b)
        one, other = len(groups[a]), len(groups[b])
        row = np.where((mean[a] < 0) | (mean[b] < 0), -1.0, (one * mean[a] + other * mean[b]) / (one + other))
        mean[a], mean[:, a] = row, row
        mean[b], mean[:, b] = -1.0, -1.0
        groups[a] = sorted(groups[a] + groups.pop(b))
    return sorted(groups.values())
