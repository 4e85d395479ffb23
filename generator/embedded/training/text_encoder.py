"""A small CLIP-style text encoder, and the scene reader that it is pre-trained with."""
import torch
import torch.nn.functional as F
from torch import nn

from tokenizer import MAX_LENGTH, VOCAB
from world import BACKGROUNDS, OBJECT_STATES

WIDTH = 128
HEADS = 4


class Attention(nn.Module):
    """Multi-head attention of `x` (n, a, width) over `context` (n, b, context_width)."""

    def __init__(self, width: int, context_width: int, heads: int = HEADS):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False)
        self.key_value = nn.Linear(context_width, 2 * width, bias=False)
        self.out = nn.Linear(width, width)

    def forward(self, x, context):
        n, _, width = x.shape
        def split(y):
            return y.reshape(n, -1, self.heads, width // self.heads).transpose(1, 2)
        key, value = self.key_value(context).chunk(2, dim=-1)
        y = F.scaled_dot_product_attention(split(self.query(x)), split(key), split(value))
        return self.out(y.transpose(1, 2).reshape(n, -1, width))


class EncoderLayer(nn.Module):
    """Pre-norm self-attention (every token sees every other) and a two-layer perceptron."""

    def __init__(self, width: int, cross: bool = False):
        super().__init__()
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in range(3 if cross else 2)])
        self.attention = Attention(width, width)
        self.cross = Attention(width, WIDTH) if cross else None
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x, context=None):
        y = self.norms[0](x)
        x = x + self.attention(y, y)
        if self.cross is not None:
            x = x + self.cross(self.norms[2](x), context)
        return x + self.mlp(self.norms[1](x))


class TextEncoder(nn.Module):
    """Token ids (n, length) to last_hidden_state (n, length, WIDTH)."""

    def __init__(self, layers: int = 3):
        super().__init__()
        self.tokens = nn.Embedding(len(VOCAB), WIDTH)
        self.positions = nn.Parameter(0.02 * torch.randn(MAX_LENGTH, WIDTH))
        nn.init.normal_(self.tokens.weight, std=0.3)
        self.layers = nn.ModuleList([EncoderLayer(WIDTH) for _ in range(layers)])
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, input_ids):
        x = self.tokens(input_ids) + self.positions[: input_ids.shape[1]]
        for layer in self.layers:
            x = layer(x)
        return self.norm(x)


class SceneReader(nn.Module):
    """Predicts hidden parts of a scene from the caption and its revealed parts (masked modelling).

    Parts are the four cells and the background. The logits over all states of each part teach the
    text encoder whatever the caption says about each place, given what is already there.
    """

    def __init__(self):
        super().__init__()
        self.states = nn.Embedding(OBJECT_STATES + 2, WIDTH)
        self.grounds = nn.Embedding(len(BACKGROUNDS) + 1, WIDTH)
        self.places = nn.Parameter(0.3 * torch.randn(5, WIDTH))
        self.layers = nn.ModuleList([EncoderLayer(WIDTH, cross=True) for _ in range(2)])
        self.norm = nn.LayerNorm(WIDTH)
        self.cell_logits = nn.Linear(WIDTH, OBJECT_STATES + 1)
        self.ground_logits = nn.Linear(WIDTH, len(BACKGROUNDS))

    def forward(self, text, cells, ground):
        x = torch.cat([self.states(cells), self.grounds(ground)[:, None]], dim=1) + self.places
        for layer in self.layers:
            x = layer(x, text)
        x = self.norm(x)
        return self.cell_logits(x[:, :4]), self.ground_logits(x[:, 4])
