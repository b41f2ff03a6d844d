"""Sources: the words that name who says it, of which kind they are, and what a pronoun among them stands for."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import split
from counterclaim.lang.wordlists import words
from counterclaim.phrases import antecedent, members, mention, words_of
from counterclaim.records import Document, Evidence, Mention, Sentence, Source
from counterclaim.syntax import Tree

#: In this order where a word could be of several kinds.
_ORDER = (
    "unnamed",
    "medical",
    "expert",
    "igo",
    "ngo",
    "media",
    "police",
    "witness",
    "military",
    "rebel",
    "politician",
    "official",
)
_DEFINITE = frozenset(
    {
        "ministry",
        "spokesman",
        "spokeswoman",
        "statement",
        "source",
        "group",
        "official",
        "department",
        "report",
        "observatory",
        "monitor",
        "agency",
        "president",
        "minister",
        "office",
        "counterpart",
        "army",
        "council",
        "government",
        "one",
        "envoy",
        "commander",
        "secretary",
        "souce",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named earlier who may be meant by a pronoun: the words, the kind, whether a person."""

    said: Mention
    kind: str
    person: bool
    head: str


def source_of(
    doc: Document, tree: Tree, head: int, evidence: Evidence, before: Sequence[Named], known: Mapping[str, str]
) -> Source:
    """The source whose head word is `head`. `before` are those named earlier, latest last; `known` maps surnames to kinds."""
    said = mention(tree, doc.text, words_of(tree, head))
    if _pronoun(tree, head):
        meant = _meant(tree, head, before)
        kind = meant.kind if meant else _pronoun_kind(tree, head)
        return Source(said, kind, evidence, None, meant.said if meant else None)
    kind = kind_of(doc, tree, head, known)
    if tree.lemma(head) in _DEFINITE and (who := _definite(tree, head, before)) is not None:
        return Source(
            said,
            who.kind if kind in ("official", "unnamed") and who.kind != "outlet" else kind,
            evidence,
            None,
            who.said,
        )
    return Source(said, kind, evidence)


def _pronoun(tree: Tree, head: int) -> bool:
    return (
        tree.tokens[head].upos == "PRON"
        and tree.lemma(head) in words("en", "sources")["persons"] | words("en", "sources")["things"]
    )


def _pronoun_kind(tree: Tree, head: int) -> str:
    return "unnamed"


def _meant(tree: Tree, head: int, before: Sequence[Named]) -> Named | None:
    """The latest fitting source: a person for "he", none for "it"."""
    person = tree.lemma(head) in ("he", "she")
    if tree.lemma(head) in ("they", "who"):
        return before[-1] if before else None
    fitting = [n for n in before if n.person == person]
    return fitting[-1] if fitting else None


def _definite(tree: Tree, head: int, before: Sequence[Named]) -> Named | None:
    """ "The ministry" after "Borland's Defence Ministry": the latest source with the same head word, if it says no more itself."""
    if len(words_of(tree, head)) > 2 or not any(tree.lemma(c) == "the" for c in tree.kids(head, "det")):
        return None
    lemma = tree.lemma(head)
    same = [n for n in before if n.head == lemma]
    if same:
        return same[-1]
    if lemma in ("statement", "report") and before:
        return before[-1]
    return None


def named(tree: Tree, head: int, source: Source) -> Named | None:
    """What the source leaves for later pronouns; None for a pronoun that stands for nothing known."""
    if source.mention is None:
        return None
    if _pronoun(tree, head):
        return (
            Named(source.stands_for, source.kind, tree.lemma(head) in ("he", "she"), "") if source.stands_for else None
        )
    person = tree.tokens[head].name.endswith("PER") or any(
        tree.tokens[c].name.endswith("PER") for c in tree.kids(head, "appos", "flat", "nmod:desc")
    )
    person = person or tree.lemma(head) in (
        "spokesman",
        "spokeswoman",
        "minister",
        "president",
        "official",
        "farmer",
        "resident",
        "commander",
        "teacher",
    )
    return Named(source.stands_for or source.mention, source.kind, person, tree.lemma(head))


