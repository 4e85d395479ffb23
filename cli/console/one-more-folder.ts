import { InvalidArgumentError } from 'commander';

/** A folder of an option that takes several: one that has a name, and that was not given before. */
export function oneMoreFolder(folder: string, before: readonly string[] = []): string[] {
  if (folder.trim() === '') throw new InvalidArgumentError('Give the path of a folder.');
  if (before.includes(folder))
    throw new InvalidArgumentError(`${folder} is given twice: name each folder once.`);
  return [...before, folder];
}
