"""Trees mended where the model is known to hang words wrongly and the words themselves leave no doubt.

"The army was accused by the rebels of shelling the town": what it is accused of hangs on the verb, not on the rebels, who would then
be the ones that shelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.records import Token

#: Verbs of blame that take "of" or "for" after "by …".
_BLAME = frozenset({"accuse", "suspect", "charge", "blame", "condemn", "denounce", "convict"})


def repaired(found: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens with what "accused by X of …" tells hung on the verb."""
    tokens = tuple(found)
    out = list(tokens)
    for i, token in enumerate(tokens):
        if token.lemma in _BLAME and token.upos == "VERB" and token.xpos in ("VBN", "VBD"):
            moved = _charge(tokens, i)
            if moved is not None:
                verbal = tokens[moved].upos == "VERB"
                out[moved] = replace(tokens[moved], head=i, deprel="advcl" if verbal else "obl")
    return tuple(out)


def _charge(tokens: Sequence[Token], verb: int) -> int | None:
    """The word that heads what is charged, hung somewhere below the agent; None where the verb has it already or there is none."""
    agent = next(
        (k for k in range(verb + 1, len(tokens)) if tokens[k].head == verb and _marked(tokens, k, ("by",))), None
    )
    if agent is None or any(
        t.head == verb and _marked(tokens, k, ("of", "for")) for k, t in enumerate(tokens) if k > verb
    ):
        return None
    for k in range(len(tokens) - 1, agent, -1):
        token = tokens[k]
        if not _marked(tokens, k, ("of", "for")) or not _below(tokens, k, agent):
            continue
        if token.xpos == "VBG" and token.upos == "VERB":
            return k
        named = (
            tokens[agent].upos == "PROPN" or tokens[agent].upos == "PRON"
        )  # "by the RSF of an attack", but "by the mayor of Goma"
        if named and token.upos == "NOUN" and token.head == agent:
            return k
    return None


def _marked(tokens: Sequence[Token], word: int, by: Sequence[str]) -> bool:
    return any(
        t.head == word and t.deprel in ("case", "mark") and t.lemma in by and k < word for k, t in enumerate(tokens)
    )


def _below(tokens: Sequence[Token], word: int, top: int) -> bool:
    for _ in range(4):
        word = tokens[word].head
        if word == top:
            return True
        if word < 0:
            return False
    return False
