"""Figures for tests in one word each: `figure("LIE", "12+")` is "at least 12", told by Liechtenstein of its own soldiers."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Count,
    Document,
    Event,
    Evidence,
    Found,
    Incident,
    Mention,
    Relation,
    Source,
    Span,
)
from counterclaim.report.incident import View

HAND = Evidence("test/1")
A, B = "LIE", "SMR"
Told = tuple[Document, Claim]


def count(figure: str, side: str | None = A, status: str | None = "military", kind: str = "killed") -> Count:
    """`12`, `12+` at least, `<100` at most, `~100` almost, `10-20`, `=30` killed and wounded together, else a vague word."""
    low: int | None = None
    high: int | None = None
    vague, text = None, figure
    if figure.isdigit():
        low = high = int(figure)
    elif figure.endswith("+"):
        low, text = int(figure[:-1]), f"at least {figure[:-1]}"
    elif figure[0] in "<~=":
        high, text = int(figure[1:]), {"<": "up to ", "~": "almost ", "=": "almost "}[figure[0]] + figure[1:]
    elif figure.replace("-", "").isdigit():
        low, high = map(int, figure.split("-"))
    else:
        vague = figure
    party = Found(side, HAND) if side else None
    return Count(Mention(5, 5 + len(text), text), kind, HAND, low, high, vague, status, party, joint=figure[0] == "=")


def figure(
    who: str | None, told: str, side: str | None = A, status: str | None = "military", *,
    day: int = 1, doc: str | None = None, modality: str = "asserted", running: bool = False, kind: str = "killed",
) -> Told:  # fmt: skip
    """Who gives which figure, in a document of its own unless one is named. `who`: a side, a witness by any other name, None the article."""
    ref = doc or f"{who}-{told}-{day}"
    paper = Document(f"d-{ref}", ref, "", "", (), published=Found(f"2031-05-{day:02}", HAND))
    if who is None:
        source = Source(None, "outlet", HAND)
    elif who.isupper():
        source = Source(Mention(0, 3, who), "official", HAND, Found(who, HAND))
    else:
        source = Source(Mention(0, len(who), who), "witness", HAND)
    number = replace(count(told, side, status), cumulative=running)
    event = Event("casualties", Mention(1, 2, "x"), Span(0, 9), HAND, counts=(number,))
    said = Attribution(source, Found("asserts", HAND))
    name = f"c-{ref}-{who}-{told}-{side}-{status}-{day}"
    return paper, Claim(name, paper.id, event, said, Found(modality, HAND), Found("new", HAND))


def whole(told: Told, *parts: Count) -> Told:
    """The claim with further counts after its own."""
    document, claim = told
    return document, replace(claim, event=replace(claim.event, counts=(*claim.event.counts, *parts)))


def struck(told: Told, side: str) -> Told:
    """The claim with a side that was hit."""
    document, claim = told
    target = Actor(Mention(2, 3, "y"), HAND, Found(side, HAND))
    return document, replace(claim, event=replace(claim.event, target=(target,)))


def view(
    *told: Told,
    name: str = "i-1",
    theme: str = "force",
    days: tuple[str | None, str | None] = ("2031-05-01", "2031-05-01"),
    places: tuple[str, ...] = (),
    relations: tuple[Relation, ...] = (),
    stories: dict[str, str] | None = None,
    sides: tuple[str, ...] = (A, B),
) -> View:
    """An incident between two sides with these claims; every document is a story of its own unless `stories` says otherwise."""
    claims = tuple(claim.id for _, claim in told)
    docs = {document.id for document, _ in told}
    incident = Incident(
        name,
        "e-1",
        theme,
        "new",
        ("casualties",),
        sides,
        (),
        (),
        *days,
        places,
        None,
        None,
        claims,
        len(docs),
        len(docs),
    )
    return View(incident, told, relations, stories or {})
