"""How the accounts of one episode stand to each other across documents, question by question.

Accounts are read in the order of publication. What a voice has said before is `same_origin` however many documents carry it;
what it says anew of one toll `updates` its earlier figure; only another voice behind another story can agree or conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from counterclaim.link.across.clock import Clock
from counterclaim.link.across.ground import narrower
from counterclaim.link.across.stand import TOLLS, Ground, Stand, Told, same_value, stands
from counterclaim.link.interval import Interval, verdict
from counterclaim.link.scope import WIDE
from counterclaim.link.sides import capital, doer, is_outlet, quote, speaker
from counterclaim.records import Relation

FIELDS = ("occurrence", "initiator", "responsibility", *TOLLS, "control", "time")
METHOD = "link.across/1"
#: Fire that is said to have begun at one hour may have been heard so many hours later or earlier.
LASTS = 12
_SCORES = {"same_origin": 0.8, "agrees": 0.7, "updates": 0.75, "compatible": 0.6, "conflicts": 0.7}


def order(told: Told) -> tuple[str, str, int, int, str]:
    """By publication, then by the document's name, then by place in the text; undated documents come last."""
    trigger = told.claim.event.trigger
    return (told.published or "9999", told.doc_ref, trigger.start, trigger.end, told.claim.id)


def relate_across(tolds: Sequence[Told]) -> list[Relation]:
    """The relations between claims of different documents within one episode, in a fixed order."""
    ordered = sorted(tolds, key=order)
    out: dict[tuple[str, str, str], Relation] = {}
    for field in FIELDS:
        heard: dict[tuple[object, ...], _Hearing] = {}
        for stand in (stand for told in ordered for stand in stands(told, field)):
            hearing = heard.setdefault(stand.topic, _Hearing(field))
            for relation in hearing.hear(stand):
                out.setdefault((relation.left, relation.right, field), relation)
    return list(out.values())


class _Hearing:
    """The answers to one question so far: each voice's answers once, and which of them have been set against each other."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._answers: list[Stand] = []
        self._settled: set[frozenset[int]] = set()

    def hear(self, stand: Stand) -> list[Relation]:
        """The relations of a new answer to those heard before.

        A pair of answers is related once, by the first two documents that carry them apart.
        """
        mine = [one for one in self._answers if one.told.voice == stand.told.voice]
        told = next((one for one in mine if same_value(one.value, stand.value)), None)
        found: list[tuple[Stand, str | None]] = []
        if told is not None:
            if self._field != "occurrence":
                found.append((told, "same_origin"))
        else:
            if mine and self._field in TOLLS:
                found.append((mine[-1], _version(mine[-1], stand)))
            self._answers.append(stand)
        answer = told or stand
        met: list[object] = []
        for other in _latest([one for one in self._answers if one.told.voice != stand.told.voice]):
            pair = frozenset((id(other), id(answer)))
            if any(same_value(value, other.value) for value in met):
                continue  # whoever gave this answer first stands for all who give it
            ruling = _ruling(other, stand, self._field)
            if ruling and (pair in self._settled or _apart(other, stand)):
                met.append(other.value)
            if ruling and pair not in self._settled and _apart(other, stand):
                self._settled.add(pair)
                found.append((other, ruling))
        return [_relation(one, stand, self._field, ruling) for one, ruling in found if ruling and _apart(one, stand)]


def _apart(left: Stand, right: Stand) -> bool:
    return left.told.claim.doc_id != right.told.claim.doc_id


def _latest(heard: Sequence[Stand]) -> list[Stand]:
    """Each voice's last answer, in the order in which the voices were first heard."""
    out: dict[str, Stand] = {}
    for one in heard:
        out[one.told.voice] = one
    return list(out.values())


def _version(earlier: Stand, later: Stand) -> str | None:
    """A voice's new figure beside its old one."""
    if isinstance(earlier.value, Interval) and isinstance(later.value, Interval):
        how = verdict(earlier.value, later.value)
        if how == "compatible" and not later.value.exact:
            return how
        grown = (later.value.low or later.value.high or 0) > (earlier.value.low or earlier.value.high or 0)
        return "updates" if how and grown and not is_outlet(later.told.claim) else None
    return None


