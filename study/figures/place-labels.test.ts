import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { placeLabels } from './place-labels.ts';

type Wanted = Parameters<typeof placeLabels>[0][number];

const LETTER = 7;
const FRAME = { left: 48, right: 520 };
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const;

function point(x: number, y: number, text = 'shapes-base 10 Iterations'): Wanted {
  return { text, x, y, horizontal: [x - 30, x + 30], vertical: [y - 60, y + 60] };
}

/** Whether a label lies on a point's interval. */
function crosses(
  label: ReturnType<typeof placeLabels>[number],
  { x, y, ...point }: Wanted,
): boolean {
  const length = label.text.length * LETTER;
  const left = label.x - length * BEFORE[label.anchor];
  const [right, top, bottom] = [left + length, label.y - 12, label.y + 4];
  const { vertical, horizontal } = point;
  const up =
    vertical !== null && left < x && x < right && top < vertical[1] && vertical[0] < bottom;
  const along =
    horizontal !== null && top < y && y < bottom && left < horizontal[1] && horizontal[0] < right;
  return up || along;
}

it('keeps labels off the intervals of two points that are near', () => {
  const points = [point(200, 150, 'shapes-fast 4 Iterations'), point(350, 145)];
  const labels = placeLabels(points, FRAME);
  for (const label of labels) for (const one of points) expect(crosses(label, one)).toBe(false);
});

it('keeps labels inside their frame, and off intervals wherever two points stand', () => {
  const place = fc.record({
    x: fc.integer({ min: 80, max: 470 }),
    y: fc.integer({ min: 90, max: 230 }),
  });
  fc.assert(
    fc.property(place, place, (one, other) => {
      const points = [point(one.x, one.y, 'arm one'), point(other.x, other.y, 'arm two')];
      for (const label of placeLabels(points, FRAME)) {
        const left = label.x - label.text.length * LETTER * BEFORE[label.anchor];
        expect(left).toBeGreaterThanOrEqual(FRAME.left);
        expect(left + label.text.length * LETTER).toBeLessThanOrEqual(FRAME.right);
        for (const near of points) expect(crosses(label, near)).toBe(false);
      }
    }),
  );
});

it('cuts what has no room', () => {
  const [label] = placeLabels([{ ...point(500, 100, 'x'.repeat(90)), vertical: null }], FRAME);
  expect(at([label], 0)?.text).toMatch(/^x+…$/);
});
