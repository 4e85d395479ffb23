import { failureWords } from '#domain/failure-words.ts';
import { readFile } from 'node:fs/promises';
import { UserError } from '#domain/user-error.ts';
import { readNpyHeader } from '#files/npy-header.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { readNpy } from '#files/npy.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { readNpyHead } from '../features/read-npy-head.ts';
import { existingPath } from './existing-path.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';

/**
 * Opens a `.npy` file of features, N x D. Its header is looked at before anything else is read.
 * Throws UserError when it holds something else, a value that is not finite, or fewer than 2 rows.
 */
export async function openFeatures(path: string): Promise<EvaluationInput> {
  const { size } = await existingPath(path);
  try {
    requireFeatures(readNpyHeader(await readNpyHead(path)), size);
    return { kind: 'features', label: path, features: toMatrix(await readFile(path)) };
  } catch (cause) {
    const reason = failureWords(cause);
    throw new UserError(`The features ${path} cannot be used: ${reason}.`, {
      code: 'bad-features',
      cause,
    });
  }
}

function requireFeatures({ shape, kind, width, count, start }: NpyHeader, size: number): void {
  const [rows, columns] = shape;
  if (kind === 'U' || shape.length !== 2 || rows === undefined || !columns)
    throw new RangeError(`they are ${shape.join(' x ') || 'one value'}, not N x D numbers`);
  if (rows < 2) throw new RangeError(`they have ${rows} rows, and a covariance needs at least 2`);
  if (size !== start + count * width)
    throw new RangeError(
      `it holds ${size - start} bytes of values where its shape needs ${count * width}`,
    );
}

/** Below this, numbers of double precision lose their digits. */
const LEAST_SQUARES = 2 ** -1022 / Number.EPSILON;

function toMatrix(bytes: Uint8Array): Matrix {
  const array = readNpy(bytes);
  const [rows, columns] = array.shape;
  if (array.kind !== 'numbers' || rows === undefined || columns === undefined)
    throw new RangeError('they are no numbers');
  if (!array.values.every(Number.isFinite))
    throw new RangeError('they hold values that are not finite');
  const squares = array.values.reduce((sum, value) => sum + value * value, 0);
  if (!Number.isFinite(squares))
    throw new RangeError('they hold values so large that their squares overflow');
  if (squares < LEAST_SQUARES && array.values.some((value) => value !== 0))
    throw new RangeError('their values are so small that their squares vanish');
  return { rows, columns, values: array.values };
}
