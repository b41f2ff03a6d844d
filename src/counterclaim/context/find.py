"""The words of a sentence that name a war, an agreement, a ceasefire or a force sent; what only looks like one is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.context.scene import Scene
from counterclaim.context.words import cases, is_in, low
from counterclaim.records import Claim
from counterclaim.syntax import Tree

_NOUNS = ("NOUN", "PROPN")
_DEFINITE = frozenset({"the", "that", "this", "those", "these", "its", "their", "his", "her", "our", "whose"})


@dataclass(frozen=True, slots=True)
class Named:
    """A word that names something of a kind. `verb`: for a force, the word that says it was sent."""

    kind: str
    head: int
    verb: int | None = None


def named(scene: Scene) -> Iterator[Named]:
    """What a sentence names, in reading order; a claim of a deployment gives the force it tells of."""
    tree = scene.tree
    forces = dict(_forces(scene))
    wars: list[int] = []
    for i, token in enumerate(tree.tokens):
        if i in forces and token.upos == "VERB":
            yield Named("deployment", i, forces[i])
        if token.upos not in (*_NOUNS, "PRON", "NUM") and not (
            token.upos in ("ADJ", "VERB") and is_in(tree, i, "ceasefire")
        ):
            continue
        if (is_in(tree, i, "war") and _is_war(tree, i)) or (is_in(tree, i, "invasion") and _is_invasion(tree, i)):
            wars.append(i)
            yield Named("war", i)
        elif wars and low(tree, i) == "one" and any(is_in(tree, c, "other") for c in tree.kids(i, "amod")):
            yield Named("war", i)
        elif (is_in(tree, i, "agreement") and _is_agreement(scene, i)) or _claimed(scene, i):
            truce = any(is_in(tree, w, "ceasefire") or tree.lemma(w) == "cessation" for w in modifiers(tree, i))
            yield Named("ceasefire" if truce else "agreement", i)
        elif _is_ceasefire(tree, i):
            yield Named("ceasefire", i)
        elif i in forces:
            yield Named("deployment", i, forces[i])
        elif is_in(tree, i, "peacekeepers") and not _part(tree, i) and "as" not in cases(tree, i):
            yield Named("deployment", i, _sent(tree, i))


def definite(tree: Tree, head: int) -> bool:
    """True for "the war", "their war", "Xland's war"."""
    return any(
        low(tree, c) in _DEFINITE or tree.tokens[c].deprel == "nmod:poss" for c in tree.kids(head, "det", "nmod")
    )


def modifiers(tree: Tree, head: int) -> list[int]:
    """The words before a noun that say which one it is, those that hang on them included."""
    under = tree.under(head)
    out: list[int] = []
    for i in range(head - 1, max(-1, head - 12), -1):
        token = tree.tokens[i]
        if i not in under or token.upos in ("ADP", "SCONJ", "CCONJ", "AUX") or token.text in (",", ";", ":", "(", ")"):
            break
        if token.upos not in ("PUNCT", "DET", "PART"):
            out.append(i)
    return out[::-1]


def complements(tree: Tree, head: int, *prepositions: str) -> list[int]:
    """The phrases after a noun that open with one of these prepositions."""
    return [c for c in tree.kids(head, "nmod", "obl") if c > head and cases(tree, c) & set(prepositions)]


def _part(tree: Tree, i: int) -> bool:
    """True where the word is only part of another name: "war crimes", "ceasefire violations", "war-torn", "post-war"."""
    head = tree.head(i)
    before_it = tree.rel(i) in ("compound", "amod", "nmod", "flat") or tree.tokens[i].deprel == "obl:unmarked"
    if head is not None and head > i and before_it and not cases(tree, i):
        between = range(i + 1, head)
        possessive = any(tree.tokens[w].xpos == "POS" for w in between)
        if not possessive and tree.tokens[head].upos in (*_NOUNS, "ADJ", "VERB") and not is_in(tree, head, "still"):
            return True
    after = tree.tokens[i + 1].text if i + 1 < len(tree.tokens) else ""
    before = low(tree, i - 2) if i > 1 and tree.tokens[i - 1].text in "-‐‑" else ""
    return after in ("-", "‑", "‐") or before in ("post", "pre", "anti", "inter", "non")


def _is_war(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if _part(tree, i) or _apart(tree, i, "not_war", "not_of_war") or _loose(tree, i):
        return False
    if _measured(tree, i):
        return True
    if cases(tree, i) & {"of", "at", "to", "for"} and not definite(tree, i) and not _certain(tree, i):
        return False
    if not definite(tree, i) and not tree.kids(i, "det") and not modifiers(tree, i) and not _certain(tree, i):
        return token.upos == "PROPN" and bool(tree.kids(i, "flat"))
    return not _held(tree, i)


def _measured(tree: Tree, i: int) -> bool:
    """ "Six weeks of war", "44 days of hostilities"."""
    head = tree.head(i)
    unit = head is not None and is_in(tree, head, "unit") and bool(tree.kids(head, "nummod"))
    return unit and "of" in cases(tree, i)


def _loose(tree: Tree, i: int) -> bool:
    """True for several at once ("such deals", "regional wars"), and for what is only called so ("calling it the wrong war")."""
    if is_in(tree, i, "weak_war"):
        return False
    several = tree.plural(i) and not tree.tokens[i].text[:1].isupper()
    if several and not any(tree.tokens[w].upos == "NUM" and len(tree.tokens[w].text) == 4 for w in tree.under(i)):
        return not any(tree.tokens[w].upos == "PROPN" for w in tree.kids(i, "compound"))
    return tree.plural(i) and not tree.tokens[max(0, i - 1)].text[:1].isupper()


def _is_invasion(tree: Tree, i: int) -> bool:
    return not _part(tree, i) and not _held(tree, i) and _certain(tree, i)


def _certain(tree: Tree, i: int) -> bool:
    """True where words beside it say which: a name, a year, between whom, where."""
    words = [*modifiers(tree, i), *complements(tree, i, "between", "with", "against", "over", "in", "of", "on")]
    return any(tree.tokens[w].upos in ("PROPN", "NUM") or tree.tokens[w].name != "O" for w in words)


def _held(tree: Tree, i: int) -> bool:
    """True inside "prisoners of war", "the threat of a war": the word names no thing of its own."""
    head = tree.head(i)
    return (
        head is not None
        and "of" in cases(tree, i)
        and is_in(tree, head, "held_by")
        and not (definite(tree, i) and _certain(tree, i))
    )


def _apart(tree: Tree, i: int, before: str, after: str) -> bool:
    """True where the words around it make it something else: "price war", "war of words", "deal on tariffs"."""
    if any(is_in(tree, w, before) for w in modifiers(tree, i)) or (i and is_in(tree, i - 1, before)):
        return True
    follow = complements(tree, i, "of", "on", "against", "for", "over", "about")
    return any(is_in(tree, w, after) for f in follow for w in (f, *tree.kids(f, "compound", "amod", "conj")))


def _is_agreement(scene: Scene, i: int) -> bool:
    """An agreement between those who fight, or on what they fight about; not a trade deal, "a great deal"."""
    tree = scene.tree
    if (
        _part(tree, i)
        or _loose(tree, i)
        or ("in" in cases(tree, i) and not tree.kids(i, "det", "amod", "compound", "nmod"))
    ):
        return False
    words = modifiers(tree, i)
    if any(is_in(tree, w, "of_conflict") for w in words):
        return True
    if _apart(tree, i, "not_agreement", "not_of_agreement") and not any(is_in(tree, w, "other") for w in words):
        return False
    return bool(_agreed(scene, i))


def _claimed(scene: Scene, i: int) -> bool:
    """A claim of an agreement whose word is none of ours: "the trilateral statement"."""
    own = [c for c in scene.on(i) if c.event.type == "agreement" and scene.trigger(c) == i]
    return (
        bool(own)
        and scene.tree.tokens[i].upos in _NOUNS
        and not is_in(scene.tree, i, "agreement")
        and not _loose(scene.tree, i)
    )


def _agreed(scene: Scene, i: int) -> bool:
    """True where something says that it is one of conflict: a claim, a broker, what it ended, what it is on, its name."""
    tree = scene.tree
    if any(c.event.type in ("agreement", "ceasefire", "mediation") for c in scene.on(i)):
        return True
    below = tree.under(i)
    near = {*below, *([] if (head := tree.head(i)) is None else [head])}
    if any(is_in(tree, w, "about_conflict") or (is_in(tree, w, "war") and w != i) for w in below - {i}):
        return True
    if any(is_in(tree, w, "broker", "mediation") for w in near):
        return True
    proper = tree.tokens[i].upos == "PROPN" and any(tree.tokens[w].upos == "PROPN" for w in modifiers(tree, i))
    return proper or (definite(tree, i) and not tree.kids(i, "amod", "compound", "nmod", "acl"))


def _is_ceasefire(tree: Tree, i: int) -> bool:
    """A truce by any name; "cease - fire" and "cessation of hostilities" are taken by their last and first word."""
    if is_in(tree, i, "ceasefire"):
        return not _part(tree, i) and not ("of" in cases(tree, i) and not tree.kids(i, "det", "amod"))
    if low(tree, i) in ("fire", "fires") and i > 1 and low(tree, i - 1) in ("-", "‑") and low(tree, i - 2) == "cease":
        return not _part(tree, i)
    if low(tree, i) == "fire" and i and low(tree, i - 1) == "cease":
        return not _part(tree, i)
    return tree.lemma(i) == "cessation" and any(is_in(tree, c, "weak_war") for c in complements(tree, i, "of"))


def _forces(scene: Scene) -> Iterator[tuple[int, int | None]]:
    """The forces that claims of deployments tell of: the word for the force, and the word that says it was sent."""
    tree = scene.tree
    for claim in scene.claims:
        if claim.event.type not in ("peacekeeping", "deployment"):
            continue
        verb = scene.trigger(claim)
        if verb is None:
            continue
        head = _force(scene, claim, verb)
        if head is not None:
            yield head, (verb if verb != head else _sent(tree, head))


def _force(scene: Scene, claim: Claim, verb: int) -> int | None:
    """The force of a deployment: what is counted, else the object or subject that is a force, else the noun itself."""
    tree = scene.tree
    own = {count.mention.span for count in claim.event.counts}
    for hit in scene.counts:
        if hit.count.kind == "strength" and hit.group is not None and hit.count.mention.span in own:
            return hit.group
    near = [*tree.kids(verb, "obj", "nsubj"), verb]
    force = next((w for w in near if is_in(tree, w, "forces", "peacekeepers") and tree.plural(w)), None)
    return verb if force is None and _intervenes(tree, verb) else force


def _intervenes(tree: Tree, verb: int) -> bool:
    """ "It intervened in Xland", "their military intervention"; not a debate over "intervention"."""
    if not is_in(tree, verb, "intervenes"):
        return is_in(tree, verb, "peacekeeping", "missions") and tree.tokens[verb].upos in _NOUNS
    owned = any(tree.tokens[w].deprel == "nmod:poss" or tree.tokens[w].upos == "PROPN" for w in tree.children[verb])
    return tree.tokens[verb].upos == "VERB" or owned or bool(complements(tree, verb, "by"))


def _sent(tree: Tree, i: int) -> int | None:
    """The verb by which a force is sent or stationed."""
    if any(is_in(tree, c, "sends") for c in tree.kids(i, "acl")):
        return next(c for c in tree.kids(i, "acl") if is_in(tree, c, "sends"))
    head = tree.head(i)
    if head is not None and tree.rel(i) in ("nsubj", "obj", "obl") and is_in(tree, head, "sends"):
        return head
    return None
