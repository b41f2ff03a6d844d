"""The chain of words whose force an event shares: what the rules of modality look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.lang.wordlists import words
from counterclaim.records import Attribution, Event
from counterclaim.syntax import NOMINAL, Tree

LEXICON = "modality"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Nouns that hand a denial or a doubt on to the event in them: "any role in the assault".
PARTS = frozenset({"role", "part", "involvement"})


@dataclass(frozen=True, slots=True)
class Link:
    """One word over the event; `via` is the word below it through which the walk came, None for the event itself."""

    word: int
    via: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule looks at."""

    tree: Tree
    trigger: int
    chain: tuple[Link, ...]
    cue: frozenset[int]
    event: Event
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

    def modals(self) -> frozenset[str]:
        """All auxiliaries of what is not plainly so."""
        names = ("hedge_modals", "plan_modals", "would", "obligation_modals")
        return frozenset().union(*(self.listed(name) for name in names))

    def modal(self, word: int) -> bool:
        """True if such an auxiliary stands on the word."""
        return any(self.lower(c) in self.modals() for c in self.tree.kids(word, "aux"))

    def perfect(self, word: int) -> bool:
        """True for "may have fired": the auxiliary have on the predicate."""
        return any(self.lemma(c) == "have" for c in self.tree.kids(word, "aux"))

    def doubting(self, clause: int) -> bool:
        """True for "if you trust the media"."""
        return self.lemma(clause) in self.listed("doubting")


def scene_of(tree: Tree, trigger: int, event: Event, attribution: Attribution) -> Scene:
    """The scene of one claim: the tree, the chain over its trigger, and the cue's words."""
    cue = frozenset(tree.covering(attribution.cue.span if attribution.cue else None))
    bare = Scene(tree, trigger, (), cue, event)
    return replace(bare, chain=tuple(_chain(bare)))


def _chain(scene: Scene) -> Iterator[Link]:
    """The event's word, then upwards each word whose force it shares."""
    tree, word, via = scene.tree, scene.trigger, None
    seen: set[int] = set()
    while word not in seen and word not in scene.cue:
        seen.add(word)
        yield Link(word, via)
        word = _past_conjunct(tree, word)
        head = tree.head(word)
        if head is None or not _carries(scene, word, head):
            return
        via = _raised(scene, word, head) or word
        word = head


def _past_conjunct(tree: Tree, word: int) -> int:
    """A conjoined infinitive with its own auxiliary shares only what governs the first verb.

    In "appeared to have crossed the river and to have seized a hill" both appear; the first verb's own words are not
    the second's.
    """
    head = tree.head(word)
    if tree.rel(word) == "conj" and head is not None and tree.verbal(word) and tree.kids(word, "aux", "mark"):
        return head if not tree.finite(word) else word
    return word


def _raised(scene: Scene, word: int, head: int) -> int | None:
    """The verb below a verb of seeming or planning whose subject the event is: "hold" in "a truce appeared to hold"."""
    tree = scene.tree
    if tree.rel(word) != "nsubj" or scene.lemma(head) not in scene.listed("raising"):
        return None
    return next(iter(tree.kids(head, "xcomp")), None)


def _carries(scene: Scene, word: int, head: int) -> bool:
    """True if the force of `head` holds for `word` as well."""
    tree = scene.tree
    relation = tree.rel(word)
    if relation == "conj":
        return not tree.verbal(word) or not (tree.kids(word, "nsubj", "csubj") or tree.finite(word))
    if relation in ("xcomp", "ccomp", "csubj"):
        return True
    if relation == "acl" and tree.tokens[word].deprel == "acl" and _witnessed(scene, head):
        return True
    if relation == "acl":
        return tree.tokens[word].deprel == "acl" and tree.lemma(head) in scene.listed("plan_nouns")
    if relation in ("compound", "amod", "flat", "appos", "fixed", "nummod"):
        return tree.tokens[head].upos in NOMINAL
    if relation in ("nmod", "obl") and tree.tokens[head].upos in NOMINAL:
        names = ("plan_nouns", "hedge_objects", "hedge_reports", "cases")
        return tree.lemma(head) in frozenset().union(PARTS, *(scene.listed(name) for name in names))
    if relation == "advcl" and scene.lemma(head) in scene.listed("hedge_of"):
        return True
    if relation == "obl" and tree.lemma(head) == "responsible":
        return True
    if relation in ("obj", "nsubj", "obl", "iobj"):
        return _noun_carries(scene, word, head)
    return False


def _witnessed(scene: Scene, noun: int) -> bool:
    verb = scene.tree.head(noun)
    return verb is not None and scene.tree.rel(noun) == "obj" and scene.lemma(verb) in scene.listed("witnessing")


def _noun_carries(scene: Scene, word: int, head: int) -> bool:
    """True if a verb's force holds for the event that its subject or object names.

    A light verb or one of occurring always hands it on ("no attack took place"); another verb only to a thing planned
    ("ordered an invasion"), or to what is newly spoken of: "the attack could change minds" takes it for granted.
    """
    tree, lemma = scene.tree, scene.lemma(head)
    relation = tree.tokens[word].deprel
    if _raised(scene, word, head) is not None or (relation == "obj" and _witnessed(scene, word)):
        return True
    if relation == "nsubj":
        return lemma in scene.listed("occur") or _copular(tree, head)
    if lemma in scene.listed("light") | scene.listed("occur"):
        return relation != "obl" or lemma in ("come", "return", "go", "set", "prepare")
    if relation in ("obj", "nsubj:pass"):
        return lemma in scene.listed("plan_verbs_object") | scene.listed("unrealised") or not definite(tree, word)
    return relation == "obl" and lemma in scene.listed("plan_verbs_for")


def _copular(tree: Tree, word: int) -> bool:
    """True for "a strike is likely", "an attack is under way": the predicate of the noun itself."""
    return any(tree.tokens[c].deprel == "cop" for c in tree.children[word]) and tree.tokens[word].upos in ("ADJ", "ADV")


def definite(tree: Tree, word: int) -> bool:
    """True for a noun that takes its thing for granted: "the attack", "their raid"."""
    return any(
        (tree.rel(c) == "det" and tree.tokens[c].text.casefold() in DEFINITE) or tree.tokens[c].deprel == "nmod:poss"
        for c in tree.children[word]
    )


def doubly_denied(scene: Scene, word: int) -> bool:
    """True for "failed to prevent the attack": what was not prevented took place."""
    head = scene.tree.head(word)
    above = head is not None and scene.tree.rel(word) == "xcomp"
    return above and scene.lemma(head or 0) in scene.listed("unrealised")
