"""Cues: words of saying, who says it, and which words of the sentence are said by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.clauses import agents, cases, passive, subject
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: Methods by which somebody is quoted through another: they outrank the verb of the other.
_PASSES_ON = ("with_reference/1", "citing/1", "quoted/1")
#: Verbs that may stand apart between commas, or after what is said.
_APART = frozenset(
    {
        "say",
        "add",
        "report",
        "write",
        "announce",
        "tell",
        "warn",
        "stress",
        "note",
        "insist",
        "claim",
        "state",
        "conclude",
        "recall",
        "go",
        "explain",
        "argue",
        "maintain",
        "continue",
        "recount",
        "declare",
        "allege",
    }
)
SPEECH = ("accuses", "denies", "confirms", "admits", "asserts")


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of saying in a sentence.

    `words` are the cue's own; `source` the head word of who says it, None where nobody is named ("it was reported").
    `scope` holds the indices of what is said. `noun` marks "X's claim that …", which somebody else may answer.
    `via` is the head word of who passed it on ("the agency quoted X as saying").
    """

    words: tuple[int, ...]
    source: int | None
    speech: str
    scope: frozenset[int]
    method: str
    score: float
    noun: bool = False
    via: int | None = None


def find_cues(tree: Tree) -> list[Cue]:
    """The cues of a sentence, those with the narrowest scope first."""
    found = [cue for i in range(len(tree.tokens)) for cue in _at(tree, i) if cue.scope]
    return sorted(found, key=lambda c: (not c.method.endswith(_PASSES_ON), len(c.scope), c.words))


def speech_of(lemma: str) -> str | None:
    """The force of a reporting verb, None for other verbs."""
    table = words("en", "reporting")
    return next((speech for speech in SPEECH if lemma in table[speech]), None)


def _force(tree: Tree, i: int, lemma: str) -> str | None:
    """The force of a verb here: calling a report a lie denies it; "condemned the shelling of X" accuses."""
    lists = words("en", "reporting")
    if lemma in ("describe", "call", "brand", "label") and {tree.lemma(w) for w in tree.under(i)} & lists["lies"]:
        return "denies"
    if lemma in lists["judges"] or (lemma == "hold" and "responsible" in {tree.lemma(w) for w in tree.children[i]}):
        return "accuses"
    if lemma == "call" and any(
        tree.lemma(w) in ("on", "upon", "for") for w in range(i + 1, min(i + 3, len(tree.tokens)))
    ):
        return "accuses"
    return speech_of(lemma)


def _at(tree: Tree, i: int) -> Iterator[Cue]:
    token, lemma = tree.tokens[i], tree.lemma(i)
    if lemma in ("accord", "according") and i + 1 < len(tree.tokens) and tree.lemma(i + 1) == "to":
        yield from _according(tree, i)
    elif token.upos in ("VERB", "AUX"):
        speech = _force(tree, i, lemma)
        if speech is not None:
            yield from _verb(tree, i, speech)
        if lemma == "claim" and any(tree.lemma(w) in ("responsibility", "credit") for w in tree.kids(i, "obj")):
            yield _cue(tree, i,
                subject(tree, i),
                "claims-responsibility",
                _below(tree, i, subject(tree, i)),
                "responsibility",
                0.95,
            )
    elif token.upos == "NOUN" and lemma in words("en", "reporting")["nouns"]:
        yield from _noun(tree, i)
    elif lemma == "reference":
        yield from _with_reference(tree, i)
    elif token.upos == "NOUN" and lemma in words("en", "reporting")["accounts"]:
        yield from _by_account(tree, i)
    elif token.text == ":" and 0 < i < 6 and tree.tokens[0].upos == "PROPN" and len(tree.tokens) > i + 3:
        yield from _headline(tree, i)


def _cue(
    tree: Tree, word: int, source: int | None, speech: str, scope: set[int], method: str, score: float,
    via: int | None = None,
) -> Cue:
    """A cue of one word; who says it is no part of what is said."""
    held = scope - {word}
    if source is not None:
        held -= {source} if _holds_clause(tree, source) else tree.under(source)
    return Cue((word,), source, speech, frozenset(held), f"en.attribute.{method}/1", score, via=via)


def _holds_clause(tree: Tree, source: int) -> bool:
    return any(
        tree.rel(c) == "acl" and tree.verbal(c) and speech_of(tree.lemma(c)) is not None for c in tree.children[source]
    )


def _below(tree: Tree, verb: int, source: int | None) -> set[int]:
    """All under a verb but its subject."""
    out = tree.under(verb) - {verb}
    for child in tree.kids(verb, "nsubj"):
        out -= tree.under(child)
    return out


