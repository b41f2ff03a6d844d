"""What somebody says, thinks, feels, wants or decides, in the many words beside the verbs of reporting: "condemns", "plans to", "is wary of".

Claims are not read by these: a wish tells no event. They make the picture of who says what in a text whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.attribute.cue import Cue
from counterclaim.attribute.speaker import may_speak, speaker
from counterclaim.attribute.stance_content import (
    CLAUSES,
    VERBS,
    as_clause,
    content,
    is_phrasal,
    of_infinitive,
    opens,
    stance_cue,
    stance_words,
    tied,
)
from counterclaim.attribute.stance_nouns import as_told, is_light, noun_stances
from counterclaim.clauses import agents, passive, subject
from counterclaim.syntax import Tree

#: Words that open a clause of time or cause beside a feeling: "has been critical of X since …".
_BESIDE = frozenset(
    {"since", "as", "when", "while", "because", "after", "before", "although", "though", "despite", "without", "until"}
)


def stance_cues(tree: Tree, known: Iterable[Cue]) -> list[Cue]:
    """The cues of a sentence beside those known already."""
    taken = {cue.word for cue in known} | {as_told(tree, cue).word for cue in known}
    return [cue for word in range(len(tree.tokens)) if word not in taken for cue in _at(tree, word) if cue.scope]


def _at(tree: Tree, word: int) -> Iterator[Cue]:
    upos, lemma = tree.tokens[word].upos, tree.lemma(word)
    if _moved(tree, word) or (upos in ("ADJ", "VERB") and lemma in stance_words("adjectives")):
        yield from _adjective(tree, word)  # "is wary of", "were incensed that"
    elif upos == "VERB" and (lemma in stance_words(*VERBS) or is_phrasal(tree, word)):
        yield from _verb(tree, word)
    elif upos == "NOUN":
        yield from _headline_verb(tree, word) or noun_stances(tree, word)


def _moved(tree: Tree, word: int) -> bool:
    """ "Were incensed that", but not "had opposed the deal"."""
    if tree.tokens[word].xpos != "VBN" or tree.tokens[word].text.casefold() not in stance_words("adjectives"):
        return False
    own = {tree.lemma(c) for c in tree.kids(word, "aux", "cop")}
    return "be" in own or not (own or tree.kids(word, "obj"))


def _headline_verb(tree: Tree, word: int) -> list[Cue]:
    """ "House panel votes to act", "Union endorses Brell": a verb that the parse takes for the plural of a noun."""
    if tree.rel(word) != "root" or tree.tokens[word].xpos != "NNS" or tree.lemma(word) not in stance_words(*VERBS):
        return []
    before = [c for c in tree.kids(word, "compound", "nmod", "amod") if c < word]
    told = [c for c in tree.kids(word, "acl", "nmod", "appos") if _follows(tree, word, c)]
    if not before or not told or tree.kids(word, "det", "case", "cop"):
        return []
    who = max(c for c in before)
    return [stance_cue(tree, word, who, {w for c in told for w in tree.under(c)}, "stance_headline")]


def _follows(tree: Tree, word: int, child: int) -> bool:
    """True for an infinitive or a bare noun phrase right after the word."""
    first = min(tree.under(child))
    infinitive = tree.rel(child) == "acl" and tree.lemma(first) == "to"
    bare = tree.rel(child) != "acl" and not tree.kids(child, "case") and tree.tokens[first].upos != "PUNCT"
    return first == word + 1 and (infinitive or bare)


def _verb(tree: Tree, verb: int) -> Iterator[Cue]:
    if tree.rel(verb) in ("amod", "compound", "case") or _for_purpose(tree, verb) or _leads_on(tree, verb):
        return
    if of_infinitive(tree, verb):
        return  # what somebody is called on to do
    if any(is_light(tree, c) for c in tree.kids(verb, "obj")):
        return  # "made the case that": the noun says it
    if passive(tree, verb):
        yield from _passive(tree, verb)
        return
    scope, who = content(tree, verb) or as_clause(tree, verb), speaker(tree, verb)
    if scope and who is not None and _may_hold(tree, verb, who):
        yield stance_cue(tree, verb, who, scope, "stance")


def _may_hold(tree: Tree, verb: int, who: int) -> bool:
    """True for whoever may think or want; a report, a poll or a law may only say."""
    if tree.lemma(verb) in stance_words("speaks"):
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
    return tree.lemma(verb) in stance_words("leads") and any(tree.lemma(c) in stance_words(*VERBS) for c in below[:1])


def _passive(tree: Tree, verb: int) -> Iterator[Cue]:
    """ "Was criticized by X", "is expected to", "was described as": what it is said of is part of the content."""
    by = [w for w in agents(tree, verb) if w > verb]
    what = subject(tree, verb)
    scope = {w for c in tree.children[verb] if tree.rel(c) in CLAUSES or _as_phrase(tree, c) for w in tree.under(c)}
    if not by and (tree.lemma(verb) not in stance_words("passives") or not scope):
        return
    if what is not None and tree.rel(verb) not in ("acl", "amod"):
        scope |= tree.under(what) - {verb}
    elif what is not None:
        scope |= {what}
    yield stance_cue(tree, verb, by[0] if by else None, scope, "stance_passive")


def _as_phrase(tree: Tree, word: int) -> bool:
    return tree.rel(word) in ("obl", "advcl") and opens(tree, word, ("as", "of"))


def _adjective(tree: Tree, word: int) -> Iterator[Cue]:
    who, head = subject(tree, word), tree.head(word)
    if who is not None and head is not None and tree.rel(word) == "xcomp" and tree.lemma(who) == "it":
        who = speaker(tree, head)  # "made it clear that"
    if who is None or tree.rel(word) == "amod" or (tree.rel(word) == "conj" and not tree.kids(word, "nsubj")):
        return
    clauses = [
        c for c in tree.kids(word, *CLAUSES, "advcl") if c > word and tree.lemma(min(tree.under(c))) not in _BESIDE
    ]
    scope = {w for c in clauses for w in tree.under(c)} or tied(tree, word)
    if scope:
        first = head if head is not None and tree.rel(word) == "xcomp" else min([*tree.kids(word, "cop", "aux"), word])
        yield stance_cue(tree, word, who, scope, "stance_adjective", first)
