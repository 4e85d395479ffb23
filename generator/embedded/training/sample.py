"""Samples images with diffusers' own schedulers, from a checkpoint of the U-Net."""
from pathlib import Path

import numpy as np
import torch

from schedules import noise_level, scheduler, signal_and_noise
from text_encoder import TextEncoder
from tokenizer import tokenize
from unet import UNet
from vae import Decoder


class Pipeline:
    """Text encoder, averaged U-Net and decoder of one model."""

    def __init__(self, model: str, checkpoints: Path, encoded: Path):
        self.model = model
        self.text, self.network, self.decoder = TextEncoder(), UNet(model), Decoder()
        self.text.load_state_dict(torch.load(checkpoints / "text.pt")["encoder"])
        self.decoder.load_state_dict(torch.load(checkpoints / "vae.pt")["decoder"])
        self.network.load_state_dict(torch.load(checkpoints / f"{model}.pt")["average"])
        self.norm = torch.load(encoded / "norm.pt")
        self.alphas, self.sigmas = signal_and_noise(model)
        self.levels = noise_level(model)

    def predict(self, latents, t: int, text):
        """What the exported U-Net gives: epsilon for base, v for fast."""
        v = self.network(latents, self.levels[t].expand(len(latents)), text)
        return self.alphas[t] * v + self.sigmas[t] * latents if self.model == "base" else v

    @torch.no_grad()
    def __call__(self, captions: list[str], steps: int, guidance: float, rescale: float, seed: int) -> np.ndarray:
        """uint8 images (n, 64, 64, 3); latents of image i are randn of seed + i."""
        words = self.text(torch.tensor([tokenize(c) for c in captions]))
        none = self.text(torch.tensor([tokenize("")])).expand_as(words)
        schedule = scheduler(self.model)
        schedule.set_timesteps(steps)
        draws = [torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(seed + i)) for i in range(len(captions))]
        latents = torch.cat(draws) * schedule.init_noise_sigma
        for t in schedule.timesteps:
            both = self.predict(torch.cat([latents, latents]), int(t), torch.cat([none, words]))
            unconditional, conditional = both.chunk(2)
            guided = unconditional + guidance * (conditional - unconditional)
            spread = conditional.std((1, 2, 3), keepdim=True) / guided.std((1, 2, 3), keepdim=True)
            guided = rescale * guided * spread + (1 - rescale) * guided
            latents = schedule.step(guided, t, latents).prev_sample
        z = latents * self.norm["std"][:, None, None] + self.norm["mean"][:, None, None]
        pixels = (self.decoder(z) / 2 + 0.5).clamp(0, 1) * 255
        return pixels.round().byte().permute(0, 2, 3, 1).numpy()
