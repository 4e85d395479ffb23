import { InvalidArgumentError } from 'commander';

/** Reads a list of names with commas between; an empty one, or one that is given twice, is refused. */
export function parseNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes(''))
    throw new InvalidArgumentError('A name is missing: write them with one comma between.');
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new InvalidArgumentError(`${twice} is given twice: write each of them once.`);
  return names;
}
