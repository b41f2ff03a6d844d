"""What the rules of times share: the words of a time, what opens a phrase, verbs of saying."""

from __future__ import annotations

from counterclaim.extract.scene import Scene
from counterclaim.extract.values import TimeHit
from counterclaim.lang.wordlists import words

#: Prepositions and conjunctions that put what they open before, beside or behind the time of the verb above.
APART = frozenset(
    {"after", "following", "over", "about", "because", "against", "before", "despite", "amid", "due", "under"}
)


def words_of(scene: Scene, hit: TimeHit) -> set[int]:
    """The words of a time: an event named in it ("since the end of the war") is what it is measured from."""
    return {i for i, t in enumerate(scene.sentence.tokens) if t.start < hit.mention.end and hit.mention.start < t.end}


def opened(scene: Scene, word: int) -> set[str]:
    """The prepositions and conjunctions of a word, as written."""
    return {scene.sentence.tokens[c].text.casefold() for c in scene.tree.kids(word, "case", "mark")}


def says(scene: Scene, word: int) -> bool:
    """True for a verb of saying; "go on" and "continue" may be acts."""
    lists = words("en", "reporting")
    saying = lists["apart"].union(*(lists[name] for name in ("denies", "confirms", "admits", "accuses"))) - {
        "go",
        "continue",
    }
    return scene.tree.tokens[word].upos == "VERB" and scene.tree.lemma(word) in saying