def _verb(tree: Tree, i: int, speech: str) -> Iterator[Cue]:
    lemma = tree.lemma(i)
    if lemma in ("quote", "cite"):
        yield from _quoted(tree, i)
        return
    who = _speaker(tree, i)
    is_passive = passive(tree, i)
    scope = _said(tree, i, speech) | _standing_apart(tree, i)
    if who is not None:
        scope -= {who}
    if lemma == "blame" and (not tree.kids(i, "obj") or any(tree.lemma(w) == "other" for w in tree.kids(i, "obj"))):
        return  # "the two sides blamed each other" says nothing of what either said
    if lemma in ("put", "raise", "revise") and not any(
        tree.lemma(w) in words("en", "reporting")["tolls"] for w in tree.kids(i, "obj")
    ):
        return
    if lemma in ("put", "raise", "revise"):
        scope = _below(tree, i, who)
    if lemma in ("see", "witness") and (
        who is None or tree.lemma(who) not in words("en", "sources")["witness"] | {"correspondent", "journalist"}
    ):
        return
    if lemma == "call" and speech == "asserts" and "what" in {tree.lemma(w) for w in range(max(0, i - 6), i)}:
        scope = _below(tree, i, who)
    if is_passive:
        yield from _passive(tree, i, speech, scope, who)
        return
    if who is not None and tree.lemma(who) in ("there",):
        return
    if (
        who is not None
        and tree.rel(i) == "acl"
        and tree.tokens[i].deprel != "acl:relcl"
        and tree.tokens[i].xpos == "VBN"
    ):
        return
    if scope and who is not None:
        yield _cue(tree, i, who, speech, scope, "verb" if speech == "asserts" else speech, 0.92)
    if speech == "denies" and tree.tokens[i].deprel == "acl:relcl" and (head := tree.head(i)) is not None:
        yield from _denied_in_apposition(tree, i, head)


def _speaker(tree: Tree, i: int) -> int | None:
    """Who says it, where the parse may have gone astray: ", the ministry in X said.", "reads the statement"."""
    own = tree.kids(i, "nsubj")
    if own:
        return _issuer(tree, min(own, key=lambda word: abs(word - i)))
    head = tree.head(i)
    if (
        tree.rel(i) == "advcl"
        and head is not None
        and tree.rel(head) == "ccomp"
        and (cue := tree.head(head)) is not None
    ) and head < cue < i and speech_of(tree.lemma(cue)) is not None:
        return subject(tree, cue)
    before = _stray(tree, i)
    if before is not None:
        return before
    after = [w for w in tree.kids(i, "obj", "obl") if w > i and not tree.kids(w, "case")]
    if (
        after
        and tree.kids(i, "ccomp")
        and min(tree.kids(i, "ccomp")) < i
        and tree.lemma(i) in ("say", "read", "add", "tell", "report")
    ):
        return after[0]
    found = subject(tree, i)
    return _issuer(tree, found) if found is not None else None


def _stray(tree: Tree, i: int) -> int | None:
    """The phrase between a comma and a last "said" that the parse gave to another verb."""
    rest = [t for t in tree.tokens[i + 1 :] if t.upos not in ("PUNCT", "ADV")]
    if (
        tree.lemma(i)
        not in ("say", "add", "report", "announce", "state", "tell", "write", "claim", "note", "stress", "warn")
        or len(rest) > 4
    ):
        return None
    start = i
    while start > 0 and tree.tokens[start - 1].text not in (",", '"', "”", "“", ";", "'", "’’") and i - start < 12:
        start -= 1
    inside = [
        w
        for w in range(start, i)
        if tree.tokens[w].upos in ("NOUN", "PROPN", "PRON") and not start <= tree.tokens[w].head < i
    ]
    nominal = [w for w in inside if tree.rel(w) in ("nsubj", "obj", "obl", "conj", "appos", "parataxis", "nmod", "dep")]
    return nominal[0] if start > 0 and nominal and start < i else None


def _standing_apart(tree: Tree, i: int) -> set[int]:
    """ "…, it added.", "…, says the ministry", "It was X, he told the council, who …": what lies outside the commas."""
    if tree.lemma(i) not in _APART or any(c > i for c in tree.kids(i, "ccomp")):
        return set()
    start, end = i, i + 1
    while start > 0 and tree.tokens[start - 1].text not in (",", '"', "”", ";"):
        start -= 1
    while end < len(tree.tokens) and tree.tokens[end].text not in (",", ".", ";", '"', "“", ":"):
        end += 1
    inside = range(start, end)
    others = [w for w in inside if tree.tokens[w].upos == "VERB" and w != i]
    named = any(tree.tokens[w].upos in ("NOUN", "PROPN", "PRON") for w in inside)
    if (
        start == 0
        or others
        or not named
        or i - start > 9
        or not any(tree.tokens[w].upos in ("VERB", "NOUN") for w in range(start))
    ):
        return set()
    goes_on = end < len(tree.tokens) and tree.tokens[end].text == ","
    first = max((w + 1 for w in range(start - 1) if tree.tokens[w].text == ";"), default=0)
    last = next((w for w in range(end, len(tree.tokens)) if tree.tokens[w].text == ";"), len(tree.tokens))
    return {w for w in range(first, last if goes_on else start) if w not in inside}


