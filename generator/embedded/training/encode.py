"""Encodes the training set once: normalised latents and text embeddings, so that U-Net steps do neither."""
import argparse
from pathlib import Path

import numpy as np
import torch

from text_encoder import TextEncoder
from tokenizer import END, MAX_LENGTH, START, VOCAB
from vae import Encoder
from world import render

EMPTY_CAPTION = [VOCAB[START]] + [VOCAB[END]] * (MAX_LENGTH - 1)


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--captions", type=Path, required=True)
    parser.add_argument("--vae", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for latents.npy, text.npy, norm.pt")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    scenes = np.load(args.captions)
    count = len(scenes["ids"])
    encoder, text = Encoder(), TextEncoder()
    encoder.load_state_dict(torch.load(args.vae)["encoder"])
    text.load_state_dict(torch.load(args.text)["encoder"])
    latents = np.empty((count, 4, 8, 8), np.float16)
    embeddings = np.empty((count + 1, MAX_LENGTH, text.positions.shape[1]), np.float16)
    for start in range(0, count, 500):
        part = slice(start, start + 500)
        images = torch.from_numpy(render(scenes["backgrounds"][part], scenes["cells"][part]))
        latents[part] = encoder(images.permute(0, 3, 1, 2).float() / 127.5 - 1)[0]
        embeddings[start : start + len(images)] = text(torch.from_numpy(scenes["ids"][part].astype(np.int64)))
    embeddings[count] = text(torch.tensor([EMPTY_CAPTION]))[0]
    # One mean and spread a channel: the decoder undoes all but the common spread (1 / scaling_factor).
    sample = latents[:20000].astype(np.float32)
    mean, std = sample.mean((0, 2, 3)), sample.std((0, 2, 3))
    latents = ((latents - mean[:, None, None]) / std[:, None, None]).astype(np.float16)
    np.save(args.out / "latents.npy", latents)
    np.save(args.out / "text.npy", embeddings)
    torch.save({"mean": torch.from_numpy(mean), "std": torch.from_numpy(std)}, args.out / "norm.pt")
    print("channel means", mean, "spreads", std)


if __name__ == "__main__":
    main()
