import { at } from '#domain/at.ts';

/** The numbers 0 to n - 1 in random order (Fisher & Yates), from a source of uniforms in [0, 1). */
export function shuffledIndices(n: number, uniform: () => number): Int32Array {
  const indices = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = at(indices, i);
    indices[i] = at(indices, j);
    indices[j] = kept;
  }
  return indices;
}
