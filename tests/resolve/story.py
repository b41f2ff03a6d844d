"""Documents and claims made from marked sentences, for the tests of this stage."""

from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Count,
    Document,
    Event,
    Evidence,
    Found,
    Mention,
    Place,
    Source,
    Span,
    TimeSpan,
)

HAND = Evidence("test")


def document(text: str, published: str | None = None) -> Document:
    day = Found(published, HAND) if published else None
    return Document("d-1", "test", text, "", (), published=day)


def words(text: str, part: str) -> Mention:
    start = text.index(part)
    return Mention(start, start + len(part), part)


def claim(
    text: str,
    *,
    event: str = "shelling",
    source: str | None = None,
    kind: str = "official",
    actor: tuple[str, ...] = (),
    target: tuple[str, ...] = (),
    counts: tuple[tuple[str, str], ...] = (),
    place: str | None = None,
    time: str | None = None,
) -> Claim:
    speaker = Source(words(text, source), kind, HAND) if source else Source(None, "outlet", HAND)
    return Claim(
        "c-1",
        "d-1",
        Event(
            event,
            Mention(0, 1, text[:1]),
            Span(0, len(text)),
            HAND,
            actor=tuple(Actor(words(text, part), HAND) for part in actor),
            target=tuple(Actor(words(text, part), HAND) for part in target),
            counts=tuple(Count(words(text, part), what, HAND) for part, what in counts),
            place=(Place(words(text, place), HAND),) if place else (),
            time=TimeSpan(words(text, time), HAND) if time else None,
        ),
        Attribution(speaker, Found("asserts", HAND)),
        Found("asserted", HAND),
        Found("new", HAND),
    )
