"""Trains the autoencoder on rendered scenes: pixel, edge and a tiny KL loss. Resumes from its checkpoint."""
import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from vae import Decoder, Encoder
from world import BACKGROUNDS, EMPTY, OBJECT_STATES, render


def random_images(rng: np.random.Generator, count: int) -> torch.Tensor:
    """Scenes with each cell filled with probability 0.6, as float images in -1..1."""
    cells = rng.integers(0, OBJECT_STATES, (count, 4))
    cells[rng.random((count, 4)) > 0.6] = EMPTY
    images = render(rng.integers(0, len(BACKGROUNDS), count), cells)
    return torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def edge_loss(a, b):
    """Mean absolute difference of horizontal and vertical pixel gradients."""
    dx = F.l1_loss(a[..., 1:] - a[..., :-1], b[..., 1:] - b[..., :-1])
    return dx + F.l1_loss(a[..., 1:, :] - a[..., :-1, :], b[..., 1:, :] - b[..., :-1, :])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=5500)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--lr", type=float, default=2e-3)
    parser.add_argument("--latent-noise", type=float, default=0.1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    encoder, decoder = Encoder().to(memory_format=torch.channels_last), Decoder().to(memory_format=torch.channels_last)
    params = [*encoder.parameters(), *decoder.parameters()]
    optimiser = torch.optim.AdamW(params, lr=args.lr, weight_decay=0, betas=(0.9, 0.99))
    first, began = 0, time.time()
    if args.out.exists():
        saved = torch.load(args.out)
        encoder.load_state_dict(saved["encoder"]), decoder.load_state_dict(saved["decoder"])
        optimiser.load_state_dict(saved["optimiser"])
        first = saved["step"]
    rng = np.random.default_rng(first)
    for step in range(first, args.steps):
        rate = args.lr * min(1, (step + 1) / 200) * 0.5 * (1 + math.cos(math.pi * step / args.steps))
        for group in optimiser.param_groups:
            group["lr"] = rate
        images = random_images(rng, args.batch).contiguous(memory_format=torch.channels_last)
        mean, logvar = encoder(images)
        latents = mean + torch.randn_like(mean) * (0.5 * logvar).exp()
        # Noise of a fixed share of the spread makes neighbouring latents decode alike.
        latents = latents + torch.randn_like(mean) * args.latent_noise * mean.std().detach()
        decoded = decoder(latents)
        kl = 0.5 * (mean.square() + logvar.exp() - 1 - logvar).mean()
        pixel = F.l1_loss(decoded, images) + F.mse_loss(decoded, images)
        loss = pixel + 0.5 * edge_loss(decoded, images) + 1e-4 * kl
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimiser.step()
        if step % 100 == 99:
            psnr = -10 * math.log10(F.mse_loss(decoded, images).item() / 4)
            print(f"{step + 1}\t{loss.item():.4f}\tpsnr {psnr:.2f}\tkl {kl.item():.2f}\tstd {mean.std().item():.2f}\t{time.time() - began:.0f}s", flush=True)
        if step % 500 == 499 or step == args.steps - 1:
            torch.save({"encoder": encoder.state_dict(), "decoder": decoder.state_dict(),
                        "optimiser": optimiser.state_dict(), "step": step + 1}, args.out)


if __name__ == "__main__":
    main()
