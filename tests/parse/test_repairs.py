"""What is charged hangs on the verb of blame, not on who blames."""

from counterclaim.parse.repairs import repaired
from counterclaim.records import Token


def tree(*rows: tuple[str, str, str, str, int, str]) -> tuple[Token, ...]:
    """Tokens from rows of word, lemma, UPOS, XPOS, head, relation."""
    out, at = [], 0
    for word, lemma, upos, xpos, head, rel in rows:
        out.append(Token(word, at, at + len(word), lemma, upos, xpos, "", head, rel, "O"))
        at += len(word) + 1
    return tuple(out)


def accused(by: str, *charge: tuple[str, str, str, str, int, str]) -> tuple[Token, ...]:
    """ "Troops were accused by … of …"."""
    return tree(
        ("Troops", "troops", "NOUN", "NNS", 2, "nsubj:pass"),
        ("were", "be", "AUX", "VBD", 2, "aux:pass"),
        ("accused", "accuse", "VERB", "VBN", -1, "root"),
        ("by", "by", "ADP", "IN", 4, "case"),
        (f"{by}s", by, "NOUN", "NNS", 2, "obl:agent"),
        *charge,
    )


def test_the_charge_hangs_on_the_verb():
    rows = accused(
        "rebel",
        ("of", "of", "SCONJ", "IN", 6, "mark"),
        ("shelling", "shell", "VERB", "VBG", 4, "acl"),
        ("Goma", "Goma", "PROPN", "NNP", 6, "obj"),
    )
    moved = repaired(rows)
    assert (moved[6].head, moved[6].deprel) == (2, "advcl")
    assert [t for k, t in enumerate(moved) if k != 6] == [t for k, t in enumerate(rows) if k != 6]


def test_a_mayor_of_a_town_keeps_it():
    rows = accused("mayor", ("of", "of", "ADP", "IN", 6, "case"), ("towns", "town", "NOUN", "NNS", 4, "nmod"))
    assert repaired(rows) == rows
