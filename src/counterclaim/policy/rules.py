"""The policies: what each makes of the figures stated for one group of people (a side's soldiers, civilians, …)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.errors import UsageError
from counterclaim.policy.said import Said
from counterclaim.policy.vague import Reading
from counterclaim.policy.voices import Voice, most_fitting

Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule makes of the voices: low, best and high, the figures that best rests on, and the rule in words."""

    numbers: Triple
    used: tuple[Said, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A named policy. `vague` says how vague words are read (see `vague.VAGUE`); `rule` None chooses nothing.

    `lower_whole`: where a side's dead are told as a whole lower than the sum of its soldiers and civilians, the whole stands.
    """

    name: str
    vague: str
    summary: str
    source: str
    rule: Callable[[Sequence[Voice]], Ruling | None] | None
    lower_whole: bool = False


def bounds(readings: Sequence[Reading]) -> tuple[int, int]:
    """The least and the greatest number stated.

    An open bound is filled from the numbers stated, never beyond them. Where all set a ceiling only, the least is 1: somebody
    died, the words say so (0 where the ceiling is 0).
    """
    lows = [reading.low for reading in readings if reading.low is not None]
    stated = [
        number for reading in readings for number in (reading.low, reading.best, reading.high) if number is not None
    ]
    high = max(stated)
    return (min(lows) if lows else min(1, high)), high


def _lowest(voices: Sequence[Voice]) -> Ruling | None:
    low, _ = bounds([voice.reading for voice in voices])
    used = [voice.last for voice in voices if voice.reading.low == low] or [voice.last for voice in voices]
    return Ruling((low, low, low), tuple(used), "the lowest figure that any voice states")


def _range(voices: Sequence[Voice]) -> Ruling | None:
    low, high = bounds([voice.reading for voice in voices])
    ends = [
        voice.last for voice in voices if low == voice.reading.low or high in (voice.reading.best, voice.reading.high)
    ]
    return Ruling(
        (low, low, high),
        tuple(ends or [voice.last for voice in voices]),
        "from the lowest to the highest figure stated",
    )


def _majority(voices: Sequence[Voice]) -> Ruling | None:
    low, high = bounds([voice.reading for voice in voices])
    best, fitting, share = most_fitting(voices)
    many = f"{share[0]} of {share[1]} independent sources"
    reason = (
        f"fits {many}"
        if 2 * share[0] > share[1]
        else f"no number fits more than half; this fits {many}, the lowest such"
    )
    best = max(low, min(best, high))
    return Ruling((low, best, high), tuple(voice.last for voice in fitting), reason)


def _own(voices: Sequence[Voice]) -> Ruling | None:
    own = [voice for voice in voices if voice.last.stance == "own"]
    if not own:
        return None
    low, high = bounds([voice.reading for voice in own])
    best = next((voice.reading.best for voice in own if voice.reading.best is not None), low)
    return Ruling(
        (low, max(low, min(best, high)), high),
        tuple(voice.last for voice in own),
        "what the side says of its own people",
    )


def _ucdp(voices: Sequence[Voice]) -> Ruling | None:
    trusted = [voice for voice in voices if voice.last.stance != "enemy"]
    _, high = bounds([voice.reading for voice in voices])
    if not trusted:
        reason = "told by the enemy alone: counts to high only"
        return Ruling((0, 0, high), tuple(voice.last for voice in voices), reason)
    low, _ = bounds([voice.reading for voice in trusted])
    best, fitting, share = most_fitting(trusted)
    best = max(low, min(best, high))
    reason = f"fits {share[0]} of {share[1]} independent sources other than the enemy"
    return Ruling((low, best, high), tuple(voice.last for voice in fitting), reason)


#: All policies by name, in the order in which they are listed.
POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy(
            "lowest",
            "least",
            "One number: the lowest figure that any voice states. A side's dead told as a whole stand against the sum of its soldiers and "
            "civilians, too: the lower counts. Vague words count as the least that they can mean.",
            "ACLED's rule for conflicting or vague reports",
            _lowest,
            lower_whole=True,
        ),
        Policy(
            "ucdp-like",
            "mixed",
            "A belligerent's figure of enemy losses, or of losses whose side is not said, counts to high only. Best is the number that fits "
            "most of the other independent sources (the lowest of several), low the lowest that those state.",
            "practice observed in UCDP GED; UCDP publishes no table of vague words",
            _ucdp,
        ),
        Policy(
            "majority",
            "mixed",
            "Best is the number that fits most independent sources, the lowest of several; low and high are the ends of all that is said. "
            "One voice is one source however many outlets carry it, and so is one story.",
            "ours; majority voting over event reports as in eventreport",
            _majority,
        ),
        Policy(
            "own-losses-only",
            "mixed",
            "Only what each side says of its own people. A side that says nothing has no figure.",
            "ours; admissions against interest",
            _own,
        ),
        Policy(
            "range",
            "span",
            "From the lowest to the highest figure stated, vague words in their full meaning. Nothing between is preferred: "
            "where a format wants one number, it is the lower end.",
            "ours",
            _range,
        ),
        Policy(
            "pending",
            "span",
            "Nothing is chosen: the columns stay empty, and the claims go with the rows.",
            "ours",
            None,
        ),
    )
}


def policy_named(name: str) -> Policy:
    """The policy of this name. Raises `UsageError` where there is none."""
    if name not in POLICIES:
        raise UsageError(
            f"there is no policy {name!r}: choose one of {', '.join(POLICIES)} (`counterclaim policies` explains them)"
        )
    return POLICIES[name]
