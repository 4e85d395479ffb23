"""A U-Net over 8 x 8 x 4 latents: convolutions at 8 x 8, transformer blocks at 4 x 4, text at both."""
import math

import torch
from torch import nn

from text_encoder import WIDTH as TEXT_WIDTH
from text_encoder import Attention

FINE = 48
COARSE = 160
# Block 1 is the difference: shapes-fast is shapes-base without it, so the two can share weights.
BLOCKS = {"base": ["0", "1", "2", "3"], "fast": ["0", "2", "3"]}
TIME_WIDTH = 128


class TimeEmbedding(nn.Module):
    """Sinusoids of the noise level (n,), then two layers: (n, TIME_WIDTH)."""

    def __init__(self):
        super().__init__()
        frequencies = torch.exp(-math.log(10000) * torch.arange(TIME_WIDTH // 2) / (TIME_WIDTH // 2))
        self.register_buffer("frequencies", frequencies, persistent=False)
        self.mlp = nn.Sequential(nn.Linear(TIME_WIDTH, TIME_WIDTH), nn.SiLU(), nn.Linear(TIME_WIDTH, TIME_WIDTH), nn.SiLU())

    def forward(self, level):
        angles = level[:, None] * self.frequencies
        return self.mlp(torch.cat([angles.cos(), angles.sin()], dim=1))


class Residual(nn.Module):
    """Two convolutions; the time embedding scales and shifts between them."""

    def __init__(self, width_in: int, width: int):
        super().__init__()
        self.first = nn.Sequential(nn.GroupNorm(8, width_in), nn.SiLU(), nn.Conv2d(width_in, width, 3, padding=1))
        self.norm = nn.GroupNorm(8, width)
        self.modulation = nn.Linear(TIME_WIDTH, 2 * width)
        self.second = nn.Sequential(nn.SiLU(), nn.Conv2d(width, width, 3, padding=1))
        self.skip = nn.Identity() if width_in == width else nn.Conv2d(width_in, width, 1)
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x, time):
        scale, shift = self.modulation(time)[:, :, None, None].chunk(2, dim=1)
        y = self.norm(self.first(x)) * (1 + scale) + shift
        return self.skip(x) + self.second(y)


class TextRead(nn.Module):
    """Residual cross-attention of feature-map positions (n, c, h, w) over the text."""

    def __init__(self, width: int):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.attention = Attention(width, TEXT_WIDTH)

    def forward(self, x, text):
        tokens = x.flatten(2).transpose(1, 2)
        tokens = self.attention(self.norm(tokens), text)
        return x + tokens.transpose(1, 2).reshape(x.shape)


class Block(nn.Module):
    """Transformer block on tokens: self-attention, text cross-attention, perceptron; time-modulated."""

    def __init__(self, width: int):
        super().__init__()
        self.norms = nn.ModuleList([nn.LayerNorm(width, elementwise_affine=False) for _ in range(3)])
        self.modulation = nn.Linear(TIME_WIDTH, 6 * width)
        self.attention = Attention(width, width)
        self.cross = Attention(width, TEXT_WIDTH)
        self.mlp = nn.Sequential(nn.Linear(width, 3 * width), nn.GELU(), nn.Linear(3 * width, width))

    def forward(self, x, text, time):
        a, b, c, d, e, f = self.modulation(time)[:, None].chunk(6, dim=2)
        y = self.norms[0](x) * (1 + a) + b
        x = x + self.attention(y, y)
        x = x + self.cross(self.norms[1](x) * (1 + c) + d, text)
        return x + self.mlp(self.norms[2](x) * (1 + e) + f)


class UNet(nn.Module):
    """(latents (n, 4, 8, 8), level (n,), text (n, length, TEXT_WIDTH)) to v (n, 4, 8, 8).

    The level is the angle atan2(sigma, alpha), from 0 (no noise) to 1000 (nothing but noise), so
    that it means the same under both models' schedules.
    """

    def __init__(self, model: str):
        super().__init__()
        fine, coarse = FINE, COARSE
        self.time = TimeEmbedding()
        self.enter = nn.Conv2d(4, fine, 3, padding=1)
        self.down_residual, self.down_text = Residual(fine, fine), TextRead(fine)
        self.down = nn.Conv2d(fine, coarse, 2, stride=2)
        self.places = nn.Parameter(0.1 * torch.randn(1, 16, coarse))
        self.blocks = nn.ModuleDict({name: Block(coarse) for name in BLOCKS[model]})
        self.up = nn.Sequential(nn.Conv2d(coarse, 4 * fine, 1), nn.PixelShuffle(2))
        self.up_residual, self.up_text = Residual(2 * fine, fine), TextRead(fine)
        self.leave = nn.Sequential(nn.GroupNorm(8, fine), nn.SiLU(), nn.Conv2d(fine, 4, 3, padding=1))
        nn.init.zeros_(self.leave[2].weight)

    def forward(self, latents, level, text):
        return self.denoise(latents, level, text)[0]

    def denoise(self, latents, level, text):
        """(v, tokens (n, 16, coarse) after the last block but one), the second for the training aid."""
        time = self.time(level)
        fine = self.down_text(self.down_residual(self.enter(latents), time), text)
        coarse = self.down(fine)
        tokens = coarse.flatten(2).transpose(1, 2) + self.places
        *early, last = self.blocks.values()
        for block in early:
            tokens = block(tokens, text, time)
        layout = tokens
        tokens = last(tokens, text, time)
        x = self.up(coarse + tokens.transpose(1, 2).reshape(coarse.shape))
        x = self.up_residual(torch.cat([x, fine], dim=1), time)
        return self.leave(self.up_text(x, text)), layout
