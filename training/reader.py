"""Trains the learned reader on the corpus' train part: `python -m training.reader [--epochs N] [--out DIR] [--cache DIR]`.

About one document in seven of the train part is held out: thresholds and calibration are chosen on it (`training.limits`). The corpus'
test part is never read here, nor are the gold documents. A running average of the weights is written after every epoch.
"""

from __future__ import annotations

import argparse
import copy
import os
import pickle
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from counterclaim.model import DATA
from counterclaim.model.wordpiece import WordPieces
from training.articles import articles, held_out
from training.lessons import Lesson, lessons_of
from training.reader_network import ClaimNetwork, collate

SEED = 7
#: Word pieces in one step.
PIECES = 2400
#: How much each head's loss counts.
WEIGHTS = {"types": 3.0, "roles": 1.0, "source": 0.5, "modality": 0.25, "frame": 0.35, "speech": 0.3, "started": 0.25}
#: The share of word pieces that are blotted out in training, and the id of the piece that stands for them.
BLOTTED, BLOT = 0.08, 103
#: The share of words of which the network is not told that the rules see an event in them, and of role words that it is not told the
#: rules found: the rules know fewer words of text that they were not written by, so it must not wait for them.
UNTOLD = 0.15
#: Which feature of a word is the rules' event.
RULED = 2
#: Where windows begin changes from epoch to epoch, so that an event is read with what stands before it and with what stands after.
CUTS = (0, 100)


def lessons(cache: Path) -> list[tuple[str, tuple[list[Lesson], ...]]]:
    """Each document of the train part with its windows, cut in each of the ways of `CUTS`; kept on disk."""
    path = cache / "lessons.pkl"
    if not path.exists():
        pieces = WordPieces.read(DATA / "vocab.txt")
        ends = (pieces.cls, pieces.sep)
        out = [(a.row["id"], tuple(lessons_of(a, pieces.cut, ends, cut) for cut in CUTS)) for a in articles(cache)]
        path.write_bytes(pickle.dumps(out))
    found: list[tuple[str, tuple[list[Lesson], ...]]] = pickle.loads(path.read_bytes())
    return found


def batches(rows: Sequence[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """One epoch, windows of like length together."""
    rows = list(rows)
    chance.shuffle(rows)
    out: list[list[Lesson]] = []
    for at in range(0, len(rows), 200):
        now: list[Lesson] = []
        for row in sorted(rows[at : at + 200], key=lambda r: len(r.window.ids)):
            if now and len(row.window.ids) * (len(now) + 1) > PIECES:
                out.append(now)
                now = []
            now.append(row)
        out.append(now)
    chance.shuffle(out)
    return out


def optimiser(network: ClaimNetwork, rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a slow encoder and fast heads."""
    groups: list[dict[str, object]] = []
    for encoder in (True, False):
        for decay in (True, False):
            chosen = [
                p
                for n, p in network.named_parameters()
                if n.startswith("bert") == encoder and (p.ndim > 1 and "emb" not in n) == decay
            ]
            groups.append(
                {"params": chosen, "lr": rate if encoder else head_rate, "weight_decay": 0.01 if decay else 0.0}
            )
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def fit(taught: Sequence[Sequence[Lesson]], epochs: int, rate: float, head_rate: float, out: Path) -> ClaimNetwork:
    """Trains on the windows of one cut after another and writes `network.pt` after every epoch."""
    torch.manual_seed(SEED)
    chance, network = random.Random(SEED), ClaimNetwork()
    total = sum(len(batches(taught[epoch % len(taught)], random.Random(SEED))) for epoch in range(epochs))
    warm, step, began = int(0.06 * total), 0, time.time()
    opt = optimiser(network, rate, head_rate)
    plan = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda t: (t + 1) / warm if t < warm else max(0.0, (total - t) / (total - warm))
    )
    average = copy.deepcopy(network.state_dict())
    network.train()
    for epoch in range(epochs):
        losses: Counter[str] = Counter()
        for batch in batches(taught[epoch % len(taught)], chance):
            b = collate(batch)
            b["ids"][(torch.rand(b["ids"].shape) < BLOTTED) & (b["ids"] > BLOT)] = BLOT
            b["marks"][..., RULED] *= torch.rand(b["marks"].shape[:2]) >= UNTOLD
            b["ruled"] *= torch.rand(b["ruled"].shape) >= UNTOLD
            with torch.autocast("cpu", torch.bfloat16):
                heads = network.loss(b)
            opt.zero_grad(set_to_none=True)
            torch.stack([WEIGHTS[k] * v for k, v in heads.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            opt.step()
            plan.step()
            step += 1
            losses.update({k: float(v.detach()) for k, v in heads.items()})
            for key, value in network.state_dict().items():
                if value.is_floating_point():
                    average[key].lerp_(value, 1 - min(0.995, (1 + step) / (10 + step)))
        shown = {k: round(v * epochs / total, 3) for k, v in losses.items()}
        print(f"epoch {epoch}, step {step} of {total}, {time.time() - began:.0f} s: {shown}", flush=True)
        torch.save(average, out / "network.new")
        os.replace(out / "network.new", out / "network.pt")
    network.load_state_dict(average)
    return network


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path("training/runs/parsed"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/reader"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--documents", type=int, help="learn from so many only: for the learning curve")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    taught = [windows for name, windows in lessons(args.cache) if not held_out(name)][: args.documents]
    fit(
        [[w for ways in taught for w in ways[k]] for k in range(len(CUTS))],
        args.epochs,
        args.rate,
        args.head_rate,
        args.out,
    )


if __name__ == "__main__":
    main()
