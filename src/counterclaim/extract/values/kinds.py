"""What a number of people counts: the word that says that they were killed, wounded, taken, driven out, sent.

Every reading is a kind of the codebook and the index of the word that gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extract.values.attached import (
    in_headline,
    later_verb,
    loose_object,
    loose_subject,
    of_places,
    sharing_object,
    sharing_subject,
)
from counterclaim.extract.values.groups import fits, has, people
from counterclaim.extract.values.tolls import stated, toll_reading
from counterclaim.extract.values.verbs import KINDS, WORDED, Reading, of_object, of_phrase, of_verb
from counterclaim.syntax import Tree

#: How many conjuncts, appositions and "including" phrases a kind is carried through.
_DEEP = 6
#: After a number: the size of a force ("a 2,000-strong column").
STRONG = ("-", "strong")
_SHARE = ("conj", "appos", "parataxis", "list", "orphan", "dep")


def readings(tree: Tree, node: int, group: int | None, span: range) -> list[Reading]:
    """What the people counted at `node` (the head of their phrase) suffered or did.

    `group` is the noun for them, None for a bare number; `span` the words of the number.
    """
    verb = span.start - 1
    found = list(_next(tree, group, span))
    if not found and verb >= 0 and _own_verb(tree, verb, node):
        found = list(of_object(tree, verb, node, group))
    found = found or list(_read(tree, node, group, group, 0))
    if not found and group is None and verb >= 0 and tree.tokens[verb].upos == "VERB":
        found = list(of_object(tree, verb, node, None))  # a number that the parse hung on something later
    if group is not None and found and found[0].kind == "killed" and found[0].word != group:
        taken = [
            Reading(kind, group, 0.7)
            for kind, nouns in STATES
            if tree.lemma(group) in nouns and not tree.verbal(found[0].word)
        ]
        found = taken or found  # "losses of 1,269 dead and 438 prisoners"
    if not found and group is not None:
        return [Reading(kind, group, 0.6) for kind, nouns in STATES if tree.lemma(group) in nouns]
    together = len({r.kind for r in found}) > 1 and {r.kind for r in found} <= _TOGETHER
    found = [replace(r, joint=True) for r in found] if together else found  # "1,200 were killed or wounded"
    return [both for reading in found for both in _joint(tree, reading)]


def _own_verb(tree: Tree, verb: int, node: int) -> bool:
    """ "Killed two and injured scores" with the scores hung on "killed": the verb right before a number has it as its object."""
    head = tree.head(node)
    joined = tree.rel(verb) == "conj" and head is not None and head < verb - 2 and tree.rel(node) == "obj"
    return joined and tree.tokens[verb].upos == "VERB" and not tree.kids(verb, "obj", "nsubj")


def _joint(tree: Tree, reading: Reading) -> Iterator[Reading]:
    """ "Casualties" are killed and wounded together: two counts on the same words, neither of which has them all."""
    if tree.lemma(reading.word) == "casualty" and reading.kind == "killed":
        yield replace(reading, joint=True, score=0.6)
        yield replace(reading, kind="wounded", joint=True, score=0.6)
    else:
        yield reading


#: What may be told of the same people at once.
_TOGETHER = frozenset({"killed", "wounded", "missing", "captured"})
#: Nouns for people that say what became of them where nothing else does.
STATES = (
    ("captured", frozenset({"hostage", "prisoner", "captive", "pow"})),
    ("detained", frozenset({"detainee"})),
)


def _next(tree: Tree, group: int | None, span: range) -> Iterator[Reading]:
    """A number with the word right after it: "90 dead", "1,300 evacuated", "hundreds more wounded", "2,000-strong"."""
    if tuple(t.text.casefold() for t in tree.tokens[span.stop : span.stop + 2]) == STRONG:
        yield Reading("strength", span.stop + 1)
    at = span.stop if group is None else group + 1
    if group is not None and not (tree.kids(group, "orphan") or tree.lemma(group) == "other"):
        return  # "nine others injured", torn by the parse; other nouns are read by the tree
    while at < len(tree.tokens) and (kind := _worded(tree, at)) is not None:
        yield Reading(kind, at)
        at += 2 if at + 1 < len(tree.tokens) and tree.tokens[at + 1].text in ("and", "or", ",") else len(tree.tokens)


def _worded(tree: Tree, at: int) -> str | None:
    """The kind that a word right behind a number says of those counted."""
    token, raw = tree.tokens[at], tree.tokens[at].text.casefold()
    if tree.kids(at, "obj", "aux"):
        return None
    for kind in WORDED:
        if has(f"{kind}_word", raw) or (has(f"{kind}_object", tree.lemma(at)) and token.xpos == "VBN"):
            return kind
    return None


def _read(tree: Tree, node: int, group: int | None, noun: int | None, deep: int) -> Iterator[Reading]:
    included = {tree.lemma(c) for c in tree.kids(node, "case")} & {"include", "including", "among"}
    found: list[Reading] = []
    if not included:
        own = list(_own(tree, node, group)) or list(_beside(tree, node, group))
        # "Two of the wounded died", "two men wounded by fire died": the verb outdoes the noun and the participle.
        died = [r for r in _governed(tree, node, noun) if r.kind == "killed"] if own and own[0].kind != "killed" else []
        found = died or own or list(_governed(tree, node, noun))
    above = _carrier(tree, node) if not found and deep < _DEEP else None
    if above is not None:
        found = list(_read(tree, above, above, noun, deep + 1))
    if not found and included:
        found = list(_beside(tree, node, group))
    yield from found


def _carrier(tree: Tree, node: int) -> int | None:
    """The phrase that shares its fate with this one: the first conjunct, or what "including", "among them" go with."""
    head, rel = tree.head(node), tree.rel(node)
    if head is None:
        return None
    if rel in _SHARE:
        verb = tree.head(head)
        gapped = rel == "conj" and tree.rel(head) == "obl" and verb is not None and tree.kids(verb, "nsubj")
        return tree.kids(verb, "nsubj")[0] if gapped and verb is not None else head
    if rel == "nsubj" and tree.rel(head) in ("appos", "acl", "parataxis") and not tree.verbal(head):
        return head  # "five people, two of them soldiers"
    case = {tree.lemma(c) for c in tree.kids(node, "case")}
    parent = tree.tokens[node].upos == "NUM" and people(tree.lemma(head)) and not tree.plural(head)
    if rel in ("nmod", "obl") and case & {"include", "including", "among", "of", "as"}:
        return None if parent and "of" in case else head  # "the father of four"
    if tree.lemma(head) == "include" and rel in ("obj", "nsubj"):
        subject = next(iter(tree.kids(head, "nsubj")), None)
        return tree.head(head) if tree.rel(head) in ("acl", "case", "advcl", "conj") else subject
    return None


def _own(tree: Tree, node: int, group: int | None) -> Iterator[Reading]:
    """The noun says it itself: "31 deaths", "4,000 dead", "12 wounded", "80 bodies", "900 lives"."""
    for word in _both(group, node):
        lemma, raw = tree.lemma(word), tree.tokens[word].text.casefold()
        kinds = [kind for kind in WORDED if has(f"{kind}_word", lemma) or has(f"{kind}_word", raw)]
        if kinds and (tree.tokens[word].upos != "VERB" or word == group):
            yield Reading(kinds[0], word)
            return
        if lemma == "casualty" or (lemma == "loss" and any(tree.lemma(c) == "life" for c in tree.kids(word, "nmod"))):
            yield Reading("killed", word, 0.6)
            return
    life = node if tree.lemma(node) == "life" else tree.head(node)
    if life is not None and tree.lemma(life) == "life" and (life == node or tree.rel(node) == "nmod"):
        verb = tree.head(life)
        if verb is not None and (has("cost", tree.lemma(verb)) or has("lose", tree.lemma(verb))):
            yield Reading("killed", verb)


def _both(group: int | None, node: int) -> list[int]:
    return [node] if group is None or group == node else [group, node]


#: Adjectives before those counted that say what became of them.
_STATES = {
    "dead": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "missing": "missing",
    "captured": "captured",
    "displaced": "displaced",
}


def _beside(tree: Tree, node: int, group: int | None) -> Iterator[Reading]:
    """A participle, adjective or relative clause: "66 sailors killed", "five men dead", "5,000 people who fled"."""
    for word in _both(group, node):
        for child in tree.kids(word, "amod"):  # "seven dead soldiers"
            raw = tree.tokens[child].text.casefold()
            if child < word and raw in _STATES and fits(tree, _STATES[raw], word):
                yield Reading(_STATES[raw], child)
                return
        for child in tree.children[word]:
            if tree.rel(child) in ("acl", "amod", "xcomp", "advcl", "appos", "ccomp", "dep") and child > word:
                yield from _modifier(tree, word, child)


def _modifier(tree: Tree, word: int, child: int) -> Iterator[Reading]:
    lemma, raw, token = tree.lemma(child), tree.tokens[child].text.casefold(), tree.tokens[child]
    subjects = tree.kids(child, "nsubj")
    if tree.kids(child, "obj") and not _gone(tree, child):
        return
    if any(tree.tokens[s].upos != "PRON" for s in subjects):
        return
    relative = bool(subjects)
    for kind in KINDS:
        suffered = has(f"{kind}_object", lemma) and (token.xpos in ("VBN", "VBD") or token.upos == "ADJ")
        suffered = suffered and (not relative or _passive(tree, child))
        acted = (
            has(f"{kind}_subject", lemma) and tree.rel(child) in ("acl", "advcl") and (relative or kind == "displaced")
        )
        if (has(f"{kind}_word", raw) or suffered or acted) and fits(tree, kind, word):
            yield Reading(kind, child)
            return
    if tree.rel(child) == "acl":
        yield from of_phrase(tree, child, word, _passive(tree, child) or not relative)


def _gone(tree: Tree, verb: int) -> bool:
    """ "Lost their lives", "fled their homes", "granted safe passage": an object does not make others the victims."""
    return (
        has("lose", tree.lemma(verb))
        or has("displaced_subject", tree.lemma(verb))
        or tree.lemma(verb) in ("grant", "leave")
    )


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[verb])


def _governed(tree: Tree, node: int, noun: int | None) -> Iterator[Reading]:
    """The verb or noun above: subject, object, "the deaths of", "the toll rose to"."""
    head, rel = tree.head(node), tree.rel(node)
    found: list[Reading] = []
    if head is not None and (rel == "nsubj" or loose_subject(tree, node, head)):
        if rel == "nsubj" and (later := later_verb(tree, node, head)) is not None:
            yield from of_verb(tree, later, noun, _passive(tree, later))
            return
        passive = tree.tokens[node].deprel == "nsubj:pass" or rel != "nsubj" or in_headline(tree, head)
        for verb in sharing_subject(tree, head):
            found.extend(of_verb(tree, verb, noun, passive and (verb == head or not tree.kids(verb, "obj"))))
    elif head is not None and (rel in ("obj", "iobj", "xcomp") or loose_object(tree, node, head)):
        for verb in (head, *sharing_object(tree, head)):
            found.extend(of_object(tree, verb, node, noun))
    elif head is not None and rel == "conj" and (told := of_places(tree, node, head)) is not None:
        found.extend(of_object(tree, told, node, noun))
    elif head is not None and rel == "nmod" and "of" in {tree.lemma(c) for c in tree.kids(node, "case")}:
        acts = [kind for kind in KINDS if has(f"{kind}_noun", tree.lemma(head)) and fits(tree, kind, noun)]
        found.extend(Reading(kind, head, 0.85) for kind in acts[:1])
    toll = toll_reading(tree, node) if not found else None
    if toll is not None:
        found.append(Reading(toll[0], toll[1], 0.85))
    if not found and noun is None and stated(tree, node):
        found.append(Reading("killed", node, 0.7))  # of what, the text before says (`counterclaim.extract.figures`)
    yield from found
