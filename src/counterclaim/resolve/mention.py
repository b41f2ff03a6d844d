"""The party of a mention: the words alone first, then what the document said before. Two candidates left give none."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.codebook.party_words import Word, fold
from counterclaim.resolve.context import Context
from counterclaim.resolve.generic import CLOSED, NONE, Verdict, generic, is_office, rebels_of
from counterclaim.resolve.hits import Hit, row
from counterclaim.resolve.wordlists import words as word_list


def party_of_words(context: Context, start: int, end: int, depth: int = 3) -> Verdict:
    """The party that the words from code point `start` to `end` name, with the document's help."""
    first, last = context.word_range(start, end)
    if first >= last:
        return NONE
    return _phrase(context, first, last, depth)


def _phrase(context: Context, first: int, last: int, depth: int) -> Verdict:
    words = context.words
    cut = _boundary(context, first, last)
    hits = [hit for hit in context.hits_in(first, cut) if not hit.outside or (hit.first, hit.end) == (first, last)]
    if not hits and (broad := _wider(context, first, last)):
        return Verdict(broad.party, "name")
    core = words[first:cut]
    if hits and cut < last and words[cut].folded == "of" and not any(hit.specific for hit in hits):
        inner = _phrase(context, cut + 1, last, depth - 1) if depth else NONE
        if inner.party and row(inner.party).kind != "state" and inner.rule == "name":
            return Verdict(inner.party, "inside")
    if hits:
        return _named(context, core, hits, first, cut)
    known = _person(context, core)
    if known is not None:
        return Verdict(known, "person")
    for word in core[1:]:  # "a Front official", in a text on one front
        if word.capital and context.shorts.get(word.folded):
            return Verdict(context.shorts[word.folded], "short")
    if cut < last and depth:
        inside = _inside(context, core, cut, last, depth)
        if inside.party or inside.closed:
            return inside
    return generic(context, core, first)


def _boundary(context: Context, first: int, last: int) -> int:
    """Where the head of the mention ends: at a preposition, a relative word, a comma."""
    words = context.words
    held = {at for hit in context.hits_in(first, last) for at in range(hit.first, hit.end)}
    for at in range(first + 1, last):
        if words[at].folded == "to" and words[at - 1].folded == "up":
            continue  # "up to 100 Xish soldiers"
        if at not in held and not words[at].glued and words[at].folded in word_list("boundary"):
            return at
        if words[at].start - words[at - 1].end > 1 and at not in held and _comma(context, at):
            return at
    return last


def _comma(context: Context, at: int) -> bool:
    """Words further apart than one blank have punctuation between; a dot of "Gen." or a possessive is none."""
    gap = context.words[at].start - context.words[at - 1].end
    return (gap == 2 and not context.words[at - 1].possessive and len(context.words[at - 1].text) > 4) or gap > 3


def _wider(context: Context, first: int, last: int) -> Hit | None:
    """A name of the text that begins before the mention and ends with it: "coalition" of "Saudi-led coalition"."""
    for hit in context.before(first, 8):
        if hit.end >= last and hit.end > first:
            return hit if hit.end == last and not hit.outside else None
    return None


def _named(context: Context, core: tuple[Word, ...], hits: list[Hit], first: int, cut: int) -> Verdict:
    folded = [word.folded for word in core]
    hits = _without_global(context, hits)
    specific = [hit for hit in hits if hit.specific]
    found = {hit.party for hit in (specific or hits)}
    if len(found) > 1:
        titled = [hit for hit in hits if hit.role in ("person", "surname")]
        found = {hit.party for hit in titled} if titled else found
        if len(found) > 1:
            return _several(context, hits, first)
    party = found.pop()
    hit = (specific or hits)[-1]
    rest = folded[hit.end - first :]
    if not hit.specific and hit.state:
        return _of_state(context, party, hit, folded, rest)
    name = row(party).name.casefold()
    people = row(party).kind == "entity" and name.endswith("s") and folded == [name]  # "Kurds"
    if people or (set(rest) & word_list("crowd") and row(party).kind == "entity"):
        return CLOSED
    return Verdict(party, "name")


def _without_global(context: Context, hits: list[Hit]) -> list[Hit]:
    """ "Xland's Security Council", "the Xish U.N. envoy": a state right before a body of all states keeps its own."""
    if len(hits) < 2 or hits[0].end != hits[1].first or hits[0].specific or not hits[0].state:
        return hits
    body = row(hits[1].party)
    own = any(word in fold(body.name) for word in (context.words[hits[0].first].folded, fold(row(hits[0].party).name)))
    if body.kind != "organisation" or own or "coalition" in body.id:
        return hits
    return [hits[0], *hits[2:]]


