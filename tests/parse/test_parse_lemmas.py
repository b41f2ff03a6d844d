"""Lemmas by table: word, class, features."""

import pytest

from counterclaim.errors import ResourceError
from counterclaim.parse import lemmas
from counterclaim.parse.lemmas import lemma

PAST, GERUND = "Tense=Past|VerbForm=Part", "VerbForm=Ger"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
MANY = "Number=Plur"

TABLE = [
    # regular verbs and their near misses
    ("killed", "VERB", PAST, "kill"),
    ("Shelled", "VERB", PAST, "shell"),
    ("patrolled", "VERB", PAST, "patrol"),
    ("accused", "VERB", PAST, "accuse"),
    ("brokered", "VERB", PAST, "broker"),
    ("clashed", "VERB", PAST, "clash"),
    ("clashes", "VERB", THIRD, "clash"),
    ("clashes", "NOUN", MANY, "clash"),
    ("hoped", "VERB", PAST, "hope"),
    ("hopped", "VERB", PAST, "hop"),
    ("denied", "VERB", PAST, "deny"),
    ("denies", "VERB", THIRD, "deny"),
    ("dying", "VERB", GERUND, "die"),
    ("besieging", "VERB", GERUND, "besiege"),
    ("seizing", "VERB", GERUND, "seize"),
    ("strafed", "VERB", PAST, "strafe"),
    ("targeted", "VERB", PAST, "target"),
    ("raided", "VERB", PAST, "raid"),
    ("invaded", "VERB", PAST, "invade"),
    ("freed", "VERB", PAST, "free"),
    ("KILLED", "VERB", PAST, "kill"),
    # irregular ones
    ("struck", "VERB", PAST, "strike"),
    ("shot", "VERB", PAST, "shoot"),
    ("slain", "VERB", PAST, "slay"),
    ("overran", "VERB", PAST, "overrun"),
    ("said", "VERB", PAST, "say"),
    ("found", "VERB", PAST, "find"),
    ("found", "VERB", "VerbForm=Inf", "found"),
    ("wounded", "VERB", PAST, "wound"),
    ("was", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "be"),
    ("'s", "PART", "", "'s"),
    ("n't", "PART", "Polarity=Neg", "not"),
    ("n’t", "PART", "Polarity=Neg", "not"),
    # nouns
    ("ministries", "NOUN", MANY, "ministry"),
    ("casualties", "NOUN", MANY, "casualty"),
    ("children", "NOUN", MANY, "child"),
    ("gunmen", "NOUN", MANY, "gunman"),
    ("bases", "NOUN", MANY, "base"),
    ("crises", "NOUN", MANY, "crisis"),
    ("headquarters", "NOUN", MANY, "headquarters"),
    ("lives", "NOUN", MANY, "life"),
    ("1990s", "NOUN", MANY, "1990s"),
    # names keep their letters
    ("Aleppo", "PROPN", "Number=Sing", "Aleppo"),
    ("Kurds", "PROPN", MANY, "Kurd"),
    ("NATO", "PROPN", "Number=Sing", "NATO"),
    # degrees and figures
    ("heavier", "ADJ", "Degree=Cmp", "heavy"),
    ("deadliest", "ADJ", "Degree=Sup", "deadly"),
    ("worse", "ADJ", "Degree=Cmp", "bad"),
    ("1,200", "NUM", "NumForm=Digit|NumType=Card", "1200"),
    ("Nine", "NUM", "NumForm=Word|NumType=Card", "nine"),
    # nothing to say
    ("", "X", "", ""),
    ("“", "PUNCT", "", "“"),
]


@pytest.mark.parametrize(("word", "upos", "feats", "expected"), TABLE)
def test_lemma(word: str, upos: str, feats: str, expected: str) -> None:
    assert lemma(word, upos, feats) == expected


def test_a_damaged_table_is_a_resource_error(monkeypatch: pytest.MonkeyPatch) -> None:
    lemmas.table.cache_clear()
    monkeypatch.setattr(lemmas, "parsed", lambda text: (_ for _ in ()).throw(ValueError("no lemma on line 4")))
    with pytest.raises(ResourceError, match="no lemma on line 4"):
        lemmas.table()
    monkeypatch.undo()
    assert lemmas.table().exceptions
