import { at } from '#domain/at.ts';
import { last } from '#domain/last.ts';

const PLACE = /^(?:prompt[-_ ]?)?(\d{1,8})(?:[-_ ](\d{1,6}))?$/i;
const FOLDER = /^(?:prompt[-_ ]?)?(\d{1,8})$/i;

/** A prompt's place in its set, and the replicate where a name says one. */
export type NamedPlace = { index: number; replicate: number | null };

/** The name of a file without its folders and its ending. */
export function stemOf(file: string): string {
  return last(file.split('/'), 'the parts of a path').replace(/\.[^.]+$/, '');
}

/** What a file's name says: `00012-0`, `12_3`, `00012`, `prompt-12`. */
export function placeOfName(stem: string): NamedPlace | null {
  const [, index, replicate] = PLACE.exec(stem) ?? [];
  if (index === undefined) return null;
  return { index: Number(index), replicate: replicate === undefined ? null : Number(replicate) };
}

/** What the name of a folder of one prompt says: `12`, `prompt-00012`. */
export function placeOfFolder(name: string): number | null {
  const digits = FOLDER.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The place that the nearest folder above a file is called by; null where none is. */
export function placeOfFolders(file: string): number | null {
  const places = file.split('/').slice(0, -1).map(placeOfFolder);
  const nearest = places.findLastIndex((place) => place !== null);
  return nearest < 0 ? null : at(places, nearest, 'the folders of a path');
}

/** Whether several folders are called by places, and so have a prompt each. */
export function hasFolderEach(files: readonly string[]): boolean {
  return new Set(files.flatMap((file) => placeOfFolders(file) ?? [])).size > 1;
}
