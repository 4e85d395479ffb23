import { drawMultiplicities, type Multiplicities } from './draw-multiplicities.ts';
import type { Random } from './seeded-random.ts';

/**
 * The draws of bootstraps that all begin at the same seed, by how many units of each kind there are:
 * what resamples equally many gets the same draws.
 */
export type BootstrapDraws = (...units: readonly number[]) => readonly Multiplicities[];

/** Draws of so many sizes are at hand at once: the pairs of arms of a question rarely have more. */
const KEPT = 4;

/**
 * Draws that are made once for each size and kept while they are used.
 *
 * @param options.createRandom a fresh source, always from the same seed
 */
export function createBootstrapDraws(options: {
  replicates: number;
  createRandom: () => Random;
}): BootstrapDraws {
  const { replicates, createRandom } = options;
  const kept = new Map<string, readonly Multiplicities[]>();
  return (...units) => {
    const key = units.join();
    const draws =
      kept.get(key) ?? drawMultiplicities({ units, replicates, random: createRandom() });
    kept.delete(key);
    kept.set(key, draws);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return draws;
  };
}
