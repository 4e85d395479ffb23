import { UserError } from '#domain/user-error.ts';
import { readNpy, type NpyArray } from '#files/npy.ts';
import type { LatentShape } from './latent-shape.ts';

/** Starting latents in place of drawn noise: 1 x channels x height x width, of unit deviation. */
export type GivenLatents = { values: Float32Array; shape: readonly number[] };

const MAX_ELEMENTS = 16 * 512 * 512;

/**
 * Reads starting latents from a `.npy` file of numbers, at most 4 M of them.
 *
 * @throws UserError `bad-npy` saying what is wrong with the file
 */
export function readGivenLatents(file: Uint8Array, name: string): GivenLatents {
  const refuse = (why: string, cause?: unknown): never => {
    throw new UserError(`${name} is not an array of latents (${why}): write it with numpy.save.`, {
      code: 'bad-npy',
      cause,
    });
  };
  if (file.length > 8 * MAX_ELEMENTS + 20_000) refuse(`it holds more than ${MAX_ELEMENTS} numbers`);
  const array = parse(file, refuse);
  if (array.kind !== 'numbers') return refuse('it holds text');
  if (array.values.length > MAX_ELEMENTS) refuse(`it holds more than ${MAX_ELEMENTS} numbers`);
  const values = Float32Array.from(array.values);
  if (!values.every(Number.isFinite)) refuse('it holds values that are not finite numbers');
  return { values, shape: array.shape };
}

function parse(file: Uint8Array, refuse: (why: string, cause: unknown) => never): NpyArray {
  try {
    return readNpy(file);
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * Refuses latents of another shape than an arm's images need, also when they hold as many numbers:
 * an image of 128 x 64 is not one of 64 x 128.
 *
 * @throws UserError `bad-latents` with both shapes
 */
export function requireLatentShape(
  latents: GivenLatents,
  arm: { key: string; shape: LatentShape },
): void {
  const needed = [1, ...arm.shape];
  if (latents.shape.join() === needed.join()) return;
  const given = latents.shape.length === 0 ? 'one number' : latents.shape.join(' x ');
  throw new UserError(
    `The given latents are ${given} where arm "${arm.key}" needs ${needed.join(' x ')}: give latents of that shape, or another --width and --height.`,
    { code: 'bad-latents' },
  );
}
