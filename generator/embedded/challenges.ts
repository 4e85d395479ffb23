import { at } from '#domain/at.ts';
import type { Random } from './random.ts';
import { RELATIONS, type Group, type Statement } from './statement.ts';
import { CORNERS, WORLD } from './world.ts';

/** What a prompt is hard for, with PartiPrompts' columns in mind. */
export const CHALLENGES = [
  'Basic',
  'Colour',
  'Quantity',
  'Positioning',
  'Size',
  'Complex',
] as const;
export type Challenge = (typeof CHALLENGES)[number];

/** One line a challenge, for the Note column. */
export const CHALLENGE_NOTES: Record<Challenge, string> = {
  Basic: 'One object, perhaps its background',
  Colour: 'Two or three objects, each with its own colour',
  Quantity: 'Two or three objects of a kind, perhaps one of another',
  Positioning: 'Corners, or one object beside or above another',
  Size: 'Sizes of one or two objects',
  Complex: 'Sizes, colours, relations and background together',
};

/** A random statement of the given challenge, held out or not. */
export function drawStatement(random: Random, challenge: Challenge): Statement {
  for (;;) {
    const statement = DRAW[challenge](random);
    if (areDistinct(statement.groups)) return statement;
  }
}

const DRAW: Record<Challenge, (random: Random) => Statement> = {
  Basic: (random) => ({
    groups: [drawGroup(random, { count: 1, coloured: 0.85 })],
    relation: null,
    background: drawBackground(random, 0.8),
  }),
  Colour: (random) => ({
    groups: [1, 1, 1].slice(random.below(2)).map((count) => drawGroup(random, { count })),
    relation: null,
    background: drawBackground(random, 0.6),
  }),
  Quantity: (random) => ({
    groups: random.pick([[2], [3], [2, 1], [1, 2]]).map((count) => drawGroup(random, { count })),
    relation: null,
    background: drawBackground(random, 0.6),
  }),
  Positioning: drawPositioning,
  Size: (random) => ({
    groups: [1, 1].slice(random.below(2)).map((count) => drawGroup(random, { count, sized: 1 })),
    relation: null,
    background: drawBackground(random, 0.5),
  }),
  Complex: drawComplex,
};

function drawPositioning(random: Random): Statement {
  const background = drawBackground(random, 0.5);
  const pair = [drawGroup(random, { count: 1 }), drawGroup(random, { count: 1 })];
  if (random.chance(0.5)) return { groups: pair, relation: random.pick(RELATIONS), background };
  const corners = random.shuffle(CORNERS);
  const groups = pair.map((group, i) => ({ ...group, corner: at(corners, i, 'the corners') }));
  return { groups: groups.slice(random.below(2)), relation: null, background };
}

function drawComplex(random: Random): Statement {
  const background = drawBackground(random, 1);
  const group = (): Group => drawGroup(random, { count: 1, sized: 0.7 });
  if (random.chance(0.5)) {
    const groups = [group(), group(), group()].slice(random.below(2));
    return { groups, relation: random.pick(RELATIONS), background };
  }
  const groups = random.chance(0.5)
    ? [group(), group(), group()]
    : [drawGroup(random, { count: 2, sized: 1 }), group()];
  return { groups, relation: null, background };
}

function drawGroup(
  random: Random,
  { count, coloured = 1, sized = 0 }: { count: number; coloured?: number; sized?: number },
): Group {
  return {
    count,
    shape: random.pick(WORLD.shapes),
    colour: random.chance(coloured) ? random.pick(WORLD.colours) : null,
    size: random.chance(sized) ? random.pick(WORLD.sizes) : null,
    corner: null,
  };
}

function drawBackground(random: Random, probability: number): Statement['background'] {
  return random.chance(probability) ? random.pick(WORLD.backgrounds) : null;
}

/** False if two groups could mean the same object. */
function areDistinct(groups: readonly Group[]): boolean {
  return groups.every((a, i) =>
    groups.slice(0, i).every((b) => a.shape !== b.shape || a.colour !== b.colour),
  );
}
