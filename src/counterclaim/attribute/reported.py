"""What a verb of saying reports: its clause, the noun that it reports, what it speaks "of", whom it charges with what."""

from __future__ import annotations

from counterclaim.attribute.cue import force, listed
from counterclaim.clauses import cases
from counterclaim.syntax import Tree

#: Relative and question words that stand for somebody else.
RAISED = frozenset({"what", "which", "that", "who", "whom"})
#: So many words may stand between "contrary to" and the verb of saying.
_NEAR = 8
#: Words that open a clause beside what is said, whatever the parse makes of it: "said as the crowd moved on".
_ELSE = frozenset({"as", "while", "after", "before", "though", "although"})


def complements(tree: Tree, verb: int, speech: str) -> set[int]:
    """What a verb of saying reports: its clause; the noun that it reports; what it speaks "of"; whom it charges, with what."""
    out: set[int] = set()
    for child in tree.children[verb]:
        if _reported(tree, verb, child, speech) and not (child < verb and _unparted(tree, verb)):
            out |= tree.under(child)
    return out


def _unparted(tree: Tree, verb: int) -> bool:
    """ "… over a raid Norland says killed ten": what is said follows, and no mark parts the rest from the speaker."""
    follows = any(c > verb for c in tree.kids(verb, "ccomp"))
    starts = [min(tree.under(c)) for c in tree.kids(verb, "nsubj") if c < verb]
    return follows and bool(starts) and min(starts) > 0 and tree.tokens[min(starts) - 1].upos != "PUNCT"


def _reported(tree: Tree, verb: int, child: int, speech: str) -> bool:
    rel, lemma = tree.rel(child), tree.lemma(verb)
    if _figure(tree, verb, child):
        return True
    if rel == "ccomp":
        first = min(tree.under(child))
        return not (tree.rel(first) == "mark" and tree.lemma(first) in _ELSE)
    if rel == "xcomp":
        return speech != "asserts" or lemma in listed("with_infinitive")
    if rel == "parataxis":
        return tree.verbal(child) and child > verb and not _itself(tree, child)
    if rel == "obj":
        return speech != "asserts" or lemma in listed("with_object") | listed("senses") | listed("figures")
    if rel in ("obl", "nmod"):
        prepositions = cases(tree, child)
        if speech == "accuses":
            return bool(prepositions & {"of", "for", "on", "over", "in"})
        return lemma in listed("with_phrase") and bool(prepositions & {"of", "about", "as"})
    if rel in ("advcl", "acl"):
        marks = {tree.lemma(c) for c in tree.kids(child, "mark", "case")}
        if speech == "accuses":
            return bool(marks & {"of", "for", "by"})
        clause = bool(tree.kids(child, "nsubj"))  # "spoke as crowds gathered"
        return lemma in listed("with_phrase") and bool(marks & ({"of", "about"} if clause else {"of", "about", "as"}))
    return rel == "iobj" and speech == "accuses"


def _figure(tree: Tree, verb: int, child: int) -> bool:
    """ "Said three", "speak of more than fifty": a bare figure."""
    if tree.tokens[child].upos != "NUM" or child < verb:
        return False
    return tree.rel(child) in ("obj", "ccomp") or (tree.rel(child) == "obl" and tree.low[verb + 1] == "of")


def _itself(tree: Tree, word: int) -> bool:
    return force(tree.lemma(word)) is not None and bool(tree.kids(word, "nsubj"))


def astray(tree: Tree, verb: int) -> set[int]:
    """ "Said after the raid that …": a clause that the parse hung on the phrase between."""
    phrases = tree.kids(verb, "obl", "obj", "iobj")
    clauses = [c for w in phrases for c in tree.kids(w, "acl", "ccomp") if tree.kids(c, "nsubj")]
    return {
        x
        for c in clauses
        if any(tree.tokens[m].upos == "SCONJ" and tree.lemma(m) == "that" for m in tree.kids(c, "mark"))
        for x in tree.under(c)
    }


def before_as(tree: Tree, verb: int) -> set[int]:
    """ "Shells hit the town, as the ministry said": the clause that "as" leans on."""
    head = tree.head(verb)
    if (
        head is None
        or complements(tree, verb, "asserts")
        or tree.lemma(verb) not in listed("apart")
        or tree.kids(verb, "obj", "xcomp")
    ):
        return set()
    leans = tree.rel(verb) == "advcl" and "as" in {tree.lemma(c) for c in tree.kids(verb, "mark", "advmod", "case")}
    return tree.under(head) - tree.under(verb) if leans else set()


def contradicted_by(tree: Tree, verb: int) -> set[int]:
    """ "… has not entered it, contrary to what X announced", "denies that it entered, as X claims": the clause that X told.

    Of "as X claims" this holds only where the clause is denied.
    """
    head, rel = tree.head(verb), tree.rel(verb)
    if head is None:
        return set()
    if rel == "advcl" and "as" in {tree.lemma(c) for c in tree.kids(verb, "mark", "advmod", "case")}:
        denied = [
            w for w in (head, *tree.up(head)) if tree.lemma(w) in listed("denies") and tree.tokens[w].upos == "VERB"
        ]
        return tree.under(head) - tree.under(verb) if denied and verb > head else set()
    contrary = [w for w in range(max(0, verb - _NEAR), verb) if tree.low[w : w + 2] == ["contrary", "to"]]
    if not contrary:
        return set()
    at = contrary[-1]
    before = [w for w in range(at) if tree.verbal(w)]
    main = next((w for w in tree.up(verb) if tree.verbal(w) and (w < at or not before)), None)
    if main is None:
        return set()
    return tree.under(main) - {w for w in tree.under(main) if at <= w <= max(tree.under(verb))}


def relative(tree: Tree, verb: int, who: int | None) -> set[int]:
    """ "The truce that X announced", "the attack which X said was …": the noun itself is said by X, too."""
    if tree.tokens[verb].deprel != "acl:relcl":
        return set()
    head = tree.head(verb)
    if head is None or head == who or (who is not None and tree.lemma(who) in RAISED):
        return set()
    states = [c for c in tree.kids(verb, "ccomp") if tree.tokens[c].upos != "VERB"]
    if states:
        return set()  # "a deal that X says is the best way" tells of no deal
    return {head, *tree.kids(head, "compound")}


def asides(tree: Tree, scope: set[int]) -> set[int]:
    """ "Denies backing the rebels, who captured the town": what a clause between commas tells of a noun is not denied with the rest."""
    out: set[int] = set()
    for word in scope:
        if tree.tokens[word].deprel == "acl:relcl":
            clause = tree.under(word)
            first = min(clause)
            if first > 0 and "," in (tree.tokens[first - 1].text, tree.tokens[first].text):
                out |= clause
    return out
