"""What a stance is about: the clause, infinitive or thing that somebody judges, thinks or wants, and the preposition that ties it on."""

from __future__ import annotations

from functools import cache

from counterclaim.attribute.cue import Cue, own_words
from counterclaim.attribute.speaker import issuer
from counterclaim.lang.wordlists import words
from counterclaim.phrases import words_of
from counterclaim.syntax import Tree

#: The lists of verbs in `stances.yaml`.
VERBS = ("speaks", "judges", "thinks", "wants")
#: Relations by which a clause is the content of its verb.
CLAUSES = ("ccomp", "xcomp", "csubj")


@cache
def stance_words(*names: str) -> frozenset[str]:
    """Lists of `stances.yaml`, together."""
    table = words("en", "stances")
    return frozenset().union(*(table[name] for name in names))


def content(tree: Tree, verb: int) -> set[int]:
    """The clause, infinitive or thing that the verb is about, with what is said of the thing; else the phrase tied to it."""
    held = [*tree.kids(verb, *CLAUSES), *_things(tree, verb)]
    out = {w for child in held for w in tree.under(child)} or _led_astray(tree, verb)
    if not out:
        out = _called_on(tree, verb) or tied(tree, verb) or _of_which(tree, verb)
    out = out.union(*(tree.under(c) for c in tree.kids(verb, "conj") if out and of_infinitive(tree, c)))
    if not tree.kids(verb, *CLAUSES, "obj", "iobj") and not is_phrasal(tree, verb):
        return out
    more = [c for c in tree.kids(verb, "advcl", "obl") if c > verb and opens(tree, c, ("as", "for", "of", "to"))]
    return out.union(_called_on(tree, verb), *(tree.under(child) for child in more))


def as_clause(tree: Tree, verb: int) -> set[int]:
    """ "The islands, as an adviser pointed out, sink": the clause that "as" leans on."""
    head = tree.head(verb)
    if tree.rel(verb) != "advcl" or head is None or not opens(tree, verb, ("as",)) or not tree.kids(verb, "nsubj"):
        return set()
    own, size = tree.under(verb), len(tree.tokens)
    parted = any(tree.tokens[w].text == "," for w in (min(own), min(own) - 1, max(own), max(own) + 1) if 0 <= w < size)
    if tree.lemma(verb) not in stance_words("speaks", "thinks") - stance_words("infinitive_only") | {"see"}:
        return set()
    if not parted:
        return set()  # "spoke as crowds gathered"
    return {w for w in tree.under(head) - own if tree.tokens[w].text != "."}


def _things(tree: Tree, verb: int) -> list[int]:
    """The objects; of "sees", "finds" and the like only what is seen as something."""
    things = tree.kids(verb, "obj") or ([] if tree.lemma(verb) == "tell" else tree.kids(verb, "iobj"))
    if tree.lemma(verb) not in stance_words("infinitive_only"):
        return things
    return things if any(opens(tree, c, ("as",)) for c in tree.kids(verb, "obl", "advcl") if c > verb) else []


def _led_astray(tree: Tree, verb: int) -> set[int]:
    """What is said, where the parse takes it for a time or a condition: it follows right after the verb, or a time after it.

    "Did not say when troops would leave" is a question, "voted Thursday to hold him" an infinitive, "posted a photo taken …" a clause.
    """
    for child in tree.kids(verb, "advcl"):
        first = min(tree.under(child))
        between = {tree.tokens[w].deprel for w in range(verb + 1, first)}
        if first < verb or not between <= {"advmod", "obl:unmarked", "compound"}:
            continue
        to_do = tree.lemma(first) == "to" and tree.rel(first) == "mark" and tree.lemma(verb) in stance_words("wants")
        bare = not between and not tree.kids(child, "mark", "case") and bool(tree.kids(child, "nsubj"))
        if to_do or bare or (between <= {"advmod"} and tree.lemma(first) in stance_words("questions")):
            return tree.under(child)
    return set()


