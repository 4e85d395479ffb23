import { last } from '#domain/last.ts';
import { at } from '#domain/at.ts';
import { PLACE } from './claims-by-name.ts';

/**
 * What is wrong with files that are called by places counted from 1: the first and one past the last
 * place are there, and place 0 is not. Each would show the picture of the prompt before its own.
 *
 * @param setSize prompts in the whole set, of which the study may draw a part
 */
export function placesFromOne(files: readonly string[], setSize: number): string[] {
  const byPlace = new Map(files.map((file) => [placeOf(file), file]));
  const past = byPlace.get(setSize);
  if (past === undefined || !byPlace.has(1) || byPlace.has(0)) return [];
  return [
    `has files called by places from 1 to ${setSize} (such as ${past}), and the places of the set are 0 to ${setSize - 1}: count them from 0, or list the files with their prompts in manifest.jsonl or a CSV`,
  ];
}

function placeOf(file: string): number | null {
  const stem = last(file.split('/'), 'the parts of a path').replace(/\.[^.]+$/, '');
  const found = PLACE.exec(stem);
  return found === null ? null : Number(at(found, 1, 'the parts of a name'));
}
