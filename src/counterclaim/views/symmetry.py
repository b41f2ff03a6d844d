"""How evenly the sides are heard: claims, words of doubt, whose number stands in the headline, what one side alone tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.lang.wordlists import words
from counterclaim.link.sides import parties
from counterclaim.records import Claim, Document
from counterclaim.views.gather import Heard


@dataclass(frozen=True, slots=True)
class SideCount:
    """One side in one incident: claims it makes and claims made about its acts; how they are told.

    `plain`: with a neutral verb ("said"); `doubted`: with one that holds the words at arm's length ("claimed", "alleged");
    `headlined`: figures of this side's in a headline; `about`: claims by others of what it did.
    """

    side: str
    claims: int
    documents: int
    plain: int
    doubted: int
    headlined: int
    about: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The sides of one incident. `silent`: sides it concerns that say nothing; `one_sided`: only one of them speaks."""

    incident: str
    episode: str
    documents: int
    sides: tuple[SideCount, ...]
    silent: tuple[str, ...]
    one_sided: bool


@dataclass(frozen=True, slots=True)
class Total:
    """One side over many incidents: in how many it is one of the two, in how many it is silent, and its claims in all."""

    side: str
    incidents: int
    silent: int
    claims: int
    plain: int
    doubted: int
    headlined: int
    about: int


def totals(rows: Iterable[Balance]) -> list[Total]:
    """Each side's balance over these incidents, by name; documents are left out, since one may tell of several incidents."""
    found: dict[str, list[SideCount]] = {}
    for row in rows:
        for one in row.sides:
            found.setdefault(one.side, []).append(one)
    return [
        Total(
            side,
            len(counts),
            sum(not one.claims for one in counts),
            *(
                sum(getattr(one, name) for one in counts)
                for name in ("claims", "plain", "doubted", "headlined", "about")
            ),
        )
        for side, counts in sorted(found.items())
    ]


def balance(heard: Iterable[Heard]) -> list[Balance]:
    """The balance of every incident of the present between two sides, in the order given."""
    rows: dict[str, list[Heard]] = {}
    for one in heard:
        if one.incident.frame == "new" and len(one.incident.sides) == 2:
            rows.setdefault(one.incident.id, []).append(one)
    return [_balance(found) for found in rows.values()]


def _balance(rows: Sequence[Heard]) -> Balance:
    incident = rows[0].incident
    counts = tuple(_side(side, rows) for side in incident.sides)
    silent = tuple(one.side for one in counts if not one.claims)
    return Balance(incident.id, incident.episode, incident.documents, counts, silent, len(silent) == 1)


def _side(side: str, rows: Sequence[Heard]) -> SideCount:
    own = [one for one in rows if _source(one.claim) == side]
    doubted = sum(is_doubted(one.claim) for one in own)
    cued = sum(one.claim.attribution.cue is not None for one in own)
    return SideCount(
        side=side,
        claims=len(own),
        documents=len({one.document.id for one in own}),
        plain=cued - doubted,
        doubted=doubted,
        headlined=sum(_in_headline(one.document, one.claim) for one in own),
        about=sum(side in parties(one.claim.event.actor) and _source(one.claim) != side for one in rows),
    )


def _source(claim: Claim) -> str | None:
    party = claim.attribution.source.party
    return party.value if party else None


def is_doubted(claim: Claim) -> bool:
    """True if the verb of saying holds the words at arm's length: "claimed", "alleged", "insisted"."""
    cue = claim.attribution.cue
    if cue is None:
        return False
    return any(word.casefold().strip(".,") in words("en", "reporting")["doubting"] for word in cue.text.split())


def _in_headline(document: Document, claim: Claim) -> bool:
    """True if the claim gives a figure, and the headline gives the same number."""
    if not claim.event.counts:
        return False
    head = document.title.value if document.title else ""
    first = next((block for block in document.blocks if block.kind == "headline"), None)
    if first is not None:
        head += " " + document.text[first.start : first.end]
    numbers = {word.strip(".,:;!?'\"").replace(",", "") for word in head.split()}
    given = Counter(
        str(bound) for count in claim.event.counts for bound in (count.low, count.high) if bound is not None
    )
    return bool(numbers & set(given))
