"""Mentions of more than one side: "Armenian and Azerbaijani forces", "both countries", "the two sides"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.codebook.party_words import Word
from counterclaim.resolve.context import Context
from counterclaim.resolve.hits import Hit, row
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.wordlists import words as word_list

#: The two sides of "both sides" were named within this many words before it.
NEAR = 70
_STATES_ONLY = frozenset(
    {"countries", "states", "nations", "neighbours", "neighbors", "capitals", "governments", "republics"}
)
#: Words that say whose something is, for things that a speaker has.
_OWN = frozenset({"its", "their", "his", "her"})
_TWO = frozenset({"both", "two", "their", "either", "each", "warring", "rival", "rivals", "opposing"})
_ENDS = frozenset({"side", "sides", "party", "parties", "foes", "enemies", "militaries", "armies", "leaders", "presidents",
                   "ministers", "ministries", "forces", "delegations", "ambassadors", "powers", "rivals", "envoys"}) | _STATES_ONLY  # fmt: skip


def parties_of_words(context: Context, start: int, end: int) -> tuple[str, ...]:
    """All parties that the words from code point `start` to `end` name, in reading order; none rather than a guess.

    "Both countries" are the two states that the text sets against each other, else the two that were named last.
    """
    first, last = context.word_range(start, end)
    if listed := _listed(context, first, last):
        return listed
    verdict = party_of_words(context, start, end)
    if verdict.party is not None:
        return (verdict.party,)
    if _means_two(context.words[first:last]):
        return _both(context, first)
    core = [word.folded for word in context.words[first:last]]
    if len(core) > 1 and core[0] in _OWN and not verdict.closed and (whose := owner(context, start)) is not None:
        return (whose,)
    return ()


def _listed(context: Context, first: int, last: int) -> tuple[str, ...]:
    """The members of "A, B and C forces": names with nothing but commas and "and" between them."""
    hits = [hit for hit in context.hits_in(first, last) if not hit.outside]
    if len({hit.party for hit in hits}) < 2:
        return ()
    linked = all(_linked(context, left, right) for left, right in pairwise(hits))
    lead = [word.folded for word in context.words[first : hits[0].first]]
    tail = {word.folded for word in context.words[hits[-1].end : last]}
    if not linked or tail & word_list("crowd") or tail & word_list("rebels") or len(lead) > 4:
        return ()
    return tuple(dict.fromkeys(hit.party for hit in hits))


def _linked(context: Context, left: Hit, right: Hit) -> bool:
    """Whether a list goes on from one name to the other, with at most two words of office between ("A's army and B's")."""
    between = [word.folded for word in context.words[left.end : right.first]]
    joins = [word for word in between if word in ("and", "or", "nor", "as", "well", "the")]
    gap = context.words[right.first].start - context.words[left.end - 1].end
    return (bool(joins) and len(between) - len(joins) <= 2) or (not between and gap > 1)


def _means_two(core: Sequence[Word]) -> bool:
    folded = [word.folded for word in core]
    return bool(folded) and (folded == ["both"] or (folded[-1] in _ENDS and bool(_TWO & set(folded))))


def _both(context: Context, at: int) -> tuple[str, ...]:
    """The two sides that were set against each other before this sentence; else those that this sentence names."""
    only_states = any(word.folded in _STATES_ONLY for word in context.words[at : at + 4])
    near = [hit for hit in context.before(at, NEAR) if _can_fight(hit, only_states)]
    rivals = context.rivals()
    if rivals and rivals <= set(dict.fromkeys(hit.party for hit in near[:6])):
        return _in_order(context, rivals)
    start = context.sentence_start(at)
    own = [hit for hit in near if hit.first >= start]
    if len({hit.party for hit in own}) == 2 and len(own) == 2 and _linked(context, own[1], own[0]):
        return _in_order(context, frozenset(hit.party for hit in own))  # "X and Y will talk; both armies …"
    last = start
    for _ in range(3):
        last = context.sentence_start(last - 1) if last else 0
        named = {hit.party for hit in near if last <= hit.first < start}
        if len(named) >= 2:
            return _in_order(context, frozenset(named)) if len(named) == 2 else ()
    return ()


def _can_fight(hit: Hit, only_states: bool) -> bool:
    kind = row(hit.party).kind
    return (
        not hit.outside
        and hit.role != "media"
        and (kind == "state" or (not only_states and kind in ("group", "entity")))
    )


def _in_order(context: Context, sides: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.party for hit in context.hits if hit.party in sides))


def owner(context: Context, start: int) -> str | None:
    """Whose "its" is that stands at code point `start`: the side first named in this sentence before it.

    Else the state first named in the sentence before.
    """
    at, _ = context.word_range(start, start + 1)
    begin = context.sentence_start(at)
    earlier = context.sentence_start(begin - 1) if begin else 0
    for low, high in ((begin, at), (earlier, begin)):
        for hit in context.hits_in(low, high):
            if not hit.outside and (low == begin or row(hit.party).kind != "group"):
                return hit.party
    return None
