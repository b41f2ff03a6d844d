"""What a verb says of its subject or object: killed, lost, fled, were taken, went missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.extract.values.groups import equipment, fits, has, military, people
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

KINDS = ("killed", "wounded", "missing", "captured", "displaced", "detained", "strength", "lost_equipment")
#: Kinds that a noun or adjective can give by itself.
WORDED = ("killed", "wounded", "missing", "captured", "displaced")


#: People who are driven out when a convoy carries them; passengers are not.
_CARRIED = frozenset(
    {"person", "people", "civilian", "resident", "refugee", "evacuee", "family", "villager", "inhabitant"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind, the word that gives it, how far the reading may be trusted (0..1), and whether a number just given says it.

    `joint`: the word tells of killed and wounded together ("casualties").
    """

    kind: str
    word: int
    score: float = 0.9
    part: bool = False
    joint: bool = False


def of_verb(tree: Tree, verb: int, noun: int | None, passive: bool) -> Iterator[Reading]:
    """What a verb says of its subject; `noun` is the noun for the people, None for a bare number."""
    phrase = list(of_phrase(tree, verb, noun, passive))
    if phrase:
        yield from phrase
        return
    lemma, raw, objects = tree.lemma(verb), tree.tokens[verb].text.casefold(), tree.kids(verb, "obj")
    for kind in KINDS:
        suffered = passive and has(f"{kind}_object", lemma) and fits(tree, kind, noun)
        fled_or_died = not passive and has(f"{kind}_subject", lemma) and fits(tree, kind, noun)
        if fled_or_died and kind == "displaced" and lemma == "evacuate" and objects:
            continue
        if suffered or fled_or_died or (has(f"{kind}_word", raw) and not objects):
            yield Reading(kind, verb)
            return


def of_phrase(tree: Tree, verb: int, noun: int | None, passive: bool) -> Iterator[Reading]:
    """ "Lost their lives", "went missing", "were shot dead", "taken prisoner", "granted safe passage"."""
    lemma = tree.lemma(verb)
    objects = {tree.lemma(c) for c in tree.kids(verb, "obj", "xcomp", "obl", "advmod", "amod", "compound")}
    for kind, verbs, things in PHRASES:
        if lemma in verbs and objects & things and fits(tree, kind, noun):
            yield Reading(kind, verb)
            return
    if lemma == "destroy" and passive and military(tree, noun):
        yield Reading("killed", verb, 0.8)
    elif passive and (lemma == "leave" or _shot_down(tree, verb, noun) or _driven(tree, verb)):
        yield from _suffered(tree, verb, noun)
    elif (
        lemma == "leave" and not passive and noun is not None and people(tree.lemma(noun)) and not military(tree, noun)
    ):
        ground = words("en", "places")["ground"] | {"home", "country"}
        after = [c for c in tree.kids(verb, "obj", "obl", "nsubj") if c > verb]
        if any(tree.lemma(c) in ground or tree.tokens[c].name.endswith("LOC") for c in after):
            yield Reading("displaced", verb, 0.75)


def _suffered(tree: Tree, verb: int, noun: int | None) -> Iterator[Reading]:
    """ "Were left homeless", "was shot down", "were driven from their homes"."""
    if tree.lemma(verb) == "leave":
        kinds = [kind for word in tree.kids(verb, "xcomp", "advmod", "amod", "obl") if (kind := _said(tree, word))]
        yield from (Reading(kind, verb, 0.85) for kind in kinds[:1] if fits(tree, kind, noun))
    elif _shot_down(tree, verb, noun):
        yield Reading("lost_equipment", verb, 0.85)
    elif fits(tree, "displaced", noun):
        yield Reading("displaced", verb, 0.85)


def _shot_down(tree: Tree, verb: int, noun: int | None) -> bool:
    """ "Shot down", "brought down", of aircraft."""
    down = any(tree.lemma(c) in ("down", "out") for c in tree.kids(verb, "compound", "advmod"))
    return down and tree.lemma(verb) in ("shoot", "bring", "knock", "gun") and equipment(tree, noun)


