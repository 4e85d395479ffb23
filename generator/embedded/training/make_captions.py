"""Draws the training set once: scenes, captions as token ids. No caption of it has a held-out meaning."""
import argparse
from pathlib import Path

import numpy as np

from captions import draw_scene, draw_statement, is_held_out, write_caption
from tokenizer import tokenize


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--held-out", action="store_true", help="only held-out meanings, for validation")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = np.random.default_rng(args.seed)
    backgrounds, cells, ids = [], [], []
    while len(ids) < args.count:
        statement = draw_statement(rng)
        if is_held_out(statement) != args.held_out:
            continue
        background, scene = draw_scene(rng, statement)
        backgrounds.append(background), cells.append(scene)
        ids.append(tokenize(write_caption(rng, statement)))
    np.savez(args.out, backgrounds=np.array(backgrounds, np.uint8), cells=np.array(cells, np.uint8), ids=np.array(ids, np.int16))


if __name__ == "__main__":
    main()
