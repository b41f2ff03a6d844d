"""Where words end: tables of texts with their words between spaces, near misses beside hits."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.parse import tokenize
from counterclaim.records import Span

TABLE = [
    ("Nine people died.", "Nine people died ."),
    # contractions and possessives
    ("They don't, can't, won't and couldn’t.", "They do n't , ca n't , wo n't and could n’t ."),
    ("It's Syria's, I'd say; they'll've gone.", "It 's Syria 's , I 'd say ; they'll 've gone ."),
    ("We cannot; the didnt and wasnt of bad pages.", "We can not ; the did nt and was nt of bad pages ."),
    ("the rebels' base", "the rebels ' base"),
    ("(AFP)'s report, the “Wall”'s end", "( AFP ) 's report , the “ Wall ” 's end"),
    # names that hold an apostrophe
    ("O'Hara in Sana'a, Shi'ite and Da’esh men", "O'Hara in Sana'a , Shi'ite and Da’esh men"),
    # hyphens: apart, but for prefixes
    ("Jaish-e-Mohammed sent an e-mail", "Jaish - e - Mohammed sent an e-mail"),
    ("Russia-backed al-Sham men", "Russia - backed al - Sham men"),
    ("pro-government and anti-tank, ex-rebel, non-lethal", "pro-government and anti-tank , ex-rebel , non-lethal"),
    ("a T-72 and an F-16", "a T - 72 and an F - 16"),
    ("10-15 men, 2014-15", "10 - 15 men , 2014 - 15"),
    # full stops of abbreviations
    ("Lt. Gen. A. Holm of the U.S. Army", "Lt. Gen. A. Holm of the U.S. Army"),
    ("the U.S.-led force in Washington, D.C.", "the U.S. - led force in Washington , D.C."),
    ("No. 5 of Sept. 3 etc.", "No. 5 of Sept. 3 etc."),
    ("He said no.", "He said no ."),
    ("They met on Sun.", "They met on Sun ."),
    ("at 5 a.m. and 6p.m.", "at 5 a.m. and 6 p.m."),
    # figures
    ("2.5 million, 3,000 or 1,250.75", "2.5 million , 3,000 or 1,250.75"),
    ("at 10:30 on 12/03/2021 after 9/11", "at 10:30 on 12/03/2021 after 9/11"),
    ("5pm, 300km, $4bn, 20%, US$5", "5 pm , 300 km , $ 4 bn , 20 % , US $ 5"),
    ("the 20th of the 1990s, the '90s", "the 20th of the 1990s , the '90s"),
    ("km/h and and/or", "km / h and and / or"),
    # addresses
    ("See https://example.org/a?b=1, or www.example.com.", "See https://example.org/a?b=1 , or www.example.com ."),
    ("Write to ada.moreau@example.org.", "Write to ada.moreau@example.org ."),
    ("Nordpost.com said", "Nordpost.com said"),
    # signs
    ("Wait... what?! No -- yes", "Wait ... what ?! No -- yes"),
    ("“We,” he said, ‘left’", "“ We , ” he said , ‘ left ’"),
    ("[12] (so) {that}", "[ 12 ] ( so ) { that }"),
    ("KYIV (AP) — Shells", "KYIV ( AP ) — Shells"),
    # no visible character, no word
    ("a \u200b b\x00c \ufeff", "a b c"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_words(text: str, expected: str) -> None:
    assert " ".join(text[t.start : t.end] for t in tokenize(text, Span(0, len(text)))) == expected


def test_only_the_span_is_read() -> None:
    text = "He met Gen. Brandt."
    assert [text[t.start : t.end] for t in tokenize(text, Span(3, 11))] == ["met", "Gen", "."]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("'’-. aA1$,:/@")), max_size=120))
@settings(max_examples=200, deadline=None)
def test_words_are_in_order_and_hold_all_that_is_visible(text: str) -> None:
    at = 0
    for span in tokenize(text, Span(0, len(text))):
        between = text[at : span.start]
        assert not any(c.isprintable() and not c.isspace() for c in between)
        assert span.start < span.end
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        at = span.end
    assert not any(c.isprintable() and not c.isspace() for c in text[at:])


@pytest.mark.parametrize("unit", ["a", "a'", "1,", "a.", "A.", "-", "a-", "@a", "1-", "é", "http://", "a@.", "+1-"])
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    tokenize(text, Span(0, len(text)))
    assert time.process_time() - began < 5
