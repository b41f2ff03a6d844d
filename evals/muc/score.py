"""Scores templates as MUC-4 did in its ALL TEMPLATES row (Chinchor 1992, "MUC-4 Evaluation Metrics").

The templates of a message are mapped to those of its key, one to one, by what gives most credit; a pair needs an incident type that is at
least partially right and besides that a perpetrator, a target or a victim. Fills of key templates that are left over are missing, those of
response templates left over are spurious. Recall is (correct + ½ partial) / possible, precision the same / actual, F their harmonic mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from evals.chains import best_pairs
from evals.muc.compare import compared
from evals.muc.templates import KINDS, Fill, Template

#: One of these must be at least partially right in a mapped pair, besides the type.
HOLDS = ("target", "target_type", "victim", "description", "victim_type", "individual", "organization")
_ANYTHING = Fraction(1, 1000)


@dataclass(slots=True)
class Tally:
    """Fills of a slot: possible (in the key), actual (in the response), and the credit given."""

    possible: int = 0
    actual: int = 0
    credit: float = 0.0

    def add(self, other: Tally) -> None:
        """Counts another tally in."""
        self.possible += other.possible
        self.actual += other.actual
        self.credit += other.credit

    def figures(self) -> dict[str, float]:
        """Precision, recall and F in percent, one decimal."""
        p = 100 * self.credit / self.actual if self.actual else 0.0
        r = 100 * self.credit / self.possible if self.possible else 0.0
        return {"p": round(p, 1), "r": round(r, 1), "f1": round(2 * p * r / (p + r), 1) if p + r else 0.0}


@dataclass(slots=True)
class Scores:
    """Tallies by slot, of all slots, and of templates; and which response stands for which key (None: for none)."""

    slots: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    templates: Tally = field(default_factory=Tally)
    pairs: list[tuple[Template | None, Template | None]] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """By slot, and `all`, the ALL TEMPLATES row; `templates` are whole ones mapped."""
        every = Tally()
        for tally in self.slots.values():
            every.add(tally)
        named = {slot: self.slots[slot].figures() for slot in KINDS}
        return {"all": every.figures(), "templates": self.templates.figures(), **named}


def score(keys: Mapping[str, Sequence[Template]], responses: Mapping[str, Sequence[Template]]) -> Scores:
    """The scores over all messages of the key."""
    out = Scores()
    for message, wanted in keys.items():
        for key, response in mapped(wanted, responses.get(message, ())):
            if response is None and key is not None and key.optional:
                continue
            out.pairs.append((key, response))
            out.templates.add(Tally(key is not None, response is not None, key is not None and response is not None))
            for slot in KINDS:
                out.slots[slot].add(tally(slot, key, response))
    return out


def mapped(keys: Sequence[Template], responses: Sequence[Template]) -> list[tuple[Template | None, Template | None]]:
    """Key and response templates of one message in pairs, those without a partner beside None."""
    gains = {}
    for i, key in enumerate(keys):
        for j, response in enumerate(responses):
            if _may_map(key, response):
                gains[i, j] = Fraction(sum(tally(slot, key, response).credit for slot in KINDS)) + _ANYTHING
    pairs = best_pairs(gains)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    out: list[tuple[Template | None, Template | None]] = [(keys[i], responses[j]) for i, j in pairs]
    out += [(key, None) for i, key in enumerate(keys) if i not in left]
    return out + [(None, response) for j, response in enumerate(responses) if j not in right]


def _may_map(key: Template, response: Template) -> bool:
    return tally("type", key, response).credit > 0 and any(tally(slot, key, response).credit > 0 for slot in HOLDS)


def tally(slot: str, key: Template | None, response: Template | None) -> Tally:
    """The tally of one slot of a pair: its fills matched so that they earn most. Optional fills of the key count only if matched."""
    want, have = key.fills(slot) if key else (), response.fills(slot) if response else ()
    gains = _gains(slot, want, have)
    pairs = best_pairs(gains)
    met = {i for i, _ in pairs}
    possible = sum(i in met or not one.optional for i, one in enumerate(want))
    return Tally(possible, len(have), float(sum(gains[pair] for pair in pairs)))


def _gains(slot: str, want: Sequence[Fill], have: Sequence[Fill]) -> dict[tuple[int, int], Fraction]:
    credits = {(i, j): compared(slot, one, other) for i, one in enumerate(want) for j, other in enumerate(have)}
    return {pair: Fraction(credit) for pair, credit in credits.items() if credit}


def confusion(scores: Scores, slot: str) -> Counter[tuple[str, str]]:
    """How often the key's first value of a slot met which value of ours, for one-fill slots of mapped templates; "-" for none."""
    out: Counter[tuple[str, str]] = Counter()
    for key, response in scores.pairs:
        if key and response:
            want, have = key.fills(slot), response.fills(slot)
            out[want[0].values[0] if want else "-", have[0].values[0] if have else "-"] += 1
    return out
