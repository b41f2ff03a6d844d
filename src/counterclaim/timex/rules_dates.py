"""Rules for calendar dates: days, months, years, decades, centuries, seasons, quarters, holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.rule import Hit, Rule, modifier

_AMBIGUOUS = frozenset({"may", "march", "mar", "jan", "dec", "sep"})
_BEFORE_MONTH = frozenset(
    ["in", "on", "of", "by", "since", "until", "during", "from", "to", "between", "through", "last", "next", "previous", "following", "this", "that", "coming", "early", "late", "mid", "the", "hy", "dash", "lpar", "comma", "and", "or", "edge", "dayno", "n12", "n24", "n31", "ordd", "y4", "every", "after", "before", "as", "within", "over", "former", "portion"]
)
_VERBAL = frozenset({"on", "to", "from", "word", "the", "a", "its", "at", "by", "into", "through", "not"})
_NO_PEOPLE = frozenset({"this", "was", "is", "has", "his", "its", "as", "across", "thus", "does", "us", "versus"})
_PEOPLE = frozenset({"men", "people", "women", "children", "personnel", "infantry", "cavalry", "strong", "km", "kg", "mm"})
_DATING = frozenset(
    ["in", "since", "until", "by", "of", "from", "to", "during", "and", "or", "before", "after", "between", "through", "within", "late", "early", "mid", "edge", "the", "hy", "dash", "slash", "lpar", "comma", "into", "over", "dot", "brk", "season", "month", "rpar", "stop", "as", "this", "that", "quote", "fiscal", "for", "portion", "at", "on", "other_mark"]
)


def _base(hit: Hit, rule: str) -> Draft:
    return Draft(hit.first, hit.end, mod=modifier(hit), rule=rule)


def _year(hit: Hit, group: str = "Y") -> tuple[int | None, str]:
    """The year said and its era."""
    if not hit.has(group):
        return None, ""
    start, _ = hit.span(group)
    if hit.kind(start) == "apyear":
        short = hit.number(group) or 0
        return (1900 + short if short > 20 else 2000 + short), ""
    era = str(hit.value("E")) if hit.has("E") else ""
    return hit.number(group), "BC" if era == "BC" else ""


def _is_month(hit: Hit, group: str = "M") -> bool:
    """ "May", "March": a month only with a capital and among words that date."""
    at = hit.span(group)[0]
    word = hit.words.low[at].rstrip(".")
    if not hit.words.capital(at):
        return False
    if word not in _AMBIGUOUS:
        return True
    numbered = hit.has("D") or hit.has("Y")
    if numbered or hit.first < at:
        return True
    if word in ("jan", "mar", "dec", "sep"):
        return hit.words.low[at].endswith(".")
    before, after = hit.kind(at - 1), hit.kind(at + 1)
    if before in ("the", "its", "name", "a") or (after in _VERBAL - {"the", "by", "at"} and word == "march"):
        return False
    if before in ("brk", "dot", "stop", "quote"):
        return after in ("comma", "hy", "dash", "brk", "poss") or hit.word(at + 1) in ("saw", "was", "brought", "is")
    return (before in _BEFORE_MONTH and before not in ("comma", "and", "or", "as", "before", "that")) or (
        before in ("comma", "and", "or", "before", "that") and hit.word(at - 2) != "" and hit.kind(at - 2) == "month"
    )


def _full(hit: Hit) -> Sequence[Draft]:
    """ "13 September 2022", "Saturday, June 24, 1950", "the 25th of August", "early October 1941"."""
    if not _is_month(hit):
        return ()
    year, era = _year(hit)
    day = hit.number("D")
    weekday = hit.number("W")
    return (replace(_base(hit, "date"), year=year, era=era, month=hit.number("M"), day=day, weekday=weekday),)


def _day_first_range(hit: Hit) -> Sequence[Draft]:
    """ "6-7 January 1916", "from the 13th to the 19th of October": two dates."""
    if not hit.words.capital(hit.span("M")[0]):
        return ()
    year, era = _year(hit)
    first = Draft(hit.first, hit.span("L")[0], year=year, era=era, month=hit.number("M"), day=hit.number("A"), rule="range")
    return (first, replace(first, first=hit.span("L")[1], end=hit.end, day=hit.number("D")))


def _month_first_range(hit: Hit) -> Sequence[Draft]:
    """ "March 5-9, 1918", "May 4 and 5"."""
    if not hit.words.capital(hit.span("M")[0]):
        return ()
    year, era = _year(hit)
    first = Draft(hit.first, hit.span("L")[0], year=year, era=era, month=hit.number("M"), day=hit.number("A"), rule="range")
    return (first, replace(first, first=hit.span("L")[1], end=hit.end, day=hit.number("D")))


def _month(hit: Hit) -> Sequence[Draft]:
    """ "October", "early October", "last November", "June last year", "August of that year"."""
    if not _is_month(hit):
        return ()
    which = hit.word(hit.span("W")[1] - 1) if hit.has("W") else ""
    day = hit.number("D")
    out = replace(_base(hit, "month"), month=hit.number("M"), day=day, which=which)
    if hit.has("R"):
        out = replace(out, which="year " + hit.word(hit.span("R")[1] - 2))
    return (out,)


def _month_spoken(hit: Hit) -> Sequence[Draft]:
    """ "January nineteen ninety-seven"."""
    first, end = hit.span("Y")
    values = [int(v) for v in hit.words.values[first:end] if isinstance(v, int)]
    if values[0] not in (18, 19) or not 10 <= values[1] < 100:
        return ()
    return (replace(_base(hit, "month"), month=hit.number("M"), year=values[0] * 100 + sum(values[1:])),)


def _season(hit: Hit) -> Sequence[Draft]:
    """ "The spring of 1915", "winter 2015", "1982 summer", "last fall", "that same spring"."""
    at = hit.span("S")[0]
    word, year_said = hit.words.low[at], hit.has("Y")
    determined = hit.first < at
    if word in ("fall", "spring") and not determined and not year_said:
        if not hit.words.capital(at) and (word == "fall" or hit.kind(at - 1) in ("to", "word", "name")):
            return () if word == "fall" or hit.mode == "news" else _loose_season(hit, at)
        if hit.words.capital(at) and hit.kind(at - 1) in ("brk", "dot") and hit.kind(at + 1) != "name":
            return ()
    if not determined and not year_said and hit.mode == "news":
        return ()
    if word == "fall" and hit.kind(at + 1) == "of" and not year_said:
        return ()
    which = hit.word(at - 1) if hit.has("W") else ""
    year, era = _year(hit) if year_said else (None, "")
    return (replace(_base(hit, "season"), season=str(hit.value("S")), year=year, era=era, which=which),)


def _loose_season(hit: Hit, at: int) -> Sequence[Draft]:
    return (Draft(at, at + 1, season=str(hit.words.values[at]), rule="season"),) if hit.kind(at - 1) == "word" else ()


def _years(hit: Hit) -> Sequence[Draft]:
    """ "1939", "early 1941", "the year 1950", "fiscal 1989": not "2020 soldiers", not "$1950"."""
    year, era = _year(hit)
    at = hit.span("Y")[0]
    before, after = hit.kind(hit.first - 1), hit.kind(hit.end)
    if year is None or before == "money" or after in ("unit", "units", "nw", "frac", "hoursw", "gmt", "ampm", "ordinal"):
        return ()
    if hit.word(hit.end) in ("%", "°", "percent", "others", "more", "+") or hit.word(at - 1) in ("no", "than", "least", "%"):
        return ()
    if era or hit.first < at:
        return (replace(_base(hit, "year"), year=year, era=era),)
    counted = after == "word" and (
        (hit.word(hit.end).endswith("s") and hit.word(hit.end) not in _NO_PEOPLE) or hit.word(hit.end) in _PEOPLE
    )
    if counted and before not in ("the", "this", "that", "its", "poss", "during"):
        return ()
    if not 1700 <= year <= 2060 and before not in ("in", "since", "until", "by", "lpar", "of", "from", "to", "hy"):
        return ()
    if after in ("hy", "dash") and hit.kind(hit.end + 1) in ("unit", "word") and before not in _DATING:
        return ()
    return (replace(_base(hit, "year"), year=year),)


def _short_year(hit: Hit) -> Sequence[Draft]:
    """ "1915-17": the second year. The first is a year of its own."""
    year, short = hit.number("Y"), hit.number("A")
    at = hit.span("A")[0]
    if year is None or short is None or len(hit.words.low[at]) != 2 or not year % 100 < short:
        return ()
    first = Draft(hit.first, hit.span("Y")[1], year=year, rule="year")
    return (first, replace(first, first=at, end=at + 1, year=year - year % 100 + short))


def _bc(hit: Hit) -> Sequence[Draft]:
    """ "499-493 BC", "the rest of 496 and 495 BC", "264 BC", "AD 476"."""
    year, other = hit.number("Y"), hit.number("A")
    era = "BC" if hit.value("E") == "BC" else ""
    last = replace(_base(hit, "bc"), year=year, era=era)
    if other is None:
        return (last,)
    start, end = hit.span("A")
    return (replace(last, end=end, year=other), replace(last, first=hit.span("Y")[0], mod=""))


def _decade(hit: Hit) -> Sequence[Draft]:
    """ "The late 1960s", "the '90s", "the nineties", "the 470s BC"."""
    value, era = hit.number("D") or 0, str(hit.value("E") or "") if hit.has("E") else ""
    if hit.kind(hit.span("D")[0]) == "decadew":
        if hit.kind(hit.span("D")[0] - 1) not in ("the", "early", "late", "mid", "hy"):
            return ()
        value = 190 + value
    elif value < 100:
        value = 190 + value // 10
        if "'" not in hit.words.low[hit.span("D")[0]] and hit.kind(hit.span("D")[0] - 1) != "the":
            return ()
    else:
        value //= 10
    return (replace(_base(hit, "decade"), decade=value, era="BC" if era == "BC" else ""),)


def _century(hit: Hit) -> Sequence[Draft]:
    """ "The 20th century", "eighteenth-century", "the middle of the 9th century BC"."""
    if hit.words.values[hit.span("U")[0]] != "CE":
        return ()
    era = "BC" if hit.has("E") and hit.value("E") == "BC" else ""
    return (replace(_base(hit, "century"), century=(hit.number("O") or 1) - 1, era=era),)


def _part_of_year(hit: Hit) -> Sequence[Draft]:
    """ "The third quarter of 1984", "the first half of 2008"."""
    if not hit.has("H") and hit.words.values[hit.span("U")[0]] != "Q":
        return ()
    which = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}
    word = hit.words.low[hit.span("O")[0]]
    number = 2 if hit.has("H") and word in ("last", "final") else which.get(word)
    if number is None or (hit.has("H") and number > 2):
        return ()
    year, _ = _year(hit, "Q" if hit.has("Q") else "Y")
    at = hit.span("O")[0]
    hyphened = hit.kind(at + 1) == "hy" and hit.kind(hit.first) == "the" and at == hit.first + 1
    end = hit.end - 1 if hit.kind(hit.end - 1) == "of" else hit.end
    out = Draft(hit.first + hyphened, end, year=year, rule="quarter")
    if hit.has("T"):
        out = replace(out, which="year " + hit.word(hit.span("T")[1] - 2))
    elif hit.has("G"):
        out = replace(out, which="ago")
    if hit.has("H"):
        return (replace(out, half=number),) if year or hit.has("T") else ()
    return (replace(out, quarter=number),)


def _holiday(hit: Hit) -> Sequence[Draft]:
    """ "Christmas 1963", "Thanksgiving Day", "last Easter", "New Year's Eve"."""
    at = hit.span("N")[0]
    if not hit.words.capital(at):
        return ()
    year, _ = _year(hit)
    which = hit.word(at - 1) if hit.first < at else ""
    name = str(hit.words.values[at]) if hit.kind(at) == "holiday" else "NEW"
    if name == "12-25" and hit.has("V"):
        name = "12-24"
    elif name == "NEW":
        name = "12-31" if hit.has("V") else "01-01"
    tail = str(hit.value("P")) if hit.has("P") else ""
    return (Draft(hit.first, hit.end, year=year, holiday=name, which=which, tail=tail, rule="holiday"),)


def _iso(hit: Hit) -> Sequence[Draft]:
    """ "2022-09-13", "2022-09-13T04:30"."""
    said = hit.words.low[hit.first].upper()
    kind = "TIME" if "T" in said else "DATE"
    if not (1 <= int(said[5:7]) <= 12 and 1 <= int(said[8:10]) <= 31):
        return ()
    return (Draft(hit.first, hit.end, kind, value=said[:16], rule="iso"),)


def _slashed(hit: Hit) -> Sequence[Draft]:
    """ "11/02/89", "9/13/2022": the month first unless that cannot be."""
    one, two, year = (int(part) for part in hit.words.low[hit.first].split("/"))
    month, day = (two, one) if one > 12 else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ()
    year += (1900 if year > 30 else 2000) if year < 100 else 0
    return (Draft(hit.first, hit.end, year=year, month=month, day=day, rule="slashed"),)


def _bare_day(hit: Hit) -> Sequence[Draft]:
    """ "On the 20th": a day of the month told before; not "the 20th floor"."""
    if hit.kind(hit.first - 1) not in ("on", "by", "until", "since", "from", "to", "of", "and"):
        return ()
    if hit.kind(hit.end) in ("name", "unit", "units", "ordw", "second", "hy", "nw") or hit.kind(hit.end) == "word":
        return ()
    if hit.kind(hit.first - 1) == "of" and hit.kind(hit.first - 2) not in ("part", "early", "late"):
        return ()
    return (Draft(hit.first, hit.end, day=hit.number("D"), rule="bare-day"),)


_Y = "{Y: y4} {E: era}?"
_YEAR_WORDS = "(?:the (?:same|following|previous|next) | that (?:same)? | this | last | next)"
DATES = (
    Rule("iso", "iso", _iso),
    Rule("slashed", "slashed", _slashed),
    Rule("dmy", "{PRE: pre}? (?:{W: wd} comma?)? (?:the)? {D: day} of? {M: month} (?:comma? of? " + _Y + " | comma? {Z: apyear})?", _full),
    Rule("mdy", "{PRE: pre}? (?:{W: wd} comma?)? {M: month} (?:the)? {D: day} (?:comma? of? " + _Y + ")?", _full),
    Rule("my", "{PRE: pre}? {M: month} comma? of? {Y: y4} {E: era}?", _full),
    Rule("m-bc", "{PRE: pre}? {M: month} comma? {Y: num} {E: bc}", _full),
    Rule("day-range", "(?:the)? {A: day} {L: link (?:the)?} {D: day} of? {M: month} (?:comma? " + _Y + ")?", _day_first_range),
    Rule("day-range-month", "{M: month} (?:the)? {A: day} {L: link (?:the)?} {D: day} (?:comma? " + _Y + ")?", _month_first_range),
    Rule("month-of", "{PRE: pre}? {M: month} {D: day}? comma? of? {R: " + _YEAR_WORDS + " unit}", _month),
    Rule("month-spoken", "{PRE: pre}? {M: month} {Y: nw nw (?:hy? nw)?}", _month_spoken),
    Rule("month", "{PRE: pre}? {W: the? dir}? {M: month}", _month),
    Rule("season-year", "{PRE: pre}? the? {S: season} (?:of | hy | comma)? {Y: y4} {E: era}?", _season),
    Rule("season-bc", "{PRE: pre}? the? {S: season} of? {Y: num} {E: bc}", _season),
    Rule("year-season", "{Y: y4} {S: season}", _season),
    Rule("season", "{PRE: pre}? {W: (?:the? dir | that same | the same | the)}? {S: season}", _season),
    Rule("year", "{PRE: pre}? (?:the (?:unit|units) | the? fiscal unit?)? {Y: y4} {E: era}?", _years),
    Rule("short-year", "{Y: y4} (?:hy|dash|slash) {A: n12|n24|n31|n59|n99}", _short_year),
    Rule("bc", "{PRE: pre}? {Y: num} {E: bc}", _bc),
    Rule("bc-range", "{PRE: pre}? {A: num} (?:link) {Y: num} {E: bc}", _bc),
    Rule("ad", "{PRE: pre}? {E: ad} {Y: num}", _bc),
    Rule("decade", "{PRE: pre}? the? {D: (?:decade|decadew)} {E: era}?", _decade),
    Rule("century", "{PRE: pre}? the? {O: ordinal} hy? {U: unit} {E: era}?", _century),
    Rule(
        "quarter",
        "(?:the)? {G: unit hy? ago | unit hy earlier}? {Q: y4}? {O: (?:ordinal|latter|final|last)} hy? (?:{U: unit} | {H: half}) (?:of)?"
        " (?:{Y: y4} | {T: " + _YEAR_WORDS + " unit})?",
        _part_of_year,
    ),
    Rule("holiday", "{W: (?:dir | the dir)}? {N: holiday} {V: edge}? unit? {P: part}? (?:of|comma)? {Y: y4}?", _holiday),
    Rule("bare-day", "(?:the) {D: ordd}", _bare_day),
)
