"""What is said where the verb of saying stands apart: "…, it added.", "The army, the ministry said, had …".

Such insertions are read off the marks around them rather than off the tree, which they often lead astray.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.attribute.cue import force, listed
from counterclaim.attribute.speaker import may_speak
from counterclaim.clauses import agents
from counterclaim.syntax import Tree

_LEFT = frozenset({",", '"', "”", ";", "—", "–", "''", "?", "!", "(", "--"})
_RIGHT = frozenset({",", ".", ";", '"', "“", ":", "—", "–", "``", ")", "--", "?", "!"})
_OPENING = frozenset({'"', "“", "``", "''", "«", "„"})
_CLOSING = frozenset({'"', "”", "''", "»", "’’"})
#: Words that open a clause which goes its own way after an insertion: "…, he said, as the council met".
_OWN_WAY = frozenset({"as", "while", "when", "after", "before", "whereas", "although", "though"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
#: Words that a name may run over, read backwards from the verb: "the Norland Centre for Human Rights said".
_IN_NAME = ("NOUN", "PROPN", "ADJ", "NUM", "PART")
#: How far the speaker may stand from the verb, in words.
REACH = 16


@dataclass(frozen=True, slots=True)
class Insertion:
    """A speaker and a verb of saying between marks, words `start` to `end`; `source` is the speaker's head word;
    `name` are the speaker's words where no marks bound them and the tree may have torn them apart."""

    start: int
    end: int
    source: int
    name: range | None = None


def insertion(tree: Tree, verb: int) -> Insertion | None:
    """The insertion around a verb of saying, None where what is said follows as its clause or object."""
    if tree.lemma(verb) not in listed("apart") or (tree.lemma(verb) == "go" and verb + 1 < len(tree.tokens) and tree.lemma(verb + 1) != "on"):
        return None
    if tree.tokens[verb].xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if agents(tree, verb) or tree.rel(verb) == "acl" and any(tree.lemma(c) in ("which", "that", "who") for c in tree.kids(verb, "nsubj", "obj")):
        return None
    end = next((w for w in range(verb + 1, len(tree.tokens)) if tree.tokens[w].text in _RIGHT), len(tree.tokens))
    start, torn = _start(tree, verb), False
    if start == 0 or verb - start > REACH or not _plain(tree, verb, start, end):
        name = _unmarked_name(tree, verb, end)
        if name is None or not _plain(tree, verb, name, end):
            return None
        start, torn = name, True
    if _introduces(tree, start, end):
        return None
    source = _source(tree, verb, start, end)
    inside = tree.tokens[verb].deprel == "acl:relcl" and start <= tree.tokens[verb].head < end
    if source is None or inside or (tree.rel(verb) == "acl" and not may_speak(tree, source)) or _has_object(tree, verb, source, start, end):
        return None
    return Insertion(start, end, source, range(start, _name_end(tree, verb)) if torn else None)


def said(tree: Tree, verb: int, around: Insertion) -> set[int]:
    """The words said: those before the insertion, and those after it that go on with them."""
    first = max((w + 1 for w in range(around.start - 1) if tree.tokens[w].text == ";"), default=0)
    if first and not _speaks(tree, range(first - 1)):
        first = 0
    return set(range(first, around.start)) | _goes_on(tree, verb, around.start, around.end)


def _speaks(tree: Tree, part: range) -> bool:
    """True if a part between semicolons names a speaker of its own."""
    return any(
        tree.lemma(w) in ("accord", "according") or (force(tree.lemma(w)) is not None and bool(tree.kids(w, "nsubj")))
        for w in part
    )


def _introduces(tree: Tree, start: int, end: int) -> bool:
    """ "As a siren rang, the announcer said, “Stay inside”": what is said follows in marks, none of it stands before."""
    quoted_before = tree.tokens[start - 1].text in _CLOSING
    return not quoted_before and end + 1 < len(tree.tokens) and tree.tokens[end].text in (",", ":") and tree.tokens[end + 1].text in _OPENING


