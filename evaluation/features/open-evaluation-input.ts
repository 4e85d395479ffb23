import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { UserError } from '#prisma/user-error.ts';
import { folderImages } from './folder-images.ts';
import type { ImageSet } from './image-set.ts';
import { readStatistics } from './statistics-file.ts';
import type { FeatureStatistics } from './statistics-file.ts';
import { zipImages } from './zip-images.ts';

/** One side of a comparison: images still to be looked at, or statistics kept from before. */
export type EvaluationInput =
  | { kind: 'images'; set: ImageSet }
  | { kind: 'statistics'; label: string; statistics: FeatureStatistics };

/**
 * Opens a path as one side of a comparison: a folder or a `.zip` of images, or `.npz` statistics.
 * Throws UserError when there is no such thing, or no image in it.
 */
export async function openEvaluationInput(path: string): Promise<EvaluationInput> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined)
    throw new UserError(`There is no file or folder ${path}: check the path.`, { exitCode: 2 });
  if (found.isDirectory()) return { kind: 'images', set: requireImages(await folderImages(path)) };
  const ending = extname(path).toLowerCase();
  if (ending === '.npz')
    return { kind: 'statistics', label: path, statistics: await readStatistics(path) };
  if (ending === '.zip') return { kind: 'images', set: requireImages(await zipImages(path)) };
  throw new UserError(
    `${path} is neither a folder, a .zip of images, nor .npz statistics: name one of these.`,
    { exitCode: 2 },
  );
}

function requireImages(set: ImageSet): ImageSet {
  if (set.count >= 2) return set;
  throw new UserError(
    set.count === 0
      ? `There are no images in ${set.label}: it needs PNG, JPEG, WebP, TIFF, GIF or AVIF files.`
      : `There is only one image in ${set.label}: a covariance needs at least 2.`,
    { exitCode: 2 },
  );
}
