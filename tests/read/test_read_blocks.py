"""Units → blocks: what each stretch of a text is."""

import pytest

from counterclaim.read.blocks import blocks_of

LONG = "Shells fell on the town of Northfield late on Monday and killed three people, the mayor said."
MORE = "The army denied that its guns had fired and accused the rebels of shelling the town first."
LAST = "Residents left for the south on foot, and the bridge behind them was closed by the police."


def _told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """(kind, or the rule's name for furniture; the words)."""
    out = []
    for block in blocks_of(text, title):
        kind = (block.reason or "?").removesuffix("/1").rsplit(".", 1)[-1] if block.kind == "furniture" else block.kind
        out.append((kind, text[block.start : block.end]))
    return out


def _kinds(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in _told(text, title)]


CASES = [
    ("headline and paragraphs", f"Shells hit Northfield\n\n{LONG}\n\n{MORE}", ["headline", "paragraph", "paragraph"]),
    ("a question as headline", f"Who shelled Northfield?\n\n{LONG}\n\n{MORE}", ["headline", "paragraph", "paragraph"]),
    ("a sentence is no headline", f"Northfield was shelled.\n\n{LONG}", ["paragraph", "paragraph"]),
    ("one paragraph a line", f"Shells hit Northfield\n{LONG}\n{MORE}", ["headline", "paragraph", "paragraph"]),
    ("a blog's page", f"Shells hit Northfield\n\nHome | World | About\n\n{LONG}\n\nRead more: Ten tips\n\n{MORE}\n\nLeave a Reply"
     "\nName * Email *", ["headline", "menu", "paragraph", "read_more", "paragraph", "comments", "comment_form"]),
    ("an open 'read more' keeps the paragraph after it", f"{LONG}\n\nRead more :\n\n{MORE}", ["paragraph", "links", "paragraph"]),
    ("links below 'read more' go with it", f"{LONG}\n\nYou may also like\n> Bread prices up\nFive lakes to visit\n\n{MORE}",
     ["paragraph", "links", "links", "links", "paragraph"]),
    ("reader comments at the end", f"{LONG}\n\n{MORE}\n\n2 Comments\n\nI saw the army kill nine men there.",
     ["paragraph", "paragraph", "comments", "comments"]),
    ("'comments' at the top takes nothing else", f"Comments\n\n{LONG}\n\n{MORE}\n\n{LAST}",
     ["comments", "paragraph", "paragraph", "paragraph"]),
    ("the author's biography", f"{LONG}\n\n{MORE}\n\nMary Major is a journalist based in Southport. Follow her on Twitter.",
     ["paragraph", "paragraph", "biography"]),
    ("a dead journalist is no biography", f"{LONG}\n\nMary Major is a freelance journalist based in Southport; she was killed.",
     ["paragraph", "paragraph"]),
    ("a biography in the middle is text", f"{LONG}\n\nMary Major is a freelance writer based in Southport.\n\n{MORE}",
     ["paragraph", "paragraph", "paragraph"]),
    ("about the author", f"{LONG}\n\n{MORE}\n\nAbout the author\nJohn Doe likes maps and long walks.",
     ["paragraph", "paragraph", "about_author", "about_author"]),
    ("credits", f"By Jane Roe\n\n{LONG}\n\n(Reporting by Jane Roe; Editing by John Doe)", ["byline", "paragraph", "reporting_by"]),
    ("an agency's mark stays in its paragraph", "NORTHFIELD (Example Wire) - Shells fell on Monday, the mayor said.", ["paragraph"]),
    ("a dated line", f"Shells hit Northfield\n\nTuesday, 13 September 2022\n\n{LONG}", ["headline", "date_line", "paragraph"]),
    ("captions are read", f"{LONG}\n\nFILE - Soldiers stand at a bridge near Northfield, May 1, 2020.\n\n{MORE}",
     ["paragraph", "caption", "paragraph"]),
    ("photo credits are not", f"{LONG}\n\nPhoto: Example Agency\n\n{MORE}", ["paragraph", "photo_credit", "paragraph"]),
    ("lists", f"{LONG}\n\n- Three people were killed\n- Nine were wounded", ["paragraph", "list", "list"]),
    ("subheadings", f"Shells hit Northfield\n\n{LONG}\n\nWhat the army says\n\n{MORE}",
     ["headline", "paragraph", "subheading", "paragraph"]),
    ("figures are news, not a subheading", f"Shells hit Northfield\n\n{LONG}\n\nToll rises to 12\n\n{MORE}",
     ["headline", "paragraph", "paragraph", "paragraph"]),
    ("a menu down the page", f"{LONG}\n\nWorld\nBusiness\nNorth region\nSouth region\nThe coast\n\n{MORE}",
     ["paragraph", "section_label", "section_label", "menu", "menu", "menu", "paragraph"]),
    ("another script", f"{LONG}\n\nМинистерство сообщило об обстреле города.\n\n{MORE}", ["paragraph", "script", "paragraph"]),
    ("the headline once more", f"Shells hit Northfield again\n\nShells hit Northfield again\n\n{LONG}",
     ["headline", "repeated_headline", "paragraph"]),
    ("a broken line is text", f"{LONG}\n\nStrangely, the president of the neighbouring country\n\n{MORE}",
     ["paragraph", "paragraph", "paragraph"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_each_stretch_is(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds


def test_wrapped_lines_are_joined() -> None:
    wrapped = (
        "Shells hit Northfield\n\n"
        "Shells fell on the town of Northfield late on Monday and killed\n"
        "three people, the mayor said. He spoke by telephone from the\n"
        "cellar of the town hall, where he had spent the night with his\n"
        "family."
    )
    assert _kinds(wrapped) == ["headline", "paragraph"]


def test_wrapped_paragraphs_without_blank_lines_part_where_a_line_is_short() -> None:
    wrapped = (
        "Shells fell on the town of Northfield late on Monday and killed\n"
        "three people, the mayor said.\n"
        "The army denied that its guns had fired. It accused the rebels\n"
        "of shelling the town first."
    )
    assert [words[:9] for _, words in _told(wrapped)] == ["Shells fe", "The army "]


def test_a_title_glued_to_the_body_is_cut() -> None:
    text = f"Shells hit Northfield market {LONG}"
    assert _told(text, "Shells hit Northfield market")[0] == ("headline", "Shells hit Northfield market")
    assert _kinds(text) == ["paragraph"]


def test_a_headline_joined_with_a_hyphen_is_cut() -> None:
    text = f"Rebel-Held Towns Come Under Fire in the North-NORTHFIELD —\xa0-{LONG} {MORE}"
    told = _told(text)
    assert [kind for kind, _ in told] == ["headline", "joint", "paragraph"]
    assert told[0][1] == "Rebel-Held Towns Come Under Fire in the North"


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Officials Note Possibility of Terrorism in Crash", "-Northlandic Prime Minister Karl Vost says he believes it was a bomb."),
        ("What Hides Behind Calls for Peace in Upper-Karova", " -The presidents of Northland, Eastmark and Soria are to hold talks soon."),
        ("Vost Urges Rebel-Held Towns to Give Up Arms", "-Republican nominee Karl Vost tried to win over Rebel-Held Towns on Friday."),
    ],
)  # fmt: skip
def test_a_headline_ends_at_the_hyphen_before_its_story(headline: str, body: str) -> None:
    assert _told(f"{headline}{body} {LONG} {MORE}")[0] == ("headline", headline)


def test_a_compound_ends_no_headline() -> None:
    for text in (
        "TRANSCRIPT of the Evening Phone-In, 21 September 2023 (edited)",
        "Army Kills 40 Al-Nusra Front Members in an Ambush.",
    ):
        assert _kinds(f"{text}\n\n{LONG}")[0] != "joint"
        assert "joint" not in _kinds(f"{text}\n\n{LONG}")


def test_what_is_glued_to_the_first_and_last_paragraph() -> None:
    body = f"Sun 16 Apr 2017 Shells hit Northfield market. {LONG} {MORE} (Source: Example Coalition) Twitter"
    told = _told(f"Shells hit Northfield market\n\n{body}")
    assert [kind for kind, _ in told] == ["headline", "date_line", "repeated_headline", "paragraph", "source_line"]
    assert told[3][1] == f"{LONG} {MORE}"


def test_a_sentence_that_opens_with_a_date_is_kept_whole() -> None:
    text = f"16 April 2017, a Sunday, was the day on which the convoy was bombed at the bus station.\n\n{LONG}"
    assert _kinds(text) == ["paragraph", "paragraph"]


def test_swapping_the_sides_swaps_nothing_else() -> None:
    text = (
        f"Avalian guns shell Borland\n\nAvalia accuses Borland of lying. {LONG}\n\nRead more: Borland's lakes\n\n{MORE}"
    )
    swapped = text.replace("Avalia", "\0").replace("Borland", "Avalia").replace("\0", "Borland")
    assert _kinds(text) == _kinds(swapped)
