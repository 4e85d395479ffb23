"""Reads a scene back from pixels, and scores an image against what its caption states."""
from itertools import permutations

import numpy as np
from scipy import ndimage

from captions import OPPOSITE, Statement
from world import BACKGROUNDS, CELLS, COLOURS, SHAPES, WORLD, signed_distance

GROUND_RGB = np.array(list(WORLD["backgrounds"].values()), float)
COLOUR_RGB = np.array(list(WORLD["colours"].values()), float)
MIN_AREA = 30
MIN_DISTANCE = 50
NEXT_TO = np.ones((3, 3))


def read_background(image: np.ndarray) -> str:
    """The background whose colour is nearest to the median of the outermost pixels."""
    frame = np.concatenate([image[:2].reshape(-1, 3), image[-2:].reshape(-1, 3), image[:, :2].reshape(-1, 3), image[:, -2:].reshape(-1, 3)])
    return BACKGROUNDS[int(((np.median(frame, axis=0) - GROUND_RGB) ** 2).sum(1).argmin())]


def read_shape(mask: np.ndarray) -> tuple[str, float]:
    """(shape, radius): the template of equal extent that overlaps best with a component's mask."""
    rows, columns = np.nonzero(mask)
    top, left = rows.min(), columns.min()
    height, width = rows.max() - top + 1, columns.max() - left + 1
    centre_x, centre_y = left + width / 2, top + height / 2
    x = np.arange(mask.shape[1]) + 0.5 - centre_x
    y = np.arange(mask.shape[0])[:, None] + 0.5 - centre_y
    best = ("", 0.0, -1.0)
    for shape in SHAPES:
        extent = {"square": 1.8, "triangle": 1.9}.get(shape, 2.0)
        r = (height + width) / 2 / extent
        # The triangle's box reaches from -r to 0.8 r, so its centre lies 0.1 r above its origin.
        inside = signed_distance(shape, x, y - (0.1 * r if shape == "triangle" else 0), r) < 0
        overlap = (inside & mask).sum() / (inside | mask).sum()
        if overlap > best[2]:
            best = (shape, r, overlap)
    return best[0], best[1]


def read_scene(image: np.ndarray) -> tuple[str, list[dict]]:
    """(background, objects) of a uint8 (64, 64, 3) image; objects have shape, colour, size, x, y."""
    background = read_background(image)
    ground = GROUND_RGB[BACKGROUNDS.index(background)]
    pixels = image.astype(float) - ground
    nearest = ((pixels[:, :, None] - (COLOUR_RGB - ground)) ** 2).sum(-1).argmin(-1)
    labels, count = ndimage.label((pixels**2).sum(-1) > MIN_DISTANCE**2, structure=NEXT_TO)
    objects = []
    for number in range(1, count + 1):
        component = labels == number
        colour = int(np.bincount(nearest[component], minlength=len(COLOURS)).argmax())
        # How far each pixel lies on the way from the background to the ink; half way is the outline.
        ink = COLOUR_RGB[colour] - ground
        mask = component & (pixels @ ink > 0.5 * (ink @ ink))
        if mask.sum() < MIN_AREA:
            continue
        shape, r = read_shape(mask)
        y, x = np.argwhere(mask).mean(0) + 0.5
        objects.append({"shape": shape, "colour": COLOURS[colour], "size": "large" if r > 10 else "small", "x": x, "y": y})
    return background, objects


def cell_of(thing: dict) -> str:
    return CELLS[int(thing["y"] > 32) * 2 + int(thing["x"] > 32)]


def stands(first: dict, relation: str, second: dict) -> bool:
    """True if the first object is clearly (10 px) on the stated side of the second."""
    if relation in OPPOSITE:
        first, second, relation = second, first, OPPOSITE[relation]
    axis = "x" if relation == "left of" else "y"
    return second[axis] - first[axis] >= 10


def check(image: np.ndarray, statement: Statement) -> dict[str, list[bool]]:
    """Right or wrong for each stated attribute, with the matching of objects that is kindest."""
    background, objects = read_scene(image)
    stated = [(number, group) for number, group in enumerate(statement.groups) for _ in range(group.count)]
    result: dict[str, list[bool]] = {"count": [len(objects) == len(stated)]}
    if statement.background:
        result["background"] = [background == statement.background]
    slots = objects + [None] * max(0, len(stated) - len(objects))
    best: dict[str, list[bool]] = {}
    for chosen in permutations(slots[:6], len(stated)):
        verdict = judge(statement, stated, chosen)
        if not best or sum(map(sum, verdict.values())) > sum(map(sum, best.values())):
            best = verdict
    return {**result, **best}


def judge(statement: Statement, stated, chosen) -> dict[str, list[bool]]:
    verdict: dict[str, list[bool]] = {"shape": []}
    for (_, group), thing in zip(stated, chosen):
        verdict["shape"].append(thing is not None and thing["shape"] == group.shape)
        for name in ("colour", "size"):
            if getattr(group, name):
                verdict.setdefault(name, []).append(thing is not None and thing[name] == getattr(group, name))
        if group.corner:
            verdict.setdefault("position", []).append(thing is not None and cell_of(thing) == group.corner)
    if statement.relation:
        pair = [next(t for (n, _), t in zip(stated, chosen) if n == number) for number in (0, 1)]
        right = None not in pair and stands(pair[0], statement.relation, pair[1])
        verdict.setdefault("position", []).append(right)
    return verdict
