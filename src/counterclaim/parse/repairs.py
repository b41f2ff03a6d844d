"""Trees mended where the model is known to hang words wrongly and the words themselves leave no doubt.

"The army was accused by the rebels of shelling the town": what it is accused of hangs on the verb, not on the rebels, who would then
be the ones that shelled. "Between men of the Army of Islam and ISIL": "between" asks for two, so that the second is no part of the first.
"Soldiers killed as fighting flares": nobody fights a flare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from counterclaim.records import Token
from counterclaim.syntax import Tree, tree_of

#: Verbs of blame that take "of" or "for" after "by …".
_BLAME = frozenset({"accuse", "suspect", "charge", "blame", "condemn", "denounce", "convict"})
#: What fighting does, where a headline's verb is taken for a noun.
_GOES_ON = frozenset(
    {
        "flares",
        "rages",
        "erupts",
        "spreads",
        "intensifies",
        "resumes",
        "continues",
        "escalates",
        "eases",
        "subsides",
        "worsens",
        "grows",
    }
)
#: What is charged hangs so many steps below the agent at most.
_DEEP = 4


def repaired(found: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens, mended: charges and accusers hung on "accused", the second after "between" on the first, "fighting flares" as a clause."""
    tokens = tuple(found)
    blaming = [i for i, t in enumerate(tokens) if t.lemma in _BLAME and t.upos == "VERB" and t.xpos in ("VBN", "VBD")]
    between = [i for i, t in enumerate(tokens) if t.lemma == "between" and t.deprel == "case"]
    flaring = [i for i, t in enumerate(tokens) if i and t.head == i - 1 and t.deprel == "obj" and _flares(tokens, i)]
    if not blaming and not between and not flaring:
        return tokens
    if flaring:
        tokens = _goes_on(tokens, flaring[0])
    tree, out = tree_of(tokens), list(tokens)
    for preposition in between:
        second = _second(tree, preposition)
        if second is not None:
            out[second] = replace(tokens[second], head=tokens[preposition].head, deprel="conj")
    for verb in blaming:
        moved = _charge(tree, verb)
        if (by := _accuser(tree, verb)) is not None:
            out[by] = replace(tokens[by], head=verb, deprel="obl:agent")
        if moved is not None:
            out[moved] = replace(tokens[moved], head=verb, deprel="advcl" if tokens[moved].upos == "VERB" else "obl")
    return tuple(out)


def _charge(tree: Tree, verb: int) -> int | None:
    """The word that heads what is charged, hung somewhere below the agent; None where the verb has it already or there is none."""
    right = [c for c in tree.children[verb] if c > verb]
    agent = next((c for c in right if _opens(tree, c, "by")), None)
    if agent is None or any(_opens(tree, c, "of", "for") for c in right):
        return None
    named = tree.tokens[agent].upos in ("PROPN", "PRON")  # "by the RSF of an attack", but "by the mayor of Goma"
    for word in range(len(tree.tokens) - 1, agent, -1):
        token = tree.tokens[word]
        if agent not in islice(tree.up(word), _DEEP) or not _opens(tree, word, "of", "for"):
            continue
        if token.xpos == "VBG" and token.upos == "VERB":
            return word
        if named and token.upos == "NOUN" and token.head == agent:
            return word
    return None


def _accuser(tree: Tree, verb: int) -> int | None:
    """Who accuses in "X was accused of burning the town by Y", hung on what X is accused of doing; None where there is nobody."""
    if not tree.kids(verb, "nsubj") or not any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[verb]):
        return None
    if any(c > verb and _opens(tree, c, "by") for c in tree.children[verb]):
        return None
    for deed in tree.kids(verb, "advcl", "obl", "xcomp"):
        if tree.tokens[deed].xpos != "VBG":
            continue
        for word in tree.kids(deed, "obl"):  # what somebody does is done by nobody else, but for "by doing so"
            if (
                _opens(tree, word, "by")
                and tree.tokens[word].upos in ("NOUN", "PROPN", "PRON")
                and tree.kids(deed, "obj")
            ):
                return word
    return None


def _flares(tokens: Sequence[Token], word: int) -> bool:
    """True for "flares" right after "fighting"."""
    return tokens[word].text.casefold() in _GOES_ON and tokens[word - 1].text.casefold() == "fighting"


def _goes_on(tokens: Sequence[Token], verb: int) -> tuple[Token, ...]:
    """The tokens with the word at `verb` as what "fighting", right before it, does."""
    noun = tokens[verb - 1]
    out = [replace(t, head=verb) if t.head == verb - 1 else t for t in tokens]
    out = [replace(t, deprel="obl") if t.head == verb and t.deprel.startswith("nmod") else t for t in out]
    out[verb] = replace(tokens[verb], upos="VERB", xpos="VBZ", head=noun.head, deprel=noun.deprel)
    out[verb - 1] = replace(noun, upos="NOUN", xpos="NN", head=verb, deprel="nsubj")
    return tuple(out)


def _second(tree: Tree, between: int) -> int | None:
    """The second member of "between X of Y and Z" where the parse has it beside Y; None where X has a second of its own."""
    first = tree.head(between)
    if first is None or first < between or tree.kids(first, "conj") or tree.kids(first, "cc"):
        return None
    for word in islice(_after(tree, first), _DEEP):
        for other in tree.kids(word, "conj"):
            if not tree.verbal(other) and any(tree.lemma(c) == "and" for c in tree.kids(other, "cc")):
                return other
    return None


def _after(tree: Tree, word: int) -> Iterator[int]:
    """The complements behind a noun, and theirs, nearest first."""
    for child in tree.kids(word, "nmod"):
        if child > word:
            yield child
            yield from _after(tree, child)


def _opens(tree: Tree, word: int, *with_word: str) -> bool:
    """True for a phrase or clause that one of these words opens."""
    return any(tree.lemma(c) in with_word and c < word for c in tree.kids(word, "case", "mark"))
