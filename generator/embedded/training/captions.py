"""The grammar: draws scenes with captions, and the hold-out rule that keeps prompts out of training.

A caption states groups of like objects ("two small red circles"), perhaps a corner for a group of
one, perhaps a relation between the first two groups, perhaps a background. It always names every
object of its scene; what it leaves open (a size, a colour, a place) is drawn at random.
"""
from dataclasses import dataclass, field

import numpy as np

from world import BACKGROUNDS, CELLS, COLOURS, EMPTY, SHAPES, SIZES, WORLD, encode_object

RELATIONS = {"left of": (0, -1), "right of": (0, 1), "above": (-1, 0), "below": (1, 0)}
OPPOSITE = {"right of": "left of", "below": "above"}
WORDS = {1: "a", 2: "two", 3: "three"}


@dataclass
class Group:
    """`count` objects of one shape; colour, size and corner may be unstated (None)."""

    count: int
    shape: str
    colour: str | None = None
    size: str | None = None
    corner: str | None = None


@dataclass
class Statement:
    """What a caption says: groups, the relation of group 0 to group 1, and the background."""

    groups: list[Group] = field(default_factory=list)
    relation: str | None = None
    background: str | None = None


def group_key(group: Group) -> str:
    parts = [str(group.count), group.size or "-", group.colour or "-", group.shape, group.corner or "-"]
    return " ".join(parts)


def meaning_key(statement: Statement) -> str:
    """One text per meaning: wording and order of like statements do not change it."""
    keys = [group_key(g) for g in statement.groups]
    background = statement.background or "-"
    if statement.relation is None:
        return f"{background}: {' + '.join(sorted(keys))}"
    relation = statement.relation
    if relation in OPPOSITE:
        keys[0], keys[1] = keys[1], keys[0]
        relation = OPPOSITE[relation]
    return f"{background}: {f' {relation} '.join(keys[:2])}{''.join(' + ' + k for k in keys[2:])}"


def fnv1a(text: str) -> int:
    """32-bit FNV-1a hash of the UTF-8 bytes."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def is_held_out(statement: Statement) -> bool:
    """True for the eighth of all meanings that no training caption may have."""
    return fnv1a(meaning_key(statement)) % WORLD["heldOutModulus"] == 0


def draw_group(rng: np.random.Generator, count: int) -> Group:
    colour = COLOURS[rng.integers(len(COLOURS))] if rng.random() < 0.93 else None
    size = SIZES[rng.integers(2)] if rng.random() < 0.4 else None
    return Group(count, SHAPES[rng.integers(len(SHAPES))], colour, size)


def are_distinct(groups: list[Group]) -> bool:
    """True if no two groups could mean the same kind of object."""
    for i, a in enumerate(groups):
        for b in groups[:i]:
            if a.shape == b.shape and (a.colour == b.colour or a.colour is None or b.colour is None):
                return False
    return True


LAYOUTS = [([1], 0.25), ([2], 0.1), ([1, 1], 0.3), ([3], 0.09), ([2, 1], 0.06), ([1, 2], 0.06), ([1, 1, 1], 0.14)]
LAYOUT_SHARES = np.cumsum([share for _, share in LAYOUTS])


def draw_statement(rng: np.random.Generator) -> Statement:
    """A statement that a scene can satisfy, held out or not."""
    counts = LAYOUTS[int(np.searchsorted(LAYOUT_SHARES, rng.random() * LAYOUT_SHARES[-1]))][0]
    groups = [draw_group(rng, count) for count in counts]
    while not are_distinct(groups):
        groups = [draw_group(rng, count) for count in counts]
    statement = Statement(groups)
    if rng.random() < 0.65:
        statement.background = BACKGROUNDS[rng.integers(len(BACKGROUNDS))]
    if counts[:2] == [1, 1] and rng.random() < 0.55:
        statement.relation = list(RELATIONS)[rng.integers(4)]
    elif max(counts) == 1 and len(counts) < 3 and rng.random() < 0.35:
        for group, cell in zip(groups, rng.permutation(4)):
            group.corner = CELLS[cell]
    return statement


def place(rng: np.random.Generator, statement: Statement) -> np.ndarray:
    """The cells (4,) that the objects of each group take, as a list of group numbers (-1: empty)."""
    while True:
        cells = np.full(4, -1)
        order = list(rng.permutation(4))
        for number, group in enumerate(statement.groups):
            for _ in range(group.count):
                cell = CELLS.index(group.corner) if group.corner else order[-1]
                if group.corner is None:
                    order.pop()
                cells[cell] = number
        if statement.relation is None:
            return cells
        first, second = int(np.argmax(cells == 0)), int(np.argmax(cells == 1))
        step = (first // 2 - second // 2, first % 2 - second % 2)
        if step == RELATIONS[statement.relation]:
            return cells


def draw_scene(rng: np.random.Generator, statement: Statement) -> tuple[int, np.ndarray]:
    """(background number, cells (4,) of object states) that satisfy the statement."""
    background = statement.background or BACKGROUNDS[rng.integers(len(BACKGROUNDS))]
    owners = place(rng, statement)
    cells = np.full(4, EMPTY)
    for cell, owner in enumerate(owners):
        if owner >= 0:
            group = statement.groups[owner]
            colour = group.colour or COLOURS[rng.integers(len(COLOURS))]
            cells[cell] = encode_object(group.shape, colour, group.size or SIZES[rng.integers(2)])
    return BACKGROUNDS.index(background), cells


def plural(shape: str) -> str:
    return WORLD["shapes"][shape]


def write_group(rng: np.random.Generator | None, group: Group) -> str:
    """The noun phrase; with a random source the wording varies (one for a, big for large)."""
    words = [WORDS[group.count]]
    if rng is not None and group.count == 1 and rng.random() < 0.15:
        words = ["one"]
    if group.size:
        words.append("big" if rng is not None and group.size == "large" and rng.random() < 0.2 else group.size)
    if group.colour:
        words.append(group.colour)
    words.append(group.shape if group.count == 1 else plural(group.shape))
    return " ".join(words) + (f" in the {group.corner}" if group.corner else "")


def write_caption(rng: np.random.Generator | None, statement: Statement) -> str:
    """The caption in words; without a random source always the plainest wording."""
    phrases = [write_group(rng, group) for group in statement.groups]
    varied = rng is not None and rng.random() < 0.5
    if statement.relation:
        relation = statement.relation
        if varied:
            relation = {"left of": "to the left of", "right of": "to the right of", "below": "under"}.get(relation, relation)
        text = f"{phrases[0]} {relation} {phrases[1]}"
        phrases = [text, *phrases[2:]]
    text = phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} and {phrases[-1]}"
    if statement.background:
        text += f" on {statement.background}" if varied and rng.random() < 0.2 else f" on a {statement.background} background"
    return text
