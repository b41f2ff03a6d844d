"""Trees mended where the model is known to hang words wrongly and the words themselves leave no doubt.

"The army was accused by the rebels of shelling the town": what it is accused of hangs on the verb, not on the rebels, who would then
be the ones that shelled. "Between men of the Army of Islam and ISIL": "between" asks for two, so that the second is no part of the first.
"Soldiers killed as fighting flares": nobody fights a flare. "The helicopter fired on canoes and soldiers burned houses": soldiers were no
target. "Four days of fighting that killed 40": no day killed them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from counterclaim.lang.wordlists import words
from counterclaim.records import Token
from counterclaim.syntax import Tree, tree_of

Tokens = tuple[Token, ...]
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
#: The second land in the name of the Islamic State.
_LEVANT = frozenset({"levant", "syria", "al-sham", "sham"})
_SPELLS = frozenset({"hour", "day", "week", "month", "night", "year"})
#: What is charged hangs so many steps below the agent at most.
_DEEP = 4


def repaired(found: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens with every mend made that their words call for."""
    tokens = tuple(found)
    for mend in _MENDS:
        tokens = mend(tokens)
    return tokens


def _hung(tokens: Tokens, moves: Mapping[int, tuple[int, str]]) -> Tokens:
    """The tokens with some of them hung elsewhere: word → its new head and relation."""
    if not moves:
        return tokens
    return tuple(replace(t, head=moves[i][0], deprel=moves[i][1]) if i in moves else t for i, t in enumerate(tokens))


def _blamed(tokens: Tokens) -> Tokens:
    """Charges and accusers hung on "accused"."""
    moves: dict[int, tuple[int, str]] = {}
    for verb in [
        i for i, t in enumerate(tokens) if t.lemma in _BLAME and t.upos == "VERB" and t.xpos in ("VBN", "VBD")
    ]:
        tree = tree_of(tokens)
        if (moved := _charge(tree, verb)) is not None:
            moves[moved] = verb, "advcl" if tokens[moved].upos == "VERB" else "obl"
        if (by := _accuser(tree, verb)) is not None:
            moves[by] = verb, "obl:agent"
    return _hung(tokens, moves)


def _between(tokens: Tokens) -> Tokens:
    """The second of two after "between" hung on the first."""
    moves: dict[int, tuple[int, str]] = {}
    for preposition in [i for i, t in enumerate(tokens) if t.lemma == "between" and t.deprel == "case"]:
        second = _second(tree_of(tokens), preposition)
        if second is not None:
            moves[second] = tokens[preposition].head, "conj"
    return _hung(tokens, moves)


def _flaring(tokens: Tokens) -> Tokens:
    """ "Fighting flares" as a clause."""
    for i, token in enumerate(tokens):
        if i and token.head == i - 1 and token.deprel == "obj" and _flares(tokens, i):
            return _goes_on(tokens, i)
    return tokens


def _spell(tokens: Tokens) -> Tokens:
    """ "Four days of fighting that killed 40": it is the fighting that killed."""
    moves: dict[int, tuple[int, str]] = {}
    for clause, token in enumerate(tokens):
        if token.deprel != "acl:relcl" or not 0 <= token.head < clause or tokens[token.head].lemma not in _SPELLS:
            continue
        inside = [
            w for w in range(token.head + 1, clause) if tokens[w].head == token.head and tokens[w].deprel == "nmod"
        ]
        if len(inside) == 1 and tokens[inside[0]].upos in ("NOUN", "VERB"):
            moves[clause] = inside[0], token.deprel
    return _hung(tokens, moves)


def _own_subject(tokens: Tokens) -> Tokens:
    """ "The helicopter fired on canoes and soldiers burned houses": the soldiers, no target, burned them."""
    moves: dict[int, tuple[int, str]] = {}
    fighters = words("en", "participants")["fighters"]
    for noun in range(1, len(tokens) - 1):
        token, verb = tokens[noun], tokens[noun + 1]
        if (
            token.deprel != "conj"
            or token.lemma not in fighters
            or tokens[noun - 1].lemma not in ("and", "but", "while")
        ):
            continue
        if verb.deprel == "conj" and verb.xpos in ("VBD", "VBZ", "VBP") and verb.head < noun and token.head > verb.head:
            tree = tree_of(tokens)
            if not tree.kids(noun + 1, "nsubj", "aux") and tree.kids(noun + 1, "obj"):
                moves[noun] = noun + 1, "nsubj"
                moves[noun - 1] = noun + 1, "cc"
    return _hung(tokens, moves)


def _one_name(tokens: Tokens) -> Tokens:
    """ "The Islamic State of Iraq and the Levant" is one, and so is one "in Iraq and Syria": the lands are parts of its name."""
    moves: dict[int, tuple[int, str]] = {}
    for state in [i for i, t in enumerate(tokens) if t.text == "State"]:
        name = [t.text.casefold() for t in tokens[state + 1 : state + 7]]
        if name[:3] not in (["of", "iraq", "and"], ["in", "iraq", "and"]):
            continue
        last = state + (5 if name[3:4] == ["the"] else 4)
        if last < len(tokens) and tokens[last].text.casefold() in _LEVANT:
            moves |= {state + 2: (state, "flat"), last: (state, "flat")}
            moves |= {
                i: (state + 2 if i == state + 1 else last, tokens[i].deprel)
                for i in range(state + 1, last)
                if i != state + 2
            }
    return _hung(tokens, moves)


def _gunner(tokens: Tokens) -> Tokens:
    """ "A helicopter fired on canoes", taken for a passive: what fires on somebody is fired by nobody."""
    moves: dict[int, tuple[int, str]] = {}
    for who, token in enumerate(tokens):
        if token.deprel != "nsubj:pass" or not who < token.head < len(tokens) or tokens[token.head].lemma != "fire":
            continue
        tree, verb = tree_of(tokens), token.head
        if (
            tokens[verb].xpos == "VBD"
            and not tree.kids(verb, "aux")
            and any(_opens(tree, c, "on", "at") for c in tree.kids(verb, "obl"))
        ):
            moves[who] = verb, "nsubj"
    return _hung(tokens, moves)


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


_MENDS: tuple[Callable[[Tokens], Tokens], ...] = (_one_name, _flaring, _between, _blamed, _spell, _gunner, _own_subject)
