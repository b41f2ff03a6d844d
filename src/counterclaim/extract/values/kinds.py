"""What a number of people counts: the word that says that they were killed, wounded, taken, driven out, sent.

Every reading is a kind of the codebook and the index of the word that gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: How many conjuncts, appositions and "including" phrases a kind is carried through.
_DEEP = 6
_KINDS = ("killed", "wounded", "missing", "captured", "displaced", "detained", "strength", "lost_equipment")


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind, the word that gives it, and how far the reading may be trusted (0..1)."""

    kind: str
    word: int
    score: float = 0.9


def has(name: str, lemma: str) -> bool:
    """True if the list of `numbers.yaml` holds the lemma."""
    return lemma in words("en", "numbers").get(name, ())


def people(lemma: str) -> bool:
    """True for a noun for people."""
    table = words("en", "people")
    return lemma in table["military"] or lemma in table["civilian"] or lemma in table["people"]


def readings(tree: Tree, node: int, group: int | None) -> list[Reading]:
    """What the people counted at `node` (the head of their phrase) suffered or did; `group` is the noun for them."""
    return list(_read(tree, node, group, 0))


def _read(tree: Tree, node: int, group: int | None, deep: int) -> Iterator[Reading]:
    found = list(_own(tree, node, group)) or list(_beside(tree, node, group)) or list(_governed(tree, node, group))
    if found or deep >= _DEEP:
        yield from found
        return
    above = _carrier(tree, node)
    if above is not None:
        yield from _read(tree, above, above, deep + 1)


def _carrier(tree: Tree, node: int) -> int | None:
    """The phrase that shares its fate with this one: the first conjunct, or what "including", "among them" go with."""
    head = tree.head(node)
    if head is None:
        return None
    rel = tree.rel(node)
    if rel in ("conj", "appos", "parataxis", "list", "orphan", "dep"):
        return head
    case = {tree.lemma(c) for c in tree.kids(node, "case")}
    if rel in ("nmod", "obl") and case & {"include", "including", "among", "of", "as"}:
        return head
    if tree.lemma(head) == "include" and rel in ("obj", "nsubj"):
        return tree.head(head) if tree.rel(head) in ("acl", "case", "advcl", "conj") else next(iter(tree.kids(head, "nsubj")), None)
    return None


def _own(tree: Tree, node: int, group: int | None) -> Iterator[Reading]:
    """The noun says it itself: "49 deaths", "6,500 dead", "12 wounded", "100 bodies"."""
    for word in dict.fromkeys((group, node)):
        if word is None:
            continue
        lemma, raw = tree.lemma(word), tree.tokens[word].text.casefold()
        for kind in ("killed", "wounded", "missing", "captured", "displaced"):
            if has(f"{kind}_word", lemma) or has(f"{kind}_word", raw) and tree.tokens[word].upos in ("ADJ", "VERB", "NOUN"):
                yield Reading(kind, word)
                return
        if lemma == "casualty":
            yield Reading("killed", word, 0.6)
            return
        if lemma == "life":
            verb = tree.head(node)
            if verb is not None and (has("cost", tree.lemma(verb)) or has("lose", tree.lemma(verb))):
                yield Reading("killed", verb)
            return


def _beside(tree: Tree, node: int, group: int | None) -> Iterator[Reading]:
    """A participle, adjective or relative clause: "71 servicemen killed", "five men dead", "5,000 people who fled"."""
    for word in dict.fromkeys((group, node)):
        if word is None:
            continue
        for child in tree.children[word]:
            rel, raw = tree.rel(child), tree.tokens[child].text.casefold()
            if rel not in ("acl", "amod", "xcomp", "advcl", "appos", "ccomp", "dep") or (rel == "amod" and child < word and raw not in ("dead",)):
                continue
            lemma = tree.lemma(child)
            for kind in _KINDS:
                passive = tree.tokens[child].xpos in ("VBN", "VBD") or tree.tokens[child].upos == "ADJ"
                relative = bool(tree.kids(child, "nsubj"))
                if has(f"{kind}_word", raw) or has(f"{kind}_object", lemma) and passive and (not relative or _passive(tree, child)) and not tree.kids(child, "obj"):
                    if _fits(tree, kind, word):
                        yield Reading(kind, child)
                elif (rel == "acl" or rel == "advcl") and (has(f"{kind}_subject", lemma)) and (relative or kind == "displaced"):
                    yield Reading(kind, child)
            if rel == "acl" and lemma == "lose" and any(tree.lemma(o) == "life" for o in tree.kids(child, "obj")):
                yield Reading("killed", child)


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].deprel == "nsubj:pass" for c in tree.children[verb]) or any(
        tree.tokens[c].deprel == "aux:pass" for c in tree.children[verb])


