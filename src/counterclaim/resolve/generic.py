"""Mentions that name nobody: "the ministry", "government forces", "the rebels", "the Observatory"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.codebook.parties import Party, parties
from counterclaim.codebook.party_words import Word
from counterclaim.resolve.context import Context, top
from counterclaim.resolve.hits import row
from counterclaim.resolve.wordlists import classes
from counterclaim.resolve.wordlists import words as word_list

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DETERMINERS = _DEFINITE | {"its", "their", "his", "her", "our", "my", "your", "a", "an", "any", "all", "some", "same"}
_PLURAL_OFFICES = frozenset({"governments", "armies", "militaries", "ministries", "leaders", "presidents", "ministers"})


#: "The state border", "military targets": heads that a word of office before them gives to nobody.
_NOBODYS = frozenset({"border", "borders", "frontier", "target", "targets", "of"})
#: "Local forces", "partner forces": whose they are is not said by the office.
_OTHERS = frozenset({"local", "partner", "partnered", "allied", "proxy", "foreign", "auxiliary"})
#: A plural means the only armed group named within this many words before it.
CLOSE = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """A party, the rule that found it, and whether no other rule may try (`closed`: the words say it is nobody's)."""

    party: str | None
    rule: str
    closed: bool = False


NONE = Verdict(None, "none")
CLOSED = Verdict(None, "none", True)


def generic(context: Context, core: tuple[Word, ...], first: int) -> Verdict:
    """A mention without a name: "the ministry", "government forces", "the rebels", "the Observatory"."""
    folded = [word.folded for word in core]
    if not folded:  # a mention of signs alone, as in a damaged text
        return NONE
    if "allies" in folded or ({"two", "both"} & set(folded[:2]) and folded[-1] in _PLURAL_OFFICES):
        return CLOSED
    if (folded[-1] in word_list("both") and set(folded) & (word_list("both") | {"the"})) or folded[:2] == [
        "each",
        "side",
    ]:
        return CLOSED
    definite = folded[0] in _DEFINITE
    text = " ".join(word for word in folded if word not in _DETERMINERS)
    for short, party in context.shorts.items():
        if text == short or text.endswith(" " + short) or (text.startswith(short + " ") and definite):
            return Verdict(party, "short") if party else CLOSED
    if (found := _rebel_words(context, folded, first, definite)) is not NONE:
        return found
    tied = any(
        hit.outside for hit in context.hits_in(first, first + len(core))
    )  # "Borland-led forces" are no state's army
    return NONE if tied else _office_words(context, folded, first)


def _rebel_words(context: Context, folded: list[str], first: int, definite: bool) -> Verdict:
    rebels = [word for word in folded if word in word_list("rebels")]
    against = {"government", "regime", "army", "state", "security", "police"} & set(folded)
    if "pro" in folded or (against and not rebels):
        return NONE
    insurgent = [word for word in rebels if word[:6] in ("rebel", "rebels", "opposi", "insurg", "separa")]
    if insurgent and context.inner and "held" not in folded:
        verdict = rebels_of(context, context.inner)
        if verdict.party:
            return verdict
    if insurgent and not context.inner and "held" not in folded and (chief := _chief_group(context)):
        return Verdict(chief, "rebels")
    singular = "group" in folded[1:3]
    if definite and ((folded[-1] in word_list("groups") and len(folded) <= 4 and folded[-1] != "groups") or singular):
        return _near_group(context, first, singular)
    return CLOSED if rebels else NONE


def _near_group(context: Context, first: int, singular: bool) -> Verdict:
    """ "The group", "the jihadists": the armed group just named; "the group" is the nearest, others must be the only one near."""
    near = [hit for hit in context.before(first, 90) if row(hit.party).kind == "group" and not hit.outside]
    if singular:
        near = [hit for hit in near if not row(hit.party).umbrella]
        return Verdict(near[0].party, "group") if near else CLOSED
    close = [hit for hit in near if hit.first >= first - CLOSE] or near[:2]
    return Verdict(close[0].party, "group") if len({hit.party for hit in close}) == 1 else CLOSED


def _office_words(context: Context, folded: list[str], first: int) -> Verdict:
    """ "The ministry", "regime forces", "police": the office named before, else the state that the text is about."""
    offices = classes("offices")
    kinds = [offices.get(word) or offices[word[:-1]] for word in folded if word in offices or word[:-1] in offices]
    if not kinds or _OTHERS & set(folded) or folded[-1] in _NOBODYS:
        return NONE
    if folded[-1] == "there":
        near = next((hit for hit in context.before(first) if hit.state and not hit.outside), None)
        return Verdict(near.party, "office") if near else NONE
    if folded[0] in ("its", "his", "her", "their", "our", "my"):
        return NONE
    strong = [kind for kind in kinds if kind in ("government", "police", "army", "navy", "airforce")]
    if context.inner and strong and strong[0] != "police" and folded[0] != "a":
        return Verdict(context.inner, "state")
    for kind in dict.fromkeys(kinds):
        if ((party := context.office(kind, first)) is not None and folded[0] not in ("a", "an")) or (
            party is not None and kind == "ministry"
        ):
            return Verdict(party, "office")
    home = context.inner or context.dominant
    plural = folded == ["forces"] or folded == ["officers"]
    if (home and strong and not plural) or (home and set(kinds) & {"ministry", "president"} and folded[0] == "the"):
        return Verdict(home, "state")
    return NONE


def _chief_group(context: Context) -> str | None:
    """The armed group that a text names at least three times, and twice as often as any other."""
    named = Counter(hit.party for hit in context.hits if row(hit.party).kind == "group" and not hit.outside)
    chief = top(named, 2)
    return chief if chief is not None and named[chief] >= 3 else None


def rebels_of(context: Context, state: str) -> Verdict:
    """A state's rebels: its usual umbrella, else the one armed group of the text that acts there."""
    umbrella = [party.id for party in parties().values() if party.umbrella and state in party.states]
    if umbrella:
        return Verdict(umbrella[0], "rebels")
    here = Counter(hit.party for hit in context.hits if _acts_in(row(hit.party), state))
    chief = top(here, 2)
    return Verdict(chief, "rebels") if chief is not None else CLOSED


def _acts_in(party: Party, state: str) -> bool:
    return party.kind == "group" and state in party.states


def is_office(word: str) -> bool:
    """True for a word of office: "ministry", "army"."""
    return word in classes("offices")
