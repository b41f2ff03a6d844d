"""What a thing is called: its words as said, and the name under which it is listed."""

from __future__ import annotations

from counterclaim.context.dates import When
from counterclaim.context.find import Named, complements, modifiers
from counterclaim.context.scene import Scene, evidence
from counterclaim.context.words import is_in, low
from counterclaim.phrases import words_of
from counterclaim.records import Found, Mention, Span
from counterclaim.syntax import Tree

_LEAD = ("DET", "PUNCT", "CCONJ", "SCONJ", "PART")


def words_said(scene: Scene, named: Named, when: When) -> Mention:
    """The phrase, with the year that stands right behind it: "six-week war in 2020"."""
    tree = scene.tree
    words = [i for i in words_of(tree, named.head) if i <= named.head + 12]
    lead = _LEAD if named.kind == "deployment" else (*_LEAD, "ADP", "ADV")
    while words and tree.tokens[words[0]].upos in lead and words[0] < named.head:
        words.pop(0)
    words = words or [named.head]
    low_end, high = words[0], words[-1]
    for span in (when.time, when.start, when.end):
        if span is None or span.mention is None:
            continue
        inside = sorted(tree.covering(span.mention.span))
        if inside and 0 < inside[0] - high <= 2 and named.head in tree.up(inside[0]):
            high = max(high, inside[-1])
    return scene.mention(range(low_end, high + 1))


def is_proper(scene: Scene, named: Named) -> bool:
    """True for a name of its own: "First Karabakh War", "Minsk agreements", "Gulf War"; not "Syrian civil war"."""
    tree, head = scene.tree, named.head
    title = scene.mention([head]).text[:1].isupper()
    before = [w for w in modifiers(tree, head) if tree.tokens[w].text[:1].isupper() and tree.tokens[w].upos != "ADJ"]
    return bool(before) and (title or (named.kind == "agreement" and _signed_at(tree, before))) and not _headline(scene)


def _signed_at(tree: Tree, before: list[int]) -> bool:
    return all(tree.tokens[w].name.endswith("LOC") for w in before)


def _headline(scene: Scene) -> bool:
    long = [t for t in scene.tree.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) >= 0.75 * len(long)


def name_of(scene: Scene, named: Named, proper: bool) -> Found[str]:
    """The name to list it by, without articles, owners, numbers, brokers and "new": "six-week war"."""
    tree, head = scene.tree, named.head
    dates = {
        i for d in scene.times if d.timex.kind != "DURATION" for i in tree.covering(Span(d.timex.start, d.timex.end))
    }
    kept = [w for w in modifiers(tree, head) if _says_which(tree, w, head) and w not in dates]
    words = _joined(scene, sorted({*kept, head, *_numeral(tree, head)}), proper)
    over = _after(tree, head)
    if over:
        words = f"{words} {scene.mention(range(head + 1, over[-1] + 1)).text}"
    text = " ".join(words.split())
    if low(tree, head) == "one":
        text = f"{text.removesuffix('one')}{named.kind}"
    return Found(text, evidence("name", 0.8, scene.mention([*kept, head]).span))


def _numeral(tree: Tree, head: int) -> list[int]:
    """ "World War II": the number behind the name."""
    at = head + 1
    follows = at < len(tree.tokens) and set(tree.tokens[at].text) <= set("IVX12")
    return [at] if follows and tree.tokens[at].deprel.startswith(("flat", "nummod", "compound", "nmod")) else []


def _after(tree: Tree, head: int) -> list[int]:
    """The words of "over X", "between X and Y" right after the head."""
    for word in complements(tree, head, "over", "between", "in", "against", "on"):
        words = sorted(tree.under(word))
        named = any(tree.tokens[i].upos == "PROPN" for i in words)
        if named and words[0] == head + 1 and len(words) <= 9 and not any(tree.opens_clause(i) for i in words):
            return words
    return []


def _says_which(tree: Tree, word: int, head: int) -> bool:
    token = tree.tokens[word]
    if any(tree.tokens[w].deprel == "nmod:poss" and tree.head(w) == head for w in (word, *tree.up(word))):
        return False
    if any(w == word or word in tree.under(w) for w in modifiers(tree, head) if is_in(tree, w, "broker", "other")):
        return False
    if token.upos == "ADV" or (token.upos == "NUM" and tree.tokens[min(word + 1, head)].text not in "-‐‑–"):
        return False
    return low(tree, word) not in ("so-called", "own", "both", "two", "brokered", "mediated")


def _joined(scene: Scene, words: list[int], proper: bool) -> str:
    """The words with the hyphens between them; a common noun is not capitalised for opening a sentence."""
    out = ""
    for at, i in enumerate(words):
        token = scene.tree.tokens[i]
        text = (
            token.text
            if proper or token.upos == "PROPN" or token.name != "O" or token.text.isupper()
            else low(scene.tree, i)
        )
        if at and i - words[at - 1] == 2 and scene.tree.tokens[i - 1].text in "-‐‑–":
            out += "-" + text
        elif at and token.start == scene.tree.tokens[words[at - 1]].end:
            out += text
        else:
            out += (" " if out else "") + text
    return out
