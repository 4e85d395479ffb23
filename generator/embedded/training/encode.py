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


def encode_images(scenes, vae: Path, out: Path) -> None:
    """latents.npy (n, 4, 8, 8) and norm.pt: one mean and spread a channel, which the decoder undoes."""
    encoder = Encoder()
    encoder.load_state_dict(torch.load(vae)["encoder"])
    latents = np.empty((len(scenes["ids"]), 4, 8, 8), np.float32)
    for start in range(0, len(latents), 200):
        part = slice(start, start + 200)
        images = torch.from_numpy(render(scenes["backgrounds"][part], scenes["cells"][part]))
        latents[part] = encoder(images.permute(0, 3, 1, 2).float() / 127.5 - 1)[0]
    mean, std = latents.mean((0, 2, 3)), latents.std((0, 2, 3))
    np.save(out / "latents.npy", ((latents - mean[:, None, None]) / std[:, None, None]).astype(np.float16))
    torch.save({"mean": torch.from_numpy(mean), "std": torch.from_numpy(std)}, out / "norm.pt")
    print("channel means", mean, "spreads", std)


def encode_captions(scenes, checkpoint: Path, out: Path) -> None:
    """text.npy (n + 1, MAX_LENGTH, width): last_hidden_state of each caption, then of the empty one."""
    encoder = TextEncoder()
    encoder.load_state_dict(torch.load(checkpoint)["encoder"])
    ids = torch.from_numpy(np.concatenate([scenes["ids"].astype(np.int64), [EMPTY_CAPTION]]))
    np.save(out / "text.npy", np.concatenate([encoder(part).half().numpy() for part in ids.split(250)]))


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--captions", type=Path, required=True)
    parser.add_argument("--vae", type=Path, help="encode the images with this checkpoint")
    parser.add_argument("--text", type=Path, help="encode the captions with this checkpoint")
    parser.add_argument("--out", type=Path, required=True, help="folder for latents.npy, norm.pt, text.npy")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    scenes = np.load(args.captions)
    if args.vae:
        encode_images(scenes, args.vae, args.out)
    if args.text:
        encode_captions(scenes, args.text, args.out)


if __name__ == "__main__":
    main()
