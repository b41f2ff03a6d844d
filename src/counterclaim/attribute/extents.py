"""How far an attribution's parts reach: the whole noun phrase of a source, the words of a cue, the stretches of what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.attribute.cue import Cue, listed
from counterclaim.attribute.reading import Reading
from counterclaim.attribute.stance_content import is_phrasal, stance_words
from counterclaim.phrases import mention
from counterclaim.records import Document, Mention, Span
from counterclaim.syntax import Tree

#: Adverbs that are no part of a verb's group.
_APART = frozenset({"when", "where", "why", "how", "however", "as", "there", "here", "all", "both", "that"})

_PARTING = ",;:–—―-"


def source_extent(doc: Document, tree: Tree, cue: Cue) -> Mention:
    """The whole noun phrase: its apposition, its relative clause and all members of a list."""
    assert cue.source is not None
    if cue.name is not None:
        return mention(tree, doc.text, list(cue.name))
    held = tree.under(cue.source) - cue.scope - {cue.word}
    held -= {w for c in tree.kids(cue.source, "case", "mark", "cc") for w in tree.under(c)}
    low = high = cue.source
    while low - 1 in held:
        low -= 1
    while high + 1 in held:
        high += 1
    while high > cue.source and tree.tokens[high].upos in ("PUNCT", "ADP", "PART", "ADV", "SCONJ"):
        if tree.tokens[high].text == ")" and any(tree.tokens[w].text == "(" for w in range(low, high)):
            break
        high -= 1
    while low < cue.source and tree.tokens[low].upos == "PUNCT":
        low += 1
    return mention(tree, doc.text, list(range(low, high + 1)))


def cue_words(tree: Tree, cue: Cue) -> list[int]:
    """The words of a cue: its verb with auxiliaries, negation and adverbs before it, and the preposition that ties on the content.

    A verb that only leads on to it goes with it ("went on to say"); so does the verb that lends itself to a noun ("made the case").
    """
    word = cue.word
    if tree.lemma(word) in ("accord", "according"):
        return [word, word + 1]
    high = word
    while high + 1 < len(tree.tokens) and tree.tokens[high + 1].deprel == "compound:prt":
        high += 1
    return list(range(_first(tree, cue), _past_tie(tree, cue, high)))


def _first(tree: Tree, cue: Cue) -> int:
    if cue.first is not None:
        return _group(tree, cue.first, cue) if tree.tokens[cue.first].upos in ("VERB", "AUX") else cue.first
    word = cue.word
    if tree.tokens[word].upos not in ("VERB", "AUX"):
        return word
    while tree.rel(word) in ("xcomp", "advcl") and (head := tree.head(word)) is not None and head < word:
        if tree.lemma(head) not in stance_words("leads") or word - head > 4:
            break
        word = head
    return _group(tree, word, cue)


def _group(tree: Tree, verb: int, cue: Cue) -> int:
    """The first word of a verb's group: its auxiliaries, its negation, adverbs between them and right before it."""
    own = {w for c in tree.children[verb] if c < verb and _of_group(tree, c) for w in tree.under(c)}
    low = verb
    while low - 1 in own and low - 1 != cue.source:
        low -= 1
    return low


def _of_group(tree: Tree, word: int) -> bool:
    if tree.rel(word) == "mark":
        return tree.lemma(word) == "to"
    if tree.rel(word) == "advmod":
        return tree.tokens[word].upos in ("ADV", "PART") and tree.lemma(word) not in _APART
    return tree.rel(word) in ("aux", "cop")


def _past_tie(tree: Tree, cue: Cue, last: int) -> int:
    """One past the preposition that stands between a cue and its content: "spoke emotionally of"."""
    end = last + 1
    if (
        tree.tokens[cue.word].upos in ("VERB", "AUX")
        and tree.lemma(cue.word) in _untied()
        and not is_phrasal(tree, cue.word)
    ):
        return end
    while end + 1 < len(tree.tokens) and _between(tree, end):
        end += 1
    if (
        end < len(tree.tokens)
        and end in cue.scope
        and tree.rel(end) in ("case", "mark")
        and tree.lemma(end) in stance_words("ties")
    ):
        noun_ahead = tree.rel(end) == "case" or tree.lemma(end) not in ("to", "as")
        if tree.tokens[end].upos in ("ADP", "SCONJ") and noun_ahead:
            return end + 1
    return last + 1


def _between(tree: Tree, word: int) -> bool:
    """ "Spoke [emotionally] of", "his comments [Tuesday] on"."""
    return (tree.tokens[word].upos == "ADV" and tree.rel(word) == "advmod") or tree.lemma(word) in stance_words("when")


def _untied() -> frozenset[str]:
    """Verbs whose content is a clause: a phrase behind them tells when or where they were said."""
    return listed("apart") - listed("with_phrase") - {"comment", "testify", "lament", "ask"}


def content_of(doc: Document, parts: Sequence[tuple[Reading, Iterable[int]]]) -> tuple[Mention, ...]:
    """The stretches of what is said, in order; those that only white space or a mark parts are one."""
    spans: list[Span] = []
    for reading, words in parts:
        spans += _runs(reading.place.tree, sorted(set(words)))
    kept = [_trimmed(doc.text, span) for span in _joined(doc, sorted(spans))]
    return tuple(Mention(s.start, s.end, doc.text[s.start : s.end]) for s in kept)


def _trimmed(text: str, span: Span) -> Span:
    """Without the commas, colons and dashes that part it from the rest."""
    start, end = span.start, span.end
    while start < end and (text[start] in _PARTING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _PARTING or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _runs(tree: Tree, words: Sequence[int]) -> list[Span]:
    out: list[Span] = []
    for word in words:
        token = tree.tokens[word]
        if out and tree.tokens[word - 1].end == out[-1].end:
            out[-1] = Span(out[-1].start, token.end)
        else:
            out.append(Span(token.start, token.end))
    return out


def _joined(doc: Document, spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        between = doc.text[out[-1].end : span.start] if out else ""
        if out and (span.start <= out[-1].end or not any(c.isalnum() for c in between)):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return [s for s in out if any(c.isalnum() for c in doc.text[s.start : s.end])]
