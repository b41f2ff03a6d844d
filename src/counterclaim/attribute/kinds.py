"""The kind of a source: official, military, police, rebel, igo, ngo, media, witness, medical, expert, politician, unnamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import split
from counterclaim.lang.wordlists import rules, words
from counterclaim.phrases import words_of
from counterclaim.records import Document, Sentence
from counterclaim.syntax import Tree, tree_of

#: In this order where a word could be of several kinds.
KINDS = (
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
_BY_PARTY = {"group": "rebel", "organisation": "igo"}
_BY_SORT = {
    "monitor": "ngo",
    "ngo": "ngo",
    "humanitarian": "ngo",
    "church": "ngo",
    "research": "expert",
    "party": "politician",
}
#: Monitors whose "chief" and "spokesman" speak for them.
_SPEAKS_FOR = frozenset({"observatory", "crescent", "amnesty", "watchdog", "charity", "network"})
_BESIDE = ("compound", "amod", "flat", "appos")


def kind_of(doc: Document, tree: Tree, head: int, known: Mapping[str, str], name: range | None = None) -> str:
    """The codebook's kind of a source: by fixed phrases, its head noun, the party tables, what stands beside it.

    `known` maps the names of persons to the kinds that their titles gave elsewhere in the text; `name` the words of the source
    where the tree does not tell them.
    """
    token, phrase = tree.tokens[head], words_of(tree, head) if name is None else list(name)
    fixed = _fixed(tree, phrase)
    if fixed is not None:
        return _unveiled(doc, tree, fixed)
    if token.name.endswith("PER"):
        return _person_kind(tree, head, phrase, known)
    said = " ".join(tree.tokens[i].text for i in phrase)
    own = listed_kind(tree.lemma(head))
    if own is not None:
        return _unveiled(doc, tree, _own_kind(tree, head, own, said))
    party = _party_kind(said) or _party_kind(token.text)
    if party is not None:
        return party
    beside = _beside(tree, head)
    if beside is None and tree.lemma(head) in words("en", "sources")["offices"]:  # "the head of the Observatory"
        beside = next((kind for w in phrase if w != head and (kind := listed_kind(tree.lemma(w))) is not None), None)
    if beside is not None:
        return beside
    if token.name.endswith(("LOC", "NORP")):
        return "official"
    return "media" if token.name.endswith("ORG") else "unnamed"


def for_whom(kind: str, said: str) -> str:
    """The kind of who speaks for an armed group, a monitor or the police, by all the words that name the source: "a spokesman of the FMLN".

    The ministries of a group that rules stay official.
    """
    if kind not in ("official", "military", "unnamed"):
        return kind
    folded = said.casefold()
    if _party_kind(said) == "rebel" and not rules(said):
        return "rebel"
    if kind == "unnamed" and "police" in folded:
        return "police"
    if kind == "official" and any(listed_kind(word) == "ngo" and word in _SPEAKS_FOR for word in folded.split()):
        return "ngo"
    return kind


def _fixed(tree: Tree, phrase: Sequence[int]) -> str | None:
    if len(phrase) < 2:
        return None
    lemmas = [tree.lemma(i) for i in phrase]
    runs = {" ".join(run) for size in (2, 3) for run in zip(*(lemmas[k:] for k in range(size)), strict=False)}
    said = [tree.tokens[i].text.casefold() for i in phrase]
    runs |= {" ".join(run) for size in (2, 3) for run in zip(*(said[k:] for k in range(size)), strict=False)}
    return next((kind for words_said, kind in _phrases() if words_said in runs), None)


def _own_kind(tree: Tree, head: int, own: str, said: str) -> str:
    """The kind that the head noun gives, where its owner does not say more: "the Observatory's report", "a UN envoy"."""
    if tree.lemma(head) == "coalition" and not tree.tokens[head].name.endswith("ORG"):
        return "official"
    if own == "military" and tree.tokens[head].upos == "PROPN" and _party_kind(said) == "rebel":
        return "rebel"  # "the Arakan Army"
    if own in ("official", "unnamed", "rebel") and tree.lemma(head) in words("en", "sources")["offices"] | {"group"}:
        party = _party_kind(said)
        beside = _beside(tree, head)
        if party == "igo" and any(listed_kind(word.casefold()) == "ngo" for word in said.split()):
            return "ngo"
        if party in ("igo", "rebel", "media") or (party == "official" and own == "unnamed"):
            return party
        if beside in ("igo", "ngo", "police", "rebel", "medical", "media"):
            return beside
        if beside == "official" and own == "unnamed":
            return beside
    return own


def _beside(tree: Tree, head: int) -> str | None:
    """The kind by an apposition or a word beside the head."""
    for word in sorted(tree.children[head]):
        if tree.rel(word) in _BESIDE and (found := listed_kind(tree.lemma(word))) is not None:
            return found
    return None


def _unveiled(doc: Document, tree: Tree, kind: str) -> str:
    """ "An official who declined to be named" is unnamed."""
    if kind not in ("official", "military"):
        return kind
    text = doc.text[tree.tokens[0].start : tree.tokens[-1].end].casefold()
    return "unnamed" if any(veil in text for veil in words("en", "sources")["veils"]) else kind


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    pairs = (row.split("=") for row in words("en", "sources")["phrases"])
    return tuple(sorted(((phrase, kind) for phrase, kind in pairs), key=lambda p: (-len(p[0]), p)))


@cache
def listed_kind(lemma: str) -> str | None:
    """The kind that a noun tells, None for other words."""
    table = words("en", "sources")
    return next((kind for kind in KINDS if lemma in table[kind]), None)


@cache
def _party_kind(text: str) -> str | None:
    """The kind by the party tables: armed groups are rebels, organisations what the table calls them, states official."""
    folded = split(text)
    for at in range(len(folded)):
        for alias in aliases().get(folded[at].folded, ()):
            letters = alias.needs is not None and alias.role == "name"
            common = alias.role == "surname" and not alias.alone  # any "Ahmed", any "Wani"
            if alias.party is not None and not letters and not common and alias.fits(folded, at):
                party = parties()[alias.party]
                by_table = _BY_SORT.get(party.sort or "") or _BY_PARTY.get(party.kind, "official")
                return "media" if alias.role == "media" else by_table
    return None


def _person_kind(tree: Tree, head: int, phrase: Sequence[int], known: Mapping[str, str]) -> str:
    """By title or apposition here, by a title said elsewhere, by the tables of officials; a witness if none."""
    own = listed_kind(tree.lemma(head))
    titled = _title_kind(tree, head) or (own if own != "witness" or tree.tokens[head].text.islower() else None)
    if titled is not None:  # but "Cook said" is no cook's word
        return titled
    for word in (tree.tokens[max(phrase)], tree.tokens[head]):
        if word.text.casefold() in known:
            return known[word.text.casefold()]
    return (
        _party_kind(" ".join(tree.tokens[i].text for i in phrase)) or _party_kind(tree.tokens[head].text) or "witness"
    )


def _title_kind(tree: Tree, person: int) -> str | None:
    around = [c for c in sorted(tree.children[person]) if tree.rel(c) in (*_BESIDE, "nmod")]
    head = tree.head(person)
    if head is not None and tree.rel(person) in ("appos", "flat", "compound"):
        around.append(head)
    first = person
    while first > 0 and tree.tokens[first - 1].name.endswith("PER"):
        first -= 1
    if first > 0 and tree.tokens[first - 1].upos in (
        "NOUN",
        "PROPN",
    ):  # a title before the name, however the parse hangs it
        around.append(first - 1)
    around += [w for w in range(first, person) if listed_kind(tree.lemma(w)) is not None]
    for word in around:
        if (found := _fixed(tree, words_of(tree, word)) or listed_kind(tree.lemma(word))) is not None:
            return found
    return None


def known_persons(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Names of persons whose title the text says somewhere, with the kind that the title gives: the first counts."""
    out: dict[str, str] = {}
    for sentence in sentences:
        tree = tree_of(sentence.tokens)
        for i, token in enumerate(sentence.tokens):
            if token.name != "B-PER" or (i and sentence.tokens[i - 1].name.endswith("PER")):
                continue
            end = i
            while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].name.endswith("PER"):
                end += 1
            kind = next((k for w in range(i, end + 1) if (k := _title_kind(tree, w)) is not None), None)
            if kind is not None:
                out.setdefault(sentence.tokens[end].text.casefold(), kind)
                out.setdefault(token.text.casefold(), kind)
    return out