def quoted_after(tree: Tree, verb: int) -> set[int]:
    """ "She said, “We stay”", "the ministry said: “…": the words in marks that a comma or colon after the verb leads to."""
    for word in range(verb + 1, min(verb + 12, len(tree.tokens) - 1)):
        text = tree.tokens[word].text
        if text in (",", ":") and tree.tokens[word + 1].text in _OPENING:
            last = next((w for w in range(word + 2, len(tree.tokens)) if tree.tokens[w].text in _CLOSING), len(tree.tokens))
            return set(range(word + 1, last))
        if text in _RIGHT or tree.tokens[word].upos == "VERB":
            return set()
    return set()


def _start(tree: Tree, verb: int) -> int:
    start = _mark_before(tree, verb)
    steps = 0
    while start > 0 and not _names(tree, start, verb) and tree.tokens[start - 1].text == "," and steps < 2:
        start = _mark_before(tree, start - 1)  # "…, A B, the secretary of C, announced": the apposition is the speaker's
        steps += 1
    if start > 0 and tree.tokens[start].upos in ("DET", "NUM") and tree.tokens[start - 1].text == "," and steps == 1:
        wider = _mark_before(tree, start - 1)
        named = [w for w in range(wider, start - 1) if tree.tokens[w].name.endswith("PER")]
        start = wider if named and wider > 0 and not _verbs(tree, wider, start) else start
    return start


def _mark_before(tree: Tree, word: int) -> int:
    while word > 0 and tree.tokens[word - 1].text not in _LEFT:
        word -= 1
    return word


def _names(tree: Tree, start: int, verb: int) -> bool:
    """True if the stretch names somebody; a bare ", announced on television" leans on the stretch before it."""
    return any(tree.tokens[w].upos in _NOMINAL for w in range(start, verb)) or not _bare(tree, start, verb)


def _bare(tree: Tree, start: int, verb: int) -> bool:
    after = next((w for w in range(verb + 1, len(tree.tokens)) if tree.tokens[w].upos not in ("ADV", "ADP")), None)
    inverted = tree.lemma(verb) != "tell" and verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].upos in ("DET", "PROPN", "NOUN", "ADJ", "PRON")
    return start == verb and after is not None and not inverted


def _verbs(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tokens[w].upos in ("VERB", "AUX") and tree.rel(w) not in ("acl", "amod") for w in range(start, end))


def _plain(tree: Tree, verb: int, start: int, end: int) -> bool:
    """True if the stretch holds a speaker and a verb, no clause of its own, and something was said before it."""
    others = [
        w
        for w in range(start, end)
        if w != verb and (tree.head(w) != verb or _gloss(tree, w) is False and tree.tokens[w].upos == "VERB") and tree.tokens[w].upos in ("VERB", "AUX") and _clausal(tree, w)
    ]
    first = tree.tokens[start]
    opened = first.upos in ("SCONJ", "CCONJ") or tree.lemma(start) in ("who", "which", "that", "to", "what")
    goes_on = end + 1 < len(tree.tokens) and tree.tokens[end].text == "," and _verbs(tree, end, len(tree.tokens))
    said_before = any(tree.tokens[w].upos in ("VERB", "NOUN", "PROPN") for w in range(start))
    return not others and not opened and (said_before or goes_on)


def _clausal(tree: Tree, word: int) -> bool:
    return tree.rel(word) not in ("acl", "amod", "case", "compound") and not _gloss(tree, word)


def _gloss(tree: Tree, word: int) -> bool:
    """ "Said the source adding that …": a participle that goes on with the saying."""
    return tree.tokens[word].xpos == "VBG" and tree.rel(word) in ("acl", "advcl", "xcomp")


