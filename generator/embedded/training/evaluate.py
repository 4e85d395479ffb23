"""Accuracy of a checkpoint on held-out captions, by attribute."""
import argparse
from pathlib import Path

import numpy as np
import torch

from captions import draw_statement, is_held_out, write_caption
from checker import check
from sample import Pipeline


def held_out_statements(count: int, seed: int):
    rng = np.random.default_rng(seed)
    found = []
    while len(found) < count:
        statement = draw_statement(rng)
        if is_held_out(statement):
            found.append(statement)
    return found


def tally(images, statements) -> dict[str, tuple[int, int]]:
    """(right, stated) of each attribute and of all."""
    totals: dict[str, list[int]] = {}
    for image, statement in zip(images, statements):
        for name, verdicts in check(image, statement).items():
            for key in (name, "all"):
                right, stated = totals.setdefault(key, [0, 0])
                totals[key] = [right + sum(verdicts), stated + len(verdicts)]
    return {name: (right, stated) for name, (right, stated) in totals.items()}


def contact_sheet(images: np.ndarray, columns: int) -> np.ndarray:
    rows = [np.concatenate(list(images[i : i + columns]), 1) for i in range(0, len(images) // columns * columns, columns)]
    return np.concatenate(rows, 0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=["base", "fast"])
    parser.add_argument("--checkpoints", type=Path, required=True)
    parser.add_argument("--encoded", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--steps", type=int, nargs="+", default=[30])
    parser.add_argument("--guidance", type=float, nargs="+", default=[3.0])
    parser.add_argument("--rescale", type=float, default=0.0)
    parser.add_argument("--sheet", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    statements = held_out_statements(args.count, 11)
    captions = [write_caption(None, s) for s in statements]
    pipeline = Pipeline(args.model, args.checkpoints, args.encoded)
    for steps in args.steps:
        for guidance in args.guidance:
            images = pipeline(captions, steps, guidance, args.rescale, 1000)
            scores = tally(images, statements)
            shown = "  ".join(f"{k} {r / n:.3f}" for k, (r, n) in sorted(scores.items()))
            print(f"{args.model} {steps} steps, guidance {guidance}, rescale {args.rescale}: {shown}", flush=True)
    if args.sheet:
        from PIL import Image
        Image.fromarray(contact_sheet(images, 10)).resize((1280, 128 * (len(images) // 10)), 0).save(args.sheet)
        print("\n".join(captions[:50]))


if __name__ == "__main__":
    main()
