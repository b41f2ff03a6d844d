"""Word pieces: against the reference implementation where it is installed, and by table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import DATA
from counterclaim.model.wordpiece import MOST_PIECES, PLAIN, WordPieces, shape

PIECES = WordPieces.read(DATA / "vocab.txt")
VOCABULARY = (DATA / "vocab.txt").read_text("utf-8").splitlines()

TABLE = [
    ("village", ["village"]),
    ("Village", ["village"]),
    ("shelling", ["shell", "##ing"]),
    ("Café", ["cafe"]),
    ("n't", ["n", "'", "t"]),
    ("n’t", ["n", "'", "t"]),
    ("“", ['"']),
    ("—", ["-"]),
    ("U.S.", ["u", ".", "s", "."]),
    ("東京", ["東", "京"]),
    ("", ["[UNK]"]),
    ("\x00", ["[UNK]"]),
    ("\U0001f4a3\U0001f4a3", ["[UNK]"]),
    ("a" * 101, ["[UNK]"]),
]


@pytest.mark.parametrize(("word", "expected"), TABLE)
def test_pieces(word: str, expected: list[str]) -> None:
    assert [VOCABULARY[i] for i in PIECES(word)] == expected


def test_a_word_without_end_has_an_end() -> None:
    assert len(PIECES("!" * 1_000_000)) == MOST_PIECES


#: Latin, Greek and Cyrillic, and some of the rest: newer characters are not in every version of Unicode's tables.
KNOWN = st.one_of(
    st.characters(max_codepoint=0x04FF, exclude_categories=("C", "Z")),
    st.sampled_from("قصفحلبԱոশি«»“”‘’–—…€№™東京阿勒颇\U00020000\U0001f4a3\U0001f1fa\u200d\ufe0f"),
)


@given(st.text(KNOWN, max_size=20))
@settings(max_examples=300, deadline=None)
def test_as_the_reference_has_them(word: str) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    reference = tokenizers.BertWordPieceTokenizer(str(DATA / "vocab.txt"), lowercase=True)
    expected = reference.encode(word.translate(PLAIN), add_special_tokens=False).ids
    assert list(PIECES(word)) == (expected[:MOST_PIECES] or [PIECES.unknown])


@pytest.mark.parametrize(
    ("word", "first", "expected"),
    [("army", False, 1), ("Army", False, 2), ("Army", True, 3), ("UN", True, 4), ("T72", False, 5), ("--", False, 6),
     ("al-Sham", False, 7), ("A", False, 2), ("", False, 6)],
)  # fmt: skip
def test_casing(word: str, first: bool, expected: int) -> None:
    assert shape(word, first) == expected


def test_casing_as_in_training() -> None:
    network = pytest.importorskip("training.network")
    for word in ("army", "Army", "UN", "T72", "--", "al-Sham", "A", "é", "Ü", "iPhone", "3", "’s", "東京", ""):
        for index in (0, 1):
            assert shape(word, index == 0) == network.shape(word, index)