def _of_which(tree: Tree, verb: int) -> set[int]:
    """ "The way that I imagine": the noun itself is the content, where no pronoun stands for it."""
    head = tree.head(verb)
    if tree.tokens[verb].deprel != "acl:relcl" or head is None or not tree.kids(verb, "nsubj"):
        return set()
    own = [c for c in tree.kids(verb, "nsubj") if tree.lemma(c) not in ("who", "which", "that", "what", "whom")]
    return set(words_of(tree, head)) if own and not tree.kids(verb, "obl") else set()


def _called_on(tree: Tree, verb: int) -> set[int]:
    """ "Called on the council to act": whom, with what."""
    to_do = [c for c in tree.kids(verb, "xcomp", "advcl") if c > verb and tree.lemma(min(tree.under(c))) == "to"]
    whom = set() if tree.kids(verb, "obj") or tree.lemma(verb) not in stance_words("wants") else tied(tree, verb)
    return whom.union(*(tree.under(c) for c in to_do)) if whom and to_do else set()


def of_infinitive(tree: Tree, verb: int) -> bool:
    """ "Called on the council to act and consider sanctions": a bare form beside a finite verb goes on with the infinitive before it."""
    head = tree.head(verb)
    if head is None or tree.rel(verb) != "conj" or tree.tokens[verb].xpos != "VB" or not tree.finite(head):
        return False
    return not tree.kids(verb, "aux", "mark", "nsubj") and any(head < c < verb for c in tree.kids(head, "xcomp"))


def opens(tree: Tree, word: int, by: tuple[str, ...]) -> bool:
    """True if one of these words opens a phrase or a clause."""
    return any(tree.lemma(c) in by for c in tree.kids(word, "case", "mark"))


def tied(tree: Tree, word: int) -> set[int]:
    """The phrase that a preposition right after the word ties to it: "called for calm", "spoke emotionally of her"."""
    for child in tree.kids(word, "obl", "nmod", "advcl", "acl"):
        opens = [c for c in tree.kids(child, "case", "mark") if tree.lemma(c) in _ties_of(tree, word)]
        if (
            opens
            and all(_passed_over(tree, w) for w in range(word + 1, opens[0]))
            and opens[0] > word
            and not _of_time(tree, child)
        ):
            return tree.under(child)
    return set()


def _passed_over(tree: Tree, word: int) -> bool:
    """ "Spoke emotionally of", "his comments Tuesday on": what may stand before the preposition."""
    return tree.tokens[word].upos in ("ADV", "ADP", "PART") or tree.lemma(word) in stance_words("when")


def _of_time(tree: Tree, word: int) -> bool:
    """ "As we saw in 2009", "his remarks on Saturday": when, not what about."""
    return tree.tokens[word].upos == "NUM" or tree.lemma(word) in stance_words("when")


def _ties_of(tree: Tree, word: int) -> frozenset[str]:
    """ "Spoke to the council", "his statement to the council": behind words of speaking "to", "at" and the like lead to the hearers."""
    lemma = tree.lemma(word)
    if tree.tokens[word].upos == "NOUN":
        return stance_words("ties_of_speech" if lemma in stance_words("speeches") else "ties")
    speech = lemma in stance_words("speaks") and lemma not in stance_words("tied_to", "judges", "wants")
    return stance_words("ties_of_speech" if tree.tokens[word].upos == "VERB" and speech else "ties")


def is_phrasal(tree: Tree, verb: int) -> bool:
    """ "Brought up", "brushed the question aside": a verb and its particle that say so together."""
    beside = {tree.lemma(c) for c in tree.kids(verb, "compound", "advmod") if verb < c < verb + 5}
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].upos == "ADP":
        beside.add(tree.lemma(verb + 1))
    return any(f"{tree.lemma(verb)} {word}" in stance_words("phrasal") for word in beside)


def stance_cue(
    tree: Tree, word: int, source: int | None, scope: set[int], method: str, first: int | None = None
) -> Cue:
    """A cue whose scope leaves out the cue's own word and the words of its source; `first` is as in `Cue`."""
    source = None if source is None else issuer(tree, source)
    held = scope - {word}
    if source is not None:
        held -= own_words(tree, source, word)
    return Cue(word, source, "asserts", frozenset(held), method, first=first)
