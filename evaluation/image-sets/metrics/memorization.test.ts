import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { memorization } from './memorization.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';

const uniform = createSeededRandom(6);
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
      uniform,
    });
    expect(value).toBe(1);
    expect(nearest.toSorted((a, b) => a.generated - b.generated).map((p) => p.reference)).toEqual(
      chosen,
    );
    nearest.forEach(({ ratio }) => expect(ratio).toBeLessThan(1e-5));
  });

  it('finds copies also of samples that the reference holds twice, or only', async () => {
    const once = points(40);
    const twice = selectRows(once, [...Array.from({ length: 40 }, (_, i) => i), 7, 7, 21]);
    const generated = selectRows(once, [7, 21, 3]);
    const found = await memorization({ generated, reference: twice, multiply, uniform });
    expect(found.value).toBe(1);
    found.nearest.forEach(({ ratio }) => expect(ratio).toBe(0));
    const same = selectRows(once, [5, 5, 5, 5]);
    const ofOne = { generated: same, reference: same, multiply, uniform };
    expect((await memorization(ofOne)).value).toBe(1);
  });

  it('does not change when all features are moved', async () => {
    const [generated, reference] = [points(30), points(30)];
    const moved = (set: Matrix): Matrix => ({ ...set, values: set.values.map((v) => v + 1e7) });
    const here = await memorization({ generated, reference, multiply, uniform });
    const there = await memorization({
      generated: moved(generated),
      reference: moved(reference),
      multiply,
      uniform,
    });
    expect(there.value).toBe(here.value);
  });

  it('is about one half for fresh samples of the same distribution', async () => {
    const { value, ci95 } = await memorization({
      generated: points(600),
      reference: points(600),
      multiply,
      uniform,
    });
    expect(ci95[0]).toBeLessThan(value);
    expect(ci95[1]).toBeGreaterThan(value);
    expect(Math.abs(value - 0.55)).toBeLessThan(0.1);
  });

  it('is none for samples far from all', async () => {
    const far: Matrix = { rows: 5, columns: 3, values: new Float64Array(15).fill(9) };
    expect(
      (await memorization({ generated: far, reference: points(50), multiply, uniform })).value,
    ).toBe(0);
  });

  it('says nothing of a reference whose samples are all equal, but for copies of it', async () => {
    const reference: Matrix = { rows: 5, columns: 3, values: new Float64Array(15).fill(9) };
    await expect(
      memorization({ generated: points(5), reference, multiply, uniform }),
    ).rejects.toThrow('the reference samples are all equal');
  });
});
