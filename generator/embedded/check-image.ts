import { at } from '#domain/at.ts';
import { readScene, type FoundObject } from './read-scene.ts';
import type { Group, Relation, Statement } from './statement.ts';

export const ATTRIBUTES = ['background', 'count', 'shape', 'colour', 'size', 'position'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** One stated attribute, and whether the image has it. */
export type Verdict = { attribute: Attribute; right: boolean };

/** pixels by which one object must be further left, or higher, to stand so */
const CLEARLY = 10;
/** more found objects than this are not matched, so that a spoilt image stays cheap to check */
const MOST_OBJECTS = 6;

/**
 * Compares an image with what its prompt states: how many objects there are, the background, and
 * shape, colour, size and place of each stated object. Which found object is meant by which stated
 * one is chosen in favour of the image. `position` covers corners and relations.
 *
 * @param pixels 8-bit RGB, row by row, WORLD.imageSize squared
 */
export function checkImage(pixels: Uint8Array, statement: Statement): Verdict[] {
  const found = readScene(pixels);
  const wanted = statement.groups.flatMap((g) => Array.from({ length: g.count }, () => g));
  const verdicts: Verdict[] = [
    { attribute: 'count', right: found.objects.length === wanted.length },
  ];
  if (statement.background !== null) {
    verdicts.push({ attribute: 'background', right: found.background === statement.background });
  }
  const slots: (FoundObject | null)[] = found.objects.slice(0, MOST_OBJECTS);
  while (slots.length < wanted.length) slots.push(null);
  let best: Verdict[] = [];
  for (const chosen of arrangements(slots, wanted.length)) {
    const judged = judge(statement, wanted, chosen);
    if (best.length === 0 || countRight(judged) > countRight(best)) best = judged;
  }
  return [...verdicts, ...best];
}

function judge(
  statement: Statement,
  wanted: readonly Group[],
  chosen: readonly (FoundObject | null)[],
): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const [i, group] of wanted.entries()) {
    const object = at(chosen, i, 'the objects chosen');
    const add = (attribute: Attribute, want: unknown, have: unknown): void => {
      if (want !== null) verdicts.push({ attribute, right: have === want });
    };
    add('shape', group.shape, object?.shape);
    add('colour', group.colour, object?.colour);
    add('size', group.size, object?.size);
    add('position', group.corner, object?.corner);
  }
  if (statement.relation !== null) {
    const [first, second] = chosen;
    const right = !!first && !!second && stands(first, statement.relation, second);
    verdicts.push({ attribute: 'position', right });
  }
  return verdicts;
}

function stands(first: FoundObject, relation: Relation, second: FoundObject): boolean {
  switch (relation) {
    case 'left of':
      return second.x - first.x >= CLEARLY;
    case 'right of':
      return first.x - second.x >= CLEARLY;
    case 'above':
      return second.y - first.y >= CLEARLY;
    case 'below':
      return first.y - second.y >= CLEARLY;
  }
}

function* arrangements<T>(items: readonly T[], length: number): Generator<T[]> {
  if (length === 0) yield [];
  else {
    for (const [i, first] of items.entries()) {
      for (const rest of arrangements(items.toSpliced(i, 1), length - 1)) yield [first, ...rest];
    }
  }
}

function countRight(verdicts: readonly Verdict[]): number {
  return verdicts.filter((v) => v.right).length;
}