def _source(tree: Tree, verb: int, start: int, end: int) -> int | None:
    """The head of the name: what stands before the verb, else right after it."""
    inside = [w for w in range(start, end) if tree.tokens[w].upos in (*_NOMINAL, "DET", "ADJ", "NUM") and w != verb]
    own = [w for w in tree.kids(verb, "nsubj") if w in inside]
    if own:
        return own[0]
    before = [w for w in inside if w < verb]
    after = [w for w in inside if w > verb]
    for stretch in (before, after) if tree.lemma(verb) not in ("tell", "learn") else (before,):
        tops = [w for w in stretch if tree.tokens[w].upos in _NOMINAL and tree.tokens[w].head not in stretch and not tree.kids(w, "case")]
        if tops and (stretch is before or not any(tree.tokens[w].upos == "ADP" for w in range(verb + 1, tops[0]))):
            return tops[0]
    return None


def _has_object(tree: Tree, verb: int, source: int, start: int, end: int) -> bool:
    """True for "…, the ministry reported a truce": its object is what is reported, not what stands before."""
    if tree.lemma(verb) in ("tell", "inform", "assure"):
        return False
    objects = [w for w in tree.kids(verb, "obj", "xcomp") if w != source and verb < w < end]
    return any(tree.tokens[w].upos in ("NOUN", "PROPN") and not tree.tokens[w].deprel.endswith("unmarked") for w in objects)


def _unmarked_name(tree: Tree, verb: int, end: int) -> int | None:
    """ "… hit the convoy the Norland Observatory said.": the first word of the name before a closing verb, where no comma parts them."""
    rest = [t for t in tree.tokens[verb + 1 :] if t.upos not in ("PUNCT", "ADV")]
    if len(rest) > 4 or any(t.upos == "VERB" for t in rest):
        return None
    at = last = verb - 1
    while at >= 0:
        token = tree.tokens[at]
        if token.upos in ("DET", "PRON"):
            return at if token.upos == "DET" or at == last else at + 1
        inner = token.upos == "ADP" and token.text.casefold() in ("of", "for") and at < last
        if token.upos not in _IN_NAME and not inner:
            break
        at -= 1
    return at + 1 if 0 < at + 1 <= last else None


def _name_end(tree: Tree, verb: int) -> int:
    while verb > 0 and tree.tokens[verb - 1].upos in ("AUX", "ADV"):
        verb -= 1
    return verb


def _goes_on(tree: Tree, verb: int, start: int, end: int) -> set[int]:
    """The rest of what is said, after the insertion."""
    if end + 1 >= len(tree.tokens) or tree.tokens[end].text not in (",", "—", "–", "--"):
        return set()
    if tree.tokens[start - 1].text in _CLOSING and tree.tokens[end + 1].text not in _OPENING:
        return set()  # "“We stay,” she said, and the siren rang."
    size = len(tree.tokens)
    last = next((w for w in range(end, size) if tree.tokens[w].text == ";"), size)
    last = size if not _speaks(tree, range(last, size)) else last
    rest = set(range(end, last))
    for word in range(end, last):
        if _leaves(tree, verb, word, end):
            rest -= tree.under(word)
    return rest


def _leaves(tree: Tree, verb: int, word: int, end: int) -> bool:
    """True for a clause after the insertion that goes its own way, or glosses what was said: "…, referring to …"."""
    head = tree.head(word)
    if head == verb:
        return tree.rel(word) == "conj" or (tree.rel(word) == "advcl" and (not tree.finite(word) or _own_way(tree, word)))
    if tree.rel(word) != "advcl" or (head is not None and head >= end):
        return False
    return _own_way(tree, word) or tree.lemma(word) in ("refer", "use", "allude", "speak")


def _own_way(tree: Tree, word: int) -> bool:
    """ "…, as the council met", but not "…, just as the army had"."""
    marks = [c for c in tree.kids(word, "mark", "advmod") if tree.lemma(c) in _OWN_WAY]
    return tree.finite(word) and any(m == 0 or tree.lemma(m - 1) != "just" for m in marks)