def _fits(tree: Tree, kind: str, noun: int | None) -> bool:
    """People are killed, captured, displaced; equipment is lost; only forces have a strength."""
    if noun is None:
        return kind not in ("strength", "lost_equipment")
    lemma, table = tree.lemma(noun), words("en", "people")
    if kind == "lost_equipment":
        return lemma in table["equipment"]
    if kind == "strength":
        return lemma in table["military"] or lemma in ("guard", "officer", "policeman", "personnel", "observer", "monitor", "police", "force")
    if lemma in table["equipment"]:
        return False
    if kind in ("killed", "wounded", "detained"):
        return True
    return people(lemma) or tree.tokens[noun].name.endswith("NORP") or tree.tokens[noun].upos in ("NUM", "ADJ") or has("vague", lemma + "s")


def _governed(tree: Tree, node: int, group: int | None) -> Iterator[Reading]:
    """The verb or noun above: subject, object, "the deaths of", "the toll rose to"."""
    head, rel = tree.head(node), tree.rel(node)
    if head is None:
        return
    token = tree.tokens[node]
    noun = group
    if rel == "nsubj":
        passive = token.deprel == "nsubj:pass" or _headline(tree, head)
        for verb in _sharing(tree, head):
            yield from _of_verb(tree, verb, noun, passive and (verb == head or not tree.kids(verb, "obj")))
    elif rel in ("obj", "iobj"):
        yield from _of_object(tree, head, node, noun)
    toll = _toll(tree, node, head)
    if toll is not None:
        yield toll
    elif rel == "nmod" and {tree.lemma(c) for c in tree.kids(node, "case")} & {"of"}:
        for kind in _KINDS:
            if has(f"{kind}_noun", tree.lemma(head)) and _fits(tree, kind, noun):
                yield Reading(kind, head, 0.85)
                return
    elif rel == "obl" and tree.lemma(head) == "set" and "for" in {tree.lemma(c) for c in tree.kids(node, "case")}:
        return


def _headline(tree: Tree, verb: int) -> bool:
    """"49 soldiers killed in clashes": a participle without auxiliary or object, in a headline."""
    token = tree.tokens[verb]
    if token.xpos not in ("VBN", "VBD") or tree.kids(verb, "obj"):
        return False
    return any(has(f"{kind}_object", tree.lemma(verb)) for kind in _KINDS)


def _sharing(tree: Tree, verb: int) -> list[int]:
    """The verb and its conjuncts that share its subject: "were killed and wounded"."""
    return [verb, *(c for c in tree.kids(verb, "conj") if not tree.kids(c, "nsubj") and not tree.kids(c, "obj"))]


def _of_verb(tree: Tree, verb: int, noun: int | None, passive: bool) -> Iterator[Reading]:
    lemma, raw = tree.lemma(verb), tree.tokens[verb].text.casefold()
    for kind in _KINDS:
        if passive and has(f"{kind}_object", lemma) and _fits(tree, kind, noun):
            yield Reading(kind, verb)
        elif not passive and has(f"{kind}_subject", lemma) and _fits(tree, kind, noun) and not (kind == "displaced" and lemma == "evacuate" and tree.kids(verb, "obj")):
            yield Reading(kind, verb)
        elif has(f"{kind}_word", raw) and not tree.kids(verb, "obj"):
            yield Reading(kind, verb)
    yield from _of_phrase(tree, verb, noun, passive)


def _of_phrase(tree: Tree, verb: int, noun: int | None, passive: bool) -> Iterator[Reading]:
    """"Lost their lives", "went missing", "were shot dead", "left their homes", "taken prisoner", "destroyed" of fighters."""
    lemma = tree.lemma(verb)
    objects = {tree.lemma(c) for c in tree.kids(verb, "obj", "xcomp", "obl", "advmod", "amod")}
    if has("lose", lemma) and objects & {"life"}:
        yield Reading("killed", verb)
    elif lemma == "suffer" and objects & {"injury", "wound", "burn"}:
        yield Reading("wounded", verb)
    elif lemma in ("go", "remain", "be", "report", "list") and objects & {"missing"}:
        yield Reading("missing", verb)
    elif lemma in ("shoot", "burn", "stab", "beat", "hack", "find", "pronounce", "confirm") and objects & {"dead", "death"}:
        yield Reading("killed", verb)
    elif passive and lemma == "take" and objects & {"prisoner", "captive", "hostage"}:
        yield Reading("captured", verb)
    elif lemma == "destroy" and passive and noun is not None and tree.lemma(noun) in words("en", "people")["military"]:
        yield Reading("killed", verb, 0.8)
    elif lemma == "leave" and not passive and noun is not None and people(tree.lemma(noun)) and tree.lemma(noun) not in words("en", "people")["military"]:
        places = [c for c in tree.kids(verb, "obj", "obl") if tree.lemma(c) in words("en", "places")["ground"] | {"home", "country"}
                  or tree.tokens[c].name.endswith("LOC")]
        if places:
            yield Reading("displaced", verb, 0.75)


