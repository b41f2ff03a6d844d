"""Notes in words of ours: one sentence for each side, built alike, from codes and numbers; no text of the articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from counterclaim.codebook import party_name
from counterclaim.records import Actor, Claim, Count
from counterclaim.report.phrases import bounds, event_name
from counterclaim.report.sides import side_key, side_title

#: As many acts and figures of each side are told; the rest is said to be more.
MOST = 3


def notes(sides: Collection[str], told: Iterable[Claim]) -> str:
    """ "Norland: says shelling by Sudria; denies mine laying by Norland. Sudria: gives no account." Sides by name, then others."""
    armed = sorted(sides, key=party_name)
    heard: dict[str, list[Claim]] = {side: [] for side in armed}
    for claim in told:
        heard.setdefault(side_key(claim.attribution.source), []).append(claim)
    others = sorted(set(heard) - set(armed), key=lambda key: (key == "outlet", side_title(key)))
    return " ".join(f"{side_title(side)}: {_account(heard[side])}." for side in (*armed, *others))


def _account(claims: Sequence[Claim]) -> str:
    parts = []
    for verb, modality in (("says", ("asserted",)), ("says with a hedge", ("hedged",)), ("denies", ("negated",)),
                           ("speaks of, as planned or conditional,", ("planned", "conditional"))):  # fmt: skip
        acts = list(dict.fromkeys(_act(claim) for claim in claims if claim.modality.value in modality))
        if acts:
            more = f" and {len(acts) - MOST} more" if len(acts) > MOST else ""
            parts.append(f"{verb} {', '.join(acts[:MOST])}{more}")
    tolls = dict.fromkeys(
        _toll(count) for claim in claims for count in claim.event.counts if count.kind in ("killed", "wounded")
    )
    if tolls:
        parts.append(f"gives {', '.join(list(tolls)[:MOST])}")
    return "; ".join(parts) or "gives no account in these reports"


def _act(claim: Claim) -> str:
    doers, hit = _names(claim.event.actor), _names(claim.event.target)
    if claim.event.type == "casualties":
        return "losses" + (f" of {hit}" if hit else "")
    text = event_name(claim.event.type)
    return text + (f" by {doers}" if doers else "") + (f" against {hit}" if hit and hit != doers else "")


def _names(actors: Sequence[Actor]) -> str:
    sides = {side for actor in actors for side in ((actor.party.value,) if actor.party else actor.parties)}
    return " and ".join(sorted(party_name(side) for side in sides))


def _toll(count: Count) -> str:
    number = "an uncounted number" if count.vague is not None else bounds(count)
    whose = ", ".join(
        part for part in (party_name(count.party.value) if count.party else "", count.status or "") if part
    )
    return f"{number} {count.kind}" + (f" ({whose})" if whose else "")
