"""Turns trained weights into what the package ships: `python -m training.export [--run DIR]`.

The graph is quantised to 8-bit integers (weights per channel, seven bits used, so that processors without VNNI
cannot saturate). `labels.json` names its outputs; `vocab.txt` is the encoder's vocabulary.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.network import Encoder, Graph, Labels, Network

OUT = Path("src/counterclaim/model/data")
INPUTS = ("ids", "shapes", "first")
OUTPUTS = ("upos", "xpos", "feats", "arcs", "rels", "names")
SAMPLE = ("Shells", "fell", "on", "hills", "above", "Northfield", ",", "the", "ministry", "said", "on", "Monday", ".")


def float_graph(run: Path, out: Path) -> Labels:
    """The network as a graph in 32-bit floats."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((run / "labels.json").read_text("utf-8")).items()})
    network = Network(labels, attention="eager")
    network.load_state_dict(torch.load(run / "network.pt", weights_only=True))
    graph = Graph(network, labels.rels.index("root")).eval()
    sample = Encoder(labels).inputs(SAMPLE)
    axes = {
        "ids": {1: "t"},
        "shapes": {1: "t"},
        "first": {1: "w"},
        "upos": {0: "w"},
        "xpos": {0: "w"},
        "feats": {0: "w"},
        "arcs": {0: "w", 1: "h"},
        "rels": {0: "w", 1: "h"},
        "names": {0: "w"},
    }
    torch.onnx.export(
        graph,
        tuple(torch.tensor([sample[k]]) for k in INPUTS),
        str(out),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    return labels


def quantise(source: Path, out: Path, keep: tuple[str, ...] = ()) -> None:
    """8-bit weights; the nodes whose names hold one of `keep` stay in floats."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        import onnx

        nodes = [n.name for n in onnx.load(str(ready)).graph.node if any(k in n.name for k in keep)]
        quantize_dynamic(
            str(ready),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=nodes,
        )


def main() -> None:
    """Writes `model.onnx`, `labels.json` and `vocab.txt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/runs/main"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--keep", nargs="*", default=[], help="parts of node names that stay in floats")
    a = parser.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        labels = float_graph(a.run, whole)
        shutil.copy(whole, a.run / "float.onnx")
        quantise(whole, a.out / "model.new", tuple(a.keep))
    os.replace(a.out / "model.new", a.out / "model.onnx")
    version = "minilm-ud-names/1+" + hashlib.sha256((a.out / "model.onnx").read_bytes()).hexdigest()[:12]
    (a.out / "labels.json").write_text(json.dumps({**labels.to_json(), "version": version}) + "\n", "utf-8")
    words = sorted(Encoder(labels).tokenizer.get_vocab().items(), key=lambda pair: pair[1])
    (a.out / "vocab.txt").write_text("\n".join(word for word, _ in words) + "\n", "utf-8")
    for name in ("model.onnx", "labels.json", "vocab.txt"):
        print(name, (a.out / name).stat().st_size)


if __name__ == "__main__":
    main()
