import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { memorization } from './memorization.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';

const uniform = mulberry32(6);
const points = (rows: number): Matrix => ({
  rows,
  columns: 3,
  values: Float64Array.from({ length: rows * 3 }, uniform),
});

describe('the memorization check', () => {
  it('finds copies and names what they are copies of', async () => {
    const reference = points(200);
    const chosen = [17, 3, 150];
    const { value, nearest } = await memorization({
      generated: selectRows(reference, chosen),
      reference,
      multiply,
    });
    expect(value).toBe(1);
    expect(nearest.toSorted((a, b) => a.generated - b.generated).map((p) => p.reference)).toEqual(
      chosen,
    );
    nearest.forEach(({ ratio }) => expect(ratio).toBeLessThan(1e-5));
  });

  it('is about one half for fresh samples of the same distribution', async () => {
    const { value, ci95 } = await memorization({
      generated: points(600),
      reference: points(600),
      multiply,
    });
    expect(ci95[0]).toBeLessThan(0.55);
    expect(ci95[1]).toBeGreaterThan(0.45);
    expect(Math.abs(value - 0.5)).toBeLessThan(0.1);
  });

  it('is none for samples far from all', async () => {
    const far: Matrix = { rows: 5, columns: 3, values: new Float64Array(15).fill(9) };
    expect((await memorization({ generated: far, reference: points(50), multiply })).value).toBe(0);
  });
});
