import { hasFolderEach, placeOfFolders, placeOfName, stemOf } from './place-names.ts';

/** A place in the prompt set as someone wrote it, and where: a file, or a row of a list. */
export type SaidPlace = { place: number; by: string };

/**
 * Whether places are counted from 1: the first and one past the last place are said, and place 0 is
 * not. Each image would then be shown for the prompt after its own. Gives who says the one past the last.
 *
 * @param setSize prompts in the whole set, of which the study may draw a part
 */
export function saysPastLast(said: readonly SaidPlace[], setSize: number): string | undefined {
  const byPlace = new Map(said.map(({ place, by }) => [place, by]));
  return byPlace.has(1) && !byPlace.has(0) ? byPlace.get(setSize) : undefined;
}

/** What is wrong with files, or folders of a prompt each, that are called by places counted from 1. */
export function placesFromOne(files: readonly string[], setSize: number): string[] {
  const past = saysPastLast(placesSaid(files), setSize);
  if (past === undefined) return [];
  return [
    `has files called by places from 1 to ${setSize} (such as ${past}), and the places of the set are 0 to ${setSize - 1}: count them from 0, or list the files with their prompts in manifest.jsonl or a CSV`,
  ];
}

/** A number with a replicate is a place; one without is an image's where its folder is the place. */
function placesSaid(files: readonly string[]): SaidPlace[] {
  const isFolderEach = hasFolderEach(files);
  return files.flatMap((file) => {
    const name = placeOfName(stemOf(file));
    const folder = isFolderEach ? placeOfFolders(file) : null;
    const isFull = name !== null && name.replicate !== null;
    const place = folder === null || isFull ? name?.index : folder;
    return place === undefined ? [] : [{ place, by: file }];
  });
}
