import { describe, expect, it } from 'vitest';
import { countTraits, noTraits, pairWarnings } from './image-set-warnings.ts';
import type { TraitCounts } from './image-set-warnings.ts';

function counted(...sizes: string[]): TraitCounts {
  const counts = noTraits();
  const one = { name: 'x.png', format: 'png', height: 1, quality: undefined } as const;
  countTraits(
    counts,
    sizes.map((size) => ({ ...one, width: Number(size) })),
  );
  return counts;
}

describe('two sets', () => {
  it('of the same sizes do not differ in them, whichever comes first and however many', () => {
    const many = ['1', '2', '3', '4', '5', '6'];
    for (const sizes of [['1', '2'], ['2', '1', '1'], many]) {
      expect(pairWarnings(counted(...sizes), counted(...sizes.toReversed()))).toEqual([]);
      expect(pairWarnings(counted(...sizes), counted(...sizes, '9'))).toHaveLength(1);
    }
  });

  it('whose commonest sizes are the same differ in the others', () => {
    const common = ['1', '2', '3', '4'].flatMap((size) => [size, size]);
    expect(pairWarnings(counted(...common, '5'), counted(...common, '6'))).toEqual([
      'The sets differ in image sizes (1x1, 2x1, 3x1, 4x1 and 1 more; 1x1, 2x1, 3x1, 4x1 and 1 more).',
    ]);
  });
});
