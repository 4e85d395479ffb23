"""Pre-trains the text encoder by masked scene modelling. Resumes from its checkpoint."""
import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from text_encoder import SceneReader, TextEncoder
from world import BACKGROUNDS, OBJECT_STATES


def load(path: Path) -> dict[str, torch.Tensor]:
    with np.load(path) as arrays:
        return {name: torch.from_numpy(arrays[name].astype(np.int64)) for name in arrays.files}


def masked_loss(encoder, reader, ids, cells, ground, hidden):
    """Mean cross-entropy of the hidden parts, and the share of hidden parts read right."""
    shown = torch.where(hidden[:, :4], OBJECT_STATES + 1, cells)
    shown_ground = torch.where(hidden[:, 4], len(BACKGROUNDS), ground)
    cell_logits, ground_logits = reader(encoder(ids), shown, shown_ground)
    losses = torch.cat([
        F.cross_entropy(cell_logits.flatten(0, 1), cells.flatten(), reduction="none").view(-1, 4),
        F.cross_entropy(ground_logits, ground, reduction="none")[:, None],
    ], dim=1)
    right = torch.cat([cell_logits.argmax(-1) == cells, (ground_logits.argmax(-1) == ground)[:, None]], dim=1)
    return losses[hidden].mean(), right[hidden].float().mean()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--captions", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--lr", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    train, held_out = load(args.captions), load(args.held_out)
    encoder, reader = TextEncoder(), SceneReader()
    params = [*encoder.parameters(), *reader.parameters()]
    optimiser = torch.optim.AdamW(params, lr=args.lr, weight_decay=0.02, betas=(0.9, 0.98))
    first, began = 0, time.time()
    if args.out.exists():
        saved = torch.load(args.out)
        encoder.load_state_dict(saved["encoder"]), reader.load_state_dict(saved["reader"])
        optimiser.load_state_dict(saved["optimiser"])
        first = saved["step"]
    for step in range(first, args.steps):
        rate = args.lr * min(1, (step + 1) / 300) * 0.5 * (1 + math.cos(math.pi * step / args.steps))
        for group in optimiser.param_groups:
            group["lr"] = rate
        pick = torch.randint(0, len(train["ids"]), (args.batch,))
        # Each example hides a share of its parts drawn uniformly, so that all stages are practised.
        hidden = torch.rand(args.batch, 5) < torch.rand(args.batch, 1) ** 0.5
        hidden[:, 0] |= ~hidden.any(dim=1)
        loss, right = masked_loss(encoder, reader, train["ids"][pick], train["cells"][pick], train["backgrounds"][pick], hidden)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimiser.step()
        if step % 250 == 249:
            with torch.no_grad():
                everything = torch.zeros(1000, 5, dtype=torch.bool)
                everything[torch.arange(1000), torch.arange(1000) % 5] = True
                test = [held_out[name][:1000] for name in ("ids", "cells", "backgrounds")]
                test_loss, test_right = masked_loss(encoder, reader, *test, everything)
            print(f"{step + 1}\tloss {loss.item():.3f}\tright {right.item():.3f}\theld out: last part hidden "
                  f"{test_loss.item():.3f} {test_right.item():.3f}\t{time.time() - began:.0f}s", flush=True)
            torch.save({"encoder": encoder.state_dict(), "reader": reader.state_dict(),
                        "optimiser": optimiser.state_dict(), "step": step + 1}, args.out)


if __name__ == "__main__":
    main()
