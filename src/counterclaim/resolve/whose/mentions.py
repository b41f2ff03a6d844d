"""What is asked of a mention by itself: in which claim it stands, and what its words are like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import nan

from counterclaim.codebook.events import FAMILIES, event_types, family_of
from counterclaim.records import SPEECH
from counterclaim.resolve.evidence import SCORES
from counterclaim.resolve.participants import HOLDER
from counterclaim.resolve.sides import PRONOUNS
from counterclaim.resolve.whose.said import Said, Telling
from counterclaim.resolve.wordlists import classes
from counterclaim.resolve.wordlists import words as word_list

#: Kinds of source and of count, statuses, rules and offices by number.
_SOURCES = ("", "outlet", "official", "military", "police", "rebel", "politician", "igo", "ngo", "media", "witness",
            "medical", "expert", "unnamed")  # fmt: skip
_COUNTS = ("", "killed", "wounded", "missing", "captured", "displaced", "detained", "strength", "lost_equipment")
_STATUS = (None, "military", "civilian")
_RULES = ("none", *SCORES)
#: Word lists whose members as the head of a mention, or anywhere in it, say what sort of people or things are meant.
_LISTS = ("ranks", "irregulars", "things", "gear", "civilians", "crowd", "ground", "domain", "institution", "soldiers",
          "groups", "relational", "rebels", "foes", "media", "adversary", "titles", "both", "arms")  # fmt: skip
_OFFICES = ("", "government", "ministry", "army", "navy", "airforce", "police", "president", "department", "envoy",
            "minister", "spokesman")  # fmt: skip

Column = Callable[[Telling, Said], float]


def number(value: object, of: Sequence[object]) -> int:
    """Where a value stands in a list; -1 if it does not."""
    return of.index(value) if value in of else -1


def _headed(name: str, t: Telling, m: Said) -> bool:
    return m.head in word_list(name)


def _holding(name: str, t: Telling, m: Said) -> bool:
    return not word_list(name).isdisjoint(m.folded)


def _office(m: Said) -> int:
    kinds = classes("offices")
    found = [kinds.get(word) or kinds.get(word[:-1]) for word in m.folded]
    return max((number(kind, _OFFICES) if kind in _OFFICES else len(_OFFICES) for kind in found if kind), default=0)


def _length(t: Telling, m: Said) -> int:
    """Its words, each name counted as one."""
    return t.places[m.last - 1] - t.places[m.first] + 1


def _capital(t: Telling, m: Said) -> bool:
    """True if a word after the first, or a name after it, begins with a capital."""
    return any(word.capital and t.places[m.first + k] > t.places[m.first] for k, word in enumerate(m.words))


MENTION: dict[str, Column] = {
    "role": lambda t, m: m.role,
    "family of event": lambda t, m: FAMILIES.index(family_of(t.claims[m.claim].event.type)),
    "both sides act": lambda t, m: event_types()[t.claims[m.claim].event.type].mutual,
    "casualties alone": lambda t, m: t.claims[m.claim].event.type == "casualties",
    "territory": lambda t, m: t.claims[m.claim].event.type.startswith("territory"),
    "speech": lambda t, m: SPEECH.index(t.claims[m.claim].attribution.speech.value),
    "denied": lambda t, m: t.claims[m.claim].modality.value == "negated",
    "kind of source": lambda t, m: number(t.claims[m.claim].attribution.source.kind, _SOURCES),
    "kind of count": lambda t, m: number(t.claims[m.claim].event.counts[m.at].kind, _COUNTS) if m.role == 3 else 0,
    "soldiers or civilians counted": lambda t, m: (
        number(t.claims[m.claim].event.counts[m.at].status, _STATUS) if m.role == 3 else 0
    ),
    "doers": lambda t, m: len(t.claims[m.claim].event.actor),
    "struck": lambda t, m: len(t.claims[m.claim].event.target),
    "rule": lambda t, m: _RULES.index(m.rule),
    "trust in the rule": lambda t, m: SCORES.get(m.rule, nan),
    "words": lambda t, m: min(6, _length(t, m)),
    "definite": lambda t, m: bool(m.words) and m.folded[0] in ("the", "this", "these", "those", "that"),
    "indefinite": lambda t, m: bool(m.words) and m.folded[0] in ("a", "an", "one", "some", "several"),
    "whose": lambda t, m: bool(HOLDER & set(m.folded[:2])),
    "a pronoun": lambda t, m: len(m.words) == 1 and m.folded[0] in PRONOUNS,
    "a number": lambda t, m: any(word.text[:1].isdigit() for word in m.words),
    "begins a sentence": lambda t, m: t.places[t.context.sentence_start(m.first)] >= t.places[m.first] - 1,
    "a capital within": _capital,
    "names within": lambda t, m: min(3, len({hit.party for hit in t.context.hits_in(m.first, m.last)})),
    "office": lambda t, m: _office(m),
    **{f"head: {name}": partial(_headed, name) for name in _LISTS},
    **{f"within: {name}": partial(_holding, name) for name in _LISTS},
}
