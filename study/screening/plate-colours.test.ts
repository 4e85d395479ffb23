import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { COPUNCTAL, PLATE_LUMINANCES, plateColours } from './plate-colours.ts';
import type { ConfusionAxis } from './plate-colours.ts';

type Seen = { x: number; y: number; luminance: number };

/** What a screen shows for `#rrggbb` (IEC 61966-2-1), rounding to 8 bits included. */
function shown(colour: string): Seen & { X: number; Z: number } {
  const [r, g, b] = [1, 3, 5].map((from) => {
    const value = parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const X = 0.4124 * r + 0.3576 * g + 0.1805 * b;
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const Z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
  const sum = X + luminance + Z;
  return { X, Z, x: X / sum, y: luminance / sum, luminance };
}

/** In which direction a colour lies from the point that a kind of colour blindness sees nothing along. */
const hueFor = (axis: ConfusionAxis, { x, y }: Seen): number =>
  Math.atan2(y - COPUNCTAL[axis][1], x - COPUNCTAL[axis][0]);

/** What the cones that are left answer: M without L, L without M (Smith and Pokorny 1975). */
const brightnessFor: Record<ConfusionAxis, (seen: ReturnType<typeof shown>) => number> = {
  protan: ({ X, Z, luminance }) => -0.15514 * X + 0.45684 * luminance + 0.03286 * Z,
  deutan: ({ X, Z, luminance }) => 0.15514 * X + 0.54312 * luminance - 0.03286 * Z,
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;

describe.each(['protan', 'deutan'] as const)('a plate along the %s line', (axis) => {
  const { figure, ground } = plateColours(axis, false);
  const [figures, grounds] = [figure.map(shown), ground.map(shown)];

  it('is as bright in its figure as in its ground', () => {
    for (const [step, luminance] of PLATE_LUMINANCES.entries()) {
      expect(at(figures, step).luminance / luminance).toBeCloseTo(1, 1);
      expect(at(grounds, step).luminance / at(figures, step).luminance).toBeCloseTo(1, 1);
    }
  });

  it('has two hues far apart for whoever has all cones, and for the other kind of blindness', () => {
    const other = axis === 'protan' ? 'deutan' : 'protan';
    for (const [step, seen] of figures.entries()) {
      const beside = at(grounds, step);
      expect(Math.hypot(seen.x - beside.x, seen.y - beside.y)).toBeGreaterThan(0.09);
      expect(Math.abs(hueFor(other, seen) - hueFor(other, beside))).toBeGreaterThan(0.015);
    }
  });

  it('has one hue for whoever lacks the cone', () => {
    const hues = [...figures, ...grounds].map((seen) => hueFor(axis, seen));
    expect(Math.max(...hues) - Math.min(...hues)).toBeLessThan(0.01);
  });

  it('hides from them what is brighter under the noise of luminance', () => {
    const bright = (seen: readonly ReturnType<typeof shown>[]): number[] =>
      seen.map((each) => Math.log(brightnessFor[axis](each)));
    const [a, b] = [bright(figures), bright(grounds)];
    const spread = Math.sqrt(mean(a.map((value) => (value - mean(a)) ** 2)));
    expect(Math.abs(mean(a) - mean(b)) / spread).toBeLessThan(1);
  });
});

it('turns figure and ground about, so that neither hue says which is which', () => {
  const { figure, ground } = plateColours('deutan', false);
  expect(plateColours('deutan', true)).toEqual({ figure: ground, ground: figure });
});
