import { at } from '#domain/at.ts';
import { isNpy } from '#files/npy-header.ts';
import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { openNpz } from '../features/open-npz.ts';
import type { NpzArchive } from '../features/open-npz.ts';
import { readNpyHead } from '../features/read-npy-head.ts';
import { readStatistics } from '../features/statistics-file.ts';
import type { FeatureStatistics } from '../features/statistics-file.ts';
import type { ImageSet } from '../images/image-set.ts';
import { arrayImages, arrayInFile, isImageBatch } from '../images/sources/array-images.ts';
import { folderImages } from '../images/sources/folder-images.ts';
import { existingPath } from './existing-path.ts';
import { namedWithReasons } from './refuse-unreadable.ts';
import { zipImages } from '../images/sources/zip-images.ts';

/** One side of a comparison: images still to be looked at, features, or statistics kept from before. */
export type EvaluationInput =
  | { kind: 'images'; set: ImageSet }
  | { kind: 'features'; label: string; features: Matrix }
  | { kind: 'statistics'; label: string; statistics: FeatureStatistics };

/**
 * Opens a path as one side of a comparison: a folder or a zip of images, an array of images (`.npy`,
 * or `arr_0` in a `.npz`), or statistics in a `.npz`; told by content. Throws UserError when there is
 * no such thing, or no image in it.
 */
export async function openEvaluationInput(path: string): Promise<EvaluationInput> {
  const found = await existingPath(path);
  if (found.isDirectory()) return imageInput(await folderImages(path));
  const head = await readNpyHead(path);
  if (isNpy(head)) return imageInput(await arrayImages(arrayInFile(path, head, found.size)));
  if (head.subarray(0, 2).toString('latin1') === 'PK') return openArchive(path);
  throw new UserError(
    `${path} is neither a folder, a zip or an array of images, nor .npz statistics: name one of these.`,
    { code: 'bad-image-set' },
  );
}

/** A zip of arrays, or of images, whatever it is called. */
async function openArchive(path: string): Promise<EvaluationInput> {
  const called = /\.npz$/i.test(path);
  const npz = await openNpz(path).catch((cause: unknown) => {
    if (called) throw unreadable(path, cause);
  });
  if (npz === undefined) return imageInput(await zipImages(path));
  if (npz.names.length > 0 && (called || npz.arraysAlone)) return arraysInput(path, npz);
  await npz.close();
  return imageInput(await zipImages(path));
}

async function arraysInput(path: string, npz: NpzArchive): Promise<EvaluationInput> {
  try {
    const images = await imagesIn(path, npz);
    if (images !== undefined) return imageInput({ ...images, close: npz.close });
    const statistics = await readStatistics(npz);
    await npz.close();
    return { kind: 'statistics', label: path, statistics };
  } catch (cause) {
    await npz.close();
    throw cause instanceof UserError ? cause : unreadable(path, cause);
  }
}

/** The images of a `.npz`: its only array that is a batch of them, else its `arr_0`. */
async function imagesIn(path: string, npz: NpzArchive): Promise<ImageSet | undefined> {
  if (npz.names.includes('mu') || npz.names.includes('sigma')) return undefined;
  const batches: string[] = [];
  for (const name of npz.names.slice(0, MAX_ARRAYS)) {
    const header = await npz.header(name);
    if (header !== undefined && isImageBatch(header)) batches.push(name);
  }
  if (batches.length > 1)
    throw new UserError(
      `${path} holds several arrays of images (${batches.join(', ')}): save them as one, or one to a file.`,
      { code: 'bad-array' },
    );
  // where none is a batch, arr_0 is refused by what it is
  const array = await npz.stored(batches.length === 0 ? 'arr_0' : at(batches, 0));
  return array && (await arrayImages(array));
}

/** Arrays of a `.npz` that are looked into for images. */
const MAX_ARRAYS = 16;

function unreadable(path: string, cause: unknown): UserError {
  const reason = failureWords(cause);
  return new UserError(`The statistics file ${path} cannot be read: ${reason}.`, {
    code: 'bad-statistics',
    cause,
  });
}

function imageInput(set: ImageSet): EvaluationInput {
  const { count, label, unreadable = [], leftOut = [] } = set;
  if (count + unreadable.length >= 2) return { kind: 'images', set };
  const unlike = [...unreadable, ...leftOut];
  const needed = 'PNG, JPEG, WebP, TIFF, GIF, BMP or PPM files';
  throw new UserError(
    count > 0
      ? `There is only one image in ${label}: a covariance needs at least 2.`
      : unlike.length === 0
        ? `There are no images in ${label}: it needs ${needed}.`
        : `There are no images in ${label} that can be read (${namedWithReasons(unlike, 5)}): it needs ${needed}.`,
    { code: 'bad-image-set' },
  );
}
