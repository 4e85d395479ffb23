"""A small AutoencoderKL: 64 x 64 RGB to 8 x 8 x 4 latents and back (factor 8)."""
import torch
from torch import nn


class Residual(nn.Module):
    """x + conv(silu(conv(silu(x)))), width kept."""

    def __init__(self, width: int):
        super().__init__()
        self.body = nn.Sequential(
            nn.SiLU(), nn.Conv2d(width, width, 3, padding=1), nn.SiLU(), nn.Conv2d(width, width, 3, padding=1)
        )

    def forward(self, x):
        return x + self.body(x)


def up(width: int, out: int) -> list[nn.Module]:
    """Doubles height and width: a 1 x 1 convolution whose channels become 2 x 2 pixels."""
    return [nn.Conv2d(width, 4 * out, 1), nn.PixelShuffle(2)]


class Encoder(nn.Module):
    """Image in -1..1 (n, 3, 64, 64) to mean and log-variance (n, 4, 8, 8) each."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 32, 4, 2, 1), nn.SiLU(), nn.Conv2d(32, 64, 4, 2, 1), nn.SiLU(),
            nn.Conv2d(64, 96, 4, 2, 1), Residual(96), nn.SiLU(), nn.Conv2d(96, 8, 1),
        )

    def forward(self, image):
        mean, logvar = self.body(image).chunk(2, dim=1)
        return mean, logvar.clamp(-12, 2)


class Decoder(nn.Module):
    """Latents (n, 4, 8, 8) to an image in -1..1 (n, 3, 64, 64)."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(4, 96, 3, padding=1), Residual(96), nn.SiLU(), *up(96, 48), Residual(48), nn.SiLU(),
            *up(48, 32), Residual(32), nn.SiLU(), nn.Conv2d(32, 12, 3, padding=1), nn.PixelShuffle(2),
        )

    def forward(self, latents):
        return self.body(latents)