def _several(context: Context, hits: list[Hit], first: int) -> Verdict:
    """Two names in one head: a possessive owns what follows ("Syria's Islamic State fighters"); a list is nobody's."""
    last = hits[-1]
    if last.first and context.words[last.first - 1].folded in ("ally", "allies"):
        return Verdict(last.party, "name")
    if len(row(last.party).states) > 1 and row(hits[-2].party).kind == "state":
        return Verdict(last.party, "name")
    if all(hit.end == other.first for hit, other in pairwise(hits)) and hits[-1].specific:
        return Verdict(last.party, "name")
    return CLOSED


def _of_state(context: Context, party: str, hit: Hit, folded: list[str], rest: list[str]) -> Verdict:
    """What the words after a state's name make of it: its army, its rebels, its people, a place."""
    tail = set(rest)
    if tail & word_list("rebels") and not tail & (word_list("institution") | {"sites", "hideouts"}):
        return rebels_of(context, party)
    if "embassy" in tail or tail & word_list("domain"):
        return Verdict(party, "name")
    if "exile" in tail or "exiles" in tail or "expatriates" in tail:
        return CLOSED
    if tail & word_list("crowd"):
        return CLOSED
    inner = party in context.internal
    people = rest[-1:] and rest[-1] in word_list("civilians")  # "Xish women", not "the Xish National Army"
    if rest and (tail & word_list("ground") or people) and inner:
        return CLOSED if not tail & {"base", "airbase", "soldier", "soldiers"} else Verdict(party, "name")
    if hit.role == "demonym" and not rest and inner and folded[-1].endswith("s") and folded[0] != "the":
        return CLOSED
    if hit.possessive and rest and inner and not tail & _state_things():
        return CLOSED if not any(is_office(word) for word in rest) else Verdict(party, "name")
    return Verdict(party, "name")


def _state_things() -> frozenset[str]:
    return (
        word_list("relational")
        | word_list("institution")
        | word_list("soldiers")
        | word_list("titles")
        | word_list("media")
    )


def _person(context: Context, core: tuple[Word, ...]) -> str | None:
    """Someone whom the text placed on a side: by full name, or by the surname that ends the mention."""
    capital = [word.folded for word in core if word.capital and word.folded not in word_list("titles")]
    if not capital or not core[-1].capital:
        return None
    full = " ".join(capital)
    if full in context.persons:
        return context.persons[full]
    return context.persons.get(capital[-1]) if len(capital) <= 2 else None


def _inside(context: Context, core: tuple[Word, ...], cut: int, last: int, depth: int) -> Verdict:
    """A head without a name, and what follows: "members of …", "the ministry in …", "Jane Roe, the secretary of …"."""
    words = context.words
    link, head = words[cut].folded, core[-1].folded
    if link in ("fighting", "calling", "loyal"):
        named = {hit.party for hit in context.hits_in(cut, last) if not hit.outside and row(hit.party).kind != "state"}
        return Verdict(named.pop(), "inside") if len(named) == 1 else NONE
    folded = {word.folded for word in core}
    if link in ("of", "for", "from", "with", "in"):
        if folded & word_list("both"):
            return CLOSED
        if folded & word_list("crowd") or (folded & word_list("civilians") and link != "of"):
            return NONE
        relational = (
            head in word_list("relational") or head in word_list("institution") or head in word_list("soldiers")
        )
        if link == "in" and not (folded & word_list("institution") and _seat_next(context, cut + 1)):
            return NONE
        if link == "with" and head not in ("fighters", "soldiers", "forces", "troops", "commander"):
            return NONE
        fighters = head.removesuffix("s") in word_list("rebels") and link in ("of", "from")
        if not relational and not fighters and not _domain(context, cut, last):
            return NONE
        inner = _phrase(context, cut + 1, last, depth - 1)
        if fighters and inner.party and row(inner.party).kind == "state":
            return NONE  # "rebels from Northland" are not its army
        return Verdict(inner.party, "inside", inner.closed) if inner.party else inner
    if link not in word_list("boundary") and core[0].capital:
        inner = _phrase(context, cut, last, depth - 1)
        return Verdict(inner.party, "inside") if inner.party else NONE
    return NONE


def _seat_next(context: Context, at: int) -> bool:
    found = context.hits_in(at, min(at + 5, len(context.words)))
    return bool(found) and found[0].first <= at + 1 and found[0].role in ("seat", "name")


def _domain(context: Context, cut: int, last: int) -> bool:
    return any(word.folded in word_list("domain") for word in context.words[cut:last])
