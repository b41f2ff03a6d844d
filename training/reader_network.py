"""The reader's network: a MiniLM encoder over windows of masked sentences, heads for events, roles, sources and attribution.

A word is read from its first piece, `[CLS]` stands for the article's own voice. Roles are biaffine (Dozat and Manning 2017):
a score for each pair of an event's word and another word of its sentence, and for sources of its window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AutoModel

from counterclaim.codebook.events import event_types
from counterclaim.extract.reader.pairs import ROLES
from counterclaim.extract.reader.windows import sizes
from training.lessons import UNKNOWN, WHOLE, Lesson
from training.network import encoder_folder

#: Width of the vectors that stand for a word as an event and as what plays a role in one.
WIDE = 128


def collate(batch: Sequence[Lesson]) -> dict[str, Tensor]:
    """Pads some windows. Events come as one list: `event` holds (window, word)."""
    pieces = max(len(x.window.ids) for x in batch)
    words = max(len(x.window.at) for x in batch)
    n = len(batch)
    ids, first = np.zeros((n, pieces), np.int64), np.zeros((n, words), np.int64)
    marks, types = np.zeros((n, words, len(sizes())), np.int64), np.full((n, words), UNKNOWN, np.int64)
    sentence = np.full((n, words), -1, np.int64)
    for b, x in enumerate(batch):
        ids[b, : len(x.window.ids)] = x.window.ids
        w = len(x.window.at)
        first[b, :w], marks[b, :w], types[b, :w] = x.window.first, x.window.marks, x.types
        sentence[b, :w] = [number for number, _ in x.window.at]
    told = [(b, t) for b, x in enumerate(batch) for t in x.told]
    roles, ruled = (np.zeros((len(told), len(ROLES), words), np.float32) for _ in range(2))
    source, ruled_source = np.zeros(len(told), np.int64), np.zeros((len(told), words + 1), np.float32)
    whole, ruled_whole = (np.zeros((len(told), len(WHOLE)), np.int64) for _ in range(2))
    for k, (_, t) in enumerate(told):
        for r, w in t.roles:
            roles[k, r, w] = 1
        for r, w in t.ruled:
            ruled[k, r, w] = 1
        whole[k], ruled_whole[k] = t.whole, t.ruled_whole
        source[k] = t.source + 1 if t.source > -2 else UNKNOWN
        if t.ruled_source > -2:
            ruled_source[k, t.ruled_source + 1] = 1
    event = np.array([(b, t.word) for b, t in told], np.int64).reshape(-1, 2)
    rows: Mapping[str, np.ndarray] = {
        "ids": ids, "first": first, "marks": marks, "types": types, "sentence": sentence, "event": event, "roles": roles,
        "ruled": ruled, "source": source, "ruled_source": ruled_source, "whole": whole, "ruled_whole": ruled_whole,
    }  # fmt: skip
    return {key: torch.from_numpy(value) for key, value in rows.items()}


class ClaimNetwork(nn.Module):
    """Encoder and heads."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            encoder_folder(), attn_implementation=attention, add_pooling_layer=False, local_files_only=True
        )
        # Dropout inside the encoder costs more than its products on a CPU; pieces are blotted out instead (`blotted`).
        for part in self.bert.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        for layer in self.bert.encoder.layer:
            layer.attention.self.dropout_prob = 0.0
        hidden = self.bert.config.hidden_size
        self.marks = nn.ModuleList(nn.Embedding(size, hidden) for size in sizes())
        for table in self.marks:
            nn.init.normal_(table.weight, 0, 0.01)
        self.again = nn.ModuleList(nn.Embedding(size, hidden) for size in sizes())
        for table in self.again:
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(0.2)
        self.types = nn.Linear(hidden, 1 + len(event_types()))
        self.pair = nn.Linear(hidden, 2 * WIDE)
        self.mix = nn.Parameter(torch.zeros(len(ROLES) + 1, WIDE + 1, WIDE))
        nn.init.xavier_uniform_(self.mix, gain=0.1)
        self.trust = nn.Parameter(torch.zeros(len(ROLES) + 1))
        self.bias = nn.Parameter(torch.full((len(ROLES),), -3.0))
        self.whole = nn.Linear(hidden, sum(map(len, WHOLE.values())))
        self.trust_whole = nn.ModuleList(nn.Embedding(len(v), len(v)) for v in WHOLE.values())
        for table in self.trust_whole:
            nn.init.zeros_(table.weight)

    def words(self, ids: Tensor, first: Tensor, marks: Tensor) -> Tensor:
        """One vector per word, the window's own before them. Marks enter below the encoder, at every word's first piece, and above."""
        x = self.bert.embeddings.word_embeddings(ids)
        told = sum(table(marks[..., k]) for k, table in enumerate(self.marks))
        real = (first > 0).unsqueeze(-1)
        at = first.unsqueeze(-1).expand(-1, -1, x.size(-1))
        x = x.scatter_add(1, at, torch.where(real, told, torch.zeros_like(told)).to(x.dtype))
        hidden = self.bert(inputs_embeds=x, attention_mask=(ids > 0).long()).last_hidden_state
        out = torch.gather(hidden, 1, at) + sum(table(marks[..., k]) for k, table in enumerate(self.again))
        return torch.cat([hidden[:, :1], out], 1)

    def scores(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Type scores of each word, pair vectors of events and of what plays a role, scores of `WHOLE`."""
        words = self.drop(words)
        event, other = self.drop(F.gelu(self.pair(words))).split(WIDE, -1)
        return self.types(words[:, 1:]), torch.stack([event, other]), self.whole(words[:, 1:])

    def pairs(self, event: Tensor, other: Tensor) -> Tensor:
        """(K, WIDE) events and (K, W, WIDE) words to (K, roles + 1, W); the last row is the source's."""
        one = torch.cat([event, torch.ones_like(event[:, :1])], -1)
        return torch.einsum("ki,rij,kwj->krw", one, self.mix.to(one.dtype), other)

    def loss(self, b: dict[str, Tensor]) -> dict[str, Tensor]:
        """The cross-entropies of the heads."""
        words = self.words(b["ids"], b["first"], b["marks"])
        types, both, whole = self.scores(words)
        out = {"types": F.cross_entropy(types.float().flatten(0, 1), b["types"].flatten(), ignore_index=UNKNOWN)}
        if not len(b["event"]):
            return out
        window, word = b["event"].unbind(1)
        pairs = self.pairs(both[0][window, word + 1], both[1][window]).float()
        roles = pairs[:, :-1, 1:] + self.trust[:-1, None] * b["ruled"] + self.bias[:, None]
        here = b["sentence"][window] == b["sentence"][window, word].unsqueeze(1)
        bits = F.binary_cross_entropy_with_logits(roles, b["roles"], reduction="none")
        out["roles"] = (bits * here.unsqueeze(1)).sum() / len(word) / len(ROLES) * 2
        said = pairs[:, -1] + self.trust[-1] * b["ruled_source"]
        blank = torch.cat([torch.ones_like(b["sentence"][:, :1]), b["sentence"]], 1)[window] < 0
        out["source"] = F.cross_entropy(said.masked_fill(blank, -1e4), b["source"], ignore_index=UNKNOWN)
        at = 0
        for k, (name, options) in enumerate(WHOLE.items()):
            row = whole[window, word, at : at + len(options)].float() + self.trust_whole[k](b["ruled_whole"][:, k])
            out[name] = F.cross_entropy(row, b["whole"][:, k], ignore_index=UNKNOWN)
            at += len(options)
        return out
