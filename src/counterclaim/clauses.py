"""Who a verb is said of: subjects, passives, agents, shared along coordination and participles."""

from __future__ import annotations

from counterclaim.syntax import Tree

_PLANS = frozenset({"decision", "plan", "attempt", "effort"})
_MAKES_PLANS = frozenset(
    {"have", "develop", "make", "draw", "prepare", "announce", "hatch", "form", "finalize", "finalise", "unveil"}
)
_BLAMES = frozenset({"accuse", "blame", "suspect"})
#: What one may have in an act.
_PARTS = frozenset({"part", "role", "hand", "involvement", "share"})
#: Whom one wants not to do a thing, said with "against" or "from".
_WARNS = frozenset({"warn", "caution", "deter", "discourage", "dissuade", "prevent", "stop"})


def cases(tree: Tree, word: int) -> set[str]:
    """The prepositions of a phrase."""
    return {tree.lemma(c) for c in tree.kids(word, "case")}


def agents(tree: Tree, verb: int) -> list[int]:
    """The phrases in "by …" that may be the doer; means and times among them are for the caller to leave out."""
    return [word for word in tree.kids(verb, "obl", "nmod") if "by" in cases(tree, word)]


def passive(tree: Tree, verb: int) -> bool:
    """True for a passive, a bare past participle after its noun included."""
    if any(tree.tokens[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[verb]):
        return True
    if any(tree.tokens[c].deprel == "nsubj" for c in tree.children[verb]):
        return _reduced(tree, verb)
    if tree.tokens[verb].xpos != "VBN" or any(tree.lemma(c) == "have" for c in tree.kids(verb, "aux")):
        return False
    if _told_after(tree, verb):
        return False
    head = tree.head(verb)
    if tree.rel(verb) == "conj" and head is not None and not tree.kids(verb, "obj", "aux"):
        return tree.verbal(head) and passive(tree, head)  # "was convicted and executed"
    return tree.rel(verb) in ("acl", "advcl", "amod") or bool(agents(tree, verb))


def _reduced(tree: Tree, verb: int) -> bool:
    """ "Police posts attacked", "Officer gunned down": a headline leaves the auxiliary out."""
    if tree.kids(verb, "obj", "aux", "ccomp", "xcomp") or tree.rel(verb) not in ("root", "conj", "parataxis", "ccomp"):
        return False
    return tree.tokens[verb].xpos == "VBN" or (tree.tokens[verb].xpos == "VBD" and tree.lemma(verb) == "gun")


def _told_after(tree: Tree, verb: int) -> bool:
    """ "Saboteurs mined roads", read as "mined" of "saboteurs": a participle after its noun with an object is its verb."""
    head = tree.head(verb)
    return tree.rel(verb) == "amod" and head is not None and head < verb and bool(tree.kids(verb, "obj"))


def subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Who a verb is said of: its own subject, or one shared along coordination, "began to …", or a participle."""
    own = tree.kids(verb, "nsubj")
    if own:
        return min(own, key=lambda word: abs(word - verb))  # a dateline is taken for a subject now and then
    head = tree.head(verb)
    if head is None or depth > 6:
        return None
    rel = tree.tokens[verb].deprel
    if _told_after(tree, verb):
        return head
    if rel in ("conj", "parataxis"):
        return subject(tree, head, depth + 1) if tree.verbal(head) else None
    if rel == "xcomp":
        objects = tree.kids(head, "obj", "iobj") or _called_on(tree, head)
        return objects[0] if objects else subject(tree, head, depth + 1)
    if rel == "acl:relcl":
        return head
    if rel == "acl":
        return _planner(tree, head, depth) if tree.lemma(head) in _PLANS else head
    if rel == "advcl" and not tree.finite(verb):
        return _of_participle(tree, verb, head, depth)
    if rel in ("ccomp", "csubj") and not tree.finite(verb):
        who = subject(tree, head, depth + 1)
        return who if who is None or who < verb else None  # "Shelling damaged homes, officials said": not the officials
    return None


def _planner(tree: Tree, plan: int, depth: int) -> int | None:
    """ "X had plans to attack": X; "X uncovered a plan to attack": nobody."""
    verb = tree.head(plan)
    if verb is None or tree.rel(plan) != "obj" or tree.lemma(verb) not in _MAKES_PLANS:
        return None
    return subject(tree, verb, depth + 1)


def _called_on(tree: Tree, verb: int) -> list[int]:
    """ "Called on X to end …", "appealed to X to …": X."""
    if tree.lemma(verb) not in ("call", "appeal"):
        return []
    return [word for word in tree.kids(verb, "obl") if cases(tree, word) & {"on", "upon", "to"}]


def _addressed(tree: Tree, verb: int, head: int) -> list[int]:
    """Who is to do or leave what the clause tells: "called on X to end …", "warned X against shelling …"."""
    marks = {tree.lemma(child) for child in tree.kids(verb, "mark")}
    if "to" in marks:
        return _called_on(tree, head)
    warned = tree.lemma(head) in _WARNS and marks & {"against", "from"}
    return tree.kids(head, "obj", "iobj") if warned else []


def _of_participle(tree: Tree, verb: int, head: int, depth: int) -> int | None:
    """ "Accused X of shelling", "called on X to end …": X; "shelled the town, killing two": who shelled."""
    if addressed := _addressed(tree, verb, head):
        return addressed[0]
    if tree.lemma(head) in _BLAMES:
        objects = tree.kids(head, "obj") or (tree.kids(head, "nsubj") if passive(tree, head) else [])
        return objects[0] if objects else None
    if passive(tree, head) and tree.tokens[verb].xpos == "VBN":
        return None
    return subject(tree, head, depth + 1)


def claimed_by(tree: Tree, act: int) -> int | None:
    """ "The group claimed the bombing", "the bombing, which the group claimed": who claims an act as theirs, None where nobody does."""
    head = tree.head(act)
    if head is not None and tree.rel(act) == "obj" and tree.lemma(head) == "claim" and not tree.kids(head, "ccomp"):
        return subject(tree, head)
    for verb in tree.children[act]:
        if tree.tokens[verb].deprel == "acl:relcl" and tree.lemma(verb) == "claim" and not passive(tree, verb):
            own = [w for w in tree.kids(verb, "nsubj") if tree.lemma(w) not in ("which", "that", "who")]
            if own and any(tree.lemma(w) in ("which", "that") for w in range(act + 1, own[0])):
                return own[0]
    return None


def disclaimed(tree: Tree, act: int) -> int | None:
    """Who is said to have had no part in an act: "*it* had nothing to do with the killings", "*they* were not involved in the attack".

    Also "played no role in", "distanced themselves from" and "was not behind the attack". None for any other act.
    """
    verb, case = tree.head(act), cases(tree, act)
    if "behind" in case and _negated(tree, act):
        return next(iter(tree.kids(act, "nsubj")), None)
    if verb is None or tree.rel(act) not in ("obl", "nmod"):
        return None
    if "in" in case and tree.lemma(verb) in ("involve", "involved") and _negated(tree, verb):
        return subject(tree, verb)
    if "from" in case and tree.lemma(verb) in ("distance", "dissociate") and tree.kids(verb, "obj"):
        return subject(tree, verb)
    if "with" in case and tree.lemma(verb) == "do":
        nothing = tree.head(verb)
        had = tree.head(nothing) if nothing is not None and tree.lemma(nothing) == "nothing" else None
        return subject(tree, had) if had is not None and tree.lemma(had) == "have" else None
    return _no_part(tree, act, verb) if "in" in case else None


def _no_part(tree: Tree, act: int, over: int) -> int | None:
    """ "Had no part in the massacre", whether the parse hangs it on the part or on the verb."""
    parts = [over, *tree.kids(over, "obj")] if tree.rel(act) == "obl" else [over]
    for part in parts:
        verb = tree.head(part)
        no = any(tree.lemma(c) in ("no", "any") for c in tree.kids(part, "det"))
        if tree.lemma(part) in _PARTS and no and verb is not None and tree.lemma(verb) in ("have", "play", "take"):
            denied = any(tree.lemma(c) == "no" for c in tree.kids(part, "det")) or _negated(tree, verb)
            return subject(tree, verb) if denied else None
    return None


def _negated(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in ("not", "n't", "never") for c in tree.kids(word, "advmod"))
