"""Trains the U-Net of shapes-base or shapes-fast on encoded scenes. Resumes from its checkpoint.

Both networks give v; the exported base model turns it into epsilon = alpha v + sigma x inside its
graph. The loss on v is weighted min(SNR + 1, 6) / (SNR + 1), Min-SNR (Hang et al. 2303.09556) with
gamma 5 and one added so that the step with zero SNR is trained too. The learning rate follows the
share of the time budget that is spent, so a busy machine sees fewer samples, not a cut schedule.

For the first part of the budget the two runs, side by side, share what they learn: every
--share-every steps each averages the weights that both networks have with the other's latest
(elastic averaging, Zhang et al. 1412.6651). Then each goes on alone, on its own noise schedule.
"""
import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from schedules import noise_level, signal_and_noise
from unet import BLOCKS, COARSE, UNet
from world import BACKGROUNDS, EMPTY, OBJECT_STATES


class LayoutAid(nn.Module):
    """Reads cells and background off the tokens; a second, discrete loss. Not part of the model."""

    def __init__(self, width: int):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.cells = nn.Linear(width, OBJECT_STATES + 1)
        self.ground = nn.Linear(width, len(BACKGROUNDS))

    def forward(self, tokens, cells, ground):
        """Cross-entropy of each example: tokens (n, 16, width) of the 4 x 4 map."""
        n, _, width = tokens.shape
        quarters = self.norm(tokens).view(n, 2, 2, 2, 2, width).mean((2, 4)).view(n, 4, width)
        cell_loss = F.cross_entropy(self.cells(quarters).flatten(0, 1), cells.flatten(), reduction="none")
        return cell_loss.view(n, 4).mean(1) + F.cross_entropy(self.ground(quarters.mean(1)), ground, reduction="none")


class Dataset:
    """Encoded scenes; captions dropped with probability 0.1 (for classifier-free guidance).

    Scenes of three objects are drawn twice as often: counting them is the hardest to learn.
    """

    def __init__(self, folder: Path, captions: Path):
        self.latents = torch.from_numpy(np.load(folder / "latents.npy"))
        self.text = torch.from_numpy(np.load(folder / "text.npy"))
        with np.load(captions) as scenes:
            self.cells = torch.from_numpy(scenes["cells"].astype(np.int64))
            self.grounds = torch.from_numpy(scenes["backgrounds"].astype(np.int64))
        crowded = ((self.cells != EMPTY).sum(1) == 3).nonzero()[:, 0]
        self.order = torch.cat([torch.arange(len(self.cells)), crowded])

    def draw(self, batch: int):
        pick = self.order[torch.randint(0, len(self.order), (batch,))]
        words = torch.where(torch.rand(batch) < 0.1, len(self.latents), pick)
        return self.latents[pick].float(), self.text[words].float(), self.cells[pick], self.grounds[pick]


class Peer:
    """The other run: weights change hands through files beside the checkpoints."""

    def __init__(self, folder: Path, model: str):
        self.mine = folder / f"{model}.shared"
        self.theirs = folder / f"{'fast' if model == 'base' else 'base'}.shared"
        self.seen = 0

    def exchange(self, network: UNet) -> None:
        """Leaves our weights, and moves half way to theirs when they are new."""
        own = network.state_dict()
        part = self.mine.with_suffix(".tmp-" + self.mine.stem)
        torch.save(own, part)
        part.replace(self.mine)
        if not self.theirs.exists() or self.theirs.stat().st_mtime_ns == self.seen:
            return
        self.seen = self.theirs.stat().st_mtime_ns
        for name, value in torch.load(self.theirs).items():
            if name in own:
                own[name].lerp_(value, 0.5)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=list(BLOCKS))
    parser.add_argument("--encoded", type=Path, required=True)
    parser.add_argument("--captions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=77)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--aid", type=float, default=0.1, help="weight of the layout loss")
    parser.add_argument("--share-every", type=int, default=20, help="steps between exchanges; 0 never")
    parser.add_argument("--share-until", type=float, default=0.85, help="share of the budget")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    scenes = Dataset(args.encoded, args.captions)
    alphas, sigmas = signal_and_noise(args.model)
    levels = noise_level(args.model)
    network = UNet("base")
    if args.model == "fast":
        start = network.state_dict()
        network = UNet("fast")
        network.load_state_dict({name: start[name] for name in network.state_dict()})
    aid = LayoutAid(COARSE)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    params = [*network.parameters(), *aid.parameters()]
    optimiser = torch.optim.AdamW(params, lr=args.lr, weight_decay=0.01, betas=(0.9, 0.99), fused=True)
    step, spent = 0, 0.0
    if args.out.exists():
        saved = torch.load(args.out)
        network.load_state_dict(saved["network"]), aid.load_state_dict(saved["aid"])
        optimiser.load_state_dict(saved["optimiser"])
        average, step, spent = saved["average"], saved["step"], saved["minutes"]
    began, sums = time.time() - 60 * spent, np.zeros(3)
    torch.manual_seed(1000 * step + list(BLOCKS).index(args.model))
    peer = Peer(args.out.parent, args.model)
    print(f"{args.model}: {sum(p.numel() for p in network.parameters())} parameters", flush=True)
    while (share := (time.time() - began) / 60 / args.minutes) < 1:
        rate = args.lr * min(1, (step + 1) / 300) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        clean, text, cells, ground = scenes.draw(args.batch)
        # Noisy timesteps, where the layout is decided, are drawn more often.
        t = (1000 * torch.rand(args.batch) ** 0.75).long().clamp(max=999)
        alpha, sigma = alphas[t].view(-1, 1, 1, 1), sigmas[t].view(-1, 1, 1, 1)
        noise = torch.randn_like(clean)
        v, tokens = network.denoise(alpha * clean + sigma * noise, levels[t], text)
        snr_plus_one = 1 / sigmas[t].square().clamp(min=1e-4)
        weight = snr_plus_one.clamp(max=6) / snr_plus_one
        v_loss = (weight * (v - (alpha * noise - sigma * clean)).square().mean((1, 2, 3))).mean()
        aid_loss = (weight * aid(tokens, cells, ground)).mean()
        optimiser.zero_grad(set_to_none=True)
        (v_loss + args.aid * aid_loss).backward()
        norm = torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimiser.step()
        decay = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - decay)
        step += 1
        if args.share_every and step % args.share_every == 0 and share < args.share_until:
            peer.exchange(network)
        sums += [v_loss.item(), aid_loss.item(), norm.item()]
        if step % 200 == 0:
            minutes = (time.time() - began) / 60
            v_mean, aid_mean, norm_mean = sums / 200
            print(f"{step}\t{step * args.batch} samples\tv {v_mean:.4f}\taid {aid_mean:.3f}\tnorm {norm_mean:.2f}\tlr {rate:.1e}\t{minutes:.1f} min", flush=True)
            sums[:] = 0
        if step % 500 == 0:
            save(args.out, network, aid, optimiser, average, step, (time.time() - began) / 60)
    save(args.out, network, aid, optimiser, average, step, args.minutes)


def save(path: Path, network, aid, optimiser, average, step: int, minutes: float) -> None:
    """Writes the checkpoint beside its place first, so that an interruption leaves the old one whole."""
    part = path.with_suffix(".part")
    torch.save({"network": network.state_dict(), "aid": aid.state_dict(), "optimiser": optimiser.state_dict(),
                "average": average, "step": step, "minutes": minutes}, part)
    part.replace(path)


if __name__ == "__main__":
    main()
