"""Coded documents for tests: every field of every record filled once, from sentences of our own."""

from counterclaim.records import (
    Actor,
    Attribution,
    Block,
    Claim,
    Coded,
    Count,
    Document,
    Event,
    Evidence,
    Found,
    Leftover,
    Mention,
    Place,
    Relation,
    Source,
    Span,
    TimeSpan,
    Weapon,
    claim_id,
    content_id,
)

TEXT = "The northern army shelled Velm at dawn, the southern ministry said. The northern army denied it."
WHY = Evidence("test.rule/1", 0.1 + 0.2, Span(3, 9))


def words(text: str, part: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Mention(start, start + len(part), part)


def document(text: str = TEXT, ref: str = "velm.txt", published: str | None = "2031-05-04") -> Document:
    stated = Found("Stated", Evidence("read.record/1", 1.0, None))
    return Document(
        id=content_id("d", text),
        ref=ref,
        text=text,
        text_sha256="0" * 64,
        blocks=(Block(0, len(text), "paragraph"), Block(0, 0, "furniture", "read.menu/1")),
        title=stated,
        outlet=None,
        published=Found(published, Evidence("read.record/1")) if published else None,
        language=Found("en", Evidence("read.lang/1", 0.97)),
        url=None,
        original=((0, 10, 3), (10, len(text), 14)),
    )


def claim(doc: Document, source: str, kind: str, party: str, speech: str) -> Claim:
    text = doc.text
    event = Event(
        "shelling",
        words(text, "shelled"),
        Span(0, 67),
        WHY,
        actor=(Actor(words(text, "The northern army"), WHY, Found("NOR", WHY)),),
        target=(Actor(words(text, "Velm"), WHY),),
        weapons=(Weapon(words(text, "shelled"), "artillery", WHY),),
        place=(Place(words(text, "Velm"), WHY, "Velm", "XXA", 12, 1 / 3, -0.1, "town"),),
        time=TimeSpan(words(text, "at dawn"), WHY, "2031-05-04T05:00+04:00", None, "part-of-day", None),
        counts=(Count(words(text, "Velm"), "killed", WHY, 3, None, "dozens", "civilian", Found("SOU", WHY), True),),
    )
    by = Source(words(text, source), kind, WHY, Found(party, WHY), words(text, "Velm"))
    said = Attribution(by, Found(speech, WHY), Source(None, "outlet", WHY), words(text, "said"))
    modality, frame = Found("negated" if speech == "denies" else "asserted", WHY), Found("new", WHY)
    return Claim(claim_id(doc.id, event, by), doc.id, event, said, modality, frame, Found(True, WHY), 0.7)


def coded(text: str = TEXT, ref: str = "velm.txt", published: str | None = "2031-05-04") -> Coded:
    doc = document(text, ref, published)
    one = claim(doc, "the southern ministry", "official", "SOU", "asserts")
    two = claim(doc, "The northern army", "military", "NOR", "denies")
    relation = Relation(one.id, two.id, "occurrence", "conflicts", "one asserts, the other denies", "link.test/1", 0.9)
    audit = (Leftover(Span(0, 67), "used", (words(text, "shelled"),)), Leftover(Span(68, len(text)), "left-over", ()))
    return Coded(doc, (one, two), (relation,), audit)
