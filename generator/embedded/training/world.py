"""The world of scenes: constants (shared with TypeScript through world.json) and the renderer.

A scene is a background and four cells (top left, top right, bottom left, bottom right); a cell is
empty or holds one object (shape, colour, size) at its centre. Because nothing overlaps and centres
are fixed, every scene is put together from a table of rendered 32 x 32 patches.
"""
import json
from pathlib import Path

import numpy as np

WORLD = json.loads((Path(__file__).parent.parent / "world.json").read_text())
SHAPES: list[str] = list(WORLD["shapes"])
COLOURS: list[str] = list(WORLD["colours"])
SIZES = ["small", "large"]
BACKGROUNDS: list[str] = list(WORLD["backgrounds"])
OBJECT_STATES = len(SHAPES) * len(COLOURS) * len(SIZES)
EMPTY = OBJECT_STATES
CELLS = ["top left", "top right", "bottom left", "bottom right"]


def encode_object(shape: str, colour: str, size: str) -> int:
    """The state number of an object, 0 to OBJECT_STATES - 1."""
    return (SHAPES.index(shape) * len(COLOURS) + COLOURS.index(colour)) * 2 + SIZES.index(size)


def decode_object(state: int) -> tuple[str, str, str]:
    """(shape, colour, size) of a state number."""
    pair, size = divmod(state, 2)
    shape, colour = divmod(pair, len(COLOURS))
    return SHAPES[shape], COLOURS[colour], SIZES[size]


def signed_distance(shape: str, x, y, r: float):
    """Signed distance in pixels (negative inside; y points down) to a shape of radius r at (0, 0)."""
    if shape == "circle":
        return np.hypot(x, y) - r
    if shape == "square":
        return box(x, y, 0.9 * r, 0.9 * r)
    if shape == "cross":
        return np.minimum(box(x, y, r, 0.34 * r), box(x, y, 0.34 * r, r))
    # Triangle: apex (0, -r), base corners (+-r, 0.8 r); the larger of base and slanted side.
    length = np.hypot(1.8 * r, r)
    side = (1.8 * r * np.abs(x) - r * (y + r)) / length
    return np.maximum(side, y - 0.8 * r)


def box(x, y, half_width: float, half_height: float):
    """Signed distance to an axis-aligned box centred on (0, 0)."""
    dx = np.abs(x) - half_width
    dy = np.abs(y) - half_height
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
    return outside + np.minimum(np.maximum(dx, dy), 0)


def render_patches() -> np.ndarray:
    """uint8 (backgrounds, states + 1, 32, 32, 3): each possible content of a cell."""
    axis = np.arange(32) + 0.5 - 16
    x, y = np.meshgrid(axis, axis)
    patches = np.zeros((len(BACKGROUNDS), OBJECT_STATES + 1, 32, 32, 3), np.uint8)
    for b, name in enumerate(BACKGROUNDS):
        ground = np.array(WORLD["backgrounds"][name], float)
        patches[b, EMPTY] = ground
        for state in range(OBJECT_STATES):
            shape, colour, size = decode_object(state)
            r = WORLD["radius"][size]
            cover = np.clip(0.5 - signed_distance(shape, x, y, r), 0, 1)[..., None]
            ink = np.array(WORLD["colours"][colour], float)
            patches[b, state] = np.floor(ground + (ink - ground) * cover + 0.5)
    return patches


PATCHES = render_patches()


def render(backgrounds: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """uint8 images (n, 64, 64, 3) of scenes: backgrounds (n,), cells (n, 4) of state numbers."""
    quarters = PATCHES[backgrounds[:, None], cells]
    top = np.concatenate([quarters[:, 0], quarters[:, 1]], axis=2)
    bottom = np.concatenate([quarters[:, 2], quarters[:, 3]], axis=2)
    return np.concatenate([top, bottom], axis=1)
