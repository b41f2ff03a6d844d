"""From head words to participants: the words as said, one for each member of a list."""

from __future__ import annotations

from functools import cache

from counterclaim.extract.reach import Roles, cases
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words as word_lists
from counterclaim.phrases import mention, named_with, words_of
from counterclaim.records import Actor, Evidence, Mention

_SCORES = {"en.role.subject/1": 0.88, "en.role.by/1": 0.92, "en.role.passive_subject/1": 0.9, "en.role.object/1": 0.85}
#: Relations of a name that hangs beside what it belongs to, and speaks or acts by nothing of its own.
_TORN = frozenset({"appos", "nmod", "flat", "compound", "list", "dep"})
_MANY = frozenset({"many", "several", "numerous", "more", "other", "few"})
_WHERE = frozenset({"in", "near", "around", "inside"})
#: More members than this make no list of participants but a damaged parse.
_MOST = 12


def participants(scene: Scene, trigger: Trigger, roles: Roles) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and targets in text order, without repeats."""
    return _all(scene, trigger, roles.actors), _all(scene, trigger, roles.targets)


def _all(scene: Scene, trigger: Trigger, found: dict[int, str]) -> tuple[Actor, ...]:
    avoid = frozenset(trigger.words)
    out: dict[tuple[int, int], Actor] = {}
    for word, method in found.items():
        words = _with_name(scene, _own(scene, word, avoid), avoid)
        if word in avoid and method == "en.role.holder/1":
            words = [w for w in trigger.words if w <= word]  # "rebel-held" names its holder itself
        if not words or any(scene.tree.tokens[i].xpos in ("WP", "WDT") and i == words[0] for i in words):
            continue  # "which side", "who": asked for, not told
        for part in _sides(scene, word, words):
            said = mention(scene.tree, scene.text, part)
            out.setdefault((said.start, said.end), Actor(said, Evidence(method, _SCORES.get(method, 0.75), said.span)))
    kept = sorted(out.values(), key=lambda a: (a.mention.start, a.mention.end))
    inside = [a for a in kept if not any(b is not a and b.mention.contains(a.mention) for b in kept)]
    return tuple(inside[:_MOST])


def _own(scene: Scene, word: int, avoid: frozenset[int]) -> list[int]:
    """The words of a participant; not what happened to it: "12 men *in a clash with rebels*", nor "loyal" without to whom.

    None for what somebody reckons: "seven craters by the officers' *count*".
    """
    tree, nouns = scene.tree, scene.lexicon.nouns
    if tree.tokens[word].upos == "NOUN" and scene.lemmas[word] in word_lists("en", "reporting")["accounts"]:
        return []
    acts = {c for c in tree.kids(word, "nmod") if scene.lemmas[c] in nouns and "in" in cases(scene, c)}
    if tree.tokens[word].name.endswith("ORG"):  # "ISIL *near Douma*": where it was
        acts |= {c for c in tree.kids(word, "nmod") if cases(scene, c) & _WHERE and tree.tokens[c].name.endswith("LOC")}
    torn = {c for c in tree.kids(word, "amod") if c > word and tree.kids(c, "obl")}
    return [i for i in words_of(tree, word, avoid | acts | torn) if i not in avoid]


def _with_name(scene: Scene, words: list[int], avoid: frozenset[int]) -> list[int]:
    """ "The murder of Brenno police commander Carl Vost": the person, where the parse tore the name from what stands before it."""
    tree = scene.tree
    if not words or tree.tokens[words[-1]].name.endswith("PER"):
        return words
    first = words[-1] + 1
    while first < len(tree.tokens) and tree.lemma(first) in _titles() and first not in avoid:
        first += 1
    last = first
    while last < len(tree.tokens) and tree.tokens[last].name.endswith("PER"):
        last += 1
    named = range(first, last)
    torn = first > words[-1] + 1 and named and all(tree.rel(w) in _TORN for w in named)
    return list(range(words[0], last)) if torn and not avoid & set(named) else words


@cache
def _titles() -> frozenset[str]:
    return word_lists("en", "sides")["titles"] - {"army", "of"}


def _names_side(scene: Scene, word: int, noun: int) -> bool:
    """A modifier of a noun that names people or a side."""
    tree = scene.tree
    return (
        tree.head(word) == noun
        and tree.rel(word) in ("compound", "amod")
        and (tree.tokens[word].name != "O" or scene.lemmas[word] in scene.people)
    )


def said_by(scene: Scene, word: int, avoid: frozenset[int]) -> list[Mention]:
    """The words of the participant, or the two, that a head word stands for; `avoid` are the trigger's."""
    words = _own(scene, word, avoid)
    return [mention(scene.tree, scene.text, part) for part in _sides(scene, word, words)] if words else []


def _sides(scene: Scene, word: int, phrase: list[int]) -> list[list[int]]:
    """ "Northern and Southern forces", with names of two peoples: two participants; any other phrase is one."""
    tree = scene.tree
    counted = [w for w in tree.kids(word, "amod", "nummod") if tree.rel(w) == "nummod" or scene.lemmas[w] in _MANY]
    if scene.lemmas[word] not in scene.people or counted:  # "many Northern and Southern troops" are counted as one
        return [phrase]
    for joint in [c for c in tree.kids(word, "cc") if 0 < c < word - 1]:
        if all(_names_side(scene, w, word) for w in (joint - 1, joint + 1)):  # "rebel and regime fighters"
            return [named_with(tree, joint - 1), [w for w in phrase if w > joint]]
    for first in tree.kids(word, "amod", "compound"):
        for second in tree.kids(first, "conj"):
            named = all(tree.tokens[w].name != "O" or scene.lemmas[w] in scene.people for w in (first, second))
            if named and {first, second} <= set(phrase) and first < second < word:
                return [named_with(tree, first), [w for w in phrase if w >= named_with(tree, second)[0]]]
    return [phrase]