def _ruling(left: Stand, right: Stand, field: str) -> str | None:
    """The verdict on the answers of two voices; None where they say nothing of each other."""
    if same_value(left.value, right.value):
        if field == "occurrence" or (field in TOLLS and _one_bare(left, right)):
            return None
        if field == "responsibility" and left.topic[-1] in WIDE and narrower(left.told.claim, right.told.claim):
            return None
        return "same_origin" if left.told.origin == right.told.origin else "agrees"
    if field in TOLLS:
        return _figures(left, right)
    if field == "time":
        return _moments(left, right)
    if field == "initiator":
        return _beginners(left.value, right.value)
    if field == "control":
        return _holders(left.value, right.value)
    if field == "occurrence" and not narrower(left.told.claim, right.told.claim):
        return "conflicts"
    return None


def _holders(left: object, right: object) -> str | None:
    """Ground taken or held against ground that was not: the same ground in words, or both the ground of one side."""
    if not isinstance(left, Ground) or not isinstance(right, Ground) or left.so == right.so:
        return None
    denied = right if left.so else left
    return "conflicts" if left.words & right.words or left.whose & right.whose or not denied.words else None


def _one_bare(left: Stand, right: Stand) -> bool:
    """True if only one of the two is an article's own voice: a figure it repeats is no confirmation of whoever gave it."""
    return is_outlet(left.told.claim) != is_outlet(right.told.claim)


def _figures(left: Stand, right: Stand) -> str | None:
    if not isinstance(left.value, Interval) or not isinstance(right.value, Interval):
        return None
    how = verdict(left.value, right.value)
    if how == "compatible":
        return "compatible"
    bare = is_outlet(left.told.claim) or is_outlet(right.told.claim) or left.topic[0] != "new"
    return "conflicts" if how == "apart" and not bare else None


def _beginners(left: object, right: object) -> str | None:
    """Two that began, or one said to have begun and not to have."""
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        return None
    (one, first), (other, second) = left, right
    if first and second:
        return "conflicts" if one != other else None
    return "conflicts" if one == other and first != second else None


def _moments(left: Stand, right: Stand) -> str | None:
    """Fire goes on for hours: two hours of one day or night are no contradiction; a truce begins once."""
    if not isinstance(left.value, Clock) or not isinstance(right.value, Clock):
        return None
    slack = timedelta(hours=LASTS if "fire" in left.topic else 0)
    return "compatible" if left.value.meets(right.value, slack) else "conflicts"


def _relation(left: Stand, right: Stand, field: str, ruling: str) -> Relation:
    one, two = left.told, right.told
    words = (
        f"“{quote(left.words)}” ({speaker(one.claim)}, {one.doc_ref})",
        f"“{quote(right.words)}” ({speaker(two.claim)}, {two.doc_ref})",
    )
    text = _REASONS[ruling].format(field=_NAMES.get(field, field), left=words[0], right=words[1])
    if field in ("initiator", "responsibility"):
        text += _doers(left, right, field)
    return Relation(one.claim.id, two.claim.id, field, ruling, capital(text), METHOD, _SCORES[ruling])


def _doers(left: Stand, right: Stand, field: str) -> str:
    """Whom each account names as the doer, or as the one that began or did not."""
    first, second = doer(left.told.claim), doer(right.told.claim)
    if field == "responsibility":
        both = first == second
        return (
            f" Both name {first} as the doer."
            if both
            else f" The first names {first} as the doer, the second {second}."
        )
    first, second = f"{first} {_began(left.value)}", f"{second} {_began(right.value)}"
    return f" Both say that {first}." if first == second else f" The first says that {first}, the second that {second}."


def _began(answer: object) -> str:
    """The words for an answer on who began: a side, and whether it did."""
    return "began" if isinstance(answer, tuple) and answer[1] else "did not begin"


_NAMES = {"initiator": "who began", "responsibility": "who did it", "occurrence": "whether it happened", "time": "when",
          "control": "who holds or took it"}  # fmt: skip
_REASONS = {
    "same_origin": "{field}: one voice behind both: {left}, {right}.",
    "agrees": "{field}: independent accounts give the same: {left}, {right}.",
    "updates": "{field}: the same voice gives a later figure: {left}, then {right}.",
    "compatible": "{field}: {left} and {right} can both be true.",
    "conflicts": "{field}: {left} against {right}.",
}