def _driven(tree: Tree, verb: int) -> bool:
    """ "Forced to flee", "driven from their homes"."""
    if not has("drive", tree.lemma(verb)):
        return False
    flees = any(has("displaced_subject", tree.lemma(c)) or tree.lemma(c) == "leave" for c in tree.kids(verb, "xcomp"))
    homes = [c for c in tree.kids(verb, "obl") if has("home", tree.lemma(c))]
    return flees or any(tree.lemma(k) in ("from", "of") for c in homes for k in tree.kids(c, "case"))


#: Verbs that say it only with an object or complement.
PHRASES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("killed", frozenset({"lose"}), frozenset({"life"})),
    (
        "killed",
        frozenset({"shoot", "burn", "stab", "beat", "hack", "find", "pronounce", "confirm"}),
        frozenset({"dead", "death"}),
    ),
    ("killed", frozenset({"gun", "mow"}), frozenset({"down"})),
    ("killed", frozenset({"blow"}), frozenset({"themselves", "himself", "herself", "themself"})),
    ("wounded", frozenset({"suffer", "sustain", "receive"}), frozenset({"injury", "wound", "burn"})),
    ("missing", frozenset({"go", "remain", "be", "report", "list"}), frozenset({"missing"})),
    ("killed", frozenset({"fear", "believe", "presume", "report"}), frozenset({"dead", "killed"})),
    ("captured", frozenset({"take"}), frozenset({"prisoner", "captive", "hostage"})),
    ("displaced", frozenset({"set", "await", "schedule"}), frozenset({"evacuation"})),
    ("displaced", frozenset({"grant", "give", "offer"}), frozenset({"passage"})),
)


def of_object(tree: Tree, verb: int, node: int, noun: int | None) -> Iterator[Reading]:
    """What a verb says of its object: "killed 14 people", "lost 20 troops", "left 90 dead"."""
    lemma = tree.lemma(verb)
    if _dead_beside(tree, verb, node):
        yield from _left(tree, verb, node)
        return
    for kind in KINDS:
        if has(f"{kind}_object", lemma) and fits(tree, kind, noun):
            yield Reading(kind, verb)
            return
    if lemma == "destroy" and military(tree, noun):
        yield Reading("killed", verb, 0.8)
    elif _shot_down(tree, verb, noun):
        yield Reading("lost_equipment", verb, 0.85)
    elif _driven(tree, verb) and fits(tree, "displaced", noun):
        yield Reading("displaced", verb, 0.85)
    elif has("lose", lemma) and equipment(tree, noun):
        yield Reading("lost_equipment", verb, 0.8)
    elif has("lose", lemma) and (noun is None or people(tree.lemma(noun))):
        yield Reading("killed", verb, 0.85)
    elif lemma == "carry" and noun is not None and tree.lemma(noun) in _CARRIED:
        clause = [h] if (h := tree.head(verb)) is not None and tree.rel(verb) == "acl" else []
        if any(tree.lemma(c) in ("bus", "convoy", "coach") for c in (*tree.kids(verb, "nsubj"), *clause)):
            yield Reading("displaced", verb, 0.7)


def _dead_beside(tree: Tree, verb: int, node: int) -> bool:
    return tree.lemma(verb) in ("leave", "shoot", "burn", "find", "take", "beat") and bool(
        _complements(tree, verb, node)
    )


def _complements(tree: Tree, verb: int, node: int) -> Sequence[int]:
    around = (*tree.kids(verb, "xcomp", "advmod", "obl", "amod", "advcl"), *tree.kids(verb, "obj"))
    between = [i for i, token in enumerate(tree.tokens) if i > node and token.upos == "NUM"]
    end = between[0] if between else len(tree.tokens)  # "left three dead and nine others injured"
    return [w for w in around if node < w < end and _said(tree, w) is not None]


def _said(tree: Tree, word: int) -> str | None:
    raw = tree.tokens[word].text.casefold()
    for kind in WORDED:
        if has(f"{kind}_word", raw) or (
            has(f"{kind}_object", tree.lemma(word)) and tree.tokens[word].xpos in ("VBN", "VBD")
        ):
            return kind
    return "captured" if raw in ("prisoner", "hostage", "captive") else None


def _left(tree: Tree, verb: int, node: int) -> Iterator[Reading]:
    for word in _complements(tree, verb, node):
        kind = _said(tree, word)
        if kind is not None:
            yield Reading(kind, word)
