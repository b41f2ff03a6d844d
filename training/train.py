"""Trains the analysis model: `python -m training.train [--epochs N] [--out DIR]`.

Keeps an exponential moving average of the weights and writes it after every half epoch with all that is needed to go
on after an interruption. Chosen on EWT dev; the test files are never looked at.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch

from training import corpora
from training.corpora import Example, roughened
from training.network import Encoder, Labels, Network, collate

SEED = 20221
LONGEST = 250


def labels_of(examples: Iterable[Example]) -> Labels:
    """Inventories from trees; rare feature bundles (once only) are left out."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in ("upos", "xpos", "feats", "rels")}
    for example in examples:
        for key, counter in counts.items():
            counter.update(getattr(example, key) or ())
    kept = {
        key: tuple(v for v, n in sorted(c.items(), key=lambda p: (-p[1], p[0])) if n > 1 or key != "feats")
        for key, c in counts.items()
    }
    return Labels(**kept)


def batches(
    examples: Sequence[Example],
    encoder: Encoder,
    pieces: int,
    chance: random.Random,
) -> Iterator[list[dict[str, list[int]]]]:
    """One epoch, roughened afresh, sentences of like length together."""
    rows = [encoder.example(roughened(e, chance)) for e in examples]
    rows = [r for r in rows if len(r["ids"]) <= LONGEST]
    chance.shuffle(rows)
    out: list[list[dict[str, list[int]]]] = []
    for at in range(0, len(rows), 1500):
        now: list[dict[str, list[int]]] = []
        for row in sorted(rows[at : at + 1500], key=lambda r: len(r["ids"])):
            if now and len(row["ids"]) * (len(now) + 1) > pieces:
                out.append(now)
                now = []
            now.append(row)
        out.append(now)
    chance.shuffle(out)
    yield from out


def optimiser(network: Network, rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a slow encoder and fast heads; no decay on biases, norms and embeddings."""
    free = ("bias", "LayerNorm", "shape", "word_emb")
    groups: list[dict[str, object]] = []
    for encoder in (True, False):
        for decay in (True, False):
            chosen = [
                p
                for n, p in network.named_parameters()
                if n.startswith("bert") == encoder and (not any(f in n for f in free)) == decay
            ]
            groups.append(
                {"params": chosen, "lr": rate if encoder else head_rate, "weight_decay": 0.01 if decay else 0.0}
            )
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


@torch.inference_mode()
def score(network: Network, encoder: Encoder, examples: Sequence[Example]) -> dict[str, float]:
    """Greedy scores on a development set: quick, a little below those of the decoded tree."""
    network.eval()
    hits: Counter[str] = Counter()
    rows = sorted((encoder.example(e) for e in examples), key=lambda r: len(r["ids"]))
    for at in range(0, len(rows), 32):
        b = collate(rows[at : at + 32])
        with torch.autocast("cpu", torch.bfloat16):
            tags, arcs, dep, head = network.heads(network.words(b["ids"], b["mask"], b["shapes"], b["first"]))
        upos = tags.float().split(network.sizes, -1)[0].argmax(-1)
        real = torch.cat([torch.ones_like(b["words"][:, :1]), b["words"]], 1)
        heads = arcs.float().masked_fill(~real[:, None, :], -1e4).argmax(-1)
        chosen = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        words = b["words"]
        rels = network.labels_of(dep[words].float(), chosen[words].float()).argmax(-1)
        right = heads[words] == b["heads"][words]
        hits["n"] += int(words.sum())
        hits["upos"] += int((upos[words] == b["upos"][words]).sum())
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (rels == b["rels"][words])).sum())
    network.train()
    return {k: round(100 * hits[k] / hits["n"], 2) for k in ("upos", "uas", "las")}


def main() -> None:
    """Trains and writes `network.pt`, `labels.json` and the log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/main"))
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--pieces", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=1.6e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop early, to try")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    a.out.mkdir(parents=True, exist_ok=True)
    train = corpora.ewt(a.data, "train") + corpora.gum(a.data)
    labels = labels_of(train)
    (a.out / "labels.json").write_text(json.dumps(labels.to_json()), "utf-8")
    train += corpora.re3d(a.data)
    encoder, network = Encoder(labels), Network(labels)
    dev = corpora.ewt(a.data, "dev")
    per_epoch = sum(1 for _ in batches(train, encoder, a.pieces, random.Random(0)))
    total, step, at_epoch = per_epoch * a.epochs, 0, 0
    warm = int(0.06 * total)
    opt = optimiser(network, a.rate, a.head_rate)
    plan = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda t: (t + 1) / warm if t < warm else max(0.0, (total - t) / (total - warm))
    )
    average = copy.deepcopy(network.state_dict())
    saved = a.out / "resume.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=False)
        network.load_state_dict(state["network"])
        opt.load_state_dict(state["opt"])
        plan.load_state_dict(state["plan"])
        average, step, at_epoch = state["average"], state["step"], state["epoch"] + 1
        chance.setstate(state["chance"])
    words = sum(len(e.words) for e in train)
    print(f"{len(train)} sentences, {words} words, {per_epoch} steps an epoch, {total} in all", flush=True)
    network.train()
    began = time.time()
    for epoch in range(at_epoch, a.epochs):
        for batch in batches(train, encoder, a.pieces, chance):
            with torch.autocast("cpu", torch.bfloat16):
                loss = network.loss(collate(batch))
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            opt.step()
            plan.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            if step % 2 == 0:
                keep = keep * keep
                for key, value in network.state_dict().items():
                    if value.is_floating_point():
                        average[key].lerp_(value, 1 - keep)
            if step % 50 == 0:
                print(f"{epoch} {step}/{total} {time.time() - began:.0f}s loss {float(loss.detach()):.3f}", flush=True)
            if a.steps and step >= a.steps:
                return
        raw = {k: v.clone() for k, v in network.state_dict().items()}
        plain = score(network, encoder, dev) if epoch % 3 == 0 else {}
        network.load_state_dict(average)
        print(f"epoch {epoch} dev {json.dumps(plain)} averaged {json.dumps(score(network, encoder, dev))}", flush=True)
        torch.save(average, a.out / "network.new")
        os.replace(a.out / "network.new", a.out / "network.pt")
        network.load_state_dict(raw)
        torch.save(
            {
                "network": raw,
                "opt": opt.state_dict(),
                "plan": plan.state_dict(),
                "average": average,
                "step": step,
                "epoch": epoch,
                "chance": chance.getstate(),
            },
            a.out / "resume.new",
        )
        os.replace(a.out / "resume.new", saved)


if __name__ == "__main__":
    main()
