"""What somebody says, thinks, feels, wants or decides, in the many words beside the verbs of reporting: "condemns", "plans to", "is wary of".

Claims are not read by these: a wish tells no event. They make the picture of who says what in a text whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from counterclaim.attribute.cue import Cue, own_words
from counterclaim.attribute.speaker import issuer, may_speak, speaker
from counterclaim.clauses import agents, passive, subject
from counterclaim.lang.wordlists import words
from counterclaim.phrases import words_of
from counterclaim.syntax import Tree

_VERBS = ("speaks", "judges", "thinks", "wants")
_CLAUSES = ("ccomp", "xcomp", "csubj")


@cache
def _listed(*names: str) -> frozenset[str]:
    table = words("en", "stances")
    return frozenset().union(*(table[name] for name in names))


def listed_leads() -> frozenset[str]:
    """Verbs that only lead on to the act of saying: "went on to say"."""
    return _listed("leads")


def ties() -> frozenset[str]:
    """Prepositions that tie a content to its cue."""
    return _listed("ties")


def stance_cues(tree: Tree, known: Iterable[Cue]) -> list[Cue]:
    """The cues of a sentence beside those known already."""
    taken = {cue.word for cue in known} | {as_told(tree, cue).word for cue in known}
    return [cue for word in range(len(tree.tokens)) if word not in taken for cue in _at(tree, word) if cue.scope]


def _at(tree: Tree, word: int) -> Iterator[Cue]:
    upos, lemma = tree.tokens[word].upos, tree.lemma(word)
    if upos == "VERB" and lemma in _listed(*_VERBS):
        yield from _verb(tree, word)
    elif upos == "NOUN":
        yield from _noun(tree, word)
    elif upos in ("ADJ", "VERB") and lemma in _listed("adjectives"):
        yield from _adjective(tree, word)


def _verb(tree: Tree, verb: int) -> Iterator[Cue]:
    if tree.rel(verb) in ("amod", "compound", "case") or _for_purpose(tree, verb) or _leads_on(tree, verb):
        return
    if any(_is_light(tree, c) for c in tree.kids(verb, "obj")):
        return  # "made the case that": the noun says it
    if passive(tree, verb):
        yield from _passive(tree, verb)
        return
    scope, who = content(tree, verb), speaker(tree, verb)
    if scope and who is not None and _may_hold(tree, verb, who):
        yield _cue(tree, verb, who, scope, "stance")


def _may_hold(tree: Tree, verb: int, who: int) -> bool:
    """True for whoever may think or want; a report, a poll or a law may only say."""
    if tree.lemma(verb) in _listed("speaks"):
        return True
    return tree.lemma(who) not in ("this", "that", "what", "there") or tree.tokens[verb].deprel == "acl:relcl"


def _for_purpose(tree: Tree, verb: int) -> bool:
    """ "An effort to discuss", "no way of knowing": nobody is said to do so."""
    head = tree.head(verb)
    bare = any(tree.lemma(c) in ("to", "of", "for", "in") for c in tree.kids(verb, "mark"))
    return tree.rel(verb) == "acl" and bare and head is not None and not may_speak(tree, head)


def _leads_on(tree: Tree, verb: int) -> bool:
    """ "Could not resist pointing out": the verb below says it."""
    below = [c for c in tree.kids(verb, "xcomp", "advcl") if c > verb and tree.tokens[c].upos == "VERB"]
    return tree.lemma(verb) in _listed("leads") and any(tree.lemma(c) in _listed(*_VERBS) for c in below[:1])


def content(tree: Tree, verb: int) -> set[int]:
    """The clause, infinitive or thing that the verb is about, with what is said of the thing; else the phrase tied to it."""
    things = () if tree.lemma(verb) in _listed("infinitive_only") else tree.kids(verb, "obj")
    held = [*tree.kids(verb, *_CLAUSES), *things]
    out = {w for child in held for w in tree.under(child)} or _asked(tree, verb)
    if not out:
        return _called_on(tree, verb) or tied(tree, verb) or _of_which(tree, verb)
    more = [c for c in tree.kids(verb, "advcl", "obl") if c > verb and _as(tree, c)]
    return out.union(_called_on(tree, verb), *(tree.under(child) for child in more))


def _asked(tree: Tree, verb: int) -> set[int]:
    """ "Did not say when troops would leave": a question that the parse takes for a time or a condition."""
    for child in tree.kids(verb, "advcl"):
        first = min(tree.under(child))
        near = first > verb and all(tree.rel(w) == "advmod" for w in range(verb + 1, first))
        if near and tree.lemma(first) in _listed("questions"):
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
    whom = set() if tree.kids(verb, "obj") or tree.lemma(verb) not in _listed("wants") else tied(tree, verb)
    return whom.union(*(tree.under(c) for c in to_do)) if whom and to_do else set()


def _as(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in ("as", "for", "of", "to") for c in tree.kids(word, "case", "mark"))


def tied(tree: Tree, word: int) -> set[int]:
    """The phrase that a preposition right after the word ties to it: "called for calm", "spoke emotionally of her"."""
    for child in tree.kids(word, "obl", "nmod", "advcl", "acl"):
        opens = [c for c in tree.kids(child, "case", "mark") if tree.lemma(c) in _ties_of(tree, word)]
        if (
            opens
            and all(tree.tokens[w].upos in ("ADV", "ADP", "PART") for w in range(word + 1, opens[0]))
            and opens[0] > word
        ):
            return tree.under(child)
    return set()


def _ties_of(tree: Tree, word: int) -> frozenset[str]:
    lemma = tree.lemma(word)
    speech = (
        tree.tokens[word].upos == "VERB"
        and lemma in _listed("speaks")
        and lemma not in _listed("tied_to", "judges", "wants")
    )
    return _listed("ties_of_speech" if speech else "ties")


def _passive(tree: Tree, verb: int) -> Iterator[Cue]:
    """ "Was criticized by X", "is expected to", "was described as": what it is said of is part of the content."""
    by = [w for w in agents(tree, verb) if w > verb]
    what = subject(tree, verb)
    scope = {w for c in tree.children[verb] if tree.rel(c) in _CLAUSES or _as_phrase(tree, c) for w in tree.under(c)}
    if not by and (tree.lemma(verb) not in _listed("passives") or not scope):
        return
    if what is not None and tree.rel(verb) not in ("acl", "amod"):
        scope |= tree.under(what) - {verb}
    elif what is not None:
        scope |= {what}
    yield _cue(tree, verb, by[0] if by else None, scope, "stance_passive")


def _as_phrase(tree: Tree, word: int) -> bool:
    return tree.rel(word) in ("obl", "advcl") and any(
        tree.lemma(c) in ("as", "of") for c in tree.kids(word, "case", "mark")
    )


def _noun(tree: Tree, noun: int) -> Iterator[Cue]:
    lemma, verb = tree.lemma(noun), tree.head(noun)
    light = _is_light(tree, noun)
    copular = bool(tree.kids(noun, "cop")) and lemma in _listed("partisans")
    if lemma not in _listed("nouns") and not copular and not light:
        return
    scope = _of_noun(tree, noun)
    if not scope:
        return
    if copular:
        yield _cue(tree, noun, subject(tree, noun), scope, "stance_noun", min([*tree.kids(noun, "cop", "aux"), noun]))
    elif light and verb is not None and not passive(tree, verb):
        yield _of_light(tree, verb, noun, scope)
    else:
        owners = [c for c in tree.children[noun] if tree.tokens[c].deprel == "nmod:poss"]
        if owners:
            yield _cue(tree, noun, owners[0], scope, "stance_noun", max(tree.under(owners[0])) + 1)


def _of_light(tree: Tree, verb: int, noun: int, scope: set[int]) -> Cue:
    """ "Issued a statement calling the raid a crime": the verb behind the noun ends the cue, what it is about is the content."""
    told = next((c for c in tree.kids(noun, "acl") if tree.tokens[c].xpos == "VBG" and content(tree, c)), None)
    if told is not None and tree.lemma(told) in _listed(*_VERBS):
        return _cue(tree, told, speaker(tree, verb), content(tree, told), "stance_noun", verb)
    return _cue(tree, noun, speaker(tree, verb), scope, "stance_noun", verb)


def as_told(tree: Tree, cue: Cue) -> Cue:
    """A cue that claims are read by, as a reader would bound it.

    "Called the strike a crime" is about the strike alone, whatever else is said with it; of "expressed doubts about X" the noun
    is a part of the cue.
    """
    if cue.method == "names" and (told := content(tree, cue.word)):
        return replace(cue, scope=frozenset(told - {cue.word}))
    noun = next((c for c in tree.kids(cue.word, "obj") if _is_light(tree, c)), None)
    if cue.method == "verb" and noun is not None and not tree.kids(cue.word, "ccomp"):
        found = _of_light(tree, cue.word, noun, _of_noun(tree, noun))
        return replace(found, source=cue.source, method=cue.method)
    return cue


def _of_noun(tree: Tree, noun: int) -> set[int]:
    clauses = [c for c in tree.kids(noun, "acl", "ccomp") if tree.tokens[c].deprel != "acl:relcl"]
    return {w for c in clauses for w in tree.under(c)} or tied(tree, noun)


def _is_light(tree: Tree, noun: int) -> bool:
    """ "Made [the case] that", "issued [a statement] calling": what is said is told by the noun rather than by its verb."""
    verb = tree.head(noun)
    if verb is None or tree.rel(noun) != "obj" or tree.lemma(verb) not in _listed("lights") or noun < verb:
        return False
    return tree.lemma(noun) in _listed("nouns", "beside_light") and bool(_of_noun(tree, noun))


def _adjective(tree: Tree, word: int) -> Iterator[Cue]:
    who, head = subject(tree, word), tree.head(word)
    if who is not None and head is not None and tree.rel(word) == "xcomp" and tree.lemma(who) == "it":
        who = speaker(tree, head)  # "made it clear that"
    if who is None or tree.rel(word) == "amod" or (tree.rel(word) == "conj" and not tree.kids(word, "nsubj")):
        return
    scope = {w for c in tree.kids(word, *_CLAUSES, "advcl") if c > word for w in tree.under(c)} or tied(tree, word)
    if scope:
        first = head if head is not None and tree.rel(word) == "xcomp" else min([*tree.kids(word, "cop", "aux"), word])
        yield _cue(tree, word, who, scope, "stance_adjective", first)


def _cue(tree: Tree, word: int, source: int | None, scope: set[int], method: str, first: int | None = None) -> Cue:
    source = None if source is None else issuer(tree, source)
    held = scope - {word}
    if source is not None:
        held -= own_words(tree, source, word)
    return Cue(word, source, "asserts", frozenset(held), method, first=first)
