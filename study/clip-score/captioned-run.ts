import { dirname, relative, resolve } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { folderImages } from '#evaluation/image-sets/images/sources/folder-images.ts';
import { manifestPath, readManifest } from '#generator/manifest/manifest-file.ts';
import type { CaptionedImages } from './captioned-images.ts';

/**
 * The images of a folder that `onpar generate` wrote, or of one arm's folder in it, with the prompts
 * of its manifest.
 *
 * @throws UserError `bad-image-set` where there is no manifest, or an image that it does not name
 */
export async function captionedRun(folder: string): Promise<CaptionedImages> {
  const set = await folderImages(folder);
  const captions = new Map<string, string>();
  const unknown: string[] = [];
  const home = await homeOf(folder);
  for await (const { name } of set.images()) {
    const record = home.records.get(relative(home.folder, resolve(name)));
    if (record === undefined) unknown.push(name);
    else captions.set(name, record.prompt);
  }
  const [first] = unknown;
  if (first === undefined) return { set, captions };
  throw new UserError(
    `${manifestPath(home.folder)} names no prompt of ${first}${unknown.length > 1 ? ` and ${unknown.length - 1} other images` : ''}: CLIPScore needs the prompt of every image, so move them elsewhere.`,
    { code: 'bad-image-set' },
  );
}

async function homeOf(
  folder: string,
): Promise<{ folder: string; records: Awaited<ReturnType<typeof readManifest>> }> {
  const own = resolve(folder);
  for (const place of [own, dirname(own)]) {
    const records = await readManifest(manifestPath(place));
    if (records.size > 0) return { folder: place, records };
  }
  throw new UserError(
    `There is no manifest.jsonl in ${folder} or above it, so the prompts of its images are not known: name a folder that onpar generate wrote, or STUDY/ARM.`,
    { code: 'bad-image-set' },
  );
}
