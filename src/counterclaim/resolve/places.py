"""Places of events: from their words to a point, a country, how precisely, which else it could be, and why; or to none, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.parties import parties
from counterclaim.codebook.precision import geo_precision_of, precision_of_kind, where_prec_of
from counterclaim.gazetteer import Entry, middle, shift
from counterclaim.gazetteer.disputes import Dispute, countries_of, dispute_of
from counterclaim.lang.wordlists import words as listed
from counterclaim.records import Candidate, Evidence, Place, Resolution
from counterclaim.resolve.atlas import Atlas
from counterclaim.resolve.borders import border_of
from counterclaim.resolve.lands import is_demonym
from counterclaim.resolve.senses import Sense
from counterclaim.resolve.toponyms import Toponym, kind_beside
from counterclaim.resolve.whereabouts import BORDER, Whereabouts, whereabouts
from counterclaim.resolve.wordlists import words as word_list

#: Farther from the name than this, a place "near" it is no longer within UCDP's 25 km.
NEAR_KM = 25.0
_REGIONS = frozenset(
    {"province", "governorate", "oblast", "prefecture", "department", "district", "county", "region", "state"}
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SIDES = re.compile(
    r"\b(?:outskirts?|suburbs?|countryside|edges?|centre|center|north|south|east|west|part|parts|city|town|village)$",
    re.IGNORECASE,
)
#: A whole run of capitalised words, with an Arabic article before it.
_CAPITALS = re.compile(
    r"(?:\b(?:al|el|as|ash|ar|at|az)-)?\b[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*(?:(?: | al-| el-|-)(?:of |de |la |al-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*)*"
)


def settle_place(atlas: Atlas, place: Place) -> Place:
    """The place with all that its words settle.

    Without one place that is plainly meant `name` stays None and `resolution` says why; the country is kept where the words name it ("the Iraqi
    city of …"). Of several names in the words the narrowest counts ("Paris, Texas"); what the gazetteer lacks is placed by the name around it.
    """
    found = whole_name(atlas, place)
    names = [found] if found else [name for name in _names(atlas, place) if name.role != "demonym"]
    if BORDER.search(place.mention.text) and found is None and not _town(atlas, names):
        return _along(atlas, place, names)
    if not names:
        return _by_state(atlas, place)
    if len(names) == 1 and names[0].role == "speaker":
        return _open(place, "unresolved", "a government speaks by this name: no place", "speaker")
    return _by_name(atlas, place, names)


def _town(atlas: Atlas, names: Sequence[Toponym]) -> bool:
    """True where a place smaller than a state is named: "the border town of Xton" is the town."""
    entries = (atlas.entry(name) for name in names)
    return any(one is not None and one.kind not in ("country", "border", "line") for one in entries)


def whole_name(atlas: Atlas, place: Place) -> Toponym | None:
    """The words as one name: "the line of contact", "the Lachin corridor"."""
    text = place.mention.text
    cut = _ARTICLE.match(text)
    start = cut.end() if cut else 0
    bare = text[start:]
    if not bare or not any(match.entry.slug for match in atlas.places.lookup(bare) if match.exact):
        return None
    return Toponym(place.mention.start + start, place.mention.end, bare)


def _names(atlas: Atlas, place: Place) -> Sequence[Toponym]:
    """The names within the words; those that only the gazetteer finds, where the text's reading finds none."""
    mention = place.mention
    found = atlas.within(mention.start, mention.end)
    if found:
        return found
    of = atlas.after(mention.end, 16)  # "the outskirts" of X
    if (
        of
        and re.fullmatch(r"\s+of\s+(?:the\s+)?", atlas.text[mention.end : of[0].start])
        and _SIDES.search(mention.text)
    ):
        return of[:1]
    for run in _CAPITALS.finditer(mention.text):
        start, text = run.start() + mention.start, run.group().removesuffix("'s").removesuffix("’s")
        if _sayable(atlas, text):
            kind = kind_beside(atlas.text, start, start + len(text))
            return (Toponym(start, start + len(text), text, kind=kind),)
    return ()


def _sayable(atlas: Atlas, text: str) -> bool:
    low = text.casefold()
    if low in word_list("plain_names") or low in listed("en", "toponyms")["ordinary"] or is_demonym(text):
        return False
    return len(text) > 2 and bool(atlas.places.lookup(text))


def _by_name(atlas: Atlas, place: Place, names: Sequence[Toponym]) -> Place:
    """By the first name that the gazetteer knows; the others stand around it."""
    doubtful: Place | None = None
    for name in sorted(names, key=lambda one: atlas.text[one.end : one.end + 2] in ("'s", "’s")):
        sense = atlas.sense(name)
        if sense is None or not sense.ranked:
            continue
        best = atlas.chosen(sense)
        if best is None:
            doubtful = doubtful or _doubtful(place, sense, atlas)
            continue
        missing = names[0].text if name is not names[0] else None
        return _settled(atlas, place, name, sense, best, missing)
    if doubtful is not None:
        return doubtful
    first = names[0]
    found = _by_state(atlas, place)
    reason = f"no place called {first.text} in the gazetteer"
    return replace(found, resolution=_resolution("unresolved", reason, "unknown", place)) if not found.name else found


def _settled(atlas: Atlas, place: Place, name: Toponym, sense: Sense, best: Entry, missing: str | None) -> Place:
    sentence = _sentence_start(atlas, name.start)
    how = whereabouts(atlas.text[sentence : name.start])
    reason = atlas.why(name, sense, best)
    if missing:
        reason = f"{missing} is in no gazetteer; {name.text} around it: {reason}"
    share = next((share for entry, share in sense.ranked if entry.number == best.number), 0.5)
    best = _wider(atlas, name, best)
    filled = fill(place, best, dispute_of(best, atlas.places), atlas)
    filled = _related(atlas, filled, name, best, how)
    return replace(filled, resolution=_resolution("resolved", reason, "name", place, _candidates(sense, atlas), share))


def _wider(atlas: Atlas, name: Toponym, best: Entry) -> Entry:
    """The region, where the words say "province" of a name under which only its town is known."""
    if name.kind not in _REGIONS or best.kind in ("admin1", "admin2", "region", "district"):
        return best
    for match in atlas.places.lookup(f"{best.name} {name.kind}"):
        if match.entry.kind in ("admin1", "admin2") and match.entry.country == best.country:
            return match.entry
    return best


def fill(place: Place, entry: Entry, dispute: Dispute | None, atlas: Atlas) -> Place:
    """The place as an entry of the gazetteer, its states by the policy."""
    states = countries_of(entry, dispute, atlas.policy)
    precision = precision_of_kind(entry.kind)
    where = where_prec_of(precision)
    region = atlas.places.entry(entry.admin1).name if entry.admin1 is not None else None
    return replace(
        place,
        name=entry.name,
        country=states[0] if len(states) == 1 else None,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision,
        slug=entry.slug,
        countries=states,
        admin1=region,
        radius_km=entry.radius_km,
        where_prec=where,
        geo_precision=geo_precision_of(where),
        held_by=dispute.holders if dispute else (),
        claimed_by=dispute.claimants if dispute else (),
        names=tuple(sorted(dispute.names.items())) if dispute else (),
    )


def _related(atlas: Atlas, place: Place, name: Toponym, entry: Entry, how: Whereabouts) -> Place:
    """The place moved as the words around the name say."""
    where, precision, point = place.where_prec, place.precision, entry.point
    town = where in (1, 2)
    if how.kind == "in":
        return place
    if how.kind == "part":
        precision = "region" if precision == "country" else precision
    elif how.kind == "between":
        other = _second(atlas, name)
        if other is None:
            return place
        point, precision = middle([point, other.point]), "between"
    elif how.kind == "away" and how.km is not None:
        point = shift(point, how.bearing, how.km) if how.bearing is not None else point
        precision = "near" if how.km <= NEAR_KM else "region"
    elif town:
        precision = "near"
    where = where_prec_of(precision)
    return replace(
        place,
        lat=point[0],
        lon=point[1],
        precision=precision,
        relation=how.words,
        where_prec=where,
        geo_precision=geo_precision_of(where),
    )


def _second(atlas: Atlas, name: Toponym) -> Entry | None:
    """The other place of "between X and Y"."""
    for other in atlas.after(name.end, 40):
        if re.fullmatch(r"\s+and\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?", atlas.text[name.end : other.start]):
            sense = atlas.sense(other)
            return atlas.chosen(sense) if sense and sense.ranked else None
    return None


def _along(atlas: Atlas, place: Place, names: Sequence[Toponym]) -> Place:
    """A border: our own row of it, or the only state that the words name."""
    found = border_of(atlas, place, names)
    if isinstance(found, Entry):
        filled = fill(place, found, dispute_of(found, atlas.places), atlas)
        return replace(
            filled,
            relation="border",
            resolution=_resolution("resolved", "the border of the two states named", "border", place),
        )
    if not found:
        return _open(place, "unresolved", "a border, and the text does not say between whom", "border")
    names_of = " and ".join(parties()[state].name for state in found)
    reason = f"a border of {names_of}" + (", and the text does not say with whom" if len(found) == 1 else "")
    filled = replace(
        place, name=f"border of {names_of}", country=found[0] if len(found) == 1 else None, countries=found,
        precision="border", relation="border", where_prec=5, geo_precision=3,
    )  # fmt: skip
    return replace(filled, resolution=_resolution("resolved", reason, "border", place, score=0.6))


def _by_state(atlas: Atlas, place: Place) -> Place:
    """Words that name a state and no place: "Xlandic territory" is the country; "the Xlandic city of …" lies in it."""
    context = atlas.context
    first, last = context.word_range(place.mention.start, place.mention.end)
    hits = [
        hit
        for hit in context.hits_in(first, last)
        if hit.state and not hit.outside and hit.role in ("name", "demonym", "seat")
    ]
    if not hits or len({hit.party for hit in hits}) > 1:
        unknown = _CAPITALS.search(_ARTICLE.sub("", place.mention.text)) if not hits else None
        reason = "the words name more than one state" if hits else "the words name no place"
        reason = f"no place called {unknown.group()} in the gazetteer" if unknown else reason
        return _open(place, "unresolved", reason, "none")
    party = parties()[hits[-1].party]
    entry = atlas.places.country(party.id)
    if entry is None or not any(word.folded in word_list("domain") for word in context.words[first:last]):
        found = replace(place, country=party.id, countries=(party.id,))
        return _open(found, "unresolved", f"in {party.name}; the words name nothing within it", "state")
    filled = fill(place, entry, None, atlas)
    return replace(filled, resolution=_resolution("resolved", f"the territory of {party.name}", "state", place))


def _doubtful(place: Place, sense: Sense, atlas: Atlas) -> Place:
    """Two or more places are as likely: none is chosen; their country is, if they share it."""
    likely = [entry for entry, share in sense.ranked[:3] if share * 2 >= sense.ranked[0][1]]
    states = {entry.country for entry in likely}
    shared = next(iter(states)) if len(states) == 1 else None
    reason = "several places bear this name, and the text does not say which is meant"
    found = replace(place, country=shared, countries=(shared,) if shared else ())
    return replace(found, resolution=_resolution("ambiguous", reason, "name", place, _candidates(sense, atlas)))


def _open(place: Place, status: str, reason: str, rule: str) -> Place:
    return replace(place, resolution=_resolution(status, reason, rule, place))


def _resolution(
    status: str, reason: str, rule: str, place: Place, candidates: tuple[Candidate, ...] = (), score: float = 0.9
) -> Resolution:
    return Resolution(
        status, reason, Evidence(f"resolve.place.{rule}/1", round(min(1.0, score), 3), place.mention.span), candidates
    )


def _candidates(sense: Sense, atlas: Atlas) -> tuple[Candidate, ...]:
    """The likeliest few, each with where it lies."""
    out = []
    for entry, share in sense.ranked[:4]:
        region = atlas.places.entry(entry.admin1).name if entry.admin1 is not None else ""
        where = ", ".join(part for part in (entry.name, region, entry.country or "") if part)
        out.append(Candidate(reference(entry), round(share, 3), f"{entry.kind}: {where}"))
    return tuple(out)


def reference(entry: Entry) -> str:
    """What an entry is called by: "geonames:174982", or "counterclaim:lachin-corridor" for our own list."""
    if entry.slug:
        return f"counterclaim:{entry.slug}"
    return f"geonames:{entry.geonameid}" if entry.geonameid else f"{entry.kind}:{entry.name}"


def _sentence_start(atlas: Atlas, at: int) -> int:
    for sentence in atlas.sentences:
        if sentence.start <= at < sentence.end:
            return sentence.start
    return max(0, at - 90)
