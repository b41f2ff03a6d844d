"""When and where: the date and location slots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from counterclaim.gazetteer.names import fold
from counterclaim.records import Place
from evals.muc.acts import FIRST, Act
from evals.muc.messages import Message, day_as_fill
from evals.muc.nouns import Text
from evals.muc.words import listed, mapping

#: Names with their kind behind them, as the report has them: "San Luis municipality".
_WITH_KIND = re.compile(
    r"((?:[A-Z][\w'-]+ |de |del |la |el |los |las |of |La |El ){1,5})"
    r"((?i:department|province|state|region|intendancy|county|municipality|city|town|port"
    r"|neighborhood|district|village|canton|hamlet|jurisdiction))\b"
)
_REGIONS = re.compile(r"\b(?:DEPARTMENT|PROVINCE|DEPARTAMENTO DE|DEPARTAMENTO|REGION|PROVINCIA DE)\b")
_LONG = {"GUATEMALA": "GUATEMALA CITY"}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HERE = ("this capital", "the capital", "capital city")


@cache
def nations() -> dict[str, str]:
    """State → its name among the set fills."""
    return {**mapping("nine"), **mapping("nations")}


@cache
def _narrow() -> dict[str, int]:
    """Kind of place → how narrow it is: 1 for regions, 2 for towns, 3 for parts of them."""
    kinds = ("regions", "towns", "quarters")
    return {word: rank for rank, name in enumerate(kinds, 1) for word in listed(name)}


def home_of(message: Message, text: Text) -> str | None:
    """The country that a message is about: the one named most, the dateline counted twice."""
    counts: Counter[str] = Counter()
    for word in text.document.text.casefold().replace("'s", "").split():
        if code := mapping("adjectives").get(word.strip(".,;:()'\"[]")):
            counts[code] += 1
    for code, name in nations().items():
        if f"({name})" in message.place:
            counts[code] += 2
    seats = {**mapping("capitals"), **mapping("cities")}
    if seat := next((code for name, code in seats.items() if message.place.startswith(name)), None):
        counts[seat] += 2
    return counts.most_common(1)[0][0] if counts else None


def date_fill(message: Message, acts: Sequence[Act]) -> str | None:
    """The day that an act gives, else "by the day of the report"."""
    for act in sorted(acts, key=lambda act: not (act.victims or act.things)):
        time = act.claim.event.time
        if time and time.earliest and time.earliest > FIRST and not time.imputed:
            first, last = (
                date.fromisoformat(time.earliest[:10]),
                date.fromisoformat((time.latest or time.earliest)[:10]),
            )
            named = time.mention is not None and any(day in time.mention.text.casefold() for day in _DAYS)
            if time.precision in ("day", "hour", "minute", "part-of-day") and not named:
                return day_as_fill(first)
            if (last - first).days <= 31 and not named and message.day:
                return f"{day_as_fill(first)} - {day_as_fill(min(last, message.day) if message.day >= first else last)}"
    return "- " + day_as_fill(message.day) if message.day else None


def country_of(acts: Sequence[Act], home: str | None) -> str | None:
    """The country of an incident: the report's own where an act lies there or names no place of the nine; else that of its places."""
    places = (place for act in acts for place in act.claim.event.place)
    named = [place.country for place in places if place.country in nations() and place.name]
    nine = mapping("nine")
    if home in nine and (home in named or not any(code in nine for code in named)):
        return home
    return next((code for code in named if code in nine), named[0] if named else home)


def location_fill(text: Text, acts: Sequence[Act], country: str) -> str | None:
    """The location as the keys write it, from the country down: "EL SALVADOR: SAN SALVADOR (CITY)"."""
    name = nations().get(country)
    if name is None:
        return None
    parts: dict[int, str] = {}
    for act in sorted(acts, key=lambda act: not (act.victims or act.things)):
        here = dict(sorted(_parts(text, act, country), reverse=True))
        if not parts or (max(parts) == 1 and here.get(1) in (None, parts[1])):
            parts = {**here, **parts}
    bare = {rank: part.split(" (")[0] for rank, part in parts.items()}
    if 3 in bare and bare.get(2) == bare[3]:
        del parts[2]
    return ": ".join([name, *(parts[rank] for rank in sorted(parts))])


def _parts(text: Text, act: Act, country: str) -> Iterator[tuple[int, str]]:
    """The places in the act's words and in its sentence, each with its rank."""
    sentence = text.sentences[act.sentence]
    said = text.document.text[sentence.start : sentence.end]
    for place in act.claim.event.place:
        if place.country == country and place.name and (found := _part(place)):
            yield found
    yield from _said(said)
    capital = next((name for name, code in mapping("capitals").items() if code == country), None)
    if capital and any(words in said.casefold() for words in _HERE):
        yield 2, f"{capital} (CITY)"


def _part(place: Place) -> tuple[int, str] | None:
    if place.precision in ("country", "continent", "border", "line", "sea", None):
        return None
    said = place.mention.text.casefold()
    kind = next((word for word in _narrow() if f" {word}" in said), None)
    if place.precision == "admin1":
        kind = kind if kind and _narrow()[kind] == 1 else "department"
    elif kind is None or _narrow()[kind] == 1 or place.precision == "city":
        kind = "city"
    name = " ".join(_REGIONS.sub("", fold(place.name or "").upper()).split())
    return _narrow()[kind], f"{_LONG.get(name, name)} ({kind.upper()})"


def _said(sentence: str) -> Iterator[tuple[int, str]]:
    """ "San Luis municipality", "Miraflores district": names with their kind behind them."""
    for found in _WITH_KIND.finditer(sentence):
        words = found[1].split()
        while words and not words[0][:1].isupper():
            words.pop(0)
        if words and words[0].casefold() not in ("the", "this", "that"):
            yield _narrow()[found[2].casefold()], f"{' '.join(words).upper()} ({found[2].upper()})"
