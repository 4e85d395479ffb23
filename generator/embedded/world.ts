import { at } from '#domain/at.ts';
import world from './world.json' with { type: 'json' };

export type Shape = keyof typeof world.shapes;
export type Colour = keyof typeof world.colours;
export type Background = keyof typeof world.backgrounds;
export type Size = keyof typeof world.radius;

/** The four cells of a scene, in the order of reading. */
export const CORNERS = ['top left', 'top right', 'bottom left', 'bottom right'] as const;
export type Corner = (typeof CORNERS)[number];

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

function namesOf<T extends object>(table: T): (keyof T)[] {
  const isName = (name: string): name is Extract<keyof T, string> => name in table;
  return Object.keys(table).filter(isName);
}

function toRgb(numbers: readonly number[]): Rgb {
  return [at(numbers, 0, 'a colour'), at(numbers, 1, 'a colour'), at(numbers, 2, 'a colour')];
}

/**
 * The small world that the embedded models know: square images of four cells with at most one
 * object each. The Python of `training/` reads the same file.
 */
export const WORLD = {
  imageSize: world.imageSize,
  /** pixels; where the columns, and the rows, of cells have their middle */
  centres: world.centres,
  shapes: namesOf(world.shapes),
  colours: namesOf(world.colours),
  backgrounds: namesOf(world.backgrounds),
  sizes: namesOf(world.radius),
  plural: (shape: Shape): string => world.shapes[shape],
  /** pixels from an object's middle to its farthest side */
  radius: (size: Size): number => world.radius[size],
  colourRgb: (colour: Colour): Rgb => toRgb(world.colours[colour]),
  backgroundRgb: (background: Background): Rgb => toRgb(world.backgrounds[background]),
  heldOutModulus: world.heldOutModulus,
} as const;
