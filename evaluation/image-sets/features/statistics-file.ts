import { readFile } from 'node:fs/promises';
import { unzipSync, zipSync } from 'fflate';
import { UserError } from '#domain/user-error.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { readNpy, writeNpy } from '#files/npy.ts';
import type { NpyArray } from '#files/npy.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/** Mean and covariance of a set's features; the rest is undefined in files of other tools. */
export type FeatureStatistics = {
  mean: Float64Array;
  covariance: Matrix;
  n: number | undefined;
  networkSha256: string | undefined;
  resize: string | undefined;
  ddof: number | undefined;
};

/** An array that unpacks to more is refused (4096 dimensions in float64 are 134 MB). */
const MAX_ARRAY_BYTES = 600 * 1024 * 1024;

/**
 * Reads statistics in pytorch-fid's form: a `.npz` with `mu` (D) and `sigma` (D x D), and ours
 * beside them: `n`, `network_sha256`, `resize`, `ddof`. Throws UserError saying what is wrong.
 */
export async function readStatistics(path: string): Promise<FeatureStatistics> {
  const bytes = await readFile(path);
  try {
    return parseStatistics(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The statistics file ${path} cannot be read: ${reason}.`, {
      code: 'bad-statistics',
      cause,
    });
  }
}

function parseStatistics(bytes: Uint8Array): FeatureStatistics {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (originalSize > MAX_ARRAY_BYTES) throw new RangeError(`${name} is too large`);
      return name.endsWith('.npy');
    },
  });
  const array = (key: string): NpyArray | undefined => {
    const file = files[`${key}.npy`];
    return file === undefined ? undefined : readNpy(file);
  };
  const number = (key: string): number | undefined => {
    const found = array(key);
    return found?.kind === 'numbers' ? found.values[0] : undefined;
  };
  const text = (key: string): string | undefined => {
    const found = array(key);
    return found?.kind === 'text' ? found.values[0] : undefined;
  };
  const [mu, sigma] = [array('mu'), array('sigma')];
  if (mu?.kind !== 'numbers' || sigma?.kind !== 'numbers')
    throw new RangeError('it has no number arrays mu and sigma');
  const width = mu.values.length;
  if (mu.shape.length !== 1 || sigma.shape.join() !== [width, width].join())
    throw new RangeError(`mu is ${mu.shape.join(' x ')} and sigma ${sigma.shape.join(' x ')}`);
  const covariance = { rows: width, columns: width, values: sigma.values };
  requireCovariance(mu.values, covariance);
  return {
    mean: mu.values,
    covariance,
    n: number('n'),
    networkSha256: text('network_sha256'),
    resize: text('resize'),
    ddof: number('ddof'),
  };
}

function requireCovariance(mean: Float64Array, { rows: width, values }: Matrix): void {
  if (!mean.every(Number.isFinite) || !values.every(Number.isFinite))
    throw new RangeError('it holds values that are not finite');
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  for (let i = 0; i < width; i++) {
    if ((values[i * width + i] ?? 0) < -1e-6 * largest)
      throw new RangeError('sigma has a negative variance');
    for (let j = 0; j < i; j++)
      if (Math.abs((values[i * width + j] ?? 0) - (values[j * width + i] ?? 0)) > 1e-6 * largest)
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
