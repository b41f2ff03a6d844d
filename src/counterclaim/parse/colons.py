"""A clause after a colon that the analysis ties to a noun before it.

"He rejected allegations that A had provoked the clashes: B, in his words, attacked seven villages" — read in one go, "attacked" may
come to hang on the allegations, or its subject on the clashes, and what is said of these (by whom, and that it is denied) would be said
of the attack. Such a clause is read by itself and stands beside the clause before the colon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.model import Analysis

#: Fewer words than these on either side are a label ("Pashinyan: …") or no clause.
_CLAUSE = 4


def apart(words: Sequence[str], whole: Analysis, analyze: Callable[[Sequence[str]], Analysis]) -> Analysis:
    """The analysis of a sentence: `whole`, or that of its two clauses side by side where a colon stands between two that
    `whole` has tied into one. `analyze` reads some words by themselves."""
    if ":" not in words:
        return whole
    at = words.index(":")
    if min(at, len(words) - at - 1) < _CLAUSE or not _tied(whole, at):
        return whole
    second = analyze(words[at + 1 :])
    if not _clause(second):
        return whole
    first = analyze(words[: at + 1])
    return type(whole).joined((first, second)) if _clause(first) else whole


def _tied(a: Analysis, colon: int) -> bool:
    """A word after the colon hangs on one before it, and not as a clause beside it."""
    after = zip(a.heads[colon + 1 :], a.deprels[colon + 1 :], strict=True)
    return any(0 <= head < colon and rel.partition(":")[0] not in ("parataxis", "punct", "conj") for head, rel in after)


def _clause(a: Analysis) -> bool:
    """A verb with a subject of its own, in no subordinate clause."""
    top = a.heads.index(-1)
    rels = {rel.partition(":")[0] for rel, head in zip(a.deprels, a.heads, strict=True) if head == top}
    return a.upos[top] == "VERB" and "nsubj" in rels and "mark" not in rels