def _by_account(tree: Tree, i: int) -> Iterator[Cue]:
    """ "By the two sides' own count", "by the account of X", "in his words"."""
    if not cases(tree, i) & {"by", "in", "on"}:
        return
    owners = [c for c in tree.children[i] if tree.tokens[c].deprel == "nmod:poss"]
    owners += [c for c in tree.kids(i, "nmod") if "of" in cases(tree, c)]
    head = tree.head(i)
    if owners and head is not None and tree.rel(i) == "obl":
        scope = tree.under(head) - tree.under(i)
        yield Cue((i,), owners[0], "asserts", frozenset(scope), "en.attribute.by_account/1", 0.85)


def _headline(tree: Tree, i: int) -> Iterator[Cue]:
    """ "Ministry: shells hit the town": a short name before a colon says the rest."""
    head = next((w for w in range(i - 1, -1, -1) if not 0 <= tree.tokens[w].head < i), 0)
    if any(tree.tokens[w].name != "O" for w in range(i)) and all(
        tree.tokens[w].upos in ("PROPN", "NOUN", "ADJ") for w in range(i)
    ):
        yield Cue((i,), head, "asserts", frozenset(range(i + 1, len(tree.tokens))), "en.attribute.headline/1", 0.75)


def _said(tree: Tree, i: int, speech: str) -> set[int]:
    """What a verb of saying reports: its clause; for blame, denial and admission also its object."""
    out: set[int] = set()
    for child in tree.children[i]:
        rel = tree.rel(child)
        if (
            rel in ("ccomp", "csubj")
            or (rel in ("xcomp", "parataxis") and tree.verbal(child) and not _itself_cue(tree, child))
            or (speech != "asserts" and rel in ("obj", "obl", "advcl", "acl", "iobj"))
            or (rel == "obj" and tree.lemma(i) not in words("en", "reporting")["needs_clause"])
            or (rel == "obj" and tree.lemma(i) in ("report", "announce", "reveal", "disclose"))
            or (
                speech == "asserts"
                and rel == "advcl"
                and "as" in {tree.lemma(c) for c in tree.kids(child, "mark", "case")}
                and tree.lemma(i) in ("describe", "quote")
            )
        ):
            out |= tree.under(child)
    head = tree.head(i)
    if (
        (tree.rel(i) == "parataxis" and head is not None)
        or (
            tree.rel(i) == "advcl" and head is not None and tree.lemma(i) in ("say", "tell", "add", "quote") and not out
        )
        or (
            tree.rel(i) == "conj"
            and head is not None
            and not out
            and not tree.kids(i, "obj")
            and tree.lemma(i) in ("say", "add")
        )
    ):
        out |= tree.under(head) - tree.under(i)
    return out


def _itself_cue(tree: Tree, word: int) -> bool:
    return speech_of(tree.lemma(word)) is not None and bool(tree.kids(word, "nsubj"))


def _passive(tree: Tree, i: int, speech: str, scope: set[int], who: int | None) -> Iterator[Cue]:
    """ "It was confirmed by X", "X was quoted as saying", "the claims were dismissed by Baku"."""
    by = agents(tree, i)
    if not by:
        return
    head = tree.head(i)
    points_back = who is not None and tree.lemma(who) in ("it", "this", "that", "which")
    if (
        points_back
        and not tree.kids(i, "ccomp", "csubj")
        and head is not None
        and tree.rel(i) in ("parataxis", "conj", "acl")
    ):
        scope = scope | (tree.under(head) - tree.under(i))
    elif who is not None and not points_back:
        scope = scope | tree.under(who)
    scope -= set().union(*(tree.under(w) for w in by))
    yield Cue((i,), by[0], speech, frozenset(scope), "en.attribute.passive/1", 0.85)


def _quoted(tree: Tree, i: int) -> Iterator[Cue]:
    """ "The agency quoted X as saying …", "X was quoted as saying", "citing X"."""
    who, objects = subject(tree, i), tree.kids(i, "obj")
    saying = [w for w in tree.kids(i, "advcl", "xcomp", "obl") if tree.lemma(w) in ("say", "tell", "state", "write")]
    scope = set().union(*(tree.under(w) for w in saying))
    if passive(tree, i) and who is not None and saying:
        by = agents(tree, i)
        yield _cue(tree, i, who, "asserts", scope, "quoted", 0.9, via=by[0] if by else None)
    elif objects and saying:
        yield _cue(tree, i, objects[0], "asserts", scope, "quoted", 0.9, via=who)
    elif objects and tree.rel(i) == "advcl":
        head = tree.head(i)
        if head is not None:
            yield _cue(tree, i,
                objects[0],
                "asserts",
                tree.under(head) - tree.under(i),
                "citing",
                0.85,
                via=subject(tree, head),
            )


