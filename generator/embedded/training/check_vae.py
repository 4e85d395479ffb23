"""Share of rendered scenes that the checker reads right, before and after a round trip through the VAE."""
import argparse
from pathlib import Path

import numpy as np
import torch

from checker import cell_of, read_scene
from train_vae import random_images
from vae import Decoder, Encoder
from world import BACKGROUNDS, CELLS, EMPTY, OBJECT_STATES, encode_object, render


def read_states(image: np.ndarray) -> tuple[int, list[int]]:
    background, objects = read_scene(image)
    cells = [EMPTY] * 4
    for thing in objects:
        cells[CELLS.index(cell_of(thing))] = encode_object(thing["shape"], thing["colour"], thing["size"])
    return BACKGROUNDS.index(background), cells


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--vae", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    args = parser.parse_args()
    rng = np.random.default_rng(7)
    cells = rng.integers(0, OBJECT_STATES, (args.count, 4))
    cells[rng.random((args.count, 4)) > 0.5] = EMPTY
    grounds = rng.integers(0, len(BACKGROUNDS), args.count)
    images = render(grounds, cells)
    saved = torch.load(args.vae)
    encoder, decoder = Encoder(), Decoder()
    encoder.load_state_dict(saved["encoder"]), decoder.load_state_dict(saved["decoder"])
    with torch.no_grad():
        z = encoder(torch.from_numpy(images).permute(0, 3, 1, 2).float() / 127.5 - 1)[0]
        for noise in (None, 0.0, 0.1, 0.2, 0.3):
            if noise is None:
                shown = images
            else:
                out = decoder(z + noise * z.std() * torch.randn_like(z))
                shown = ((out / 2 + 0.5).clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).numpy()
            right = [read_states(s) == (g, c.tolist()) for s, g, c in zip(shown, grounds, cells)]
            print(f"{'rendered' if noise is None else f'decoded, latent noise {noise}'}: {np.mean(right):.3f}")


if __name__ == "__main__":
    main()
