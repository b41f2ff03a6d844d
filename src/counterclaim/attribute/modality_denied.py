"""Events told as not having happened, and events that hang on a condition."""

from __future__ import annotations

from counterclaim.attribute.modality_chain import Scene, doubly_denied
from counterclaim.clauses import disclaimed


def negated(scene: Scene) -> list[int] | None:
    """ "Has not fired", "no civilians were hit", "failed to take", "without firing a shot"."""
    if disclaimed(scene.tree, scene.trigger) is not None:
        return [scene.trigger]
    phrase = sorted(scene.tree.covering(scene.event.trigger.span))
    if len(phrase) > 1 and scene.lemma(phrase[0]) in scene.listed("unrealised"):
        return phrase[:1]
    for link in scene.chain:
        found = _negator(scene, link.word)
        if found is not None:
            return [found]
        if link.via is not None and scene.lemma(link.word) in scene.listed("unrealised"):
            return None if doubly_denied(scene, link.word) or _warding(scene, link.word) else [link.word]
        if link.via is not None and scene.lemma(link.word) in scene.listed("denying"):
            return [link.word]
        marks = scene.tree.kids(link.word, "mark", "case")
        without = [c for c in marks if scene.lower(c) in scene.listed("without")]
        if without and link.word == scene.trigger:
            return without
    return _untrue(scene)


def _untrue(scene: Scene) -> list[int] | None:
    """ "It was incorrect to say that …", "it is untrue that …", "we wrote wrongly that …"; not "it was wrong to attack"."""
    tree, below = scene.tree, scene.trigger
    for word in tree.up(scene.trigger):
        clause = tree.rel(below) in ("ccomp", "csubj")
        if clause and scene.lemma(word) in scene.listed("telling"):
            wrongly = [c for c in tree.kids(word, "advmod") if scene.lower(c) in scene.listed("untruly")]
            if wrongly:
                return wrongly
            above = tree.head(word)
            if above is not None and scene.lemma(above) in scene.listed("untrue") and _negator(scene, above) is None:
                return [above] if tree.rel(word) in ("csubj", "ccomp", "xcomp", "advcl") else None
        that = any(scene.lower(c) == "that" for c in tree.kids(below, "mark"))
        if (
            clause
            and that
            and scene.lemma(word) in scene.listed("untrue") - {"wrong"}
            and _negator(scene, word) is None
        ):
            return [word]
        if tree.rel(below) not in ("ccomp", "csubj", "xcomp", "obj", "nmod", "nsubj", "obl"):
            return None
        below = word
    return None


def _warding(scene: Scene, word: int) -> bool:
    """True for an infinitive of warding off: "to prevent attacks" leaves open whether there were any."""
    return scene.lemma(word) in scene.listed("warding") and bool(scene.tree.kids(word, "mark"))


def _negator(scene: Scene, word: int) -> int | None:
    """The word that negates a predicate: its own, or a "no" on one of its participants."""
    tree = scene.tree
    for child in tree.children[word]:
        relation = tree.rel(child)
        if relation in ("advmod", "det", "cc", "neg") and _negates(scene, child):
            return child
        participant = relation in ("nsubj", "obj", "iobj") and tree.verbal(word)
        if participant:
            for inner in tree.children[child]:
                if tree.rel(inner) == "det" and scene.lower(inner) in ("no", "neither") and _negates(scene, inner):
                    return inner
            if scene.lower(child) in ("none", "nobody", "neither"):
                return child
    return None


def _negates(scene: Scene, word: int) -> bool:
    if scene.lower(word) not in scene.listed("negators") and scene.lemma(word) not in scene.listed("negators"):
        return False
    tokens = scene.tree.tokens
    following = tokens[word + 1].text.casefold() if word + 1 < len(tokens) else ""
    return following not in scene.listed("negator_exceptions")


def conditional(scene: Scene) -> list[int] | None:
    """ "If it attacks …", "should they withdraw …", and what would follow then."""
    tree = scene.tree
    for link in scene.chain:
        for clause in tree.kids(link.word, "advcl"):
            mark = _condition_mark(scene, clause)
            follows = scene.modal(link.word) or _future(scene, link.word)
            if mark is not None and follows and not scene.doubting(clause):
                return [mark]
        would = [c for c in tree.kids(link.word, "aux") if scene.lower(c) in scene.listed("would")]
        if would and scene.perfect(link.word):
            return would
        if link.via is not None and scene.lemma(link.word) in scene.listed("cases"):
            return [link.word]
    inverted = _inverted(scene)
    if inverted is not None:
        return [inverted]
    for word in [scene.trigger, *tree.up(scene.trigger)]:
        mark = _condition_mark(scene, word) if tree.rel(word) in ("advcl", "ccomp") else None
        if mark is not None and word not in scene.cue:
            return None if scene.doubting(word) else [mark]
        if tree.rel(word) == "acl":
            return None
    return None


def _inverted(scene: Scene) -> int | None:
    """ "Should they withdraw, fighting could resume": an opening auxiliary that asks nothing, read off the words."""
    tokens = scene.tree.tokens
    if not tokens or tokens[0].text not in ("Should", "Were", "Had") or tokens[-1].text == "?":
        return None
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    if comma is None or not any(scene.lower(i) in scene.modals() for i in range(comma, len(tokens))):
        return None
    inside = scene.trigger < comma
    return 0 if inside or any(scene.modal(link.word) for link in scene.chain) else None


def _condition_mark(scene: Scene, clause: int) -> int | None:
    tree = scene.tree
    for child in tree.children[clause]:
        text = scene.lower(child)
        if tree.rel(child) == "mark" and text in scene.listed("conditions") and not _as_if(scene, child):
            return child
        inverted = text in ("should", "were", "had") and tree.rel(child) == "aux" and tree.rel(clause) == "advcl"
        if inverted and all(child < subject for subject in tree.kids(clause, "nsubj")) and tree.kids(clause, "nsubj"):
            return child
    return None


def _as_if(scene: Scene, mark: int) -> bool:
    return mark > 0 and scene.lower(mark - 1) in ("as", "even")


def _future(scene: Scene, word: int) -> bool:
    return scene.lemma(word) in scene.listed("consequence")
