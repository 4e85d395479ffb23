import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import type { Group, Statement } from './statement.ts';
import { WORLD } from './world.ts';

const COUNTS = ['no', 'a', 'two', 'three'];

/** A statement in the plainest words of the grammar, e.g. `a red circle left of a blue square`. */
export function writePrompt({ groups, relation, background }: Statement): string {
  const phrases = groups.map(writeGroup);
  if (relation !== null) phrases.splice(0, 2, phrases.slice(0, 2).join(` ${relation} `));
  const last = present(phrases.pop(), 'a group of the statement');
  const objects = phrases.length === 0 ? last : `${phrases.join(', ')} and ${last}`;
  return background === null ? objects : `${objects} on a ${background} background`;
}

function writeGroup({ count, size, colour, shape, corner }: Group): string {
  const noun = count === 1 ? shape : WORLD.plural(shape);
  const words = [at(COUNTS, count, 'the words for counts'), size, colour, noun].filter(
    (word) => word !== null,
  );
  return corner === null ? words.join(' ') : `${words.join(' ')} in the ${corner}`;
}
