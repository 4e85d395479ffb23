import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { folderImages } from '../images/folder-images.ts';
import type { ImageSet } from '../images/image-set.ts';
import { readNpy } from '#files/npy.ts';
import { readStatistics } from '../features/statistics-file.ts';
import type { FeatureStatistics } from '../features/statistics-file.ts';
import { zipImages } from '../images/zip-images.ts';

/** One side of a comparison: images still to be looked at, features, or statistics kept from before. */
export type EvaluationInput =
  | { kind: 'images'; set: ImageSet }
  | { kind: 'features'; label: string; features: Matrix }
  | { kind: 'statistics'; label: string; statistics: FeatureStatistics };

/**
 * Opens a path as one side of a comparison: a folder or a `.zip` of images, or `.npz` statistics.
 * Throws UserError when there is no such thing, or no image in it.
 */
export async function openEvaluationInput(path: string): Promise<EvaluationInput> {
  const found = await existing(path);
  if (found.isDirectory()) return { kind: 'images', set: requireImages(await folderImages(path)) };
  const ending = extname(path).toLowerCase();
  if (ending === '.npz')
    return { kind: 'statistics', label: path, statistics: await readStatistics(path) };
  if (ending === '.zip') return { kind: 'images', set: requireImages(await zipImages(path)) };
  throw new UserError(
    `${path} is neither a folder, a .zip of images, nor .npz statistics: name one of these.`,
    { code: 'bad-image-set' },
  );
}

/**
 * Opens a `.npy` file of features, N x D. Throws UserError when it holds something else, a value
 * that is not finite, or fewer than 2 rows.
 */
export async function openFeatures(path: string): Promise<EvaluationInput> {
  await existing(path);
  const refuse = (reason: string, cause?: unknown): UserError =>
    new UserError(`The features ${path} cannot be used: ${reason}.`, {
      code: 'bad-features',
      cause,
    });
  const array = await readFile(path).then((bytes) => {
    try {
      return readNpy(bytes);
    } catch (cause) {
      throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
    }
  });
  const [rows = 0, columns = 0] = array.shape;
  if (array.kind !== 'numbers' || array.shape.length !== 2 || columns === 0)
    throw refuse(`they are ${array.shape.join(' x ') || 'one value'}, not N x D numbers`);
  if (rows < 2) throw refuse(`they have ${rows} rows, and a covariance needs at least 2`);
  if (!array.values.every(Number.isFinite)) throw refuse('they hold values that are not finite');
  return { kind: 'features', label: path, features: { rows, columns, values: array.values } };
}

async function existing(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT')
      throw new UserError(`There is no file or folder ${path}: check the path.`, {
        code: 'bad-image-set',
      });
    throw error;
  }
}

function requireImages(set: ImageSet): ImageSet {
  if (set.count >= 2) return set;
  throw new UserError(
    set.count === 0
      ? `There are no images in ${set.label}: it needs PNG, JPEG, WebP, TIFF, GIF or AVIF files.`
      : `There is only one image in ${set.label}: a covariance needs at least 2.`,
    { code: 'bad-image-set' },
  );
}
