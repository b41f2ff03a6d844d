"""A small war that never was, told by hand: three articles, seven claims, four incidents, in a store whose links are made by hand too.

`python -m tests.export.tiny` writes the golden files anew.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from counterclaim import exporting
from counterclaim.export import FORMATS
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
    Incident,
    Link,
    Mention,
    Place,
    Relation,
    Source,
    Span,
    TimeSpan,
    Weapon,
    claim_id,
)
from counterclaim.store import Found as Links
from counterclaim.store import Store, open_store

GOLDEN = Path(__file__).with_name("golden")
HAND = Evidence("test/1", 0.9)
TEXTS = {
    "echo-1": (
        "Northfield Echo",
        "2031-05-02T08:00+02:00",
        "Shells hit Northfield",
        "Shells hit Northfield\n\nLiechtenstein's army said that San Marino's artillery had shelled Northfield on 1 May, killing 12 of its "
        "soldiers and three civilians. San Marino denied that it had shelled the town. In 1990 a war between the two cost 900 lives.",
    ),
    "cell-2": (
        "=Courier",
        "2031-05-03",
        '=HYPERLINK("x") 40 dead; "a lie"',
        "San Marino's ministry said that its guns had killed 40 Liechtenstein soldiers at Northfield. Residents said that dozens were wounded "
        "by the shells.",
    ),
    "post-3": (
        "Hill Post",
        "2031-05-05",
        "Guns fall silent",
        "Liechtenstein and San Marino agreed to a ceasefire on 4 May. San Marino threatened that its army would shell Southfield.",
    ),
}


def document(ref: str) -> Document:
    """One of the articles."""
    outlet, published, title, text = TEXTS[ref]
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(0, len(text), "paragraph"),)
    facts = {"title": Found(title, HAND), "outlet": Found(outlet, HAND), "published": Found(published, HAND)}
    return Document(f"d-{digest[:16]}", ref, text, digest, blocks, language=Found("en", HAND), **facts)


DOCS = {ref: document(ref) for ref in TEXTS}


def words(ref: str, said: str, nth: int = 0) -> Mention:
    """The nth place where an article has these words."""
    at = -1
    for _ in range(nth + 1):
        at = DOCS[ref].text.index(said, at + 1)
    return Mention(at, at + len(said), said)


def who(ref: str, said: str, party: str, nth: int = 0) -> Actor:
    return Actor(words(ref, said, nth), HAND, Found(party, HAND))


def claim(
    ref: str,
    event: str,
    trigger: Mention,
    source: Source,
    actor: tuple[Actor, ...] = (),
    target: tuple[Actor, ...] = (),
    counts: tuple[Count, ...] = (),
    place: tuple[Place, ...] = (),
    time: TimeSpan | None = None,
    weapons: tuple[Weapon, ...] = (),
    modality: str = "asserted",
    speech: str = "asserts",
    frame: str = "new",
) -> Claim:
    """A claim on words of an article; its sentence is the one around the trigger."""
    text = DOCS[ref].text
    start = max(text.rfind(". ", 0, trigger.start), text.rfind("\n", 0, trigger.start), -1) + 1
    end = text.find(".", trigger.end) + 1
    told = Event(event, trigger, Span(start, end), HAND, actor, target, weapons, place, time, counts)
    said = Attribution(source, Found(speech, HAND))
    made = Claim("", DOCS[ref].id, told, said, Found(modality, HAND), Found(frame, HAND), None, 0.81)
    return replace(made, id=claim_id(DOCS[ref].id, told, source))


def source(ref: str, said: str, kind: str, party: str | None, nth: int = 0) -> Source:
    return Source(words(ref, said, nth), kind, HAND, Found(party, HAND) if party else None)


def dead(
    ref: str, said: str, number: int | None, status: str | None, kind: str = "killed", vague: str | None = None
) -> Count:
    side = Found("LIE", HAND) if kind == "killed" else None
    return Count(words(ref, said), kind, HAND, number, number, vague, status, side)


def northfield(ref: str, nth: int = 0) -> tuple[Place, ...]:
    return (
        Place(
            words(ref, "Northfield", nth), HAND, "Northfield", "LIE", 900001, 47.14151, 9.52154, "town", admin1="Upland"
        ),
    )


OUTLET = Source(None, "outlet", HAND)
MAY_1 = TimeSpan(words("echo-1", "on 1 May"), HAND, "2031-05-01T00:00", "2031-05-01T23:59", "day", value="2031-05-01")
MAY_4 = TimeSpan(words("post-3", "on 4 May"), HAND, "2031-05-04T00:00", "2031-05-04T23:59", "day", value="2031-05-04")
Y_1990 = TimeSpan(words("echo-1", "In 1990"), HAND, "1990-01-01T00:00", "1990-12-31T23:59", "year", value="1990")

SHELLED = claim(
    "echo-1", "shelling", words("echo-1", "shelled"), source("echo-1", "Liechtenstein's army", "official", "LIE"),
    (who("echo-1", "San Marino's artillery", "SMR"),), (who("echo-1", "its soldiers", "LIE"),),
    (dead("echo-1", "12 of its soldiers", 12, "military"), dead("echo-1", "three civilians", 3, "civilian")),
    northfield("echo-1", 1), MAY_1, (Weapon(words("echo-1", "artillery"), "artillery", HAND),),
)  # fmt: skip
DENIED = claim(
    "echo-1", "shelling", words("echo-1", "shelled", 1), source("echo-1", "San Marino", "official", "SMR", 1),
    (who("echo-1", "it", "SMR", 2),), modality="negated", speech="denies",
)  # fmt: skip
WAR = claim(
    "echo-1", "clash", words("echo-1", "war"), OUTLET, time=Y_1990, speech="reports", frame="background",
    counts=(Count(words("echo-1", "900 lives"), "killed", HAND, 900, 900),),
)  # fmt: skip
BOAST = claim(
    "cell-2", "shelling", words("cell-2", "guns"), source("cell-2", "San Marino's ministry", "official", "SMR"),
    (who("cell-2", "its guns", "SMR"),), (who("cell-2", "40 Liechtenstein soldiers", "LIE"),),
    (dead("cell-2", "40 Liechtenstein soldiers", 40, "military"),), northfield("cell-2"),
)  # fmt: skip
HURT = claim(
    "cell-2", "shelling", words("cell-2", "shells"), source("cell-2", "Residents", "witness", None),
    counts=(dead("cell-2", "dozens", None, None, "wounded", "dozens"),),
)  # fmt: skip
TRUCE = claim(
    "post-3", "ceasefire", words("post-3", "ceasefire"), OUTLET,
    (who("post-3", "Liechtenstein", "LIE"), who("post-3", "San Marino", "SMR")), time=MAY_4, speech="reports",
)  # fmt: skip
THREAT = claim(
    "post-3", "shelling", words("post-3", "shell"), source("post-3", "San Marino", "official", "SMR", 1),
    (who("post-3", "its army", "SMR"),), modality="planned",
)  # fmt: skip
CLAIMS = {"echo-1": (SHELLED, DENIED, WAR), "cell-2": (BOAST, HURT), "post-3": (TRUCE, THREAT)}
SIDES = ("LIE", "SMR")


def incident(
    theme: str, claims: tuple[Claim, ...], first: str | None, last: str | None, frame: str = "new"
) -> Incident:
    """An incident of these claims, named after the first as the linker names it."""
    docs = {one.doc_id for one in claims}
    placed = any(one.event.place for one in claims)
    roles = ((), ()) if theme in ("truce", "clash") else (("SMR",), ("LIE",))
    return Incident(
        "i-" + claims[0].id[2:], "e-" + SHELLED.id[2:], theme, frame, (claims[0].event.type,), SIDES, *roles, first, last,
        ("northfield",) if placed else (), 47.14151 if placed else None, 9.52154 if placed else None,
        tuple(one.id for one in claims), len(docs), len(docs),
    )  # fmt: skip


INCIDENTS = (
    incident("force", (SHELLED, DENIED, BOAST, HURT), "2031-05-01", "2031-05-01"),
    incident("clash", (WAR,), "1990-01-01", "1990-12-31", "background"),
    incident("truce", (TRUCE,), "2031-05-04", "2031-05-04"),
    incident("force", (THREAT,), None, None),
)
RELATIONS = (
    Relation(SHELLED.id, DENIED.id, "occurrence", "conflicts", "Shelled, says one; the other denies it.", "test/1"),
    Relation(SHELLED.id, BOAST.id, "killed", "conflicts", "12 and 40.", "test/1"),
)


def fill(store: Store, linked: bool = True, confidence: Mapping[str, float] = {}) -> None:
    """Put the articles and, unless told otherwise, their links into a store. `confidence`: of claims by id, if not 0.81."""
    for ref, doc in DOCS.items():
        told = tuple(replace(one, confidence=confidence.get(one.id, one.confidence)) for one in CLAIMS[ref])
        store.put(Coded(doc, told), "hand")
    if linked:
        links = [Link(one, row.id, None, 0.0) for row in INCIDENTS for one in row.claims]
        across = [(INCIDENTS[0].episode, relation) for relation in RELATIONS]
        store.put_links(Links(INCIDENTS, links, across, {doc.id: (doc.id, None) for doc in DOCS.values()}))


def write(folder: Path) -> Iterator[Path]:
    """The golden files: every text format under `ucdp-like` (annotations with their quotes), its loss, and GED's sensitivity."""
    with open_store(folder / "tiny.sqlite") as store:
        fill(store)
        for form, layout in FORMATS.items():
            if layout.text is not None:
                out = folder / f"{form}.{layout.suffix}"
                done = exporting.export(store, form, out, "ucdp-like", quotes=form == "annotations")
                yield from (out, done.reports[0], *(done.reports[1:] if form == "ged" else ()))


def main() -> None:
    """Write the golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for path in write(Path(folder)):
            (GOLDEN / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
