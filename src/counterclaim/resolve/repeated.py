"""Words that several sources' claims share mean one side, whoever repeats them: "its troops", in "X dismissed Y's claim that its troops …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import Actor, Claim, Span

#: Rules by which a source says again, or denies, what another told in words of its own.
_REPEATS = tuple(f"en.attribute.{rule}/" for rule in ("answers", "contrary", "noun"))


def one_meaning(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each participant with the side that it has in the claim of the one whose words they are.

    Where a source only answers or is only answered, "its" and "they" are not its own.
    """
    known: dict[Span, Actor] = {}
    for claim in claims:
        if not _repeats(claim):
            for actor in (*claim.event.actor, *claim.event.target):
                known.setdefault(actor.mention.span, actor)
    return [_settled(claim, known) if _repeats(claim) else claim for claim in claims]


def _repeats(claim: Claim) -> bool:
    return claim.attribution.source.evidence.method.startswith(_REPEATS)


def _settled(claim: Claim, known: dict[Span, Actor]) -> Claim:
    def meant(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        first = [known.get(actor.mention.span) for actor in actors]
        return tuple(
            actor if told is None else replace(told, evidence=actor.evidence)
            for actor, told in zip(actors, first, strict=True)
        )

    event = claim.event
    return replace(claim, event=replace(event, actor=meant(event.actor), target=meant(event.target)))
