import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { Group, Relation, Statement } from './statement.ts';
import { CORNERS, WORLD } from './world.ts';

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
const RELATION_WORDS: Readonly<Record<string, Relation>> = {
  'left of': 'left of',
  'to the left of': 'left of',
  'right of': 'right of',
  'to the right of': 'right of',
  above: 'above',
  below: 'below',
  under: 'below',
};
const RELATION_PATTERN = / (to the left of|left of|to the right of|right of|above|below|under) /;
const BACKGROUND_PATTERN = / on (?:a (\w+) background|(\w+))$/;

/**
 * Reads a prompt of the grammar back into what it states; case and outer spaces do not matter.
 *
 * @throws UserError `unknown-prompt` when the prompt is not of the grammar
 */
export function parsePrompt(prompt: string): Statement {
  const text = prompt.trim().toLowerCase().replace(/\s+/g, ' ');
  const ground = BACKGROUND_PATTERN.exec(text);
  const objects = ground ? text.slice(0, ground.index) : text;
  const parts = objects.split(RELATION_PATTERN);
  const [, relationWords, tail] = parts;
  const background = ground ? pick(prompt, WORLD.backgrounds, ground[1] ?? ground[2]) : null;
  const first = splitGroups(at(parts, 0, 'the parts of a prompt'));
  const rest = tail === undefined ? [] : splitGroups(tail);
  if (parts.length > 3 || (relationWords !== undefined && first.length !== 1))
    throw unknown(prompt);
  const groups = [...first, ...rest].map((phrase) => parseGroup(prompt, phrase));
  const relation =
    relationWords === undefined
      ? null
      : present(RELATION_WORDS[relationWords], `the relation ${relationWords}`);
  if (relation !== null && groups.slice(0, 2).some((g) => g.count > 1)) throw unknown(prompt);
  return { groups, relation, background };
}

function splitGroups(objects: string): string[] {
  return objects.split(/, | and /);
}

function parseGroup(prompt: string, phrase: string): Group {
  const [objects, place] = phrase.split(' in the ');
  const words = present(objects, 'the objects of a group').split(' ');
  const count = COUNTS[present(words.shift(), 'the first word of a group')];
  const noun = words.pop();
  const shape = WORLD.shapes.find((s) => noun === (count === 1 ? s : WORLD.plural(s)));
  if (count === undefined || shape === undefined) throw unknown(prompt);
  const sizeWord = words[0] === 'big' ? 'large' : words[0];
  const size = WORLD.sizes.find((s) => s === sizeWord) ?? null;
  if (size !== null) words.shift();
  const colour = words.length === 0 ? null : pick(prompt, WORLD.colours, words.shift());
  const corner = place === undefined ? null : pick(prompt, CORNERS, place);
  if (words.length > 0 || (corner !== null && count > 1)) throw unknown(prompt);
  return { count, shape, colour, size, corner };
}

function pick<T extends string>(prompt: string, names: readonly T[], word: string | undefined): T {
  const found = names.find((name) => name === word);
  if (found === undefined) throw unknown(prompt);
  return found;
}

function unknown(prompt: string): UserError {
  return new UserError(
    `The prompt "${prompt}" is not of the embedded models' grammar: use prompts like those of generator/embedded/ShapePrompts.tsv.`,
    { code: 'unknown-prompt' },
  );
}
