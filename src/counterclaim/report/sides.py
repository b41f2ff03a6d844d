"""The columns of a document: its claims by whose account they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook import party_name
from counterclaim.records import Claim, Source

_KINDS = {
    "unnamed": "Unnamed sources", "witness": "Witnesses", "media": "Other media", "ngo": "Organisations and monitors",
    "igo": "International organisations", "expert": "Experts", "medical": "Medical sources", "police": "Police",
    "politician": "Politicians", "official": "Officials", "military": "Military", "rebel": "Armed groups",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One account: a heading and the claims told in it, in text order. `key` is stable: a party id or a kind of source."""

    key: str
    title: str
    claims: tuple[Claim, ...]


def side_key(source: Source) -> str:
    """Whose account a source's words belong to: its party's; else that of its kind; `outlet` for the article itself."""
    if source.kind == "outlet":
        return "outlet"
    return source.party.value if source.party else f"kind:{source.kind}"


def sides_of(claims: Sequence[Claim]) -> list[Side]:
    """The accounts: parties by first appearance, then sources without a side, then the article's own voice."""
    order = sorted(claims, key=lambda c: (c.event.trigger.start, c.event.trigger.end, c.id))
    groups: dict[str, list[Claim]] = {}
    for claim in order:
        groups.setdefault(side_key(claim.attribution.source), []).append(claim)
    keys = sorted(groups, key=lambda key: 2 if key == "outlet" else 1 if key.startswith("kind:") else 0)
    return [Side(key, side_title(key), tuple(groups[key])) for key in keys]


def side_title(key: str) -> str:
    """The heading of an account: a party's name, or the kind of its sources."""
    if key == "outlet":
        return "The article itself"
    if key.startswith("kind:"):
        return _KINDS.get(key[5:], key[5:].capitalize())
    return party_name(key)


def split_frames(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """What the article reports, and what is background or habit."""
    now = [c for c in claims if c.frame.value == "new"]
    return now, [c for c in claims if c.frame.value != "new"]
