"""Modality: is the event told as a fact, denied, hedged, planned, or made to hang on a condition?

The trigger's *chain* is walked upwards: its own predicate, then every word that governs it and whose force it
shares (a light verb, an auxiliary's verb, a plan, a seeming). The walk ends at the attribution's cue: what lies above
tells who speaks, not what happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.attribute.tree import NOMINAL, Tree
from counterclaim.attribute.wordlists import words
from counterclaim.records import Attribution, Document, Event, Evidence, Found, Sentence

LEXICON = "modality"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class _Link:
    """One predicate (or noun) over the event; `via` is the word below it through which we came.

    None for the event itself.
    """

    word: int
    via: int | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a rule looks at."""

    tree: Tree
    trigger: int
    chain: tuple[_Link, ...]
    cue: set[int]
    event: Event
    attribution: Attribution
    language: str = "en"

    def listed(self, name: str) -> frozenset[str]:
        """One of the word lists."""
        return words(self.language, LEXICON).get(name, frozenset())

    def lemma(self, word: int) -> str:
        """A word's lemma in lower case."""
        return self.tree.lemma(word)

    def lower(self, word: int) -> str:
        """The word itself in lower case."""
        return self.tree.tokens[word].text.casefold()


def modality_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Found[str]:
    """How the claim's event is told: `asserted`, `negated`, `hedged`, `planned` or `conditional`.

    `si` is the sentence, `ti` the head word of the trigger in it. A denial is always `negated`.
    """
    if attribution.speech.value == "denies":
        span = attribution.cue.span if attribution.cue else None
        return Found("negated", Evidence("en.modality.denial/1", 0.97, span))
    tree = Tree(sentences[si].tokens)
    cue = tree.covering(attribution.cue.span if attribution.cue else None)
    scene = _Scene(tree, ti, (), cue, event, attribution)
    scene = _Scene(tree, ti, tuple(_chain(scene)), cue, event, attribution)
    for value, method, score, rule in RULES:
        found = rule(scene)
        if found:
            return Found(value, Evidence(f"en.modality.{method}/1", score, tree.words(found)))
    return Found("asserted", Evidence("en.modality.plain/1", 0.95, event.trigger.span))


def _chain(scene: _Scene) -> Iterator[_Link]:
    """The event's word, then upwards each word whose force it shares."""
    tree, word, via = scene.tree, scene.trigger, None
    seen: set[int] = set()
    while word not in seen and word not in scene.cue:
        seen.add(word)
        yield _Link(word, via)
        head = tree.head(word)
        if head is None or not _carries(scene, word, head):
            return
        word, via = head, word


def _carries(scene: _Scene, word: int, head: int) -> bool:
    """True if the force of `head` holds for `word` as well."""
    tree = scene.tree
    relation = tree.rel(word)
    if relation == "conj":
        return not _own_subject(tree, word) or not tree.verbal(word)
    if relation in ("xcomp", "ccomp", "csubj"):
        return True
    if relation == "acl":
        return tree.tokens[word].deprel == "acl" and tree.lemma(head) in scene.listed("plan_nouns")
    if relation in ("compound", "amod", "flat", "appos", "fixed", "nummod"):
        return tree.tokens[head].upos in NOMINAL
    if relation in ("nmod", "obl") and tree.tokens[head].upos in NOMINAL:
        return tree.lemma(head) in scene.listed("plan_nouns") | scene.listed("hedge_objects") | {
            "role",
            "part",
            "involvement",
            "responsibility",
        }
    if relation in ("obj", "nsubj", "obl", "iobj"):
        return _noun_carries(scene, word, head)
    return False


def _own_subject(tree: Tree, word: int) -> bool:
    return bool(tree.kids(word, "nsubj", "csubj"))


def _noun_carries(scene: _Scene, word: int, head: int) -> bool:
    """True if a verb's force holds for the event that its subject or object names.

    A light verb or one of occurring always hands it on ("no attack took place"); another verb only to a thing planned
    ("ordered an invasion"), or to what is newly spoken of: "the attack could change minds" takes it for granted.
    """
    tree, lemma = scene.tree, scene.lemma(head)
    relation = tree.tokens[word].deprel
    if relation == "nsubj":
        return lemma in scene.listed("occur") or _copular(tree, head)
    if lemma in scene.listed("light") | scene.listed("occur"):
        return relation != "obl" or lemma in ("come", "return", "go", "set", "prepare")
    if relation in ("obj", "nsubj:pass"):
        return lemma in scene.listed("plan_verbs_object") | scene.listed("unrealised") or not _definite(tree, word)
    return relation == "obl" and lemma in ("set", "plan", "prepare", "schedule", "call", "aim", "escape")