def kind_of(doc: Document, tree: Tree, head: int, known: Mapping[str, str]) -> str:
    """The codebook's kind of a source, by its head noun, its modifiers, its apposition, a title said before, the party tables."""
    token, lemma = tree.tokens[head], tree.lemma(head)
    near = [
        head,
        *(w for w in sorted(tree.children[head]) if tree.rel(w) in ("compound", "amod", "flat", "appos", "nmod")),
    ]
    lemmas = [tree.lemma(i) for i in sorted(_phrase(tree, head))]
    pairs = {" ".join(pair) for pair in itertools.pairwise(lemmas)}
    for phrase, kind in _phrases():
        if phrase in pairs or phrase in lemmas:
            return kind
    if token.name.endswith("PER"):
        return _person_kind(doc, tree, head, known)
    own = _listed(lemma)
    if own == "politician" and lemma == "coalition" and not token.name.endswith("ORG"):
        own = "official"
    if own is not None and lemma not in ("source",):
        return _veiled(doc, tree, own)
    if own is not None:
        return "unnamed"
    party = _party_kind(
        doc.text[token.start : token.end], " ".join(tree.tokens[i].text for i in sorted(_phrase(tree, head)))
    )
    if party is not None:
        return party
    for word in near[1:]:
        if (found := _listed(tree.lemma(word))) is not None and tree.rel(word) in ("appos", "compound", "amod", "flat"):
            return found
    if token.name.endswith(("LOC", "NORP")):
        return "official"
    return "media" if token.name.endswith("ORG") else "unnamed"


def _phrase(tree: Tree, head: int) -> list[int]:
    return words_of(tree, head)


def _veiled(doc: Document, tree: Tree, kind: str) -> str:
    text = doc.text[tree.tokens[0].start : tree.tokens[-1].end].casefold()
    veiled = kind in ("official", "military") and any(veil in text for veil in words("en", "sources")["veils"])
    return "unnamed" if veiled else kind


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    pairs = (row.split("=") for row in words("en", "sources")["phrases"])
    return tuple(sorted((phrase, kind) for phrase, kind in pairs))


@cache
def _listed(lemma: str) -> str | None:
    table = words("en", "sources")
    return next((kind for kind in _ORDER if lemma in table[kind]), None)


@cache
def _party_kind(word: str, phrase: str) -> str | None:
    """The kind by the party tables: armed groups are rebels, organisations intergovernmental, states and seats official."""
    for text in (phrase, word):
        folded = split(text)
        for at in range(len(folded)):
            for alias in aliases().get(folded[at].folded, ()):
                if alias.fits(folded, at) and alias.party is not None:
                    if alias.role == "media":
                        return "media"
                    kind = parties()[alias.party].kind
                    return {"group": "rebel", "organisation": "igo"}.get(kind, "official")
    return None


def _person_kind(doc: Document, tree: Tree, head: int, known: Mapping[str, str]) -> str:
    """A person's kind: by title or apposition here, by a title said before, by the tables of officials; a witness if none."""
    title = [w for w in [*tree.children[head]] if tree.rel(w) in ("compound", "appos", "amod", "nmod")]
    for word in sorted(title):
        kind = _listed(tree.lemma(word))
        if kind is not None:
            return kind
    surname = tree.tokens[max(_phrase(tree, head))].text.casefold()
    for name in (tree.tokens[head].text.casefold(), surname):
        if name in known:
            return known[name]
    return _party_kind(tree.tokens[head].text, " ".join(tree.tokens[i].text for i in _phrase(tree, head))) or "witness"


def known_persons(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Surnames of persons whose title the text says somewhere, with the kind that the title gives."""
    out: dict[str, str] = {}
    for sentence in sentences:
        tree = Tree(sentence.tokens)
        for i, token in enumerate(sentence.tokens):
            if not token.name.endswith("PER") or (
                i and sentence.tokens[i - 1].name.endswith("PER") and token.name[0] == "B"
            ):
                continue
            around = [
                *tree.children[i],
                *([h] if (h := tree.head(i)) is not None and tree.rel(i) in ("appos", "flat", "compound") else []),
            ]
            for word in sorted(around):
                kind = (
                    _listed(tree.lemma(word))
                    if tree.rel(word) in ("compound", "appos", "amod", "nmod", "nsubj", "root", "obj", "obl", "flat")
                    else None
                )
                if kind is not None:
                    end = i
                    while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].name == "I-PER":
                        end += 1
                    out.setdefault(sentence.tokens[end].text.casefold(), kind)
                    out.setdefault(token.text.casefold(), kind)
                    break
    return out


def speakers(tree: Tree, head: int) -> list[int]:
    """Both of "A and B said"; a relative pronoun's antecedent."""
    return [antecedent(tree, word) for word in members(tree, antecedent(tree, head))]
