"""Which account does a denial answer? The sum of what ties the two, each part with its weight.

The weights are a logistic regression's (`python -m training.contradictions`), rounded, on the denials of the corpus' train part, as annotated
and as the program reads them. On documents that it had not seen it finds 66 to 71 in 100 of the annotated pairs, and of
those that it finds 75 in 100 are annotated.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.lang.wordlists import words as listed
from counterclaim.link.scope import kindred, places_apart, same_frame, shared_place, shared_target
from counterclaim.link.sides import is_outlet, parties, plain, source_party, speaks_for
from counterclaim.records import Actor, Claim

#: Trigger words that name the doing, not the deed: a denial of them is about responsibility.
ROLE_WORDS = frozenset({"responsibility", "role", "involvement", "involved", "blame", "hand", "complicity", "part"})
#: Part → what it adds to the log-odds that the denial is of the account.
PARTS: Mapping[str, float] = {
    "one kind of act": 3.3,
    "kindred acts": 1.05,
    "the same word": 1.05,
    "the doer in the same words": 0.55,
    "doers of two sides": -1.35,
    "no side known of a doer": -0.5,
    "laid to the side that denies it": 1.1,
    "laid to another side": 0.35,
    "the same was struck": 1.15,
    "soldiers, or civilians": -5.0,
    "one place": 0.9,
    "two places": -0.85,
    "both of now, or both of then": 0.6,
    "told before it is denied": 2.15,
    "in the same or the next sentence": 1.1,
    "within a paragraph": 0.9,
    "not far apart": 1.05,
    "the nearest of its kind": 1.15,
    "an accusation": 0.15,
    "told by the article itself": -1.7,
    "one phrase for both": -1.25,
}
#: The sum from which a denial is taken to answer an account.
ENOUGH = 9.15
#: How many sentences that tell something may lie between the two for each of the three parts: 1 is the next.
_NEAR = {"in the same or the next sentence": 1, "within a paragraph": 3, "not far apart": 6}
#: Part → what speaks for the denial being of who did it, not of the deed; from `WHO_DID_IT` it is.
ROLE_PARTS: Mapping[str, float] = {
    "by a word for it": 1.5,
    "an accusation": 1.05,
    "the denial names a doer": 1.35,
    "an act of force": 1.8,
    "the denier speaks of its own": 0.55,
    "told by the article itself": -0.6,
    "dead or wounded are counted": -0.9,
}
WHO_DID_IT = 3.95
_FORCE = frozenset(
    {
        "bombing",
        "shelling",
        "killing",
        "shooting",
        "attack",
        "airstrike",
        "drone_strike",
        "abduction",
        "use_of_chemical",
        "mine_laying",
    }
)
_ENDINGS = ("ing", "ed", "es", "s", "e")


def tie(account: Claim, denial: Claim, *, nearest: bool, apart: int) -> dict[str, float]:
    """What ties a denial to an account, part by part. `nearest`: no other account of this kind of act stands between them.

    `apart`: how many sentences that tell something one is from the other (`sentences_of`).
    """
    told, denied = account.event, denial.event
    blamed, cleared = parties(told.actor), parties(denied.actor)
    side, struck = (
        source_party(denial),
        shared_target(account, denial) or bool(_words(told.target) & _words(denied.target)),
    )
    holds = {
        "one kind of act": told.type == denied.type,
        "kindred acts": told.type != denied.type and kindred(told.type, denied.type),
        "the same word": bool(_stems(told.trigger.text) & _stems(denied.trigger.text)),
        "the doer in the same words": not blamed & cleared and bool(_words(told.actor) & _words(denied.actor)),
        "doers of two sides": bool(blamed and cleared and not blamed & cleared),
        "no side known of a doer": not blamed,
        "laid to the side that denies it": side is not None and side in blamed,
        "laid to another side": side is not None and bool(blamed) and side not in blamed,
        "the same was struck": struck,
        "soldiers, or civilians": _apart(told.target, denied.target),
        "one place": shared_place(account, denial),
        "two places": places_apart(account, denial),
        "both of now, or both of then": same_frame(account, denial),
        "told before it is denied": told.trigger.start <= denied.trigger.start,
        **{name: apart <= reach for name, reach in _NEAR.items()},
        "the nearest of its kind": nearest,
        "an accusation": account.attribution.speech.value == "accuses",
        "told by the article itself": is_outlet(account),
        "one phrase for both": told.trigger.overlaps(denied.trigger),
    }
    return {name: PARTS[name] for name, true in holds.items() if true}


def of_who_did_it(account: Claim, denial: Claim) -> bool:
    """True if the denial clears somebody of the deed, False if it says that there was none."""
    words, charges = set(plain(denial.event.trigger.text).split()), listed("en", "reporting")["charges"]
    holds = {
        "by a word for it": disclaims(denial) or any(word.removesuffix("s") in charges for word in words),
        "an accusation": account.attribution.speech.value == "accuses",
        "the denial names a doer": bool(denial.event.actor),
        "an act of force": account.event.type in _FORCE,
        "the denier speaks of its own": speaks_for(denial, parties(denial.event.actor)),
        "told by the article itself": is_outlet(account),
        "dead or wounded are counted": bool(account.event.counts),
    }
    return sum(ROLE_PARTS[name] for name, true in holds.items() if true) >= WHO_DID_IT


def disclaims(denial: Claim) -> bool:
    """ "Had nothing to do with the killings", "denied any involvement": the deed is left as it is."""
    return bool(set(plain(denial.event.trigger.text).split()) & ROLE_WORDS) or any(
        actor.evidence.method.startswith("en.role.no_part/") for actor in denial.event.actor
    )


def _apart(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> bool:
    """ "Shelled army posts", "did not shell civilians": both can be true."""
    kinds = [_struck(actors) for actors in (left, right)]
    return {"arms"} in kinds and {"civil"} in kinds


def _struck(actors: tuple[Actor, ...]) -> set[str]:
    people, sides = listed("en", "people"), listed("en", "sides")
    words = _words(actors)
    arms, civil = (
        people["military"] | sides["things"] | {"army"},
        people["civilian"] | {"house", "home", "school", "hospital", "market"},
    )
    return ({"arms"} if words & arms else set()) | ({"civil"} if words & civil else set())


def _words(actors: tuple[Actor, ...]) -> set[str]:
    """The longer words of the participants, without a plural's ending."""
    found = (word.strip('.,"“”').removesuffix("s") for actor in actors for word in plain(actor.mention.text).split())
    return {word for word in found if len(word) > 3}


def _stems(text: str) -> set[str]:
    """Words without the commonest endings: "shelled" and "shelling" are one."""
    return {stem(word) for word in text.casefold().split()}


def stem(word: str) -> str:
    """The word without the commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