def _copular(tree: Tree, word: int) -> bool:
    """True for "a strike is likely", "an attack is under way": the predicate of the noun itself."""
    return any(tree.tokens[c].deprel == "cop" for c in tree.children[word]) and tree.tokens[word].upos in ("ADJ", "ADV")


def _definite(tree: Tree, word: int) -> bool:
    return any(
        (tree.rel(c) == "det" and tree.tokens[c].text.casefold() in DEFINITE) or tree.tokens[c].deprel == "nmod:poss"
        for c in tree.children[word]
    )


def _negated(scene: _Scene) -> list[int] | None:
    """ "Has not fired", "no civilians were hit", "failed to take", "without firing a shot"."""
    for link in scene.chain:
        found = _negator(scene, link.word)
        if found is not None:
            return [found]
        if link.via is not None and scene.lemma(link.word) in scene.listed("unrealised"):
            return [link.word]
        if link.via is not None and scene.lemma(link.word) in scene.listed("denying"):
            return [link.word]
        marks = scene.tree.kids(link.word, "mark", "case")
        without = [c for c in marks if scene.lower(c) in scene.listed("without")]
        if without and link.word == scene.trigger:
            return without
    return None


def _negator(scene: _Scene, word: int) -> int | None:
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


def _negates(scene: _Scene, word: int) -> bool:
    if scene.lower(word) not in scene.listed("negators") and scene.lemma(word) not in scene.listed("negators"):
        return False
    tokens = scene.tree.tokens
    following = tokens[word + 1].text.casefold() if word + 1 < len(tokens) else ""
    if following in ("longer",):
        return True
    return following not in scene.listed("negator_exceptions")


def _conditional(scene: _Scene) -> list[int] | None:
    """ "If it attacks …", "should they withdraw …", and what would follow then."""
    tree = scene.tree
    for link in scene.chain:
        mark = _condition_mark(scene, link.word)
        if mark is not None and tree.rel(link.word) == "advcl":
            return [mark]
        head = link.word
        for clause in tree.kids(head, "advcl"):
            mark = _condition_mark(scene, clause)
            if mark is not None and (_modal(scene, head) or _future(scene, head)) and not _doubted(scene, clause):
                return [mark]
    above = list(tree.up(scene.trigger))
    for word in above:
        mark = _condition_mark(scene, word) if tree.rel(word) == "advcl" else None
        if mark is not None and word not in scene.cue:
            return (
                [mark]
                if all(
                    not tree.tokens[w].deprel.startswith("acl") for w in [scene.trigger, *above[: above.index(word)]]
                )
                else None
            )
    return None


def _condition_mark(scene: _Scene, clause: int) -> int | None:
    tree = scene.tree
    for child in tree.children[clause]:
        text = scene.lower(child)
        if tree.rel(child) == "mark" and text in scene.listed("conditions") and not _as_if(scene, child):
            return child
        inverted = text in ("should", "were", "had") and tree.rel(child) == "aux" and tree.rel(clause) == "advcl"
        if inverted and all(child < subject for subject in tree.kids(clause, "nsubj")) and tree.kids(clause, "nsubj"):
            return child
    return None


def _as_if(scene: _Scene, mark: int) -> bool:
    return mark > 0 and scene.lower(mark - 1) in ("as", "even")


def _doubted(scene: _Scene, clause: int) -> bool:
    return scene.lemma(clause) in scene.listed("doubting")


def _modal(scene: _Scene, word: int) -> bool:
    modals = (
        scene.listed("hedge_modals")
        | scene.listed("plan_modals")
        | scene.listed("would")
        | scene.listed("obligation_modals")
    )
    return any(scene.lower(c) in modals for c in scene.tree.kids(word, "aux"))


def _future(scene: _Scene, word: int) -> bool:
    return scene.lemma(word) in ("expect", "likely", "ready", "threaten", "warn")


def _planned(scene: _Scene) -> list[int] | None:
    """ "Will leave", "is set to see", "ordered an invasion", "threatened to strike", "should go back"."""
    tree = scene.tree
    for link in scene.chain:
        for aux in tree.kids(link.word, "aux"):
            text = scene.lower(aux)
            if text in scene.listed("plan_modals") or (
                text in scene.listed("obligation_modals") and not _perfect(scene, link.word)
            ):
                return [aux]
            if text in scene.listed("would") and not _perfect(scene, link.word):
                return [aux]
        if link.via is not None and _plans(scene, link.word, link.via):
            return [link.word]
    return None


