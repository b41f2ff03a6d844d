"""The places that one document names, and which place each name means. Nothing is worked out before it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from counterclaim.codebook.parties import aliases
from counterclaim.codebook.party_words import split
from counterclaim.gazetteer import Entry, Gazetteer, fold, gazetteer, kilometres
from counterclaim.gazetteer.disputes import DISPUTED_POLICY, POLICIES
from counterclaim.records import Document, Sentence
from counterclaim.resolve.context import Context, top
from counterclaim.resolve.senses import Name, Sense, senses
from counterclaim.resolve.toponyms import Toponym, toponyms

#: A name's best place is none if another one, further off than this, is believed in nearly as much.
APART_KM = 60.0
#: How many times as much.
DOMINANCE = 1.4
#: Places with more inhabitants than this may be meant anywhere; others only near what else the text speaks of (km).
_KNOWN, _NEIGHBOURS_KM = 100_000, 300.0
#: The state on whose ground the text plays has this many times as many of its places as the next.
_GROUND = 3
#: Names in the outlet's own name speak as from so many characters before the text.
_OUTLET = 4000


class Atlas:
    """A document's places. `policy` says whose territory disputed areas are (`counterclaim.gazetteer.disputes`)."""

    def __init__(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        context: Context,
        policy: str = DISPUTED_POLICY,
        names: Sequence[Toponym] | None = None,
    ) -> None:
        """Keeps what is needed to answer; `names` are the names of places in the text where they are known already.

        Raises `ValueError` for a policy that there is not.
        """
        if policy not in POLICIES:
            raise ValueError(f"a policy of disputed areas is one of {', '.join(POLICIES)}, not {policy!r}")
        self.text, self.sentences, self.context, self.policy = doc.text, sentences, context, policy
        self._outlet = doc.outlet.value if doc.outlet else ""
        self._late: dict[str, Sense | None] = {}
        if names is not None:
            self.names = tuple(names)

    @cached_property
    def places(self) -> Gazetteer:
        """The gazetteer."""
        return gazetteer()

    @cached_property
    def names(self) -> tuple[Toponym, ...]:
        """The names of places in the text, in reading order."""
        return toponyms(self.text, self.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text, and once the outlet, speaks of each state."""
        out = Counter(hit.party for hit in self.context.hits if hit.state and hit.role != "media")
        words = split(self._outlet)
        for at, word in enumerate(words):
            for alias in aliases().get(word.folded, ()):
                if alias.party and len(alias.party) == 3 and alias.role in ("media", "name", "demonym"):
                    out[alias.party] += int(alias.fits(words, at))
        return out

    @cached_property
    def outlet_sides(self) -> frozenset[str]:
        """The sides that the name of the outlet names: "Xish Defence Ministry", "Voice of Yland"."""
        words = split(self._outlet)
        fitting = (
            alias for at, word in enumerate(words) for alias in aliases().get(word.folded, ()) if alias.fits(words, at)
        )
        return frozenset(alias.party for alias in fitting if alias.party and not alias.scope and not alias.needs)

    @cached_property
    def _senses(self) -> dict[str, Sense]:
        names = [self._name(one) for one in self.names]
        names += [Name(-_OUTLET, -_OUTLET, text) for text in self._outlet_places()]
        return senses(names, self.countries, self.places, self._seats)

    @cached_property
    def _seats(self) -> dict[str, str]:
        """Names in the text that are seats of government → the state."""
        words = self.context.words
        return {
            fold(self.text[words[hit.first].start : words[hit.end - 1].end]): hit.party
            for hit in self.context.hits
            if hit.role == "seat"
        }

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """The states that the text names, or of which it names a place that is beyond doubt."""
        sure = (one.ranked[0] for one in self._senses.values() if one.ranked)
        return frozenset(self.countries) | {
            code
            for entry, share in sure
            if share > 0.8 and (entry.population > _KNOWN or entry.slug)
            for code in entry.countries
        }

    def _out_of_place(self, entry: Entry, key: str) -> bool:
        """A little known place in a state that the text does not speak of: under another name than its own, a chance likeness."""
        if (
            (entry.population > _KNOWN and not key.startswith("al "))
            or entry.kind in ("country", "continent", "bloc", "sea")
            or not entry.countries
        ):
            return False
        if not self._spoken_of or not self._spoken_of.isdisjoint(entry.countries):
            return False
        near = (
            one.ranked[0][0]
            for key, one in self._senses.items()
            if one.ranked and one.ranked[0][0].number != entry.number
        )
        return not any(
            kilometres(other.point, entry.point) < _NEIGHBOURS_KM for other in near if other.kind != "country"
        )

    @cached_property
    def ground(self) -> str | None:
        """The state in which the towns, districts and provinces lie named in the text; None for several states or one place."""
        lands: Counter[str] = Counter()
        for name in self.names:
            entry = self.entry(name) if name.role == "place" else None
            if (
                entry is not None
                and len(entry.countries) == 1
                and entry.kind not in ("country", "continent", "bloc", "sea")
            ):
                lands[entry.countries[0]] += 1
        land = top(lands, _GROUND)
        return land if land is not None and lands[land] > 1 else None

    def _outlet_places(self) -> list[str]:
        """The names in "The Xton Review"."""
        words = [word for word in split(self._outlet) if word.folded != "the"]
        for size in (3, 2, 1):
            name = " ".join(word.text for word in words[:size])
            if len(words) > size and self.places.knows(name):
                return [name]
        return []

    def _name(self, one: Toponym) -> Name:
        """As the gazetteer is asked: "Xton province" where it has a place of that kind, else "Xton"."""
        wider = f"{one.text} {one.kind}"
        text = wider if one.kind and self.places.lookup(wider) else one.text
        if text.endswith("s") and len(text) > 4 and not self.places.lookup(text):
            text = text[:-1]  # "Xtons" where a feed has lost the apostrophe
        return Name(one.start, one.end, text, fold(one.inside))

    def within(self, start: int, end: int) -> tuple[Toponym, ...]:
        """The names that lie within code points `start` to `end`."""
        at = bisect_left(self._starts, start)
        out = []
        while at < len(self.names) and self.names[at].start < end:
            if self.names[at].end <= end:
                out.append(self.names[at])
            at += 1
        return tuple(out)

    def after(self, end: int, reach: int) -> tuple[Toponym, ...]:
        """The names that begin within `reach` characters after `end`."""
        first, last = bisect_left(self._starts, end), bisect_left(self._starts, end + reach)
        return self.names[first:last]

    def sense(self, name: Toponym) -> Sense | None:
        """What a name means, None where no place bears it. One that was not found in the text is weighed by the states alone."""
        asked = self._name(name)
        key = asked.key
        found = self._senses.get(key)
        if found is not None:
            return found
        if key not in self._late:
            self._late[key] = senses([asked], self.countries, self.places, self._seats).get(key)
        return self._late[key]

    def chosen(self, sense: Sense) -> Entry | None:
        """The place meant, None where another one is nearly as likely."""
        best, share = sense.ranked[0]
        if fold(best.name) != sense.key and self._out_of_place(best, sense.key):
            return None
        for entry, rival in sense.ranked[1:4]:
            if rival * DOMINANCE < share:
                break
            if kilometres(best.point, entry.point) > APART_KM and not _holds(entry, best):
                return None
        return _seat(sense, best)

    def entry(self, name: Toponym) -> Entry | None:
        """The place that a name means; None where no place bears it or several are as likely."""
        if name.role == "demonym":
            return self._land(name.text)
        sense = self.sense(name)
        return self.chosen(sense) if sense is not None and sense.ranked else None

    def _land(self, people: str) -> Entry | None:
        """The country of an adjective or a people: "Xlandic", "Xlanders"."""
        words = split(people)
        for alias in aliases().get(words[0].folded, ()) if words else ():
            if alias.party and alias.role == "demonym" and alias.fits(words, 0) and len(alias.words) == len(words):
                return self.places.country(alias.party)
        return None

    def why(self, name: Toponym, sense: Sense, best: Entry) -> str:
        """What speaks for a place, in words."""
        if best.kind == "country":
            return "the name of a state"
        if len(sense.ranked) == 1:
            return "the only place of this name"
        around = self.sense(replace(name, text=name.inside, inside="")) if name.inside else None
        if around is not None and any(_holds(entry, best) for entry, _ in around.ranked):
            return f"the text puts it in {name.inside}"
        near = (float("inf"), "")
        for other, told in self._senses.items():
            if other == sense.key or not told.ranked:
                continue
            entry = told.ranked[0][0]
            if entry.number in (best.admin1, best.admin2):
                return f"in {entry.name}, which the text names"
            if entry.kind not in ("country", "continent", "bloc"):
                near = min(near, (kilometres(entry.point, best.point), entry.name))
        if near[0] <= 150 and near[1] != best.name:
            return f"{near[0]:.0f} km from {near[1]}, which the text names"
        if best.country and self.countries[best.country] and best.kind != "country":
            return f"in {_state(best.country, self.places)}, which the text speaks of"
        return f"the best known of {len(sense.ranked)} places that bear the name"


def _seat(sense: Sense, best: Entry) -> Entry:
    """The town, where a region is called after its own: "Aleppo" by itself is the city, "Aleppo province" the province."""
    if best.kind not in ("admin1", "admin2"):
        return best
    for entry, _ in sense.ranked[1:4]:
        inside = best.number in (entry.admin1, entry.admin2)
        if (
            entry.kind == "city"
            and inside
            and fold(entry.name) == sense.key
            and entry.population * 20 >= best.population
        ):
            return entry
    return best


def _holds(entry: Entry, other: Entry) -> bool:
    """True if the second place lies in the first."""
    if entry.number in (other.admin1, other.admin2) or other.number in (entry.admin1, entry.admin2):
        return True
    return entry.kind == "country" and entry.country in other.countries


def _state(code: str, places: Gazetteer) -> str:
    entry = places.country(code)
    return entry.name if entry else code
