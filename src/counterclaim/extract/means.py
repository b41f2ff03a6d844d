"""The type of an attack by its means: "attacked with drones" is a drone strike, "shells killed two" a shelling."""

from __future__ import annotations

from counterclaim.extract.scene import Scene

_WITH = frozenset({"with", "by", "from", "using", "of", "in"})
_SUICIDE = frozenset({"suicide", "bomber", "booby"})
#: Types that a weapon may turn into another; the rest keep theirs ("killed by shells" is handled apart).
_OPEN = frozenset({"attack", "shooting", "bombing", "airstrike", "shelling", None})

#: Types that "the attack" takes over from the sentence before.
_KEPT = frozenset({"bombing", "use_of_chemical", "shelling", "airstrike", "drone_strike"})


def type_by_means(scene: Scene, head: int, base: str | None, *, phrase: bool = False) -> str | None:
    """The type of the trigger at `head`, whose word alone would give `base`."""
    if base not in _OPEN or (phrase and base != "attack"):
        return base
    near = _near(scene, head)
    again = _told_before(scene, head)
    if again == "use_of_chemical":  # carried by jets or shells, it stays what it was
        return again
    kinds = [
        scene.lexicon.by_weapon[scene.weapon_at[i].weapon.id]
        for i in near
        if i in scene.weapon_at and scene.weapon_at[i].weapon.id in scene.lexicon.by_weapon
    ]
    lemmas = {scene.lemmas[i] for i in near} | {scene.lemmas[head]}
    if "suicide" in lemmas or ("car" in lemmas and "bomb" in " ".join(lemmas)):
        return "bombing"
    if lemmas & scene.lexicon.air and not (lemmas & {"drone", "unmanned"}):
        return "airstrike"
    if kinds:
        # "Opened fire with small arms and mortars": a heavier weapon is named.
        first = "shelling" if kinds[0] == "shooting" and "shelling" in kinds else kinds[0]
        if first == "bombing" and base == "airstrike" and not ({"car", "roadside", "grenade"} & lemmas):
            return "airstrike"
        return "shelling" if base == "shelling" and first in ("bombing", "shooting") else first
    if scene.lemmas[head] == "strike" and scene.tree.tokens[head].upos == "NOUN" and scene.strikes_from_air:
        return "airstrike"
    return again or base


def _told_before(scene: Scene, head: int) -> str | None:
    """ "The attack", after one was told: its type."""
    tree = scene.tree
    definite = {scene.lemmas[c] for c in tree.kids(head, "det")} & {"the", "this", "that"}
    if scene.lemmas[head] != "attack" or tree.tokens[head].upos != "NOUN" or tree.plural(head) or not definite:
        return None
    bare = not tree.kids(head, "amod", "compound", "nmod")
    return scene.act_before if bare and scene.act_before in _KEPT else None


def _near(scene: Scene, head: int) -> list[int]:
    """The words that may name the means: modifiers, subject, object, and what stands in "with" or "by"."""
    tree, out = scene.tree, []
    for child in sorted(tree.children[head]):
        rel = tree.rel(child)
        if rel in ("compound", "amod", "nsubj", "obj", "nummod") or (
            rel in ("nmod", "obl") and _WITH & {scene.lemmas[c] for c in tree.kids(child, "case")}
        ):
            out.extend(_shallow(scene, child))
        if rel == "nmod" and tree.tokens[child].deprel == "nmod:poss":
            out.extend(_shallow(scene, child))
        if rel == "advcl" and scene.lemmas[child] == "use":
            for used in tree.kids(child, "obj"):
                out.extend(_shallow(scene, used))
    governor = tree.head(head)
    if governor is not None and tree.rel(head) in ("obj", "nsubj", "obl", "compound", "conj"):
        if tree.rel(head) == "compound":
            out.append(governor)
        else:
            for child in tree.kids(governor, "obl"):
                if child != head and {"with", "by"} & {scene.lemmas[c] for c in tree.kids(child, "case")}:
                    out.extend(_shallow(scene, child))
    return out


def _shallow(scene: Scene, word: int) -> list[int]:
    """The word with its own modifiers and the members of its list."""
    out = [word]
    for child in sorted(scene.tree.children[word]):
        if scene.tree.rel(child) in ("compound", "amod", "conj", "flat", "nmod") and not scene.tree.verbal(child):
            out.append(child)
            out.extend(c for c in scene.tree.kids(child, "compound", "amod"))
    return out
