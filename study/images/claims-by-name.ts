import { at } from '#domain/at.ts';
import { slugOf } from './claim.ts';
import type { Claim, KnownPrompts } from './claim.ts';
import {
  hasFolderEach,
  placeOfFolder,
  placeOfFolders,
  placeOfName,
  stemOf,
} from './place-names.ts';
import type { NamedPlace } from './place-names.ts';

/** Tools of these models put a sheet of all images beside them. */
const SHEET = /^grid(?:[-_ ]?\d+)?$/i;

/** A file whose folder says one prompt of the study, and its name another. */
export type Doubt = {
  file: string;
  folder: number;
  name: number;
  /** whether the name says a replicate too, and so could be the one that is meant */
  isFull: boolean;
};

/** What the names of files say; what is in doubt is taken by the one that was asked for. */
export type NameReading = { claims: Claim[]; doubts: Doubt[] };

/**
 * Whose image each file is, by its name: in a folder of one prompt (its place in the set, or its
 * text), or one within it, by that, else by a name such as `00012-0.png` or the prompt's text.
 *
 * A name that says prompt and replicate and is of the same prompt as its folder shows that the names of
 * that folder mean what they say. Where such names are only of other prompts of the study, either can
 * be meant: `512/00012-0.png` is prompt 12 in a folder of that resolution, or the first of prompt 512.
 */
export function claimsByName(
  files: readonly string[],
  prompts: KnownPrompts,
  inDoubt: 'name' | 'folder',
): NameReading {
  const read = files.map((file) => readName(file, prompts));
  const folders = Map.groupBy(nearest(withoutOthers(read)), ({ path }) => path);
  const claims: Claim[] = [];
  const doubts: Doubt[] = [];
  for (const named of folders.values()) {
    const others = named.filter((one) => saysOther(one, prompts));
    const isDoubted = others.some(isFull);
    const byName = named.some(saysSame) || (isDoubted && inDoubt === 'name');
    if (!named.some(saysSame)) for (const doubt of others.flatMap(toDoubt)) doubts.push(doubt);
    for (const claim of named.flatMap((one) => claimOf(one, { byName, prompts })))
      claims.push(claim);
  }
  return { claims, doubts };
}

type Named = {
  file: string;
  path: string;
  stem: string;
  /** the prompt of the nearest folder that is called like one, and how far below it the file lies */
  folder: number | null;
  below: number;
  /** what holds that folder */
  holder: string;
  /** the prompt that its name says, and the replicate where it says one */
  place: NamedPlace | null;
};

function readName(file: string, prompts: KnownPrompts): Named {
  const parts = file.split('/');
  const stem = stemOf(file);
  const folders = parts.slice(0, -1).map((part) => promptOfFolder(part, prompts));
  const nearestFolder = folders.findLastIndex((index) => index !== null);
  return {
    file,
    path: parts.slice(0, -1).join('/'),
    stem,
    folder: nearestFolder < 0 ? null : at(folders, nearestFolder, 'the folders of a path'),
    below: folders.length - 1 - nearestFolder,
    holder: parts.slice(0, Math.max(nearestFolder, 0)).join('/'),
    place: placeOfName(stem),
  };
}

/**
 * Without the images of other prompts: where folders have a prompt each, a number alone is not a place
 * in a folder beside them whose prompt the study does not hold (`13/1.png` beside `12/1.png`, `a blue
 * dog/1.png` beside `a red fox/1.png`).
 */
function withoutOthers(files: readonly Named[]): Named[] {
  const isFolderEach = hasFolderEach(files.map(({ file }) => file));
  const holders = new Set(files.flatMap(({ folder, holder }) => (folder === null ? [] : holder)));
  const isOfOther = (one: Named): boolean =>
    one.folder === null &&
    one.place?.replicate === null &&
    ((isFolderEach && placeOfFolders(one.file) !== null) ||
      parentsOf(one).some((parent) => holders.has(parent)));
  return files.filter((one) => !isOfOther(one));
}

/** The folder that holds each folder of a file's path, the outermost first. */
function parentsOf({ path }: Named): string[] {
  const parts = path === '' ? [] : path.split('/');
  return parts.map((_, depth) => parts.slice(0, depth).join('/'));
}

/**
 * Without the sheets in folders of prompts, and of folders in such a folder (`12/samples/`) only those
 * that it has no image beside (`12/final.png`, `12/drafts/1.png`).
 */
function nearest(files: readonly Named[]): Named[] {
  const images = files.filter(({ folder, stem }) => folder === null || !SHEET.test(stem));
  const shallowest = new Map<number, number>();
  for (const { folder, below } of images) {
    if (folder !== null) shallowest.set(folder, Math.min(below, shallowest.get(folder) ?? below));
  }
  return images.filter(({ folder, below }) => folder === null || shallowest.get(folder) === below);
}

function isFull({ place }: Named): boolean {
  return place !== null && place.replicate !== null;
}

function saysSame(one: Named): boolean {
  return isFull(one) && one.place?.index === one.folder;
}

function saysOther({ folder, place }: Named, { byIndex }: KnownPrompts): boolean {
  return folder !== null && place !== null && place.index !== folder && byIndex.has(place.index);
}

function toDoubt(one: Named): Doubt[] {
  const { file, folder, place } = one;
  if (folder === null || place === null) return [];
  return [{ file, folder, name: place.index, isFull: isFull(one) }];
}

function claimOf(
  { file, stem, folder, place }: Named,
  { byName, prompts }: { byName: boolean; prompts: KnownPrompts },
): Claim[] {
  if (folder !== null && !(byName && place !== null && place.replicate !== null))
    return [{ file, index: folder, replicate: null }];
  if (place !== null) {
    const { index, replicate } = place;
    // eslint-disable-next-line onpar/no-silent-default -- a place alone names the first of its images
    return [{ file, index, replicate: replicate === null ? 0 : replicate }];
  }
  const index = promptOfText(stem, prompts);
  return index === null ? [] : [{ file, index, replicate: null }];
}

function promptOfFolder(name: string, { byIndex, bySlug }: KnownPrompts): number | null {
  const place = placeOfFolder(name);
  if (place !== null && byIndex.has(place)) return place;
  return bySlug.get(slugOf(name))?.index ?? null;
}

/** A name that is the prompt's text, with a number behind it or none. */
function promptOfText(stem: string, { bySlug }: KnownPrompts): number | null {
  const slug = slugOf(stem);
  const prompt = bySlug.get(slug) ?? bySlug.get(slug.replace(/-\d{1,6}$/, ''));
  return prompt?.index ?? null;
}
