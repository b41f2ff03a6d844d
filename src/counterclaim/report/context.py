"""Context in words: wars, deals, truces, forces and comparisons that a text names, and that are counted nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from counterclaim.codebook import party_name
from counterclaim.records import Actor, Comparison, ContextRecord, Count, Place, TimeSpan
from counterclaim.records.context import sides_of
from counterclaim.report.phrases import bounds, count_words, speaker
from counterclaim.report.safe import safe_html, safe_text

_TITLE = "Context, not counted"
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_SCALES = {
    "deaths": "by lives lost",
    "size": "by size",
    "severity": "by how bad it was",
    "intensity": "by how fierce it was",
    "number": "by number",
    "occurrence": "that it happened at all",
}


def context_facts(record: ContextRecord) -> list[tuple[str, str]]:
    """What is said of a thing, as (label, words), with the words as said and what they were read as. Only what is stated."""
    if record.comparison is not None:
        told = [] if record.modality == "asserted" else [("told as", record.modality)]
        return [*_compared(record.comparison), *told]
    facts = [
        ("said as", _said(record)),
        ("between" if len(sides_of(record.parties)) > 1 else "by" if record.kind == "deployment" else "side", _who(record.parties)),
        ("brokered by", _who(record.broker)),
        ("where", _where(record.place)),
        ("when", _when(record.time)),
        ("began", _when(record.start)),
        ("ended", _when(record.end)),
        ("lasted", _length(record.duration.value) if record.duration else ""),
        ("strength", "; ".join(_number(count) for count in record.strength)),
        ("toll", "; ".join(_number(count) for count in record.toll)),
        ("told as", "" if record.modality == "asserted" else record.modality),
    ]  # fmt: skip
    return [(label, words) for label, words in facts if words]


def context_name(record: ContextRecord) -> str:
    """Its name, a comparison's words, or that the text does not say which: "a war that the text does not name"."""
    return record.name.value if record.name else f"{record.kind} that the text does not name"


def context_sources(record: ContextRecord) -> str:
    """Who says so, each once."""
    return ", ".join(dict.fromkeys(speaker(source) for source in record.sources)) or "not settled"


def show_context(records: Sequence[ContextRecord], width: int) -> list[str]:
    """The section of a document on the terminal; no lines for none."""
    if not records:
        return []
    out = ["", f"{_TITLE.upper()} (wars, deals, truces, forces and comparisons that the text names)"]
    for record in records:
        facts = "; ".join(f"{label}: {words}" for label, words in context_facts(record) if label != "said as")
        text = f"{record.kind}: {context_name(record)}{' — ' + facts if facts else ''} ({context_sources(record)})"
        out += wrap(safe_text(text), width, initial_indent="  · ", subsequent_indent="    ")
    return out


def html_context(records: Sequence[ContextRecord]) -> Iterator[str]:
    """The section of a document in the HTML report."""
    if not records:
        return
    yield f'<h3>{_TITLE}</h3>\n<ul class="plain background">\n'
    for record in records:
        facts = "; ".join(f"{label}: {words}" for label, words in context_facts(record))
        name = safe_html(context_name(record))
        linked = f'<a href="#w-{safe_html(record.claims[0])}">{name}</a>' if record.claims else name
        yield (
            f'<li id="{safe_html(record.id)}"><span class="label">{safe_html(record.kind)}</span> {linked}'
            f'{safe_html(" — " + facts) if facts else ""} <span class="meta">({safe_html(context_sources(record))})</span></li>\n'
        )
    yield "</ul>\n"


def _said(record: ContextRecord) -> str:
    said = [" ".join(m.text.split()) for m in (record.mention, *(m for m in record.mentions if m != record.mention))]
    known = record.name.value.casefold() if record.name else ""
    return ", ".join(f"“{words}”" for words in dict.fromkeys(said) if words.casefold() != known)


def _who(actors: Sequence[Actor]) -> str:
    return ", ".join(party_name(side) for side in sides_of(tuple(actors)))


def _where(places: Sequence[Place]) -> str:
    return ", ".join(dict.fromkeys(" ".join((place.name or place.mention.text).split()) for place in places))


def _when(time: TimeSpan | None) -> str:
    if time is None:
        return ""
    said = (
        " ".join(time.mention.text.split())
        if time.mention
        else f"imputed from the {(time.imputed or '').replace('_', ' ')}"
    )
    return f"{said} [{_days(time)}]" if time.earliest else f"{said} [not resolved]"


def _days(time: TimeSpan) -> str:
    first, last = (time.earliest or "")[:10], (time.latest or "")[:10]
    return first if first == last else f"{first} to {last or 'open'}"


def _length(value: str) -> str:
    number, unit = value[1:-1], _UNITS.get(value[-1], value[-1])
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _number(count: Count) -> str:
    return f"{count_words(count)} [{bounds(count)}]"


def _compared(one: Comparison) -> list[tuple[str, str]]:
    form = {"superlative": "the first in rank", "one-of": "among the first in rank", "first": "the first"}[one.form]
    stretch = _days(one.since) if one.since else "no days stated"
    return [
        ("says", f"{form}, {_SCALES[one.scale.value]}"),
        ("over", f"{' '.join(one.anchor.text.split())} [{stretch}]"),
    ]