def _plans(scene: _Scene, word: int, via: int) -> bool:
    """True if a word over the event sets it in the future."""
    tree, lemma, relation = scene.tree, scene.lemma(word), scene.tree.rel(via)
    if relation in ("acl", "nmod") and lemma in scene.listed("plan_nouns"):
        return True
    infinitive = any(tree.tokens[c].upos == "PART" and scene.lower(c) == "to" for c in tree.children[via])
    if tree.tokens[word].upos == "ADJ" or lemma in ("set", "due"):
        future = lemma in scene.listed("plan_adjectives")
        return future and (infinitive or relation in ("nsubj", "obl")) and not _perfect(scene, via)
    if relation in ("obj", "nsubj") and lemma in scene.listed("plan_verbs_object"):
        return not _definite(tree, via)
    if relation in ("obl",):
        return lemma in ("set", "plan", "prepare", "schedule")
    if relation not in ("xcomp", "ccomp", "csubj") or lemma not in scene.listed("plan_verbs"):
        return False
    if lemma in scene.listed("plan_verbs_infinitive"):
        return infinitive and not _perfect(scene, via)
    return relation == "xcomp" or _modal(scene, via) or infinitive


def _perfect(scene: _Scene, word: int) -> bool:
    """True for "may have fired": the auxiliary have on the predicate."""
    return any(scene.lemma(c) == "have" for c in scene.tree.kids(word, "aux"))


def _hedged(scene: _Scene) -> list[int] | None:
    """ "Apparently", "is said to have", "may have", "a suspected attack", "it is unclear whether"."""
    tree = scene.tree
    for link in scene.chain:
        for child in tree.children[link.word]:
            if _hedging_child(scene, child):
                return [child]
        if link.via is not None and _hedging_head(scene, link.word, link.via):
            return [link.word]
    cue = [i for i in sorted(scene.cue) if scene.lemma(i) in scene.listed("hedge_verbs")]
    if cue:
        return cue
    return _open_question(scene) or _view(scene)


def _hedging_child(scene: _Scene, child: int) -> bool:
    relation, text, lemma = scene.tree.rel(child), scene.lower(child), scene.lemma(child)
    if relation in ("advmod", "discourse", "parataxis") and text in scene.listed("hedge_adverbs"):
        return True
    if relation == "aux" and text in scene.listed("hedge_modals"):
        return True
    return relation == "amod" and (
        text in scene.listed("hedge_adjectives") or lemma in scene.listed("hedge_adjectives")
    )


def _hedging_head(scene: _Scene, word: int, via: int) -> bool:
    tree, lemma, relation = scene.tree, scene.lemma(word), scene.tree.rel(via)
    clause = relation in ("xcomp", "ccomp", "csubj")
    if clause and lemma in scene.listed("hedge_verbs"):
        return True
    passive = any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in tree.children[word])
    if clause and passive and lemma in scene.listed("hedge_passives"):
        return True
    return relation in ("nmod", "acl") and lemma in scene.listed("hedge_objects")


def _open_question(scene: _Scene) -> list[int] | None:
    """ "It was not clear whether the strikes had been carried out by …" """
    tree = scene.tree
    for link in scene.chain:
        word = link.word
        marks = [c for c in tree.kids(word, "mark") if scene.lower(c) in scene.listed("question_marks")]
        head = tree.head(word)
        if (
            marks
            and head is not None
            and tree.rel(word) != "advcl"
            and scene.lemma(head) in scene.listed("open_questions")
        ):
            return marks
        if marks and scene.lower(marks[0]) == "whether":
            return marks
    return None


def _view(scene: _Scene) -> list[int] | None:
    """ "In her view …", "had all the hallmarks of", "if you trust the media": a guess, or doubt cast on the source."""
    tree = scene.tree
    top = tree.clause_head(scene.trigger)
    for child in tree.kids(top, "advcl", "parataxis"):
        if _doubted(scene, child) and any(scene.lower(c) == "if" for c in tree.kids(child, "mark")):
            return [child]
    for child in tree.kids(top, "obl", "obj"):
        lists = scene.listed("hedge_nouns") if tree.rel(child) == "obl" else frozenset({"hallmark"})
        if scene.lemma(child) in lists:
            return [child]
    return None


Rule = Callable[[_Scene], list[int] | None]
#: In order of rank: what is denied is not merely hedged, and a condition outranks the plan in it.
RULES: tuple[tuple[str, str, float, Rule], ...] = (
    ("negated", "negation", 0.85, _negated),
    ("conditional", "condition", 0.8, _conditional),
    ("planned", "plan", 0.8, _planned),
    ("hedged", "hedge", 0.8, _hedged),
)

__all__ = ["modality_of"]
