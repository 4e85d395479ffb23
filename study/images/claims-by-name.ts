import { last } from '#domain/last.ts';
import { slugOf } from './claim.ts';
import type { Claim, KnownPrompts } from './claim.ts';

/** `00012-0`, `12_3`, `00012`: the prompt's place in its set, and the replicate. */
const PLACE = /^(?:prompt[-_ ]?)?(\d{1,8})(?:[-_ ](\d{1,6}))?$/i;
const FOLDER = /^(?:prompt[-_ ]?)?(\d{1,8})$/i;

/**
 * Whose image each file is, by its name: in a folder of one prompt (its place in the set, or its
 * text) by that, else by a name such as `00012-0.png` or the prompt's text.
 */
export function claimsByName(files: readonly string[], prompts: KnownPrompts): Claim[] {
  return files.flatMap((file) => {
    const claim = claimOf(file, prompts);
    return claim === null ? [] : [{ file, ...claim }];
  });
}

function claimOf(file: string, prompts: KnownPrompts): Omit<Claim, 'file'> | null {
  const parts = file.split('/');
  const stem = last(parts, 'the parts of a path').replace(/\.[^.]+$/, '');
  const folder = parts.at(-2);
  const ofFolder = folder === undefined ? null : promptOfFolder(folder, prompts);
  if (ofFolder !== null) return { index: ofFolder, replicate: null };
  const place = PLACE.exec(stem);
  if (place !== null) return { index: Number(place[1]), replicate: wholeOf(place[2]) };
  return claimOfText(stem, prompts);
}

function wholeOf(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}

function promptOfFolder(name: string, { byIndex, bySlug }: KnownPrompts): number | null {
  const digits = FOLDER.exec(name)?.[1];
  if (digits !== undefined && byIndex.has(Number(digits))) return Number(digits);
  return bySlug.get(slugOf(name))?.index ?? null;
}

/** A name that is the prompt's text, with a number behind it or none. */
function claimOfText(stem: string, { bySlug }: KnownPrompts): Omit<Claim, 'file'> | null {
  const slug = slugOf(stem);
  const prompt = bySlug.get(slug) ?? bySlug.get(slug.replace(/-\d{1,6}$/, ''));
  return prompt === undefined ? null : { index: prompt.index, replicate: null };
}