def _of_object(tree: Tree, verb: int, node: int, noun: int | None) -> Iterator[Reading]:
    """"Killed 14 people", "lost 50 troops", "left 130 dead"."""
    lemma = tree.lemma(verb)
    for kind in _KINDS:
        if has(f"{kind}_object", lemma) and _fits(tree, kind, noun):
            yield Reading(kind, verb)
            return
    if lemma == "destroy" and noun is not None and tree.lemma(noun) in words("en", "people")["military"]:
        yield Reading("killed", verb, 0.8)
    elif has("lose", lemma) and noun is not None and tree.lemma(noun) in words("en", "people")["equipment"]:
        yield Reading("lost_equipment", verb, 0.8)
    elif has("lose", lemma) and (noun is None or people(tree.lemma(noun))):
        yield Reading("killed", verb, 0.85)
    elif lemma in ("leave", "shoot", "burn", "find", "take", "beat"):
        for word in (*tree.kids(verb, "xcomp", "advmod", "obl", "amod", "advcl"), *tree.kids(verb, "obj")):
            raw = tree.tokens[word].text.casefold()
            if word > node:
                for kind in ("killed", "wounded", "missing", "captured", "displaced"):
                    if has(f"{kind}_word", raw) or has(f"{kind}_object", tree.lemma(word)) and tree.tokens[word].xpos in ("VBN", "VBD"):
                        yield Reading(kind, word)
                if raw in ("prisoner", "hostage", "captive"):
                    yield Reading("captured", verb)


def toll_word(tree: Tree, word: int) -> str | None:
    """The kind that a noun of tolls gives: "toll", "losses", "the number of wounded"; None if it is none."""
    lemma, raw = tree.lemma(word), tree.tokens[word].text.casefold()
    if has("toll", lemma) or has("toll", raw):
        return "killed"
    if has("toll_wounded", lemma) or has("toll_wounded", raw):
        return "wounded"
    if lemma in ("number", "count", "total", "figure", "tally"):
        for child in tree.kids(word, "nmod", "acl", "compound"):
            kind = toll_word(tree, child) if tree.lemma(child) not in ("number", "count", "total", "figure", "tally") else None
            if kind is not None:
                return kind
            for inner in tree.kids(child, "acl", "amod", "nmod"):
                if (kind := toll_word(tree, inner)) is not None:
                    return kind
                for name in ("killed", "wounded", "displaced", "missing"):
                    if has(f"{name}_object", tree.lemma(inner)):
                        return name
    return None


def _toll(tree: Tree, node: int, head: int) -> Reading | None:
    """"The toll rose to 112", "losses have reached 105", "a death toll of 12", "put its own dead at 49"."""
    rel = tree.rel(node)
    if rel in ("nmod", "appos", "obl", "nummod") and (kind := toll_word(tree, head)) is not None and tree.tokens[head].upos != "VERB" and (
            tree.lemma(head) not in ("victim",)):
        return Reading(kind, head, 0.85)
    verb: int | None = head
    if tree.tokens[node].upos in ("NUM", "NOUN", "ADJ") and any(tree.rel(c) in ("cop",) for c in tree.children[node]):
        verb = node
    for _ in range(3):
        if verb is None:
            return None
        if has("toll_verb", tree.lemma(verb)) or verb == node:
            for word in tree.kids(verb, "nsubj", "obj"):
                if word != node and (kind := toll_word(tree, word)) is not None:
                    return Reading(kind, word, 0.85)
        if tree.tokens[verb].upos in ("VERB", "ADJ", "ADV", "NUM") and tree.rel(verb) in ("advmod", "advcl", "xcomp", "conj", "acl"):
            verb = tree.head(verb)
        else:
            return None
    return None
