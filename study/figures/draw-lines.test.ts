import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawLines } from './draw-lines.ts';

const unit = fc.constantFrom(1e-4, 1, 1e4);
const point = fc.record({
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  half: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

it('draws no point and no interval outside the frame, in any unit', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 5 }), unit, (points, scale) => {
      const drawing = drawLines({
        title: 'KID',
        from: null,
        lines: points.map(({ y, half }, i) => ({
          label: `model ${i}`,
          points: [
            {
              x: 10 * (i + 1),
              y: y * scale,
              interval: half === null ? null : [(y - half) * scale, (y + half) * scale],
            },
          ],
        })),
      });
      const places = [...drawing.matchAll(/ y[12]="([^"]*)"/g)].map(([, place]) => Number(place));
      for (const place of places) expect(place).toSatisfy((y: number) => y >= 43.9 && y <= 284.1);
    }),
    { seed: 1 },
  );
});

it('spans what is drawn, however small it is', () => {
  const at = (y: number) => ({ x: 10, y, interval: null });
  const lines = [1e-4, 3e-4].map((y) => ({ label: String(y), points: [at(y)] }));
  const drawing = drawLines({ title: 'KID', from: null, lines });
  const ends = [...drawing.matchAll(/polyline points="[\d.]+,([\d.]+)"/g)].map(([, y]) =>
    Number(y),
  );
  expect(Math.max(...ends) - Math.min(...ends)).toBeGreaterThan(100);
});
