"""Reports show every claim, run nothing, ask nobody, and take no side."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html as parser

from counterclaim.records import Block, Coded, Evidence, Found
from counterclaim.report import explain, html, show
from counterclaim.report.safe import safe_html, safe_link, safe_text
from tests.store.make import TEXT, coded

HOSTILE = 'Shells "fell" </style><script>alert(1)</script> \x1b[31mred\x1b[0m \u202eevil'


def hostile() -> Coded:
    """A document whose every field of others' making tries something."""
    whole = coded(HOSTILE + ". " + TEXT)
    shift = len(HOSTILE) + 2
    doc = replace(
        whole.document,
        title=Found(HOSTILE, Evidence("test/1")),
        url=Found("javascript:alert(1)", Evidence("test/1")),
        blocks=(Block(0, shift, "headline"), Block(shift, len(whole.document.text), "paragraph")),
    )
    return replace(whole, document=doc)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\n\nlines", "two lines"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("été — ‘quoted’", "été — ‘quoted’"),
    ],
)
def test_terminal_text_is_disarmed(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a?b=1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example/x", False),
        ("https://[broken", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    assert (safe_link(url) is not None) is kept


def test_html_is_escaped_in_text_and_attributes() -> None:
    assert safe_html("<a href=\"x\" o='y'>&\u202e") == "&lt;a href=&quot;x&quot; o=&#x27;y&#x27;&gt;&amp;\\u202e"


@pytest.mark.parametrize("width", [40, 72, 110, 160, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, show(coded(), width).splitlines())) <= width


def test_show_tells_both_accounts_and_the_contradiction_first() -> None:
    text = show(coded(), 120)
    assert text.index("CONTRADICTIONS") < text.index("SOU") < text.rindex("NOR")
    assert "not stated" in text  # the outlet
    assert "denies" in text


def test_nothing_hostile_reaches_the_terminal() -> None:
    text = show(hostile(), 100) + explain(hostile().claims[0], hostile().document)
    assert "\x1b" not in text and "\u202e" not in text


def test_explain_names_rule_and_score_of_every_field() -> None:
    whole = coded()
    text = explain(whole.claims[0], whole.document)
    for label in (
        "event",
        "actor",
        "target",
        "weapon",
        "place",
        "time",
        "count",
        "source",
        "speech",
        "modality",
        "frame",
        "started",
    ):
        assert re.search(rf"^{label}\b", text, re.M), label
    assert text.count("test.rule/1, score 0.30") >= 12


def test_the_page_parses_and_holds_every_claim_once() -> None:
    whole = coded()
    tree = parser.document_fromstring(html([whole]))
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {claim.id for claim in whole.claims} <= set(ids)
    hrefs = [a.get("href") for a in tree.iter("a")]
    assert all(h[1:] in ids for h in hrefs if h.startswith("#"))


def test_the_page_asks_nobody_and_runs_only_its_own_script() -> None:
    page = html([coded(), hostile()])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'")
    for tag in ("style", "script"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(bodies) == 1
        assert b64encode(sha256(bodies[0].encode()).digest()).decode() in policy[1]
    assert not re.search(r"\b(src|srcset|action|poster|onclick|style)=", page)
    assert "javascript:" not in page and "<script>alert" not in page and "\u202e" not in page


def test_text_survives_marking() -> None:
    whole = coded()
    tree = parser.document_fromstring(html([whole]))
    body = "".join(node.text_content() for node in tree.iter("div") if node.get("class") == "text")
    assert TEXT in " ".join(body.split())


def test_many_documents_get_a_summary() -> None:
    page = html([coded(ref="a.txt"), coded(TEXT + " It rained.", ref="b.txt", published="2031-05-05")])
    assert 'id="summary"' in page and page.index("2031-05-04") < page.index("2031-05-05")
    assert 'id="summary"' not in html([coded()])
