"""Coders that do as they are told by the text, and a command line over one of them. Importable by worker processes."""

import os
import signal
import sys
import time
from itertools import pairwise

from counterclaim import cli, commands
from counterclaim.errors import CodingError
from counterclaim.read import RawItem
from counterclaim.records import (
    Attribution,
    Claim,
    Coded,
    Document,
    Event,
    Evidence,
    Found,
    Leftover,
    Mention,
    Relation,
    Source,
    Span,
    claim_id,
)
from counterclaim.run.one import Code

WHY = Evidence("test.fake/1")


def item(text: str, where: str = "w", **fields: str) -> RawItem:
    body = "The army shelled the bridge near the town at dawn, officials said. " + text
    return RawItem("record", where, fields.pop("ref", where), body.encode(), **fields)


def fake(document: Document) -> Coded:
    """One claim for every word `shelled` in the text, and what the text orders: sleep, die, fail."""
    text = document.text
    if "SLEEP" in text:
        time.sleep(60)
    if "NAP" in text:
        time.sleep(0.2)
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EXIT" in text:
        os._exit(3)
    if "REFUSE" in text:
        raise CodingError("refused")
    if "FAULT" in text:
        raise KeyError("a fault of ours")
    claims = []
    at = text.find("shelled")
    while at >= 0:
        trigger = Mention(at, at + 7, "shelled")
        event = Event("shelling", trigger, Span(at, at + 7), WHY)
        source = Source(None, "outlet", WHY)
        said = Attribution(source, Found("reports", WHY))
        name = claim_id(document.id, event, source)
        claims.append(Claim(name, document.id, event, said, Found("asserted", WHY), Found("new", WHY)))
        at = text.find("shelled", at + 7)
    pairs = pairwise(claims)
    relations = tuple(Relation(a.id, b.id, "occurrence", "agrees", "both tell it", "test/1") for a, b in pairs)
    return Coded(document, tuple(claims), relations, (Leftover(Span(0, 10), "left-over", ()),))


def load() -> Code:
    return fake


def load_slowly() -> Code:
    time.sleep(0.5)
    return fake


def load_badly() -> Code:
    raise FileNotFoundError("weights.onnx")


def load_deadly() -> Code:
    os._exit(9)


def main() -> None:
    """`python -m tests.run.fakes add …`: the real command line and worker processes over the fake coder."""
    for command in (commands.add, commands.code):
        command.__kwdefaults__["load"] = load
    cli.main()


if __name__ == "__main__":
    sys.modules.setdefault("tests.run.fakes", sys.modules["__main__"])
    from tests.run import fakes

    fakes.main()
