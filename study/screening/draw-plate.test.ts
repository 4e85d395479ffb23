import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { drawPlate } from './draw-plate.ts';
import type { Plate } from './draw-plate.ts';
import { isInFigure, PLATE_FIGURES } from './plate-figures.ts';
import { plateColours } from './plate-colours.ts';

type Dot = { x: number; y: number; radius: number; colour: string };

function dotsOf(plate: Plate): Dot[] {
  const groups = drawPlate(plate).matchAll(/<g fill="(?<colour>#\w{6})">(?<circles>.*?)<\/g>/g);
  return [...groups].flatMap((group) => {
    const { colour, circles } = present(group.groups, 'a group of dots') as Group;
    const dots = circles.matchAll(/cx="(.*?)" cy="(.*?)" r="(.*?)"/g);
    return [...dots].map(([, x, y, radius]) => ({
      ...{ x: Number(x), y: Number(y), radius: Number(radius), colour },
    }));
  });
}

type Group = { colour: string; circles: string };

const plates = fc.record({
  figure: fc.constantFrom(...PLATE_FIGURES),
  axis: fc.constantFrom('protan' as const, 'deutan' as const),
  seed: fc.string({ maxLength: 12 }),
});

describe('a colour plate', () => {
  it('is the same for the same seed, and another for another', () => {
    const plate: Plate = { figure: 3, axis: 'protan', seed: 'study/0/1' };
    expect(drawPlate(plate)).toBe(drawPlate({ ...plate }));
    expect(drawPlate(plate)).not.toBe(drawPlate({ ...plate, seed: 'study/0/2' }));
  });

  it('is a disc of dots that do not touch, coloured by where they lie', () => {
    fc.assert(
      fc.property(plates, (plate) => {
        const dots = dotsOf(plate);
        expect(dots.length).toBeGreaterThan(250);
        const hues = [true, false].map((isFigure) => {
          const inside = dots.filter(
            ({ x, y }) => isInFigure(plate.figure, [x / 100, y / 100]) === isFigure,
          );
          expect(inside.length).toBeGreaterThan(35);
          return new Set(inside.map(({ colour }) => colour));
        });
        const [figure = new Set(), ground = new Set()] = hues;
        // dots at the very edge may have been rounded over it
        const both = [true, false].some((isTurned) => {
          const colours = plateColours(plate.axis, isTurned);
          const own = (set: Set<string>, among: string[]): number =>
            among.filter((colour) => set.has(colour)).length;
          return own(figure, colours.figure) >= 4 && own(ground, colours.ground) === 5;
        });
        expect(both).toBe(true);
        for (const [place, dot] of dots.entries()) {
          expect(Math.hypot(dot.x, dot.y) + dot.radius).toBeLessThanOrEqual(100.2);
          for (const other of dots.slice(place + 1)) {
            if (Math.hypot(dot.x - other.x, dot.y - other.y) < dot.radius + other.radius)
              throw new Error('two dots touch');
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('shows figures that are far from one another', () => {
    const dots = dotsOf({ figure: 2, axis: 'protan', seed: 'places' });
    const shapes = PLATE_FIGURES.map((figure) =>
      dots.map(({ x, y }) => isInFigure(figure, [x / 100, y / 100])),
    );
    for (const [first, shape] of shapes.entries()) {
      for (const other of shapes.slice(first + 1)) {
        const differ = shape.filter((inside, dot) => inside !== other[dot]).length;
        expect(differ / dots.length).toBeGreaterThan(0.12);
      }
    }
  });
});