def _with_reference(tree: Tree, i: int) -> Iterator[Cue]:
    """ "The agency reports with reference to X"."""
    if tree.lemma(i) != "reference" or "with" not in cases(tree, i):
        return
    head = tree.head(i)
    for source in tree.kids(i, "nmod"):
        if head is not None and "to" in cases(tree, source):
            scope = _said(tree, head, "asserts") or tree.under(head) - tree.under(i)
            yield _cue(tree, i, source, "asserts", scope - tree.under(i), "with_reference", 0.9, via=subject(tree, head)
            )


def _according(tree: Tree, i: int) -> Iterator[Cue]:
    """ "According to X": the whole clause that it stands in."""
    source = tree.head(i)
    if source is None:
        return
    head = tree.head(source)
    whole = set(range(len(tree.tokens)))
    alone = sum(tree.lemma(w) in ("accord", "according") for w in whole) == 1 and ";" not in {
        t.text for t in tree.tokens
    }
    if (i == 0 or tree.tokens[i - 1].text == ",") and alone:
        scope = whole - tree.under(source)
    else:
        scope = tree.under(head) - tree.under(source) if head is not None else whole - tree.under(source)
    issuer = _issuer(tree, source)
    yield Cue((i,), issuer, "asserts", frozenset(scope - {i}), "en.attribute.according_to/1", 0.93)


def _issuer(tree: Tree, word: int) -> int:
    """ "Data cited by X", "a statement by X": X; anything else stands for itself."""
    if tree.lemma(word) not in words("en", "reporting")["papers"]:
        return word
    for child in sorted(tree.children[word]):
        if tree.rel(child) == "acl":
            by = agents(tree, child)
            if by:
                return by[0]
        if tree.rel(child) == "nmod" and cases(tree, child) & {"by", "from", "of"} and tree.tokens[child].name != "O":
            return child
    return word


def _noun(tree: Tree, i: int) -> Iterator[Cue]:
    """ "X's claim that …", "accusations by X that …", "a statement by X on …"."""
    lists = words("en", "reporting")
    lemma = tree.lemma(i)
    inner = [w for c in tree.kids(i, "nmod") for w in tree.kids(c, "acl")]
    clauses = [
        c
        for c in (*tree.kids(i, "acl", "ccomp"), *inner)
        if tree.tokens[c].deprel != "acl:relcl" and tree.kids(c, "mark", "nsubj")
    ]
    of = (
        [c for c in tree.kids(i, "nmod") if "of" in cases(tree, c)]
        if lemma in lists["noun_accusations"] | lists["noun_denials"]
        else []
    )
    if not clauses and not of:
        return
    scope = set().union(*(tree.under(c) for c in (*clauses, *of)))
    owners = [c for c in tree.children[i] if tree.tokens[c].deprel == "nmod:poss"]
    owners += [c for c in tree.kids(i, "nmod") if cases(tree, c) & {"by", "from"}]
    owners += [c for c in tree.kids(i, "nmod") if "of" in cases(tree, c) and c not in of]
    owners += [
        c
        for c in tree.kids(i, "nmod")
        if "in" in cases(tree, c) and tree.lemma(c) in ("media", "medium", "press", "outlet")
    ]
    owners += [c for c in tree.kids(i, "amod", "compound") if tree.tokens[c].name != "O"]
    speech = (
        "denies" if lemma in lists["noun_denials"] else "accuses" if lemma in lists["noun_accusations"] else "asserts"
    )
    owner = owners[0] if owners else None
    yield Cue((i,), owner, speech, frozenset(scope), "en.attribute.noun/1", 0.85, noun=True)


def _denied_in_apposition(tree: Tree, i: int, noun: int) -> Iterator[Cue]:
    """ "X accuses Y of shelling, an allegation Y denies": the whole clause before is denied."""
    head = tree.head(noun)
    said = tree.lemma(noun) in words("en", "reporting")["nouns"] and tree.rel(noun) in (
        "appos",
        "parataxis",
        "dep",
        "conj",
        "obj",
        "obl",
    )
    who = [c for c in tree.kids(i, "nsubj") if tree.lemma(c) not in ("which", "that")]
    if said and head is not None and who:
        whole = set(range(min(tree.under(noun)))) or set()
        yield Cue((i,), who[0], "denies", frozenset(whole), "en.attribute.denied_charge/1", 0.8, noun=False)
