"""Writes what holds TypeScript and Python together: rendered scenes, and captions with their keys."""
import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from captions import draw_scene, draw_statement, is_held_out, meaning_key, write_caption
from evaluate import contact_sheet
from tokenizer import tokenize
from world import BACKGROUNDS, EMPTY, decode_object, render


def describe(state: int) -> dict | None:
    if state == EMPTY:
        return None
    shape, colour, size = decode_object(state)
    return {"shape": shape, "colour": colour, "size": size}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    rng = np.random.default_rng(5)
    statements = [draw_statement(rng) for _ in range(150)]
    captions = []
    for statement in statements:
        caption = write_caption(rng, statement)
        key, held_out = meaning_key(statement), is_held_out(statement)
        captions.append({"caption": caption, "key": key, "heldOut": held_out, "ids": tokenize(caption)})
    drawn = [draw_scene(rng, s) for s in statements[:64]]
    images = render(np.array([b for b, _ in drawn]), np.array([c for _, c in drawn]))
    Image.fromarray(contact_sheet(images, 8)).save(folder / "scenes.png", optimize=True)
    scenes = [{"background": BACKGROUNDS[b], "cells": [describe(c) for c in cells]} for b, cells in drawn]
    (folder / "scenes.json").write_text(json.dumps(scenes, indent=1) + "\n")
    (folder / "captions.json").write_text(json.dumps(captions) + "\n")


if __name__ == "__main__":
    main()
