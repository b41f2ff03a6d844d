"""Where sentences end: tables of texts with `|` between sentences, near misses beside hits."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.parse import split_sentences
from counterclaim.parse.sentences import LONGEST

TABLE = [
    # plain
    "Troops fired. |Nobody died. |The town was quiet.",
    "Was it a drone? |Nobody knows! |The army is silent.",
    # titles, ranks, initials
    "Lt. Gen. Ada Moreau met Mr. Brandt. |They talked.",
    "Sgt. J. R. Holm was wounded. |Two others died.",
    "The base is named for A. Petrosyan. |It was hit twice.",
    "Col. Mara Lind, of the 3rd Bn., left. |She returned.",
    # acronyms with full stops: not before a name, yes before a word that opens sentences
    "He left the U.S. Army base. |It burned.",
    "They flew to the U.S. |The talks failed.",
    "The U.N. Security Council met. |No vote was held.",
    "The U.S. State Dept. urged calm.",
    # times, dates and numbers
    "It began at 5 a.m. Monday. |It ended at 6 p.m. local time.",
    "They crossed at 4 p.m. |Guards opened fire.",
    "Shelling began on Sept. 11 and went on. |It stopped in Oct. 2019.",
    "Resolution No. 12 was adopted. |Paragraph 3.5 was not.",
    "Some 2.5 million fled. |Only 3,000 are back.",
    "Is there any hope? |No. |There is none.",
    "The firm Ostara Inc. denied it. |So did Velm Corp. |The inquiry goes on.",
    # quotations close after the full stop; a question inside a quotation ends nothing
    "“We hold the hill.” |The general smiled.",
    '"We hold the hill." |The general smiled.',
    "He said: 'We hold it.' |She did not.",
    '"Who fired first?" Brandt asked.',
    '"Stop!" he cried. |They went on.',
    '"They lied," he said. |"All of them."',
    # brackets, footnotes
    "They withdrew (so the mayor says.) |Then they came back.",
    "The bridge fell.[12] |Nobody crossed it.",
    "The bridge fell. [citation needed] |Nobody crossed it.",
    # ellipses and dashes
    "They waited... |Nothing came.",
    "They waited... and nothing came.",
    "The army withdrew.|--The ministry said so.",
    # bad pages: no space after the full stop, small letters only, capitals only
    "Nine were killed.|The army denied it.",
    "By 2020.|The army had left.",
    "Read more at example.com and at Nordpost.Ru today.",
    "Write to Ada.Moreau@example.org for more.",
    "nine were killed. |the army denied it. |nobody was asked.",
    "NINE WERE KILLED. |THE ARMY DENIED IT.",
    "Nine were killed. the army denied it.",
    # headlines and lines
    "Nine killed in Northfield as truce fails",
    "Nine killed\n\n|The truce failed on Monday",
    "The parties:\n|- the army\n|- the militia",
    "• Nine killed |• Two hurt",
    "1. The army withdraws. |2. The militia disarms.",
    # a line that breaks inside a sentence
    "The army said that nine\npeople were killed.",
]


@pytest.mark.parametrize("marked", TABLE)
def test_sentences_end_where_they_are_marked(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[s.start : s.end] for s in split_sentences(text)] == [part.strip() for part in marked.split("|")]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_sentences_cover_all_but_blanks(text: str) -> None:
    at = 0
    for span in split_sentences(text):
        assert text[at : span.start].strip() == ""
        assert span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        at = span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("unit", ["word ", "x", "a, ", ". ", '."', "A.", "U.S. ", "[1]", "\n", '?!" ', "1. ", "- "])
def test_no_text_makes_a_long_sentence_or_takes_long(unit: str) -> None:
    text = unit * (120_000 // len(unit))
    began = time.process_time()
    spans = split_sentences(text)
    assert all(s.end - s.start <= LONGEST for s in spans)
    assert time.process_time() - began < 5
