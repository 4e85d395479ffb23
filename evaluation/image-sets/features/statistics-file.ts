import { zipSync } from 'fflate';
import { at } from '#domain/at.ts';
import { printable } from '#domain/printable.ts';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { RESIZES } from '../images/resize-dialect.ts';
import type { Resize } from '../images/resize-dialect.ts';
import type { DegreesOfFreedomLost } from '../metrics/gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { writeNpy } from '#files/npy.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import type { NpzArchive } from './open-npz.ts';

/** Mean and covariance of a set's features; the rest is undefined in files of other tools. */
export type FeatureStatistics = {
  mean: Float64Array;
  covariance: Matrix;
  n: number | undefined;
  networkSha256: string | undefined;
  resize: string | undefined;
  ddof: DegreesOfFreedomLost | undefined;
};

/** Features of more dimensions are refused: no network gives them, and sigma is their square. */
const MAX_DIMENSIONS = 8192;

/** An array of one number or one text has no more bytes than this. */
const MAX_SMALL_BYTES = 64 * 1024;

/**
 * Reads statistics in pytorch-fid's form: arrays `mu` (D) and `sigma` (D x D), and ours beside
 * them: `n`, `network_sha256`, `resize`, `ddof`. Shapes are looked at before sigma is unpacked.
 * Throws RangeError saying what is wrong.
 */
export async function readStatistics(npz: NpzArchive): Promise<FeatureStatistics> {
  const width = await requireShapes(npz);
  const values = async (key: string, maxBytes: number): Promise<Float64Array> => {
    const array = await npz.read(key, maxBytes);
    if (array?.kind !== 'numbers') throw new RangeError(`it has no number array ${key}`);
    return array.values;
  };
  const mean = await values('mu', (width + 1) * 16 + MAX_SMALL_BYTES);
  const sigma = await values('sigma', width * width * 8 + MAX_SMALL_BYTES);
  const covariance = { rows: width, columns: width, values: sigma };
  requireCovariance(mean, covariance);
  return {
    mean,
    covariance,
    n: await singleWhere(npz, 'n', isCount),
    networkSha256: await singleWhere(npz, 'network_sha256', isSha256),
    resize: await singleWhere(npz, 'resize', isResize),
    ddof: await singleWhere(npz, 'ddof', isDdof),
  };
}

/** The dimensions D that mu and sigma agree on. */
async function requireShapes(npz: NpzArchive): Promise<number> {
  const [mu, sigma] = [await npz.header('mu'), await npz.header('sigma')];
  if (mu === undefined || sigma === undefined)
    throw new RangeError('it has no number arrays mu and sigma');
  const [width] = mu.shape;
  if (width === undefined || mu.shape.length !== 1 || sigma.shape.join() !== `${width},${width}`)
    throw new RangeError(
      `mu is ${sizesOf(mu)} and sigma ${sizesOf(sigma)}, where D and D x D numbers are needed`,
    );
  if (width < 1 || width > MAX_DIMENSIONS)
    throw new RangeError(`its ${width} dimensions are none or more than ${MAX_DIMENSIONS}`);
  return width;
}

const sizesOf = ({ shape }: NpyHeader): string => shape.join(' x ') || 'one value';

type Told = number | string;

/** The one number or text of an array; undefined where there is no such array. */
async function single(npz: NpzArchive, key: string): Promise<Told | undefined> {
  const found = await npz.read(key, MAX_SMALL_BYTES);
  if (found === undefined) return undefined;
  const [value, ...others] = found.values;
  if (value === undefined || others.length > 0)
    throw new RangeError(`its ${key} is no single value`);
  return value;
}

/** As `single`; throws RangeError for what means nothing under the name. */
async function singleWhere<Value extends Told>(
  npz: NpzArchive,
  key: string,
  isPossible: (value: Told) => value is Value,
): Promise<Value | undefined> {
  const value = await single(npz, key);
  if (value === undefined || isPossible(value)) return value;
  throw new RangeError(`its ${key} is ${printable(String(value))}`);
}

const isCount = (value: Told): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isSha256 = (value: Told): value is string =>
  typeof value === 'string' && SHA256_HEX.test(value);
const isResize = (value: Told): value is Resize => Object.hasOwn(RESIZES, value);
const isDdof = (value: Told): value is DegreesOfFreedomLost => value === 0 || value === 1;

function requireCovariance(mean: Float64Array, { rows: width, values }: Matrix): void {
  if (!mean.every(Number.isFinite) || !values.every(Number.isFinite))
    throw new RangeError('it holds values that are not finite');
  const squares = mean.reduce((sum, value) => sum + value * value, 0);
  const trace = mean.reduce((sum, _, i) => sum + at(values, i * (width + 1)), squares);
  if (!Number.isFinite(trace))
    throw new RangeError('its values are so large that their squares overflow');
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  for (let i = 0; i < width; i++) {
    if (at(values, i * width + i) < -1e-6 * largest)
      throw new RangeError('sigma has a negative variance');
    for (let j = 0; j < i; j++)
      if (Math.abs(at(values, i * width + j) - at(values, j * width + i)) > 1e-6 * largest)
        throw new RangeError('sigma is not symmetric');
  }
}

/** Writes statistics that pytorch-fid and clean-fid read, with ours beside them. */
export async function writeStatistics(path: string, statistics: FeatureStatistics): Promise<void> {
  const { mean, covariance, n, networkSha256, resize, ddof } = statistics;
  const arrays: Record<string, Uint8Array> = {
    'mu.npy': writeNpy([mean.length], mean),
    'sigma.npy': writeNpy([covariance.rows, covariance.columns], covariance.values),
  };
  if (n !== undefined) arrays['n.npy'] = writeNpy([], BigInt64Array.of(BigInt(n)));
  if (ddof !== undefined) arrays['ddof.npy'] = writeNpy([], BigInt64Array.of(BigInt(ddof)));
  if (networkSha256 !== undefined) arrays['network_sha256.npy'] = writeNpy([], networkSha256);
  if (resize !== undefined) arrays['resize.npy'] = writeNpy([], resize);
  await writeFileAtomically(path, zipSync(arrays, { level: 0, mtime: '1980-01-02' }));
}
