"""Events still to come, and events told with a doubt."""

from __future__ import annotations

from counterclaim.attribute.modality_chain import Scene, definite, doubly_denied


def planned(scene: Scene) -> list[int] | None:
    """ "Will leave", "is set to see", "ordered an invasion", "threatened to strike", "should go back"."""
    tree = scene.tree
    for link in scene.chain:
        found = _future_form(scene, link.word)
        if found is not None:
            return [found]
        if link.via is not None and _plans(scene, link.word, link.via):
            return [link.word]
        if tree.rel(link.word) == "root" and (to := _bare_infinitive(scene, link.word)) is not None:
            return [to]
    return None


def forbidden(scene: Scene) -> list[int] | None:
    """ "Warned X against shelling", "urged X not to attack": neither done nor denied."""
    tree = scene.tree
    for link in scene.chain:
        head = tree.head(link.word)
        if head is None or scene.lemma(head) not in scene.listed("bidding"):
            continue
        marks = {scene.lower(c) for c in tree.kids(link.word, "mark", "case", "advmod")}
        if ("against" in marks and scene.lemma(head) in scene.listed("warning")) or {"not", "to"} <= marks:
            return [head]
    return None


def _future_form(scene: Scene, word: int) -> int | None:
    """The auxiliary that sets a verb in the future: "will", "should", "is to meet"; not "would have met"."""
    tree = scene.tree
    wished = scene.listed("obligation_modals") | scene.listed("would")
    for aux in tree.kids(word, "aux", "cop"):
        text = scene.lower(aux)
        if text in scene.listed("plan_modals") or (text in wished and not scene.perfect(word)):
            return aux
        to = [c for c in tree.kids(word, "mark") if scene.lower(c) == "to" and c == aux + 1]
        if (
            scene.lemma(aux) == "be"
            and to
            and not scene.perfect(word)
            and scene.lemma(word) not in scene.listed("to_idioms")
        ):
            return aux
    return None


def _bare_infinitive(scene: Scene, word: int) -> int | None:
    """The "to" of a headline: "Norland to close its border"."""
    tree = scene.tree
    if not tree.kids(word, "nsubj") or tree.kids(word, "aux"):
        return None
    return next((c for c in tree.kids(word, "mark") if scene.lower(c) == "to"), None)


def _plans(scene: Scene, word: int, via: int) -> bool:
    """True if a word over the event sets it in the future."""
    tree, lemma, relation = scene.tree, scene.lemma(word), scene.tree.rel(via)
    if relation in ("acl", "nmod") and lemma in scene.listed("plan_nouns"):
        return True
    infinitive = any(tree.tokens[c].upos == "PART" and scene.lower(c) == "to" for c in tree.children[via])
    if tree.tokens[word].upos == "ADJ" or lemma in ("set", "due"):
        future = lemma in scene.listed("plan_adjectives")
        return future and (infinitive or relation in ("nsubj", "obl")) and not scene.perfect(via)
    if relation in ("obj", "nsubj") and lemma in scene.listed("plan_verbs_object"):
        return lemma in scene.listed("plan_verbs_definite") or not definite(tree, via)
    if relation in ("obj", "nsubj") and lemma in scene.listed("warding"):
        return bool(tree.kids(word, "mark")) and not doubly_denied(scene, word)
    if relation == "obl":
        return lemma in scene.listed("plan_verbs_for")
    if relation not in ("xcomp", "ccomp", "csubj") or lemma not in scene.listed("plan_verbs"):
        return False
    if lemma in scene.listed("plan_verbs_infinitive"):
        return infinitive and not scene.perfect(via)
    return relation == "xcomp" or scene.modal(via) or infinitive


def hedged(scene: Scene) -> list[int] | None:
    """ "Apparently", "is said to have", "may have", "a suspected attack", "it is unclear whether"."""
    tree = scene.tree
    for link in scene.chain:
        for child in tree.children[link.word]:
            if _hedging_child(scene, child):
                return [child]
        if link.via is not None and _hedging_head(scene, link.word, link.via):
            return [link.word]
    verb = tree.head(scene.trigger)
    if verb is not None and tree.rel(scene.trigger) == "nsubj" and verb not in scene.cue:
        for child in tree.kids(verb, "advmod"):  # "firing apparently lessens by day"
            if _hedging_child(scene, child):
                return [child]
    cue = [i for i in sorted(scene.cue) if scene.lemma(i) in scene.listed("hedge_verbs")]
    if cue:
        return cue
    return _open_question(scene) or _view(scene)


def _hedging_child(scene: Scene, child: int) -> bool:
    relation, text, lemma = scene.tree.rel(child), scene.lower(child), scene.lemma(child)
    if relation in ("advmod", "discourse", "parataxis") and text in scene.listed("hedge_adverbs"):
        return True
    if relation == "aux" and text in scene.listed("hedge_modals"):
        return True
    return relation == "amod" and (
        text in scene.listed("hedge_adjectives") or lemma in scene.listed("hedge_adjectives")
    )


def _hedging_head(scene: Scene, word: int, via: int) -> bool:
    tree, lemma, relation = scene.tree, scene.lemma(word), scene.tree.rel(via)
    clause = relation in ("xcomp", "ccomp", "csubj")
    if (clause and lemma in scene.listed("hedge_verbs")) or (relation == "advcl" and lemma in scene.listed("hedge_of")):
        return True
    if relation in ("nmod", "acl") and lemma in scene.listed("hedge_reports"):
        return any(_hedging_child(scene, c) for c in tree.kids(word, "amod"))
    passive = any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in tree.children[word])
    if clause and passive and lemma in scene.listed("hedge_passives"):
        return True
    return relation in ("nmod", "acl") and lemma in scene.listed("hedge_objects")


def _open_question(scene: Scene) -> list[int] | None:
    """ "It was not clear whether the strikes had been carried out by …" """
    tree = scene.tree
    for link in scene.chain:
        word = link.word
        marks = [c for c in tree.kids(word, "mark") if scene.lower(c) in scene.listed("question_marks")]
        head = tree.head(word)
        open_above = head is not None and scene.lemma(head) in scene.listed("open_questions")
        if marks and open_above and tree.rel(word) != "advcl":
            return marks
        if marks and scene.lower(marks[0]) == "whether":
            return marks
    return None


def _view(scene: Scene) -> list[int] | None:
    """ "In her view …", "had all the hallmarks of", "if you trust the media": a guess, or doubt cast on the source."""
    tree = scene.tree
    top = tree.clause_head(scene.trigger)
    for child in tree.kids(scene.trigger, "acl"):
        if scene.lemma(child) in scene.listed("hedge_verbs") and tree.kids(child, "ccomp", "xcomp"):
            return [child]
    for child in tree.kids(top, "parataxis"):
        if scene.lemma(child) in scene.listed("hedge_verbs") and tree.kids(child, "nsubj"):
            return [child]
    for child in tree.kids(top, "advcl", "parataxis"):
        if scene.doubting(child) and any(scene.lower(c) == "if" for c in tree.kids(child, "mark")):
            return [child]
    for child in tree.kids(top, "obl", "obj"):
        lists = scene.listed("hedge_nouns") if tree.rel(child) == "obl" else frozenset({"hallmark"})
        if scene.lemma(child) in lists:
            return [child]
    return None
