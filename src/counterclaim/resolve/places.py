"""Countries of places that name one: a state, its territory, its seat. Everything finer waits for a gazetteer."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.codebook.parties import parties
from counterclaim.records import Place
from counterclaim.resolve.context import Context
from counterclaim.resolve.wordlists import words as word_list


def settle_place(context: Context, place: Place) -> Place:
    """The place with name, country and precision where its words settle them.

    `precision` is country for a state or its territory, `city` for a seat of government by itself; a finer place whose
    words name its state ("the Iraqi city of …") has a country and no name.
    """
    first, last = context.word_range(place.mention.start, place.mention.end)
    hits = [
        hit
        for hit in context.hits_in(first, last)
        if hit.state and not hit.outside and hit.role in ("name", "demonym", "seat")
    ]
    if not hits or len({hit.party for hit in hits}) > 1:
        return place
    hit, party = hits[-1], parties()[hits[-1].party]
    words = [word for word in context.words[first:last] if word.folded not in ("the", "in", "inside", "across", "of")]
    length = hit.end - hit.first
    domain = any(word.folded in word_list("domain") for word in words)
    if hit.role == "seat":
        if len(words) == length:
            name = " ".join(word.text for word in context.words[hit.first : hit.end])
            return replace(place, name=name, country=party.id, precision="city")
        return replace(place, country=party.id)
    if domain or (len(words) == length and hit.role == "name"):
        return replace(place, name=party.name, country=party.id, precision="country")
    return replace(place, country=party.id)
