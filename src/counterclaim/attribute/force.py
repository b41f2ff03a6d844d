"""The force of a saying in the light of what is said: a denial in plain words, a charge in a guilty one."""

from __future__ import annotations

from counterclaim.attribute.cue import listed
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.reading import Saying
from counterclaim.codebook.events import family_of
from counterclaim.records import Event, Found
from counterclaim.syntax import Tree

#: Families of acts that one is blamed for.
_ACTS = frozenset({"force", "harm", "control"})


def force_of(tree: Tree, word: int, event: Event, saying: Saying, modality: str, started: bool | None) -> Found[str]:
    """The speech of a claim. A cue's own force stands; "said" may turn out to deny or to accuse.

    "We have not fired a shot" denies; "condemned the shelling of the town by B", "their massacres", "B attacked first" accuse.
    """
    said = Found(saying.speech, saying.evidence)
    if saying.speech == "accuses" and not _blamable(event):
        return Found("asserts", saying.evidence)
    if saying.speech != "asserts":
        return said
    span = event.trigger.span
    if _owns_up(tree, word):
        return Found("claims-responsibility", evidence("says_it_did", span))
    if modality == "negated" and event.type != "casualties" and family_of(event.type) in _ACTS:
        return Found("denies", evidence("says_not", span))
    if event.type == "condemnation" and tree.lemma(word) in listed("accuses"):
        return Found("accuses", evidence("blames", span))
    if not event.actor:
        return said
    if _responsible(tree, word) is not None:
        return Found("accuses", evidence("names_who_answers", span))
    if started:
        return Found("accuses", evidence("names_who_began", span))
    if saying.of is not None and saying.of.method == "condemned" and _blamable(event):
        return Found("accuses", evidence("condemned", span))
    if event.type == "use_of_chemical" or _guilty(tree, word):  # whoever names the user of a banned weapon charges him
        return Found("accuses", evidence("names_a_crime", span))
    return said


def _owns_up(tree: Tree, word: int) -> bool:
    """ "X said it was responsible for the raid"."""
    head = _responsible(tree, word)
    return head is not None and any(tree.tokens[who].upos == "PRON" for who in tree.kids(head, "nsubj"))


def _responsible(tree: Tree, word: int) -> int | None:
    """The word "responsible" that an act hangs on, unless it is taken back: "was not responsible for the raid"."""
    head = tree.head(word)
    return head if head is not None and tree.lemma(head) == "responsible" and not tree.kids(head, "advmod") else None


def _blamable(event: Event) -> bool:
    return family_of(event.type) in _ACTS | {"other", "posture"} or event.type in (
        "condemnation",
        "ceasefire_violation",
    )


def _guilty(tree: Tree, word: int) -> bool:
    """True if the event's own word holds a charge, or is called one: "crime", "the massacre", "an act of aggression"."""
    near = [word, *tree.kids(word, "compound", "nmod", "xcomp")]
    return any(tree.lemma(w) in listed("crimes") for w in near)
