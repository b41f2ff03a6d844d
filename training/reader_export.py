"""Turns the reader's trained weights into what the package ships: `python -m training.reader_export [--run DIR]`, then `training.limits`."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from counterclaim.codebook.events import event_types
from counterclaim.extract.reader.pairs import ROLES
from training.export import OUT, quantise
from training.lessons import WHOLE
from training.limits import LIMITS
from training.network import Layer
from training.reader_network import WIDE, ClaimNetwork

#: Small products that stay in floats: what they say is compared with thresholds.
HEADS = ("/types/", "/pair/", "/whole/", "/mixing/")
#: Words less likely to name an event than this are asked for no roles.
LEAST = 0.02
NAMES = ("ids", "first", "marks"), ("types", "asked", "pairs", "whole")


class ClaimGraph(nn.Module):
    """What is exported: one window, no padding."""

    def __init__(self, network: ClaimNetwork) -> None:
        super().__init__()
        self.network = network
        bert = network.bert
        self.layers = nn.ModuleList(Layer(layer, bert.config.num_attention_heads) for layer in bert.encoder.layer)
        kinds = bert.embeddings.token_type_embeddings.weight.data[0]
        self.places = nn.Parameter(bert.embeddings.position_embeddings.weight.data + kinds)
        mix = network.mix.data  # (roles + 1, WIDE + 1, WIDE), as one product
        self.rows = mix.size(0)
        self.mixing = nn.Linear(WIDE, mix.size(0) * WIDE)
        self.mixing.weight.data = mix[:, :-1].permute(0, 2, 1).reshape(-1, WIDE).contiguous()
        self.mixing.bias.data = mix[:, -1].reshape(-1).contiguous()

    def forward(self, ids: Tensor, first: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Chances of types (W, T), the words asked about (K), pair scores (roles + 1, K, W + 1), answers' scores (W, A)."""
        n = self.network
        told = sum(table(marks[0, :, k]) for k, table in enumerate(n.marks))
        x = n.bert.embeddings.word_embeddings(ids[0])
        x = x.scatter_add(0, first[0].unsqueeze(-1).expand(-1, x.size(-1)), told)
        x = n.bert.embeddings.LayerNorm(x + self.places[: ids.size(1)])
        for layer in self.layers:
            x = layer(x)
        again = sum(table(marks[0, :, k]) for k, table in enumerate(n.again))
        words = torch.cat([x[:1], x[first[0]] + again])
        types, both, whole = n.scores(words.unsqueeze(0))
        event, other = both[0, 0, 1:], both[1, 0]
        chances = types[0].softmax(-1)
        asked = torch.nonzero(chances[:, 0] < 1 - LEAST).squeeze(-1)
        mixed = self.mixing(event[asked]).view(asked.size(0), self.rows, WIDE).transpose(0, 1)
        pairs = mixed @ other.transpose(0, 1)
        bias = torch.cat([n.bias, torch.zeros(1)])
        return chances, asked, pairs + bias[:, None, None], whole[0]


def export(network: ClaimNetwork, out: Path) -> None:
    """The graph in 32-bit floats."""
    sample = (
        torch.tensor([[101, 2000, 2001, 102]]),
        torch.tensor([[1, 2]]),
        torch.zeros(1, 2, len(network.marks), dtype=torch.int64),
    )
    axes = {
        "ids": {1: "t"},
        "first": {1: "w"},
        "marks": {1: "w"},
        "types": {0: "w"},
        "asked": {0: "k"},
        "pairs": {1: "k", 2: "v"},
        "whole": {0: "w"},
    }
    torch.onnx.export(
        ClaimGraph(network).eval(), sample, str(out), input_names=list(NAMES[0]), output_names=list(NAMES[1]),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Writes `reader.onnx` and `reader.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/runs/reader"))
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    network = ClaimNetwork(attention="eager")
    network.load_state_dict(torch.load(a.run / "network.pt", weights_only=True))
    a.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        export(network, Path(folder) / "float.onnx")
        quantise(Path(folder) / "float.onnx", a.out / "reader.new", HEADS)
    os.replace(a.out / "reader.new", a.out / "reader.onnx")
    about = {
        "version": "reader/2+" + hashlib.sha256((a.out / "reader.onnx").read_bytes()).hexdigest()[:12],
        "types": list(event_types()),
        "roles": list(ROLES),
        "questions": WHOLE,
        "trust": [round(v, 4) for v in network.trust.tolist()],
        "trust_whole": {
            name: [[round(float(v), 4) for v in row] for row in table.weight]
            for name, table in zip(WHOLE, network.trust_whole, strict=True)
        },
        "limits": LIMITS,
        "slopes": {},
    }
    (a.out / "reader.json").write_text(json.dumps(about) + "\n", "utf-8")
    print(about["version"], (a.out / "reader.onnx").stat().st_size)


if __name__ == "__main__":
    main()
