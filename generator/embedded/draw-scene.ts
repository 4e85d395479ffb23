import { at } from '#domain/at.ts';
import type { Random } from './random.ts';
import type { Scene, SceneObject } from './scene.ts';
import type { Group, Relation, Statement } from './statement.ts';
import { CORNERS, WORLD } from './world.ts';

/**
 * A random scene of which the statement is true and complete; what it leaves open is drawn evenly.
 * A relation puts its two objects side by side or one straight above the other.
 */
export function drawScene(random: Random, statement: Statement): Scene {
  const wanted = statement.groups.flatMap((g) => Array.from({ length: g.count }, () => g));
  const places = placeObjects(random, wanted, statement.relation);
  const cells: (SceneObject | null)[] = CORNERS.map(() => null);
  for (const [i, { shape, colour, size }] of wanted.entries()) {
    cells[at(places, i, 'the places')] = {
      shape,
      colour: colour ?? random.pick(WORLD.colours),
      size: size ?? random.pick(WORLD.sizes),
    };
  }
  return { background: statement.background ?? random.pick(WORLD.backgrounds), cells };
}

/** The cell of each wanted object. */
function placeObjects(
  random: Random,
  wanted: readonly Group[],
  relation: Relation | null,
): number[] {
  const all = CORNERS.map((_, cell) => cell);
  for (;;) {
    const cells = random.shuffle(all).slice(0, wanted.length);
    const fits = wanted.every(
      (g, i) => g.corner === null || g.corner === CORNERS[at(cells, i, 'the cells')],
    );
    if (!fits) continue;
    if (relation === null) return cells;
    if (isRelated(at(cells, 0, 'the cells'), relation, at(cells, 1, 'the cells'))) return cells;
  }
}

function isRelated(first: number, relation: Relation, second: number): boolean {
  const columns = (first % 2) - (second % 2);
  const rows = Math.floor(first / 2) - Math.floor(second / 2);
  switch (relation) {
    case 'left of':
      return columns === -1 && rows === 0;
    case 'right of':
      return columns === 1 && rows === 0;
    case 'above':
      return columns === 0 && rows === -1;
    case 'below':
      return columns === 0 && rows === 1;
  }
}
