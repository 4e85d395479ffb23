import { at } from '#domain/at.ts';
import { createSeededRandom } from '../design/seeded-random.ts';
import type { SeededRandom } from '../design/seeded-random.ts';
import { plateColours } from './plate-colours.ts';
import type { ConfusionAxis } from './plate-colours.ts';
import { isInFigure } from './plate-figures.ts';
import type { PlateFigure } from './plate-figures.ts';

/** A plate: which figure it hides from whom, and the seed of its dots. */
export type Plate = { figure: PlateFigure; axis: ConfusionAxis; seed: string };

type Dot = { x: number; y: number; radius: number };

/** Radii of dots in a disc of radius 100, the largest first, and how often a place is tried for each. */
const SIZES = [
  { radius: 4.8, tries: 700 },
  { radius: 3.8, tries: 1400 },
  { radius: 2.9, tries: 2800 },
  { radius: 2.2, tries: 4000 },
];

const DISC = 100;

/** Between dots, so that they never touch. */
const GAP = 0.6;

/**
 * Draws a pseudo-isochromatic plate as SVG: a disc of dots whose figure differs from its ground only in
 * hue, along a line that is not seen by those who lack a cone. Sizes, places and luminances of the dots
 * are drawn without regard to the figure. The same plate is always the same text.
 */
export function drawPlate({ figure, axis, seed }: Plate): string {
  const random = createSeededRandom(`plate/${seed}`);
  const colours = plateColours(axis, random.coin());
  const drawn = scatter(random).map((dot) => {
    const isFigure = isInFigure(figure, [dot.x / DISC, dot.y / DISC]);
    const shades = isFigure ? colours.figure : colours.ground;
    return { dot, colour: at(shades, random.below(shades.length), 'a colour of a plate') };
  });
  const groups = [...Map.groupBy(drawn, ({ colour }) => colour)].map(
    ([colour, dots]) => `<g fill="${colour}">${dots.map(({ dot }) => circle(dot)).join('')}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-104 -104 208 208" width="416" height="416"><rect x="-104" y="-104" width="208" height="208" fill="#e2e2e2"/>${groups.join('')}</svg>`;
}

function circle({ x, y, radius }: Dot): string {
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}"/>`;
}

/** Dots that do not touch, thrown one after the other; what would touch another is not placed. */
function scatter(random: SeededRandom): Dot[] {
  const dots: Dot[] = [];
  const coordinate = (): number => (random.below(2001) - 1000) * (DISC / 1000);
  for (const { radius, tries } of SIZES) {
    for (let tried = 0; tried < tries; tried++) {
      const [x, y] = [coordinate(), coordinate()];
      const isFree =
        x ** 2 + y ** 2 <= (DISC - radius) ** 2 &&
        dots.every(
          (dot) => (dot.x - x) ** 2 + (dot.y - y) ** 2 >= (dot.radius + radius + GAP) ** 2,
        );
      if (isFree) dots.push({ x, y, radius });
    }
  }
  return dots;
}
