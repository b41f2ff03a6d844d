"""Insertions: a speaker and a verb of saying between marks, as in "…, it added." and "The army, the ministry said, had …".

They are read off the marks around them rather than off the tree, which they often lead astray.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.attribute.cue import listed
from counterclaim.attribute.speaker import may_speak
from counterclaim.attribute.unmarked import name_end, unmarked_name
from counterclaim.clauses import agents
from counterclaim.syntax import Tree

#: Marks that open a quotation, and marks that close one.
OPENING = frozenset({'"', "“", "``", "''", "«", "„"})
CLOSING = frozenset({'"', "”", "''", "»", "’’"})
#: Marks before which an insertion may end.
RIGHT = frozenset({",", ".", ";", '"', "“", ":", "—", "–", "``", ")", "--", "?", "!"})
_LEFT = frozenset({",", '"', "”", ";", "—", "–", "''", "?", "!", ")", "--"})
#: Words that open a clause telling when something was said.
_WHEN = frozenset({"after", "as", "before", "when", "while", "since", "because"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_FINITE = ("VBD", "VBZ", "VBP", "VBN")
#: How far the speaker may stand from the verb, in words.
REACH = 16


@dataclass(frozen=True, slots=True)
class Insertion:
    """The words from `start` to `end`; `source` is the speaker's head word.

    `name` are the speaker's words where no mark parts them from what is said and the tree may have torn them apart.
    """

    start: int
    end: int
    source: int
    name: range | None = None


def insertion(tree: Tree, verb: int) -> Insertion | None:
    """The insertion around a verb of saying, None where what is said follows as its clause or object."""
    if not _may_stand_apart(tree, verb) or _says_figure(tree, verb):
        return None  # "…; the group said 35" says the figure
    end = next((w for w in range(verb + 1, len(tree.tokens)) if _ends(tree, verb, w)), len(tree.tokens))
    if end < len(tree.tokens) and tree.tokens[end].text in OPENING and tree.tokens[end - 1].text not in (",", ":"):
        return None  # "said the man they call “the fox” had fled": the marks are inside what is said
    start, torn = _start(tree, verb), False
    if start == 0 or verb - start > REACH or not _plain(tree, verb, start, end):
        name = unmarked_name(tree, verb)
        if name is None or not _plain(tree, verb, name, end):
            return None
        start, torn = name, True
    source = _source(tree, verb, start, end)
    if source is None or _introduces(tree, verb, start, end) or _leans(tree, verb, source, start, end):
        return None
    return Insertion(start, end, source, range(start, name_end(tree, verb)) if torn and start < verb else None)


def _says_figure(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[w].upos == "NUM" and w > verb for w in tree.kids(verb, "obj", "ccomp"))


def _ends(tree: Tree, verb: int, word: int) -> bool:
    """True for a mark that may close an insertion, and for "after", "as" and the like: "…,” she said as the crowd moved on"."""
    when = tree.rel(word) == "mark" and tree.lemma(word) in _WHEN and verb in tree.up(word)
    return tree.tokens[word].text in RIGHT or when


def _may_stand_apart(tree: Tree, verb: int) -> bool:
    lemma, following = tree.lemma(verb), tree.lemma(verb + 1) if verb + 1 < len(tree.tokens) else ""
    if lemma not in listed("apart") or tree.tokens[verb].xpos not in _FINITE or (lemma == "go" and following != "on"):
        return False
    if tree.tokens[verb].xpos == "VBN" and not _active(tree, verb):
        return False
    if any(w > verb for w in agents(tree, verb)):
        return False
    return not any(tree.lemma(c) in ("which", "that", "who") for c in tree.kids(verb, "nsubj", "obj"))


def _active(tree: Tree, verb: int) -> bool:
    """ "Has said"; or a simple past taken for a participle beside its noun: "A B, the secretary, announced"."""
    relations = {tree.tokens[c].deprel for c in tree.children[verb]}
    perfect = any(tree.lemma(c) == "have" for c in tree.kids(verb, "aux"))
    return "aux:pass" not in relations and (perfect or "nsubj" in relations or tree.rel(verb) == "acl")


def _leans(tree: Tree, verb: int, source: int, start: int, end: int) -> bool:
    """True for a verb that belongs to a noun beside it ("the deaths he announced"), or has an object of its own."""
    head = tree.tokens[verb].head
    if tree.tokens[verb].deprel == "acl:relcl" and start <= head < end:
        return True
    if (tree.rel(verb) == "acl" or tree.lemma(verb) in listed("evidence")) and not may_speak(tree, source):
        return True
    if tree.lemma(verb) in ("tell", "inform", "assure"):
        return False
    if tree.lemma(verb) == "learn" and any(tree.lemma(c) in ("of", "from", "about") for c in _cases(tree, verb, end)):
        return True  # "they only learned on Friday of the deal"
    objects = [w for w in tree.kids(verb, "obj", "xcomp") if w != source and verb < w < end]
    if any(tree.tokens[w].upos == "ADJ" and tree.kids(w, "det") for w in objects):
        return True  # "73 percent said the same"
    return any(
        tree.tokens[w].upos in ("NOUN", "PROPN") and not tree.tokens[w].deprel.endswith("unmarked") for w in objects
    )


def _cases(tree: Tree, verb: int, end: int) -> list[int]:
    """The prepositions of the phrases after a verb."""
    return [c for w in tree.kids(verb, "obl", "advcl") if verb < w < end for c in tree.kids(w, "case", "mark")]


def _introduces(tree: Tree, verb: int, start: int, end: int) -> bool:
    """ "As a siren rang, the announcer said, “Stay inside”": what is said follows in marks, none of it stands before.

    "The army left on Friday, she says, “they did not fight”" is said before and after.
    """
    if tree.tokens[start - 1].text in CLOSING or end + 1 >= len(tree.tokens):
        return False
    main = tree.head(verb) if tree.rel(verb) == "parataxis" else None
    if main is not None and main < start and tree.finite(main):
        return False
    return tree.tokens[end].text in (",", ":") and tree.tokens[end + 1].text in OPENING


def _start(tree: Tree, verb: int) -> int:
    start = _mark_before(tree, verb)
    if 0 < start == verb and tree.tokens[start - 1].text == "," and not _inverted(tree, verb):
        own = [w for w in tree.kids(verb, "nsubj") if w < verb]
        if own:
            return min(tree.under(own[0]))
        start = _mark_before(
            tree, start - 1
        )  # "…, A B, the secretary of C, announced": the apposition is the speaker's
        if start > 0 and tree.tokens[start].upos == "DET" and tree.tokens[start - 1].text == ",":
            wider = _mark_before(tree, start - 1)
            named = any(tree.tokens[w].name.endswith("PER") for w in range(wider, start - 1))
            start = wider if named and wider > 0 and not _verbs(tree, wider, start) else start
    return start


def _mark_before(tree: Tree, word: int) -> int:
    """Back to the mark before a word; what stands in parentheses right behind a name goes with it: "A B (D-Md.) said"."""
    while word > 0 and tree.tokens[word - 1].text not in _LEFT:
        word -= 1
    opened = _opened(tree, word - 1) if word > 0 and tree.tokens[word - 1].text == ")" else None
    return word if opened is None else _mark_before(tree, opened)


def _opened(tree: Tree, close: int) -> int | None:
    """Where a short parenthesis behind a name opens, None for one that follows anything else."""
    for word in range(close - 1, max(close - 9, 0), -1):
        if tree.tokens[word].text == "(":
            return word if tree.tokens[word - 1].upos == "PROPN" else None
    return None


def _inverted(tree: Tree, verb: int) -> bool:
    """ "Said the ministry": the speaker follows."""
    following = tree.tokens[verb + 1].upos if verb + 1 < len(tree.tokens) else ""
    things = [w for w in tree.kids(verb, "obj") if w > verb and not may_speak(tree, w)]
    return tree.lemma(verb) != "tell" and following in ("DET", "ADJ", "NUM", *_NOMINAL) and not things


def _verbs(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tokens[w].upos in ("VERB", "AUX") and tree.rel(w) not in ("acl", "amod") for w in range(start, end))


def _plain(tree: Tree, verb: int, start: int, end: int) -> bool:
    """True if the stretch is a speaker and a verb without a clause of its own, and something was said beside it."""
    first = tree.tokens[start]
    if first.upos in ("SCONJ", "CCONJ") or tree.lemma(start) in ("who", "which", "that", "to", "what"):
        return False
    if any(_clausal(tree, verb, w) for w in range(start, end)):
        return False
    if any(tree.lemma(w) == "that" and tree.tokens[w].upos == "SCONJ" for w in range(verb, end)):
        return False
    goes_on = end + 1 < len(tree.tokens) and tree.tokens[end].text == "," and _verbs(tree, end, len(tree.tokens))
    return goes_on or any(tree.tokens[w].upos in ("VERB", "NOUN", "PROPN") for w in range(start))


def _clausal(tree: Tree, verb: int, word: int) -> bool:
    """True for a word that makes another clause; not for the verb's own auxiliary, nor "said the source adding that …"."""
    token, rel = tree.tokens[word], tree.rel(word)
    if word == verb or token.upos not in ("VERB", "AUX") or rel in ("acl", "amod", "case", "compound"):
        return False
    if token.upos == "AUX" and tree.head(word) == verb:
        return False
    return not (token.xpos == "VBG" and rel in ("advcl", "xcomp"))


def _source(tree: Tree, verb: int, start: int, end: int) -> int | None:
    """The head of the name: what stands before the verb, else right after it."""
    inside = [w for w in range(start, end) if tree.tokens[w].upos in (*_NOMINAL, "DET", "ADJ", "NUM") and w != verb]
    own = [w for w in tree.kids(verb, "nsubj") if w in inside]
    if own:
        return own[0]
    before = [w for w in inside if w < verb]
    after = [w for w in inside if w > verb and tree.lemma(verb) not in ("tell", "learn")]
    for stretch in (before, after):
        tops = [
            w
            for w in stretch
            if tree.tokens[w].upos in _NOMINAL and tree.tokens[w].head not in stretch and not tree.kids(w, "case")
        ]
        if tops and (stretch is before or all(tree.tokens[w].upos != "ADP" for w in range(verb + 1, tops[0]))):
            return tops[0]
    return None
