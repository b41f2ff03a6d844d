"""Words of responsibility and blame that name an event told before."""

from __future__ import annotations

from counterclaim.clauses import disclaimed
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words

#: Acts that a later word of blame may stand for: acts of force, and harm done to persons.
BLAMED = frozenset(
    {
        "shelling",
        "airstrike",
        "drone_strike",
        "shooting",
        "bombing",
        "attack",
        "use_of_chemical",
        "killing",
        "abduction",
    }
)


RESPONSIBLE = frozenset({"responsibility", "involvement", "role", "part"})


_DENIES = frozenset({"deny", "reject", "dismiss", "refute"})
#: Nouns that stand for an act told before.
_STANDS_FOR = frozenset({"crime", "act", "action", "deed", "incident"})


_BLAMES = frozenset({"accuse", "blame", "suspect", "attribute", "ascribe", "responsible", "responsibility"})


def denied_responsibility(scene: Scene, i: int) -> Trigger | None:
    """ "X denied responsibility", "rejected the charge", of the act told last; "responsibility for the raid" is told by the raid."""
    tree, head = scene.tree, scene.tree.head(i)
    if (
        scene.lemmas[i] not in RESPONSIBLE | _charges()
        or tree.tokens[i].upos != "NOUN"
        or head is None
        or scene.blame_before is None
    ):
        return None
    if scene.lemmas[head] not in ("deny", "reject", "dismiss") or tree.rel(i) != "obj":
        return None
    if scene.lemmas[i] in _charges():
        told_of = {scene.lemmas[c] for c in tree.kids(i, "det")} & {"the", "this", "these", "those", "all", "both"}
        if not told_of or tree.kids(i, "nmod", "acl", "ccomp"):
            return None  # "the report that …" tells what it was
        return Trigger(i, i + 1, i, scene.blame_before, "en.extract.denied_charge/1", 0.6)
    told = {scene.lemmas[w] for w in tree.kids(i, "nmod")} & (set(scene.lexicon.nouns) | set(scene.lexicon.means_nouns))
    return None if told else Trigger(i, i + 1, i, scene.blame_before, "en.extract.denied_responsibility/2", 0.75)


def denied(scene: Scene, word: int) -> bool:
    """The very thing that somebody denies, or says he had no part in: "denied the shooting", "had nothing to do with the killings"."""
    verb = scene.tree.head(word)
    if disclaimed(scene.tree, word) is not None:
        return True
    return verb is not None and scene.tree.rel(word) == "obj" and scene.lemmas[verb] in _DENIES


def blamed_for_it(scene: Scene, i: int) -> Trigger | None:
    """ "Accused X of the crime", "X claimed responsibility for the action", of the act told last."""
    tree, head = scene.tree, scene.tree.head(i)
    if scene.lemmas[i] not in _STANDS_FOR or tree.tokens[i].upos != "NOUN" or head is None or tree.plural(i):
        return None
    if not {scene.lemmas[c] for c in tree.kids(i, "det")} & {"the", "this", "that"} or tree.kids(i, "nmod", "acl"):
        return None
    over = next((w for w in (head, tree.head(head)) if w is not None and scene.lemmas[w] in _BLAMES), None)
    told = _told_before(scene, i) if over is not None else None
    return Trigger(i, i + 1, i, told, "en.extract.blamed_for_it/1", 0.7) if told else None


def _told_before(scene: Scene, i: int) -> str | None:
    """The type of the act told last: in the sentence's own words before, else in an earlier sentence."""
    lex, tokens = scene.lexicon, scene.tree.tokens
    for word in range(i - 1, -1, -1):
        table = lex.nouns if tokens[word].upos == "NOUN" else lex.verbs if tokens[word].upos == "VERB" else {}
        kind = table.get(scene.lemmas[word])
        if kind in BLAMED:
            return kind
    return scene.blame_before


def _charges() -> frozenset[str]:
    """What is said to have been done, told before: "Turkey denied those accusations". A denied report or claim is an answer to it
    (`counterclaim.attribute.answers`)."""
    return words("en", "reporting")["charges"] - words("en", "reporting")["tales"]
